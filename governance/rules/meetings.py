"""Rules of a meeting's course and of who is in the room. Pure: no clock, no records, no words.

Source: domain rules "Meetings", flow 1-7, and "counted present" (in <= t < out). Quorum and
notice periods are not checked here; they read the constitution's parameters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "MeetingStatus",
    "MeetingType",
    "Stay",
    "Work",
    "check_again",
    "check_cancel",
    "check_move",
    "check_planned",
    "check_sitting_times",
    "check_work",
    "local_date",
    "next_number",
    "plan_arrival",
    "plan_departure",
    "present_at",
    "present_ever",
]

MOST_YEARS_AHEAD = 2
"""A meeting planned further ahead than this is a slip of the hand."""
OLDEST_YEAR = 1950
"""No collective keeps minutes from before this year; 1026 is a mistyped 2026."""


LONGEST_SITTING = timedelta(hours=24)
"""A sitting over a day has the wrong date, or was never closed on the day it ended."""


class MeetingType(StrEnum):
    """What kind of body sits."""

    GENERAL = "general"
    SPECIAL = "special"
    COMMITTEE = "committee"
    SHG = "shg"
    BOARD = "board"
    SAFETY = "safety"


class MeetingStatus(StrEnum):
    """Where a meeting stands in its course."""

    DRAFT = "draft"
    NOTICED = "noticed"
    OPEN = "open"
    ADJOURNED = "adjourned"
    CLOSED = "closed"
    MINUTED = "minuted"
    APPROVED = "approved"
    CANCELLED = "cancelled"


_S = MeetingStatus
_NEXT: dict[MeetingStatus, frozenset[MeetingStatus]] = {
    # A meeting may open without notice: the group's rule is warned about, never blocked.
    _S.DRAFT: frozenset({_S.NOTICED, _S.OPEN, _S.CANCELLED}),
    _S.NOTICED: frozenset({_S.OPEN, _S.CANCELLED}),
    _S.OPEN: frozenset({_S.CLOSED, _S.ADJOURNED}),
    # A sitting that was put off still has minutes: who came, and that they were too few.
    _S.ADJOURNED: frozenset({_S.MINUTED}),
    _S.CLOSED: frozenset({_S.MINUTED}),
    _S.MINUTED: frozenset({_S.APPROVED}),
    _S.APPROVED: frozenset(),
    _S.CANCELLED: frozenset(),
}


class Work(StrEnum):
    """Kinds of entry, by the part of the meeting's course in which they may be made."""

    AGENDA = "agenda"
    NOTICE = "notice"
    RECORD = "record"


_DOING = {
    Work.AGENDA: frozenset({_S.DRAFT, _S.NOTICED, _S.OPEN, _S.CLOSED, _S.ADJOURNED}),
    Work.NOTICE: frozenset({_S.DRAFT, _S.NOTICED}),
    Work.RECORD: frozenset({_S.OPEN, _S.CLOSED, _S.ADJOURNED}),
}


def check_move(now: MeetingStatus, to: MeetingStatus) -> None:
    """Refuse a step the course of a meeting does not have.

    Raises RuleBroken "meeting-step-refused" (now, to).
    """
    if to not in _NEXT[now]:
        raise RuleBroken("meeting-step-refused", now=now.value, to=to.value)


def check_cancel(now: MeetingStatus, reason: str) -> None:
    """A meeting is cancelled only before it opens, and with a reason.

    Raises RuleBroken "meeting-already-held", InputInvalid "text-missing".
    """
    if _S.CANCELLED not in _NEXT[now]:
        raise RuleBroken("meeting-already-held")
    if not reason:
        raise InputInvalid("text-missing", field="reason")


def check_again(*, put_off: bool, called_again: bool) -> None:
    """Only a meeting that was put off is called again, and once.

    Raises RuleBroken "meeting-not-put-off", "already-called-again".
    """
    if not put_off:
        raise RuleBroken("meeting-not-put-off")
    if called_again:
        raise RuleBroken("already-called-again")


