"""Locks: a meeting, a month, a year is closed; two persons lift the lock that reaches furthest.

The sheet locks its meeting, the guided closing (`finance.reports.service_closing`) its month or
year after it looked at every step; nothing else calls the functions here. MONEY_UNLOCK (both
persons) opens again. Locks go only forward, and every one is a row that stays.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance, turnover
from finance.ledger.books import books_of
from finance.ledger.commands import SetMeetingLock, Unlock
from finance.ledger.entry import MoneyEntry
from finance.ledger.locking import meeting_locked, standing_locks
from finance.ledger.models import LedgerEntry, Lock
from finance.rules.accounts import OPENING_DIFFERENCE
from finance.rules.entries import EntryState
from finance.rules.locks import LockScope, check_new_lock, lock_to_lift, month_end
from finance.rules.statements import Class, class_of
from sr_board.access.accounts import sign_in
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.base.clock import Clock
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UowFactory

__all__ = ["LockService", "set_meeting_lock", "set_month_lock", "set_year_lock"]

CHANGED = frozenset({"money", "locks"})


def set_meeting_lock(entry: MoneyEntry, command: SetMeetingLock) -> str:
    """Close a meeting for money, in the caller's unit of work; the lock's id.

    Raises RuleBroken "meeting-closed-for-money", "entries-waiting".
    """
    session = entry.session
    if command.meeting_id is None:
        return _added(entry, command.group_id, LockScope.MEETING, command.on)
    if meeting_locked(session, command.group_id, command.meeting_id):
        raise RuleBroken("meeting-closed-for-money")
    waiting = select(LedgerEntry.id).where(
        LedgerEntry.meeting_id == command.meeting_id,
        LedgerEntry.group_id == command.group_id,
        LedgerEntry.state == str(EntryState.WAITING),
    )
    if session.scalars(waiting.limit(1)).first() is not None:
        raise RuleBroken("entries-waiting")
    return _added(entry, command.group_id, LockScope.MEETING, command.on, command.meeting_id)


def set_month_lock(entry: MoneyEntry, group_id: str, month: date) -> str:
    """Close a month, in the caller's unit of work; the lock's id.

    Raises RuleBroken "month-not-over", "entries-waiting", "lock-not-forward".
    """
    books_of(entry.session, group_id)
    until = month_end(month)
    if until >= entry.today:
        raise RuleBroken("month-not-over", date=until)
    _check_waiting(entry.session, group_id, until)
    check_new_lock(LockScope.MONTH, until, standing_locks(entry.session, group_id))
    return _added(entry, group_id, LockScope.MONTH, until)


def set_year_lock(entry: MoneyEntry, group_id: str, day: date) -> str:
    """Close a year of the books, in the caller's unit of work; the lock's id.

    Raises RuleBroken "month-not-over", "entries-waiting", "lock-not-forward",
    "opening-not-explained", "year-not-closed".
    """
    session = entry.session
    _first, until = books_of(session, group_id).year_of(day)
    if until >= entry.today:
        raise RuleBroken("month-not-over", date=until)
    _check_waiting(session, group_id, until)
    check_new_lock(LockScope.YEAR, until, standing_locks(session, group_id))
    difference = balance(session, group_id, OPENING_DIFFERENCE, until=until)
    if difference:
        raise RuleBroken("opening-not-explained", amount_paise=abs(difference))
    if not _closed(session, group_id, until):
        raise RuleBroken("year-not-closed")
    return _added(entry, group_id, LockScope.YEAR, until)


def _closed(session: Session, group_id: str, until: date) -> bool:
    """Nothing stands on income and expense at the end of the year: the closing entry is posted,
    or there was nothing to close."""
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    for (account, fund), (debit, credit) in turnover(session, group_id, None, until).items():
        if class_of(account) in (Class.INCOME, Class.EXPENSE):
            sums[account, fund] += debit - credit
    return not any(sums.values())


def _check_waiting(session: Session, group_id: str, until: date) -> None:
    waiting = select(LedgerEntry.id).where(
        LedgerEntry.group_id == group_id,
        LedgerEntry.state == str(EntryState.WAITING),
        LedgerEntry.on_date <= until,
    )
    if session.scalars(waiting.limit(1)).first() is not None:
        raise RuleBroken("entries-waiting")


def _added(
    entry: MoneyEntry,
    group_id: str,
    scope: LockScope,
    until: date,
    meeting_id: str | None = None,
) -> str:
    row = Lock(
        **entry.new(),
        group_id=group_id,
        scope=str(scope),
        until=until,
        meeting_id=meeting_id,
        set_by=entry.person_id,
    )
    entry.session.add(row)
    entry.session.flush()
    return row.id


class LockService:
    """What was closed is opened again."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def unlock(self, command: Unlock) -> Done:
        """Lift the lock that reaches furthest. Returns the id of the row that lifts it.

        Raises NotAllowed, NotFound, RuleBroken "nothing-locked", "second-person-…",
        InputInvalid "text-missing".
        """
        require(self._who, Action.MONEY_UNLOCK)
        with self._uow() as uow:
            session = uow.session
            books_of(session, command.group_id)
            lock = lock_to_lift(standing_locks(session, command.group_id))
            reason = clean_text(command.reason, field="reason", most=2000, required=True)
            signer = require_second(
                session, self._who, command.second, Action.MONEY_UNLOCK, command.group_id
            )
            entry = self._entry(session)
            row = Lock(
                **entry.new(),
                group_id=command.group_id,
                scope=str(lock.scope),
                until=lock.until,
                lifts=lock.id,
                reason=reason,
                set_by=entry.person_id,
                second_by=sign_in(session, signer.slot_id).person_id,
            )
            session.add(row)
            uow.record("money.unlocked", subject=f"lock/{lock.id}", second=signer)
            return Done(row.id, CHANGED, uow.commit())
