"""Who came to how many meetings of a group over the last year. Reads only.

Counted are meetings that were held and to which the whole group is called; one of a committee is
no measure of a member. A meeting before she joined is not held against her.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.models import Attendance, Meeting
from governance.rules.meetings import MeetingType
from sr_board.base.dates import add_months
from sr_board.people.models import Membership

__all__ = ["SPAN_MONTHS", "attended"]

SPAN_MONTHS = 12
"""Attendance is reckoned over so many months before a day."""
_HELD = ("closed", "minuted", "approved")
_CALLS_ALL = tuple(kind.value for kind in MeetingType if kind is not MeetingType.COMMITTEE)


def attended(session: Session, group_id: str, day: date) -> Mapping[str, tuple[int, int]]:
    """(came to, held) for every member who joined by `day`, over the year before that day."""
    since = add_months(day, -SPAN_MONTHS)
    last = datetime.combine(day + timedelta(days=1), time(0), UTC)
    rows = session.scalars(
        select(Meeting).where(
            Meeting.group_id == group_id,
            Meeting.status.in_(_HELD),
            Meeting.type.in_(_CALLS_ALL),
            Meeting.committee_id.is_(None),
            Meeting.planned_at >= datetime.combine(since - timedelta(days=1), time(0), UTC),
            Meeting.planned_at < last,
        )
    )
    held = {row.id: row.day for row in rows if since <= row.day < day}
    came: dict[str, set[str]] = {}
    stays = session.execute(
        select(Attendance.person_id, Attendance.meeting_id).where(
            Attendance.meeting_id.in_(held), Attendance.kind == "present"
        )
    )
    for person, meeting in stays:
        came.setdefault(person or "", set()).add(meeting)
    members = session.execute(
        select(Membership.person_id, Membership.joined).where(Membership.group_id == group_id)
    )
    found: dict[str, tuple[int, int]] = {}
    for person, joined in members:
        own = {ref for ref, on in held.items() if joined is None or joined <= on}
        found[person] = (len(own & came.get(person, set())), len(own))
    return found
