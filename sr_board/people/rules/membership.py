"""Rules of membership: age, one open membership per group, numbers, and how it ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sr_board.base.dates import whole_months
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.people.rules.kinds import LeaveReason, MemberStatus

__all__ = [
    "MIN_AGE",
    "NUMBER_MAX",
    "age_on",
    "check_correction",
    "check_dates",
    "check_given",
    "check_leave",
    "check_min_age",
    "check_no_open_membership",
    "check_number",
    "check_resume",
    "check_suspension",
    "next_number",
    "status_after",
]

MIN_AGE = 18
"""Least age of a member in years (`member.min_age`, domain/governance.md section 4)."""
NUMBER_MAX = 999_999
FIRST_YEAR = 1950
"""No collective's register reaches further back; an earlier year is a figure read as a date."""

_AFTER: Mapping[LeaveReason, MemberStatus] = {
    LeaveReason.RESIGNED: MemberStatus.LEFT,
    LeaveReason.MOVED: MemberStatus.MOVED_AWAY,
    LeaveReason.DUES: MemberStatus.LEFT,
    LeaveReason.REMOVED_BY_RESOLUTION: MemberStatus.REMOVED,
    LeaveReason.DIED: MemberStatus.DIED,
    LeaveReason.GROUP_DISSOLVED: MemberStatus.LEFT,
    LeaveReason.ERROR: MemberStatus.LEFT,
}


def age_on(born: date, day: date) -> int:
    """Completed years of age on a day (0 before birth)."""
    return whole_months(born, day) // 12


def check_min_age(age: int, least: int = MIN_AGE) -> None:
    """Raises RuleBroken "below-min-age". Opens no case by itself; the words say whom to call."""
    if age < least:
        raise RuleBroken("below-min-age", least=least)


def check_no_open_membership(open_number: int | None) -> None:
    """A second open membership in the same group is refused: RuleBroken "already-member"."""
    if open_number is not None:
        raise RuleBroken("already-member", number=open_number)


def next_number(used: Collection[int]) -> int:
    """The number after the highest ever used in the group; gaps are not filled."""
    return max(used, default=0) + 1


def check_number(number: int, used: Collection[int]) -> None:
    """A number is given once. Raises "number-out-of-range" or RuleBroken "number-used"."""
    if not 1 <= number <= NUMBER_MAX:
        raise InputInvalid("number-out-of-range", field="number", most=NUMBER_MAX)
    if number in used:
        raise RuleBroken("number-used", number=number, free=next_number(used))


def check_dates(joined: date | None, left: date | None, today: date) -> None:
    """Nobody joins or leaves in the future or before there were registers, or leaves before she
    joined.

    Raises InputInvalid "date-year-absurd", "joined-in-future", "left-in-future" or
    "left-before-joined".
    """
    for field, day in (("joined", joined), ("left", left)):
        if day is not None and day.year < FIRST_YEAR:
            raise InputInvalid(
                "date-year-absurd",
                field=field,
                value=day,
                year=day.year,
                first=FIRST_YEAR,
                last=today.year,
            )
    if joined is not None and joined > today:
        raise InputInvalid("joined-in-future", field="joined", value=joined)
    if left is not None and left > today:
        raise InputInvalid("left-in-future", field="left", value=left)
    if joined is not None and left is not None and left < joined:
        raise InputInvalid("left-before-joined", field="left", joined=joined, left=left)


def status_after(reason: LeaveReason) -> MemberStatus:
    """The status a reason for leaving leads to."""
    return _AFTER[reason]


def check_leave(now: MemberStatus, reason: LeaveReason, resolution: str) -> None:
    """Only open memberships end; removal needs the number of a resolution.

    Raises RuleBroken "membership-closed" or "removal-needs-resolution".
    """
    if not now.is_open:
        raise RuleBroken("membership-closed")
    if reason is LeaveReason.REMOVED_BY_RESOLUTION and not resolution:
        raise RuleBroken("removal-needs-resolution")


def check_correction(reason: LeaveReason | None) -> None:
    """A mistaken entry is struck through once: RuleBroken "membership-already-struck"."""
    if reason is LeaveReason.ERROR:
        raise RuleBroken("membership-already-struck")


def check_suspension(now: MemberStatus, resolution: str, until: date, today: date) -> None:
    """Suspension is for active members, by a resolution, with an end date ahead.

    Raises RuleBroken "membership-not-active", "suspension-needs-resolution",
    InputInvalid "suspension-end-past".
    """
    if now is not MemberStatus.ACTIVE:
        raise RuleBroken("membership-not-active")
    if not resolution:
        raise RuleBroken("suspension-needs-resolution")
    if until <= today:
        raise InputInvalid("suspension-end-past", field="until")


def check_given(now: MemberStatus, given: date, today: date) -> None:
    """Card and welcome pack go to members, not in the future.

    Raises RuleBroken "membership-closed", InputInvalid "given-in-future".
    """
    if not now.is_open:
        raise RuleBroken("membership-closed")
    if given > today:
        raise InputInvalid("given-in-future", field="given_on")


def check_resume(now: MemberStatus) -> None:
    """Only a suspended membership is taken up again: RuleBroken "membership-not-suspended"."""
    if now is not MemberStatus.SUSPENDED:
        raise RuleBroken("membership-not-suspended")
