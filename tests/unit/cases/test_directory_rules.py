"""Services: fresh for 180 days, stays that end, the next office."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.cases.rules.directory import (
    check_stay,
    is_stale,
    stale_on,
)


def test_a_check_holds_180_days() -> None:
    assert not is_stale(date(2026, 1, 1), date(2026, 6, 30))
    assert is_stale(date(2026, 1, 1), date(2026, 7, 1))
    assert is_stale(None, date(2026, 1, 1))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_it_is_stale_from_one_day_on(checked: date, days: int) -> None:
    today = checked + timedelta(days=days)
    assert is_stale(checked, today) == (today >= stale_on(checked)) == (days > 180)


def test_a_stay_is_a_number_of_days() -> None:
    for days in (None, 1, 5, 1095, 3660):
        check_stay(days)
    for days in (0, -1, 3661):
        with pytest.raises(InputInvalid, match="service-stay"):
            check_stay(days)
