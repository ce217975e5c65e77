"""Clocks to the minute: the worked examples, and what no clock ever does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.clocks import (
    BUILT_IN,
    Length,
    birthday_18,
    check_due_change,
    due,
    earlier_of,
    earliest,
    is_child_on,
    midnight,
    own_consent_due,
    reminders,
    shorter,
)
from sr_board.cases.vocabulary import ClockNature

IST = timezone(timedelta(minutes=330))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=IST)  # type: ignore[arg-type,misc]


def test_example_1_plain_child() -> None:
    believed = at(2026, 3, 6, 22, 40)
    production = due(believed, BUILT_IN["cwc_production"], journey_minutes=80)
    assert production == at(2026, 3, 8, 0, 0)
    assert due(believed, BUILT_IN["pocso_report"], journey_minutes=80) == production
    assert due(believed, BUILT_IN["welfare_check"], journey_minutes=80) == at(2026, 3, 7, 0, 40)


def test_example_3_test_of_age() -> None:
    ordered = at(2026, 6, 10, 0, 0)
    assert due(ordered, BUILT_IN["age_test_watch"]) == at(2026, 6, 25, 0, 0)


def test_example_9_turning_18() -> None:
    assert birthday_18(date(2008, 8, 14)) == date(2026, 8, 14)
    assert own_consent_due(date(2008, 8, 14)) == date(2026, 8, 21)
    leap = date(2008, 2, 29)
    assert is_child_on(leap, date(2026, 2, 28))
    assert not is_child_on(leap, date(2026, 3, 1))
    assert birthday_18(leap) == date(2026, 3, 1)
    assert is_child_on(date(2008, 8, 14), date(2026, 8, 13))
    assert not is_child_on(date(2008, 8, 14), date(2026, 8, 14))


def test_example_11_night_without_quorum() -> None:
    believed = at(2026, 5, 17, 2, 15)
    assert due(believed, BUILT_IN["cwc_production"]) == at(2026, 5, 18, 2, 15)
    assert due(believed, BUILT_IN["ratify_emergency"]) == at(2026, 5, 20, 2, 15)


def test_months_keep_the_day_number_and_are_clipped() -> None:
    assert due(at(2026, 10, 31, 9, 0), BUILT_IN["final_order_watch"]) == at(2027, 2, 28, 9, 0)
    late = at(2026, 1, 15, 0, 30)
    assert due(late, BUILT_IN["final_order_watch"]) == at(2026, 5, 15, 0, 30)


def test_a_journey_is_believed_within_a_week() -> None:
    start = at(2026, 3, 6, 22, 40)
    for minutes in (-1, 7 * 24 * 60 + 1):
        with pytest.raises(InputInvalid, match="journey-impossible"):
            due(start, BUILT_IN["cwc_production"], journey_minutes=minutes)
    with pytest.raises(InputInvalid, match="time-without-zone"):
        due(datetime(2026, 3, 6), BUILT_IN["cwc_production"])


def test_midnight_is_that_of_the_place() -> None:
    assert midnight(date(2026, 6, 10), 330) == at(2026, 6, 10, 0, 0)


def test_a_new_pack_only_shortens() -> None:
    day, week = Length(ClockNature.STATUTORY, minutes=1440), Length(ClockNature.WATCH, days=7)
    month = Length(ClockNature.WATCH, months=1)
    assert shorter(week, day) is day
    assert shorter(day, week) is day
    assert shorter(month, week) is week


def test_what_is_known_counts() -> None:
    one, two = at(2026, 3, 6, 22, 0), at(2026, 3, 6, 23, 0)
    assert earliest((None, two, one)) == one
    assert earliest((None,)) is None
    assert earlier_of(one, two) == one


@given(moments, st.integers(0, 7 * 24 * 60), st.sampled_from(sorted(BUILT_IN)))
def test_only_a_stated_journey_lengthens(start: datetime, minutes: int, rule: str) -> None:
    length = BUILT_IN[rule]
    plain, with_journey = due(start, length), due(start, length, journey_minutes=minutes)
    assert with_journey - plain == timedelta(minutes=minutes if length.journey else 0)
    assert plain > start


@given(moments, st.integers(-10_000, 10_000), st.integers(-100, 500))
def test_a_due_time_never_moves_later_but_by_the_journey(
    before: datetime, minutes: int, journey: int
) -> None:
    after = before + timedelta(minutes=minutes)
    if minutes <= max(journey, 0):
        check_due_change(before, after, journey_added=journey)
    else:
        with pytest.raises(RuleBroken, match="case-r18"):
            check_due_change(before, after, journey_added=journey)


@given(moments, st.integers(1, 40_000))
def test_reminders_lie_between_start_and_due(start: datetime, minutes: int) -> None:
    ends = start + timedelta(minutes=minutes)
    found = reminders(start, ends)
    assert found == tuple(sorted(found))
    assert found[-1] == ends
    assert all(start <= one <= ends for one in found)
    assert len(found) == (3 if minutes >= 120 and minutes != 240 else 2)
