"""Figures of before: columns, units, numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.cases.rules.legacy import COUNTS, TENTHS, check_column, counted_in, read_value
from sr_board.cases.rules.returns import Fact


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("screened", "2,195", 2195),
        ("screened", " ২১৯৫ ", 2195),
        ("screened", "0", 0),
        ("minors_percent", "7.7", 77),
        ("minors_percent", "25,5 %", 255),
        ("minors_percent", "84", 840),
        ("mean_age", "28", 280),
    ],
)
def test_numbers_as_people_type_them(column: str, typed: str, value: int) -> None:
    assert read_value(column, typed) == value


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("screened", "7.7"),
        ("screened", "many"),
        ("screened", ""),
        ("screened", "999999999"),
        ("minors_percent", "100.1"),
        ("minors_percent", "7.77"),
        ("mean_age", "-4"),
    ],
)
def test_what_is_no_such_number(column: str, typed: str) -> None:
    with pytest.raises(InputInvalid, match="legacy-value"):
        read_value(column, typed)


def test_columns_are_known() -> None:
    for column in (*COUNTS, *TENTHS):
        check_column(column)
    with pytest.raises(InputInvalid, match="legacy-column"):
        read_value("incidents", "4")


def test_what_is_counted_here_has_the_same_unit() -> None:
    facts = [Fact("2026-01", "presumed_child")] + [Fact("2026-01", "willing")] * 7
    assert counted_in("screened", "2026", facts) == 8
    assert counted_in("minors", "2026", facts) == 1
    assert counted_in("minors_percent", "2026", facts) == 125
    assert counted_in("minors_percent", "2025", facts) is None
    assert counted_in("mean_age", "2026", facts) is None
    assert counted_in("helped", "2026", facts) is None


@given(st.integers(0, 1000))
def test_a_share_is_read_as_it_is_written(tenths: int) -> None:
    assert read_value("minors_percent", f"{tenths // 10}.{tenths % 10}") == tenths
