"""What every query of the books starts with: the group, the days, the right to read.

Checks of rights are made here, once: MONEY_READ. Postings exist only for posted entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from finance.ledger.models import Fund, LedgerAccount, LedgerEntry, LedgerPosting
from finance.ledger.words import ACCOUNTS, FUNDS
from finance.rules.entries import EntryState
from sr_board.i18n import Translator

__all__ = [
    "BookWanted",
    "Names",
    "Slice",
    "day_before",
    "in_days",
    "names_of",
    "struck",
    "struck_ids",
]

_Row = TypeVar("_Row")


@dataclass(frozen=True)
class BookWanted:
    """Which part of a book: group and days (both counted), one fund or all, and from the rows
    `limit` of them after `offset` (None: all)."""

    group_id: str
    since: date
    until: date
    fund: str | None = None
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True)
class Slice(Generic[_Row]):
    """Some rows of a book. `total`: how many there are; `opening`: balances before the first day;
    `closing`: after the last; `sums`: of the whole time, by column."""

    rows: tuple[_Row, ...]
    total: int
    opening: Mapping[str, int]
    closing: Mapping[str, int]
    sums: Mapping[str, int]


def day_before(day: date) -> date:
    """The evening before."""
    return day - timedelta(days=1)


def in_days(wanted: BookWanted) -> ColumnElement[bool]:
    """Postings of the group in these days, of the fund if one is asked for."""
    posting = LedgerPosting
    where = [
        posting.group_id == wanted.group_id,
        posting.on_date >= wanted.since,
        posting.on_date <= wanted.until,
    ]
    if wanted.fund is not None:
        where.append(posting.fund == wanted.fund)
    return and_(*where)


def struck_ids(column: InstrumentedAttribute[str | None]) -> Select[str | None]:
    """Entries that a posted entry names in this column: cancelled or corrected by it."""
    return select(column).where(named(column), LedgerEntry.state == EntryState.POSTED)


def named(column: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    """Whether an entry names another in this column; in a form that SQLite reads from the index."""
    return column > ""


def struck() -> ColumnElement[bool]:
    """Whether a posted entry cancels or corrects the entry."""
    # Two lists, each read once from its own index. Asked for each entry, a book without corrections
    # would be read from end to end every time.
    naming = (LedgerEntry.reverses, LedgerEntry.corrects)
    return or_(*(LedgerEntry.id.in_(struck_ids(column)) for column in naming))


@dataclass(frozen=True)
class Names:
    """What a group calls its accounts and funds; the standard words where it has none."""

    accounts: Mapping[str, str]
    funds: Mapping[str, str]
    kinds: Mapping[str, str]
    conditions: Mapping[str, str]

    def account(self, code: str, tr: Translator) -> str:
        """The name of an account in the language."""
        own = self.accounts.get(code, "")
        return own or (tr.say(ACCOUNTS[code]) if code in ACCOUNTS else code)

    def fund(self, code: str, tr: Translator) -> str:
        """The name of a fund in the language."""
        own = self.funds.get(code, "")
        kind = self.kinds.get(code, code)
        return own or (tr.say(FUNDS[kind]) if kind in FUNDS else code)


def names_of(session: Session, group_id: str) -> Names:
    """Names of the group's accounts and funds."""
    accounts = session.execute(
        select(LedgerAccount.code, LedgerAccount.name).where(LedgerAccount.group_id == group_id)
    )
    funds = list(session.scalars(select(Fund).where(Fund.group_id == group_id)))
    return Names(
        {code: name for code, name in accounts},
        {fund.code: fund.name for fund in funds},
        {fund.code: fund.kind for fund in funds},
        {fund.code: fund.conditions for fund in funds},
    )
