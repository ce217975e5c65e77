"""Figures of self-government: how many, of how many. Pure, exact, in whole numbers.

Source: domain rules A.4 (those marked as available now). A figure is always a part and a whole, so
that a person can look behind it; a percentage is only ever shown beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "ACTIVE_WITHIN",
    "DORMANT_TIMES",
    "MeetingFact",
    "Rate",
    "TaskFact",
    "attendance",
    "dormant_since",
    "follow_through",
    "is_active",
    "quorum_rate",
]

ACTIVE_WITHIN = {"shg": 60, "committee": 120}
"""Days before the reporting day within which an active group has held a quorate meeting."""
DORMANT_TIMES = 3
"""A group that has not met for so many times its longest allowed gap is proposed as dormant."""


@dataclass(frozen=True)
class Rate:
    """`part` of `whole`. `unknown`: cases left out because nothing was recorded about them."""

    part: int
    whole: int
    unknown: int = 0

    @property
    def per_thousand(self) -> int | None:
        """Rounded half up to one part in a thousand; None when there is nothing to count."""
        return None if self.whole == 0 else (2000 * self.part + self.whole) // (2 * self.whole)


@dataclass(frozen=True)
class MeetingFact:
    """A meeting that was held. `quorate`: at its opening and at every vote; None where nothing was
    recorded. `present` members of `roll`. `approved`: its minutes were approved."""

    day: date
    quorate: bool | None
    present: int
    roll: int
    approved: bool


@dataclass(frozen=True)
class TaskFact:
    """Something to do: by when, and when it was done."""

    due: date
    done_on: date | None


def quorum_rate(meetings: Iterable[MeetingFact]) -> Rate:
    """Meetings quorate at every vote, of those held of which it is known."""
    known = unknown = good = 0
    for meeting in meetings:
        if meeting.quorate is None:
            unknown += 1
        else:
            known += 1
            good += meeting.quorate
    return Rate(good, known, unknown)


def attendance(meetings: Iterable[MeetingFact]) -> Rate:
    """Members present, of the members on the roll, over all meetings."""
    present = roll = 0
    for meeting in meetings:
        present += meeting.present
        roll += meeting.roll
    return Rate(present, roll)


def follow_through(tasks: Iterable[TaskFact], since: date, until: date) -> Rate:
    """Tasks done by their day, of those due from `since` to `until` (both counted)."""
    due = [task for task in tasks if since <= task.due <= until]
    in_time = sum(task.done_on is not None and task.done_on <= task.due for task in due)
    return Rate(in_time, len(due))


def is_active(status: str, body: str, meetings: Iterable[MeetingFact], on: date) -> bool:
    """Whether a group counts as active: its status, and a quorate meeting with approved minutes
    within 60 days (self-help group) or 120 days (any other body) before `on`."""
    if status != "active":
        return False
    first = on - timedelta(days=ACTIVE_WITHIN.get(body, ACTIVE_WITHIN["committee"]))
    return any(
        meeting.quorate is not False and meeting.approved and first <= meeting.day <= on
        for meeting in meetings
    )


def dormant_since(last_held: date | None, max_gap_days: int, today: date) -> date | None:
    """The day since when a group is to be proposed as dormant; None while it is not.

    A group that never met is not judged. A person confirms the proposal.
    """
    if last_held is None:
        return None
    since = last_held + timedelta(days=DORMANT_TIMES * max_gap_days + 1)
    return since if since <= today else None
