"""A name of the file in a text that goes into a printed register."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.cases.rules.names_in_text import named_in

NAMES = ("Zorina Bibi", "জরিনা", "Mo", "Mina")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Child Welfare Committee, Kolkata", False),
        ("the aunt of Zorina", True),
        ("ZORINA's teacher", True),
        ("জরিনা নামের মেয়ের মাসি", True),
        ("Jorina", True),  # as it sounds
        ("জরিনার স্কুল", True),
        ("জরিনাকে", True),
        ("Moth and flame", False),
        ("Mina", True),
        ("Minakshi", False),  # too short a sound to be looked for with an ending
        ("Mrs Bibi, ward 3", True),
        ("Mo", False),  # too short to be looked for
        ("", False),
    ],
)
def test_a_known_name_is_found_in_any_script(text: str, named: bool) -> None:
    assert named_in(text, NAMES) is named
    assert not named_in(text, ())


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_name_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert named_in(f"{before} Zorina {after}", NAMES)
