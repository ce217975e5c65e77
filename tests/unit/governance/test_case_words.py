"""Names and telephone numbers in texts on board cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.case_words import revealing

NAMES = ("Farida", "Asha Bibi", "Mo", "লক্ষ্মী")


@pytest.mark.parametrize(
    ("text", "names", "phones"),
    [
        ("Case 14 goes on.", (), 0),
        ("FARIDA came.", ("Farida",), 0),
        ("Bibi Asha was here, and Farida.", ("Asha Bibi", "Farida"), 0),
        ("Asha was here.", (), 0),
        ("Faridabad is far.", (), 0),
        ("Mo is too short to tell.", (), 0),
        ("কেস ১৪: লক্ষ্মী এসেছিল।", ("লক্ষ্মী",), 0),
        ("Call +91 98300 12345 or 033-2543-1212.", (), 2),
        ("Call ৯৮৩০০১২৩৪৫.", (), 1),
        ("₹ 3,000 on 14.11.2026, BKL/2026/014", (), 0),
    ],
)
def test_what_would_show_whom_a_case_is_about(
    text: str, names: tuple[str, ...], phones: int
) -> None:
    found = revealing(text, NAMES)
    assert (set(found.names), found.phones) == (set(names), phones)
    assert found.any is bool(names or phones)


@given(st.lists(st.sampled_from(NAMES[:2]), unique=True), st.text(max_size=40))
def test_a_name_between_other_words_is_always_found(names: list[str], other: str) -> None:
    text = f"{other} . {' . '.join(names)} ."
    assert set(names) <= set(revealing(text, NAMES).names)
