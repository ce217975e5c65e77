"""Times of a meeting as the clock on the wall showed them, and back to stored moments. No Qt."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from sr_board import i18n
from sr_board.base.clock import Clock

__all__ = ["clock_words", "day_words", "here_now", "local", "moment_of", "recent_day"]


def local(moment: datetime, offset_minutes: int) -> datetime:
    """The moment as the clock showed it where it was entered."""
    return moment.astimezone(timezone(timedelta(minutes=offset_minutes)))


def moment_of(day: date, at: time, offset_minutes: int) -> datetime:
    """The stored moment of a day and a time on the clock."""
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime.combine(day, at, zone).astimezone(UTC)


def here_now(clock: Clock) -> datetime:
    """Now, on the clock on the wall."""
    return local(clock.now(), clock.offset_minutes())


def clock_words(moment: datetime | None, offset_minutes: int) -> str:
    """The time of day in the language in force; nothing for None."""
    return "" if moment is None else i18n.current().time(local(moment, offset_minutes))


def day_words(moment: datetime, offset_minutes: int, *, weekday: bool = False) -> str:
    """The day in the language in force."""
    day = local(moment, offset_minutes).date()
    return i18n.current().date(day, "weekday" if weekday else "long")


def recent_day(text: object) -> date | None:
    """A date kept in a draft (ISO), or None."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
