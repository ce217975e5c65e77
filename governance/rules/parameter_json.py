"""How values of rules are written down and read back: one small reader for each form. Pure.

Whatever cannot be read raises InputInvalid with the name of the field, never anything else. What
is written reads back as an equal value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from governance.rules import parameter_values as pv
from governance.rules.minutes import MarkCapacity
from governance.rules.votes import Majority, MajorityBase
from sr_board.base.errors import InputInvalid

__all__ = [
    "AMEND",
    "BANK",
    "BOARD_COMPOSITION",
    "CHANNELS",
    "FLAG",
    "FREQUENCY",
    "GOOD_STANDING",
    "MAJORITY",
    "MARKS",
    "MAX_MARKS",
    "PROXY",
    "QUORUM",
    "RECALL",
    "REQUISITION",
    "RESERVED",
    "ROTATION",
    "SHARE",
    "SIZE",
    "TIE_BREAK",
    "Codec",
    "code",
    "optional",
    "whole",
]

Reader = Callable[[object, str], Any]
SLUG = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")


@dataclass(frozen=True)
class Codec:
    """A form of value: its name for forms and catalogues, how it is read and how it is written."""

    name: str
    read: Reader
    write: Callable[[Any], object]


def _unreadable(field: str) -> InputInvalid:
    return InputInvalid("rule-value-unreadable", field=field)


def _as_is(value: Any) -> object:
    return value


def whole(least: int, most: int) -> Codec:
    """A whole number from `least` to `most`."""

    def read(value: object, field: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise _unreadable(field)
        return pv.check_whole(value, least, most, field)

    return Codec("whole", read, _as_is)


def _flag(value: object, field: str) -> bool:
    if not isinstance(value, bool):
        raise _unreadable(field)
    return value


FLAG = Codec("flag", _flag, _as_is)


def code(words: type[StrEnum]) -> Codec:
    """One of the words of a list."""

    def read(value: object, field: str) -> StrEnum:
        if not isinstance(value, str) or value not in [each.value for each in words]:
            raise InputInvalid("choice-unknown", field=field)
        return words(value)

    return Codec("code", read, str)


def optional(codec: Codec) -> Codec:
    """The value, or None."""

    def read(value: object, field: str) -> object:
        return None if value is None else codec.read(value, field)

    def write(value: object) -> object:
        return None if value is None else codec.write(value)

    return Codec(codec.name, read, write)


def _slug(value: object, field: str) -> str:
    if not isinstance(value, str) or not SLUG.match(value):
        raise _unreadable(field)
    return value


SLUGGED = Codec("slug", _slug, _as_is)


def _listed(codec: Codec, *, twice: bool = False, least: int = 0) -> Codec:
    def read(value: object, field: str) -> tuple[object, ...]:
        if not isinstance(value, list | tuple) or len(value) < least:
            raise _unreadable(field)
        items = tuple(codec.read(each, field) for each in value)
        if not twice and len(set(items)) != len(items):
            raise InputInvalid("listed-twice", field=field)
        return items

    return Codec("list", read, lambda items: [codec.write(each) for each in items])


def _pair(value: object, field: str) -> pv.Share:
    if isinstance(value, Mapping) and set(value) == {"num", "den"}:
        value = [value["num"], value["den"]]
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise _unreadable(field)
    number = whole(-pv.MOST_DEN, pv.MOST_DEN)
    num, den = (number.read(each, field) for each in value)
    if not 0 < num <= den:
        raise InputInvalid("share-impossible", field=field, num=num, den=den)
    return pv.Share(num, den)


SHARE = Codec("share", _pair, lambda share: [share.num, share.den])


def _record(
    name: str, make: Callable[..., Any], fields: Mapping[str, Codec], defaults: Mapping[str, object]
) -> Codec:
    """A value with named fields; a field that is not written has its default."""

    def read(value: object, field: str) -> object:
        if not isinstance(value, Mapping) or not set(value) <= set(fields):
            raise _unreadable(field)
        missing = set(fields) - set(value) - set(defaults)
        if missing:
            raise InputInvalid("rule-value-incomplete", field=min(missing))
        read_ = {key: fields[key].read(each, key) for key, each in value.items()}
        return make(**{**defaults, **read_})

    def write(value: object) -> object:
        return {key: codec.write(getattr(value, key)) for key, codec in fields.items()}

    return Codec(name, read, write)


def _of(name: str, cls: type, fields: Mapping[str, Codec]) -> Codec:
    """A value whose class has a default for every field."""
    fresh = cls()
    return _record(name, cls, fields, {key: getattr(fresh, key) for key in fields})


_SMALL = whole(-pv.MOST_PERSONS, pv.MOST_PERSONS)


def _majority(num: int, den: int, base: MajorityBase, strict: bool) -> Majority:
    try:
        return Majority(num, den, base, strict=strict)
    except ValueError:
        raise InputInvalid("share-impossible", field="num", num=num, den=den) from None


MAJORITY = _record(
    "majority",
    _majority,
    {"num": _SMALL, "den": _SMALL, "base": code(MajorityBase), "strict": FLAG},
    {"base": MajorityBase.CAST, "strict": False},
)
QUORUM = _of(
    "quorum",
    pv.Quorum,
    {
        "kind": code(pv.QuorumKind),
        "num": _SMALL,
        "den": _SMALL,
        "number": _SMALL,
        "base": code(pv.CountBase),
        "moment": code(pv.Moment),
        "adjourned": code(pv.Adjourned),
        "wait_min": _SMALL,
    },
)
FREQUENCY = _record(
    "frequency",
    pv.Frequency,
    {"every": _SMALL, "unit": code(pv.Unit), "max_gap_days": _SMALL},
    {},
)
REQUISITION = _record(
    "requisition",
    pv.Requisition,
    {"number": optional(_SMALL), "share": optional(SHARE), "summon_days": _SMALL},
    {"number": None, "share": None},
)
PROXY = _of(
    "proxy",
    pv.Proxy,
    {"allowed": FLAG, "max": _SMALL, "count_to_quorum": FLAG, "in_elections": FLAG},
)
GOOD_STANDING = _of(
    "good_standing",
    pv.GoodStanding,
    {"months": _SMALL, "dues_days": _SMALL, "attendance": optional(SHARE)},
)
SIZE = _of("size", pv.MemberSize, {"min": optional(_SMALL), "max": optional(_SMALL)})
ROTATION = _of(
    "rotation",
    pv.Rotation,
    {"mode": code(pv.RotationMode), "fraction": SHARE, "rounding": code(pv.Rounding)},
)
RECALL = _of(
    "recall",
    pv.Recall,
    {"petition": SHARE, "notice_days": _SMALL, "majority": MAJORITY, "lost_months": _SMALL},
)
BANK = _of(
    "bank",
    pv.Bank,
    {"k": _SMALL, "n": _SMALL, "must_include": _listed(SLUGGED), "change_days": _SMALL},
)
BOARD_COMPOSITION = _of("board_composition", pv.BoardComposition, {"community_share_min": SHARE})
AMEND = _of(
    "amend",
    pv.Amend,
    {
        "majority": MAJORITY,
        "notice_days": _SMALL,
        "counting": code(pv.Counting),
        "file_days": optional(_SMALL),
        "by": code(pv.AmendedBy),
    },
)
CHANNELS = _listed(code(pv.Channel), least=1)
TIE_BREAK = _listed(code(pv.TieStep), least=1)


def _reserved(value: object, field: str) -> tuple[pv.Reserved, ...]:
    items: tuple[pv.Reserved, ...] = _listed(
        _record("reserved", pv.Reserved, {"group": SLUGGED, "min": _SMALL}, {})
    ).read(value, field)
    if len({each.group for each in items}) != len(items):
        raise InputInvalid("listed-twice", field=field)
    return items


RESERVED = Codec(
    "reserved", _reserved, lambda items: [{"group": each.group, "min": each.min} for each in items]
)


def _marks(value: object, field: str) -> tuple[MarkCapacity, ...]:
    marks: tuple[MarkCapacity, ...] = _listed(code(MarkCapacity), twice=True).read(value, field)
    if MarkCapacity.CHAIR not in marks:
        raise InputInvalid("marks-without-chair", field=field)
    return marks


MARKS = Codec("marks", _marks, lambda marks: [str(each) for each in marks])


def _max_marks(value: object, field: str) -> int | str:
    if value in ("seats", "unlimited"):
        return str(value)
    number: int = whole(1, 200).read(value, field)
    return number


MAX_MARKS = Codec("max_marks", _max_marks, _as_is)
