"""Time as the program sees it. Services take a Clock, so tests can set the time.

Stored time is UTC plus the offset in minutes that was in force where it was entered.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

__all__ = ["Clock", "FixedClock", "SystemClock"]


class Clock(Protocol):
    """Source of time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...

    def offset_minutes(self) -> int:
        """Minutes that local time is ahead of UTC now (India: 330)."""
        ...

    def today(self) -> date:
        """The calendar date where the laptop stands."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds that never go back while the machine runs."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def offset_minutes(self) -> int:
        offset = datetime.now().astimezone().utcoffset()
        return int((offset or timedelta()).total_seconds() // 60)

    def today(self) -> date:
        return datetime.now().astimezone().date()

    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


class FixedClock:
    """A clock that stands still until it is moved with `tick` or `set`."""

    def __init__(self, now: datetime, offset_minutes: int = 330) -> None:
        self._now = now.astimezone(UTC)
        self._offset = offset_minutes
        self._mono = 0

    def now(self) -> datetime:
        return self._now

    def offset_minutes(self) -> int:
        return self._offset

    def today(self) -> date:
        return self._now.astimezone(timezone(timedelta(minutes=self._offset))).date()

    def monotonic_ms(self) -> int:
        return self._mono

    def set(self, now: datetime) -> None:
        """Put the clock to `now` (also backwards: laptops do that)."""
        self._now = now.astimezone(UTC)

    def tick(self, seconds: float = 1) -> None:
        """Move forward."""
        self._now += timedelta(seconds=seconds)
        self._mono += int(seconds * 1000)
