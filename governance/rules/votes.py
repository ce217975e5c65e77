"""Rules of a vote: does the count fit the room, and did the motion carry. Integers only.

Source: domain rules "Quorum, notice, majority" and hard stop H3. The group's own majority comes in
as a value, so that a later constitution changes numbers and not this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "ORDINARY",
    "Count",
    "Decision",
    "Majority",
    "MajorityBase",
    "VoteMethod",
    "carried",
    "check_count",
    "decide",
    "votes_needed",
]


class VoteMethod(StrEnum):
    """How the room decided. Consensus and voice have no figures: the chair says what she heard."""

    CONSENSUS = "consensus"
    VOICE = "voice"
    HANDS = "hands"
    BALLOT = "ballot"

    @property
    def counted(self) -> bool:
        """Whether votes were counted one by one."""
        return self in (VoteMethod.HANDS, VoteMethod.BALLOT)


class MajorityBase(StrEnum):
    """What a majority is reckoned on."""

    CAST = "cast"
    PRESENT = "present"
    ROLL = "roll"


@dataclass(frozen=True)
class Majority:
    """`num` of `den` of the base must say yes; `strict` means more than that share."""

    num: int
    den: int
    base: MajorityBase
    strict: bool

    def __post_init__(self) -> None:
        if not 0 < self.num <= self.den or (self.strict and self.num == self.den):
            raise ValueError("a majority is a share between nothing and all")


ORDINARY = Majority(1, 2, MajorityBase.CAST, strict=True)
"""Default for decisions when the group has adopted no rule: more yes than no."""


@dataclass(frozen=True)
class Count:
    """Votes as read out. Blank and spoilt papers count as abstentions."""

    for_: int
    against: int
    abstain: int

    @property
    def total(self) -> int:
        """All votes together."""
        return self.for_ + self.against + self.abstain


def check_count(count: Count, present: int) -> None:
    """Hard stop H3: no more votes than members in the room; no negative figure.

    Raises RuleBroken "count-exceeds-present" (votes, present), InputInvalid "count-negative".
    """
    for field, figure in (
        ("votes_for", count.for_),
        ("votes_against", count.against),
        ("votes_abstain", count.abstain),
    ):
        if figure < 0:
            raise InputInvalid("count-negative", field=field)
    if count.total > present:
        raise RuleBroken("count-exceeds-present", votes=count.total, present=present)


def votes_needed(majority: Majority, count: Count, present: int, roll: int) -> int:
    """The least number of yes votes that carries the motion with this count (at least one)."""
    base = {
        MajorityBase.CAST: count.for_ + count.against,
        MajorityBase.PRESENT: present,
        MajorityBase.ROLL: roll,
    }[majority.base]
    share = base * majority.num
    needed = share // majority.den + 1 if majority.strict else -(-share // majority.den)
    return max(needed, 1)


def carried(majority: Majority, count: Count, present: int, roll: int) -> bool:
    """Whether the motion carried. An equal vote is lost; no yes at all never carries."""
    return count.for_ >= votes_needed(majority, count, present, roll)


@dataclass(frozen=True)
class Decision:
    """A verdict with the numbers it rests on.

    `count`: with the chair's casting vote in it where that was added. `chair_cast`: whether it was
    added. `refused_cast`: the chair cast a second vote that the rules do not give her.
    """

    count: Count
    needed: int
    carried: bool
    chair_cast: bool = False
    refused_cast: bool = False


def decide(
    majority: Majority,
    count: Count,
    present: int,
    roll: int,
    *,
    casting: bool = False,
    chair_casts: bool | None = None,
) -> Decision:
    """The verdict on a motion, with the chair's casting vote when the votes are equal. Where nobody
    said yes or no there is no equal vote to decide: her vote alone carries nothing.

    `casting`: the rules give her one. `chair_casts`: True for, False against, None not at all.
    """
    equal = count.for_ == count.against > 0
    added = casting and equal and chair_casts is not None
    if added:
        plus = (1, 0) if chair_casts else (0, 1)
        count = Count(count.for_ + plus[0], count.against + plus[1], count.abstain)
    return Decision(
        count,
        votes_needed(majority, count, present, roll),
        carried(majority, count, present, roll),
        chair_cast=added,
        refused_cast=chair_casts is not None and not added,
    )
