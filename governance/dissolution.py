"""Whether a group decided to dissolve: the proof that the register of groups asks for.

Source: domain rules 2: any state to dissolved needs a passed resolution of kind dissolve.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.models import Motion, Resolution, VoteCount
from governance.rules.resolutions import ResolutionStatus
from sr_board.base.errors import RuleBroken

__all__ = ["check_dissolution"]

_STANDS = (ResolutionStatus.PASSED.value, ResolutionStatus.CARRIED_OUT.value)


def check_dissolution(session: Session, group_id: str, serial: str) -> None:
    """Raise RuleBroken "dissolution-not-decided" unless the group's decision stands."""
    found = session.execute(
        select(Resolution.status, Motion.decision_kind, VoteCount.valid, Resolution.ratified_by)
        .join(Motion, Motion.id == Resolution.motion_id)
        .join(VoteCount, VoteCount.motion_id == Motion.id)
        .where(Resolution.group_id == group_id, Resolution.serial == serial)
    ).one_or_none()
    if found is not None:
        status, kind, valid, ratified_by = found
        stands = valid is not False or ratified_by is not None
        if status in _STANDS and kind == "dissolve" and stands:
            return
    raise RuleBroken("dissolution-not-decided")
