"""Entries that were dated back: why, and who said so too. Kept sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sr_board.cases.moments import When
from sr_board.cases.records import Record

__all__ = ["BackdatedEntry"]


@dataclass(frozen=True, kw_only=True)
class BackdatedEntry(Record):
    """Something was entered long after it happened, or while the clock was in doubt.

    `what`: word of the timeline; `told`: when it happened, as entered. The entry itself stands and
    counts; `why` and `by_two` follow, they stop nothing.
    """

    what: str
    told: When
    why: str = ""
    by_two: tuple[str, ...] = ()
    confirmed_at: datetime | None = None
