"""What the program writes it can also read: amounts and dates, every language, both digits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.dates import read_date
from sr_board.base.money import MAX_PAISE, parse_money
from sr_board.i18n import Translator, translator
from sr_board.i18n.translator import DateStyle

VOICES = [translator(code, own) for code in ("en", "bn", "hi", "te", "kn") for own in (False, True)]


@given(st.sampled_from(VOICES), st.integers(-MAX_PAISE, MAX_PAISE))
def test_money_reads_back(tr: Translator, paise: int) -> None:
    assert parse_money(tr.money(paise), negative=True) == paise
    assert parse_money(tr.money(paise, always_paise=True), negative=True) == paise


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("style", ["long", "medium", "short"])
def test_dates_read_back(style: DateStyle, month: int) -> None:
    for tr in VOICES:
        for day in (date(1987, month, 9), date(2026, month, 28)):
            assert read_date(tr.date(day, style), today=date(2026, 11, 22)).value == day
