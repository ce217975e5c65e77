"""Writing approvals and corrections under signed minutes. Used by the services only."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.breaches.recording import record_findings
from governance.checking import Sitting
from governance.commands import ApproveMinutes, CorrectMinutes
from governance.entry import Entry
from governance.models import (
    AgendaItem,
    Meeting,
    Minutes,
    MinutesApproval,
    MinutesCorrection,
    Resolution,
)
from governance.record import from_canonical
from governance.rules.breaches import ObjectKind
from governance.rules.meetings import MeetingStatus, check_move
from governance.rules.minutes import MinutesState, check_approve, check_correction
from sr_board.base.errors import InputInvalid, NotFound
from sr_board.base.text import clean_text

__all__ = ["approve", "correct", "state_of"]

_HELD = frozenset(
    {MeetingStatus.OPEN, MeetingStatus.CLOSED, MeetingStatus.MINUTED, MeetingStatus.APPROVED}
)


def state_of(session: Session, minutes: Minutes) -> MinutesState:
    """The state of minutes; approval stands in its own row, because a signed row is final."""
    approved = select(MinutesApproval.id).where(MinutesApproval.minutes_id == minutes.id)
    if session.scalar(approved) is not None:
        return MinutesState.APPROVED
    return MinutesState(minutes.state)


def approve(entry: Entry, command: ApproveMinutes) -> Minutes:
    """Write that a later meeting approved signed minutes, with its corrections.

    What stood open because they were not approved is mended. Raises what `check_approve` raises,
    NotFound for a point of another meeting, and what `correct` raises.
    """
    meeting = entry.meeting(command.meeting_id)
    later = entry.meeting(command.at_meeting_id)
    minutes = entry.minutes_of(meeting.id)
    check_approve(
        state_of(entry.session, minutes) if minutes else None,
        meeting_day=meeting.day,
        same_group=later.group_id == meeting.group_id and later.status in _HELD,
        later_day=later.day,
    )
    assert minutes is not None
    _settle_point(entry, later, command.item_id)
    for note in command.corrections:
        correct(
            entry,
            CorrectMinutes(
                meeting.id, note.wrong, note.right, note.item_no, decided_at_meeting_id=later.id
            ),
        )
    entry.session.add(
        MinutesApproval(
            **entry.new(),
            minutes_id=minutes.id,
            at_meeting_id=later.id,
            approved_on=later.day,
            item_id=command.item_id,
        )
    )
    check_move(MeetingStatus(meeting.status), MeetingStatus.APPROVED)
    meeting.status = MeetingStatus.APPROVED.value
    _mend(entry, meeting, minutes)
    return minutes


def _settle_point(entry: Entry, later: Meeting, item_id: str | None) -> None:
    if item_id is None:
        return
    item = entry.session.get(AgendaItem, item_id)
    if item is None or item.meeting_id != later.id:
        raise NotFound("meeting-unknown", what="item")
    if later.status in (MeetingStatus.OPEN, MeetingStatus.CLOSED):
        item.done = True


def _mend(entry: Entry, meeting: Meeting, minutes: Minutes) -> None:
    for kind, ref in ((ObjectKind.MINUTES, minutes.id), (ObjectKind.MEETING, meeting.id)):
        record_findings(
            entry,
            group_id=meeting.group_id,
            object_kind=kind.value,
            object_id=ref,
            rules=Sitting(entry.session, meeting).rules,
            findings=(),
            on=entry.today,
            checked=("minutes_not_approved",),
        )


def correct(entry: Entry, command: CorrectMinutes) -> tuple[Minutes, MinutesCorrection]:
    """Write a numbered note under signed minutes.

    Raises RuleBroken "minutes-not-signed", InputInvalid "correction-same",
    "item-number-unknown", NotFound.
    """
    meeting = entry.meeting(command.meeting_id)
    minutes = entry.minutes_of(meeting.id)
    wrong = clean_text(command.wrong, field="wrong", most=4000, required=True)
    right = clean_text(command.right, field="right", most=4000, required=True)
    check_correction(state_of(entry.session, minutes) if minutes else None, wrong, right)
    assert minutes is not None
    points = len(from_canonical(minutes.content).items)
    if command.item_no is not None and not 1 <= command.item_no <= points:
        raise InputInvalid("item-number-unknown", field="item_no", number=command.item_no)
    _check_links(entry, minutes, command)
    last = entry.session.scalar(
        select(func.max(MinutesCorrection.no)).where(MinutesCorrection.minutes_id == minutes.id)
    )
    note = MinutesCorrection(
        **entry.new(),
        minutes_id=minutes.id,
        no=(last or 0) + 1,
        item_no=command.item_no,
        wrong=wrong,
        right=right,
        decided_at=command.decided_at_meeting_id,
        resolution_id=command.resolution_id,
        supersedes=command.supersedes,
    )
    entry.session.add(note)
    entry.session.flush()
    return minutes, note


def _check_links(entry: Entry, minutes: Minutes, command: CorrectMinutes) -> None:
    if command.decided_at_meeting_id is not None:
        entry.meeting(command.decided_at_meeting_id)
    if command.resolution_id is not None and (
        entry.session.get(Resolution, command.resolution_id) is None
    ):
        raise NotFound("meeting-unknown", what="resolution")
    if command.supersedes is not None:
        earlier = entry.session.get(MinutesCorrection, command.supersedes)
        if earlier is None or earlier.minutes_id != minutes.id:
            raise NotFound("meeting-unknown", what="correction")
