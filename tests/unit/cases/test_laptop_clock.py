"""The laptop's clock: behind, ahead, and what is never refused because of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.cases.keeping.laptop import turning_points
from sr_board.cases.rules.laptop_clock import (
    AHEAD_BY,
    BEHIND_BY,
    ClockDoubt,
    SeenClock,
    check_date,
    check_not_ahead,
    doubt_now,
    follow,
    is_backdated,
    noted_at,
)

NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def after(*steps: timedelta) -> SeenClock:
    """Acts at noon, and then each so long after the one before."""
    times = [NOON]
    for step in steps:
        times.append(times[-1] + step)
    return follow(SeenClock(), times)


@pytest.mark.parametrize(
    ("seen", "now", "doubt"),
    [
        (SeenClock(), NOON, ClockDoubt.NONE),
        (after(), NOON - 2 * MINUTE, ClockDoubt.NONE),
        (after(), NOON - 2 * MINUTE - timedelta(seconds=1), ClockDoubt.BEHIND),
        (after(), NOON + 31 * DAY, ClockDoubt.NONE),
        (after(), NOON + 31 * DAY + MINUTE, ClockDoubt.AHEAD),
        (after(20 * DAY), NOON + 50 * DAY, ClockDoubt.NONE),
        (after(-DAY), NOON + DAY, ClockDoubt.BEHIND),  # right again, and nobody said so
        (after(40 * DAY), NOON + 40 * DAY, ClockDoubt.AHEAD),
        (after(-MINUTE, -MINUTE, -MINUTE), NOON, ClockDoubt.BEHIND),  # little by little
    ],
)
def test_the_doubt(seen: SeenClock, now: datetime, doubt: ClockDoubt) -> None:
    assert doubt_now(seen, now) is doubt


@given(st.lists(st.integers(0, 31 * 24 * 60), max_size=20))
def test_a_clock_that_goes_on_is_never_in_doubt(minutes: list[int]) -> None:
    seen = after(*(timedelta(minutes=n) for n in minutes))
    assert seen.doubt is ClockDoubt.NONE
    assert seen.latest == seen.last


@given(st.lists(st.integers(-100_000, 100_000), min_size=1, max_size=12), st.integers(0, 12))
def test_following_at_once_or_in_parts_is_the_same_and_a_doubt_stays(
    minutes: list[int], cut: int
) -> None:
    times = [NOON + timedelta(minutes=n) for n in minutes]
    parts = follow(follow(SeenClock(), times[:cut]), times[cut:])
    assert parts == follow(SeenClock(), times)
    if parts.doubt is not ClockDoubt.NONE:
        assert follow(parts, [max(times)]).doubt is parts.doubt


@given(st.lists(st.one_of(st.integers(0, 9_000), st.integers(-90_000, 90_000)), max_size=30))
def test_runs_within_a_month_need_their_ends_only(steps: list[int]) -> None:
    times = [NOON]
    for minutes in steps:
        times.append(times[-1] + timedelta(minutes=minutes))
    told = [f"{at:%Y-%m-%d %H:%M:%S.%f}" for at in times]
    kept = [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in turning_points(told)]
    assert len(kept) <= len(times)
    assert follow(SeenClock(), kept) == follow(SeenClock(), times)


@given(st.integers(-500, 500), st.integers(-500, 500))
def test_a_true_time_is_not_refused_because_the_laptop_is_wrong(days: int, behind: int) -> None:
    seen, now = after(), NOON - timedelta(days=behind)
    told = NOON + timedelta(days=days)
    in_doubt = doubt_now(seen, now) is not ClockDoubt.NONE
    limit = max(now + 5 * MINUTE, NOON + AHEAD_BY) if in_doubt else now + 5 * MINUTE
    if told <= limit:
        check_not_ahead(told, now, seen)
    else:
        with pytest.raises(InputInvalid, match="time-in-future"):
            check_not_ahead(told, now, seen)


def test_dated_back() -> None:
    assert not is_backdated(NOON - 14 * DAY, NOON, in_doubt=False)
    assert is_backdated(NOON - 14 * DAY - MINUTE, NOON, in_doubt=False)
    assert is_backdated(NOON - 13 * timedelta(hours=1), NOON, in_doubt=True)
    assert not is_backdated(NOON - 11 * timedelta(hours=1), NOON, in_doubt=True)
    assert BEHIND_BY == 2 * MINUTE


def test_the_date_that_was_typed() -> None:
    check_date(date(2026, 3, 6), date(2026, 3, 6))
    with pytest.raises(InputInvalid, match="clock-date-differs"):
        check_date(date(2026, 3, 7), date(2026, 3, 6))


@given(st.integers(-90, 90), st.integers(-90, 90))
def test_a_note_is_never_of_the_future(told: int, now: int) -> None:
    """Nothing is due later because the clock ran ahead; a true time is believed while it is in
    doubt, as far as somebody acted then."""
    seen = after()
    moment = noted_at(NOON + told * DAY, NOON + now * DAY, seen)
    assert moment <= NOON + told * DAY
    assert moment <= NOON + max(now, 0) * DAY
    if told <= now or (told <= 0 and doubt_now(seen, NOON + now * DAY) is ClockDoubt.BEHIND):
        assert moment == NOON + told * DAY
    check_not_ahead(moment, NOON + now * DAY, seen)


def test_before_the_first_act_now_is_all_that_is_known() -> None:
    assert noted_at(NOON + DAY, NOON, SeenClock()) == NOON
    assert noted_at(NOON + DAY, NOON, SeenClock(ClockDoubt.BEHIND)) == NOON
