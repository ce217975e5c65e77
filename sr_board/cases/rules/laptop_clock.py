"""Whether the laptop's clock can be believed, read off the times of the acts. Pure.

Source: domain paper, section 1, "Time". Behind: an act (or now) lies more than two minutes before
a time at which somebody already acted. Ahead: more than 31 days after the act before it; that is
either a wrong clock or a vault that rested for a month, and today's date is confirmed either way.
A doubt stays until two persons confirm date and time. It stops no protective act and moves no due
time; what is erased waits, and new entries carry a mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sr_board.base.errors import InputInvalid

__all__ = [
    "AHEAD_BY",
    "BACKDATED_BY",
    "BEHIND_BY",
    "ClockDoubt",
    "SeenClock",
    "check_date",
    "check_not_ahead",
    "doubt_now",
    "follow",
    "is_backdated",
    "noted_at",
]

BEHIND_BY = timedelta(minutes=2)
AHEAD_BY = timedelta(days=31)
BACKDATED_BY = timedelta(days=14)
"""So long before its entry something may have happened; beyond it, why and a second person."""
BACKDATED_IN_DOUBT = timedelta(hours=12)
"""The same while the clock is in doubt."""
_ENTRY_AHEAD = timedelta(minutes=5)


class ClockDoubt(StrEnum):
    """What is wrong with the clock."""

    NONE = "none"
    BEHIND = "behind"
    AHEAD = "ahead"


@dataclass(frozen=True)
class SeenClock:
    """What the acts since the last confirmation tell. `latest`: the latest time of an act; `last`:
    the time of the newest act. None before the first act."""

    doubt: ClockDoubt = ClockDoubt.NONE
    latest: datetime | None = None
    last: datetime | None = None


def follow(seen: SeenClock, acts: Iterable[datetime]) -> SeenClock:
    """What is known after further acts, in the order in which they were written."""
    for at in acts:
        latest = at if seen.latest is None else max(seen.latest, at)
        seen = replace(seen, doubt=doubt_now(seen, at), latest=latest, last=at)
    return seen


def doubt_now(seen: SeenClock, now: datetime) -> ClockDoubt:
    """The doubt that stands, or that arises when it is `now` by the laptop's clock."""
    if seen.doubt is not ClockDoubt.NONE or seen.latest is None or seen.last is None:
        return seen.doubt
    if now < seen.latest - BEHIND_BY:
        return ClockDoubt.BEHIND
    return ClockDoubt.AHEAD if now > seen.last + AHEAD_BY else ClockDoubt.NONE


def is_backdated(told: datetime, entered: datetime, *, in_doubt: bool) -> bool:
    """Whether what happened lies so long before its entry that two persons say why."""
    return told < entered - (BACKDATED_IN_DOUBT if in_doubt else BACKDATED_BY)


def check_not_ahead(told: datetime, now: datetime, seen: SeenClock) -> None:
    """A moment lies not ahead of the laptop's clock by more than five minutes; while that clock is
    in doubt, not ahead of what any act said by more than a month: a true time is never refused
    because the laptop is wrong.

    Raises InputInvalid "time-in-future".
    """
    limit = now + _ENTRY_AHEAD
    if doubt_now(seen, now) is not ClockDoubt.NONE and seen.latest is not None:
        limit = max(limit, seen.latest + AHEAD_BY)
    if told > limit:
        raise InputInvalid("time-in-future", field="when")


def noted_at(noted: datetime, now: datetime, seen: SeenClock) -> datetime:
    """When the program itself noted something, as far as its clock is to be believed: never ahead
    of now, or of the latest act while that clock is in doubt. A note of a night on which the clock
    ran ahead is not one of the future, and nothing is due later for it."""
    doubted = doubt_now(seen, now) is not ClockDoubt.NONE
    return min(noted, max(now, seen.latest) if doubted and seen.latest is not None else now)


def check_date(typed: object, today: object) -> None:
    """The date that two persons say it is must be the laptop's. Raises InputInvalid
    "clock-date-differs": then the laptop's clock is put right first."""
    if typed != today:
        raise InputInvalid("clock-date-differs", field="today")
