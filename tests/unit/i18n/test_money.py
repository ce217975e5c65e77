"""Money as it is typed, shown and said."""

from __future__ import annotations

import contextlib

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.base.money import MAX_PAISE, grouped, parse_money, shown
from sr_board.i18n import translator

NB = "\u00a0"


@pytest.mark.parametrize(
    ("text", "paise"),
    [
        ("1500", 150000),
        ("১৫০০/-", 150000),
        ("१५००", 150000),
        ("౧౫౦౦", 150000),
        ("೧೫೦೦", 150000),
        ("₹ 1,50,000.50", 15000050),
        (f"₹{NB}1,250", 125000),
        ("Rs. 1,234,567", 123456700),
        ("rs 20", 2000),
        ("Rs.20/-", 2000),
        ("20/=", 2000),
        ("টা. ৫০", 5000),
        ("৫০ টাকা", 5000),
        ("५० रुपये", 5000),
        ("1 500", 150000),
        (".5", 50),
        ("0.05", 5),
        ("1500.", 150000),
        ("1500.50000", 150050),
        ("0", 0),
        ("-0", 0),
        ("00012", 1200),
    ],
)
def test_amounts_as_people_write_them(text: str, paise: int) -> None:
    assert parse_money(text) == paise


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "amount-missing"),
        ("  ", "amount-missing"),
        ("abc", "amount-unreadable"),
        ("₹", "amount-unreadable"),
        (".", "amount-unreadable"),
        ("1.2.3", "amount-unreadable"),
        ("1,5", "amount-unreadable"),
        ("1,50,00", "amount-unreadable"),
        ("12,345,67", "amount-unreadable"),
        ("1e5", "amount-unreadable"),
        ("0x10", "amount-unreadable"),
        ("1_000", "amount-unreadable"),
        ("½", "amount-unreadable"),
        ("²", "amount-unreadable"),
        ("NaN", "amount-unreadable"),
        ("=1+1", "amount-unreadable"),
        ("--5", "amount-unreadable"),
        ("9" * 65, "amount-unreadable"),
        ("1.005", "amount-paise"),
        ("99999999999", "amount-too-large"),
        ("-5", "amount-negative"),
        ("₹ -5", "amount-negative"),
        ("\u22125", "amount-negative"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_field(text: str, key: str) -> None:
    with pytest.raises(InputInvalid, match=key) as caught:
        parse_money(text, field="saving")
    assert caught.value.params["field"] == "saving"


def test_negative_amounts_only_where_they_are_allowed() -> None:
    assert parse_money("−₹ 5.50", negative=True) == -550
    assert parse_money("₹ -5", negative=True) == -500


@given(st.integers(-MAX_PAISE, MAX_PAISE), st.booleans())
def test_what_is_shown_is_read_again(paise: int, native: bool) -> None:
    for code in ("en", "bn", "hi", "te", "kn"):
        text = translator(code, native_digits=native).money(paise)
        assert parse_money(text, negative=True) == paise


@given(st.integers(-(10**15), 10**15))
def test_grouping_is_that_of_india(n: int) -> None:
    wanted = format_decimal(n, format="#,##,##0", locale="en").replace("-", "−")
    assert grouped(n) == wanted


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_money(text: str) -> None:
    with contextlib.suppress(InputInvalid):
        assert isinstance(parse_money(text, negative=True), int)


def test_paise_are_shown_when_there_are_any_or_always() -> None:
    assert shown(125000) == f"₹{NB}1,250"
    assert shown(125050) == f"₹{NB}1,250.50"
    assert shown(125000, always_paise=True) == f"₹{NB}1,250.00"
    assert shown(-5) == f"−₹{NB}0.05"


@pytest.mark.parametrize(
    ("code", "paise", "words"),
    [
        ("en", 0, "zero rupees"),
        ("en", 100, "one rupee"),
        ("en", 50, "fifty paise"),
        ("en", 101, "one rupee and one paisa"),
        ("en", 125000, "one thousand two hundred and fifty rupees"),
        ("en", 12000000, "one lakh twenty thousand rupees"),
        ("en", -4200, "minus forty-two rupees"),
        ("en", 10**9, "one crore rupees"),
        ("bn", 0, "শূন্য টাকা"),
        ("bn", 125050, "এক হাজার দুইশো পঞ্চাশ টাকা পঞ্চাশ পয়সা"),
        ("bn", 9999900, "নিরানব্বই হাজার নয়শো নিরানব্বই টাকা"),
        ("bn", 15000000, "এক লক্ষ পঞ্চাশ হাজার টাকা"),
        ("bn", 10**9, "এক কোটি টাকা"),
        ("hi", 100, "एक रुपया"),
        ("hi", 125050, "एक हज़ार दो सौ पचास रुपये पचास पैसे"),
        ("hi", 7900, "उन्यासी रुपये"),
        ("te", 4200, "forty-two rupees"),
        ("kn", 4200, "forty-two rupees"),
    ],
)
def test_amounts_in_words(code: str, paise: int, words: str) -> None:
    assert translator(code).money_words(paise) == words


@pytest.mark.parametrize("code", ["en", "bn", "hi"])
def test_every_number_below_ten_thousand_has_words_of_its_own(code: str) -> None:
    tr = translator(code)
    assert len({tr.money_words(n * 100) for n in range(10_000)}) == 10_000


@given(st.integers(-(10**18), 10**18))
def test_any_amount_has_words(paise: int) -> None:
    for code in ("en", "bn", "hi"):
        said = translator(code).money_words(paise)
        assert said == " ".join(said.split())
        assert not any(c.isdigit() for c in said)
