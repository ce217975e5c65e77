"""A moment as it was told: exact to the minute, or only in part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Precision", "When"]


class Precision(StrEnum):
    """How exactly a time is known."""

    EXACT = "exact"
    DAY = "day"
    PART_OF_DAY = "part_of_day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class When:
    """When something happened. `at`: aware, UTC; the first moment of the span when not exact, None
    when unknown. `offset_minutes`: how far local time was ahead of UTC where it was entered.
    `suspect`: the laptop's clock stood behind the last act when it was entered."""

    at: datetime | None
    offset_minutes: int = 330
    precision: Precision = Precision.EXACT
    suspect: bool = False
