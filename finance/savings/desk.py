"""All services and queries of savings for one person, each made when first asked for."""

from __future__ import annotations

from functools import cached_property

from finance.savings.opening_queries import OpeningQueries
from finance.savings.queries import SavingsQueries
from finance.savings.service_cycle import CycleService
from finance.savings.service_distribution import DistributionService
from finance.savings.service_leaving import LeavingService
from finance.savings.service_opening import OpeningService
from finance.savings.service_savings import SavingsService
from finance.savings.service_share_out import ShareOutService
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["SavingsDesk"]


class SavingsDesk:
    """Savings, interest, surplus, leaving, shares, share-out, taking over."""

    def __init__(self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._read, self.clock, self.who = uow, read, clock, who

    @cached_property
    def accounts(self) -> SavingsService:
        """Withdrawals, and the rules of savings."""
        return SavingsService(self._uow, self.clock, self.who)

    @cached_property
    def distributions(self) -> DistributionService:
        """Interest on savings, surplus."""
        return DistributionService(self._uow, self.clock, self.who)

    @cached_property
    def leaving(self) -> LeavingService:
        """Last accounts."""
        return LeavingService(self._uow, self.clock, self.who)

    @cached_property
    def cycles(self) -> CycleService:
        """Cycles and shares."""
        return CycleService(self._uow, self.clock, self.who)

    @cached_property
    def share_outs(self) -> ShareOutService:
        """Cycles are shared out."""
        return ShareOutService(self._uow, self.clock, self.who)

    @cached_property
    def opening(self) -> OpeningService:
        """Paper books are taken over."""
        return OpeningService(self._uow, self.clock, self.who)

    @cached_property
    def found(self) -> SavingsQueries:
        """Balances, passbooks, previews."""
        return SavingsQueries(self._read, self.clock, self.who)

    @cached_property
    def openings(self) -> OpeningQueries:
        """Paper books as they stand."""
        return OpeningQueries(self._read, self.clock, self.who)
