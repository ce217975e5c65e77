"""How a member stands on a day: how long, how often she came, how late her dues. Reads only.

Dues come from the money books; while there are none she passes. Meetings are counted over the last
twelve months, from the day she joined. Source: domain rules section 4, good standing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.leadership.facts import MemberFact
from governance.models import Attendance, Meeting
from governance.rules.good_standing import Member
from sr_board.base.dates import add_months

__all__ = ["Came", "attendance_of", "member_of"]

_SAT = ("closed", "minuted", "approved")
_OF_ALL = ("general", "special", "shg")
"""Kinds of meeting to which every member is called; a board's sittings are its own."""


@dataclass(frozen=True)
class Came:
    """To how many meetings she came, of those held while she was a member."""

    present: int
    held: int


def attendance_of(
    session: Session, group_id: str, group_kind: str, members: Iterable[MemberFact], on: date
) -> tuple[Mapping[str, Came], int]:
    """Attendance of each member in the twelve months before `on`, and how many meetings there were.

    Meetings that were put off for want of a quorum do not count.
    """
    start = add_months(on, -12)
    types = (*_OF_ALL, "board") if group_kind == "board" else _OF_ALL
    meetings = [
        row
        for row in session.scalars(
            select(Meeting).where(
                Meeting.group_id == group_id,
                Meeting.status.in_(_SAT),
                Meeting.type.in_(types),
                Meeting.put_off.is_(False),
                Meeting.planned_at >= datetime.combine(start - timedelta(days=2), time(0), UTC),
            )
        )
        if start < row.day <= on
    ]
    there = _there(session, [row.id for row in meetings])
    found = {}
    for member in members:
        ref = member.person.person_id
        mine = [m for m in meetings if member.joined is None or m.day >= member.joined]
        found[ref] = Came(sum(ref in there.get(m.id, ()) for m in mine), len(mine))
    return found, len(meetings)


def _there(session: Session, meeting_ids: list[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    rows = session.execute(
        select(Attendance.meeting_id, Attendance.person_id).where(
            Attendance.meeting_id.in_(meeting_ids),
            Attendance.kind == "present",
            Attendance.person_id.is_not(None),
        )
    )
    for meeting, person in rows:
        found.setdefault(meeting, set()).add(person or "")
    return found


def member_of(fact: MemberFact, came: Came) -> Member:
    """What the rule of good standing asks of her."""
    return Member(fact.status == "active", fact.joined, None, came.present, came.held)
