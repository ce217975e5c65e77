"""The resolutions on which leaders' affairs rest: found, of the right group and kind, passed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.models import Motion, Resolution, VoteCount
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.people.models import Group

__all__ = ["Decided", "decided", "passed", "recent", "serials"]

_STANDS = ("passed", "carried_out")


@dataclass(frozen=True)
class Decided:
    """A resolution as other records need it. `method`: how it was voted on."""

    id: str
    serial: str
    group_id: str
    meeting_id: str
    decided_on: date
    text: str
    status: str
    kind: str
    method: str | None

    @property
    def stands(self) -> bool:
        """It passed, and was neither found void nor taken back."""
        return self.status in _STANDS


def decided(session: Session, resolution_id: str) -> Decided:
    """One resolution. Raises NotFound "resolution-unknown"."""
    row = session.execute(
        select(Resolution, Motion.decision_kind, VoteCount.method)
        .join(Motion, Motion.id == Resolution.motion_id)
        .outerjoin(VoteCount, VoteCount.motion_id == Motion.id)
        .where(Resolution.id == resolution_id)
    ).one_or_none()
    if row is None:
        raise NotFound("resolution-unknown", what="resolution")
    return _of(*row)


def _of(row: Resolution, kind: str, method: str | None) -> Decided:
    return Decided(
        row.id,
        row.serial,
        row.group_id,
        row.meeting_id,
        row.decided_on,
        row.text,
        row.status,
        kind,
        method,
    )


def passed(
    session: Session, resolution_id: str, group_id: str, kinds: Collection[str] = ()
) -> Decided:
    """A resolution of the group, or of a body above it, that stands.

    Raises NotFound "resolution-unknown", RuleBroken "resolution-of-other-group",
    "resolution-does-not-stand", or "resolution-of-other-kind" unless it is one of `kinds`.
    """
    found = decided(session, resolution_id)
    check_group(session, found, group_id)
    if not found.stands:
        raise RuleBroken("resolution-does-not-stand", serial=found.serial)
    if kinds and found.kind not in kinds:
        raise RuleBroken("resolution-of-other-kind", serial=found.serial)
    return found


def check_group(session: Session, found: Decided, group_id: str) -> None:
    """The resolution is one of the group or of a body above it.

    Raises RuleBroken "resolution-of-other-group".
    """
    if found.group_id not in _with_parents(session, group_id):
        raise RuleBroken("resolution-of-other-group", serial=found.serial)


def _with_parents(session: Session, group_id: str) -> tuple[str, ...]:
    parents: dict[str, str | None] = dict(session.execute(select(Group.id, Group.parent_id)).all())
    found: list[str] = []
    above: str | None = group_id
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return tuple(found)


def serials(session: Session, ids: Iterable[str | None]) -> Mapping[str, str]:
    """Serial numbers by resolution id."""
    wanted = {each for each in ids if each}
    rows = session.execute(
        select(Resolution.id, Resolution.serial).where(Resolution.id.in_(wanted))
    )
    return dict(rows.all())


def recent(
    session: Session, group_id: str, kinds: Collection[str] = (), limit: int = 40
) -> tuple[Decided, ...]:
    """Resolutions of a group and the bodies above it, the newest first, for choosing one."""
    query = (
        select(Resolution, Motion.decision_kind, VoteCount.method)
        .join(Motion, Motion.id == Resolution.motion_id)
        .outerjoin(VoteCount, VoteCount.motion_id == Motion.id)
        .where(Resolution.group_id.in_(_with_parents(session, group_id)))
        .order_by(Resolution.decided_on.desc(), Resolution.serial.desc())
        .limit(limit)
    )
    if kinds:
        query = query.where(Motion.decision_kind.in_(kinds))
    return tuple(_of(*row) for row in session.execute(query))
