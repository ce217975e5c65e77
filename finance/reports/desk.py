"""All books, statements, closing, grading, audit and exports for one person."""

from __future__ import annotations

from functools import cached_property

from finance.reports.book_reads import BookReads
from finance.reports.queries_grading import GradingQueries
from finance.reports.queries_home import HomeQueries
from finance.reports.queries_month import MonthQueries
from finance.reports.service_audit import AuditService
from finance.reports.service_closing import ClosingService
from finance.reports.service_export import MoneyExportService
from finance.reports.service_grading import GradingService
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["ReportsDesk"]


class ReportsDesk(BookReads):
    """Each service and query is made when it is first asked for."""

    def __init__(self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        super().__init__(read, clock, who)
        self._uow = uow

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
