"""What Today needs of an open workplace."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from governance.queries import MeetingQueries
from governance.queries_today import TodayQueries
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock

__all__ = ["KeepingOfToday", "LastOfToday", "TodayWork"]


class LastOfToday(Protocol):
    """The newest backup as Today sees it."""

    @property
    def made_at(self) -> datetime:
        """When it was made."""
        ...

    @property
    def days(self) -> int:
        """Days since then."""
        ...

    @property
    def late(self) -> bool:
        """Too long ago for what changed since."""
        ...


class KeepingOfToday(Protocol):
    """Backups as Today sees them."""

    def last(self) -> LastOfToday | None:
        """The newest backup, or None."""
        ...


class TodayWork(Protocol):
    """Queries for Today; the rights are asked inside them."""

    who: SignedIn
    clock: Clock

    @property
    def today(self) -> TodayQueries:
        """What waits around meetings."""
        ...

    @property
    def meetings(self) -> MeetingQueries:
        """Who came."""
        ...

    @property
    def keeping(self) -> KeepingOfToday:
        """Backups."""
        ...
