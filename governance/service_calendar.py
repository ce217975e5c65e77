"""Meetings that come back, and the committees of a group. Each method is one act and one commit.

Right: MEETINGS_WRITE (secretary, chair).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.calendar_days import called_days, moment_of, rhythm_of
from governance.commands import CallMeeting
from governance.commands_calendar import (
    CallNext,
    ChangeSeries,
    CloseCommittee,
    FormCommittee,
    LeaveCommittee,
    PlanSeries,
    SitOnCommittee,
    StopSeries,
)
from governance.electorate import committee_of
from governance.entry import Entry, choice
from governance.entry_course import plan
from governance.models import Committee, CommitteeSeat, MeetingSeries, Resolution
from governance.roll import group_of
from governance.rules.meetings import MeetingType
from governance.rules.series import RhythmUnit, clock_time, coming
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import GroupStatus
from sr_board.store.uow import UowFactory

__all__ = ["CalendarService", "CommitteeKind", "CommitteeService"]

MEETINGS = frozenset({"meetings"})
COMMITTEES = frozenset({"committees", "meetings"})


class CalendarService:
    """Recurring meetings of a group or committee."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def plan_series(self, command: PlanSeries) -> Done:
        """A meeting comes back from a day on. Returns the id of the series.

        Raises NotFound, InputInvalid "rhythm-impossible", "time-impossible", "choice-unknown".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group = group_of(uow.session, command.group_id)
            check_group_alive(GroupStatus(group.status))
            if command.committee_id is not None:
                committee = committee_of(uow.session, command.committee_id)
                if committee.group_id != group.id:
                    raise NotFound("committee-unknown", what="committee")
            row = MeetingSeries(
                **entry.new(),
                group_id=group.id,
                committee_id=command.committee_id,
                type=choice(MeetingType, command.type, "type").value,
                stopped_on=None,
            )
            _write(row, command)
            uow.session.add(row)
            uow.record("series.planned", subject=f"series/{row.id}")
            return Done(row.id, MEETINGS, uow.commit())

    def change_series(self, command: ChangeSeries) -> Done:
        """It comes back otherwise. Raises RuleBroken "series-stopped", and as `plan_series`."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            row = self._running(uow.session, command.series_id)
            _write(row, command)
            uow.record("series.changed", subject=f"series/{row.id}")
            return Done(row.id, MEETINGS, uow.commit())

    def stop_series(self, command: StopSeries) -> Done:
        """It does not come back after a day. Raises RuleBroken "series-stopped"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            row = self._running(uow.session, command.series_id)
            row.stopped_on = command.last_day
            uow.record("series.stopped", subject=f"series/{row.id}")
            return Done(row.id, MEETINGS, uow.commit())

    def call_next(self, command: CallNext) -> Done:
        """Call the next meeting of a series that nobody called yet. Returns the meeting's id.

        Raises RuleBroken "series-stopped" when it has no further day.
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._series(uow.session, command.series_id)
            called = called_days(uow.session, [row.id]).get(row.id, frozenset())
            days = coming(rhythm_of(row), entry.today, len(called) + 1)
            day = next((each for each in days if each not in called), None)
            if day is None:
                raise RuleBroken("series-stopped")
            meeting = plan(entry, _call(row, day, self._clock.offset_minutes()))
            uow.record("meeting.called", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    @staticmethod
    def _series(session: Session, series_id: str) -> MeetingSeries:
        row = session.get(MeetingSeries, series_id)
        if row is None:
            raise NotFound("meeting-unknown", what="series")
        return row

    def _running(self, session: Session, series_id: str) -> MeetingSeries:
        row = self._series(session, series_id)
        if row.stopped_on is not None:
            raise RuleBroken("series-stopped")
        return row


def _write(row: MeetingSeries, command: PlanSeries | ChangeSeries) -> None:
    row.unit = choice(RhythmUnit, command.unit, "unit").value
    row.every, row.weekday = command.every, command.weekday
    row.week_of_month, row.since = command.week_of_month, command.since
    row.time = clock_time(command.time).isoformat("minutes")
    row.place = clean_line(command.place, field="place")
    rhythm_of(row)  # refuses what names no day


def _call(row: MeetingSeries, day: date, offset_minutes: int) -> CallMeeting:
    at: datetime = moment_of(day, clock_time(row.time), offset_minutes)
    return CallMeeting(
        group_id=row.group_id,
        type=row.type,
        planned_at=at,
        place=row.place,
        committee_id=row.committee_id,
        series_id=row.id,
    )


class CommitteeKind(StrEnum):
    """What a committee is for."""

    ADVOCACY = "advocacy"
    SAFETY = "safety"
    FINANCE = "finance"
    ELECTION = "election"
    OTHER = "other"


class CommitteeService:
    """Committees of a group and who sits on them."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def form(self, command: FormCommittee) -> Done:
        """A group gives a few persons a task. Returns the committee's id.

        Raises NotFound, InputInvalid "choice-unknown", "text-missing", "date-in-future".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group = group_of(uow.session, command.group_id)
            check_group_alive(GroupStatus(group.status))
            entry.check_persons(command.member_ids)
            if command.resolution_id is not None:
                decided = uow.session.get(Resolution, command.resolution_id)
                if decided is None or decided.group_id != group.id:
                    raise NotFound("meeting-unknown", what="resolution")
            row = Committee(
                **entry.new(),
                group_id=group.id,
                kind=choice(CommitteeKind, command.kind, "kind").value,
                name=clean_line(command.name, field="name", required=True),
                mandate=clean_text(command.mandate, field="mandate", most=4000),
                formed_on=_past(command.formed_on, entry.today, "formed_on"),
                resolution_id=command.resolution_id,
            )
            uow.session.add(row)
            uow.session.flush()
            for person in dict.fromkeys(command.member_ids):
                uow.session.add(_seat(entry, row.id, person, row.formed_on))
            uow.record("committee.formed", subject=f"committee/{row.id}")
            return Done(row.id, COMMITTEES, uow.commit())

    def sit(self, command: SitOnCommittee) -> Done:
        """A person joins. Raises RuleBroken "committee-closed", "already-on-committee"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._open(uow.session, command.committee_id)
            entry.check_persons((command.person_id,))
            if self._sitting(uow.session, row, command.person_id) is not None:
                raise RuleBroken("already-on-committee")
            since = max(_past(command.since, entry.today, "since"), row.formed_on)
            uow.session.add(_seat(entry, row.id, command.person_id, since))
            uow.record("committee.joined", subject=f"committee/{row.id}")
            return Done(row.id, COMMITTEES, uow.commit())

    def leave(self, command: LeaveCommittee) -> Done:
        """A person leaves. Raises NotFound "person-unknown" when she does not sit there."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            row = self._open(uow.session, command.committee_id)
            seat = self._sitting(uow.session, row, command.person_id)
            if seat is None:
                raise NotFound("person-unknown", what="person")
            if command.until < seat.since:
                raise InputInvalid("left-before-came", field="until")
            seat.until = command.until
            uow.record("committee.left", subject=f"committee/{row.id}")
            return Done(row.id, COMMITTEES, uow.commit())

    def close(self, command: CloseCommittee) -> Done:
        """The task is done; who sat on it until then has no seat any more."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._open(uow.session, command.committee_id)
            closed = _past(command.closed_on, entry.today, "closed_on")
            if closed < row.formed_on:
                raise InputInvalid("closed-before-opened", field="closed_on")
            row.closed_on = closed
            for seat in self._seats(uow.session, row):
                seat.until = max(seat.since, closed + timedelta(days=1))
            uow.record("committee.closed", subject=f"committee/{row.id}")
            return Done(row.id, COMMITTEES, uow.commit())

    @staticmethod
    def _open(session: Session, committee_id: str) -> Committee:
        row = committee_of(session, committee_id)
        if row.closed_on is not None:
            raise RuleBroken("committee-closed")
        return row

    @staticmethod
    def _seats(session: Session, row: Committee) -> list[CommitteeSeat]:
        found = select(CommitteeSeat).where(
            CommitteeSeat.committee_id == row.id, CommitteeSeat.until.is_(None)
        )
        return list(session.scalars(found))

    def _sitting(self, session: Session, row: Committee, person: str) -> CommitteeSeat | None:
        return next((s for s in self._seats(session, row) if s.person_id == person), None)


def _seat(entry: Entry, committee_id: str, person: str, since: date) -> CommitteeSeat:
    return CommitteeSeat(
        **entry.new(), committee_id=committee_id, person_id=person, since=since, until=None
    )


def _past(day: date, today: date, field: str) -> date:
    if day > today:
        raise InputInvalid("date-in-future", field=field)
    return day
