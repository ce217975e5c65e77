"""Which bounds of the product a wanted loan passes. Domain paper, 6.1 and 14.

A bound is a warning with a resolution, not a wall: the general body may decide for more. Cash is
a wall, and is held by the posting itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from finance.rules.loans.products import Limits, exact_rate

__all__ = ["Breach", "Standing", "passed"]


@dataclass(frozen=True)
class Standing:
    """Where the borrower stands: own savings in paise, loans running, meetings attended."""

    savings: int
    running: int
    meetings: int


@dataclass(frozen=True)
class Breach:
    """One bound that is passed: `limit` is what it allows, `asked` what is wanted.

    `key`: max_amount, savings_multiple (both paise), max_running, max_instalments,
    after_meetings (numbers).
    """

    key: str
    limit: int
    asked: int


def passed(limits: Limits, standing: Standing, amount: int, instalments: int) -> tuple[Breach, ...]:
    """The bounds that a loan of `amount` paise over so many instalments passes, in fixed order."""
    found: list[Breach] = []
    if limits.max_amount is not None and amount > limits.max_amount:
        found.append(Breach("max_amount", limits.max_amount, amount))
    if limits.savings_multiple is not None:
        times: Fraction = exact_rate(limits.savings_multiple) * 100
        most = floor(times * standing.savings)
        if amount > most:
            found.append(Breach("savings_multiple", most, amount))
    if limits.max_running is not None and standing.running >= limits.max_running:
        found.append(Breach("max_running", limits.max_running, standing.running + 1))
    if limits.max_instalments is not None and instalments > limits.max_instalments:
        found.append(Breach("max_instalments", limits.max_instalments, instalments))
    if limits.after_meetings is not None and standing.meetings < limits.after_meetings:
        found.append(Breach("after_meetings", limits.after_meetings, standing.meetings))
    return tuple(found)
