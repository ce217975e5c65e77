"""What every entry in the board's own register starts with: who writes, when, at what station.

The register lies open to those who hold the compartment's key; nothing of a case is in it. Used
by services only. Commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn, require
from sr_board.access.models import Account
from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.base.ids import new_id
from sr_board.cases.board.board_facts import board_of, serving_officers
from sr_board.cases.models import Board, BoardMember, Seat, Sitting
from sr_board.cases.room import CasesRoom
from sr_board.cases.station import Station, station_of
from sr_board.people.models import Person
from sr_board.store.uow import UnitOfWork
from sr_board.vault.users import SecondSigner

__all__ = ["BOARD", "BoardEntry", "BoardService"]

BOARD = frozenset({"board"})


@dataclass(frozen=True)
class BoardEntry:
    """One act of writing in the board's register."""

    session: Session
    clock: Clock
    who: SignedIn
    room: CasesRoom

    @cached_property
    def station(self) -> Station:
        """Her station now."""
        return station_of(self.session, self.who, self.clock)

    @property
    def now(self) -> datetime:
        """The moment, aware, UTC."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self.clock.today()

    def new(self) -> dict[str, object]:
        """Identifier and origin of a new row."""
        return {
            "id": new_id(),
            "recorded_at": self.clock.now(),
            "recorded_by": self.who.account_id,
        }

    def lead(self, board_id: str, second: SecondSigner | None = None) -> SecondSigner | None:
        """Only chair and secretary of this board write its register. When neither of them is in
        her term, two members of the board do it together; the second is then given back.

        Raises NotAllowed "board-officers-only", and what `require_second` raises.
        """
        if not serving_officers(self.session, board_id, self.today):
            return self.both(second)
        mine = self.station.board_id == board_id
        if not (mine and (self.station.chair or self.station.secretary)):
            raise NotAllowed("board-officers-only")
        return None

    def both(self, second: SecondSigner | None) -> SecondSigner:
        """A second person who works for the board. Raises what `require_second` raises."""
        with self.room.book() as book:
            return require_second(book, self.who, second, Action.BOARD_WORK)

    def board(self, board_id: str) -> Board:
        """The board. Raises NotFound "board-unknown"."""
        return board_of(self.session, board_id)

    def seat(self, seat_id: str) -> Seat:
        """The seat. Raises NotFound "board-seat-unknown"."""
        row = self.session.get(Seat, seat_id)
        if row is None:
            raise NotFound("board-seat-unknown", what="seat")
        return row

    def member(self, member_id: str) -> BoardMember:
        """The member. Raises NotFound "board-member-unknown"."""
        row = self.session.get(BoardMember, member_id)
        if row is None:
            raise NotFound("board-member-unknown", what="member")
        return row

    def sitting(self, sitting_id: str) -> Sitting:
        """The sitting. Raises NotFound "sitting-unknown"."""
        row = self.session.get(Sitting, sitting_id)
        if row is None:
            raise NotFound("sitting-unknown", what="sitting")
        return row

    def account_of(self, person_id: str) -> str | None:
        """The open account of a person of the register, if she has one.

        Raises NotFound "person-unknown".
        """
        with self.room.book() as book:
            if book.get(Person, person_id) is None:
                raise NotFound("person-unknown", what="person")
            question = select(Account.id).where(
                Account.person_id == person_id, Account.closed_at.is_(None)
            )
            return book.scalars(question).first()

    def term(self, first: date, last: date) -> None:
        """A term has an end after its beginning. Raises InputInvalid "board-term-upside-down"."""
        if last < first:
            raise InputInvalid("board-term-upside-down", field="term_to")


class BoardService:
    """Base of the services of the board's register."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    @contextmanager
    def _work(self, action: Action) -> Iterator[tuple[UnitOfWork, BoardEntry]]:
        """A unit of work on the compartment, after the right was checked."""
        require(self._room.who, action)
        with self._room.uow() as uow:
            yield uow, BoardEntry(uow.session, self._room.clock, self._room.who, self._room)
