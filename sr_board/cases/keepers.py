"""Who receives the keys of a case: its team, the officers of the board, minus the recused."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.cases.models import BoardMember, CodeAcceptance, Seat
from sr_board.cases.rules.composition import RESTRICTED_KINDS
from sr_board.cases.station import CODE_OF_CONDUCT, officers
from sr_board.cases.vocabulary import BoardOffice

__all__ = ["acting_for", "officers_of", "restricted_slots"]


def officers_of(
    session: Session, board_id: str, recused: frozenset[str], today: date
) -> dict[BoardOffice, str]:
    """The chair's and the secretary's account; where one is recused, the acting one. The chair is
    acted for first: of the two she alone holds the identity.

    An office nobody can act in is left out: then a neighbour board or the federation is asked.
    """
    found: dict[BoardOffice, str] = {}
    seated = officers(session, board_id)
    for office, slot in sorted(seated.items()):
        taken = recused | set(seated.values()) | set(found.values())
        acting = slot if slot not in recused else acting_for(session, board_id, slot, taken, today)
        if acting:
            found[office] = acting
    return found


def acting_for(
    session: Session, board_id: str, slot: str, out: frozenset[str] | set[str], today: date
) -> str:
    """Who acts for a recused officer: the longest-serving seated member of the same side who is
    in her term, accepted the code and has an account; "" when there is none. A restricted seat
    (police, councillor) acts for nobody."""
    out = frozenset(out) | restricted_slots(session, today)
    seats = {seat.id: seat.side for seat in session.scalars(select(Seat))}
    rows = session.scalars(
        select(BoardMember)
        .where(BoardMember.board_id == board_id, BoardMember.ended_on.is_(None))
        .order_by(BoardMember.term_from, BoardMember.id)
    ).all()
    accepted = set(
        session.scalars(
            select(CodeAcceptance.slot_id).where(CodeAcceptance.version == CODE_OF_CONDUCT)
        )
    )
    side = next((seats.get(row.seat_id or "") for row in rows if row.slot_id == slot), None)
    for row in rows:
        able = row.slot_id is not None and row.slot_id in accepted and row.slot_id not in out
        in_term = row.term_from <= today <= row.term_to
        if able and in_term and row.slot_id != slot and seats.get(row.seat_id or "") == side:
            return str(row.slot_id)
    return ""


def restricted_slots(session: Session, today: date) -> frozenset[str]:
    """Accounts that never open an identity and are in no named team: whoever sits on a restricted
    seat, steps in for one, or comes from the police or an elected council. Domain paper, section 4.
    """
    marked = set(session.scalars(select(Seat.id).where(Seat.restricted)))
    rows = session.scalars(
        select(BoardMember).where(
            BoardMember.slot_id.is_not(None),
            BoardMember.ended_on.is_(None) | (BoardMember.ended_on > today),
        )
    )
    return frozenset(
        str(row.slot_id)
        for row in rows
        if row.kind in RESTRICTED_KINDS or {row.seat_id, row.alternate_for} & marked
    )
