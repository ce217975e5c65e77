"""Books on paper: sums carried over the page, lying pages, versions without names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.reports.cell_words import cell_words
from finance.reports.papers import BookPaper, book_pdf
from finance.reports.table import Column, ColumnKind, TableShape
from sr_board.i18n import translator
from sr_board.papers import Letterhead, page_count, page_images, page_texts
from sr_board.papers.tables import _levelled

HEAD = Letterhead("Bakul Samiti")


@dataclass(frozen=True)
class Line:
    day: date
    words: str
    who: str
    money_in: int
    money_out: int
    left: int


def shape(extra: int = 0) -> TableShape:
    blanks = tuple(Column("words", f"Column {n}") for n in range(extra))
    return TableShape(
        "cash",
        "Cash book",
        (
            Column("day", "Day", ColumnKind.DATE),
            Column("words", "For what"),
            Column("who", "Member", ColumnKind.PERSON),
            Column("money_in", "Money in", ColumnKind.MONEY, total=True),
            Column("money_out", "Money out", ColumnKind.MONEY, total=True),
            Column("left", "Balance", ColumnKind.MONEY),
            *blanks,
        ),
    )


def lines(count: int) -> list[Line]:
    start = date(2026, 4, 1)
    return [
        Line(start + timedelta(days=n), f"Line {n}", "Asha", 1000 * n, 50 * n, 950 * n)
        for n in range(1, count + 1)
    ]


def test_sums_are_carried_over_the_page() -> None:
    rows = lines(90)
    pdf = book_pdf(BookPaper(shape(), rows), translator("en"), HEAD)
    pages = page_texts(pdf)
    assert len(pages) >= 2
    for before, after in pairwise(pages):
        last = max(int(n) for n in re.findall(r"Line (\d+)", before))
        money_in = f"{sum(10 * n for n in range(1, last + 1)):,}"
        assert "Carried forward" in before and "Brought forward" in after
        assert money_in in before.replace("\n", " ") and money_in in after.replace("\n", " ")
    assert "Carried forward" not in pages[-1] and "Brought forward" not in pages[0]
    assert "40,950" in pages[-1]  # the whole: 10 rupees times the sum of 1 to 90


@pytest.mark.parametrize("count", range(24, 32))
def test_signatures_never_stand_on_a_page_without_rows(count: int) -> None:
    book = BookPaper(shape(), lines(count), signs=("Treasurer", "Chair"), note="In rupees.")
    pages = page_texts(book_pdf(book, translator("en"), HEAD))
    assert "Treasurer" in pages[-1]
    assert re.search(r"Line \d+", pages[-1])
    assert sum(len(re.findall(r"Line \d+", page)) for page in pages) == count


@given(
    st.lists(
        st.tuples(st.floats(10, 120), st.floats(0, 600)).map(lambda p: (p[0], p[0] + p[1])),
        min_size=1,
        max_size=9,
    ),
    st.floats(0.05, 0.95),
)
@settings(max_examples=60)
def test_columns_too_wide_for_the_page(cells: list[tuple[float, float]], part: float) -> None:
    least, wide = [c[0] for c in cells], [c[1] for c in cells]
    room = sum(least) + part * (sum(wide) - sum(least))
    found = _levelled(wide, least, room)
    assert sum(found) == pytest.approx(room)
    for width, lowest, wish in zip(found, least, wide, strict=True):
        assert lowest - 1e-6 <= width <= wish + 1e-6


def test_a_sentence_gives_way_before_a_day_does() -> None:
    day, words = _levelled([70, 900], [30, 60], 400)
    assert (day, words) == (70, 330)


def test_a_book_with_many_columns_lies() -> None:
    rows = lines(3)
    standing = next(page_images(book_pdf(BookPaper(shape(), rows), translator("en"), HEAD), dpi=40))
    lying = next(page_images(book_pdf(BookPaper(shape(3), rows), translator("en"), HEAD), dpi=40))
    assert standing.height > standing.width
    assert lying.width > lying.height


def test_without_names_no_name_stands_on_it() -> None:
    named = page_texts(book_pdf(BookPaper(shape(), lines(2)), translator("en"), HEAD))
    bare = page_texts(book_pdf(BookPaper(shape(), lines(2), names=False), translator("en"), HEAD))
    assert "Asha" in named[0] and "Asha" not in bare[0]


def test_an_empty_book_says_so() -> None:
    pdf = book_pdf(BookPaper(shape(), ()), translator("en"), HEAD)
    assert page_count(pdf) == 1
    assert "Nothing is written in this book." in page_texts(pdf)[0]


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (ColumnKind.MONEY, 123456750, "12,34,567.50"),
        (ColumnKind.MONEY, -5000, "−50"),
        (ColumnKind.MONEY, 0, "–"),
        (ColumnKind.MONEY, None, "–"),
        (ColumnKind.TEXT, None, ""),
        (ColumnKind.INT, 0, "0"),
        (ColumnKind.PERCENT, 1339, "13.39 %"),
        (ColumnKind.PERCENT, -5, "−0.05 %"),
        (ColumnKind.DATE, date(2026, 4, 1), "01/04/2026"),
        (ColumnKind.YES, True, "yes"),
        (ColumnKind.YES, False, ""),
        (ColumnKind.WORD, "Total", "Total"),
        (ColumnKind.TEXT, "Total", "Total"),
        (ColumnKind.CODE, "2026-27/1", "2026-27/1"),
        (ColumnKind.WORD, "Money in · 411", "Money in · 411"),
    ],
)
def test_cells_in_words(kind: ColumnKind, value: object, words: str) -> None:
    column = Column("x", "X", kind)
    assert cell_words(column, value, translator("en")) == words  # type: ignore[arg-type]


def test_cells_in_bengali_digits() -> None:
    tr = translator("bn", native_digits=True)
    assert cell_words(Column("x", "X", ColumnKind.MONEY), 123456750, tr) == "১২,৩৪,৫৬৭.৫০"
    assert cell_words(Column("x", "X", ColumnKind.PERCENT), 1339, tr) == "১৩.৩৯ %"
    assert cell_words(Column("x", "X", ColumnKind.CODE), "2026-27/1", tr) == "২০২৬-২৭/১"
    assert cell_words(Column("x", "X", ColumnKind.TEXT), "Shop 12", tr) == "Shop 12"
    assert cell_words(Column("x", "X", ColumnKind.WORD), "Money in · 411", tr) == "টাকা এল · 411"
