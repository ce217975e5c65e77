"""Month end and year end, step by step. Rights: MONEY_READ to look, MONEY_PREPARE to close.

A month is locked when nothing is missing any more; a year gets its closing entry (4xxx and 5xxx to
3020, in each fund) and its lock in one act.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.balances import turnover
from finance.ledger.books import books_of
from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.ledger.locking import standing_locks
from finance.ledger.models import BankAccount
from finance.ledger.posting import post
from finance.ledger.service_locks import set_month_lock, set_year_lock
from finance.reports.closing_facts import closed_until, readiness
from finance.reports.statement_loading import moved_between
from finance.rules.closing import (
    BankFact,
    ClosingLine,
    Gap,
    closing_lines,
    gaps_of_month,
    gaps_of_year,
    surplus_by_fund,
)
from finance.rules.entries import EntryKind, Line
from finance.rules.locks import LockScope, month_end
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["BankStep", "CloseMonth", "CloseYear", "ClosingService", "ClosingSteps", "Compared"]

CHANGED = frozenset({"money", "locks"})


@dataclass(frozen=True)
class CloseMonth:
    """Lock the month of a day."""

    group_id: str
    month: date


@dataclass(frozen=True)
class CloseYear:
    """Close the book year of a day. `narration`: words of the closing entry, in the language in
    which the book is kept."""

    group_id: str
    day: date
    narration: str


@dataclass(frozen=True)
class BankStep:
    """A bank account: up to which day it was compared, and what is unexplained (paise)."""

    bank_id: str
    name: str
    compared_until: date | None
    difference: int


@dataclass(frozen=True)
class ClosingSteps:
    """What was done and what is missing for a time. `surplus`: by fund, what the closing entry
    will move to 3020; `unexplained`: balance of 3010 (signed)."""

    since: date
    until: date
    gaps: tuple[Gap, ...]
    banks: tuple[BankStep, ...]
    meetings_open: int
    waiting: int
    unexplained: int
    surplus: Mapping[str, int]
    locked: bool

    @property
    def ready(self) -> bool:
        """Nothing is missing."""
        return not self.gaps


@dataclass(frozen=True)
class Compared:
    """An account in the paper book and here. Amounts on the side usual for the account."""

    account: str
    paper: int
    book: int

    @property
    def difference(self) -> int:
        """What the paper has more."""
        return self.paper - self.book


class ClosingService:
    """Guided closing for the signed-in person."""

    def __init__(self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._read, self._clock, self._who = uow, read, clock, who

    def month_steps(self, group_id: str, month: date) -> ClosingSteps:
        """What the month of a day still misses. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            return self._steps(session, group_id, *_month(month), LockScope.MONTH)

    def year_steps(self, group_id: str, day: date) -> ClosingSteps:
        """What the year of a day still misses. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            since, until = books_of(session, group_id).year_of(day)
            return self._steps(session, group_id, since, until, LockScope.YEAR)

    def first_open(self, group_id: str, *, year: bool) -> date:
        """First day of the oldest month (or book year) that is not closed yet, at most today's.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books = books_of(session, group_id)
            scope = LockScope.YEAR if year else LockScope.MONTH
            closed = closed_until(standing_locks(session, group_id), scope)
        day = books.opened_on if closed is None else closed + timedelta(days=1)
        day = min(day, self._clock.today())
        return books.year_of(day)[0] if year else day.replace(day=1)

    def _steps(
        self, session: Session, group_id: str, since: date, until: date, scope: LockScope
    ) -> ClosingSteps:
        ready = readiness(session, group_id, since, until, self._clock.today(), scope)
        gaps = gaps_of_month(ready) if scope is LockScope.MONTH else gaps_of_year(ready)
        banks = select(BankAccount.id, BankAccount.name).where(BankAccount.group_id == group_id)
        names = {bank_id: name for bank_id, name in session.execute(banks)}
        lines = closing_lines(moved_between(session, group_id, since, until))
        return ClosingSteps(
            since,
            until,
            gaps,
            tuple(_bank(each, names) for each in ready.banks),
            ready.meetings_open,
            ready.waiting,
            ready.unexplained,
            surplus_by_fund(lines),
            Gap.ALREADY_LOCKED in gaps,
        )

    def compare(self, group_id: str, until: date, paper: Mapping[str, int]) -> tuple[Compared, ...]:
        """A count on paper beside the book: by account, on the side usual for the account.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            sums: dict[str, int] = {}
            for (account, _), (debit, credit) in turnover(session, group_id, None, until).items():
                sums[account] = sums.get(account, 0) + debit - credit
        return tuple(
            Compared(code, amount, sums.get(code, 0) * (1 if code[0] in "15" else -1))
            for code, amount in sorted(paper.items())
        )

    def close_month(self, command: CloseMonth) -> Done:
        """Lock a month. Returns the lock's id.

        Raises NotAllowed, RuleBroken "closing-not-ready" (`gaps`: what is missing) and what the
        lock itself refuses.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            books_of(uow.session, command.group_id)
            since, until = _month(command.month)
            _check(self._steps(uow.session, command.group_id, since, until, LockScope.MONTH))
            ref = set_month_lock(entry, command.group_id, command.month)
            uow.record("money.locked", subject=f"lock/{ref}")
            return Done(ref, CHANGED, uow.commit())

    def close_year(self, command: CloseYear) -> Done:
        """Post the closing entry and lock the year. Returns the lock's id.

        Raises NotAllowed, RuleBroken "closing-not-ready" and what posting and lock refuse.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            since, until = books_of(uow.session, command.group_id).year_of(command.day)
            _check(self._steps(uow.session, command.group_id, since, until, LockScope.YEAR))
            lines = closing_lines(moved_between(uow.session, command.group_id, since, until))
            if lines:
                post(entry, _draft(command, until, lines))
            ref = set_year_lock(entry, command.group_id, command.day)
            uow.record("money.year-closed", subject=f"lock/{ref}")
            return Done(ref, CHANGED, uow.commit())

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), month_end(day)


def _bank(fact: BankFact, names: Mapping[str, str]) -> BankStep:
    return BankStep(fact.bank_id, names[fact.bank_id], fact.compared_until, fact.difference)


def _check(steps: ClosingSteps) -> None:
    if steps.gaps:
        raise RuleBroken("closing-not-ready", n=len(steps.gaps))


def _draft(command: CloseYear, until: date, lines: tuple[ClosingLine, ...]) -> EntryDraft:
    return EntryDraft(
        group_id=command.group_id,
        on_date=until,
        kind=EntryKind.CLOSING,
        narration=command.narration,
        lines=tuple(Line(each.account, each.amount, fund=each.fund) for each in lines),
        idempotency_key=None,
    )
