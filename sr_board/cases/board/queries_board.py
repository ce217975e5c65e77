"""Reading the board's register: seats and terms, duty, training, the code of conduct.

Right: BOARD_READ. Nothing about any case is read here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.cases.board.board_facts import (
    accepted_slots,
    board_of,
    broken_day,
    composition_now,
    members_of,
    only_board,
    seats_of,
    serving_officers,
    settings_of,
)
from sr_board.cases.board.board_views import (
    BoardMemberRow,
    BoardView,
    DutyRow,
    SeatRow,
    TrainingRow,
)
from sr_board.cases.models import Board, BoardMember, CodeAcceptance, DutyTurn, ScreenerTraining
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.composition import (
    RESTRICTED_KINDS,
    MemberFact,
    MemberStanding,
    SeatFact,
    standing,
)
from sr_board.cases.station import CODE_OF_CONDUCT, Station, station_of
from sr_board.cases.vocabulary import RosterCapacity
from sr_board.people.models import Person
from sr_board.people.rows import PersonRow
from sr_board.people.shaping import person_row

__all__ = ["BoardQueries", "member_rows", "names_of"]

_GONE = (MemberStanding.ENDED, MemberStanding.PLANNED)


def names_of(room: CasesRoom, ids: Iterable[str]) -> Mapping[str, PersonRow]:
    """Persons of the book by id."""
    wanted = sorted(set(ids))
    with room.book() as book:
        rows = book.scalars(select(Person).where(Person.id.in_(wanted)))
        return {row.id: person_row(row) for row in rows}


class BoardQueries:
    """What members of the board and helpers may know about the board."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    def station(self) -> Station:
        """The viewer's own station. Raises NotAllowed."""
        require(self._room.who, Action.BOARD_READ)
        with self._room.read() as session:
            return station_of(session, self._room.who, self._room.clock)

    def code_due(self) -> str:
        """Version of the code of conduct that she has to accept first; empty when she has.

        Raises NotAllowed.
        """
        return "" if self.station().code_accepted else CODE_OF_CONDUCT

    def board(self, on: date | None = None) -> BoardView | None:
        """The board of this vault; None before it was constituted. Raises NotAllowed."""
        require(self._room.who, Action.BOARD_READ)
        day = on or self._room.clock.today()
        with self._room.read() as session:
            row = only_board(session)
            return None if row is None else self._board(session, row, day)

    def terms(self, board_id: str) -> tuple[BoardMemberRow, ...]:
        """All terms of all members, by seat and beginning: the register of seats and terms.

        Raises NotAllowed, NotFound "board-unknown".
        """
        require(self._room.who, Action.BOARD_READ)
        with self._room.read() as session:
            board_of(session, board_id)
            rows = member_rows(self._room, session, board_id, self._room.clock.today())
        return tuple(sorted(rows, key=lambda row: (row.seat_number, row.alternate, row.term_from)))

    def duty(self, board_id: str) -> tuple[DutyRow, ...]:
        """The roster, the latest first. Raises NotAllowed."""
        require(self._room.who, Action.BOARD_READ)
        now = self._room.clock.now()
        with self._room.read() as session:
            turns = session.scalars(
                select(DutyTurn)
                .where(DutyTurn.board_id == board_id)
                .order_by(DutyTurn.since.desc(), DutyTurn.id)
            ).all()
        names = names_of(self._room, (turn.person_id for turn in turns))
        return tuple(
            DutyRow(
                turn.id,
                names.get(turn.person_id),
                RosterCapacity(turn.capacity),
                turn.community,
                turn.since,
                turn.until,
                turn.ended_at,
                turn.since <= now < turn.until and turn.ended_at is None,
            )
            for turn in turns
        )

    def training(self) -> tuple[TrainingRow, ...]:
        """Trainings of screeners, the latest first. Raises NotAllowed."""
        require(self._room.who, Action.BOARD_READ)
        today = self._room.clock.today()
        with self._room.read() as session:
            rows = session.scalars(
                select(ScreenerTraining).order_by(
                    ScreenerTraining.held_on.desc(), ScreenerTraining.id
                )
            ).all()
        names = names_of(self._room, (row.person_id for row in rows))
        return tuple(
            TrainingRow(
                row.id,
                names.get(row.person_id),
                row.topic,
                row.held_on,
                row.valid_until,
                row.held_on <= today <= row.valid_until,
            )
            for row in rows
        )

    # -- shaping --------------------------------------------------------------------------------

    def _board(self, session: Session, row: Board, day: date) -> BoardView:
        members = member_rows(self._room, session, row.id, day)
        station = station_of(session, self._room.who, self._room.clock)
        officers = serving_officers(session, row.id, day)
        writer = station.board_id == row.id and (station.chair or station.secretary)
        works = self._room.who.may(Action.BOARD_WORK)
        return BoardView(
            row.id,
            row.name,
            row.place_code,
            tuple(json.loads(row.sites)),
            row.constitution_ref,
            row.federation,
            row.neighbour_board,
            settings_of(row),
            tuple(_seat_row(seat, members) for seat in seats_of(session, row.id)),
            composition_now(session, row, day),
            broken_day(session, row, day),
            works and (writer or not officers),
            not officers,
        )


