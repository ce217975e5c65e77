"""A sitting as facts for its rules: who sits, who is recused on a point, who is there. Reads only.

Which members are recused on a point is handed in: it is sealed, and read where the file is open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.cases.board.board_facts import board_of, members_of, seats_of, settings_of
from sr_board.cases.models import Sitting, SittingPresence
from sr_board.cases.rules.briefs import profile_of
from sr_board.cases.rules.composition import (
    RESTRICTED_KINDS,
    MemberFact,
    MemberStanding,
    SeatFact,
    standing,
)
from sr_board.cases.rules.quorum import QuorumResult, SeatAtItem, quorum
from sr_board.cases.vocabulary import Profession, Profile

__all__ = [
    "Attending",
    "attending",
    "quorum_of_item",
    "recused_seats",
    "seats_at_item",
    "voters_of_item",
]

_ADVISERS = (Profession.COUNSELLOR, Profession.DOCTOR)


@dataclass(frozen=True)
class Attending:
    """Somebody of the board in the room. `slot_id`: her account, empty without one."""

    member_id: str
    slot_id: str
    seat_number: int
    profession: Profession
    profile: Profile
    voting: bool


def _there(session: Session, sitting_id: str) -> dict[str, bool]:
    """Members in the room, with a vote or without."""
    rows = session.scalars(
        select(SittingPresence).where(
            SittingPresence.sitting_id == sitting_id, SittingPresence.left_at.is_(None)
        )
    )
    return {row.member_id: row.voting for row in rows}


def attending(session: Session, sitting: Sitting, day: date) -> tuple[Attending, ...]:
    """Who is in the room and in her term, by seat. A lapsed member is handed nothing."""
    seats = {seat.id: seat for seat in seats_of(session, sitting.board_id)}
    there = _there(session, sitting.id)
    found = [
        _attending(member, seats[str(member.seat_id or member.alternate_for)], there[member.id])
        for member in members_of(session, sitting.board_id)
        if member.id in there and standing(member, day) is MemberStanding.SERVING
    ]
    return tuple(sorted(found, key=lambda one: one.seat_number))


def _attending(member: MemberFact, seat: SeatFact, voting: bool) -> Attending:
    restricted = seat.restricted or member.kind in RESTRICTED_KINDS
    return Attending(
        member.id,
        member.slot_id,
        seat.number,
        member.profession,
        profile_of(seat.side, restricted=restricted),
        voting,
    )


def seats_at_item(
    session: Session, sitting: Sitting, day: date, recused: Collection[str]
) -> tuple[SeatAtItem, ...]:
    """The held seats at one point. `recused`: ids of members who take no part in it."""
    members = members_of(session, sitting.board_id)
    voting = {one.member_id for one in attending(session, sitting, day) if one.voting}
    return tuple(
        made
        for seat in seats_of(session, sitting.board_id)
        if (made := _seat_at_item(seat, members, day, voting, recused)) is not None
    )


def _seat_at_item(
    seat: SeatFact,
    members: Iterable[MemberFact],
    day: date,
    voting: Collection[str],
    recused: Collection[str],
) -> SeatAtItem | None:
    """A held seat; None for a vacant one."""
    serving = [m for m in members if standing(m, day) is MemberStanding.SERVING]
    holder = next((m for m in serving if m.seat_id == seat.id), None)
    if holder is None:
        return None
    free = [m for m in serving if m.alternate_for == seat.id and m.id not in recused]
    here = next((m for m in free if m.id in voting), None)
    return SeatAtItem(
        seat.number,
        seat.side,
        eligible=True,
        recused=holder.id in recused,
        present=holder.id in voting,
        profession=holder.profession,
        alternate=bool(free),
        alternate_present=here is not None,
        alternate_profession=here.profession if here else Profession.NONE,
    )


def quorum_of_item(
    session: Session,
    sitting: Sitting,
    day: date,
    recused: Collection[str],
    *,
    age_or_willingness: bool,
    note: bool,
) -> QuorumResult:
    """The quorum of one point. `note`: a counsellor's or doctor's written note is there; one of
    them in the room without a vote, and not recused, counts the same."""
    adviser = any(
        one.profession in _ADVISERS and one.member_id not in recused
        for one in attending(session, sitting, day)
    )
    return quorum(
        seats_at_item(session, sitting, day, recused),
        settings_of(board_of(session, sitting.board_id)),
        age_or_willingness=age_or_willingness,
        note_or_adviser=note or adviser,
    )


def voters_of_item(
    session: Session, sitting: Sitting, day: date, recused: Collection[str]
) -> frozenset[int]:
    """Numbers of the seats that vote on one point."""
    seats = seats_at_item(session, sitting, day, recused)
    return frozenset(seat.number for seat in seats if seat.voter is not None)


def recused_seats(session: Session, sitting: Sitting, day: date, recused: Collection[str]) -> int:
    """How many seats are recused on one point: all that printed minutes say."""
    return sum(seat.recused for seat in seats_at_item(session, sitting, day, recused))
