"""What the adoption of a version needs to know of a resolution: its vote, its notice, its text.

Checks no rights, writes nothing.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.adopting import ResolutionFacts
from governance.constitution.models import Constitution
from governance.constitution.versions import VersionStatus
from governance.models import Meeting, Motion, Notice, Resolution, VoteCount
from governance.rules.meetings import local_date
from governance.rules.votes import Count
from sr_board.base.errors import NotFound

__all__ = ["resolution_facts"]


def resolution_facts(
    session: Session, resolution_id: str, version: Constitution
) -> ResolutionFacts:
    """The facts of a resolution about this version. Raises NotFound "meeting-unknown"."""
    found = session.execute(
        select(Resolution, Motion, VoteCount, Meeting)
        .join(Motion, Motion.id == Resolution.motion_id)
        .join(VoteCount, VoteCount.motion_id == Motion.id)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .where(Resolution.id == resolution_id)
    ).one_or_none()
    if found is None:
        raise NotFound("meeting-unknown", what="resolution")
    resolution, motion, vote, meeting = found
    rows = session.scalars(select(Notice).where(Notice.meeting_id == meeting.id))
    notices = [each for each in rows if each.planned_at in (None, meeting.planned_at)]
    told = [local_date(each.sent_at, meeting.offset_minutes) for each in notices]
    with_text = [
        local_date(each.sent_at, meeting.offset_minutes) for each in notices if each.text_of_changes
    ]
    return ResolutionFacts(
        group_id=resolution.group_id,
        decision_kind=motion.decision_kind,
        status=resolution.status,
        meeting_day=resolution.decided_on,
        meeting_type=meeting.type,
        present=vote.present_then,
        roll=vote.roll_then,
        count=_count(vote),
        valid=vote.valid is not False or resolution.ratified_by is not None,
        told_on=min(told, default=None),
        text_sent_on=min(_sent(version, with_text), default=None),
    )


def _count(vote: VoteCount) -> Count | None:
    if vote.votes_for is None or vote.votes_against is None:
        return None
    return Count(vote.votes_for, vote.votes_against, vote.votes_abstain or 0)


def _sent(version: Constitution, with_text: list[date]) -> list[date]:
    """Days on which these words went out: circulated as they stand, or with the notice."""
    if version.status == VersionStatus.CIRCULATED and version.circulated_on is not None:
        return [*with_text, version.circulated_on]
    return with_text
