"""Stretches of time that can be chosen for registers and figures. No Qt."""

from __future__ import annotations

from datetime import date, timedelta

from ui.live import Text, say

__all__ = ["PERIODS", "days_of"]

PERIODS: tuple[tuple[str, Text], ...] = (
    ("year", lambda: say("This year")),
    ("quarter", lambda: say("Last 90 days")),
    ("twelve", lambda: say("Last 12 months")),
    ("before", lambda: say("Last year")),
    ("all", lambda: say("All years")),
)
"""Keys and words, in order."""


def days_of(period: str, today: date) -> tuple[date | None, date | None]:
    """First and last day of a period, both counted; None where it has no end."""
    if period == "quarter":
        return today - timedelta(days=89), today
    if period == "twelve":
        return today - timedelta(days=364), today
    if period == "before":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    if period == "all":
        return None, None
    return date(today.year, 1, 1), today
