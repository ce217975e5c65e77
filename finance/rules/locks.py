"""Locks of a group's books: which day they reach, which may be set, which may be lifted. Pure.

Source: domain paper on money, 5.3. Locks go only forward; an unlock lowers one lock.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sr_board.base.errors import RuleBroken

__all__ = [
    "LockScope",
    "StandingLock",
    "check_date",
    "check_new_lock",
    "lock_day",
    "lock_to_lift",
    "month_end",
    "to_lock_again",
    "year_end_after",
    "year_of",
]


class LockScope(StrEnum):
    """What a lock closes."""

    MEETING = "meeting"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class StandingLock:
    """A lock that was not lifted, `until` the last day it closes."""

    id: str
    scope: LockScope
    until: date


def lock_day(locks: Sequence[StandingLock]) -> date | None:
    """The last locked day of months and years; None when nothing is locked."""
    return max((lock.until for lock in locks if lock.scope is not LockScope.MEETING), default=None)


def check_new_lock(scope: LockScope, until: date, locks: Sequence[StandingLock]) -> None:
    """Locks of a kind go only forward. Raises RuleBroken "lock-not-forward"."""
    latest = max((lock.until for lock in locks if lock.scope is scope), default=None)
    if latest is not None and until <= latest:
        raise RuleBroken("lock-not-forward", until=latest)


def lock_to_lift(locks: Sequence[StandingLock]) -> StandingLock:
    """The one lock that an unlock lifts: that which reaches furthest, a year before a month.

    Raises RuleBroken "nothing-locked".
    """
    liftable = [lock for lock in locks if lock.scope is not LockScope.MEETING]
    if not liftable:
        raise RuleBroken("nothing-locked")
    return max(liftable, key=lambda lock: (lock.until, lock.scope is LockScope.YEAR))


def to_lock_again(
    lifted: Sequence[StandingLock], standing: Sequence[StandingLock]
) -> StandingLock | None:
    """The lock that was lifted and is to be set again; None when the books are closed as before.

    Of several that which reaches furthest, a year before a month. A year's lock closes its months
    too, so a lifted month asks for nothing below a year that stands.
    """
    open_again = [
        lock
        for lock in lifted
        if lock.scope is not LockScope.MEETING
        and not any(
            other.until >= lock.until and other.scope in (lock.scope, LockScope.YEAR)
            for other in standing
        )
    ]
    return max(
        open_again, key=lambda lock: (lock.until, lock.scope is LockScope.YEAR), default=None
    )


def check_date(on_date: date, today: date, locked: date | None) -> None:
    """A date that an entry may carry.

    Raises RuleBroken "money-date-in-future", "date-locked".
    """
    if on_date > today:
        raise RuleBroken("money-date-in-future", date=on_date)
    if locked is not None and on_date <= locked:
        raise RuleBroken("date-locked", until=locked)


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def year_of(day: date, start_month: int) -> tuple[date, date]:
    """First and last day of the books' year that a day lies in; years begin on the first of
    `start_month`."""
    first = date(day.year if day.month >= start_month else day.year - 1, start_month, 1)
    return first, year_end_after(first)


def year_end_after(first: date) -> date:
    """The last day of the year that begins on `first`."""
    return date(first.year + 1, first.month, 1) - timedelta(days=1)
