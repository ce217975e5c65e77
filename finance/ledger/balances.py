"""Sums over posted entries, for the other parts of the books. In paise, debit above nought.

Postings exist only for posted entries, so nothing here asks for a state. Whole accounts are read
from the month totals and the days of the last month; members and loans from their own index.
Checks no rights, writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    Executable,
    SQLColumnExpression,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import Session

from finance.ledger.models import LedgerPosting, MonthTotal, YearTotal
from finance.rules.accounts import CASH
from finance.rules.periods import Days, Part, parts_of

__all__ = [
    "balance",
    "cash_in_hand",
    "loan_balances",
    "lowest",
    "member_savings",
    "money_held",
    "turnover",
]

P, M, Y = LedgerPosting, MonthTotal, YearTotal


def _month(day: date) -> str:
    return day.isoformat()[:7]


def balance(
    session: Session,
    group_id: str,
    account: str,
    *,
    member_id: str | None = None,
    loan_id: str | None = None,
    fund: str | None = None,
    bank_id: str | None = None,
    lender_id: str | None = None,
    until: date | None = None,
) -> int:
    """What stands on an account at the end of a day (None: of all days), debit above nought."""
    keys = {"fund": fund, "bank_id": bank_id, "lender_id": lender_id}
    narrow = [(name, value) for name, value in keys.items() if value is not None]
    if member_id is None and loan_id is None:
        return _from_months(session, group_id, account, narrow, until)
    where = [P.group_id == group_id, P.account == account]
    where += [getattr(P, name) == value for name, value in narrow]
    if member_id is not None:
        where.append(P.member_id == member_id)
    if loan_id is not None:
        where.append(P.loan_id == loan_id)
    if until is not None:
        where.append(P.on_date <= until)
    return session.scalar(select(func.coalesce(func.sum(P.amount), 0)).where(*where)) or 0


def _from_months(
    session: Session,
    group_id: str,
    account: str,
    narrow: list[tuple[str, str]],
    until: date | None,
) -> int:
    where = [M.group_id == group_id, M.account == account]
    where += [getattr(M, name) == value for name, value in narrow]
    if until is None or (until + timedelta(days=1)).day == 1:  # whole months only
        if until is not None:
            where.append(M.month <= _month(until))
        return _months(session, where)
    where.append(M.month < _month(until))
    days = [P.group_id == group_id, P.account == account]
    days += [P.on_date >= until.replace(day=1), P.on_date <= until]
    days += [getattr(P, name) == value for name, value in narrow]
    part = session.scalar(select(func.coalesce(func.sum(P.amount), 0)).where(*days)) or 0
    return _months(session, where) + part


def _months(session: Session, where: list[ColumnElement[bool]]) -> int:
    total = func.coalesce(func.sum(M.debit - M.credit), 0)
    return session.scalar(select(total).where(*where)) or 0


def cash_in_hand(
    session: Session, group_id: str, until: date | None = None, fund: str | None = None
) -> int:
    """What the box should hold."""
    return balance(session, group_id, CASH, fund=fund, until=until)


def money_held(session: Session, group_id: str, until: date | None = None) -> dict[str, int]:
    """Box and bank accounts: by bank account's id, the box under ""."""
    where = [P.group_id == group_id, P.account == "1020"]
    if until is not None:
        where.append(P.on_date <= until)
    rows = session.execute(select(P.bank_id, func.sum(P.amount)).where(*where).group_by(P.bank_id))
    return {"": cash_in_hand(session, group_id, until)} | {
        str(bank): int(amount) for bank, amount in rows
    }


def member_savings(
    session: Session, group_id: str, until: date | None = None
) -> Mapping[str, tuple[int, int]]:
    """Savings of each member, compulsory and voluntary, above nought when she has some."""
    where = [P.group_id == group_id, P.account.in_(("2010", "2020"))]
    if until is not None:
        where.append(P.on_date <= until)
    found: dict[str, list[int]] = {}
    rows = session.execute(
        select(P.member_id, P.account, -func.sum(P.amount))
        .where(*where)
        .group_by(P.member_id, P.account)
    )
    for member, account, amount in rows:
        found.setdefault(str(member), [0, 0])[0 if account == "2010" else 1] = int(amount)
    return {member: (both[0], both[1]) for member, both in found.items()}


