"""Worked cases of the rotation: who is next, the whole order, and why somebody may not be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from governance.rules.parameter_values import GoodStanding
from governance.rules.rotation import Candidate, Proposal, Serving, propose
from governance.rules.terms import TermServed
from sr_board.cli.rules_forms import (
    Given,
    as_day,
    as_share,
    day,
    number,
    optional_day,
    pick,
    rows_of,
)
from sr_board.cli.rules_leader_cases import office_rules

__all__ = ["answer", "proposal_of"]


def proposal_of(given: Given) -> Proposal:
    """The proposal that a case asks for."""
    office, rule = str(pick(given, "office")), pick(given, "rule", default={})
    share = rule.get("min_attendance")
    standing = GoodStanding(
        dues_days=number(rule, "max_dues_days", "dues_days", default=30),
        attendance=None if share is None else as_share(share, "min_attendance"),
    )
    terms = _history(given)
    serving = _serving(given.get("serving_now"))
    return propose(
        [
            _candidate(row, terms, serving)
            for row in rows_of(given.get("members"), ("id", "joined"))
        ],
        office_rules(rule, office),
        standing,
        day(given, "on"),
        shortfall=_shortfall(given.get("reserved_shortfall")),
        vacancies_left=number(given, "vacancies_left", default=1),
        lot=[str(each) for each in given.get("recorded_lot") or ()],
    )


def _candidate(
    row: Mapping[str, Any],
    terms: Mapping[str, tuple[TermServed, ...]],
    serving: Mapping[str, tuple[Serving, ...]],
) -> Candidate:
    name = str(pick(row, "id", "name"))
    present, held = row.get("att") or row.get("attendance") or (0, 0)
    return Candidate(
        id=name,
        joined=optional_day(row, "joined"),
        active=row.get("status", "active") == "active",
        dues_days=row.get("dues", row.get("dues_days")),
        present=present,
        held=held,
        groups=frozenset(str(each) for each in row.get("groups") or ()),
        willing=bool(row.get("willing", True)),
        age=row.get("age"),
        terms=terms.get(name, ()),
        serving=serving.get(name, ()),
    )


def _history(given: Given) -> dict[str, tuple[TermServed, ...]]:
    found: dict[str, tuple[TermServed, ...]] = {}
    for row in rows_of(given.get("history"), ("person", "office", "from", "to", "how")):
        person = str(pick(row, "person", "id", "name"))
        term = TermServed(
            str(pick(row, "office")),
            as_day(pick(row, "from", "start"), "from"),
            optional_day(row, "to", "end") or day(given, "on"),
            row.get("how") == "acting",
        )
        found[person] = (*found.get(person, ()), term)
    return found


def _serving(value: object) -> dict[str, tuple[Serving, ...]]:
    found: dict[str, tuple[Serving, ...]] = {}
    for each in value if isinstance(value, list) else []:
        with_start = isinstance(each, list) and len(each) > 3
        columns = ("person", "office", "from", "to") if with_start else ("person", "office", "to")
        (row,) = rows_of([each], columns)
        person = str(pick(row, "person", "id", "name"))
        held = Serving(
            str(row.get("office", "?")), optional_day(row, "to", "until", "due_to", "end")
        )
        found[person] = (*found.get(person, ()), held)
    return found


def _shortfall(value: object) -> list[tuple[str, int]]:
    return [
        (str(pick(row, "group")), number(row, "missing", default=1))
        for row in rows_of(value, ("group", "missing"))
    ]


def answer(given: Given) -> dict[str, Any]:
    """The proposal with the names of the fields in the examples."""
    found = proposal_of(given)
    told: dict[str, Any] = {
        "next": found.next,
        "order": list(found.order),
        "not_eligible": {
            name: [each.code for each in reasons] for name, reasons in found.not_eligible.items()
        },
        "restricted_to": list(found.restricted_to),
        "tie_needing_lot": list(found.tie_needing_lot),
    }
    if found.set_aside:
        told["set_aside"] = list(found.set_aside)
    if found.flag:
        told["flag"] = found.flag
        told["refused_by"] = found.refused_by
    return told
