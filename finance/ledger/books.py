"""The books of a group as other parts read them: settings, funds, accounts, members' accounts.

Checks no rights, commits nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.models import (
    BankAccount,
    Fund,
    GroupBooks,
    LedgerAccount,
    MemberAccount,
)
from finance.ledger.own_books import check_own
from finance.rules.locks import year_of
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.people.models import Membership, Person

__all__ = [
    "BooksView",
    "MemberRow",
    "account_of",
    "bank_of",
    "books_of",
    "ensure_member",
    "fund_of",
    "has_books",
    "members_of",
]


@dataclass(frozen=True)
class BooksView:
    """Settings of a group's books. Amounts in paise; `year_start`: month 1-12."""

    group_id: str
    mode: str
    currency: str
    minor_digits: int
    meeting_period: str
    savings_amount: int
    savings_unit: int
    year_start: int
    cash_limit: int | None
    share_price: int | None
    max_shares: int | None
    denominations: tuple[int, ...]
    opened_on: date

    def year_of(self, day: date) -> tuple[date, date]:
        """First and last day of the books' year that a day lies in."""
        return year_of(day, self.year_start)


@dataclass(frozen=True)
class MemberRow:
    """A member with an account: her person, number, chosen name, picture and colour."""

    member_id: str
    number: int
    name: str
    symbol: str
    hue: str
    joined_on: date | None
    left_on: date | None


def has_books(session: Session, group_id: str) -> bool:
    """Whether the books of a group were opened."""
    return session.get(GroupBooks, group_id) is not None


def books_of(session: Session, group_id: str) -> BooksView:
    """Settings of a group's books. Raises NotFound "books-not-opened", "books-of-others"."""
    check_own(session, group_id)
    row = session.get(GroupBooks, group_id)
    if row is None:
        raise NotFound("books-not-opened", what="books")
    return BooksView(
        group_id=row.group_id,
        mode=row.mode,
        currency=row.currency,
        minor_digits=row.minor_digits,
        meeting_period=row.meeting_period,
        savings_amount=row.savings_amount,
        savings_unit=row.savings_unit,
        year_start=row.year_start,
        cash_limit=row.cash_limit,
        share_price=row.share_price,
        max_shares=row.max_shares,
        denominations=tuple(int(worth) for worth in row.denominations.split()),
        opened_on=row.opened_on,
    )


def account_of(session: Session, group_id: str, code: str) -> LedgerAccount:
    """An account that takes entries.

    Raises NotFound "account-code-unknown", RuleBroken "account-switched-off".
    """
    row = session.get(LedgerAccount, (group_id, code))
    if row is None:
        raise NotFound("account-code-unknown", what="account", code=code)
    if not row.active:
        raise RuleBroken("account-switched-off", code=code)
    return row


def fund_of(session: Session, group_id: str, code: str) -> Fund:
    """A fund that is not closed. Raises NotFound "fund-unknown", RuleBroken "fund-closed"."""
    row = session.get(Fund, (group_id, code))
    if row is None:
        raise NotFound("fund-unknown", what="fund")
    if row.closed_on is not None:
        raise RuleBroken("fund-closed", fund=row.name or row.code)
    return row


def bank_of(session: Session, group_id: str, bank_id: str) -> BankAccount:
    """A bank account of the group. Raises NotFound "bank-account-unknown"."""
    row = session.get(BankAccount, bank_id)
    if row is None or row.group_id != group_id:
        raise NotFound("bank-account-unknown", what="bank account")
    return row


def ensure_member(
    session: Session, group_id: str, member_id: str, stamp: Mapping[str, object]
) -> None:
    """Give a member of the group her account under the number of her membership, once.

    `stamp`: recorded_at and recorded_by. Raises RuleBroken "member-not-in-group".
    """
    if session.get(MemberAccount, (group_id, member_id)) is not None:
        return
    membership = session.scalars(
        select(Membership)
        .where(
            Membership.group_id == group_id,
            Membership.person_id == member_id,
            Membership.number.is_not(None),
        )
        .order_by(Membership.joined.desc())
    ).first()
    if membership is None or membership.number is None:
        raise RuleBroken("member-not-in-group")
    session.add(
        MemberAccount(
            group_id=group_id,
            member_id=member_id,
            number=membership.number,
            joined_on=membership.joined,
            left_on=membership.left,
            recorded_at=stamp["recorded_at"],
            recorded_by=stamp["recorded_by"],
        )
    )
    session.flush()


def members_of(
    session: Session, group_id: str, *, with_former: bool = False
) -> tuple[MemberRow, ...]:
    """Members with an account, by number. Former ones only when asked for."""
    query = (
        select(MemberAccount, Person)
        .join(Person, Person.id == MemberAccount.member_id)
        .where(MemberAccount.group_id == group_id)
        .order_by(MemberAccount.number)
    )
    if not with_former:
        query = query.where(MemberAccount.left_on.is_(None))
    return tuple(
        MemberRow(
            account.member_id,
            account.number,
            person.chosen_name,
            person.symbol,
            person.hue,
            account.joined_on,
            account.left_on,
        )
        for account, person in session.execute(query)
    )
