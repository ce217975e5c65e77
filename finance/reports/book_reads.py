"""The books as they are read by one person: what registers, papers and files are made from."""

from __future__ import annotations

from functools import cached_property

from finance.reports.queries_daily import DailyBookQueries
from finance.reports.queries_loans import LoanBookQueries
from finance.reports.queries_members import MemberBookQueries
from finance.reports.queries_resolutions import ResolutionQueries
from finance.reports.queries_statements import StatementQueries
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["BookReads"]


class BookReads:
    """Each query is made when it is first asked for."""

    def __init__(self, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._read, self.clock, self.who = read, clock, who

    @cached_property
    def daily(self) -> DailyBookQueries:
        """Cash book, accounts, bank book."""
        return DailyBookQueries(self._read, self.who)

    @cached_property
    def members(self) -> MemberBookQueries:
        """Savings ledger and passbooks."""
        return MemberBookQueries(self._read, self.who)

    @cached_property
    def statements(self) -> StatementQueries:
        """Trial balance and all statements."""
        return StatementQueries(self._read, self.who)

    @cached_property
    def resolutions(self) -> ResolutionQueries:
        """Resolutions and what was used of them."""
        return ResolutionQueries(self._read, self.who)

    @cached_property
    def loans(self) -> LoanBookQueries:
        """Demand and balance, ledgers of loans, loans from outside."""
        return LoanBookQueries(self._read, self.who, self.clock)
