"""What the first page of money draws: savings month by month, loans by age, where money came from
and where it went. Right: MONEY_READ. Amounts in paise.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from finance.ledger.balances import balance
from finance.ledger.books import books_of
from finance.reports.loan_facts import loan_facts
from finance.reports.queries_statements import StatementQueries
from finance.reports.reading import BookWanted, Names
from finance.rules.loans.arrears import Outstanding, ageing, bucket_of
from finance.rules.ratios import days_late
from finance.rules.receipts_payments import HeadRow
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.dates import add_months
from sr_board.store.uow import ReadFactory

__all__ = ["AgeBar", "HeadBar", "HomeCharts", "HomeQueries", "MonthBar"]

MONTHS = 12
HEADS_MOST = 4
OTHER = "other"
"""Head under which all smaller heads are put together."""


@dataclass(frozen=True)
class MonthBar:
    """What was saved in all at the end of a month (or today). `month`: its first day."""

    month: date
    amount: int


@dataclass(frozen=True)
class AgeBar:
    """Outstanding principal of loans so many days late; `key` of the bucket: regular, d1_30 …"""

    key: str
    amount: int
    loans: int


@dataclass(frozen=True)
class HeadBar:
    """Money of one head in the books' year; `head` is "other" for all the rest."""

    head: str
    amount: int


@dataclass(frozen=True)
class HomeCharts:
    """Three charts. `overdue`: principal of loans with anything overdue, `overdue_loans` their
    number. `since`: first day of the books' year."""

    savings: tuple[MonthBar, ...]
    ages: tuple[AgeBar, ...]
    came_from: tuple[HeadBar, ...]
    went_to: tuple[HeadBar, ...]
    since: date
    until: date
    overdue: int
    overdue_loans: int
    names: Names


class HomeQueries:
    """The charts for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn, statements: StatementQueries) -> None:
        self._read, self._who, self._statements = read, who, statements

    def charts(self, group_id: str, today: date) -> HomeCharts:
        """The charts of a group. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books = books_of(session, group_id)
            savings = tuple(
                MonthBar(
                    day.replace(day=1),
                    -balance(session, group_id, "2010", until=day)
                    - balance(session, group_id, "2020", until=day),
                )
                for day in _month_ends(max(books.opened_on, _first_shown(today)), today)
            )
            late = [(each, days_late(each, today)) for each in loan_facts(session, group_id, today)]
        aged = ageing([Outstanding(loan.outstanding, days) for loan, days in late])
        numbers = Counter(bucket_of(days) for _, days in late)
        since, until = books.year_of(today)[0], today
        money = self._statements.statements(BookWanted(group_id, since, until))
        return HomeCharts(
            savings,
            tuple(AgeBar(key, amount, numbers[key]) for key, amount in aged.amounts.items()),
            _largest(money.now.receipts.receipts),
            _largest(money.now.receipts.payments),
            since,
            until,
            sum(loan.outstanding for loan, days in late if days),
            sum(1 for _, days in late if days),
            money.names,
        )


def _first_shown(today: date) -> date:
    return add_months(today.replace(day=1), 1 - MONTHS)


def _month_ends(first: date, today: date) -> list[date]:
    """The last days of the months from `first` on, and today for the month that runs."""
    ends, month = [], first.replace(day=1)
    while month <= today:
        following = add_months(month, 1)
        ends.append(min(following - timedelta(days=1), today))
        month = following
    return ends


def _largest(rows: tuple[HeadRow, ...]) -> tuple[HeadBar, ...]:
    """The largest heads, all the rest as one."""
    there = sorted((row for row in rows if row.amount), key=lambda row: (-row.amount, row.head))
    bars = [HeadBar(row.head, row.amount) for row in there[:HEADS_MOST]]
    rest = sum(row.amount for row in there[HEADS_MOST:])
    return tuple([*bars, HeadBar(OTHER, rest)] if rest else bars)
