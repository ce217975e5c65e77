"""Totals of years, months and days make up a time: each day of it once, no other day at all."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance.rules.periods import Days, Part, Parts, parts_of

FIRST, LAST = date(2021, 12, 1), date(2024, 4, 10)
ALL = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
a_day = st.dates(FIRST, LAST)


def counted(parts: Parts) -> Counter[date]:
    """How often each day is counted."""
    found: Counter[date] = Counter()
    for width, of_width in ((4, parts.years), (7, parts.months)):
        for part in of_width:
            for day in ALL:
                found[day] += part.sign * _holds(part, day.isoformat()[:width])
    for days in parts.days:
        found.update({day: days.sign for day in ALL if days.first <= day <= days.last})
    return found


def _holds(part: Part, unit: str) -> bool:
    return (part.first or "") <= unit <= (part.last or "9")


@given(st.none() | a_day, st.none() | a_day)
def test_each_day_of_the_time_is_counted_once(since: date | None, until: date | None) -> None:
    found = counted(parts_of(since, until))
    for day in ALL:
        within = (since is None or since <= day) and (until is None or day <= until)
        assert found[day] == within


@given(a_day, a_day)
def test_no_more_than_six_months_and_half_a_month_at_each_end(since: date, until: date) -> None:
    parts = parts_of(since, until)
    near_year = since.year == until.year
    near_month = near_year and since.month == until.month
    months = {day.isoformat()[:7] for day in ALL}
    read = sum(_holds(part, month) for part in parts.months for month in months)
    assert read <= (11 if near_year else 12)
    days = sum((each.last - each.first).days + 1 for each in parts.days)
    assert days <= (30 if near_month else 31)


@pytest.mark.parametrize(
    ("since", "until", "years", "months", "days"),
    [
        # A book year: three months are taken away, three added.
        (
            date(2025, 4, 1),
            date(2026, 3, 31),
            (Part(1, "2025", "2025"),),
            (Part(-1, "2025-01", "2025-03"), Part(1, "2026-01", "2026-03")),
            (),
        ),
        (None, date(2025, 12, 31), (Part(1, None, "2025"),), (), ()),
        (date(2025, 1, 1), None, (Part(1, "2025", None),), (), ()),
        (None, None, (Part(1, None, None),), (), ()),
        (date(2025, 5, 1), date(2025, 5, 31), (), (Part(1, "2025-05", "2025-05"),), ()),
        (
            date(2025, 5, 9),
            date(2025, 5, 9),
            (),
            (),
            (Days(1, date(2025, 5, 9), date(2025, 5, 9)),),
        ),
        # The month is there but for its last day.
        (
            date(2025, 5, 1),
            date(2025, 5, 30),
            (),
            (),
            (Days(1, date(2025, 5, 1), date(2025, 5, 30)),),
        ),
        (
            date(2025, 4, 1),
            date(2025, 5, 30),
            (),
            (Part(1, "2025-04", "2025-05"),),
            (Days(-1, date(2025, 5, 31), date(2025, 5, 31)),),
        ),
        (date(2025, 5, 2), date(2025, 5, 1), (), (), ()),
    ],
)
def test_what_is_read(
    since: date | None,
    until: date | None,
    years: tuple[Part, ...],
    months: tuple[Part, ...],
    days: tuple[Days, ...],
) -> None:
    assert parts_of(since, until) == Parts(years, months, days)
