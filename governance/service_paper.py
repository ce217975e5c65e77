"""Typing in a meeting that was held on paper: one pass, one act, one commit.

The same functions and checks serve as for a meeting written while it happens; only the times come
from the minute book, and the rules are those in force on that day. Right: MEETINGS_WRITE.
"""

from __future__ import annotations

from collections.abc import Sequence

from governance.attachments import AttachmentStore
from governance.checking import Sitting
from governance.commands import AgendaEntry, CallMeeting, PutMotion, TakeVote
from governance.commands_paper import PaperMeeting, VoteEntry
from governance.entry import Entry, choice
from governance.entry_course import begin, end, items_of, keep_pictures, notify, plan
from governance.entry_decisions import agree_action
from governance.entry_ending import finish, give_reason
from governance.entry_interests import declare, receive_proxy
from governance.entry_room import AttendanceKind, Room
from governance.entry_votes import put, vote, withdraw
from governance.findings import record_on_meeting
from governance.models import AgendaItem, Meeting, Motion
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

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def record(self, command: PaperMeeting) -> Done:
        """Write the whole meeting; it stands closed afterwards. Returns its id.

        Votes without a time in the book are checked against everybody who was there at any time.
        Raises what calling, attendance, votes and closing raise; then nothing is written.
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = Entry(uow.session, self._clock, self._who.account_id, self._who.person_id)
            meeting = plan(entry, _call(command))
            self._tell(entry, meeting, command)
            begin(entry, meeting, command.opened_at, None)
            give_reason(meeting, command.reason)
            record_on_meeting(entry, Sitting(uow.session, meeting), ended=False)
            _fill_room(entry, meeting, command)
            items = _fill_items(entry, meeting, command)
            _Votes(entry, meeting, items, command).fill()
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
            finish(entry, meeting)
            uow.record("meeting.typed_in", subject=f"meeting/{meeting.id}")
            changed = frozenset({"meetings", "resolutions", "actions", "breaches"})
            return Done(meeting.id, changed, uow.commit())

    def _tell(self, entry: Entry, meeting: Meeting, command: PaperMeeting) -> None:
        if command.notice is None:
            return
        if command.notice.sent_at > command.opened_at:
            raise InputInvalid("notice-after-meeting", field="sent_at")
        kept = keep_pictures(entry.session, self._attachments, command.notice.pictures)
        notify(entry, meeting, command.notice, kept)


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
        adjourned_from=command.adjourned_from,
        committee_id=command.committee_id,
        requisition=command.requisition,
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
    for slip in command.proxies:
        points = [_item(items, no).id for no in slip.item_nos]
        receive_proxy(entry, meeting, slip.giver_id, slip.holder_id, points, command.opened_at)
    return items


class _Votes:
    """Motions, votes and declared interests of one page of the minute book."""

    def __init__(
        self, entry: Entry, meeting: Meeting, items: Sequence[AgendaItem], command: PaperMeeting
    ) -> None:
        self._entry, self._meeting, self._items = entry, meeting, items
        self._command = command

    def fill(self) -> None:
        """Interests first, then each motion after its amendments, then interests told too late."""
        self._declare(late=False)
        lines = self._command.votes
        for place, line in enumerate(lines, start=1):
            if line.amends is None:
                motion = self._put(line, None)
                changes = [each for each in lines if each.amends == place]
                for change in changes:
                    self._decide(change, self._put(change, motion.id))
                self._decide(line, motion)
            elif not 1 <= line.amends <= len(lines) or lines[line.amends - 1].amends is not None:
                raise InputInvalid("item-number-unknown", field="amends", number=line.amends)
        self._declare(late=True)

    def _declare(self, *, late: bool) -> None:
        moment = self._command.closed_at if late else self._command.opened_at
        for each in self._command.conflicts:
            if each.late is late:
                item = _item(self._items, each.item_no)
                declare(
                    self._entry,
                    self._meeting,
                    item,
                    each.person_id,
                    each.kind,
                    moment,
                    left_room=each.left_room,
                )

    def _put(self, line: VoteEntry, amends_id: str | None) -> Motion:
        item = _item(self._items, line.item_no)
        words = PutMotion(
            item.id,
            line.text,
            line.decision_kind,
            line.proposer_id,
            line.seconder_id,
            amends_id,
        )
        return put(self._entry, item, words)

    def _decide(self, line: VoteEntry, motion: Motion) -> None:
        if line.withdrawn:
            withdraw(self._entry, motion, self._command.closed_at)
            return
        opened, closed = self._command.opened_at, self._command.closed_at
        if line.at is not None and not opened <= line.at <= closed:
            raise InputInvalid("outside-sitting", field="at")
        taken = TakeVote(
            motion_id=motion.id,
            method=line.method,
            votes_for=line.votes_for,
            votes_against=line.votes_against,
            votes_abstain=line.votes_abstain,
            agreed=line.agreed,
            chair_cast=line.chair_cast,
        )
        vote(self._entry, self._meeting, motion, taken, line.at)


def _item(items: Sequence[AgendaItem], no: int) -> AgendaItem:
    if not 1 <= no <= len(items):
        raise InputInvalid("item-number-unknown", field="item_no", number=no)
    return items[no - 1]
