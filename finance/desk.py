"""Everything about money for the person who opened the vault: one door for skins and commands."""

from __future__ import annotations

from functools import cached_property

from finance.bank.desk import BankDesk
from finance.ledger.desk import LedgerDesk
from finance.ledger.own_books import narrowed_reads, narrowed_work
from finance.loans.desk import LoansDesk
from finance.reports.desk import ReportsDesk
from finance.savings.desk import SavingsDesk
from finance.sheet.queries import SheetQueries
from finance.sheet.service_close import ClosingService
from finance.sheet.service_sheet import SheetService
from governance.attachments import AttachmentStore
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["MoneyDesk"]


class MoneyDesk:
    """Services and queries of money, each made when it is first asked for. All of them read and
    write only books that she may open."""

    def __init__(
        self,
        uow: UowFactory,
        read: ReadFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._read = narrowed_work(uow, who), narrowed_reads(read, who)
        self._clock, self._who = clock, who
        self._attachments = attachments

    @cached_property
    def ledger(self) -> LedgerDesk:
        """Books, entries, approvals, corrections, locks."""
        return LedgerDesk(self._uow, self._read, self._clock, self._who, self._attachments)

    @cached_property
    def loans(self) -> LoansDesk:
        """Loans to members: products, requests, pay-outs, repayments."""
        return LoansDesk(self._uow, self._read, self._clock, self._who)

    # -- the meeting's sheet ---------------------------------------------------------------------

    @cached_property
    def sheets(self) -> SheetQueries:
        """Collection sheets as they are read."""
        return SheetQueries(self._read, self._who)

    @cached_property
    def sheet_work(self) -> SheetService:
        """Sheets until they are closed."""
        return SheetService(self._uow, self._clock, self._who)

    @cached_property
    def sheet_closing(self) -> ClosingService:
        """The end of a meeting's money."""
        return ClosingService(self._uow, self._clock, self._who, self._attachments)

    @cached_property
    def savings(self) -> SavingsDesk:
        """Savings, shares, surplus, leaving, taking over paper books."""
        return SavingsDesk(self._uow, self._read, self._clock, self._who)

    @cached_property
    def bank(self) -> BankDesk:
        """Bank, loans of the group, funds, federation."""
        return BankDesk(self._uow, self._read, self._clock, self._who, self._attachments)

    @cached_property
    def reports(self) -> ReportsDesk:
        """Books, statements, closing, grading, audit, exports."""
        return ReportsDesk(self._uow, self._read, self._clock, self._who)
