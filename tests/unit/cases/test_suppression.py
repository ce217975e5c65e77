"""Small numbers stay hidden, and cannot be worked out from what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.suppression import (
    HIDDEN,
    SMALL,
    Release,
    check_release,
    percent,
    shown_cells,
    year_shown,
)


def test_three_places_of_an_evidence_brief() -> None:
    places = {"Kalighat": 12, "Bowbazar": 4, "Khidirpur": 7}
    assert shown_cells(places, total_shown=True) == {
        "Kalighat": 12,
        "Bowbazar": SMALL,
        "Khidirpur": HIDDEN,
    }
    assert shown_cells(places, total_shown=False)["Khidirpur"] == 7


def test_zero_is_a_small_number_where_children_are_counted() -> None:
    assert shown_cells({"a": 0, "b": 9}, total_shown=False, zero_too=True)["a"] == SMALL
    assert shown_cells({"a": 0, "b": 9}, total_shown=False)["a"] == 0
    assert shown_cells({"a": 3}, total_shown=True) == {"a": SMALL}
    assert shown_cells({"a": 3, "b": 2, "c": 8}, total_shown=True)["c"] == 8


def test_example_19_month_quarter_year() -> None:
    month = Release("2026-01", {}, frozenset({"minors"}))
    with pytest.raises(RuleBroken, match="case-r22"):
        check_release("2026-Q1", ["minors"], [month])
    check_release("2026-02", ["minors"], [month])
    check_release("2026-Q1", ["screened"], [month])
    check_release("2027-Q1", ["minors"], [month])
    check_release("2026", ["minors"], [month])
    with pytest.raises(RuleBroken, match="case-r22"):
        check_release("2026-01", ["minors"], [Release("2026-Q1", {"minors": 6})])
    assert year_shown(12, [5, 7]) == 12
    assert year_shown(12, [7]) == 12
    assert year_shown(12, [8]) == SMALL
    assert year_shown(3, []) == SMALL


def test_percentages_round_half_up_and_never_rest_on_a_small_number() -> None:
    assert percent(170, 2195) == "7.7"
    assert percent(45, 2195) == "2.1"
    assert percent(1, 8) == "–"
    assert percent(5, 0) == "–"
    assert percent(5, 1000) == "0.5"
    assert percent(25, 1000) == "2.5"
    assert percent(69, 800) == "8.6"


@given(st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 40), min_size=2))
def test_no_single_hidden_cell_stands_beside_a_total(cells: dict[str, int]) -> None:
    found = shown_cells(cells, total_shown=True)
    hidden = [key for key, value in found.items() if isinstance(value, str)]
    filled = [key for key, count in cells.items() if count > 0]
    assert len(hidden) != 1 or len(filled) == 1
    for key, count in cells.items():
        if 0 < count < 5:
            assert found[key] == SMALL
        elif isinstance(found[key], int):
            assert found[key] == count