def loan_balances(session: Session, group_id: str, until: date | None = None) -> Mapping[str, int]:
    """Principal outstanding of each loan to a member; settled ones with nought."""
    where = [P.group_id == group_id, P.account == "1110"]
    if until is not None:
        where.append(P.on_date <= until)
    rows = session.execute(select(P.loan_id, func.sum(P.amount)).where(*where).group_by(P.loan_id))
    return {str(loan): int(amount) for loan, amount in rows}


def turnover(
    session: Session, group_id: str, since: date | None, until: date | None
) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Debits and credits from `since` to `until` (both days in) by (account, fund).

    Whole years and months come from the totals kept by the database, days from postings.
    """
    found: dict[tuple[str, str], list[int]] = {}
    parts = parts_of(*_within_the_book(session, group_id, since, until))
    asked = [
        *((part.sign, _of_years(group_id, part)) for part in parts.years),
        *((part.sign, _of_months(group_id, part)) for part in parts.months),
        *((days.sign, _of_days(group_id, days)) for days in parts.days),
    ]
    for sign, query in asked:
        for account, fund, debit, credit in session.execute(query):
            both = found.setdefault((account, fund), [0, 0])
            both[0] += sign * int(debit)
            both[1] += sign * int(credit)
    return {key: (both[0], both[1]) for key, both in found.items() if any(both)}


def _within_the_book(
    session: Session, group_id: str, since: date | None, until: date | None
) -> tuple[date | None, date | None]:
    """The same time without bounds beyond which nothing was posted: mostly, it ends today."""
    mine = P.group_id == group_id
    # Apart, each is found at an end of the index; together, all of it would be read.
    first = session.scalar(select(func.min(P.on_date)).where(mine)) or date.max
    last = session.scalar(select(func.max(P.on_date)).where(mine)) or date.min
    return (
        None if since is not None and since <= first else since,
        None if until is not None and until >= last else until,
    )


def _of_years(group_id: str, part: Part) -> Executable:
    # In the order of the index that holds all of it, the few years are read at one go.
    where = [Y.group_id == group_id, *_between(func.coalesce(Y.year, ""), part)]
    debit, credit = func.sum(Y.debit), func.sum(Y.credit)
    return select(Y.account, Y.fund, debit, credit).where(*where).group_by(Y.account, Y.fund)


def _of_months(group_id: str, part: Part) -> Executable:
    where = [M.group_id == group_id, *_between(M.month, part)]
    debit, credit = func.sum(M.debit), func.sum(M.credit)
    return select(M.account, M.fund, debit, credit).where(*where).group_by(M.account, M.fund)


def _between(unit: SQLColumnExpression[str], part: Part) -> list[ColumnElement[bool]]:
    found = [] if part.first is None else [unit >= part.first]
    return found if part.last is None else [*found, unit <= part.last]


def _of_days(group_id: str, part: Days) -> Executable:
    # Grouped by the account itself, all days of each account would be read instead of these days.
    account = func.coalesce(P.account, literal_column("''"))
    debit = func.sum(case((P.amount > 0, P.amount), else_=0))
    credit = func.sum(case((P.amount < 0, -P.amount), else_=0))
    return (
        select(account, P.fund, debit, credit)
        .where(P.group_id == group_id, P.on_date >= part.first, P.on_date <= part.last)
        .group_by(account, P.fund)
    )


def lowest(
    session: Session, where: list[ColumnElement[bool]], opening: int, since: date, sign: int = 1
) -> tuple[date, int]:
    """The lowest balance from a day on, and when: `opening` stands at the end of `since`.

    `where` chooses the postings after `since`; `sign` -1 for what the group owes.
    """
    worst, when = opening, since
    run = opening
    rows = session.execute(
        select(P.on_date, func.sum(P.amount))
        .where(*where, P.on_date > since)
        .group_by(P.on_date)
        .order_by(P.on_date)
    )
    for day, amount in rows:
        run += sign * int(amount)
        if run < worst:
            worst, when = run, day
    return when, worst
