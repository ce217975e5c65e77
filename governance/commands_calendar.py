"""What a person may ask for around the calendar: recurring meetings, requests, committees.

Frozen commands, one for each act. Days are those where the group sits; nothing is checked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

__all__ = [
    "CallAgain",
    "CallNext",
    "ChangeSeries",
    "CloseCommittee",
    "FormCommittee",
    "LeaveCommittee",
    "PlanSeries",
    "Requisition",
    "SitOnCommittee",
    "StopSeries",
]


@dataclass(frozen=True)
class Requisition:
    """So many members asked on a day that a meeting be called."""

    members: int
    asked_on: date


@dataclass(frozen=True)
class CallAgain:
    """The second meeting after one that was put off, with what it left open on its agenda."""

    meeting_id: str
    planned_at: datetime
    place: str = ""


@dataclass(frozen=True)
class PlanSeries:
    """A meeting comes back every so many weeks, months or years from a day on.

    `unit`: week, month, year. `weekday` 0 is Monday. `week_of_month` (months and years): 1 to 4, or
    5 for the last one. `time`: "HH:MM" where the group sits.
    """

    group_id: str
    type: str
    unit: str
    every: int
    weekday: int
    time: str
    since: date
    place: str = ""
    week_of_month: int | None = None
    committee_id: str | None = None


@dataclass(frozen=True)
class ChangeSeries:
    """It comes back on another day, at another time or place; meetings called already stay."""

    series_id: str
    unit: str
    every: int
    weekday: int
    time: str
    since: date
    place: str = ""
    week_of_month: int | None = None


@dataclass(frozen=True)
class StopSeries:
    """It does not come back after this day; meetings called already stay."""

    series_id: str
    last_day: date


@dataclass(frozen=True)
class CallNext:
    """Call the meeting of a series that stands next without one."""

    series_id: str


@dataclass(frozen=True)
class FormCommittee:
    """A group gives a few persons a task. `kind`: advocacy, safety, finance, election, other."""

    group_id: str
    kind: str
    name: str
    mandate: str
    formed_on: date
    member_ids: tuple[str, ...] = ()
    resolution_id: str | None = None


@dataclass(frozen=True)
class SitOnCommittee:
    """A person joins a committee."""

    committee_id: str
    person_id: str
    since: date


@dataclass(frozen=True)
class LeaveCommittee:
    """A person leaves a committee; `until` is the first day that is no longer hers."""

    committee_id: str
    person_id: str
    until: date


@dataclass(frozen=True)
class CloseCommittee:
    """The committee has done its task."""

    committee_id: str
    closed_on: date
