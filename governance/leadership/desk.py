"""All services and queries of leadership for one person, each made when first asked for."""

from __future__ import annotations

from functools import cached_property

from governance.attachments import AttachmentStore
from governance.leadership.queries import LeaderQueries
from governance.leadership.queries_course import HandoverQueries, RecallQueries
from governance.leadership.queries_mandates import MandateQueries
from governance.leadership.queries_turns import TurnQueries
from governance.leadership.service_handover import HandoverService
from governance.leadership.service_mandates import MandatesService
from governance.leadership.service_recall import RecallService
from governance.leadership.service_rotation import RotationService
from governance.leadership.service_terms import LeadersService
from governance.leadership.today import LeadersToday
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["LeadershipDesk"]


class LeadershipDesk:
    """Leaders, mandates, hand-overs, recalls, turns."""

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
    def leaders(self) -> LeaderQueries:
        """Who holds what."""
        return LeaderQueries(self._read, self.who, self.clock)

    @cached_property
    def mandates(self) -> MandateQueries:
        """Who signs at the bank."""
        return MandateQueries(self._read, self.who, self.clock)

    @cached_property
    def recalls(self) -> RecallQueries:
        """Petitions."""
        return RecallQueries(self._read, self.who, self.clock)

    @cached_property
    def handovers(self) -> HandoverQueries:
        """Hand-overs."""
        return HandoverQueries(self._read, self.who, self.clock)

    @cached_property
    def turns(self) -> TurnQueries:
        """Whose turn it is, who retires."""
        return TurnQueries(self._read, self.who, self.clock)

    @cached_property
    def turn_work(self) -> RotationService:
        """Proposals, lots, decisions on turns."""
        return RotationService(self._uow, self.clock, self.who, self._attachments)

    @cached_property
    def today(self) -> LeadersToday:
        """What waits."""
        return LeadersToday(self._read, self.who, self.clock)

    @cached_property
    def leader_work(self) -> LeadersService:
        """Terms begin and end."""
        return LeadersService(self._uow, self.clock, self.who)

    @cached_property
    def mandate_work(self) -> MandatesService:
        """Mandates decided, told, acknowledged."""
        return MandatesService(self._uow, self.clock, self.who, self._attachments)

    @cached_property
    def recall_work(self) -> RecallService:
        """From petition to verdict."""
        return RecallService(self._uow, self.clock, self.who)

    @cached_property
    def handover_work(self) -> HandoverService:
        """Hand-overs prepared and signed."""
        return HandoverService(self._uow, self.clock, self.who, self._attachments)
