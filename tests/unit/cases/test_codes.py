"""Codes of cases: the check character finds what a hand does wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.codes import Typed, check_code, draw_code, typed_code, with_check

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_the_worked_example() -> None:
    assert with_check("KOL", 2026, 147) == "SRB-KOL-26-0147-B"


@pytest.mark.parametrize(
    "typed",
    ["srb-kol-26-0147-b", " SRB KOL 26 0147 B ", "SRB-KOL-২৬-০১৪৭-B", "SRB–KOL–26–0147B"],
)
def test_a_code_is_read_as_it_is_typed(typed: str) -> None:
    assert check_code(typed) == "SRB-KOL-26-0147-B"


@pytest.mark.parametrize("typed", ["", "SRB-KOL-26-0147", "SRB-KOL-26-0147-C", "0147", "x" * 99])
def test_a_wrong_code_is_refused_before_anything_is_searched(typed: str) -> None:
    with pytest.raises(RuleBroken, match="case-r19"):
        check_code(typed)


def test_numbers_with_a_star_are_not_used() -> None:
    starred = [n for n in range(10_000) if not with_check("KOL", 2026, n)]
    assert starred
    with pytest.raises(RuleBroken, match="case-r19"):
        check_code(f"SRB-KOL-26-{starred[0]:04d}-*")


numbers = st.integers(0, 9_999).filter(lambda n: bool(with_check("KOL", 2026, n)))


@given(numbers, st.integers(0, 13), st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_found(number: int, place: int, other: str) -> None:
    code = with_check("KOL", 2026, number)
    places = [n for n, letter in enumerate(code) if letter != "-" and n > 3]
    at = places[place % len(places)]
    if code[at] != other:
        with pytest.raises(RuleBroken):
            check_code(code[:at] + other + code[at + 1 :])


@given(numbers, st.integers(0, 4))
def test_two_neighbours_exchanged_are_found(number: int, place: int) -> None:
    plain = with_check("KOL", 2026, number)
    digits = plain[11:15] + plain[16]
    at = place % 4
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if swapped != digits:
        with pytest.raises(RuleBroken):
            check_code(f"SRB-KOL-26-{swapped[:4]}-{swapped[4]}")


def test_a_number_is_drawn_among_the_free_ones_only() -> None:
    every = {code for n in range(10_000) if (code := with_check("KOL", 2026, n))}
    last = max(every)
    assert draw_code("kol", 2026, every - {last}, lambda n: n - 1) == last
    with pytest.raises(RuleBroken, match="case-codes-used-up"):
        draw_code("kol", 2026, every, lambda n: 0)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", Typed.OTHER),
        ("third lane", Typed.OTHER),
        ("srb", Typed.OTHER),
        ("srb-", Typed.UNFINISHED),
        ("srb kol", Typed.UNFINISHED),
        ("SRB-KOL-২৬-০১", Typed.UNFINISHED),
        ("SRB-KOL-26-0147-", Typed.UNFINISHED),
        ("SRB-KOL-26-0147-B", Typed.RIGHT),
        ("srb kol 26 0147b", Typed.RIGHT),
        ("SRB-KOL-26-0147-C", Typed.WRONG),
        ("SRB-KOL-26-01470", Typed.WRONG),
        ("SRB-KOL-26-0147-BB", Typed.WRONG),
        ("SRB-KOL-XX-0147-B", Typed.WRONG),
    ],
)
def test_a_code_is_checked_while_it_is_typed(typed: str, found: Typed) -> None:
    assert typed_code(typed) is found


@given(numbers)
def test_every_beginning_of_a_code_is_unfinished_and_the_whole_is_right(number: int) -> None:
    code = with_check("KOL", 2026, number)
    assert typed_code(code) is Typed.RIGHT
    assert {typed_code(code[:n]) for n in range(4, len(code))} == {Typed.UNFINISHED}
