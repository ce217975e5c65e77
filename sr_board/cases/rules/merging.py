"""Two files about one person become one: which is kept, and what of each holds. Pure.

Source: domain paper, sections 9, 10 and 16. The child track is never lost, the earlier clock and
start hold, nothing is due later than before (R18).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.clocks import check_due_change, earlier_of
from sr_board.cases.vocabulary import CaseState, Risk, Track

__all__ = [
    "Run",
    "Side",
    "check_pair",
    "first_kept",
    "joined_run",
    "joined_team",
    "riskier",
    "wakes",
]

S = CaseState
_RANK: Mapping[CaseState, int] = MappingProxyType(
    {
        S.CHILD_PROTECTION: 0,
        S.WITH_AUTHORITY: 1,
        S.PLACED: 2,
        S.RESTORED: 2,
        S.UNWILLING_SUPPORT: 3,
        S.UNCERTAIN: 4,
        S.ADULT_REVIEW: 5,
        S.WILLING_INFORMED: 6,
        S.SCREENING: 7,
        S.NOTICED: 8,
        S.OUT_OF_SCOPE: 9,
        S.LOST_CONTACT: 10,
        S.CLOSED: 11,
    }
)
"""The more protective state first; then the one in which more is known; then what is ended."""
_ENDED = frozenset({S.LOST_CONTACT, S.CLOSED})
_RISKS = (Risk.IMMEDIATE, Risk.HIGH, Risk.MEDIUM, Risk.LOW)


@dataclass(frozen=True)
class Side:
    """One of the two files."""

    case_id: str
    state: CaseState
    track: Track
    noticed_at: datetime


@dataclass(frozen=True)
class Run:
    """How a clock runs: begin, due time, minutes of journey in it."""

    starts_at: datetime
    due_at: datetime
    journey_minutes: int = 0


def check_pair(one: Side, other: Side) -> None:
    """Whether two files can be joined at all.

    Raises RuleBroken "join-itself", "join-not-here" for one that is with another board or lies in
    another file already.
    """
    if one.case_id == other.case_id:
        raise RuleBroken("join-itself")
    if not {one.state, other.state} <= _RANK.keys():
        raise RuleBroken("join-not-here")


def first_kept(one: Side, other: Side) -> bool:
    """Whether the first of two is the one that is kept: that of a child before any other, then the
    more protective state, then the one noticed first. The answer is the same whoever asks."""
    return _order(one) <= _order(other)


def _order(side: Side) -> tuple[bool, int, datetime, str]:
    return (side.track is not Track.CHILD, _RANK[side.state], side.noticed_at, side.case_id)


def wakes(kept: Side, other: Side) -> bool:
    """Whether the kept file was ended and the other was not: she is there, so it goes on."""
    return kept.state in _ENDED and other.state not in _ENDED | {S.OUT_OF_SCOPE}


def joined_run(kept: Run, other: Run) -> Run:
    """Of two clocks of one duty the earlier start and the earlier due time hold, each by itself.

    Raises RuleBroken "case-r18" should anything ever come out later.
    """
    ends = earlier_of(kept.due_at, other.due_at)
    for run in (kept, other):
        check_due_change(run.due_at, ends)
    sooner = kept if kept.due_at <= other.due_at else other
    return Run(min(kept.starts_at, other.starts_at), ends, sooner.journey_minutes)


def joined_team(kept: Iterable[str], other: Iterable[str], out: frozenset[str]) -> tuple[str, ...]:
    """Both teams, that of the kept file first, without anyone recused from either."""
    return tuple(slot for slot in dict.fromkeys((*kept, *other)) if slot not in out)


def riskier(one: Risk, other: Risk) -> Risk:
    """The nearer harm of two."""
    return min(one, other, key=_RISKS.index)
