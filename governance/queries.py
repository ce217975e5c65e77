"""Reading meetings: the list, one meeting whole, the attendance grid, who came.

Permission first, redaction inside, frozen rows out. Right: MEETINGS_READ; what is shown of each
group follows `governance.rules.reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Select, distinct, func, select
from sqlalchemy.orm import Session

from governance.breaches.models import RuleBreach
from governance.breaches.recording import still_open
from governance.electorate import voters_of
from governance.minutes_loading import actions_of, audit_code, minutes_view, record_of
from governance.models import (
    Attendance,
    Committee,
    Meeting,
    Minutes,
    MinutesApproval,
    Resolution,
)
from governance.roll import group_names, names_of, roll_sizes, tiles_of
from governance.rules.meetings import MeetingStatus, MeetingType
from governance.sights import Sights, redacted
from governance.views import (
    AttendanceBar,
    MeetingFilter,
    MeetingPage,
    MeetingRow,
    MeetingWhole,
    SeatRow,
    SeatState,
)
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.store.uow import ReadFactory

__all__ = ["MeetingQueries", "meeting_rows"]

_SAT = ("closed", "minuted", "approved")


class MeetingQueries:
    """What the signed-in person may see of meetings."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def page(self, wanted: MeetingFilter | None = None) -> MeetingPage:
        """A page of meetings, the newest first."""
        require(self._who, Action.MEETINGS_READ)
        wanted = wanted or MeetingFilter()
        with self._read() as session:
            sights = Sights(session, self._who)
            query = _filtered(sights.heads(), wanted)
            total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
            rows = session.scalars(
                query.order_by(Meeting.planned_at.desc(), Meeting.id)
                .offset(wanted.offset)
                .limit(wanted.limit)
            ).all()
            found = meeting_rows(session, rows)
            seen = [replace(row, readable=sights.of(row.group_id).minutes) for row in found]
            return MeetingPage(tuple(seen), total)

    def whole(self, meeting_id: str) -> MeetingWhole:
        """One meeting. Signed minutes are given as they were signed. Raises NotFound."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            meeting, seen = Sights(session, self._who).meeting(session, meeting_id)
            minutes = session.scalars(
                select(Minutes).where(Minutes.meeting_id == meeting.id)
            ).one_or_none()
            return MeetingWhole(
                record=redacted(record_of(session, meeting, minutes), seen),
                status=meeting.status,
                cancel_reason=meeting.cancel_reason,
                sight=seen,
                minutes=minutes_view(session, meeting, minutes)
                if minutes is not None and seen.minutes
                else None,
                actions=actions_of(session, meeting, self._who) if seen.minutes else (),
                audit_code=audit_code(session, minutes),
            )

    def seats(self, meeting_id: str) -> tuple[SeatRow, ...]:
        """The attendance grid: everybody on the roll by number, then others who are there.

        Raises NotFound; empty for those who may not see who is in the room.
        """
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            meeting, seen = Sights(session, self._who).meeting(session, meeting_id)
            if not seen.room:
                return ()
            roll = voters_of(session, meeting)
            lines = session.scalars(
                select(Attendance)
                .where(Attendance.meeting_id == meeting.id, Attendance.person_id.is_not(None))
                .order_by(Attendance.came_at, Attendance.id)
            ).all()
            by_person: dict[str, list[Attendance]] = {}
            for line in lines:
                by_person.setdefault(line.person_id or "", []).append(line)
            members = {row.person_id for row in roll}
            others = [person for person in by_person if person not in members]
            names = names_of(session, meeting.group_id, others)
            tiles = tiles_of(session, others)
            seats = [
                _seat(row.person_id, row.number, row.name, (row.symbol, row.hue), True, by_person)
                for row in roll
            ]
            more = sorted((names[person] for person in others), key=lambda p: (p.name, p.id))
            return (
                *seats,
                *(_seat(p.id, p.number, p.name, tiles[p.id], False, by_person) for p in more),
            )

    def attendance_bars(self, group_id: str, last: int = 8) -> tuple[AttendanceBar, ...]:
        """How many of the roll came to the last meetings held, the oldest first."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            if not Sights(session, self._who).of(group_id).heads:
                return ()
            meetings = session.scalars(
                select(Meeting)
                .where(Meeting.group_id == group_id, Meeting.status.in_(_SAT))
                .order_by(Meeting.planned_at.desc())
                .limit(last)
            ).all()
            return tuple(_bar(session, meeting) for meeting in reversed(meetings))


def _filtered(groups: Sequence[str], wanted: MeetingFilter) -> Select[Meeting]:
    query = select(Meeting).where(Meeting.group_id.in_(groups))
    if wanted.group_id is not None:
        query = query.where(Meeting.group_id == wanted.group_id)
    if wanted.status is not None:
        query = query.where(Meeting.status == wanted.status)
    if wanted.year is not None:
        query = query.where(Meeting.year == wanted.year)
    return query


