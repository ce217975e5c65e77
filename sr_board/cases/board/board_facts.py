"""The register of the board as facts for its rules. Reads only, no rights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.base.errors import NotFound
from sr_board.cases.models import Board, BoardMember, CodeAcceptance, Seat
from sr_board.cases.rules.composition import (
    Composition,
    MemberFact,
    MemberStanding,
    SeatFact,
    broken_since,
    composition_on,
    standing,
)
from sr_board.cases.rules.quorum import QuorumSettings
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import BoardOffice, Profession, SeatKind, Side

__all__ = [
    "accepted_slots",
    "board_of",
    "broken_day",
    "composition_now",
    "members_of",
    "only_board",
    "seat_numbers",
    "seats_of",
    "serving_officers",
    "settings_of",
    "settings_text",
]


def board_of(session: Session, board_id: str) -> Board:
    """A board. Raises NotFound "board-unknown"."""
    row = session.get(Board, board_id)
    if row is None:
        raise NotFound("board-unknown", what="board")
    return row


def only_board(session: Session) -> Board | None:
    """The board that sits in this vault; None before it was constituted."""
    question = select(Board).where(Board.closed_on.is_(None)).order_by(Board.recorded_at, Board.id)
    return session.scalars(question).first()


def settings_of(board: Board) -> QuorumSettings:
    """What its constitution asks, as kept; the floor where it says nothing."""
    return QuorumSettings(**json.loads(board.settings or "{}"))


def settings_text(settings: QuorumSettings) -> str:
    """Settings as they are kept."""
    return json.dumps(asdict(settings), sort_keys=True)


def seats_of(session: Session, board_id: str) -> tuple[SeatFact, ...]:
    """Seats of a board by number."""
    rows = session.scalars(select(Seat).where(Seat.board_id == board_id).order_by(Seat.number))
    return tuple(
        SeatFact(row.id, row.number, Side(row.side), SeatKind(row.kind), row.restricted)
        for row in rows
    )


def seat_numbers(session: Session) -> dict[str, int]:
    """Number of the seat of every account that sits or sat on one."""
    numbers = {seat.id: seat.number for seat in session.scalars(select(Seat))}
    held = session.scalars(select(BoardMember).where(BoardMember.slot_id.is_not(None)))
    return {
        str(row.slot_id): numbers[seat]
        for row in held
        if (seat := row.seat_id or row.alternate_for) in numbers
    }


def accepted_slots(session: Session) -> frozenset[str]:
    """Accounts that accepted the code of conduct in force."""
    question = select(CodeAcceptance.slot_id).where(CodeAcceptance.version == CODE_OF_CONDUCT)
    return frozenset(session.scalars(question))


def members_of(session: Session, board_id: str) -> tuple[MemberFact, ...]:
    """All who sit or sat on a board, alternates too, in the order of their terms."""
    accepted = accepted_slots(session)
    rows = session.scalars(
        select(BoardMember)
        .where(BoardMember.board_id == board_id)
        .order_by(BoardMember.term_from, BoardMember.recorded_at, BoardMember.id)
    )
    return tuple(_fact(row, accepted) for row in rows)


def _fact(row: BoardMember, accepted: frozenset[str]) -> MemberFact:
    """Somebody without an account signs the code on paper: the day is kept with her."""
    return MemberFact(
        row.id,
        row.person_id,
        row.seat_id,
        row.alternate_for,
        SeatKind(row.kind),
        row.term_from,
        row.term_to,
        row.ended_on,
        row.slot_id in accepted if row.slot_id else row.code_signed_on is not None,
        BoardOffice(row.office),
        Profession(row.profession),
        row.slot_id or "",
    )


def serving_officers(session: Session, board_id: str, day: date) -> Mapping[BoardOffice, str]:
    """Chair and secretary who may act on a day, by account: in their terms, code accepted."""
    return {
        member.office: member.slot_id
        for member in members_of(session, board_id)
        if member.office is not BoardOffice.NONE
        and member.slot_id
        and standing(member, day) is MemberStanding.SERVING
    }


def composition_now(session: Session, board: Board, day: date) -> Composition:
    """Its composition on a day."""
    settings = settings_of(board)
    return composition_on(
        seats_of(session, board.id),
        members_of(session, board.id),
        day,
        num=settings.share_num,
        den=settings.share_den,
    )


def broken_day(session: Session, board: Board, day: date) -> date | None:
    """Since when its composition has not been met; None when it is."""
    settings = settings_of(board)
    return broken_since(
        seats_of(session, board.id),
        members_of(session, board.id),
        day,
        num=settings.share_num,
        den=settings.share_den,
    )
