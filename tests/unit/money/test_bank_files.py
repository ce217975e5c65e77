"""A bank's own file as lines of the bank."""

from __future__ import annotations

from datetime import date

import pytest

from finance.bank.importing import (
    Use,
    guessed_columns,
    is_ambiguous,
    open_bank_file,
    read_rows,
)
from sr_board.base.errors import InputInvalid

TODAY = date(2026, 6, 1)
PLAIN = """Gramin Bank,,,,
Statement of account,,,,
Txn Date,Description,Ref No./Cheque No.,Debit,Credit,Balance
03/05/2026,CASH DEP,,,"5,000.00","5,000.00"
30/05/2026,CHQ PAID,000123,"1,250.50",,"3,749.50 Cr"
31/05/2026,INT,,-,31.20,"3,780.70"
,Total,,"1,250.50","5,031.20",
"""
ONE_AMOUNT = """তারিখ,বিবরণ,Dr/Cr,টাকা,স্থিতি
২০২৬-০৫-০৩,জমা,CR,৫০০০,৫০০০
২০২৬-০৫-০৪,চার্জ,DR,১১.৮০,৪৯৮৮.২০
"""


def columns_of(text: str) -> dict[Use, str]:
    """The columns that are guessed for a file."""
    return guessed_columns(open_bank_file(text.encode()).headings)


def test_a_usual_file_is_understood_without_asking() -> None:
    file = open_bank_file(PLAIN.encode())
    rows = read_rows(file, guessed_columns(file.headings), today=TODAY)
    lines = [row.line for row in rows if row.line is not None]
    assert [line.amount for line in lines] == [5000_00, -1250_50, 31_20]
    assert [line.balance for line in lines] == [5000_00, 3749_50, 3780_70]
    assert (lines[1].number, lines[1].on_date) == ("000123", date(2026, 5, 30))


def test_the_row_of_sums_is_told_and_not_taken() -> None:
    file = open_bank_file(PLAIN.encode())
    rows = read_rows(file, guessed_columns(file.headings), today=TODAY)
    assert [row.wrong for row in rows if row.line is None] == ["date-missing"]


def test_one_column_of_amounts_and_one_of_sides() -> None:
    file = open_bank_file(ONE_AMOUNT.encode())
    columns = guessed_columns(file.headings)
    assert columns[Use.SIDE] == "Dr/Cr"
    lines = [row.line for row in read_rows(file, columns, today=TODAY) if row.line]
    assert [line.amount for line in lines] == [5000_00, -11_80]
    assert lines[1].balance == 4988_20


def test_the_newest_first_is_turned_round() -> None:
    text = "Date,Amount\n05/05/2026,5\n04/05/2026,4\n04/05/2026,3\n"
    file = open_bank_file(text.encode())
    lines = [row.line for row in read_rows(file, guessed_columns(file.headings), today=TODAY)]
    assert [line.amount for line in lines if line] == [3_00, 4_00, 5_00]


def test_day_and_month_are_asked_once_when_the_file_does_not_say() -> None:
    unclear = open_bank_file(b"Date,Amount\n05/04/2026,5\n")
    clear = open_bank_file(b"Date,Amount\n05/04/2026,5\n31/03/2026,4\n")
    columns = {Use.DATE: "Date", Use.AMOUNT: "Amount"}
    assert is_ambiguous(unclear, columns, TODAY)
    assert not is_ambiguous(clear, columns, TODAY)
    assert not is_ambiguous(clear, {}, TODAY)


def test_what_cannot_be_read_says_why() -> None:
    file = open_bank_file(b"Date,Amount\n05/05/2026,much\n99/99/2026,5\n,,\n06/05/2026,5\n")
    rows = read_rows(file, guessed_columns(file.headings), today=TODAY)
    assert [row.wrong for row in rows] == ["amount-unreadable", "date-impossible", ""]


def test_a_file_without_a_heading_and_columns_that_are_missing() -> None:
    with pytest.raises(InputInvalid) as wrong:
        open_bank_file(b"a,b\n1,2\n")
    assert wrong.value.key == "bank-file-no-heading"
    file = open_bank_file(PLAIN.encode())
    with pytest.raises(InputInvalid) as wrong:
        read_rows(file, {Use.DATE: "Txn Date", Use.IN: "Credit"}, today=TODAY)
    assert wrong.value.key == "bank-columns-missing"


def test_guesses_name_each_heading_once() -> None:
    found = columns_of(PLAIN)
    assert found == {
        Use.DATE: "Txn Date",
        Use.TEXT: "Description",
        Use.NUMBER: "Ref No./Cheque No.",
        Use.IN: "Credit",
        Use.OUT: "Debit",
        Use.BALANCE: "Balance",
    }
