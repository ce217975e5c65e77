"""The values that rules of a constitution have: frozen, whole numbers and shares only. Pure.

Source: domain rules section 6. Every value refuses what cannot be meant when it is made; whether a
value is wise or lawful is asked elsewhere (`cascade`). Days are calendar days, months are calendar
months, a share is `num` of `den`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from governance.rules.votes import Majority, MajorityBase
from sr_board.base.errors import InputInvalid

__all__ = [
    "Adjourned",
    "Amend",
    "AmendedBy",
    "Bank",
    "BoardComposition",
    "ChairSitting",
    "Channel",
    "CountBase",
    "Counting",
    "ElectionMethod",
    "Frequency",
    "GoodStanding",
    "Majority",
    "MajorityBase",
    "MemberSize",
    "Moment",
    "Proxy",
    "Quorum",
    "QuorumKind",
    "Recall",
    "Requisition",
    "Reserved",
    "ReservedMode",
    "Rotation",
    "RotationMode",
    "Rounding",
    "SerialYear",
    "Share",
    "TieStep",
    "Unfilled",
    "Unit",
    "Unopposed",
    "check_whole",
]

MOST_DAYS = 3660
MOST_MONTHS = 240
MOST_PERSONS = 100_000
MOST_DEN = 10_000
_TWO_THIRDS = Majority(2, 3, MajorityBase.CAST, strict=False)
_THREE_QUARTERS = Majority(3, 4, MajorityBase.CAST, strict=False)


def check_whole(value: int, least: int, most: int, field: str) -> int:
    """The number from `least` to `most`. Raises InputInvalid "rule-number-out-of-range"."""
    if not least <= value <= most:
        raise InputInvalid("rule-number-out-of-range", field=field, least=least, most=most)
    return value


@dataclass(frozen=True)
class Share:
    """`num` of `den`: more than nothing, at most all. Raises InputInvalid "share-impossible"."""

    num: int
    den: int

    def __post_init__(self) -> None:
        if not 0 < self.num <= self.den <= MOST_DEN:
            raise InputInvalid("share-impossible", field="num", num=self.num, den=self.den)

    def of(self, base: int) -> int:
        """The least whole number not below this share of `base`: any fraction counts as one."""
        return -(-base * self.num // self.den)


class QuorumKind(StrEnum):
    """How the number that must be present is found."""

    SHARE = "share"
    NUMBER = "number"
    GREATER_OF = "greater_of"
    LESSER_OF = "lesser_of"
    MORE_THAN_HALF = "more_than_half"


class CountBase(StrEnum):
    """Who is the whole: the roll, its members in good standing, or the seats with a holder."""

    ROLL = "roll"
    GOOD_STANDING = "good_standing"
    SEATS_FILLED = "seats_filled"


class Moment(StrEnum):
    """When the quorum is counted: at the start only, or again before each vote."""

    START = "start"
    EACH_VOTE = "each_vote"


class Adjourned(StrEnum):
    """What is enough at the second meeting, after one was put off for want of a quorum."""

    SAME = "same"
    ANY = "any"


@dataclass(frozen=True)
class Quorum:
    """How many must be present. `number` for the kinds that need one; `wait_min` in minutes."""

    kind: QuorumKind = QuorumKind.SHARE
    num: int = 1
    den: int = 3
    number: int = 3
    base: CountBase = CountBase.ROLL
    moment: Moment = Moment.EACH_VOTE
    adjourned: Adjourned = Adjourned.SAME
    wait_min: int = 30

    def __post_init__(self) -> None:
        Share(self.num, self.den)
        check_whole(self.number, 1, MOST_PERSONS, "number")
        check_whole(self.wait_min, 0, 24 * 60, "wait_min")

    @property
    def share(self) -> Share:
        """The share of the base (used by share, greater_of and lesser_of)."""
        return Share(self.num, self.den)


class Counting(StrEnum):
    """`clear`: neither the day of telling nor that of the meeting counts; `calendar`: only the day
    of telling does not count."""

    CLEAR = "clear"
    CALENDAR = "calendar"


class Channel(StrEnum):
    """How members are told."""

    WORD = "word"
    PAPER = "paper"
    CALL = "call"
    SMS = "sms"
    POSTER = "poster"
    DRUM = "drum"


class Unit(StrEnum):
    """What a frequency is counted in."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Frequency:
    """A meeting every `every` units, and never more than `max_gap_days` between two."""

    every: int
    unit: Unit
    max_gap_days: int

    def __post_init__(self) -> None:
        check_whole(self.every, 1, 60, "every")
        check_whole(self.max_gap_days, 1, MOST_DAYS, "max_gap_days")


@dataclass(frozen=True)
class Requisition:
    """How many members can have a meeting called: a number, or a share of the roll; not both.

    It is called within `summon_days`. Raises InputInvalid "number-or-share".
    """

    number: int | None
    share: Share | None
    summon_days: int

    def __post_init__(self) -> None:
        if (self.number is None) == (self.share is None):
            raise InputInvalid("number-or-share", field="number")
        if self.number is not None:
            check_whole(self.number, 1, MOST_PERSONS, "number")
        check_whole(self.summon_days, 0, MOST_DAYS, "summon_days")


class ChairSitting(StrEnum):
    """Who leads the sitting: the office holder, or members by turn."""

    OFFICE = "office"
    ROTATES = "rotates"


