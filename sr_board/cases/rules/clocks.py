"""Clocks of a case, to the minute. Pure.

Source: domain paper, section 10; lengths of laws are data of the pack, these are what holds when
no pack can be read. Hours are elapsed hours: no weekends, no holidays, no night. A due time moves
only earlier, or later by stated journey minutes (R18).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from types import MappingProxyType

from sr_board.base.dates import add_months
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.vocabulary import ClockNature

__all__ = [
    "BUILT_IN",
    "FOLLOW_UP_DAYS",
    "JOURNEY_MOST",
    "Length",
    "birthday_18",
    "check_due_change",
    "due",
    "earlier_of",
    "earliest",
    "is_child_on",
    "midnight",
    "own_consent_due",
    "reminders",
    "shorter",
]

JOURNEY_MOST = 7 * 24 * 60
"""Most minutes of a journey that are believed; a longer one is asked again."""
FOLLOW_UP_DAYS = (7, 30, 90, 180, 365)


@dataclass(frozen=True)
class Length:
    """How long a clock runs. One of minutes, days, months is set. `journey`: minutes of a stated
    journey are added."""

    nature: ClockNature
    minutes: int = 0
    days: int = 0
    months: int = 0
    journey: bool = False


_S, _I, _W = ClockNature.STATUTORY, ClockNature.INTERNAL, ClockNature.WATCH
_HOUR = 60
BUILT_IN: Mapping[str, Length] = MappingProxyType(
    {
        "first_contact": Length(_I, minutes=6 * _HOUR),
        "age_question": Length(_I, minutes=12 * _HOUR),
        "welfare_check": Length(_I, minutes=2 * _HOUR),
        "cwc_production": Length(_S, minutes=24 * _HOUR, journey=True),
        "pocso_report": Length(_S, minutes=24 * _HOUR, journey=True),
        "s32_information": Length(_S, minutes=24 * _HOUR, journey=True),
        "age_test_watch": Length(_W, days=15),
        "sir_watch": Length(_W, days=15),
        "final_order_watch": Length(_W, months=4),
        "interview_after_order": Length(_I, minutes=48 * _HOUR),
        "adult_interviews": Length(_I, minutes=72 * _HOUR),
        "adult_sitting": Length(_I, days=7),
        "unwilling_plan": Length(_I, minutes=24 * _HOUR),
        "reinterview": Length(_I, days=7),
        "recheck_willing": Length(_I, days=30),
        **{f"follow_up_{days}": Length(_I, days=days) for days in FOLLOW_UP_DAYS},
        "lost_recheck": Length(_I, days=30),
        "ratify_emergency": Length(_I, minutes=72 * _HOUR),
        "own_consent_18": Length(_I, days=7),
        "breach_board": Length(_S, minutes=72 * _HOUR),
    }
)
"""Lengths that hold without a pack: those of the pack for India, the most protective shipped."""


def due(
    start: datetime, length: Length, *, journey_minutes: int = 0, offset_minutes: int = 330
) -> datetime:
    """When a clock is due. `start` aware; minutes and days are elapsed time, months keep the day
    number in local time (clipped to the month's end).

    Raises InputInvalid "journey-impossible" (negative or longer than a week), "time-without-zone".
    """
    if start.tzinfo is None:
        raise InputInvalid("time-without-zone", field="start")
    if not 0 <= journey_minutes <= JOURNEY_MOST:
        raise InputInvalid("journey-impossible", field="journey_minutes")
    begin = start.astimezone(UTC)
    if length.months:
        zone = timezone(timedelta(minutes=offset_minutes))
        local = begin.astimezone(zone)
        day = add_months(local.date(), length.months)
        return datetime.combine(day, local.timetz()).astimezone(UTC)
    minutes = length.minutes + length.days * 24 * _HOUR
    return begin + timedelta(minutes=minutes + (journey_minutes if length.journey else 0))


def check_due_change(before: datetime, after: datetime, *, journey_added: int = 0) -> None:
    """A due time may move earlier, or later by exactly the journey minutes added (R18).

    Raises RuleBroken "case-r18".
    """
    if after > before + timedelta(minutes=max(journey_added, 0)):
        raise RuleBroken("case-r18")


def earlier_of(one: datetime, other: datetime) -> datetime:
    """Of two due times of the same duty the earlier one holds (merge, doubt and belief)."""
    return min(one, other)


def earliest(times: Iterable[datetime | None]) -> datetime | None:
    """The earliest of the times that are known."""
    known = [one for one in times if one is not None]
    return min(known) if known else None


def shorter(pack: Length, running: Length) -> Length:
    """A new pack can only shorten a running clock. Months are compared as 28 days each."""
    return pack if _minutes(pack) < _minutes(running) else running


def _minutes(length: Length) -> int:
    return length.minutes + (length.days + 28 * length.months) * 24 * _HOUR


def reminders(starts_at: datetime, due_at: datetime) -> tuple[datetime, ...]:
    """Moments at which people are reminded: half time, two hours before, due; in order, without
    those that would lie before the start."""
    half = starts_at + (due_at - starts_at) / 2
    found = {half, due_at - timedelta(hours=2), due_at}
    return tuple(sorted(one for one in found if starts_at <= one))


def birthday_18(born: date) -> date:
    """The first day on which she is no child. Born on 29 February: 1 March (unverified)."""
    try:
        return born.replace(year=born.year + 18)
    except ValueError:
        return date(born.year + 18, 3, 1)


def is_child_on(born: date, day: date, *, child_below: int = 18) -> bool:
    """Whether somebody born on `born` is a child on `day`. `child_below` is 18 or more (R25)."""
    try:
        turns = born.replace(year=born.year + child_below)
    except ValueError:
        turns = date(born.year + child_below, 3, 1)
    return day < turns


def own_consent_due(born: date) -> date:
    """Last day of the task "ask her own consent": seven days after the 18th birthday."""
    return birthday_18(born) + timedelta(days=BUILT_IN["own_consent_18"].days)


def midnight(day: date, offset_minutes: int) -> datetime:
    """The beginning of a local day, UTC."""
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime.combine(day, time(), zone).astimezone(UTC)
