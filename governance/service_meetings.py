"""Calling, preparing, opening and closing meetings. Each method is one act and one commit.

Rights: MEETINGS_WRITE (secretary, chair). Attendance, decisions and minutes have own services.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.attachments import AttachmentStore
from governance.checking import Sitting
from governance.commands import (
    AddItem,
    AgendaEntry,
    CallMeeting,
    CancelMeeting,
    ChangeItem,
    ChangeMeeting,
    CloseMeeting,
    OpenMeeting,
    RecordNotice,
    RemoveItem,
    ReorderAgenda,
    SetChair,
)
from governance.commands_calendar import CallAgain
from governance.commands_paper import PaperNotice
from governance.entry import Entry, choice, minute
from governance.entry_course import (
    begin,
    end,
    item_of,
    items_of,
    keep_pictures,
    notify,
    number_for,
    plan,
    plan_again,
    renumber,
    write_item,
)
from governance.entry_decisions import ItemKind
from governance.entry_ending import add_to_ratify, finish, give_reason
from governance.entry_room import Room
from governance.findings import record_on_meeting
from governance.models import Motion
from governance.rules.meetings import (
    MeetingStatus,
    Work,
    check_cancel,
    check_planned,
    local_date,
    present_ever,
)
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.store.uow import UowFactory

__all__ = ["MeetingService"]

MEETINGS = frozenset({"meetings"})
CHECKED = frozenset({"meetings", "breaches"})


class MeetingService:
    """What secretary and chair do with a meeting as a whole and with its agenda."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def call(self, command: CallMeeting) -> Done:
        """Plan a meeting. Returns its id.

        Raises NotFound, RuleBroken "group-dissolved", InputInvalid "date-impossible",
        "time-without-zone".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = plan(entry, command)
            add_to_ratify(entry, meeting)
            uow.record("meeting.called", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    def call_again(self, command: CallAgain) -> Done:
        """The second meeting after one that was put off; what was left open goes on. Its id.

        Raises RuleBroken "meeting-not-put-off", "already-called-again".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            first = entry.meeting(command.meeting_id)
            meeting = plan_again(entry, first, command)
            uow.record("meeting.called", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    def change(self, command: ChangeMeeting) -> Done:
        """Move a meeting that is not open yet. In another year it takes that year's number."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id, Work.NOTICE)
            planned = minute(command.planned_at, "planned_at")
            day = local_date(planned, self._clock.offset_minutes())
            check_planned(day, entry.today)
            if day.year != meeting.year:
                meeting.number = number_for(uow.session, meeting.group_id, day.year)
                meeting.year = day.year
            meeting.planned_at, meeting.offset_minutes = planned, self._clock.offset_minutes()
            meeting.place = clean_line(command.place, field="place")
            uow.record("meeting.changed", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    def add_item(self, command: AddItem) -> Done:
        """Put a point on the agenda. Returns the point's id."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id, Work.AGENDA)
            items = list(items_of(uow.session, meeting.id))
            point = AgendaEntry(command.title, command.kind, command.standing)
            item = write_item(entry, meeting, len(items) + 1, point)
            uow.session.add(item)
            place = len(items) if command.before is None else command.before - 1
            items.insert(max(0, place), item)
            renumber(uow.session, items)
            uow.record("agenda.item_added", subject=f"meeting/{meeting.id}")
            return Done(item.id, MEETINGS, uow.commit())

    def change_item(self, command: ChangeItem) -> Done:
        """Write what was said under a point, and what came of it."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            item, _ = item_of(self._entry(uow.session), command.item_id, Work.AGENDA)
            if command.title is not None:
                item.title = clean_line(command.title, field="title", required=True)
            if command.kind is not None:
                item.kind = choice(ItemKind, command.kind, "kind").value
            if command.text is not None:
                item.text = clean_text(command.text, field="text")
            if command.outcome is not None:
                item.outcome = clean_line(command.outcome, field="outcome")
            if command.done is not None:
                item.done = command.done
            if command.standing is not None:
                item.standing = command.standing
            uow.record("agenda.item_written", subject=f"meeting/{item.meeting_id}")
            return Done(item.id, MEETINGS, uow.commit())

    def remove_item(self, command: RemoveItem) -> Done:
        """Take a point off the agenda. Raises RuleBroken "item-has-motions"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            item, meeting = item_of(entry, command.item_id, Work.AGENDA)
            if uow.session.scalars(select(Motion.id).where(Motion.item_id == item.id)).first():
                raise RuleBroken("item-has-motions")
            rest = [row for row in items_of(uow.session, meeting.id) if row.id != item.id]
            uow.session.delete(item)
            uow.session.flush()
            renumber(uow.session, rest)
            uow.record("agenda.item_removed", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    def reorder(self, command: ReorderAgenda) -> Done:
        """Put the agenda in another order. Raises InputInvalid "agenda-mismatch"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            meeting = self._entry(uow.session).meeting(command.meeting_id, Work.AGENDA)
            items = {row.id: row for row in items_of(uow.session, meeting.id)}
            if sorted(command.item_ids) != sorted(items):
                raise InputInvalid("agenda-mismatch", field="item_ids")
            renumber(uow.session, [items[item_id] for item_id in command.item_ids])
            uow.record("agenda.reordered", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    def record_notice(self, command: RecordNotice) -> Done:
        """Members were told. Raises RuleBroken "meeting-already-held", InputInvalid
        "scan-too-large"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id, Work.NOTICE)
            told = PaperNotice(
                command.sent_at,
                command.channel,
                command.told,
                command.proof,
                command.text_of_changes,
                with_agenda=command.with_agenda,
            )
            kept = keep_pictures(uow.session, self._attachments, command.pictures)
            notify(entry, meeting, told, kept)
            uow.record("meeting.noticed", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    def open(self, command: OpenMeeting) -> Done:
        """The sitting begins. Notice that is missing or short is written down, never refused."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id)
            begin(entry, meeting, command.at, command.chair_id)
            give_reason(meeting, command.reason)
            record_on_meeting(entry, Sitting(uow.session, meeting), ended=False)
            uow.record("meeting.opened", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, CHECKED, uow.commit())

    def set_chair(self, command: SetChair) -> Done:
        """Who leads the sitting. Raises RuleBroken "chair-not-here"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id, Work.RECORD)
            if command.person_id not in present_ever(Room(entry, meeting).stays()):
                raise RuleBroken("chair-not-here")
            meeting.chair_id = command.person_id
            uow.record("meeting.chair_set", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())

    def close(self, command: CloseMeeting) -> Done:
        """The sitting ends, or is put off. What the rules find wanting is written down.

        Raises InputInvalid "urgent-reason-missing" for a board that sat without the notice or the
        number of its rules while nobody said why.
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id)
            end(entry, meeting, command.at, adjourned=command.adjourned)
            give_reason(meeting, command.reason)
            finish(entry, meeting)
            uow.record("meeting.closed", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, CHECKED | {"actions"}, uow.commit())

    def cancel(self, command: CancelMeeting) -> Done:
        """The meeting will not be held; its number stays used."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            meeting = self._entry(uow.session).meeting(command.meeting_id)
            reason = clean_text(command.reason, field="reason", most=2000)
            check_cancel(MeetingStatus(meeting.status), reason)
            meeting.cancel_reason, meeting.status = reason, MeetingStatus.CANCELLED.value
            uow.record("meeting.cancelled", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, MEETINGS, uow.commit())
