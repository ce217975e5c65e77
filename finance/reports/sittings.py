"""Meetings of a group in a time, with who came. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.rules.ratios import SittingFact
from governance.models import Attendance, Meeting
from governance.roll import roll_on

__all__ = ["Sitting", "sittings"]

_HELD = frozenset({"open", "closed", "minuted", "approved"})
_PRESENT = "present"


@dataclass(frozen=True)
class Sitting:
    """A meeting that was planned for a day. `held`: it sat and was not put off."""

    day: date
    held: bool
    fact: SittingFact


def sittings(session: Session, group_id: str, since: date, until: date) -> list[Sitting]:
    """Meetings of these days, in their order. Who came late is not told apart by the minutes."""
    meetings = [
        each
        for each in session.scalars(select(Meeting).where(Meeting.group_id == group_id))
        if since <= each.day <= until
    ]
    counted = session.execute(
        select(Attendance.meeting_id, func.count(Attendance.person_id.distinct()))
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Meeting.group_id == group_id, Attendance.kind == _PRESENT)
        .group_by(Attendance.meeting_id)
    )
    came = {str(meeting_id): int(count) for meeting_id, count in counted}
    found = []
    for each in sorted(meetings, key=lambda meeting: (meeting.day, meeting.number)):
        members = len(roll_on(session, group_id, each.day))
        present = min(came.get(each.id, 0), members)
        fact = SittingFact(each.id, str(each.number), present, 0, members)
        found.append(Sitting(each.day, each.status in _HELD and not each.put_off, fact))
    return found
