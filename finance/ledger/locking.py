"""Which locks stand on a group's books. Checks no rights, commits nothing."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from finance.ledger.models import Lock
from finance.rules.locks import LockScope, StandingLock, lock_day

__all__ = ["last_meeting_day", "lock_date", "meeting_locked", "standing_locks"]


def standing_locks(session: Session, group_id: str) -> tuple[StandingLock, ...]:
    """Locks of months and years that were not lifted, the furthest first."""
    lifting = aliased(Lock)
    rows = session.execute(
        select(Lock.id, Lock.scope, Lock.until)
        .where(
            Lock.group_id == group_id,
            Lock.lifts.is_(None),
            Lock.scope != str(LockScope.MEETING),
            ~select(lifting.id).where(lifting.lifts == Lock.id).exists(),
        )
        .order_by(Lock.until.desc())
    )
    return tuple(StandingLock(ref, LockScope(scope), until) for ref, scope, until in rows)


def lock_date(session: Session, group_id: str) -> date | None:
    """The last day that is closed by a month or a year; None when none is."""
    return lock_day(standing_locks(session, group_id))


def meeting_locked(session: Session, group_id: str, meeting_id: str) -> bool:
    """Whether a meeting is closed for money."""
    found = select(Lock.id).where(
        Lock.group_id == group_id,
        Lock.scope == str(LockScope.MEETING),
        Lock.meeting_id == meeting_id,
    )
    return session.scalars(found.limit(1)).first() is not None


def last_meeting_day(session: Session, group_id: str) -> date | None:
    """The day of the last meeting that is closed for money."""
    return session.scalar(
        select(func.max(Lock.until)).where(
            Lock.group_id == group_id, Lock.scope == str(LockScope.MEETING)
        )
    )
