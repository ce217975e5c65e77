"""All services and queries of elections for one signed-in person, put together in one place."""

from __future__ import annotations

from functools import cached_property

from governance.attachments import AttachmentStore
from governance.elections.queries import ElectionQueries
from governance.elections.queries_calling import CallingQueries
from governance.elections.service_calling import CallingService
from governance.elections.service_counting import CountingService
from governance.elections.service_nominations import NominationService
from governance.elections.service_results import ResultService
from governance.elections.service_roll import RollService
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["ElectionOffice"]


class ElectionOffice:
    """The elections' desk: each part is made when it is first asked for."""

    def __init__(
        self,
        uow: UowFactory,
        read: ReadFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._read = read
        self._parts = (uow, clock, who, attachments)

    @cached_property
    def reading(self) -> ElectionQueries:
        """Lists, one election whole, its roll, what waits."""
        return ElectionQueries(self._read, self._parts[2], self._parts[1])

    @cached_property
    def choosing(self) -> CallingQueries:
        """What the form of a call is filled from."""
        return CallingQueries(self._read, self._parts[2], self._parts[1])

    @cached_property
    def calling(self) -> CallingService:
        """Call, days, helpers, opening nominations, annulling."""
        return CallingService(*self._parts)

    @cached_property
    def nominations(self) -> NominationService:
        """Forms, scrutiny, symbols, printed papers."""
        return NominationService(*self._parts)

    @cached_property
    def roll(self) -> RollService:
        """Freezing, striking, ticking, opening and closing the vote."""
        return RollService(*self._parts)

    @cached_property
    def counting(self) -> CountingService:
        """Sheets, counts, lots."""
        return CountingService(*self._parts)

    @cached_property
    def results(self) -> ResultService:
        """Marks, declaration, objections, terms of office."""
        return ResultService(*self._parts)
