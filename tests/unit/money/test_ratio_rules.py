"""Ratios: exact, with what was divided by what; never upside down."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance.rules.ratios import (
    Behind,
    LoanFact,
    Ratio,
    SittingFact,
    attendance,
    average_savings,
    days_late,
    half_up,
    loan_fund_use,
    loss_rate,
    members_with_loan,
    par,
    retention,
    return_on_savings,
    vsla_assets,
)

DAY = date(2026, 11, 22)
LATE = (None, 1, 31, 61, 91, 181, 366)
WHOLE = (12_800_000, 1_750_000, 1_000_000, 500_000, 350_000, 250_000, 150_000)
"""A table of Sa-Dhan's standards, table 13 (rupees × 100)."""


def loan(ref: str, outstanding: int, late: int | None, member: str = "") -> LoanFact:
    since = None if late is None else DAY - timedelta(days=late)
    return LoanFact(ref, ref, outstanding, since, member)


TABLE = [loan(str(n), *each) for n, each in enumerate(zip(WHOLE, LATE, strict=True))]


def test_the_printed_risk_comes_out() -> None:
    assert par(TABLE, DAY, 0).hundredths == 2381
    assert par(TABLE, DAY).hundredths == 1339


def test_the_whole_principal_of_a_late_loan_is_at_risk() -> None:
    found = par([loan("a", 9000, 31), loan("b", 1000, 30), loan("c", 0, 99)], DAY)
    assert (found.numerator, found.denominator, found.hundredths) == (9000, 10000, 9000)
    assert found.rows == (Behind("a", "a", 9000, 9000), Behind("b", "b", 0, 1000))


def test_nothing_outstanding_is_nothing_at_risk() -> None:
    assert par([], DAY).exact == 0
    assert days_late(loan("a", 5, -3), DAY) == 0


def test_attendance_is_the_mean_of_the_last_meetings() -> None:
    met = [SittingFact(str(n), str(n), n, 1, 10) for n in (1, 5, 6, 7, 8)]
    met.append(SittingFact("x", "x", 0, 0, 0))
    assert attendance(met).hundredths == 7500
    assert attendance(met, late_counts=False).hundredths == 6500
    assert [row.part for row in attendance(met, last=2).rows] == [8, 9]
    assert attendance([]).exact == 0


def test_the_other_ratios() -> None:
    loans = [loan("a", 500, None, "A"), loan("b", 100, None, "A"), loan("c", 0, None, "B")]
    assert members_with_loan(["A", "B", "C"], loans).hundredths == 3333
    saved = [Behind("A", "A", 1000, 1), Behind("B", "B", 501, 1)]
    assert average_savings(saved).hundredths == 751
    assert loan_fund_use(750, 150, 100).hundredths == 7500
    assert loss_rate(Fraction(95, 100), Fraction(1, 2)).exact == Fraction(1, 5)
    assert return_on_savings(1000, [8000, 12000], 73).hundredths == 5000
    assert return_on_savings(1000, [], 0).hundredths == 0
    assert retention(20, 1).hundredths == 9500
    assert vsla_assets(100, 200, 30) == 330


@pytest.mark.parametrize(
    ("value", "whole"), [("1/2", 1), ("-1/2", -1), ("249/100", 2), ("5/2", 3), ("0", 0)]
)
def test_a_half_is_rounded_up(value: str, whole: int) -> None:
    assert half_up(Fraction(value)) == whole


@given(st.lists(st.tuples(st.integers(0, 9_999), st.integers(0, 500)), max_size=8))
def test_risk_falls_as_more_days_are_allowed(found: list[tuple[int, int]]) -> None:
    loans = [loan(str(n), *each) for n, each in enumerate(found)]
    shares = [par(loans, DAY, days).exact for days in (0, 30, 60, 90, 365)]
    assert shares == sorted(shares, reverse=True) and all(0 <= share <= 1 for share in shares)


def test_a_ratio_without_anything_to_divide_by_is_nought() -> None:
    assert Ratio("x", Fraction(5), Fraction(0)).hundredths == 0
