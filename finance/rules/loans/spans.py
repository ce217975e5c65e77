"""The periods of one loan: when each begins, when it falls due, and its factor.

Source: the domain paper, 6.2 and 6.3. The first period runs from the day of the pay-out; where
that is not the day on which the schedule starts, its factor is that of the broken time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import islice

from finance.rules.loans.due_dates import followed, nominal_days
from finance.rules.loans.factors import first_factor, part_factor, whole_factor
from finance.rules.loans.products import DayCount, Period, PeriodUnit, Product, RatePer
from sr_board.base.errors import InputInvalid

__all__ = ["MOST_ROWS", "Span", "Terms", "rhythm_of", "spans", "spans_of"]

MOST_ROWS = 1200
"""Most instalments of a loan: a hundred years of months."""
_ACTUAL = (DayCount.ACTUAL_365, DayCount.ACTUAL_364)


@dataclass(frozen=True)
class Terms:
    """What one loan adds to its product.

    `principal`: paise. `instalments`: how many, None only with a fixed instalment. `disbursed`:
    the day of the pay-out. `start`: the day from which the periods are counted, the pay-out
    unless given. `first_due`: the first due date when it is given instead. `meetings`: days of
    meetings that due dates follow. `meeting_period`: the rhythm of meetings, for periods that
    are counted in meetings.
    """

    principal: int
    instalments: int | None
    disbursed: date
    start: date | None = None
    first_due: date | None = None
    meetings: tuple[date, ...] = ()
    meeting_period: Period = field(default_factory=Period)


@dataclass(frozen=True)
class Span:
    """One period. `begins`: the day from which its interest runs; `factor`: f, exact.

    `nominal` is the due date before it was moved to a meeting. `broken`: not a whole period.
    `scheduled`: the begin of the whole period in which it lies.
    """

    n: int
    begins: date
    due: date
    nominal: date
    scheduled: date
    factor: Fraction
    broken: bool = False

    @property
    def days(self) -> int:
        """Calendar days of the period."""
        return (self.due - self.begins).days

    def part(self, product: Product, rhythm: Period, since: date, until: date) -> Fraction:
        """f between two days of this period; the parts of a period add up to its factor.

        Days before its begin or after its due date count as these.
        """
        since, until = max(since, self.begins), min(until, self.due)
        if until <= since:
            return Fraction(0)
        if since == self.begins and until == self.due:
            return self.factor
        if self.broken or self.due != self.nominal:
            # Moved or broken periods have no whole month: time passes evenly through them.
            return self.factor * Fraction((until - since).days, self.days)
        return part_factor(product, rhythm, self.begins, self.due, since, until)


def rhythm_of(product: Product, terms: Terms) -> Period:
    """The length of a period in days, weeks or months; that of the meetings where these count.

    Raises InputInvalid "loan-period-wrong" when the meetings have no rhythm of their own.
    """
    if product.period.unit is not PeriodUnit.MEETING:
        return product.period
    if terms.meeting_period.unit is PeriodUnit.MEETING:
        raise InputInvalid("loan-period-wrong", field="meeting_period")
    return Period(terms.meeting_period.every * product.period.every, terms.meeting_period.unit)


def spans_of(product: Product, terms: Terms, number: int) -> tuple[Span, ...]:
    """The first `number` periods. Raises as `spans`."""
    return tuple(islice(spans(product, terms, number), number))


def spans(product: Product, terms: Terms, number: int = MOST_ROWS) -> Iterator[Span]:
    """The periods of the loan, `number` of them.

    Raises InputInvalid "loan-dates-wrong" when the money goes out on or after the first due
    date, "loan-period-wrong", "loan-too-long".
    """
    rhythm = rhythm_of(product, terms)
    start = terms.start or terms.disbursed
    nominal = islice(nominal_days(start, rhythm, terms.first_due), number)
    if terms.meetings:
        grid = list(nominal)
        each = product.period.unit is PeriodUnit.MEETING and product.period.every == 1
        after = [day for day in terms.meetings if day > terms.disbursed]
        dues = followed([end for _, end in grid], after, each=each)
        walk: Iterator[tuple[tuple[date, date], date]] = iter(zip(grid, dues, strict=True))
    else:
        walk = ((both, both[1]) for both in nominal)
    before = terms.disbursed
    for n, ((begin, end), due) in enumerate(walk, start=1):
        if due <= before:
            raise InputInvalid("loan-dates-wrong", field="disbursed")
        yield _span(product, rhythm, n, (before, due, begin, end))
        before = due


def _span(product: Product, rhythm: Period, n: int, days: tuple[date, date, date, date]) -> Span:
    begins, due, begin, end = days
    broken = n == 1 and begins != begin
    actual = product.day_count in _ACTUAL and product.rate_per is not RatePer.MEETING
    if begins >= end and actual:
        factor = whole_factor(product, rhythm, begins, due)
    elif broken and begins < end:
        factor = first_factor(product, rhythm, begins, end)
    else:
        # A meeting that moves the due day leaves the amount: the nominal days count.
        factor = whole_factor(product, rhythm, begin, end)
    return Span(n, begins, due, end, begin, factor, broken)
