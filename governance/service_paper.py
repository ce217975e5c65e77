"""Typing in a meeting that was held on paper: one pass, one act, one commit.

The same functions and checks serve as for a meeting written while it happens; only the times come
from the minute book. Right: MEETINGS_WRITE.
"""

from __future__ import annotations

from collections.abc import Sequence

from governance.commands import AgendaEntry, CallMeeting, PaperMeeting, PutMotion, TakeVote
from governance.entry import Entry, choice
from governance.entry_course import begin, end, items_of, notify, plan
from governance.entry_decisions import agree_action, put, vote
from governance.entry_room import AttendanceKind, Room
from governance.models import AgendaItem, Meeting
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.store.uow import UowFactory

__all__ = ["PaperMeetingService"]


class PaperMeetingService:
    """Takes over a finished meeting from the minute book."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def record(self, command: PaperMeeting) -> Done:
        """Write the whole meeting; it stands closed afterwards. Returns its id.

        Votes without a time in the book are checked against everybody who was there at any time.
        Raises what calling, attendance, votes and closing raise; then nothing is written.
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = Entry(uow.session, self._clock, self._who.account_id, self._who.person_id)
            meeting = plan(entry, _call(command))
            if command.notice is not None:
                told = command.notice
                if told.sent_at > command.opened_at:
                    raise InputInvalid("notice-after-meeting", field="sent_at")
                notify(entry, meeting, told.sent_at, told.channel, told.told, told.proof)
            begin(entry, meeting, command.opened_at, None)
            _fill_room(entry, meeting, command)
            items = _fill_items(entry, meeting, command)
            _fill_votes(entry, meeting, items, command)
            for action in command.actions:
                item = None if action.item_no is None else _item(items, action.item_no)
                agree_action(
                    entry,
                    meeting,
                    action.owner_id,
                    action.text,
                    action.due,
                    None if item is None else item.id,
                )
            end(entry, meeting, command.closed_at, adjourned=False)
            uow.record("meeting.typed_in", subject=f"meeting/{meeting.id}")
            changed = frozenset({"meetings", "resolutions", "actions"})
            return Done(meeting.id, changed, uow.commit())


def _call(command: PaperMeeting) -> CallMeeting:
    # An explicit agenda, also when it is empty: nothing of the last meeting is taken over.
    agenda = tuple(AgendaEntry(item.title, item.kind) for item in command.items)
    if not agenda:
        raise InputInvalid("agenda-empty", field="items")
    return CallMeeting(
        group_id=command.group_id,
        type=command.type,
        planned_at=command.opened_at,
        place=command.place,
        called_by=command.called_by,
        agenda=agenda,
    )


def _fill_room(entry: Entry, meeting: Meeting, command: PaperMeeting) -> None:
    room = Room(entry, meeting)
    entry.check_persons((command.chair_id, *(line.person_id for line in command.attendance)))
    for line in command.attendance:
        kind = choice(AttendanceKind, line.kind, "kind")
        if kind is AttendanceKind.APOLOGY:
            room.apologise(line.person_id)
        elif kind is AttendanceKind.PRESENT:
            came = line.came or command.opened_at
            room.arrive(line.person_id, came, line.mark, line.left)
        else:
            raise InputInvalid("choice-unknown", field="kind")
    for name in command.guests:
        room.welcome(name, command.opened_at)
    if command.chair_id not in {stay.person for stay in room.stays()}:
        raise RuleBroken("chair-not-here")
    meeting.chair_id = command.chair_id


def _fill_items(entry: Entry, meeting: Meeting, command: PaperMeeting) -> Sequence[AgendaItem]:
    items = items_of(entry.session, meeting.id)
    for row, item in zip(items, command.items, strict=True):
        row.text = clean_text(item.text, field="text")
        row.outcome = clean_line(item.outcome, field="outcome")
        row.done = True
    return items


def _fill_votes(
    entry: Entry, meeting: Meeting, items: Sequence[AgendaItem], command: PaperMeeting
) -> None:
    for line in command.votes:
        item = _item(items, line.item_no)
        motion = put(
            entry,
            item,
            PutMotion(item.id, line.text, line.decision_kind, line.proposer_id, line.seconder_id),
        )
        taken = TakeVote(
            motion_id=motion.id,
            method=line.method,
            votes_for=line.votes_for,
            votes_against=line.votes_against,
            votes_abstain=line.votes_abstain,
            agreed=line.agreed,
        )
        vote(entry, meeting, motion, taken, None)


def _item(items: Sequence[AgendaItem], no: int) -> AgendaItem:
    if not 1 <= no <= len(items):
        raise InputInvalid("item-number-unknown", field="item_no", number=no)
    return items[no - 1]
