"""All services and queries of loans for one person, each made when first asked for."""

from __future__ import annotations

from functools import cached_property

from finance.loans.previews import LoanPreviews
from finance.loans.queries import LoanQueries
from finance.loans.service_changes import LoanChangesService
from finance.loans.service_lending import LendingService
from finance.loans.service_products import LoanProductService
from finance.loans.service_repaying import RepayingService
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["LoansDesk"]


class LoansDesk:
    """Products, loans from the request to the end, what is looked at before."""

    def __init__(self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._read, self.clock, self.who = uow, read, clock, who

    @cached_property
    def products(self) -> LoanProductService:
        """Terms under which the group lends."""
        return LoanProductService(self._uow, self.clock, self.who)

    @cached_property
    def lending(self) -> LendingService:
        """Requests, decisions, pay-outs, top-ups."""
        return LendingService(self._uow, self.clock, self.who)

    @cached_property
    def repaying(self) -> RepayingService:
        """Repayments outside meetings, early settlement, recovery."""
        return RepayingService(self._uow, self.clock, self.who)

    @cached_property
    def changes(self) -> LoanChangesService:
        """Reschedules, waivers, write-offs."""
        return LoanChangesService(self._uow, self.clock, self.who)

    @cached_property
    def found(self) -> LoanQueries:
        """Lists, cards, products."""
        return LoanQueries(self._read, self.who, self.clock)

    @cached_property
    def previews(self) -> LoanPreviews:
        """Schedules and payments that are only looked at."""
        return LoanPreviews(self._read, self.who, self.clock)
