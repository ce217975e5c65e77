"""Words shaped like a case number, and amounts far above the usual."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.locks import LockScope, StandingLock, to_lock_again
from finance.rules.narration import much_more, names_a_case, usual_of

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)


@pytest.mark.parametrize(
    "words",
    [
        "SRB-KOL-26-0123-K",
        "Bus to court, srb-kol-26-0123-k",
        "SRB–KOL–২৬–০১২৩–K",
        "travel SRB KOL 26 0123",
        "SRB/DUM/25/00042/7 taxi",
        "(SRB-KOL-26-0123-K)",
    ],
)
def test_a_case_number_in_any_dress_is_seen(words: str) -> None:
    assert names_a_case(words)


@pytest.mark.parametrize(
    "words",
    ["", "Paper and pens", "SRB", "SRB office rent 2026", "XSRB-KOL-26-0123-K", "2026-27/12",
     "Resolution 37/2", "ABSRB-KOL-26-0123"],
)  # fmt: skip
def test_other_words_are_left_alone(words: str) -> None:
    assert not names_a_case(words)


def test_the_usual_is_the_middle_of_three_or_more() -> None:
    assert usual_of([]) == usual_of([5, 5]) == 0
    assert usual_of([100, -300, 200]) == 200
    assert usual_of([100, 200, 300, 90000]) == 200


@settings(max_examples=40)
@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=9))
def test_the_usual_is_one_of_them_and_never_asks_about_itself(amounts: list[int]) -> None:
    usual = usual_of(amounts)
    assert usual in amounts and sum(a <= usual for a in amounts) * 2 >= len(amounts)
    assert not much_more(usual, usual)
    assert much_more(10 * usual, usual) and not much_more(10 * usual - 1, usual)
    assert not much_more(10**9, 0)


def test_a_lifted_lock_is_proposed_until_something_closes_its_days() -> None:
    march = StandingLock("a", LockScope.MONTH, MARCH)
    april = StandingLock("b", LockScope.MONTH, APRIL)
    year = StandingLock("y", LockScope.YEAR, MARCH)
    meeting = StandingLock("m", LockScope.MEETING, APRIL)
    assert to_lock_again([], [march]) is None
    assert to_lock_again([meeting], []) is None
    assert to_lock_again([march, april], []) is april
    assert to_lock_again([april], [march]) is april
    assert to_lock_again([march], [april]) is None
    assert to_lock_again([march], [year]) is None
    assert to_lock_again([year], [april]) is year
    assert to_lock_again([march, year], []) is year