@dataclass(frozen=True)
class Proxy:
    """Whether a member may carry votes of others, how many, and whether they count for the quorum.

    `in_elections`: whether they also count in a secret ballot for office.
    """

    allowed: bool = False
    max: int = 1
    count_to_quorum: bool = False
    in_elections: bool = False

    def __post_init__(self) -> None:
        check_whole(self.max, 1, 100, "max")


@dataclass(frozen=True)
class GoodStanding:
    """Who may vote and stand: months a member, days dues may be late, share of meetings."""

    months: int = 3
    dues_days: int = 30
    attendance: Share | None = Share(1, 2)

    def __post_init__(self) -> None:
        check_whole(self.months, 0, MOST_MONTHS, "months")
        check_whole(self.dues_days, 0, MOST_DAYS, "dues_days")


@dataclass(frozen=True)
class MemberSize:
    """The least and the most members; None where there is no limit.

    Raises InputInvalid "least-above-most".
    """

    min: int | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        for field, value in (("min", self.min), ("max", self.max)):
            if value is not None:
                check_whole(value, 1, MOST_PERSONS, field)
        if self.min is not None and self.max is not None and self.min > self.max:
            raise InputInvalid("least-above-most", field="min", least=self.min, most=self.max)


class ElectionMethod(StrEnum):
    """How votes are cast and counted (domain rules 8.1)."""

    PLURALITY = "plurality"
    PLURALITY_BLOCK = "plurality_block"
    APPROVAL_BLOCK = "approval_block"
    YES_NO_SINGLE = "yes_no_single"
    TWO_ROUND_MAJORITY = "two_round_majority"
    STV_SCOTTISH_WIGM = "stv_scottish_wigm"
    IRV = "irv"
    SHOW_OF_HANDS = "show_of_hands"
    QUEUE = "queue"
    CONSENSUS = "consensus"


class TieStep(StrEnum):
    """What is done, in this order, when votes are equal."""

    RECOUNT = "recount"
    EARLIER_ROUND = "earlier_round"
    LOT = "lot"


class Unopposed(StrEnum):
    """What happens when there are no more names than seats."""

    DECLARE = "declare"
    YES_NO = "yes_no"


class Unfilled(StrEnum):
    """What happens to a kept seat for which nobody stands."""

    VACANT = "vacant"
    OPEN = "open"


class ReservedMode(StrEnum):
    """How kept seats are filled."""

    RESERVED_FIRST = "reserved_first"
    MINIMAL_DISPLACEMENT = "minimal_displacement"


@dataclass(frozen=True)
class Reserved:
    """At least `min` seats for members of a sub-group."""

    group: str
    min: int

    def __post_init__(self) -> None:
        check_whole(self.min, 1, 200, "min")


class RotationMode(StrEnum):
    """How places are passed on: by vote, by turn, or a part of the places each year."""

    ELECT = "elect"
    ROTA = "rota"
    STAGGERED = "staggered"


class Rounding(StrEnum):
    """How a broken number of retiring places is made whole; `nearest` takes an exact half up."""

    NEAREST = "nearest"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Rotation:
    """How places are passed on. `fraction` of the filled places retires each year if staggered."""

    mode: RotationMode = RotationMode.ELECT
    fraction: Share = Share(1, 3)
    rounding: Rounding = Rounding.NEAREST


@dataclass(frozen=True)
class Recall:
    """How a leader is removed: share of the roll that must sign, days of notice, majority.

    After a lost vote no new petition for `lost_months`.
    """

    petition: Share = Share(1, 3)
    notice_days: int = 14
    majority: Majority = _TWO_THIRDS
    lost_months: int = 6

    def __post_init__(self) -> None:
        check_whole(self.notice_days, 0, 366, "notice_days")
        check_whole(self.lost_months, 0, MOST_MONTHS, "lost_months")


@dataclass(frozen=True)
class Bank:
    """`k` of `n` persons sign together; the offices that must be among the signatories; days to
    tell the bank of a change. Raises InputInvalid "more-than-there-are"."""

    k: int = 2
    n: int = 3
    must_include: tuple[str, ...] = ("treasurer",)
    change_days: int = 15

    def __post_init__(self) -> None:
        check_whole(self.k, 1, 20, "k")
        check_whole(self.n, 1, 20, "n")
        check_whole(self.change_days, 0, 366, "change_days")
        if self.k > self.n:
            raise InputInvalid("more-than-there-are", field="k", have=self.k, most=self.n)
        if len(self.must_include) > self.n:
            raise InputInvalid(
                "more-than-there-are",
                field="must_include",
                have=len(self.must_include),
                most=self.n,
            )


@dataclass(frozen=True)
class BoardComposition:
    """The least share of filled board seats that the community holds."""

    community_share_min: Share = Share(60, 100)


class AmendedBy(StrEnum):
    """Who changes the rules: the group's own meeting, or its parent body."""

    OWN = "own"
    PARENT = "parent"


@dataclass(frozen=True)
class Amend:
    """How the rules are changed. `file_days`: days to file a change, None if it is not filed."""

    majority: Majority = _THREE_QUARTERS
    notice_days: int = 21
    counting: Counting = Counting.CLEAR
    file_days: int | None = 30
    by: AmendedBy = AmendedBy.OWN

    def __post_init__(self) -> None:
        check_whole(self.notice_days, 0, 366, "notice_days")
        if self.file_days is not None:
            check_whole(self.file_days, 1, 366, "file_days")


class SerialYear(StrEnum):
    """When the numbers of resolutions start again: on 1 January or on 1 April."""

    CALENDAR = "calendar"
    APRIL = "april"
