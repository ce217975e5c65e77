"""A breach of data: 72 hours from when it was known, and the persons without delay. Pure.

Source: domain paper, sections 10 and 18; the length is data of the law pack. Hours are elapsed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sr_board.base.errors import InputInvalid
from sr_board.cases.rules.clocks import BUILT_IN, Length, due, shorter

__all__ = ["RULE", "BreachState", "BreachTimes", "breach_due", "breach_state", "check_times"]

RULE = "breach_board"


class BreachState(StrEnum):
    """Where a breach stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    PERSONS_WAIT = "persons_wait"
    DONE = "done"


@dataclass(frozen=True)
class BreachTimes:
    """Moments of a breach, aware: known, authority told, persons told. `no_persons`: nobody's
    data were touched, or whom it touched cannot be found."""

    known_at: datetime
    authority_told_at: datetime | None = None
    persons_told_at: datetime | None = None
    no_persons: bool = False


def breach_due(known_at: datetime, length: Length | None = None) -> datetime:
    """Until when the authority is told: 72 hours, or less when the pack says less."""
    built_in = BUILT_IN[RULE]
    return due(known_at, built_in if length is None else shorter(length, built_in))


def breach_state(times: BreachTimes, due_at: datetime, now: datetime) -> BreachState:
    """Where it stands. The authority stands first; persons are told without delay."""
    if times.authority_told_at is None:
        return BreachState.OVERDUE if now > due_at else BreachState.OPEN
    if times.persons_told_at is None and not times.no_persons:
        return BreachState.PERSONS_WAIT
    return BreachState.DONE


def check_times(times: BreachTimes, now: datetime) -> None:
    """Nothing was known, or told, later than now, and nobody was told before it was known.

    Raises InputInvalid "breach-later", "breach-told-before".
    """
    told = [one for one in (times.authority_told_at, times.persons_told_at) if one is not None]
    if any(one > now for one in (times.known_at, *told)):
        raise InputInvalid("breach-later", field="known_at")
    if any(one < times.known_at for one in told):
        raise InputInvalid("breach-told-before", field="told_at")
