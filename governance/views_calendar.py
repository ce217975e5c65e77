"""What pages see of the calendar, of recurring meetings and of committees. Frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from governance.record import PersonLine

__all__ = ["CalendarRow", "CallByRow", "CommitteeRow", "SeriesRow"]


@dataclass(frozen=True)
class CalendarRow:
    """A meeting in a month, or a date of a series not called yet (`meeting_id` None)."""

    day: date
    at: datetime
    offset_minutes: int
    group_id: str
    group_name: str
    type: str
    place: str
    meeting_id: str | None = None
    number: int | None = None
    status: str | None = None
    series_id: str | None = None
    committee_id: str | None = None
    committee_name: str = ""


@dataclass(frozen=True)
class CallByRow:
    """A body that has to meet: until when by its rules, and until when members are to be told.

    `why`: frequency, requisition or put_off. `days`: from today to `call_by`, negative when it has
    passed.
    """

    group_id: str
    group_name: str
    type: str
    why: str
    last_held: date | None
    call_by: date
    tell_by: date
    days: int
    article: int | None
    meeting_id: str | None = None


@dataclass(frozen=True)
class SeriesRow:
    """A recurring meeting. `coming`: its next dates, whether a meeting is called or not."""

    id: str
    group_id: str
    group_name: str
    type: str
    unit: str
    every: int
    weekday: int
    week_of_month: int | None
    time: str
    place: str
    since: date
    stopped_on: date | None
    committee_id: str | None
    coming: tuple[date, ...]


@dataclass(frozen=True)
class CommitteeRow:
    """A committee with those who sit on it now."""

    id: str
    group_id: str
    group_name: str
    kind: str
    name: str
    mandate: str
    formed_on: date
    closed_on: date | None
    members: tuple[PersonLine, ...]
    serial: str | None
