"""Services and queries of bank, lenders, funds and federation for one person."""

from __future__ import annotations

from functools import cached_property

from finance.bank.queries_bank import BankQueries
from finance.bank.queries_dues import DuesQueries
from finance.bank.queries_federation import FederationQueries
from finance.bank.queries_funds import FundQueries
from finance.bank.queries_lenders import LenderQueries
from finance.bank.service_bank import BankService
from finance.bank.service_funds import FundService
from finance.bank.service_lenders import LenderService
from governance.attachments import AttachmentStore
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["BankDesk"]


class BankDesk:
    """Bank, lenders, funds, federation; each made when it is first asked for."""

    def __init__(
        self,
        uow: UowFactory,
        read: ReadFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._read, self.clock, self.who = uow, read, clock, who
        self._attachments = attachments

    @cached_property
    def accounts(self) -> BankQueries:
        """Bank accounts, book, matching, reconciliations."""
        return BankQueries(self._read, self.who, self.clock)

    @cached_property
    def work(self) -> BankService:
        """Lines, ticks, what the bank has and the books lack."""
        return BankService(self._uow, self.clock, self.who, self._attachments)

    @cached_property
    def lenders(self) -> LenderQueries:
        """Loans of the group."""
        return LenderQueries(self._read, self.who, self.clock)

    @cached_property
    def lender_work(self) -> LenderService:
        """Borrowing and paying back."""
        return LenderService(self._uow, self.clock, self.who, self._attachments)

    @cached_property
    def funds(self) -> FundQueries:
        """Funds and dated rules."""
        return FundQueries(self._read, self.who, self.clock)

    @cached_property
    def fund_work(self) -> FundService:
        """Grants, transfers, the federation, dated rules."""
        return FundService(self._uow, self.clock, self.who, self._attachments)

    @cached_property
    def dues(self) -> DuesQueries:
        """Dues to the federation."""
        return DuesQueries(self._read, self.who, self.clock)

    @cached_property
    def federation(self) -> FederationQueries:
        """Groups with books, totals of member groups."""
        return FederationQueries(self._read, self.who, self.clock)
