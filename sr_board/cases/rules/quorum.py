"""Who must be there for a point of a sitting, and what is missing. Pure, whole numbers only.

Source: domain paper, section 11. Nothing here ever delays a report or a protective act: a quorum
is needed to decide on support, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sr_board.base.errors import RuleBroken
from sr_board.cases.vocabulary import Profession, Side

__all__ = [
    "FLOOR",
    "LEAST_NEED",
    "Missing",
    "MissingPiece",
    "QuorumResult",
    "QuorumSettings",
    "SeatAtItem",
    "check_settings",
    "needed",
    "quorum",
]

LEAST_NEED = 3
"""Fewer than three never decide anything."""

_PROFESSIONS = frozenset({Profession.COUNSELLOR, Profession.DOCTOR})


@dataclass(frozen=True)
class QuorumSettings:
    """What the constitution asks. Fractions as whole numbers.

    `need_least`: fewest voting members; `need_*`: part of those eligible; `share_*`: the
    community's part of those voting; `pass_*`: part of the votes for and against that a decision
    needs at least, besides more votes for than against; `notice_hours`: hours from the notice to
    the sitting.
    """

    need_least: int = LEAST_NEED
    need_num: int = 1
    need_den: int = 2
    share_num: int = 3
    share_den: int = 5
    pass_num: int = 1
    pass_den: int = 2
    notice_hours: int = 48


FLOOR = QuorumSettings()
"""What the rule of the board asks of every constitution."""


def check_settings(settings: QuorumSettings) -> None:
    """The constitution tightens, it never loosens. Raises RuleBroken "quorum-loosened" with the
    `field` that lies below the floor, "quorum-impossible" for one that nobody could meet."""
    fractions = {
        "need": (settings.need_num, settings.need_den, FLOOR.need_num, FLOOR.need_den),
        "share": (settings.share_num, settings.share_den, FLOOR.share_num, FLOOR.share_den),
        "pass": (settings.pass_num, settings.pass_den, FLOOR.pass_num, FLOOR.pass_den),
    }
    for name, (num, den, floor_num, floor_den) in fractions.items():
        if den < 1 or num > den or (name == "share" and num == den):
            raise RuleBroken("quorum-impossible", field=name)
        if num * floor_den < floor_num * den:
            raise RuleBroken("quorum-loosened", field=name)
    if settings.need_least < FLOOR.need_least:
        raise RuleBroken("quorum-loosened", field="need_least")
    if settings.notice_hours < 0:
        raise RuleBroken("quorum-impossible", field="notice_hours")


@dataclass(frozen=True)
class SeatAtItem:
    """A seat that is held, at one point of a sitting.

    `eligible`: its holder is in her term and has accepted the code. `recused`: her holder takes no
    part in this point. `present`: the holder is in the room with a vote. `alternate`: an eligible
    alternate of the same side exists who is not recused; `alternate_present`: she is in the room.
    """

    number: int
    side: Side
    eligible: bool
    recused: bool = False
    present: bool = False
    profession: Profession = Profession.NONE
    alternate: bool = False
    alternate_present: bool = False
    alternate_profession: Profession = Profession.NONE

    @property
    def counts(self) -> bool:
        """Whether the seat is one of those eligible: by its holder, or, when she is recused, by
        the alternate who takes it."""
        if not self.eligible:
            return False
        return not self.recused or self.alternate_present

    @property
    def voter(self) -> Profession | None:
        """Profession of the one who votes for the seat; None when nobody does."""
        if self.eligible and self.present and not self.recused:
            return self.profession
        return self.alternate_profession if self.eligible and self.alternate_present else None

    @property
    def could_count(self) -> bool:
        """Whether the seat could be counted if everybody who may come came."""
        return self.eligible and (not self.recused or self.alternate or self.alternate_present)


class MissingPiece(StrEnum):
    """What a quorum may lack."""

    MEMBERS = "members"
    COMMUNITY = "community"
    OUTSIDE = "outside"
    PROFESSIONAL = "professional"


@dataclass(frozen=True)
class Missing:
    """A missing piece, and how many of it."""

    piece: MissingPiece
    count: int = 1


@dataclass(frozen=True)
class QuorumResult:
    """A quorum as it stands for one point: E, need, V, C, O of the domain paper.

    `reachable`: False when even everybody together would not be enough; then a neighbour board
    or the chair of the federation's panel is asked.
    """

    eligible: int
    need: int
    present: int
    community: int
    outside: int
    missing: tuple[Missing, ...]
    reachable: bool

    @property
    def met(self) -> bool:
        """Whether the point may be decided."""
        return not self.missing


def needed(eligible: int, settings: QuorumSettings = FLOOR) -> int:
    """How many voting members a point needs: at least three, at least half of those eligible."""
    return max(settings.need_least, -(-eligible * settings.need_num // settings.need_den))


def quorum(
    seats: Iterable[SeatAtItem],
    settings: QuorumSettings = FLOOR,
    *,
    age_or_willingness: bool = False,
    note_or_adviser: bool = False,
) -> QuorumResult:
    """The quorum of one point. `age_or_willingness`: that is the question, so a counsellor or a
    doctor is needed; `note_or_adviser`: their written note is there, or one of them without a
    vote."""
    held = tuple(seats)
    eligible = sum(seat.counts for seat in held)
    voters = [(seat.side, seat.voter) for seat in held if seat.voter is not None]
    community = sum(side is Side.COMMUNITY for side, _ in voters)
    need = needed(eligible, settings)
    missing = list(_missing(need, len(voters), community, settings))
    expert = note_or_adviser or any(profession in _PROFESSIONS for _, profession in voters)
    if age_or_willingness and not expert:
        missing.append(Missing(MissingPiece.PROFESSIONAL))
    return QuorumResult(
        eligible,
        need,
        len(voters),
        community,
        len(voters) - community,
        tuple(missing),
        not missing or _reachable(held, settings),
    )


def _missing(
    need: int, present: int, community: int, settings: QuorumSettings
) -> Iterable[Missing]:
    """The missing pieces of number and side, each for itself."""
    if present < need:
        yield Missing(MissingPiece.MEMBERS, need - present)
    short = settings.share_num * present - settings.share_den * community
    if short > 0:
        yield Missing(
            MissingPiece.COMMUNITY, -(-short // (settings.share_den - settings.share_num))
        )
    if present - community < 1:
        yield Missing(MissingPiece.OUTSIDE)


def _reachable(held: tuple[SeatAtItem, ...], settings: QuorumSettings) -> bool:
    """Whether those who may come could make a quorum: all of the community, and as many from
    outside as the share allows."""
    able = [seat.side for seat in held if seat.could_count]
    community = sum(side is Side.COMMUNITY for side in able)
    room = (settings.share_den - settings.share_num) * community // settings.share_num
    outside = min(len(able) - community, room)
    return outside >= 1 and community + outside >= needed(len(able), settings)
