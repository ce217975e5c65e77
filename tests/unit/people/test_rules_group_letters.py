"""Letters before the serial number: proposed from names in any script, checked when typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.people.rules.group_letters import MOST, check_letters, propose_letters


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Bakul Samiti", "BS"),
        ("বকুল সমিতি", "BS"),
        ("बकुल समिति", "BS"),
        ("Usha", "USH"),
        ("বকুল", "BAK"),
        ("Éclat 24", "E24"),
        ("Ward ২৪ Samiti", "W24S"),
        ("“Nari” – mukti (sangha)", "NMS"),
        ("one two three four five six seven", "OTTFFS"),
        ("A", ""),
        ("", ""),
        ("★ ☂", ""),
    ],
)
def test_letters_are_proposed_from_the_words_of_the_name(name: str, letters: str) -> None:
    assert propose_letters(name) == letters


@given(st.text(max_size=60))
def test_what_is_proposed_is_always_accepted(name: str) -> None:
    proposed = propose_letters(name)
    assert not proposed or check_letters(proposed) == proposed


@given(st.text(max_size=12))
def test_nothing_but_latin_capitals_and_digits_gets_through(typed: str) -> None:
    try:
        kept = check_letters(typed)
    except InputInvalid as wrong:
        assert wrong.params["field"] == "code"
    else:
        assert re.fullmatch(f"[A-Z0-9]{{2,{MOST}}}", kept)


@pytest.mark.parametrize(("typed", "kept"), [("bkl", "BKL"), (" b k ", "BK"), ("W২৪", "W24")])
def test_letters_are_kept_in_capitals(typed: str, kept: str) -> None:
    assert check_letters(typed) == kept


@pytest.mark.parametrize("typed", ["", "B", "ABCDEFG", "বক", "B/K", "B-1"])
def test_other_letters_are_refused(typed: str) -> None:
    with pytest.raises(InputInvalid) as wrong:
        check_letters(typed)
    assert wrong.value.key == "group-letters"
