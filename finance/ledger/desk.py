"""All services and queries of the books' core for one person, each made when first asked for."""

from __future__ import annotations

from functools import cached_property

from finance.ledger.pictures import PictureQueries
from finance.ledger.queries import LedgerQueries
from finance.ledger.service_corrections import CorrectionService
from finance.ledger.service_entries import ApprovalService, EntryService
from finance.ledger.service_locks import LockService
from finance.ledger.service_setup import SetupService
from governance.attachments import AttachmentStore
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["LedgerDesk"]


class LedgerDesk:
    """Books, entries, approvals, corrections, locks."""

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
    def reading(self) -> LedgerQueries:
        """First page, entries, vouchers, what waits, settings, locks."""
        return LedgerQueries(self._read, self.who, self.clock)

    @cached_property
    def pictures(self) -> PictureQueries:
        """Pictures of bills that were kept with entries."""
        return PictureQueries(self._read, self.who, self._attachments)

    @cached_property
    def setup(self) -> SetupService:
        """Opening the books, settings, funds and accounts."""
        return SetupService(self._uow, self.clock, self.who)

    @cached_property
    def entries(self) -> EntryService:
        """Single entries."""
        return EntryService(self._uow, self.clock, self.who, self._attachments)

    @cached_property
    def approvals(self) -> ApprovalService:
        """Second persons confirm or refuse."""
        return ApprovalService(self._uow, self.clock, self.who)

    @cached_property
    def corrections(self) -> CorrectionService:
        """Cancel and correct."""
        return CorrectionService(self._uow, self.clock, self.who)

    @cached_property
    def locks(self) -> LockService:
        """Months and years are closed."""
        return LockService(self._uow, self.clock, self.who)
