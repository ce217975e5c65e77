"""The sitting while it is written: what the agenda, the current point and the seats show, and the
commands behind each act. Plain Python; the services check everything again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from governance.commands import (
    AddAction,
    AddItem,
    ApproveMinutes,
    ChangeItem,
    ClearAttendance,
    CloseMeeting,
    ComposeMinutes,
    FinishAction,
    MarkAllHere,
    MarkApology,
    MarkArrival,
    MarkDeparture,
    MarkGuest,
    SetChair,
)
from governance.commands_calendar import CallAgain
from governance.commands_room import (
    CountTurn,
    DeclareConflict,
    GiveProxy,
    RevokeProxy,
    TakeBackConflict,
)
from governance.record import ItemLine, MotionLine, StayLine
from governance.views import MeetingFilter, MeetingRow, MeetingWhole, SeatState
from governance.views_checks import TurnsRow
from governance.words import ITEM_KINDS
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.live import say, say_n
from ui.meetings.editor_votes import VotesPresenter
from ui.meetings.sitting import Sitting, VoteTyped
from ui.meetings.times import here_now, local, moment_of
from ui.state import State
from ui.thread import Knot

__all__ = ["SETTLING", "EditorPresenter", "Sitting", "VoteTyped"]

SETTLING = timedelta(minutes=10)
"""Turning off a mark that is younger than this takes it back: first all are marked as here, then
the exceptions are typed. Who really leaves so soon gets her times written."""


class EditorPresenter(VotesPresenter):
    """One meeting being written."""

    def load(self, meeting_id: str) -> Sitting:
        """The meeting, its seats, the time; for those who see the minutes, what the rules say."""
        whole = self._work.meetings.whole(meeting_id)
        seats, now = self._work.meetings.seats(meeting_id), here_now(self._work.clock)
        if not whole.sight.minutes or whole.status == "cancelled":
            return Sitting(whole, seats, now)
        ask = self._work.checks
        return Sitting(
            whole,
            seats,
            now,
            ask.meeting(meeting_id),
            ask.proxies(meeting_id),
            ask.conflicts(meeting_id),
            self._unapproved(whole),
        )

    def _unapproved(self, whole: MeetingWhole) -> tuple[MeetingRow, ...]:
        """Earlier meetings whose signed minutes no meeting approved, the oldest first."""
        record = whole.record
        rows = self._work.meetings.page(MeetingFilter(record.group_id, "minuted", limit=20)).rows
        earlier = [row for row in rows if row.planned_at < record.planned_at]
        return tuple(reversed(earlier))

    def approve(self, meeting_id: str, sitting: Sitting, item: ItemLine, found: object) -> Done:
        """This meeting approves earlier minutes under a point, with its corrections."""
        corrections = found if isinstance(found, tuple) else ()
        at = sitting.whole.record.meeting_id
        return self._work.minutes.approve(ApproveMinutes(meeting_id, at, item.id, corrections))

    # -- the agenda --------------------------------------------------------------------------

    def knots(self, sitting: Sitting) -> list[Knot]:
        """The agenda as a thread."""
        return [self._knot(item) for item in sitting.whole.record.items]

    def _knot(self, item: ItemLine) -> Knot:
        number = i18n.current().digits(str(item.no))
        if self.waiting(item) is not None:
            return Knot(item.title, lambda: say("no vote yet"), State.DUE, number)
        decided = len([m for m in item.motions if m.vote is not None])
        if decided:
            return Knot(
                item.title, lambda: say_n("{n} decision", "{n} decisions", decided), None, number
            )
        if item.outcome:
            return Knot(item.title, item.outcome, None, number)
        if item.done:
            return Knot(item.title, lambda: say("heard"), None, number)
        return Knot(item.title, lambda: say(ITEM_KINDS[item.kind]), None, number)

    @staticmethod
    def done_count(sitting: Sitting) -> int:
        """How many points at the head of the agenda are done."""
        for place, item in enumerate(sitting.whole.record.items):
            if not item.done:
                return place
        return len(sitting.whole.record.items)

    def add_item(self, sitting: Sitting, title: str, kind: str, after: int) -> Done:
        """A new point after the one at `after` (0-based)."""
        meeting = sitting.whole.record.meeting_id
        return self._work.meeting_work.add_item(AddItem(meeting, title, kind, before=after + 2))

    def write_item(self, item_id: str, text: str | None, done: bool | None) -> Done:
        """What was said; whether the point is done."""
        return self._work.meeting_work.change_item(ChangeItem(item_id, text=text, done=done))

    @staticmethod
    def latest(sitting: Sitting, item: ItemLine | None) -> Sequence[MotionLine]:
        """Decisions to show above a point: its own, else the last one of the meeting."""
        own = [m for m in item.motions if m.vote is not None] if item else []
        if own:
            return own
        every = [m for i in sitting.whole.record.items for m in i.motions if m.serial]
        return sorted(every, key=lambda m: m.serial or "")[-1:]

    # -- interests and slips -------------------------------------------------------------------

    def declare(self, item_id: str, person_id: str, kind: str) -> Done:
        """She has an interest of her own in the point, and leaves the room for it."""
        return self._work.room_work.declare_conflict(DeclareConflict(item_id, person_id, kind))

    def take_back_interest(self, conflict_id: str) -> Done:
        """It was written by mistake."""
        return self._work.room_work.take_back_conflict(TakeBackConflict(conflict_id))

    def give_proxy(
        self, sitting: Sitting, giver: str, holder: str, item_id: str | None = None
    ) -> Done:
        """A slip came in: `holder` votes for `giver`, at one point or (None) at all of them."""
        points = (item_id,) if item_id is not None else ()
        return self._work.room_work.give_proxy(
            GiveProxy(sitting.whole.record.meeting_id, giver, holder, points)
        )

    def turns(self, item_id: str) -> tuple[TurnsRow, ...]:
        """Who spoke how often to a point, the quiet ones first."""
        return self._work.checks.turns(item_id)

    def count_turn(self, item_id: str, person_id: str, by: int) -> Done:
        """She spoke once more, or (-1) it was a slip."""
        return self._work.room_work.count_turn(CountTurn(item_id, person_id, by))

    def revoke_proxy(self, proxy_id: str) -> Done:
        """She takes her slip back."""
        return self._work.room_work.revoke_proxy(RevokeProxy(proxy_id))

    # -- the room ------------------------------------------------------------------------------

    def turn(self, sitting: Sitting, person_id: str) -> Done:
        """She comes, goes, or comes back; a mark not older than SETTLING is taken back instead."""
        seat = next(s for s in sitting.seats if s.person_id == person_id)
        meeting, acts = sitting.whole.record.meeting_id, self._work.attendance
        if seat.state is not SeatState.HERE:
            if seat.state is SeatState.LEFT and not sitting.running:
                return acts.clear(ClearAttendance(meeting, person_id))
            return acts.arrive(MarkArrival(meeting, person_id))
        slip = seat.came is not None and sitting.now - seat.came < SETTLING
        if not sitting.running or (slip and len(self.stays(sitting, person_id)) == 1):
            return acts.clear(ClearAttendance(meeting, person_id))
        return acts.depart(MarkDeparture(meeting, person_id))

    def all_here(self, sitting: Sitting) -> Done:
        """Everybody without a mark is here from now (the opening, when it is all written later)."""
        return self._work.attendance.all_here(MarkAllHere(sitting.whole.record.meeting_id))

    def apologise(self, sitting: Sitting, person_id: str) -> Done:
        """She let the meeting know."""
        meeting = sitting.whole.record.meeting_id
        return self._work.attendance.apologise(MarkApology(meeting, person_id))

    def take_back(self, sitting: Sitting, person_id: str) -> Done:
        """Her marks were a slip."""
        meeting = sitting.whole.record.meeting_id
        return self._work.attendance.clear(ClearAttendance(meeting, person_id))

    def lead(self, sitting: Sitting, person_id: str) -> Done:
        """She leads the sitting."""
        return self._work.meeting_work.set_chair(
            SetChair(sitting.whole.record.meeting_id, person_id)
        )

    def welcome(self, sitting: Sitting, name: str) -> Done:
        """A guest."""
        return self._work.attendance.welcome_guest(MarkGuest(sitting.whole.record.meeting_id, name))

    @staticmethod
    def stays(sitting: Sitting, person_id: str) -> tuple[StayLine, ...]:
        """When she was in the room."""
        for line in sitting.whole.record.present:
            if line.person.id == person_id:
                return line.stays
        return ()

    def set_times(self, sitting: Sitting, person_id: str, came: time, left: time | None) -> Done:
        """Other times for her last stay. When they are refused, what stood there is put back."""
        before = self.stays(sitting, person_id)
        new = StayLine(self._at(sitting, came), self._at(sitting, left) if left else None)
        if before:
            self.take_back(sitting, person_id)
        try:
            return self._write_stays(sitting, person_id, (*before[:-1], new))
        except SRBoardError:
            self.take_back(sitting, person_id)
            self._write_stays(sitting, person_id, before)
            raise

    def _write_stays(self, sitting: Sitting, person_id: str, stays: Sequence[StayLine]) -> Done:
        meeting, acts = sitting.whole.record.meeting_id, self._work.attendance
        done = Done(meeting, frozenset({"meetings"}))
        for stay in stays:
            done = acts.arrive(MarkArrival(meeting, person_id, stay.came))
            if stay.left is not None:
                done = acts.depart(MarkDeparture(meeting, person_id, stay.left))
        return done

    # -- tasks and the end -----------------------------------------------------------------------

    def add_action(
        self, sitting: Sitting, item_id: str | None, owner: str, text: str, due: date
    ) -> Done:
        """Something one person will do by a day."""
        meeting = sitting.whole.record.meeting_id
        return self._work.decision_work.add_action(AddAction(meeting, owner, text, due, item_id))

    def finish_action(self, action_id: str) -> Done:
        """It is done."""
        return self._work.decision_work.finish_action(FinishAction(action_id))

    @staticmethod
    def next_day(sitting: Sitting) -> date:
        """The day on which a meeting that is put off is held again: a week later."""
        return sitting.now.date() + timedelta(days=7)

    def close(
        self,
        sitting: Sitting,
        at: time | None,
        *,
        adjourned: bool,
        leader: str | None = None,
        again: date | None = None,
        reason: str = "",
    ) -> Done:
        """The sitting ends, and the draft of the minutes is drawn up.

        `leader` is given when nobody was written down as leading until now. `again`: the day for
        which a meeting that was put off is called once more, at the same time and place. `reason`:
        why a board sat although too few were there.
        """
        meeting = sitting.whole.record.meeting_id
        if leader is not None:
            self.lead(sitting, leader)
        moment = self._at(sitting, at) if at is not None else None
        done = self._work.meeting_work.close(CloseMeeting(meeting, moment, adjourned, reason))
        drawn = self._work.minutes.compose(ComposeMinutes(meeting))
        if adjourned and again is not None:
            record = sitting.whole.record
            clock = local(record.planned_at, record.offset_minutes).time()
            planned = moment_of(again, clock, record.offset_minutes)
            self._work.meeting_work.call_again(CallAgain(meeting, planned, record.place))
        return Done(meeting, done.changed | drawn.changed, drawn.event_no)