def member_rows(
    room: CasesRoom, session: Session, board_id: str, day: date
) -> tuple[BoardMemberRow, ...]:
    """Everybody who sits or sat on a board, with her standing on a day."""
    facts = members_of(session, board_id)
    seats = {seat.id: seat for seat in seats_of(session, board_id)}
    names = names_of(room, (fact.person_id for fact in facts))
    codes = _code_days(session)
    reasons = {
        row.id: row.end_reason
        for row in session.scalars(select(BoardMember).where(BoardMember.board_id == board_id))
    }
    return tuple(
        _member_row(
            fact,
            seats[str(fact.seat_id or fact.alternate_for)],
            names.get(fact.person_id),
            day,
            codes.get(fact.slot_id or fact.id),
            reasons[fact.id],
        )
        for fact in facts
    )


def _code_days(session: Session) -> dict[str, date]:
    """When the code in force was accepted: by account, or by member for those who signed paper."""
    days = {row.slot_id: row.accepted_on for row in _acceptances(session)}
    paper = session.scalars(select(BoardMember).where(BoardMember.code_signed_on.is_not(None)))
    return days | {row.id: row.code_signed_on for row in paper if row.code_signed_on}


def _acceptances(session: Session) -> Iterable[CodeAcceptance]:
    accepted = accepted_slots(session)
    question = select(CodeAcceptance).where(
        CodeAcceptance.version == CODE_OF_CONDUCT, CodeAcceptance.slot_id.in_(accepted)
    )
    return session.scalars(question)


def _member_row(
    fact: MemberFact,
    seat: SeatFact,
    person: PersonRow | None,
    day: date,
    code_on: date | None,
    reason: str,
) -> BoardMemberRow:
    return BoardMemberRow(
        fact.id,
        person,
        seat.id,
        seat.number,
        seat.side,
        fact.kind,
        fact.alternate_for is not None,
        standing(fact, day),
        fact.term_from,
        fact.term_to,
        fact.ended_on,
        reason,
        fact.profession,
        fact.office,
        code_on,
        bool(fact.slot_id),
        seat.restricted or fact.kind in RESTRICTED_KINDS,
    )


def _seat_row(seat: SeatFact, members: Iterable[BoardMemberRow]) -> SeatRow:
    """A seat and its people; somebody whose term ran out still stands there, as lapsed."""
    here = [row for row in members if row.seat_id == seat.id and row.standing not in _GONE]
    held = [row for row in here if not row.alternate]
    current = [row for row in held if row.standing is not MemberStanding.TERM_OVER]
    return SeatRow(
        seat.id,
        seat.number,
        seat.side,
        seat.kind,
        seat.restricted,
        next(reversed(current or held), None),
        tuple(row for row in here if row.alternate),
    )
