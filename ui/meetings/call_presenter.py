"""Calling a meeting and preparing it: what to offer, and the commands behind what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from governance.commands import (
    AddItem,
    AgendaEntry,
    CallMeeting,
    CancelMeeting,
    ChangeItem,
    ChangeMeeting,
    OpenMeeting,
    RecordNotice,
    RemoveItem,
    ReorderAgenda,
)
from governance.commands_calendar import Requisition
from governance.views import MeetingFilter, MeetingWhole, SeatRow
from governance.views_calendar import CommitteeRow
from governance.views_checks import CallAdvice, MeetingChecks
from governance.words import CHANNELS, MEETING_TYPES
from sr_board.base.results import Done
from sr_board.people.rows import GroupRow
from ui.live import Text, say
from ui.meetings.agenda_rows import Point
from ui.meetings.pictures import Told, read_picture
from ui.meetings.times import here_now, moment_of
from ui.meetings.work import MeetingsWork

__all__ = ["Advised", "CallPresenter", "Offered", "Planned"]

_KIND_OF_GROUP = {"shg": "shg", "board": "board", "branch": "general"}


@dataclass(frozen=True)
class Offered:
    """Groups to choose from and what the last meeting of the first one suggests."""

    groups: tuple[GroupRow, ...]
    today: date


@dataclass(frozen=True)
class Planned:
    """A planned meeting with those who may open it."""

    whole: MeetingWhole
    seats: tuple[SeatRow, ...]
    now: datetime
    checks: MeetingChecks | None = None


@dataclass(frozen=True)
class Advised:
    """What the rules say before a meeting is called, and the points that wait for one. `asked`:
    for what, so that an answer to an older choice can be told."""

    advice: CallAdvice
    points: tuple[Point, ...]
    asked: tuple[object, ...]
    offset: int


class CallPresenter:
    """Everything before the meeting opens."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    # -- calling ---------------------------------------------------------------------------

    def offer(self) -> Offered:
        """Living groups."""
        groups = tuple(g for g in self._work.people.groups() if g.status.value != "dissolved")
        return Offered(groups, here_now(self._work.clock).date())

    @staticmethod
    def usual_type(group: GroupRow) -> str:
        """The kind of meeting that such a group holds most."""
        return _KIND_OF_GROUP.get(group.kind.value, "general")

    def usual_place(self, group_id: str) -> str:
        """Where the group met last."""
        rows = self._work.meetings.page(MeetingFilter(group_id, limit=1)).rows
        return rows[0].place if rows else ""

    @staticmethod
    def types() -> list[tuple[object, Text]]:
        """Kinds of meeting to choose from."""
        return [(code, lambda w=word: say(w)) for code, word in MEETING_TYPES.items()]

    @staticmethod
    def channels() -> list[tuple[object, Text]]:
        """Ways of telling members."""
        return [(code, lambda w=word: say(w)) for code, word in CHANNELS.items()]

    def advise(
        self, group_id: str, type_: str, day: date | None, at: time | None, committee: str | None
    ) -> Advised:
        """What the rules say of such a meeting, and what its agenda would begin with."""
        now = here_now(self._work.clock)
        offset = self._work.clock.offset_minutes()
        planned = moment_of(day or now.date() + timedelta(days=1), at or time(16), offset)
        ask = self._work.checks
        entries = ask.agenda_for(group_id, type_, planned, committee)
        advice = ask.before_call(group_id, type_, planned, committee)
        points = tuple(Point(entry.title, entry.kind, None, entry) for entry in entries)
        return Advised(advice, points, asked=(group_id, type_, day, at, committee), offset=offset)

    def committees(self, group_id: str) -> tuple[CommitteeRow, ...]:
        """Committees of the group that still have a task."""
        found = self._work.calendar.committees(group_id)
        return tuple(row for row in found if row.closed_on is None)

    def call(
        self,
        group_id: str,
        type_: str,
        day: date,
        at: time,
        place: str,
        agenda: Sequence[Point],
        committee: str | None = None,
        asked: Requisition | None = None,
    ) -> Done:
        """Plan the meeting."""
        planned = moment_of(day, at, self._work.clock.offset_minutes())
        entries = tuple(_entry(point) for point in agenda)
        return self._work.meeting_work.call(
            CallMeeting(
                group_id,
                type_,
                planned,
                place,
                agenda=entries or None,
                committee_id=committee,
                requisition=asked,
            )
        )

    # -- preparing --------------------------------------------------------------------------

    def load(self, meeting_id: str) -> Planned:
        """The meeting as planned."""
        return Planned(
            self._work.meetings.whole(meeting_id),
            self._work.meetings.seats(meeting_id),
            here_now(self._work.clock),
            self._work.checks.meeting(meeting_id),
        )

    def move(self, meeting_id: str, day: date, at: time, place: str) -> Done:
        """Another day, time or place."""
        planned = moment_of(day, at, self._work.clock.offset_minutes())
        return self._work.meeting_work.change(ChangeMeeting(meeting_id, planned, place))

    def write_agenda(self, whole: MeetingWhole, points: Sequence[Point]) -> Done:
        """Make the stored agenda what the rows say: take off, change, add, put in order."""
        acts, meeting = self._work.meeting_work, whole.record.meeting_id
        stored = {item.id: item for item in whole.record.items}
        kept = {point.item_id for point in points}
        done = Done(meeting, frozenset({"meetings"}))
        for item_id in stored:
            if item_id not in kept:
                done = acts.remove_item(RemoveItem(item_id))
        order: list[str] = []
        for point in points:
            item = stored.get(point.item_id or "")
            if item is None:
                done = acts.add_item(AddItem(meeting, point.title, point.kind))
                order.append(done.id)
                continue
            order.append(item.id)
            if (item.title, item.kind) != (point.title, point.kind):
                done = acts.change_item(ChangeItem(item.id, title=point.title, kind=point.kind))
        if order != [item_id for item_id in stored if item_id in kept]:
            done = acts.reorder(ReorderAgenda(meeting, tuple(order)))
        return done

    def note_notice(self, meeting_id: str, told: Told) -> Done:
        """Write that members were told, with the pictures that show it (kept encrypted)."""
        sent = moment_of(told.day, told.at, self._work.clock.offset_minutes())
        pictures = tuple(read_picture(path) for path in told.pictures)
        return self._work.meeting_work.record_notice(
            RecordNotice(
                meeting_id,
                sent,
                told.channel,
                told.told,
                told.proof,
                text_of_changes=told.changes,
                pictures=pictures,
            )
        )

    def open(
        self, planned: Planned, at: time | None, chair_id: str | None, reason: str = ""
    ) -> Done:
        """The sitting begins, now or at a time of its own day. `reason`: why a board sits without
        the notice that its rules want."""
        moment = None
        if at is not None:
            offset = self._work.clock.offset_minutes()
            moment = moment_of(planned.now.date(), at, offset)
        meeting = planned.whole.record.meeting_id
        return self._work.meeting_work.open(OpenMeeting(meeting, moment, chair_id, reason))

    def cancel(self, meeting_id: str, reason: str) -> Done:
        """The meeting will not be held."""
        return self._work.meeting_work.cancel(CancelMeeting(meeting_id, reason))


def _entry(point: Point) -> AgendaEntry:
    """A point as typed; why the program proposed it goes with it."""
    if point.entry is None:
        return AgendaEntry(point.title, point.kind)
    return replace(point.entry, title=point.title, kind=point.kind)
