"""Registers as files: numbers stay numbers, and nothing typed is computed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest

from finance.reports.table import Column, ColumnKind, TableShape
from finance.reports.table_files import FILE_KINDS, table_bytes
from sr_board.i18n import translator


@dataclass(frozen=True)
class Row:
    """A row with one cell of every kind."""

    day: date
    text: str
    who: str
    amount: int
    share: int
    count: int
    done: bool
    word: str = "yes"
    nothing: None = None


SHAPE = TableShape(
    "all",
    "Yes",
    (
        Column("day", "Day", ColumnKind.DATE),
        Column("text", "Words"),
        Column("who", "Name", ColumnKind.PERSON),
        Column("amount", "Amount", ColumnKind.MONEY, total=True),
        Column("share", "Share", ColumnKind.PERCENT),
        Column("count", "No.", ColumnKind.INT),
        Column("done", "yes", ColumnKind.YES),
        Column("word", "yes", ColumnKind.WORD),
        Column("nothing", "no"),
    ),
)
ROWS = [
    Row(date(2026, 4, 14), "=1+1", "@Asha", -123456789, 2381, 7, True),
    Row(date(2026, 4, 15), "\t-5", "Bina", 5, 0, -1, False),
]


def test_csv_has_its_mark_and_neutral_text() -> None:
    content = table_bytes(SHAPE, ROWS, "csv", translator("en"), names=True)
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert read[1] == [
        "2026-04-14",
        "'=1+1",
        "'@Asha",
        "-1234567.89",
        "23.81",
        "7",
        "yes",
        "yes",
        "",
    ]
    assert read[2][1:6] == ["'\t-5", "Bina", "0.05", "0.00", "-1"]


def test_a_spreadsheet_has_numbers_and_texts_but_no_formula() -> None:
    content = table_bytes(SHAPE, ROWS, "xlsx", translator("en"), names=True)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    (_, first, second) = list(sheet.iter_rows())
    assert [cell.data_type for cell in first[:6]] == ["d", "s", "s", "n", "n", "n"]
    assert (first[1].value, first[1].quotePrefix) == ("=1+1", True)
    assert (first[3].value, first[3].number_format) == (-1234567.89, "#,##0.00")
    assert (second[3].value, second[5].value) == (0.05, -1)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_without_names_there_is_no_name(kind: str) -> None:
    content = table_bytes(SHAPE, ROWS, kind, translator("en"), names=False)
    if kind == "csv":
        assert b"Asha" not in content and b"Bina" not in content and b"0.05" in content
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
        assert not {"@Asha", "Bina", "Name"} & cells


def test_words_are_in_the_language_of_the_file() -> None:
    content = table_bytes(SHAPE, ROWS[:1], "csv", translator("bn"), names=True).decode("utf-8-sig")
    assert translator("bn").say("yes") in content


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        table_bytes(SHAPE, ROWS, "ods", translator("en"), names=True)
