"""Rules of resolutions: their running serial and what may become of them. Pure.

Source: domain rules "Resolutions": serial `{group code}/{year}/{nnn}`, issued when the verdict is
recorded, running without gaps, never used again; a void or rescinded one keeps its number.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "ResolutionStatus",
    "check_change",
    "find_gaps",
    "next_seq",
    "serial_text",
    "serial_year",
    "verdict",
]


class ResolutionStatus(StrEnum):
    """What became of a motion that was voted on."""

    PASSED = "passed"
    LOST = "lost"
    VOID = "void"
    RESCINDED = "rescinded"
    CARRIED_OUT = "carried_out"


_R = ResolutionStatus
_NEXT: dict[ResolutionStatus, frozenset[ResolutionStatus]] = {
    _R.PASSED: frozenset({_R.VOID, _R.RESCINDED, _R.CARRIED_OUT}),
    _R.LOST: frozenset({_R.VOID}),
    _R.VOID: frozenset(),
    _R.RESCINDED: frozenset(),
    _R.CARRIED_OUT: frozenset(),
}


def verdict(carried: bool, *, valid: bool = True) -> ResolutionStatus:
    """The status a resolution is born with: what carried in a vote that does not stand is void."""
    if not carried:
        return _R.LOST
    return _R.PASSED if valid else _R.VOID


def serial_year(day: date, *, april: bool) -> int:
    """The year in the serial of a decision: the calendar's, or the one that began in April."""
    return day.year - 1 if april and day.month < 4 else day.year


def next_seq(used: Collection[int]) -> int:
    """The next running number of a group in a year, counted from 1.

    Raises RuleBroken "serial-gap" (missing) when the numbers already given are not 1..n: then the
    register was changed outside the program, and a further number would hide it.
    """
    gaps = find_gaps(used)
    if gaps:
        raise RuleBroken("serial-gap", missing=gaps[0])
    return len(used) + 1


def find_gaps(used: Collection[int]) -> tuple[int, ...]:
    """Numbers missing below the greatest one given."""
    given = frozenset(used)
    return tuple(n for n in range(1, max(given, default=0) + 1) if n not in given)


def serial_text(group_code: str, year: int, seq: int) -> str:
    """The serial as written on paper, such as `BKL/2026/031`.

    Raises InputInvalid "group-code-missing" when the group has no code yet.
    """
    if not group_code:
        raise InputInvalid("group-code-missing", field="group_id")
    return f"{group_code}/{year}/{seq:03d}"


def check_change(now: ResolutionStatus, to: ResolutionStatus, reason: str) -> None:
    """Refuse a change the life of a resolution does not have, or one without a reason.

    Raises RuleBroken "resolution-step-refused" (now, to), InputInvalid "text-missing".
    """
    if to not in _NEXT[now]:
        raise RuleBroken("resolution-step-refused", now=now.value, to=to.value)
    if not reason:
        raise InputInvalid("text-missing", field="reason")