def check_work(now: MeetingStatus, work: Work) -> None:
    """Refuse an entry where the meeting's course no longer (or not yet) takes it.

    Raises RuleBroken "minutes-signed" (hard stop H6), "meeting-cancelled", "meeting-not-open",
    "meeting-already-held".
    """
    if now in (_S.MINUTED, _S.APPROVED):
        raise RuleBroken("minutes-signed")
    if now is _S.CANCELLED:
        raise RuleBroken("meeting-cancelled")
    if now in _DOING[work]:
        return
    raise RuleBroken("meeting-already-held" if work is Work.NOTICE else "meeting-not-open")


def local_date(moment: datetime, offset_minutes: int) -> date:
    """The calendar date of an aware moment where it was entered.

    Raises InputInvalid "date-impossible" (field planned_at) at the ends of the calendar.
    """
    try:
        here = moment + timedelta(minutes=offset_minutes) - (moment.utcoffset() or timedelta())
    except OverflowError:
        raise InputInvalid("date-impossible", field="planned_at", value=moment.date()) from None
    return here.date()


def check_planned(planned: date, today: date) -> None:
    """Refuse a day that can only be a slip of the hand.

    Raises InputInvalid "date-impossible" (field planned_at).
    """
    if planned.year < OLDEST_YEAR or planned.year > today.year + MOST_YEARS_AHEAD:
        raise InputInvalid("date-impossible", field="planned_at", value=planned)


def check_sitting_times(opened: datetime, closed: datetime | None, now: datetime) -> None:
    """A sitting ends after it began, within a day, and neither lies in the future.

    Raises InputInvalid "date-impossible", "closed-before-opened", "sitting-too-long",
    "time-in-future".
    """
    if opened.year < OLDEST_YEAR:
        raise InputInvalid("date-impossible", field="opened_at", value=opened.date())
    if closed is not None and closed < opened:
        raise InputInvalid("closed-before-opened", field="closed_at")
    if closed is not None and closed - opened > LONGEST_SITTING:
        raise InputInvalid("sitting-too-long", field="closed_at")
    for field, moment in (("opened_at", opened), ("closed_at", closed)):
        if moment is not None and moment > now:
            raise InputInvalid("time-in-future", field=field)


def next_number(used: Iterable[int]) -> int:
    """The number of the next meeting of a group in a year; numbers are never used twice."""
    return max(used, default=0) + 1


@dataclass(frozen=True)
class Stay:
    """One stay in the room: from `came` until just before `left` (None: to the end)."""

    person: str
    came: datetime
    left: datetime | None = None


def present_at(stays: Iterable[Stay], moment: datetime) -> frozenset[str]:
    """Who is in the room at `moment`: came <= moment < left."""
    return frozenset(
        s.person for s in stays if s.came <= moment and (s.left is None or moment < s.left)
    )


def present_ever(stays: Iterable[Stay]) -> frozenset[str]:
    """Everybody who was in the room at any time."""
    return frozenset(s.person for s in stays)


def plan_arrival(
    stays: Iterable[Stay], person: str, came: datetime, left: datetime | None = None
) -> Stay:
    """The new stay of a person who comes (or comes back).

    Raises RuleBroken "already-here" when it would overlap a stay of hers, InputInvalid
    "left-before-came".
    """
    if left is not None and left <= came:
        raise InputInvalid("left-before-came", field="left")
    for stay in stays:
        if stay.person != person:
            continue
        begins_before_its_end = stay.left is None or came < stay.left
        ends_after_its_start = left is None or stay.came < left
        if begins_before_its_end and ends_after_its_start:
            raise RuleBroken("already-here")
    return Stay(person, came, left)


def plan_departure(stays: Iterable[Stay], person: str, left: datetime) -> Stay:
    """The stay of hers that ends at `left`.

    Raises RuleBroken "not-here" when she is not in the room, InputInvalid "left-before-came".
    """
    running = [s for s in stays if s.person == person and s.left is None]
    if not running:
        raise RuleBroken("not-here")
    if left <= running[0].came:
        raise InputInvalid("left-before-came", field="left")
    return Stay(person, running[0].came, left)
