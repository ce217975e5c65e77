"""What is known about a time that shall be locked: banks, meetings, entries that wait, balances.

Reads only; checks no rights. The bank and the sheet keep their own tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance
from finance.ledger.locking import standing_locks
from finance.ledger.models import BankAccount, LedgerEntry, LedgerPosting
from finance.reports.bank_state import compared_banks
from finance.reports.meeting_state import sheets_open
from finance.reports.statement_loading import moved_between
from finance.rules.accounts import OPENING_DIFFERENCE
from finance.rules.closing import BankFact, Readiness, closing_lines
from finance.rules.entries import EntryState
from finance.rules.locks import LockScope, StandingLock, lock_day

__all__ = ["closed_until", "readiness"]


def readiness(
    session: Session, group_id: str, since: date, until: date, today: date, scope: LockScope
) -> Readiness:
    """The facts for a month or a year that ends on `until`."""
    locks = standing_locks(session, group_id)
    return Readiness(
        until=until,
        today=today,
        locked_until=closed_until(locks, scope),
        dates_until=lock_day(locks),
        banks=_banks(session, group_id, until),
        meetings_open=sheets_open(session, group_id, until),
        waiting=_waiting(session, group_id, until),
        unexplained=balance(session, group_id, OPENING_DIFFERENCE, until=until),
        unclosed=bool(closing_lines(moved_between(session, group_id, since, until))),
    )


def closed_until(locks: Sequence[StandingLock], scope: LockScope) -> date | None:
    """Up to which day months or years are closed; a closed year has closed its months."""
    if scope is LockScope.MONTH:
        return lock_day(locks)
    return max((lock.until for lock in locks if lock.scope is scope), default=None)


def _banks(session: Session, group_id: str, until: date) -> tuple[BankFact, ...]:
    """Bank accounts that were used until then; one never used has no paper to compare."""
    used = select(LedgerPosting.bank_id).where(
        LedgerPosting.group_id == group_id,
        LedgerPosting.account == "1020",
        LedgerPosting.on_date <= until,
    )
    banks = session.scalars(
        select(BankAccount.id)
        .where(BankAccount.group_id == group_id, BankAccount.id.in_(used))
        .order_by(BankAccount.name)
    )
    compared = compared_banks(session, group_id)
    return tuple(compared.get(bank_id, BankFact(bank_id, None)) for bank_id in banks)


def _waiting(session: Session, group_id: str, until: date) -> int:
    return (
        session.scalar(
            select(func.count()).where(
                LedgerEntry.group_id == group_id,
                LedgerEntry.state == EntryState.WAITING,
                LedgerEntry.on_date <= until,
            )
        )
        or 0
    )
