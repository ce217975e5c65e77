"""The factor of a period: how much of the rate its time is worth, exact.

Source: the domain paper, 6.2. Nothing is rounded here.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from finance.rules.loans.due_dates import shifted
from finance.rules.loans.products import (
    DayCount,
    Period,
    PeriodUnit,
    Product,
    RatePer,
    exact_rate,
    monthly_rate,
    yearly_rate,
)

__all__ = ["elapsed_factor", "first_factor", "part_factor", "whole_factor"]

_MONTH = Period(1, PeriodUnit.MONTH)


def whole_factor(product: Product, period: Period, begins: date, ends: date) -> Fraction:
    """f of one whole period between its begin and its due date.

    `period`: its length; for a period of meetings the rhythm of the meetings. Months and thirty
    days count as whole periods whatever the calendar; actual days count the days.
    """
    if product.rate_per is RatePer.MEETING:
        return exact_rate(product.rate)
    if product.day_count is DayCount.MONTH_FRACTION:
        return monthly_rate(product) * _months_of(period, begins)
    if product.day_count is DayCount.THIRTY_360:
        days = 30 * period.every if period.days is None else period.days
        return yearly_rate(product) * Fraction(days, 360)
    return _actual(product, begins, ends)


def first_factor(product: Product, period: Period, paid_out: date, ends: date) -> Fraction:
    """f from the day of the pay-out to the first due date when this is no whole period.

    Counted back from the due date: whole months, then the days of the broken month over the
    actual days of that month. From the 31st to the last day of a shorter month is whole months
    too. A rate per meeting is charged whole.
    """
    if product.rate_per is RatePer.MEETING:
        return exact_rate(product.rate)
    if product.day_count in (DayCount.ACTUAL_365, DayCount.ACTUAL_364):
        return _actual(product, paid_out, ends)
    days = (ends - paid_out).days
    if period.days is not None:
        return _plain_days(product, period, paid_out, days)
    whole = (ends.year - paid_out.year) * 12 + ends.month - paid_out.month
    if shifted(paid_out, _MONTH, whole) == ends:
        return _months_and_days(product, whole, 0, 1)
    whole = 0
    while shifted(ends, _MONTH, -whole - 1) >= paid_out:
        whole += 1
    edge = shifted(ends, _MONTH, -whole)
    rest, length = (edge - paid_out).days, (edge - shifted(ends, _MONTH, -whole - 1)).days
    return _months_and_days(product, whole, rest, length)


def elapsed_factor(
    product: Product, period: Period, begins: date, ends: date, until: date
) -> Fraction:
    """f of the part of a period that has passed by `until`; that of the whole one at its end."""
    if until >= ends:
        return whole_factor(product, period, begins, ends)
    days = max((until - begins).days, 0)
    if product.rate_per is RatePer.MEETING:
        return exact_rate(product.rate) * Fraction(days, (ends - begins).days)
    if product.day_count in (DayCount.ACTUAL_365, DayCount.ACTUAL_364):
        return _actual(product, begins, max(until, begins))
    if period.days is not None:
        return _plain_days(product, period, begins, days)
    edges = [begins, *(shifted(ends, _MONTH, k - period.every) for k in range(1, period.every + 1))]
    whole = max(k for k, edge in enumerate(edges[:-1]) if k == 0 or edge <= until)
    rest, length = (until - edges[whole]).days, (edges[whole + 1] - edges[whole]).days
    return _months_and_days(product, whole, max(rest, 0), length)


def part_factor(
    product: Product, period: Period, begins: date, ends: date, since: date, until: date
) -> Fraction:
    """f of a part of a period. The parts of a period always add up to its whole factor."""
    return elapsed_factor(product, period, begins, ends, until) - elapsed_factor(
        product, period, begins, ends, since
    )


def _actual(product: Product, begins: date, ends: date) -> Fraction:
    year = 365 if product.day_count is DayCount.ACTUAL_365 else 364
    return yearly_rate(product) * Fraction((ends - begins).days, year)


def _months_of(period: Period, begins: date) -> Fraction:
    """How many months a period is: a week is 12/52, days count by the month they lie in."""
    if period.days is None:
        return Fraction(period.every)
    if period.unit is PeriodUnit.DAY:
        return _months_in(begins, period.days)
    return Fraction(period.days * 12, 364)


def _months_in(begins: date, days: int) -> Fraction:
    """Whole months from a day on, and the rest over the actual days of the next month."""
    ends = date.fromordinal(begins.toordinal() + days)
    whole = 0
    while shifted(begins, _MONTH, whole + 1) <= ends:
        whole += 1
    edge, after = shifted(begins, _MONTH, whole), shifted(begins, _MONTH, whole + 1)
    return whole + Fraction((ends - edge).days, (after - edge).days)


def _plain_days(product: Product, period: Period, begins: date, days: int) -> Fraction:
    """f of some days of a loan whose periods are days or weeks."""
    if product.day_count is DayCount.THIRTY_360:
        return yearly_rate(product) * Fraction(days, 360)
    if period.unit is PeriodUnit.DAY:
        return monthly_rate(product) * _months_in(begins, days)
    return monthly_rate(product) * Fraction(days * 12, 364)


def _months_and_days(product: Product, whole: int, rest: int, length: int) -> Fraction:
    if product.day_count is DayCount.THIRTY_360:
        return yearly_rate(product) * Fraction(30 * whole + rest, 360)
    return monthly_rate(product) * (whole + Fraction(rest, length))
