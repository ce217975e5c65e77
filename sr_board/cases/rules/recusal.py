"""Who takes no part in a case, and who is asked. Pure.

Source: domain paper, section 11. A recusal wins over every office. The member herself never lifts
it; a possible link that the program notices is shown to one person only, and without saying what
it rests on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sr_board.cases.vocabulary import BoardOffice, SeatKind, Side

__all__ = [
    "Declared",
    "LinkFacts",
    "Officer",
    "acting_for",
    "asked_about",
    "linked",
    "possible_links",
    "seats_of_service",
]


class Declared(StrEnum):
    """Who declared a recusal."""

    SELF = "self"
    CHAIR = "chair"
    SYSTEM = "system"


@dataclass(frozen=True)
class LinkFacts:
    """What may tie a person to others, as opaque keys that are only compared.

    `houses`: sites and houses; `phones`: tokens of phones; `families`: surname and village;
    `loans`: loans and self-help groups, empty for who does not hold the book.
    """

    houses: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    loans: frozenset[str] = frozenset()


def linked(case: LinkFacts, member: LinkFacts) -> bool:
    """Whether anything ties the two. What it is, is not said."""
    return bool(
        case.houses & member.houses
        or case.phones & member.phones
        or case.families & member.families
        or case.loans & member.loans
    )


def possible_links(
    case: LinkFacts, members: Iterable[tuple[str, LinkFacts]], *, settled: Collection[str] = ()
) -> tuple[str, ...]:
    """Members who may be linked, by id, in the order given; without those recused already or
    looked at before (`settled`)."""
    return tuple(id for id, facts in members if id not in settled and linked(case, facts))


@dataclass(frozen=True)
class Officer:
    """A member who may act at the board: her account, seat number, side, office."""

    slot_id: str
    number: int
    side: Side
    office: BoardOffice = BoardOffice.NONE


def acting_for(
    office: BoardOffice, officers: Sequence[Officer], recused: Collection[str]
) -> Officer | None:
    """Who acts as chair or secretary in one case: the holder unless she is recused, else the
    first by seat of the same side who holds no other office. None: the neighbour board."""
    holder = next((one for one in officers if one.office is office), None)
    if holder is not None and holder.slot_id not in recused:
        return holder
    ready = (
        one
        for one in sorted(officers, key=lambda one: one.number)
        if one.office is BoardOffice.NONE and one.slot_id not in recused
    )
    return next((one for one in ready if holder is None or one.side is holder.side), None)


def asked_about(officers: Sequence[Officer], matched: Collection[str]) -> Officer | None:
    """Who is shown possible links: the chair; the secretary when the chair is one of them; when
    both are, the acting chair. None: nobody of this board is free of it."""
    for office in (BoardOffice.CHAIR, BoardOffice.SECRETARY):
        holder = next((one for one in officers if one.office is office), None)
        if holder is not None and holder.slot_id not in matched:
            return holder
    return acting_for(BoardOffice.CHAIR, officers, matched)


def seats_of_service(seats: Iterable[tuple[str, SeatKind]], service: SeatKind) -> tuple[str, ...]:
    """Seats of the service that a public servant in a case belongs to: recused at once."""
    return tuple(seat for seat, kind in seats if kind is service)
