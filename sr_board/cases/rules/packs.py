"""What a law pack must hold, and what it may never weaken (R25). Pure.

Source: domain paper, section 21. A pack is dated data: clocks, forms, bodies, age rules, retention,
each with its source. It never grants rights and never lengthens a report about a child.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.clocks import BUILT_IN, Length
from sr_board.cases.rules.retention import check_lengths
from sr_board.cases.vocabulary import ClockNature

__all__ = ["SECTIONS", "changed", "check_pack", "is_old", "length_in", "merged"]

SECTIONS = (
    *("meta", "age", "clocks", "authorities", "forms", "grounds", "reporters", "penalties"),
    *("privacy", "retention", "services", "consent", "breach", "watch"),
)
_OLD = timedelta(days=365)

Pack = Mapping[str, Any]


def merged(pack: Pack, base: Pack | None) -> dict[str, Any]:
    """A pack over the one it extends: sections and clocks of its own take their place."""
    if base is None:
        return dict(pack)
    whole = {**base, **pack}
    whole["clocks"] = {**base.get("clocks", {}), **pack.get("clocks", {})}
    return whole


def changed(pack: Pack, values: Mapping[str, object]) -> dict[str, Any]:
    """A pack with other values at some paths ("clocks.cwc_production.minutes"); the one given
    stays as it was. Raises InputInvalid "pack-path" for a path that leads through no section."""
    whole: dict[str, Any] = _copied(pack)
    for path, value in values.items():
        at: Any = whole
        *way, last = path.split(".")
        for part in way:
            at = at.setdefault(part, {}) if isinstance(at, dict) else None
        if not isinstance(at, dict) or not way:
            raise InputInvalid("pack-path", path=path)
        at[last] = value
    return whole


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def check_pack(pack: Pack, base: Pack | None = None) -> None:
    """A whole pack is complete and no weaker than the one it extends, nor than the built-in one.

    Raises InputInvalid "pack-section-missing", RuleBroken "case-r25" (parameter `what`).
    """
    for section in SECTIONS:
        if section not in pack:
            raise InputInvalid("pack-section-missing", section=section)
    _check_meta(pack)
    below = pack["age"].get("child_below")
    if not isinstance(below, int) or below < 18:
        raise RuleBroken("case-r25", what="child_below")
    if pack["age"].get("buffer", 0) < 22:
        raise RuleBroken("case-r25", what="buffer")
    check_lengths(pack["retention"])
    for rule, known in BUILT_IN.items():
        if known.nature is not ClockNature.STATUTORY:
            continue
        found = length_in(pack, rule)
        limit = (length_in(base, rule) if base is not None else None) or known
        if found is not None and _weaker(found, limit):
            raise RuleBroken("case-r25", what=rule)


def _weaker(found: Length, limit: Length) -> bool:
    """Longer, no duty by law any more, or moved by journeys where the limit is not."""
    milder = found.nature is not limit.nature or (found.journey and not limit.journey)
    return milder or _minutes(found) > _minutes(limit)


def _check_meta(pack: Pack) -> None:
    meta, consent = pack["meta"], pack["consent"]
    titles = meta.get("title")
    sound = {
        "meta.checked_on": isinstance(meta.get("checked_on"), date),
        "meta.title.en": isinstance(titles, Mapping) and bool(titles.get("en")),
        "consent.en": bool(consent.get("en")),
        "consent.version": bool(consent.get("version")),
    }
    for section, given in sound.items():
        if not given:
            raise InputInvalid("pack-section-missing", section=section)


def length_in(pack: Pack, rule_id: str) -> Length | None:
    """The length of a clock in a pack, None when it says nothing of it.

    Raises InputInvalid "pack-clock" for one that makes no sense.
    """
    row = pack.get("clocks", {}).get(rule_id)
    if row is None:
        return None
    parts = {name: row.get(name, 0) for name in ("minutes", "days", "months")}
    nature = row.get("nature", "internal")
    sound = all(isinstance(value, int) and value >= 0 for value in parts.values())
    sound = sound and nature in tuple(ClockNature)
    if not sound or sum(1 for value in parts.values() if value) != 1:
        raise InputInvalid("pack-clock", rule=rule_id)
    return Length(
        ClockNature(nature),
        parts["minutes"],
        parts["days"],
        parts["months"],
        bool(row.get("plus_journey", False)),
    )


def is_old(checked_on: date, today: date) -> bool:
    """Whether nobody checked the pack for more than a year."""
    return today - checked_on > _OLD


def _minutes(length: Length) -> int:
    return length.minutes + (length.days + 28 * length.months) * 24 * 60
