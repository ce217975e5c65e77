"""How long a training holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.cases.rules.training import valid_until

_days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_two_years_unless_told_otherwise() -> None:
    assert valid_until(date(2024, 2, 29)) == date(2026, 2, 28)
    assert valid_until(date(2026, 3, 6)) == date(2028, 3, 6)


@given(_days, st.none() | _days)
def test_never_before_the_training(held: date, told: date | None) -> None:
    if told is not None and told < held:
        with pytest.raises(InputInvalid, match="training-upside-down"):
            valid_until(held, told)
    else:
        assert valid_until(held, told) >= held
        assert told is None or valid_until(held, told) == told
