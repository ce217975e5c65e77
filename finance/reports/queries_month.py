"""The report of a month: what was saved, lent, returned, what is overdue, what was corrected.

Right: MONEY_READ. Source: domain rules 9.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, SQLColumnExpression, case, func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance, cash_in_hand
from finance.ledger.books import books_of
from finance.ledger.models import LedgerEntry, LedgerPosting, Lock
from finance.reports.lender_facts import lender_due
from finance.reports.loan_facts import overdue_of
from finance.reports.measures import Measured
from finance.reports.models import GradingResult
from finance.reports.reading import named
from finance.rules.accounts import BANK, LENDER_ACCOUNTS
from finance.rules.chain import chain_code
from finance.rules.entries import EntryKind, EntryState
from finance.rules.locks import LockScope, month_end
from finance.rules.ratios import Ratio
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.people.models import Group
from sr_board.store.uow import ReadFactory

__all__ = ["LockLine", "MonthQueries", "MonthReport"]

E, P = LedgerEntry, LedgerPosting
_SAVINGS = ("2010", "2020", "2030")


@dataclass(frozen=True)
class LockLine:
    """A lock that was set or lifted in the month, with the reason of a lifting."""

    scope: str
    until: date
    lifted: bool
    reason: str


@dataclass(frozen=True)
class MonthReport:
    """A month of a group. Amounts in paise. `savings` of the month are less what was returned.

    `lenders`: what is owed to lenders; `lender_due` principal that their schedules ask for in the
    month, `lender_paid` principal given back in it.
    `last_grading`: day, points of, and grade; None: never graded. `corrections`: entries of the
    month that correct or cancel. `code`: of the last entry up to the end of the month.
    """

    group: str
    since: date
    until: date
    held: int
    planned: int
    members: int
    attendance: Ratio
    savings: int
    savings_total: int
    loans_given: int
    loans_repaid: int
    outstanding: int
    overdue: int
    par_30: Ratio
    fines: int
    cash: int
    bank: int
    lenders: int
    lender_due: int
    lender_paid: int
    last_grading: tuple[date, int, int, str] | None
    locks: tuple[LockLine, ...]
    corrections: int
    code: str


class MonthQueries:
    """Reports of months for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def report(self, group_id: str, month: date) -> MonthReport:
        """The report of the month of a day. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        since, until = month.replace(day=1), month_end(month)
        with self._read() as session:
            books_of(session, group_id)
            measured = Measured(session, group_id, since, until)
            held = measured.meetings_held()
            moved = _moved(session, group_id, since, until)
            return MonthReport(
                group=session.get_one(Group, group_id).name,
                since=since,
                until=until,
                held=int(held.numerator),
                planned=int(held.denominator),
                members=len(measured.members),
                attendance=measured.attendance(),
                savings=-moved["saved"],
                savings_total=-_stands(session, group_id, _SAVINGS, until),
                loans_given=moved["given"],
                loans_repaid=moved["repaid"],
                outstanding=_stands(session, group_id, ("1110",), until),
                overdue=overdue_of(session, group_id, until),
                par_30=measured.par_30(),
                fines=-moved["fines"],
                cash=cash_in_hand(session, group_id, until),
                bank=balance(session, group_id, BANK, until=until),
                lenders=-_stands(session, group_id, tuple(sorted(LENDER_ACCOUNTS)), until),
                lender_due=lender_due(session, group_id, since, until),
                lender_paid=moved["lender_paid"],
                last_grading=_grading(session, group_id, until),
                locks=_locks(session, group_id, since, until),
                corrections=_corrections(session, group_id, since, until),
                code=_code(session, group_id, until),
            )


def _stands(session: Session, group_id: str, accounts: tuple[str, ...], until: date) -> int:
    return sum(balance(session, group_id, account, until=until) for account in accounts)


def _moved(session: Session, group_id: str, since: date, until: date) -> dict[str, int]:
    def part(
        condition: ColumnElement[bool], amount: SQLColumnExpression[int] = P.amount
    ) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, amount), else_=0)), 0)

    loans, lenders = P.account == "1110", P.account.in_(LENDER_ACCOUNTS)
    corrects = E.kind.in_((EntryKind.CORRECTION, EntryKind.OPENING))
    found = session.execute(
        select(
            part(P.account.in_(_SAVINGS) & (E.kind != EntryKind.OPENING)),
            part(loans & (P.amount > 0) & ~corrects),
            part(loans & (P.amount < 0) & ~corrects, -P.amount),
            part(P.account == "4020"),
            part(lenders & (P.amount > 0) & ~corrects),
        )
        .join(E, E.id == P.entry_id)
        .where(P.group_id == group_id, P.on_date >= since, P.on_date <= until)
        .where(E.kind != EntryKind.CLOSING)
    ).one()
    keys = ("saved", "given", "repaid", "fines", "lender_paid")
    return dict(zip(keys, (int(n) for n in found), strict=True))


def _grading(session: Session, group_id: str, until: date) -> tuple[date, int, int, str] | None:
    row = session.scalars(
        select(GradingResult)
        .where(GradingResult.group_id == group_id, GradingResult.on_date <= until)
        .order_by(GradingResult.on_date.desc(), GradingResult.recorded_at.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else (row.on_date, row.points, row.out_of, row.grade)


def _locks(session: Session, group_id: str, since: date, until: date) -> tuple[LockLine, ...]:
    """Locks of months and years that were set or lifted in the month, by their record."""
    rows = session.scalars(
        select(Lock)
        .where(Lock.group_id == group_id, Lock.scope != str(LockScope.MEETING))
        .order_by(Lock.recorded_at)
    )
    return tuple(
        LockLine(row.scope, row.until, row.lifts is not None, row.reason)
        for row in rows
        if since <= row.recorded_at.date() <= until
    )


def _corrections(session: Session, group_id: str, since: date, until: date) -> int:
    return (
        session.scalar(
            select(func.count()).where(
                E.group_id == group_id,
                E.state == EntryState.POSTED,
                E.on_date >= since,
                E.on_date <= until,
                E.id.in_(select(E.id).where(named(E.reverses)))
                | E.id.in_(select(E.id).where(named(E.corrects))),
            )
        )
        or 0
    )


def _code(session: Session, group_id: str, until: date) -> str:
    last = session.scalar(
        select(E.hash)
        .where(E.group_id == group_id, E.seq > 0, E.on_date <= until)
        .order_by(E.seq.desc())
        .limit(1)
    )
    return chain_code(last) if last else ""
