"""The board itself, for one person: register, sittings, decisions, emergency acts."""

from __future__ import annotations

from functools import cached_property

from sr_board.cases.queries_board import BoardQueries
from sr_board.cases.queries_sittings import SittingQueries
from sr_board.cases.room import CasesRoom
from sr_board.cases.service_board import BoardRegisterService
from sr_board.cases.service_duty import DutyService
from sr_board.cases.service_sittings import SittingService

__all__ = ["BoardDesk"]


class BoardDesk:
    """The part of the desk that is the board's own."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    @property
    def offset_minutes(self) -> int:
        """Minutes that local time is ahead of UTC now."""
        return self._room.clock.offset_minutes()

    @cached_property
    def board(self) -> BoardQueries:
        """Seats, terms, duty, training, code of conduct."""
        return BoardQueries(self._room)

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