def _present(session: Session, meeting_ids: Sequence[str]) -> dict[str, int]:
    rows = session.execute(
        select(Attendance.meeting_id, func.count(distinct(Attendance.person_id)))
        .where(Attendance.meeting_id.in_(meeting_ids), Attendance.kind == "present")
        .group_by(Attendance.meeting_id)
    )
    return {meeting: count for meeting, count in rows}


def meeting_rows(session: Session, meetings: Sequence[Meeting]) -> tuple[MeetingRow, ...]:
    """Frozen rows in the order given. Checks no rights: for queries of this area."""
    ids = [meeting.id for meeting in meetings]
    present = _present(session, ids)
    decisions: dict[str, int] = dict(
        session.execute(
            select(Resolution.meeting_id, func.count())
            .where(Resolution.meeting_id.in_(ids))
            .group_by(Resolution.meeting_id)
        ).all()
    )
    states = _states(session, ids)
    rolls = _rolls(session, meetings)
    bodies = _committees(session, meetings)
    open_ones = _breaches(session, ids)
    groups = group_names(session, {meeting.group_id for meeting in meetings})
    chairs = names_of(session, None, [m.chair_id for m in meetings if m.chair_id])
    return tuple(
        MeetingRow(
            id=m.id,
            group_id=m.group_id,
            group_name=groups[m.group_id],
            number=m.number,
            year=m.year,
            type=m.type,
            planned_at=m.planned_at,
            offset_minutes=m.offset_minutes,
            place=m.place,
            status=m.status,
            opened_at=m.opened_at,
            closed_at=m.closed_at,
            chair_name=chairs[m.chair_id].name if m.chair_id else None,
            minutes_state=states.get(m.id),
            present=present.get(m.id, 0),
            decisions=decisions.get(m.id, 0),
            roll=rolls.get(m.id, 0),
            committee=bodies.get(m.committee_id or "", ""),
            breaches=open_ones.get(m.id, 0),
        )
        for m in meetings
    )


def _rolls(session: Session, meetings: Sequence[Meeting]) -> dict[str, int]:
    """How many had a vote at each meeting that was opened."""
    opened = [m for m in meetings if m.opened_at]
    seated = {m.id for m in opened if m.committee_id or m.type == MeetingType.COMMITTEE}
    sizes = roll_sizes(session, [(m.group_id, m.day) for m in opened if m.id not in seated])
    return {
        m.id: len(voters_of(session, m)) if m.id in seated else sizes[m.group_id, m.day]
        for m in opened
    }


def _committees(session: Session, meetings: Iterable[Meeting]) -> dict[str, str]:
    wanted = {m.committee_id for m in meetings if m.committee_id}
    found = select(Committee.id, Committee.name).where(Committee.id.in_(wanted))
    return dict(session.execute(found).all())


def _breaches(session: Session, meeting_ids: Sequence[str]) -> dict[str, int]:
    rows = session.execute(
        select(RuleBreach.meeting_id, func.count())
        .where(RuleBreach.meeting_id.in_(meeting_ids), still_open())
        .group_by(RuleBreach.meeting_id)
    )
    return {meeting or "": count for meeting, count in rows}


def _states(session: Session, meeting_ids: Iterable[str]) -> dict[str, str]:
    rows = session.execute(
        select(Minutes.meeting_id, Minutes.state, MinutesApproval.id)
        .outerjoin(MinutesApproval, MinutesApproval.minutes_id == Minutes.id)
        .where(Minutes.meeting_id.in_(meeting_ids))
    )
    return {
        meeting: state if approval is None else MeetingStatus.APPROVED.value
        for meeting, state, approval in rows
    }


def _seat(
    person_id: str,
    number: int | None,
    name: str,
    tile: tuple[str, str],
    voting: bool,
    lines: dict[str, list[Attendance]],
) -> SeatRow:
    state, came, left = SeatState.AWAY, None, None
    for line in lines.get(person_id, ()):
        if line.kind == "apology":
            state = SeatState.APOLOGY
        else:
            came, left = line.came_at, line.left_at
            state = SeatState.HERE if left is None else SeatState.LEFT
    return SeatRow(person_id, number, name, *tile, state, came, left, voting)


def _bar(session: Session, meeting: Meeting) -> AttendanceBar:
    day = meeting.day
    roll = {line.person_id for line in voters_of(session, meeting)}
    there = session.scalars(
        select(Attendance.person_id).where(
            Attendance.meeting_id == meeting.id, Attendance.kind == "present"
        )
    )
    return AttendanceBar(
        meeting.id, meeting.number, day, len(roll.intersection(filter(None, there))), len(roll)
    )
