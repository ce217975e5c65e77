"""What two identities of one person say together, and what remains of one when they are parted."""

from __future__ import annotations

from dataclasses import fields, replace

from sr_board.cases.records import Identity

__all__ = ["joined_identity", "parted_identity"]

_OWN = frozenset({"id", "by", "at"})
_RULE = frozenset(
    {"phone", "rule_at"}
    | {f"contact_{name}" for name in ("rule", "never_call", "only_peer", "times", "words")}
)
"""How she may be reached: one rule of hers, never mixed from two."""
_GUARDIAN = frozenset({"guardian_contact", "guardian_safe"})


def joined_identity(kept: Identity | None, other: Identity | None) -> Identity | None:
    """Fields of the kept file first, those of the other where it has none; every name stays.

    How she may be reached is what she said last; where nobody noted when, the stricter of the two.
    """
    if kept is None or other is None:
        return kept or other
    told: dict[str, object] = {}
    for field in fields(Identity):
        name = field.name
        if name not in _OWN | _RULE | _GUARDIAN:
            told[name] = getattr(kept, name) or getattr(other, name)
    names = (kept.name, *kept.other_names, other.name, *other.other_names)
    told["other_names"] = tuple(
        dict.fromkeys(name for name in names if name and name != told["name"])
    )
    told["languages"] = tuple(dict.fromkeys((*kept.languages, *other.languages)))
    told |= _of(kept if kept.guardian_contact else other, _GUARDIAN)
    told |= _of(_last_said(kept, other), _RULE)
    return replace(kept, **told)  # type: ignore[arg-type]


def parted_identity(now: Identity, kept: Identity | None, result: Identity | None) -> Identity:
    """The identity of the kept file once the other is gone: as before, but for what was corrected
    while the two were one."""
    before = kept if kept is not None else Identity(id=now.id, by=now.by, at=now.at)
    if result is None:
        return now
    told = {
        field.name: getattr(before, field.name)
        for field in fields(Identity)
        if field.name not in _OWN and getattr(now, field.name) == getattr(result, field.name)
    }
    return replace(now, **told)


def _of(who: Identity, names: frozenset[str]) -> dict[str, object]:
    return {name: getattr(who, name) for name in names}


def _last_said(kept: Identity, other: Identity) -> Identity:
    if kept.rule_at and other.rule_at:
        return kept if kept.rule_at >= other.rule_at else other
    if kept.rule_at or other.rule_at:
        return kept if kept.rule_at else other
    if _strict(kept) != _strict(other):
        return max(kept, other, key=_strict)
    return kept if kept.phone or not other.phone else other


def _strict(who: Identity) -> tuple[bool, bool]:
    return who.contact_never_call, bool(who.contact_only_peer)
