"""Rules of meetings that come back: on which days they fall. Pure, whole days only.

A weekly rhythm falls on its weekday every so many weeks, counted from the first such day on or
after `since`. A monthly or yearly one falls on the first, second … or last such weekday of its
months, counted from the month of `since`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from sr_board.base.errors import InputInvalid

__all__ = ["LAST_WEEK", "Rhythm", "RhythmUnit", "clock_time", "coming", "is_day_of"]

LAST_WEEK = 5
"""`week_of_month` of the last such weekday of a month."""
MOST_EVERY = 24
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_LAST_YEAR = date.max.year


class RhythmUnit(StrEnum):
    """What the rhythm is counted in."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Rhythm:
    """Every `every` units on `weekday` (0 is Monday), from `since` to `last` (None: no end).

    Raises InputInvalid "rhythm-impossible" (field) when it names no day.
    """

    unit: RhythmUnit
    every: int
    weekday: int
    since: date
    week_of_month: int | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        by_week = self.unit is RhythmUnit.WEEK
        if not 1 <= self.every <= MOST_EVERY:
            raise InputInvalid("rhythm-impossible", field="every")
        if not 0 <= self.weekday <= 6:
            raise InputInvalid("rhythm-impossible", field="weekday")
        if by_week is (self.week_of_month is not None):
            raise InputInvalid("rhythm-impossible", field="week_of_month")
        if self.week_of_month is not None and not 1 <= self.week_of_month <= LAST_WEEK:
            raise InputInvalid("rhythm-impossible", field="week_of_month")


def clock_time(text: str) -> time:
    """The time of day "HH:MM". Raises InputInvalid "time-impossible"."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise InputInvalid("time-impossible", field="time")
    return time(int(found.group(1)), int(found.group(2)))


def coming(rhythm: Rhythm, start: date, most: int) -> tuple[date, ...]:
    """The first `most` days of the rhythm on or after `start`, in order."""
    found: list[date] = []
    for day in _days(rhythm):
        if len(found) >= most or (rhythm.last is not None and day > rhythm.last):
            break
        if day >= start:
            found.append(day)
    return tuple(found)


def is_day_of(rhythm: Rhythm, day: date) -> bool:
    """Whether the rhythm falls on this day."""
    return coming(rhythm, day, 1) == (day,)


def _days(rhythm: Rhythm) -> Iterator[date]:
    if rhythm.unit is RhythmUnit.WEEK:
        day = rhythm.since + timedelta(days=(rhythm.weekday - rhythm.since.weekday()) % 7)
        step = timedelta(weeks=rhythm.every)
        while True:
            yield day
            if day > date.max - step:
                return
            day += step
    months = rhythm.every * (12 if rhythm.unit is RhythmUnit.YEAR else 1)
    turn = 0
    while True:
        year, month = divmod(rhythm.since.year * 12 + rhythm.since.month - 1 + turn, 12)
        if year >= _LAST_YEAR:
            return
        day = _weekday_of(year, month + 1, rhythm.weekday, rhythm.week_of_month or LAST_WEEK)
        if day >= rhythm.since:
            yield day
        turn += months


def _weekday_of(year: int, month: int, weekday: int, week: int) -> date:
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    if week < LAST_WEEK:
        return day + timedelta(weeks=week - 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return day + timedelta(weeks=(following - timedelta(days=1) - day).days // 7)
