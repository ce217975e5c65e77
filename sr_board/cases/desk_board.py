"""The board itself, for one person: register, sittings, decisions, emergency acts."""

from __future__ import annotations

from functools import cached_property

from sr_board.cases.board.queries_board import BoardQueries
from sr_board.cases.board.queries_points import PointQueries
from sr_board.cases.board.queries_sittings import SittingQueries
from sr_board.cases.board.service_board import BoardRegisterService
from sr_board.cases.board.service_decisions import DecisionService
from sr_board.cases.board.service_duty import DutyService
from sr_board.cases.board.service_emergency import EmergencyService
from sr_board.cases.board.service_handover import BoardHandoverService
from sr_board.cases.board.service_lapsed import LapsedService
from sr_board.cases.board.service_links import LinkService
from sr_board.cases.board.service_points import PointService
from sr_board.cases.board.service_recusals import RecusalQueries, RecusalService
from sr_board.cases.board.service_sittings import SittingService
from sr_board.cases.door import CaseDoor
from sr_board.cases.files.queries_calling import CallQueries
from sr_board.cases.room import CasesRoom

__all__ = ["BoardDesk"]


class BoardDesk:
    """The part of the desk that is the board's own."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    @cached_property
    def door(self) -> CaseDoor:
        """The way to the files."""
        return CaseDoor(self._room)

    @property
    def offset_minutes(self) -> int:
        """Minutes that local time is ahead of UTC now."""
        return self._room.clock.offset_minutes()

    @cached_property
    def board(self) -> BoardQueries:
        """Seats, terms, duty, training, code of conduct."""
        return BoardQueries(self._room)

    @cached_property
    def calling(self) -> CallQueries:
        """Whom to call now."""
        return CallQueries(self._room)

    @cached_property
    def board_work(self) -> BoardRegisterService:
        """The board constituted, its seats filled and left."""
        return BoardRegisterService(self._room)

    @cached_property
    def duty_work(self) -> DutyService:
        """Duty, training, code of conduct."""
        return DutyService(self._room)

    @cached_property
    def sittings(self) -> SittingQueries:
        """Sittings and who was there."""
        return SittingQueries(self._room)

    @cached_property
    def sitting_work(self) -> SittingService:
        """Calling, opening, ending sittings."""
        return SittingService(self._room)

    @cached_property
    def points(self) -> PointQueries:
        """Points, decisions, briefs, emergency acts of the files open to her."""
        return PointQueries(self.door)

    @cached_property
    def point_work(self) -> PointService:
        """Files put before a sitting, notes, briefs."""
        return PointService(self.door)

    @cached_property
    def decisions(self) -> DecisionService:
        """Decisions drafted, voted, signed."""
        return DecisionService(self.door)

    @cached_property
    def emergency(self) -> EmergencyService:
        """Acts of two before the board can sit."""
        return EmergencyService(self.door)

    @cached_property
    def recusals(self) -> RecusalQueries:
        """The register of recusals."""
        return RecusalQueries(self._room)

    @cached_property
    def recusal_work(self) -> RecusalService:
        """Recusals by a member's own word."""
        return RecusalService(self._room)

    @cached_property
    def handover_work(self) -> BoardHandoverService:
        """Chair's and secretary's office handed over, with the files."""
        return BoardHandoverService(self._room)

    @cached_property
    def lapsed_work(self) -> LapsedService:
        """Keys taken back from lapsed members; a service that takes no part."""
        return LapsedService(self._room)

    @cached_property
    def links(self) -> LinkService:
        """Possible links between members and a case, for the one who is asked."""
        return LinkService(self._room)
