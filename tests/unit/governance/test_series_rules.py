"""Days of meetings that come back."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.series import LAST_WEEK, Rhythm, RhythmUnit, clock_time, coming, is_day_of
from sr_board.base.errors import InputInvalid

WEEK, MONTH, YEAR = RhythmUnit.WEEK, RhythmUnit.MONTH, RhythmUnit.YEAR
TUESDAY = 1


@pytest.mark.parametrize(
    ("rhythm", "start", "expected"),
    [
        (
            Rhythm(WEEK, 1, TUESDAY, date(2026, 11, 22)),
            date(2026, 11, 22),
            [date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 8)],
        ),
        (
            Rhythm(WEEK, 2, TUESDAY, date(2026, 11, 24)),
            date(2026, 12, 1),
            [date(2026, 12, 8), date(2026, 12, 22), date(2027, 1, 5)],
        ),
        (
            Rhythm(MONTH, 1, 6, date(2026, 11, 10), week_of_month=1),
            date(2026, 11, 1),
            [date(2026, 12, 6), date(2027, 1, 3), date(2027, 2, 7)],
        ),
        (
            Rhythm(MONTH, 3, 4, date(2026, 10, 1), week_of_month=LAST_WEEK),
            date(2026, 10, 1),
            [date(2026, 10, 30), date(2027, 1, 29), date(2027, 4, 30)],
        ),
        (
            Rhythm(YEAR, 1, 6, date(2026, 6, 1), week_of_month=3),
            date(2026, 6, 22),
            [date(2027, 6, 20), date(2028, 6, 18), date(2029, 6, 17)],
        ),
        (
            Rhythm(WEEK, 1, TUESDAY, date(2026, 11, 22), last=date(2026, 12, 1)),
            date(2026, 11, 25),
            [date(2026, 12, 1)],
        ),
    ],
)
def test_the_days_a_meeting_comes_back(rhythm: Rhythm, start: date, expected: list[date]) -> None:
    assert list(coming(rhythm, start, 3)) == expected


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"every": 0}, "every"),
        ({"every": 25}, "every"),
        ({"weekday": 7}, "weekday"),
        ({"weekday": -1}, "weekday"),
        ({"week_of_month": 1}, "week_of_month"),
        ({"unit": MONTH}, "week_of_month"),
        ({"unit": MONTH, "week_of_month": 6}, "week_of_month"),
        ({"unit": YEAR, "week_of_month": 0}, "week_of_month"),
    ],
)
def test_a_rhythm_that_names_no_day_is_refused(change: dict[str, object], field: str) -> None:
    facts = {"unit": WEEK, "every": 1, "weekday": 0, "since": date(2026, 1, 1)} | change
    with pytest.raises(InputInvalid, match="rhythm-impossible") as caught:
        Rhythm(**facts)  # type: ignore[arg-type]
    assert caught.value.params["field"] == field


def test_times_of_day_are_typed_with_two_and_two_digits() -> None:
    assert clock_time("09:05") == time(9, 5)
    assert clock_time("23:59") == time(23, 59)
    for wrong in ("24:00", "9:05", "12:60", "12.30", ""):
        with pytest.raises(InputInvalid, match="time-impossible"):
            clock_time(wrong)


@pytest.mark.parametrize("unit", [WEEK, YEAR])
def test_the_calendar_ends(unit: RhythmUnit) -> None:
    week = None if unit is WEEK else 1
    rhythm = Rhythm(unit, 1, 0, date(9990, 1, 1), week_of_month=week)
    assert coming(rhythm, date(9998, 12, 31), 99)[-1:] <= (date.max,)


rhythms = st.builds(
    lambda unit, every, weekday, since, week: Rhythm(
        unit, every, weekday, since, None if unit is WEEK else week
    ),
    st.sampled_from(RhythmUnit),
    st.integers(1, 24),
    st.integers(0, 6),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    st.integers(1, LAST_WEEK),
)


@given(rhythms, st.integers(0, 4000), st.integers(1, 6))
def test_days_run_forward_on_the_weekday_and_the_window_does_not_matter(
    rhythm: Rhythm, later: int, most: int
) -> None:
    start = rhythm.since + timedelta(days=later)
    days = coming(rhythm, start, most)
    assert len(days) == most
    assert list(days) == sorted(set(days))
    assert all(day.weekday() == rhythm.weekday and day >= start for day in days)
    assert coming(rhythm, days[-1], 1) == days[-1:]
    assert all(is_day_of(rhythm, day) for day in days)


@given(rhythms, st.integers(0, 400))
def test_a_day_is_one_of_the_rhythm_or_not(rhythm: Rhythm, later: int) -> None:
    day = rhythm.since + timedelta(days=later)
    assert is_day_of(rhythm, day) is (day in coming(rhythm, rhythm.since, 80))
