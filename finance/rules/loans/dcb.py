"""Demand, collection, balance: the arithmetic of the DCB register. Domain paper, 9.2.

An advance stands in a column of its own and never hides what another member or loan owes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from finance.rules.loans.rounding import Mode, rounded

__all__ = ["Dcb", "Movement", "days_overdue", "dcb", "per_cent", "summed"]


@dataclass(frozen=True)
class Movement:
    """One demand as a period sees it, paise.

    `paid_before` and `waived_before`: until the day before the period. `paid` and `waived`: in it.
    """

    due_on: date
    amount: int
    paid_before: int = 0
    waived_before: int = 0
    paid: int = 0
    waived: int = 0


@dataclass(frozen=True)
class Dcb:
    """One line of the register, paise."""

    opening_overdue: int = 0
    demand: int = 0
    collected_overdue: int = 0
    collected_current: int = 0
    waived: int = 0
    advance: int = 0

    @property
    def total(self) -> int:
        """Opening overdue and the demand of the period."""
        return self.opening_overdue + self.demand

    @property
    def balance(self) -> int:
        """What stays open: advances are netted with nothing."""
        return self.total - self.collected_overdue - self.collected_current - self.waived

    @property
    def collection_rate(self) -> Fraction | None:
        """Collected of the total; None when nothing was asked."""
        collected = self.collected_overdue + self.collected_current
        return Fraction(collected, self.total) if self.total else None

    @property
    def current_rate(self) -> Fraction | None:
        """Collected current of the demand of the period; None when there was none."""
        return Fraction(self.collected_current, self.demand) if self.demand else None


def dcb(movements: Iterable[Movement], since: date, until: date, *, advance: int = 0) -> Dcb:
    """The line for a period, both days in it.

    A demand due before the period that is not yet paid is overdue at its opening. Money paid in
    the period for a demand due after it is no collection of this period but an advance.
    """
    opening = demand = overdue = current = waived = 0
    for each in movements:
        open_before = each.amount - each.paid_before - each.waived_before
        if each.due_on < since:
            opening += open_before
            overdue += each.paid
            waived += each.waived
        elif each.due_on <= until:
            demand += open_before
            current += each.paid
            waived += each.waived
        else:
            advance += each.paid
    return Dcb(opening, demand, overdue, current, waived, advance)


def summed(lines: Iterable[Dcb]) -> Dcb:
    """All lines together, column by column."""
    total = Dcb()
    for line in lines:
        total = Dcb(
            total.opening_overdue + line.opening_overdue,
            total.demand + line.demand,
            total.collected_overdue + line.collected_overdue,
            total.collected_current + line.collected_current,
            total.waived + line.waived,
            total.advance + line.advance,
        )
    return total


def days_overdue(unpaid_due_dates: Iterable[date], on: date) -> int:
    """Days since the oldest unpaid due date; 0 when nothing is overdue on this day."""
    late = [(on - day).days for day in unpaid_due_dates if day < on]
    return max(late, default=0)


def per_cent(part: Fraction) -> str:
    """A share as per cent with two decimals, HALF_UP from the exact fraction: 1/3 → "33.33"."""
    hundredths = rounded(part * 10_000, 1, Mode.HALF_UP)
    sign, hundredths = ("-", -hundredths) if hundredths < 0 else ("", hundredths)
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"
