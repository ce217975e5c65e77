"""Which rules hold: the group's own, else its parents', else the template's, else the defaults.

Pure. Source: domain rules 5.1, cascade. The law of the state lies under all of them as a floor: a
value below it stays, and a finding names the floor and where it was read. A group that has adopted
nothing lives by its template first; a parent then fills only what the template leaves open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from governance.rules.findings import Finding, Level
from governance.rules.floors import is_below
from governance.rules.parameter_keys import ALIASES
from governance.rules.parameters import (
    Entry,
    Floor,
    Origin,
    OriginKind,
    RuleSet,
    value_to_json,
)

__all__ = ["Resolved", "floor_findings", "resolve"]

_OWN_AFFAIRS = frozenset(
    {"member.size", "bank", "reserved", "rotation", "chair.sitting", "board_composition"}
)
"""What a group is for itself; a parent's value says nothing about it."""


@dataclass(frozen=True)
class Resolved:
    """The rules that hold, and a finding for every value below the law."""

    rules: RuleSet
    findings: tuple[Finding, ...]


def resolve(
    own: RuleSet | None,
    parents: Sequence[RuleSet] = (),
    template: RuleSet | None = None,
    floors: Mapping[str, Floor] | None = None,
) -> Resolved:
    """Lay the rules of a group over those it takes from elsewhere.

    `own`: the version in force, None when there is none. `parents`: the nearest first, each with
    its own version in force. `floors`: by key; "office.*.term_months" means every office.
    """
    base = template or RuleSet()
    offices = {*base.office_ids, *(own.office_ids if own else ())}
    taken: dict[str, Entry] = {}
    above = [_taken_over(each, offices) for each in reversed(parents)]
    layers = [*above, base.entries] if own is None else [base.entries, *above, own.entries]
    for layer in layers:
        for key, entry in layer.items():
            taken.pop(_rival(key), None)
            taken[key] = entry
    rules = RuleSet(version=own.version if own else None, template=base.template)
    return _floored(rules.with_entries(taken), floors or {})


def _taken_over(parent: RuleSet, offices: set[str]) -> dict[str, Entry]:
    """What a parent's rules say for a group below it: not its own affairs, not its own offices."""
    return {
        key: Entry(entry.value, None, Origin(OriginKind.PARENT))
        for key, entry in parent.entries.items()
        if key not in _OWN_AFFAIRS
        and (not key.startswith("office.") or key.split(".")[1] in offices)
    }


def _rival(key: str) -> str:
    """The key whose place this one takes: days for hours, hours for days."""
    head, _, tail = key.rpartition(".")
    other = {"days": "hours", "hours": "days"}.get(tail)
    return f"{head}.{other}" if head.startswith("notice.") and other else ""


def _floored(rules: RuleSet, floors: Mapping[str, Floor]) -> Resolved:
    entries = dict(rules.entries)
    for key, floor in _spread(floors, rules):
        held = _held_as(key, rules)
        below = held is not None and is_below(key, held, floor.value)
        entry = rules.entries.get(key) or Entry(rules.value(key), None, Origin())
        if key in rules.entries or below:
            entries[key] = replace(entry, origin=Origin(entry.origin.kind, floor, below))
    done = rules.with_entries(entries)
    return Resolved(done, floor_findings(done))


def _spread(floors: Mapping[str, Floor], rules: RuleSet) -> Iterator[tuple[str, Floor]]:
    """Floors by single keys: one for every office, and a majority as a part of its rule."""
    for key, floor in floors.items():
        if ".*." in key:
            yield from ((key.replace(".*.", f".{each}."), floor) for each in rules.office_ids)
        elif key in ALIASES:
            whole = replace(rules.value(ALIASES[key]), majority=floor.value)
            yield ALIASES[key], replace(floor, value=whole)
        else:
            yield key, floor


def _held_as(key: str, rules: RuleSet) -> object:
    """The value that holds, in the unit of the floor: hours of notice as days of 24 hours."""
    head, _, tail = key.rpartition(".")
    if not head.startswith("notice.") or tail not in ("days", "hours"):
        return rules.value(key)
    notice = rules.notice(head.removeprefix("notice."))
    if tail == "days":
        return notice.days if notice.hours is None else notice.hours // 24
    return notice.hours if notice.days is None else notice.days * 24


def floor_findings(rules: RuleSet) -> tuple[Finding, ...]:
    """A finding for each value that lies below the law, by key."""
    return tuple(
        Finding(
            key,
            "value_below_floor",
            Level.WARN,
            {
                "value": _packed(key, rules.entries[key].value),
                "floor": _packed(key, floor.value),
                "source": floor.source,
                "state": floor.state,
                "checked_on": floor.checked_on,
            },
        )
        for key in rules.below_floor
        if (floor := rules.entries[key].origin.floor) is not None
    )


def _packed(key: str, value: object) -> str:
    return json.dumps(value_to_json(key, value), sort_keys=True)
