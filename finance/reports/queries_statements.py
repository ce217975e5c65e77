"""Trial balance, receipts and payments, income and expenditure, balance sheet, funds.

Right: MONEY_READ. All statements of a time are made from the same turnover, which the database
keeps by month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.models import GroupBooks, LedgerPosting
from finance.reports.forms import form_of
from finance.reports.reading import BookWanted, Names, day_before, in_days, names_of
from finance.reports.statement_loading import entry_facts, moved_between
from finance.reports.statement_set import StatementSet, statements_of
from finance.rules.accounts import LENDER_ACCOUNTS
from finance.rules.statements import Moved, TrialBalance, trial_balance
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.dates import add_months
from sr_board.people.models import Group
from sr_board.store.uow import ReadFactory

__all__ = ["FundMoves", "StatementQueries", "StatementsView", "previous"]


@dataclass(frozen=True)
class FundMoves:
    """What a fund lent to members, got back from them, and repaid to lenders, in paise."""

    lent: int = 0
    returned: int = 0
    repaid: int = 0


@dataclass(frozen=True)
class StatementsView:
    """The statements of a time and of the time before it, with the group's own names."""

    now: StatementSet
    before: StatementSet
    names: Names
    moves: dict[str, FundMoves]
    currency: str
    closed: bool


def previous(since: date, until: date) -> tuple[date, date]:
    """The time before: as many whole months if it is whole months, else as many days."""
    end = day_before(since)
    if since.day == 1 and (until + timedelta(days=1)).day == 1:
        months = (until.year - since.year) * 12 + until.month - since.month + 1
        return add_months(since, -months), end
    return since - (until - since) - timedelta(days=1), end


class StatementQueries:
    """Statements for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def trial_balance(self, group_id: str, since: date, until: date) -> TrialBalance:
        """The trial balance of a time, from totals kept by month.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            return trial_balance(moved_between(session, group_id, since, until, apart=False))

    def groups(self) -> tuple[tuple[str, str, date], ...]:
        """Groups with open books: id, name, first day. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            rows = session.execute(
                select(Group.id, Group.name, GroupBooks.opened_on)
                .join(GroupBooks, GroupBooks.group_id == Group.id)
                .order_by(Group.name)
            )
            return tuple((ref, name, opened) for ref, name, opened in rows)

    def year_of(self, group_id: str, day: date) -> tuple[date, date]:
        """First and last day of the book year of a day.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            return books_of(session, group_id).year_of(day)

    def names(self, group_id: str) -> Names:
        """The group's own names of accounts and funds. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            return names_of(session, group_id)

    def statements(self, wanted: BookWanted, *, form: str = "detailed") -> StatementsView:
        """All statements of a time and of the time before it; `fund` is not looked at.

        Raises NotAllowed, NotFound "books-not-opened", "form-unknown".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books = books_of(session, wanted.group_id)
            moved = moved_between(session, wanted.group_id, wanted.since, wanted.until)
            before = _before(session, wanted, form)
            whole = BookWanted(wanted.group_id, wanted.since, wanted.until)
            now = statements_of(
                moved,
                entry_facts(session, whole),
                wanted.since,
                wanted.until,
                form=form_of(form),
                before=before.receipts,
            )
            names = names_of(session, wanted.group_id)
            moves = _moves(session, whole)
        return StatementsView(now, before, names, moves, books.currency, _closed(moved))

    def receipts_of_fund(self, wanted: BookWanted, *, form: str = "detailed") -> StatementSet:
        """The statements of one fund alone, which has to be named in `wanted`.

        Raises NotAllowed, NotFound "books-not-opened", "form-unknown".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            moved = [
                each
                for each in moved_between(session, wanted.group_id, wanted.since, wanted.until)
                if each.fund == wanted.fund
            ]
            return statements_of(
                moved,
                entry_facts(session, wanted),
                wanted.since,
                wanted.until,
                form=form_of(form),
                fund=wanted.fund,
            )


def _closed(moved: Sequence[Moved]) -> bool:
    return any(each.closed for each in moved)


def _before(session: Session, wanted: BookWanted, form: str) -> StatementSet:
    since, until = previous(wanted.since, wanted.until)
    whole = BookWanted(wanted.group_id, since, until)
    moved = moved_between(session, wanted.group_id, since, until)
    return statements_of(moved, entry_facts(session, whole), since, until, form=form_of(form))


def _moves(session: Session, wanted: BookWanted) -> dict[str, FundMoves]:
    """Lending and repaying by fund, gross, from the postings of the time."""
    posting = LedgerPosting
    lent = func.sum(
        case(((posting.account == "1110") & (posting.amount > 0), posting.amount), else_=0)
    )
    back = func.sum(
        case(((posting.account == "1110") & (posting.amount < 0), -posting.amount), else_=0)
    )
    lenders = posting.account.in_(LENDER_ACCOUNTS) & (posting.amount > 0)
    repaid = func.sum(case((lenders, posting.amount), else_=0))
    rows = session.execute(
        select(posting.fund, lent, back, repaid)
        .where(in_days(wanted), posting.account.in_(("1110", *LENDER_ACCOUNTS)))
        .group_by(posting.fund)
    )
    return {fund: FundMoves(int(a), int(b), int(c)) for fund, a, b, c in rows}
