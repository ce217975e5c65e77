"""Who makes a board: sides, seats, terms, alternates. Pure, whole numbers only.

Source: domain paper, sections 2 and 5. At least three of five held seats are the community's, and
at least one is held from outside. Vacant seats are not counted, and neither is the seat of a
member whose term is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sr_board.base.errors import RuleBroken
from sr_board.cases.vocabulary import BoardOffice, Profession, SeatKind, Side

__all__ = [
    "COMMUNITY_DEN",
    "COMMUNITY_NUM",
    "RESTRICTED_KINDS",
    "Composition",
    "MemberFact",
    "MemberStanding",
    "SeatFact",
    "broken_since",
    "check_alternate",
    "check_appointment",
    "check_constituted",
    "check_one_seat",
    "check_restricted",
    "check_side",
    "composition",
    "composition_on",
    "side_of",
    "standing",
]

COMMUNITY_NUM, COMMUNITY_DEN = 3, 5
"""The community's least share of the seats held: 60 of 100."""

_OUTSIDE_KINDS = frozenset(
    {
        SeatKind.DOCTOR,
        SeatKind.LAWYER,
        SeatKind.COUNCILLOR,
        SeatKind.PANCHAYAT,
        SeatKind.SOCIAL_WELFARE,
        SeatKind.WOMENS_COMMISSION,
        SeatKind.POLICE,
        SeatKind.HEALTH_OFFICIAL,
    }
)
_COMMUNITY_KINDS = frozenset(
    {SeatKind.SEX_WORKER, SeatKind.BRANCH_COMMITTEE, SeatKind.PEER_EDUCATOR}
)

RESTRICTED_KINDS: frozenset[SeatKind] = frozenset(
    {SeatKind.POLICE, SeatKind.COUNCILLOR, SeatKind.PANCHAYAT}
)
"""Kinds whose holders never see a place, whatever is set for their seat."""


@dataclass(frozen=True)
class SeatFact:
    """A seat of the board."""

    id: str
    number: int
    side: Side
    kind: SeatKind
    restricted: bool = False


@dataclass(frozen=True)
class MemberFact:
    """Somebody on a seat, or the alternate for one. `kind`: from where she comes."""

    id: str
    person_id: str
    seat_id: str | None
    alternate_for: str | None
    kind: SeatKind
    term_from: date
    term_to: date
    ended_on: date | None = None
    code_accepted: bool = True
    office: BoardOffice = BoardOffice.NONE
    profession: Profession = Profession.NONE
    slot_id: str = ""


class MemberStanding(StrEnum):
    """Where a member stands on a day. Only `serving` is eligible and may hold keys."""

    PLANNED = "planned"
    SERVING = "serving"
    CODE_MISSING = "code_missing"
    TERM_OVER = "term_over"
    ENDED = "ended"


def standing(member: MemberFact, day: date) -> MemberStanding:
    """Her standing on a day. `ended_on` is her first day without the seat; both ends of a term
    belong to it."""
    if member.ended_on is not None and member.ended_on <= day:
        return MemberStanding.ENDED
    if day < member.term_from:
        return MemberStanding.PLANNED
    if day > member.term_to:
        return MemberStanding.TERM_OVER
    return MemberStanding.SERVING if member.code_accepted else MemberStanding.CODE_MISSING


