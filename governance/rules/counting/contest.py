"""What is counted: method, seats, candidates, papers or totals, and the rules frozen for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from governance.rules.counting.ballots import Pattern
from governance.rules.counting.checks import Sheet
from sr_board.base.errors import InputInvalid

__all__ = ["Contest", "Method", "Reserved", "ReservedMode", "Unfilled"]


class Method(StrEnum):
    """How votes become seats (domain rules, "Methods"; same codes)."""

    PLURALITY = "plurality"
    PLURALITY_BLOCK = "plurality_block"
    APPROVAL_BLOCK = "approval_block"
    YES_NO = "yes_no_single"
    TWO_ROUND = "two_round_majority"
    STV = "stv_scottish_wigm"
    IRV = "irv"
    HANDS = "show_of_hands"
    QUEUE = "queue"
    CONSENSUS = "consensus"

    @property
    def ranked(self) -> bool:
        """Whether voters number the names."""
        return self in (Method.STV, Method.IRV)

    @property
    def in_the_room(self) -> bool:
        """Whether those present are counted, not papers."""
        return self in (Method.HANDS, Method.QUEUE)

    @property
    def takes_reserved(self) -> bool:
        """Whether kept seats can be filled by it."""
        return self in (
            Method.PLURALITY, Method.PLURALITY_BLOCK, Method.APPROVAL_BLOCK, Method.HANDS,
            Method.QUEUE,
        )  # fmt: skip


class ReservedMode(StrEnum):
    """Which kept seats come first: always, or only as far as the votes leave them empty."""

    FIRST = "reserved_first"
    MINIMAL = "minimal_displacement"


class Unfilled(StrEnum):
    """What becomes of a kept seat for which too few were nominated."""

    VACANT = "vacant"
    OPEN = "open"


@dataclass(frozen=True)
class Reserved:
    """At least `least` seats for the members of `group`."""

    group: str
    least: int


@dataclass(frozen=True)
class Contest:
    """One post, ready to be counted. Candidates are their numbers on the paper.

    Either `papers` or `totals` (None as a total: no ballot was held). `max_marks`: None for no
    limit. `sheet`: figures of the count sheet, `valid` alone where only that is known. `present`,
    `abstain`: for hands. `round_no` 2: the run-off of two_round_majority. `objections`: for
    consensus. `roll` and `cast`: for turnout.
    """

    method: Method
    seats: int
    candidates: tuple[int, ...]
    withdrawn: frozenset[int] = frozenset()
    papers: tuple[Pattern, ...] | None = None
    totals: Mapping[int, int | None] | None = None
    max_marks: int | None = None
    reserved: tuple[Reserved, ...] = ()
    groups: Mapping[str, frozenset[int]] = field(default_factory=dict)
    mode: ReservedMode = ReservedMode.FIRST
    unfilled: Unfilled = Unfilled.VACANT
    runoff_candidates: int = 2
    round_no: int = 1
    sheet: Sheet | None = None
    valid: int | None = None
    present: int | None = None
    abstain: int = 0
    objections: int = 0
    roll: int | None = None
    cast: int | None = None

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise InputInvalid("seats-too-few", field="seats")
        if self.seats > 1 and self.method in (Method.YES_NO, Method.TWO_ROUND, Method.IRV):
            raise InputInvalid("one-seat-only", field="seats")
        if self.max_marks is not None and self.max_marks < 1:
            raise InputInvalid("marks-too-few", field="max_marks")
        if self.reserved and not self.method.takes_reserved:
            raise InputInvalid("no-kept-seats-here", field="reserved")

    @property
    def standing(self) -> tuple[int, ...]:
        """Candidates that were not withdrawn."""
        return tuple(c for c in self.candidates if c not in self.withdrawn)

    @property
    def marks(self) -> int | None:
        """How many marks a paper may have: one for one post, None for any number."""
        one = (Method.PLURALITY, Method.YES_NO, Method.TWO_ROUND)
        if self.method in one or (self.method.in_the_room and self.seats == 1):
            return 1
        return self.max_marks
