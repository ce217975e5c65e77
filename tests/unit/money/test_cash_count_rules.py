"""Counting the box: pieces, their sum, the difference and its two lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.cash_count import (
    DENOMINATIONS,
    check_count,
    check_counters,
    counted,
    denominations,
    difference,
    worths_from,
)
from sr_board.base.errors import InputInvalid, RuleBroken

INR = DENOMINATIONS["INR"]


def test_the_box_of_the_weekly_meeting() -> None:
    """Scenario S01: 2 x 500, 6 x 100, 2 x 50, 1 x 10 is 1,710."""
    pieces = {50000: 2, 10000: 6, 5000: 2, 1000: 1}
    assert counted(pieces) == 171000
    assert difference(171000, pieces).lines() == ()


def test_a_box_that_is_short_and_one_that_has_too_much() -> None:
    """Scenario S15: the book says 1,680, counted are 1,655; 25 go to 1030."""
    short = difference(168000, {50000: 3, 10000: 1, 5000: 1, 500: 1})
    assert (short.counted, short.amount) == (165500, -2500)
    assert short.lines() == (("1010", -2500), ("1030", 2500))
    assert difference(168000, {50000: 4}).lines() == (("1010", 32000), ("1030", -32000))
    with pytest.raises(RuleBroken) as differs:
        short.check("  ")
    assert differs.value.key == "count-differs"
    assert differs.value.params["book_paise"] == 168000
    short.check("a note was lost on the way")
    difference(5000, {5000: 1}).check("")


def test_worths_are_data_of_the_currency_or_of_the_group() -> None:
    assert denominations("INR") == INR
    assert denominations("THB") == INR
    assert denominations("INR", (100, 50000, 100)) == (50000, 100)
    assert worths_from("1, 500 200") == (50000, 20000, 100)
    for wrong in ("5oo", "0 10", "৫"):
        with pytest.raises(InputInvalid) as unreadable:
            worths_from(wrong)
        assert unreadable.value.key == "denominations-unreadable"


def test_pieces_that_cannot_be() -> None:
    check_count({50000: 0, 100: 9999}, INR)
    for pieces, key in (
        ({300: 1}, "denomination-unknown"),
        ({100: -1}, "pieces-out-of-range"),
        ({100: 10000}, "pieces-out-of-range"),
    ):
        with pytest.raises(InputInvalid) as wrong:
            check_count(pieces, INR)
        assert wrong.value.key == key


@pytest.mark.parametrize("persons", [("a",), ("a", "a"), ("a", ""), ("a", "b", "c"), ()])
def test_two_different_persons_count(persons: tuple[str, ...]) -> None:
    with pytest.raises(InputInvalid) as one:
        check_counters(persons)
    assert one.value.key == "counters-two"
    check_counters(("a", "b"))


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(INR), st.integers(0, 9999)), st.integers(0, 10**9))
def test_the_lines_balance_and_bring_the_book_to_the_count(
    pieces: dict[int, int], book: int
) -> None:
    found = difference(book, pieces)
    lines = dict(found.lines())
    assert sum(lines.values()) == 0
    assert book + lines.get("1010", 0) == counted(pieces)
