"""Writing the course of a meeting: plan, notice, beginning, end, and its agenda.

Used by the services only; the same functions serve a meeting written as it happens and one typed
in from the minute book. Checks no rights and commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.agenda import drawn_up
from governance.agenda_copy import agenda_text
from governance.attachments import SCAN_MAX_BYTES, AttachmentStore
from governance.commands import AgendaEntry, CallMeeting
from governance.commands_calendar import CallAgain
from governance.commands_paper import PaperNotice
from governance.electorate import committee_of
from governance.entry import Entry, choice, minute
from governance.entry_decisions import ItemKind, carry_over
from governance.entry_room import Room
from governance.entry_votes import carry_motions
from governance.models import AgendaItem, Meeting, Motion, Notice, NoticePicture, VoteCount
from governance.roll import group_of
from governance.rules.meetings import (
    OLDEST_YEAR,
    MeetingStatus,
    MeetingType,
    Work,
    check_again,
    check_move,
    check_planned,
    check_sitting_times,
    local_date,
    next_number,
)
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.text import clean_line, clean_text
from sr_board.i18n import current
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import GroupStatus

__all__ = [
    "NoticeChannel",
    "begin",
    "end",
    "item_of",
    "items_of",
    "keep_pictures",
    "notify",
    "number_for",
    "plan",
    "plan_again",
    "renumber",
    "write_item",
]


CHANGES_MAX = 40_000
"""Most letters in the new words of the rules that go out with a notice."""
_OF_COMMITTEES = frozenset({MeetingType.COMMITTEE, MeetingType.SAFETY})


class NoticeChannel(StrEnum):
    """How members are told."""

    WORD = "word"
    PAPER = "paper"
    CALL = "call"
    SMS = "sms"
    POSTER = "poster"
    DRUM = "drum"


def plan(entry: Entry, command: CallMeeting) -> Meeting:
    """Write a planned meeting with its number and agenda."""
    kind = choice(MeetingType, command.type, "type")
    check_group_alive(GroupStatus(group_of(entry.session, command.group_id).status))
    entry.check_persons((command.called_by,))
    if command.adjourned_from is not None:
        entry.meeting(command.adjourned_from)
    offset = entry.clock.offset_minutes()
    planned = minute(command.planned_at, "planned_at")
    day = local_date(planned, offset)
    check_planned(day, entry.today)
    _check_body(entry, command, kind)
    agenda = _agenda(entry, command, planned, day)
    meeting = Meeting(
        **entry.new(),
        group_id=command.group_id,
        year=day.year,
        number=number_for(entry.session, command.group_id, day.year),
        type=kind.value,
        planned_at=planned,
        offset_minutes=offset,
        place=clean_line(command.place, field="place"),
        called_by=command.called_by or entry.person_id,
        status=MeetingStatus.DRAFT.value,
        adjourned_from=command.adjourned_from,
        put_off=False,
        committee_id=command.committee_id,
        series_id=command.series_id,
        **_asked(command),
    )
    entry.session.add(meeting)
    entry.session.flush()
    for no, point in enumerate(agenda, start=1):
        entry.session.add(write_item(entry, meeting, no, point))
    entry.session.flush()
    carry_motions(entry, meeting)
    return meeting


def _agenda(
    entry: Entry, command: CallMeeting, planned: datetime, day: date
) -> Sequence[AgendaEntry]:
    if command.agenda is not None:
        return command.agenda
    body = command.group_id, command.type, command.committee_id
    return drawn_up(entry.session, *body, planned, day, current())


def _check_body(entry: Entry, command: CallMeeting, kind: MeetingType) -> None:
    if command.committee_id is None:
        return
    committee = committee_of(entry.session, command.committee_id)
    if committee.group_id != command.group_id or kind not in _OF_COMMITTEES:
        raise NotFound("committee-unknown", what="committee")
    if committee.closed_on is not None:
        raise RuleBroken("committee-closed")


def _asked(command: CallMeeting) -> dict[str, object]:
    request = command.requisition
    if request is None:
        return {}
    if request.members < 1:
        raise InputInvalid("count-missing", field="requisition")
    return {"asked_by": request.members, "asked_on": request.asked_on}


def plan_again(entry: Entry, first: Meeting, command: CallAgain) -> Meeting:
    """Write the second meeting after one that was put off, with the points it left open.

    Raises RuleBroken "meeting-not-put-off", "already-called-again".
    """
    again = select(Meeting.id).where(
        Meeting.adjourned_from == first.id, Meeting.status != MeetingStatus.CANCELLED.value
    )
    called = entry.session.scalars(again).first() is not None
    check_again(put_off=first.put_off, called_again=called)
    agenda = tuple(
        AgendaEntry(
            row.title, row.kind, row.standing, row.source or "motion", row.source_id, row.id
        )
        for row in items_of(entry.session, first.id)
        if not row.done
    )
    call = CallMeeting(
        group_id=first.group_id,
        type=first.type,
        planned_at=command.planned_at,
        place=command.place or first.place,
        agenda=agenda,
        adjourned_from=first.id,
        committee_id=first.committee_id,
    )
    return plan(entry, call)


def number_for(session: Session, group_id: str, year: int) -> int:
    """The number of the next meeting of a group in a year."""
    used = session.scalars(
        select(Meeting.number).where(Meeting.group_id == group_id, Meeting.year == year)
    )
    return next_number(used)


def write_item(entry: Entry, meeting: Meeting, no: int, point: AgendaEntry) -> AgendaItem:
    """A new point (not yet added to the session)."""
    return AgendaItem(
        **entry.new(),
        meeting_id=meeting.id,
        no=no,
        title=clean_line(point.title, field="title", required=True),
        kind=choice(ItemKind, point.kind, "kind").value,
        text="",
        outcome="",
        done=False,
        standing=point.standing,
        source=point.source or None,
        source_id=point.source_id,
        carried_from=point.carried_from,
    )


def items_of(session: Session, meeting_id: str) -> Sequence[AgendaItem]:
    """The agenda in order."""
    return session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.no)
    ).all()


def item_of(entry: Entry, item_id: str, work: Work) -> tuple[AgendaItem, Meeting]:
    """A point of the agenda with its meeting, if that takes entries of this kind."""
    item = entry.session.get(AgendaItem, item_id)
    if item is None:
        raise NotFound("meeting-unknown", what="item")
    return item, entry.meeting(item.meeting_id, work)


def notify(entry: Entry, meeting: Meeting, told: PaperNotice, kept: Sequence[str]) -> Notice:
    """Write that members were told, with the agenda as it stands and the pictures kept of it.

    Raises InputInvalid "time-in-future", "date-impossible", "time-without-zone".
    """
    sent = minute(told.sent_at, "sent_at")
    if sent.year < OLDEST_YEAR:
        raise InputInvalid("date-impossible", field="sent_at", value=sent.date())
    if told.sent_at > entry.clock.now():
        raise InputInvalid("time-in-future", field="sent_at")
    changes = clean_text(told.text_of_changes, field="text_of_changes", most=CHANGES_MAX)
    items = items_of(entry.session, meeting.id) if told.with_agenda else ()
    notice = Notice(
        **entry.new(),
        meeting_id=meeting.id,
        sent_at=sent,
        channel=choice(NoticeChannel, told.channel, "channel").value,
        told=clean_text(told.told, field="told", most=2000),
        proof=clean_text(told.proof, field="proof", most=2000),
        agenda_copy=agenda_text(items) if items else None,
        text_of_changes=changes or None,
        planned_at=meeting.planned_at,
    )
    entry.session.add(notice)
    entry.session.flush()
    for ref in kept:
        picture = NoticePicture(**entry.new(), notice_id=notice.id, attachment_id=ref)
        entry.session.add(picture)
    if meeting.status == MeetingStatus.DRAFT:
        meeting.status = MeetingStatus.NOTICED.value
    return notice


def keep_pictures(
    session: Session, store: AttachmentStore | None, pictures: Iterable[bytes]
) -> tuple[str, ...]:
    """Keep pictures encrypted as part of the open unit of work; their ids.

    Raises InputInvalid "scan-no-place", "scan-too-large".
    """
    kept = []
    for picture in pictures:
        if store is None:
            raise InputInvalid("scan-no-place", field="pictures")
        if len(picture) > SCAN_MAX_BYTES:
            raise InputInvalid("scan-too-large", field="pictures", most=SCAN_MAX_BYTES // 1024**2)
        kept.append(store.put(session, picture))
    return tuple(kept)


def begin(entry: Entry, meeting: Meeting, at: datetime | None, chair_id: str | None) -> None:
    """The sitting begins; the chair, if known, is here from the first minute."""
    check_move(MeetingStatus(meeting.status), MeetingStatus.OPEN)
    opened = minute(at or entry.now)
    check_sitting_times(opened, None, entry.now)
    meeting.opened_at, meeting.status = opened, MeetingStatus.OPEN.value
    if chair_id is not None:
        entry.check_persons((chair_id,))
        meeting.chair_id = chair_id
        Room(entry, meeting).arrive(chair_id, opened, "tick")


def end(entry: Entry, meeting: Meeting, at: datetime | None, *, adjourned: bool) -> None:
    """The sitting ends: every motion has its vote, somebody led it, open tasks are carried over.

    Raises RuleBroken "chair-missing", "motion-without-vote", InputInvalid "outside-sitting".
    """
    to = MeetingStatus.ADJOURNED if adjourned else MeetingStatus.CLOSED
    check_move(MeetingStatus(meeting.status), to)
    closed = minute(at or entry.now)
    opened = meeting.opened_at or closed
    check_sitting_times(opened, closed, entry.now)
    if meeting.chair_id is None:
        raise RuleBroken("chair-missing")
    if not adjourned:
        _check_voted(entry.session, meeting)
    late = select(VoteCount.id).join(Motion).join(AgendaItem)
    late = late.where(AgendaItem.meeting_id == meeting.id, VoteCount.taken_at > closed)
    if entry.session.scalars(late).first() is not None:
        raise InputInvalid("outside-sitting", field="closed_at")
    Room(entry, meeting).check_closing(closed)
    meeting.closed_at, meeting.status, meeting.put_off = closed, to.value, adjourned
    carry_over(entry, meeting)


def _check_voted(session: Session, meeting: Meeting) -> None:
    waiting = session.scalars(
        select(AgendaItem.no)
        .join(Motion, Motion.item_id == AgendaItem.id)
        .outerjoin(VoteCount, VoteCount.motion_id == Motion.id)
        .where(AgendaItem.meeting_id == meeting.id, VoteCount.id.is_(None))
        .where(Motion.withdrawn_at.is_(None))
        .order_by(AgendaItem.no)
    ).first()
    if waiting is not None:
        raise RuleBroken("motion-without-vote", item=waiting)


def renumber(session: Session, items: Sequence[AgendaItem]) -> None:
    """Number the points in this order from 1."""
    # Two passes, because a number may stand only once per meeting at any moment.
    for offset in (len(items) + 1_000, 0):
        for no, item in enumerate(items, start=1):
            item.no = no + offset
        session.flush()
