"""Files of a bank and paper books in spreadsheets that were made to harm, or were saved badly.

Whatever stands in a cell, its line is taken with an amount that books can hold, or named with its
own sentence; the rest of the file is read.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from finance.bank.importing import guessed_columns, open_bank_file, read_rows
from finance.ledger.books import MemberRow
from finance.savings.opening_file import COLUMNS, read_opening
from sr_board.base.errors import SRBoardError
from sr_board.base.money import MAX_PAISE
from sr_board.people.exchange.writing import csv_bytes
from sr_board.wording import WORDS
from tests.unit.people.sheets import saved

TODAY = date(2026, 6, 1)
MEMBERS = (MemberRow("a" * 32, 1, "Asha", "fish", "sea", None, None),)
NASTY = (
    "", "0", "-5", "−৫০০", "১,০০,০০০", "100000", "1,00,000.50", "10^18", str(10**18), "1e400",
    "NaN", "Infinity", "-0", "5.005", "Rs. 500/-", "৫০০ টাকা", "five hundred", "=1+1",
    "=cmd|'/c calc'!A1", "#REF!", "\u202e500", "5\u200b00", "x" * 40_000, "31/02/2026",
    "২০২৬-০৫-০৩", "1/1/0001", "9999-12-31", "99999999", "03/05/2026", "2026-05-03", "5,000.00 Cr",
    "Dr", "Asha", "१२३", "½", "٥٠٠", "\ufeff", "'", '"', "\ttab", "1", "12",
)  # fmt: skip
"""What stands in cells of real and of hostile files."""
cells = st.sampled_from(NASTY)
HEADS = ["Date", "Description", "Ref No", "Withdrawal", "Deposit", "Balance"]


def bank_rows(data: bytes) -> None:
    """Read it as the page does; every row is a sound line or says what is wrong."""
    file = open_bank_file(data)
    for row in read_rows(file, guessed_columns(file.headings), today=TODAY):
        if row.line is None:
            assert row.wrong in WORDS
        else:
            assert 0 < abs(row.line.amount) <= 2 * MAX_PAISE
            assert abs(row.line.balance or 0) <= MAX_PAISE
            assert row.line.on_date.year < 2100


def opening_rows(data: bytes) -> None:
    """The same for a paper book."""
    found = read_opening(data, MEMBERS, TODAY)
    for fault in found.faults:
        assert fault.error.key in WORDS
    amounts = [each for row in (*found.members, *found.loans) for each in row.values()]
    for each in (*amounts, *found.control.values()):
        assert not isinstance(each, int) or 0 <= each <= MAX_PAISE * len(MEMBERS) * 10


@pytest.mark.parametrize("reader", [bank_rows, opening_rows])
@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file-empty"),
        (b"MZ\x90\0\x03program", "file-is-program"),
        (b"%PDF-1.7 ...", "file-is-pdf"),
        (b"PK\x03\x04 broken", "file-damaged"),
        (b"Date,Deposit\n03/05/2026,5\0\0\0\x01\x02,\n", "file-not-text"),
        (b"x" * (26 * 1024 * 1024), "file-too-big"),
    ],
)
def test_what_is_no_table_is_refused_by_name(reader: object, data: bytes, key: str) -> None:
    with pytest.raises(SRBoardError) as refused:
        reader(data)  # type: ignore[operator]
    assert refused.value.key == key


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(cells, min_size=6, max_size=6), min_size=1, max_size=6))
@example([["03/05/2026", "x", "", "", str(10**18), ""]])
@example([["03/05/2026", "x", "", "5", "5", "5,000.00 Cr"]])
def test_any_cells_of_a_bank_s_file_are_read_or_named(rows: list[list[str]]) -> None:
    bank_rows(csv_bytes(HEADS, rows))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(cells, min_size=14, max_size=14), min_size=1, max_size=5))
@example([["1", "Asha", str(10**18), *[""] * 11]])
@example([["1", "Asha", "-5", *[""] * 11]])
def test_any_cells_of_a_paper_book_are_read_or_named(rows: list[list[str]]) -> None:
    opening_rows(csv_bytes(list(COLUMNS.values()), rows))


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for reader in (bank_rows, opening_rows):
        for file in (data, b"Date,Description,Deposit,Withdrawal\n" + data):
            try:
                reader(file)
            except SRBoardError as refused:
                assert refused.key in WORDS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_bank_s_file_in_any_usual_encoding(encoding: str) -> None:
    text = "Date,Description,Deposit,Withdrawal\n03/05/2026,Dépôt,500,\n"
    file = open_bank_file(text.encode(encoding))
    (row,) = read_rows(file, guessed_columns(file.headings), today=TODAY)
    assert row.line is not None and row.line.amount == 500_00


def test_formulas_are_named_and_hidden_rows_are_read_and_counted() -> None:
    book = Workbook()  # type: ignore[no-untyped-call]
    sheet = book.worksheets[0]
    sheet.append(HEADS)
    sheet.append(["03/05/2026", "hidden", "", "", "500", "500"])
    sheet.append(["04/05/2026", "sum", "", "", "=E2*2", "1500"])
    sheet.row_dimensions[2].hidden = True
    file = open_bank_file(saved(book))
    rows = read_rows(file, guessed_columns(file.headings), today=TODAY)
    assert file.hidden_rows == 1
    assert [(row.line.amount if row.line else row.wrong) for row in rows] == [
        500_00,
        "bank-row-formula",
    ]
