"""What the pages of the board show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.cases.board.board_views import (
    BoardMemberRow,
    BoardView,
    DutyRow,
    SeatRow,
    TrainingRow,
)
from sr_board.cases.board.service_lapsed import LapsedFound
from sr_board.cases.desk import CasesDesk
from sr_board.cases.files.queries_files import ClockDue
from sr_board.cases.station import Station
from sr_board.people.rows import PersonRow
from ui.cases.board.work import BoardWork
from ui.meetings.times import here_now
from ui.two_persons import SecondPersons

__all__ = ["BoardPresenter", "BoardSeen", "CodeSeen", "RosterSeen"]


@dataclass(frozen=True)
class BoardSeen:
    """The first page: the board, or None before it was constituted; who looks; who is on duty."""

    board: BoardView | None
    station: Station
    duty: tuple[DutyRow, ...]
    code_due: str
    lapsed: LapsedFound = field(default_factory=LapsedFound)
    lapsed_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class RosterSeen:
    """Duty and training."""

    board: BoardView
    duty: tuple[DutyRow, ...]
    training: tuple[TrainingRow, ...]
    persons: tuple[PersonRow, ...]


@dataclass(frozen=True)
class CodeSeen:
    """The code of conduct. `version`: what she has to accept, empty when she has. `urgent`: what
    waits for no code, duties by law first."""

    version: str
    urgent: tuple[ClockDue, ...] = ()


class BoardPresenter(SecondPersons):
    """Reads, and runs what is done."""

    def __init__(self, work: BoardWork) -> None:
        super().__init__(work)
        self._board_work = work

    @property
    def desk(self) -> CasesDesk:
        """All services and queries of this area."""
        return self._board_work.cases

    @property
    def today(self) -> date:
        """The day here."""
        return here_now(self._board_work.clock).date()

    @property
    def now(self) -> datetime:
        """The moment, UTC."""
        return self._board_work.clock.now()

    @property
    def offset(self) -> int:
        """Minutes that local time is ahead of UTC."""
        return self._board_work.clock.offset_minutes()

    def seen(self) -> BoardSeen:
        """The first page."""
        board = self.desk.board.board()
        duty = self.desk.board.duty(board.id) if board else ()
        lapsed = LapsedFound()
        if board and self._board_work.who.may(Action.BOARD_WORK):
            lapsed = self.desk.lapsed_work.waiting()
        known = self._board_work.holders.names()
        return BoardSeen(
            board,
            self.desk.board.station(),
            tuple(row for row in duty if row.now),
            self.desk.board.code_due(),
            lapsed,
            tuple(known[slot].name for slot in lapsed.slots if slot in known),
        )

    def code(self) -> CodeSeen:
        """The code of conduct, and while it is not accepted the clocks that run, one a file."""
        version = self.desk.board.code_due()
        first: dict[str, ClockDue] = {}
        if version and self._board_work.who.may(Action.CASES_WORK):
            rows = sorted(self.desk.files.clocks(), key=lambda one: not one.by_law)
            for due in rows:
                first.setdefault(due.case_id, due)
        return CodeSeen(version, tuple(first.values()))

    def board(self) -> BoardView:
        """The board. Raises NotFound "board-unknown"."""
        board = self.desk.board.board()
        if board is None:
            raise NotFound("board-unknown", what="board")
        return board

    def persons(self) -> tuple[PersonRow, ...]:
        """Persons of the register, to choose one."""
        return self._board_work.people.persons("", 500)

    def seat(self, seat_id: str) -> SeatRow:
        """A seat. Raises NotFound "board-seat-unknown"."""
        for row in self.board().seats:
            if row.id == seat_id:
                return row
        raise NotFound("board-seat-unknown", what="seat")

    def member(self, member_id: str) -> BoardMemberRow:
        """A member. Raises NotFound "board-member-unknown"."""
        for row in self.desk.board.terms(self.board().id):
            if row.id == member_id:
                return row
        raise NotFound("board-member-unknown", what="member")

    def roster(self) -> RosterSeen:
        """Duty and training, with persons to choose from."""
        board = self.board()
        return RosterSeen(
            board,
            self.desk.board.duty(board.id),
            self.desk.board.training(),
            self.persons(),
        )
