"""Which locks stand on a group's books. Checks no rights, commits nothing."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from finance.ledger.models import GroupBooks, Lock
from finance.ledger.views import LiftedLock
from finance.rules.locks import LockScope, StandingLock, lock_day, to_lock_again
from sr_board.people.models import Group

__all__ = [
    "last_meeting_day",
    "lifted_lock",
    "lifted_locks",
    "lock_date",
    "meeting_locked",
    "standing_locks",
]


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


def lifted_lock(session: Session, group_id: str) -> StandingLock | None:
    """The lock of a group that was lifted and not set again; None when there is none."""
    lifting = aliased(Lock)
    rows = session.execute(
        select(Lock.id, Lock.scope, Lock.until)
        .join(lifting, lifting.lifts == Lock.id)
        .where(Lock.group_id == group_id, Lock.scope != str(LockScope.MEETING))
    )
    lifted = [StandingLock(ref, LockScope(scope), until) for ref, scope, until in rows]
    return to_lock_again(lifted, standing_locks(session, group_id)) if lifted else None


def lifted_locks(session: Session) -> tuple[LiftedLock, ...]:
    """Locks that were lifted and not set again, of every group that has books."""
    groups = session.execute(
        select(Group.id, Group.name)
        .join(GroupBooks, GroupBooks.group_id == Group.id)
        .where(Group.status == "active")
        .order_by(Group.name)
    )
    found = [(ref, name, lifted_lock(session, ref)) for ref, name in groups]
    return tuple(
        LiftedLock(ref, name, lock.until, lock.scope is LockScope.YEAR)
        for ref, name, lock in found
        if lock is not None
    )


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
