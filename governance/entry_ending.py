"""What is written when a sitting ends: findings, the reason of an urgent one, points to ratify.

Used by the services only; the same for a meeting written as it happens and one typed in later.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from governance.agenda import Source, same_body, to_ratify
from governance.breaches.recording import open_breaches
from governance.checking import Sitting
from governance.entry import Entry
from governance.entry_course import items_of, write_item
from governance.findings import record_on_meeting, record_unapproved
from governance.models import Meeting, VoteCount
from governance.rules.findings import Finding
from governance.rules.meetings import MeetingType
from sr_board.base.errors import InputInvalid
from sr_board.base.text import clean_text
from sr_board.i18n import current

__all__ = ["add_to_ratify", "finish", "give_reason", "reason_wanted", "urgent"]

_URGENT = frozenset(
    {"notice_missing", "notice_short", "quorum_not_met", "quorum_lost", "quorum_on_item_not_met"}
)


def give_reason(meeting: Meeting, reason: str) -> None:
    """Keep why a board sat without notice or too few; an empty reason changes nothing."""
    given = clean_text(reason, field="reason", most=2000)
    if given:
        meeting.urgent_reason = given


def urgent(sitting: Sitting, findings: Iterable[Finding]) -> bool:
    """Whether findings on a board sitting ask for the reason of it, and none is given."""
    if not sitting.about_a_child or sitting.meeting.urgent_reason:
        return False
    return not _URGENT.isdisjoint(each.code for each in findings)


def reason_wanted(entry: Entry, sitting: Sitting) -> bool:
    """Whether a board sat without the notice or number of its rules and nobody said why."""
    if not sitting.about_a_child or sitting.meeting.urgent_reason:
        return False
    found = [row.code for row in open_breaches(entry.session, sitting.meeting.id)]
    votes = entry.session.scalars(
        select(VoteCount.id).where(VoteCount.motion_id.in_([m.id for m in sitting.motions]))
    )
    for vote in votes.all():
        found += [row.code for row in open_breaches(entry.session, vote)]
    return not _URGENT.isdisjoint(found)


def finish(entry: Entry, meeting: Meeting) -> None:
    """Write the findings of a sitting that ended, on itself and on older minutes of its body.

    Raises InputInvalid "urgent-reason-missing" (field reason). The sitting and its decisions are
    not touched by it: only the closing waits for a word.
    """
    sitting = Sitting(entry.session, meeting)
    record_on_meeting(entry, sitting, ended=True)
    if reason_wanted(entry, sitting):
        raise InputInvalid("urgent-reason-missing", field="reason")
    record_unapproved(entry, meeting)
    _tell_next_sitting(entry, meeting)


def _tell_next_sitting(entry: Entry, meeting: Meeting) -> None:
    if meeting.type != MeetingType.BOARD:
        return
    following = entry.session.scalars(
        select(Meeting)
        .where(
            Meeting.group_id == meeting.group_id,
            same_body(meeting.type, meeting.committee_id),
            Meeting.status.in_(("draft", "noticed")),
            Meeting.planned_at > meeting.planned_at,
        )
        .order_by(Meeting.planned_at)
        .limit(1)
    ).one_or_none()
    if following is not None:
        add_to_ratify(entry, following)


def add_to_ratify(entry: Entry, meeting: Meeting) -> None:
    """Put what a board has to ratify on the agenda of its next sitting, once."""
    if meeting.type != MeetingType.BOARD:
        return
    items = items_of(entry.session, meeting.id)
    there = {item.source_id for item in items if item.source == Source.RATIFY}
    waiting = to_ratify(
        entry.session,
        meeting.group_id,
        meeting.type,
        meeting.committee_id,
        meeting.planned_at,
        current(),
    )
    fresh = [point for point in waiting if point.source_id not in there]
    for no, point in enumerate(fresh, start=len(items) + 1):
        entry.session.add(write_item(entry, meeting, no, point))
    entry.session.flush()
