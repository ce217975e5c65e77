"""Letting a void decision stand once a later meeting ratified it. Used by the services only.

A vote without a quorum is void until ratified. A change of the rules whose words were not sent is
not made good by a later vote: it has to be put again.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from governance.breaches.models import RuleBreach
from governance.entry import Entry
from governance.models import Resolution, VoteCount
from governance.rules.quorum import QuorumMoment
from governance.rules.resolutions import ResolutionStatus

__all__ = ["let_stand"]


def let_stand(entry: Entry, ratified: Iterable[RuleBreach], resolution_id: str) -> tuple[str, ...]:
    """Decisions that stand now because their want of a quorum was ratified; their ids."""
    votes = [row.object_id for row in ratified if row.code in list(QuorumMoment)]
    rows = entry.session.execute(
        select(Resolution, VoteCount)
        .join(VoteCount, VoteCount.motion_id == Resolution.motion_id)
        .where(
            VoteCount.id.in_(votes),
            VoteCount.carried.is_(True),
            VoteCount.void_code.in_([moment.value for moment in QuorumMoment]),
            Resolution.status == ResolutionStatus.VOID.value,
        )
    ).all()
    for resolution, _ in rows:
        resolution.status = ResolutionStatus.PASSED.value
        resolution.ratified_by = resolution_id
    entry.session.flush()
    return tuple(resolution.id for resolution, _ in rows)
