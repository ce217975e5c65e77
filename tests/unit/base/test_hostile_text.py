"""Whatever is typed or pasted can be stored, exported and printed; nothing invisible stays."""

from __future__ import annotations

import unicodedata
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.base.text import clean_line, clean_text, fold

ODD = "\ud800\udfff\ufffe\uffff\U000e0041\x00\x01\u0301\u200d\u2028 \n\t"
ANY = st.text(st.characters() | st.sampled_from(ODD))


@given(ANY)
@example("e\x00\u0301 \ud800\uffff")
def test_a_cleaned_text_can_be_stored_and_put_into_a_spreadsheet(typed: str) -> None:
    once = clean_line(typed, field="x", most=9999)
    assert clean_line(once, field="x", most=9999) == once
    for cleaned in (once, clean_text(typed, field="x")):
        cleaned.encode()
        fold(cleaned).encode()
        assert unicodedata.is_normalized("NFC", cleaned)
        escaped = cleaned.replace("&", "&amp;").replace("<", "&lt;")
        fromstring(f"<t>{escaped}</t>".encode())


def test_half_a_character_leaves_a_visible_mark() -> None:
    assert clean_line("Asha\ud83d", field="x") == "Asha\ufffd"


@pytest.mark.parametrize(
    "hidden", ["\u3164", "\u115f", "\u034f", "\ufe0f", "\u180e", "\U000e0041", "\uffff", "\uffa0"]
)
def test_signs_without_a_shape_make_no_name_and_no_second_asha(hidden: str) -> None:
    with pytest.raises(InputInvalid, match="text-missing"):
        clean_line(hidden * 3, field="name", required=True)
    assert clean_line(f"As{hidden}ha", field="name") == "Asha"
    assert fold(f"As{hidden}ha") == "asha"
