"""All books, statements, closing, grading, audit and exports for one person."""

from __future__ import annotations

from functools import cached_property

from finance.reports.queries_daily import DailyBookQueries
from finance.reports.queries_grading import GradingQueries
from finance.reports.queries_home import HomeQueries
from finance.reports.queries_loans import LoanBookQueries
from finance.reports.queries_members import MemberBookQueries
from finance.reports.queries_month import MonthQueries
from finance.reports.queries_resolutions import ResolutionQueries
from finance.reports.queries_statements import StatementQueries
from finance.reports.service_audit import AuditService
from finance.reports.service_closing import ClosingService
from finance.reports.service_export import MoneyExportService
from finance.reports.service_grading import GradingService
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["ReportsDesk"]


class ReportsDesk:
    """Each service and query is made when it is first asked for."""

    def __init__(self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._read, self.clock, self.who = uow, read, clock, who

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
    def charts(self) -> HomeQueries:
        """Charts of the first page."""
        return HomeQueries(self._read, self.who, self.statements)

    @cached_property
    def closing(self) -> ClosingService:
        """Month end and year end."""
        return ClosingService(self._uow, self._read, self.clock, self.who)

    @cached_property
    def grading(self) -> GradingService:
        """Grading sheets are changed and filled in."""
        return GradingService(self._uow, self.clock, self.who)

    @cached_property
    def graded(self) -> GradingQueries:
        """Grading sheets, results, ratios."""
        return GradingQueries(self._read, self.who)

    @cached_property
    def resolutions(self) -> ResolutionQueries:
        """Resolutions and what was used of them."""
        return ResolutionQueries(self._read, self.who)

    @cached_property
    def audit(self) -> AuditService:
        """Remarks and samples of the auditor."""
        return AuditService(self._uow, self._read, self.clock, self.who)

    @cached_property
    def exports(self) -> MoneyExportService:
        """Files, and what left the book."""
        return MoneyExportService(self._uow, self._read, self.clock, self.who, self)

    @cached_property
    def months(self) -> MonthQueries:
        """The report of a month."""
        return MonthQueries(self._read, self.who)

    @cached_property
    def loans(self) -> LoanBookQueries:
        """Demand and balance, ledgers of loans, loans from outside."""
        return LoanBookQueries(self._read, self.who, self.clock)
