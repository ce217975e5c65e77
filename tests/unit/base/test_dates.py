"""Dates as people write them, and months as offices count them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.dates import (
    DateForm,
    DateOrder,
    add_months,
    order_evidence,
    read_date,
    served_months,
    term_end,
    whole_months,
)
from sr_board.base.errors import InputInvalid

TODAY = date(2026, 11, 22)
MARCH = date(2021, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2021",
        "12-03-21",
        "12.3.2021",
        " 12 / 3 / 2021 ",
        "12 3 2021",
        "12–03–2021",
        "2021-03-12",
        "2021/3/12",
        "2021-03-12 00:00:00",
        "2021-03-12T09:30:00Z",
        "12/03/2021 10:15 am",
        "20210312",
        "44267",
        "12 Mar 2021",
        "12-Mar-21",
        "12th March, 2021",
        "March 12, 2021",
        "2021 March 12",
        "12Mar2021",
        "১২/০৩/২০২১",
        "১২ই মার্চ ২০২১",
        "12 মার্চ 2021",
        "१२ मार्च २०२१",
        "౧౨-౦౩-౨౦౨౧",
        "೧೨.೦೩.೨೦೨೧",
        "12 మార్చి 2021",
        "12 ಮಾರ್ಚ್ 2021",
        "\u200e12/03/2021",
        "'12/03/2021",
        MARCH,
        datetime(2021, 3, 12, 9, 30, tzinfo=UTC),
        44267,
        44267.75,
        20210312,
    ],
)
def test_the_same_day_in_many_hands(text: object) -> None:
    assert read_date(text, today=TODAY).value == MARCH


BENGALI = """জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন
জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"""
HINDI = """जनवरी फ़रवरी मार्च अप्रैल मई जून
जुलाई अगस्त सितम्बर अक्टूबर नवंबर दिसंबर"""


@pytest.mark.parametrize("names", [BENGALI, BENGALI.replace("\u09af\u09bc", "\u09df"), HINDI])
def test_month_names_of_bengali_and_hindi_in_both_normal_forms(names: str) -> None:
    read = [read_date(f"7 {name} 2022", today=TODAY).value for name in names.split()]
    assert read == [date(2022, month, 7) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("31/02/2023", "date-impossible"),
        ("29.2.2023", "date-impossible"),
        ("13/13/2023", "date-impossible"),
        ("00/01/2023", "date-impossible"),
        ("2023-02-30", "date-impossible"),
        (20230230, "date-impossible"),
        ("12/03/1026", "date-year-absurd"),
        ("12 March 2926", "date-year-absurd"),
        (date(1026, 1, 1), "date-year-absurd"),
        (datetime(2926, 1, 1, tzinfo=UTC), "date-year-absurd"),
        (29260101, "date-year-absurd"),
        (400_000, "date-year-absurd"),
        ("", "date-missing"),
        ("  ", "date-missing"),
        (None, "date-missing"),
        ("Mar 2021", "date-day-missing"),
        ("2021", "date-day-missing"),
        (2021, "date-day-missing"),
        ("soon", "date-unreadable"),
        ("12 Foo 2021", "date-unreadable"),
        ("1 2 3 March 2021", "date-unreadable"),
        ("123 March 2021", "date-unreadable"),
        ("March", "date-unreadable"),
        ("7", "date-unreadable"),
        (7, "date-unreadable"),
        (True, "date-unreadable"),
        (float("nan"), "date-unreadable"),
        (float("inf"), "date-unreadable"),
        (1e300, "date-unreadable"),
        ("9" * 10_000, "date-unreadable"),
        (b"12", "date-unreadable"),
    ],
)
def test_what_is_no_date_is_refused_by_name(value: object, key: str) -> None:
    with pytest.raises(InputInvalid) as caught:
        read_date(value, today=TODAY, field="joined")
    assert caught.value.key == key
    assert caught.value.params["field"] == "joined"


def test_workbooks_that_count_from_1904() -> None:
    assert read_date(44267 - 1462, today=TODAY, date1904=True).value == MARCH
    with pytest.raises(InputInvalid):
        read_date(2_958_465, today=TODAY, date1904=True)


def test_the_order_matters_only_where_both_are_possible() -> None:
    asked = read_date("03/04/2024", today=TODAY)
    assert (asked.value, asked.ambiguous, asked.only) == (date(2024, 4, 3), True, None)
    other = read_date("03/04/2024", today=TODAY, order=DateOrder.MONTH_FIRST)
    assert other.value == date(2024, 3, 4)
    sure = read_date("03/13/2024", today=TODAY)
    assert (sure.value, sure.only) == (date(2024, 3, 13), DateOrder.MONTH_FIRST)
    same = read_date("04/04/2024", today=TODAY)
    assert (same.ambiguous, same.only) == (False, None)
    assert read_date("2024-04-03", today=TODAY).form is DateForm.ISO


def test_the_whole_file_speaks_for_one_order() -> None:
    def evidence(*texts: str) -> DateOrder:
        return order_evidence(read_date(t, today=TODAY) for t in texts).order

    assert evidence("03/04/2024", "13/04/2024") is DateOrder.DAY_FIRST
    assert evidence("03/04/2024", "04/13/2024") is DateOrder.MONTH_FIRST
    assert evidence("03/04/2024") is DateOrder.DAY_FIRST


@pytest.mark.parametrize(("text", "year"), [("1/1/36", 2036), ("1/1/37", 1937), ("1/1/99", 1999)])
def test_two_digit_years_fall_in_the_window(text: str, year: int) -> None:
    assert read_date(text, today=TODAY).value.year == year


@given(st.dates(date(1900, 1, 1), date(2036, 12, 31)))
def test_every_written_date_reads_back(day: date) -> None:
    assert read_date(day.strftime("%d/%m/%Y"), today=TODAY).value == day
    assert read_date(day.isoformat(), today=TODAY).value == day
    assert read_date(day.strftime("%d %B %Y"), today=TODAY).value == day


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_a_named_refusal(text: str) -> None:
    try:
        read_date(text, today=TODAY)
    except InputInvalid as error:
        assert error.key.startswith("date-")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 11, 30), 1, date(2024, 12, 30)),
    ],
)
def test_months_are_capped_at_the_last_day(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_months_outside_the_calendar_are_refused() -> None:
    with pytest.raises(InputInvalid):
        add_months(date(2024, 1, 1), 12 * 9000)


def test_served_months_round_from_fifteen_days() -> None:
    assert served_months(date(2024, 1, 1), date(2024, 12, 31)) == 12
    assert served_months(date(2024, 1, 1), date(2024, 1, 14)) == 0
    assert served_months(date(2024, 1, 1), date(2024, 1, 15)) == 1
    assert served_months(date(2024, 1, 1), date(2025, 6, 30)) == 18
    assert served_months(date(2024, 1, 2), date(2024, 1, 1)) == 0
    assert term_end(date(2024, 1, 1), 36) == date(2026, 12, 31)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_adding_and_counting_months_agree(start: date, months: int) -> None:
    end = add_months(start, months)
    assert whole_months(start, end) == months
    assert whole_months(start, end - timedelta(days=1)) == max(months - 1, 0)
    assert whole_months(end, start - timedelta(days=1)) == 0