@dataclass(frozen=True)
class Composition:
    """How many seats are held from each side, and what is missing to the rule.

    `num`/`den`: the community's least share, 3 of 5 or more where the constitution asks it.
    """

    community: int
    outside: int
    num: int = COMMUNITY_NUM
    den: int = COMMUNITY_DEN

    @property
    def held(self) -> int:
        """All seats held."""
        return self.community + self.outside

    @property
    def share_met(self) -> bool:
        """Whether the community holds its share."""
        return self.den * self.community >= self.num * self.held

    @property
    def met(self) -> bool:
        """Whether the board is composed as it must be."""
        return self.share_met and self.outside >= 1

    @property
    def community_short(self) -> int:
        """How many more community seats must be filled for the share."""
        short = self.num * self.held - self.den * self.community
        return max(0, -(-short // (self.den - self.num)))

    @property
    def side_to_fill(self) -> Side | None:
        """Which side to fill first; None when the board is composed as it must be."""
        if not self.share_met:
            return Side.COMMUNITY
        return None if self.outside else Side.OUTSIDE


def composition(
    sides: Iterable[Side], *, num: int = COMMUNITY_NUM, den: int = COMMUNITY_DEN
) -> Composition:
    """Counted over the sides of the seats held."""
    held = tuple(sides)
    community = sum(side is Side.COMMUNITY for side in held)
    return Composition(community, len(held) - community, num, den)


def composition_on(
    seats: Iterable[SeatFact],
    members: Iterable[MemberFact],
    day: date,
    *,
    num: int = COMMUNITY_NUM,
    den: int = COMMUNITY_DEN,
) -> Composition:
    """The composition on a day. A seat counts while somebody in her term sits on it; one who has
    not accepted the code of conduct yet holds her seat, but has no vote."""
    side = {seat.id: seat.side for seat in seats}
    held = {
        member.seat_id
        for member in members
        if member.seat_id in side
        and standing(member, day) in (MemberStanding.SERVING, MemberStanding.CODE_MISSING)
    }
    return composition((side[seat] for seat in sorted(map(str, held))), num=num, den=den)


def broken_since(
    seats: Iterable[SeatFact],
    members: Iterable[MemberFact],
    day: date,
    *,
    num: int = COMMUNITY_NUM,
    den: int = COMMUNITY_DEN,
) -> date | None:
    """Since when the composition has not been met without a break; None when it is met on `day`.

    Worked out from terms, so that a term that simply ran out is noticed by nobody's hand.
    """
    chairs, people = tuple(seats), tuple(members)
    turns = {day}
    for member in people:
        turns |= {member.term_from, member.term_to + timedelta(days=1)}
        turns |= {member.ended_on} if member.ended_on is not None else set()
    since = None
    for turn in sorted((turn for turn in turns if turn <= day), reverse=True):
        if composition_on(chairs, people, turn, num=num, den=den).met:
            break
        since = turn
    return since


def check_constituted(made: Composition) -> None:
    """Refuse a new board that is not composed as it must be (R23)."""
    if not made.met:
        raise RuleBroken("case-r23", side=str(made.side_to_fill), short=made.community_short)


def check_appointment(now: Composition, side: Side) -> None:
    """Refuse one more member from outside when the community's share would not hold then (R23).

    A community member may always be added, also to a board that does not meet the rule yet.
    """
    if side is Side.COMMUNITY:
        return
    after = Composition(now.community, now.outside + 1, now.num, now.den)
    if not after.share_met:
        raise RuleBroken("case-r23", side=str(Side.COMMUNITY), short=after.community_short)


def side_of(kind: SeatKind) -> Side | None:
    """The side a kind belongs to; None for an opinion leader and others, who may be of either."""
    if kind in _COMMUNITY_KINDS:
        return Side.COMMUNITY
    return Side.OUTSIDE if kind in _OUTSIDE_KINDS else None


def check_side(kind: SeatKind, side: Side) -> None:
    """Refuse a police seat of the community and the like. Raises RuleBroken "seat-other-side"."""
    if side_of(kind) not in (None, side):
        raise RuleBroken("seat-other-side", kind=str(kind), side=str(side))


def check_restricted(kind: SeatKind, *, before: bool, after: bool) -> None:
    """The restricted brief is only ever switched on. Raises RuleBroken "seat-stays-restricted"."""
    if not after and (before or kind in RESTRICTED_KINDS):
        raise RuleBroken("seat-stays-restricted")


def check_one_seat(members: Iterable[MemberFact], person_id: str, day: date) -> None:
    """One person, one seat, counting planned ones. Raises RuleBroken "person-has-seat"."""
    over = (MemberStanding.ENDED, MemberStanding.TERM_OVER)
    if any(m.person_id == person_id and standing(m, day) not in over for m in members):
        raise RuleBroken("person-has-seat")


def check_alternate(kind: SeatKind, seat: SeatFact) -> None:
    """An alternate steps in on her own side only. Raises RuleBroken "alternate-other-side"."""
    if side_of(kind) not in (None, seat.side):
        raise RuleBroken("alternate-other-side", side=str(seat.side))
