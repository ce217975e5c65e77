"""A bank's own file (CSV or spreadsheet) as lines of the bank: columns named once, rows read.

Nothing is written here. Amounts are read as text in any digits and grouping, formulas are not
evaluated, and the order of day and month is taken from the whole file. Source: domain paper on
money, 12 (screen 6) and 13 (import safety).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from finance.bank.commands import NewLine
from sr_board.base.dates import DateOrder, DateReading, order_evidence, read_date
from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from sr_board.base.text import fold
from sr_board.people.exchange.reading import read_register
from sr_board.people.exchange.table import Table, TableRow, as_text

__all__ = [
    "BankFile",
    "BankFileRow",
    "Use",
    "guessed_columns",
    "is_ambiguous",
    "open_bank_file",
    "read_rows",
]


class Use(StrEnum):
    """What a column of the bank's file holds."""

    DATE = "date"
    TEXT = "text"
    NUMBER = "number"
    IN = "in"
    OUT = "out"
    AMOUNT = "amount"
    SIDE = "side"
    BALANCE = "balance"


_WORDS: Mapping[Use, tuple[str, ...]] = {
    Use.DATE: ("txn date", "transaction date", "date", "তারিখ", "तारीख", "दिनांक"),
    Use.TEXT: ("description", "narration", "particulars", "remarks", "details", "বিবরণ", "विवरण"),
    Use.NUMBER: ("ref no", "reference", "cheque", "chq", "slip", "instrument", "চেক", "चेक"),
    Use.IN: ("deposit", "credit", "cr amount", "money in", "জমা", "जमा"),
    Use.OUT: ("withdrawal", "debit", "dr amount", "money out", "তোলা", "निकासी"),
    Use.AMOUNT: ("amount", "টাকা", "राशि"),
    Use.SIDE: ("dr/cr", "cr/dr", "debit/credit", "type"),
    Use.BALANCE: ("balance", "স্থিতি", "शेष"),
}
_OUT_SIDES = ("d", "dr", "debit", "withdrawal", "-")
_HEADING_ROWS = 40


@dataclass(frozen=True)
class BankFile:
    """A file that was read: its heading, the rows below, how the dates lie, and how many of its
    rows a spreadsheet hides; those are read too."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    date1904: bool
    hidden_rows: int = 0


@dataclass(frozen=True)
class BankFileRow:
    """A row of the file: the line it makes, or the key of what is wrong with it."""

    row_no: int
    line: NewLine | None
    wrong: str = ""


def open_bank_file(data: bytes) -> BankFile:
    """Read the bytes of a file. Lines above the heading (name, address) are left out.

    Raises InputInvalid as `read_register`, and "bank-file-no-heading".
    """
    table: Table = read_register(data)
    for place, row in enumerate(table.rows[:_HEADING_ROWS]):
        headings = tuple(as_text(cell) for cell in row.cells)
        if {Use.DATE} < set(guessed_columns(headings)):
            return BankFile(headings, table.rows[place + 1 :], table.date1904, table.hidden_rows)
    raise InputInvalid("bank-file-no-heading", field="file")


def guessed_columns(headings: Sequence[str]) -> dict[Use, str]:
    """Which heading is probably for what; the first that fits, each heading once."""
    found: dict[Use, str] = {}
    for use in (*(u for u in Use if u is not Use.AMOUNT), Use.AMOUNT):
        for word in _WORDS[use]:
            fits = [h for h in headings if fold(word) in fold(h) and h not in found.values()]
            if fits and _is(use, fits[0]):
                found[use] = fits[0]
                break
    return found


def _is(use: Use, heading: str) -> bool:
    """A heading with both sides in it says which side, not how much."""
    both = "dr" in fold(heading) and "cr" in fold(heading)
    return both == (use is Use.SIDE) or use not in {Use.IN, Use.OUT, Use.SIDE, Use.AMOUNT}


def read_rows(
    file: BankFile,
    columns: Mapping[Use, str],
    *,
    today: date,
    order: DateOrder | None = None,
) -> tuple[BankFileRow, ...]:
    """Each row as a line of the bank. Rows without date and amount (sums, remarks) are left out.

    `order`: of day and month; None takes what the whole file says. Raises InputInvalid
    "bank-columns-missing" when neither an amount nor money in and out is named.
    """
    places = {use: file.headings.index(h) for use, h in columns.items() if h in file.headings}
    if Use.DATE not in places or not ({Use.IN, Use.OUT} <= set(places) or Use.AMOUNT in places):
        raise InputInvalid("bank-columns-missing", field="columns")
    chosen = order or _order(file, places[Use.DATE], today)
    found = (_row(row, places, file.date1904, chosen, today) for row in file.rows)
    return _by_date(tuple(one for one in found if one is not None))


def is_ambiguous(file: BankFile, columns: Mapping[Use, str], today: date) -> bool:
    """Whether day and month may be the other way round in the whole file: it is asked once."""
    if columns.get(Use.DATE) not in file.headings:
        return False
    found = order_evidence(_readings(file, file.headings.index(columns[Use.DATE]), today))
    return bool(found.ambiguous) and found.day_first == found.month_first


def _order(file: BankFile, place: int, today: date) -> DateOrder:
    return order_evidence(_readings(file, place, today)).order


def _readings(file: BankFile, place: int, today: date) -> list[DateReading]:
    found: list[DateReading] = []
    for row in file.rows:
        try:
            found.append(read_date(row.at(place), today=today, date1904=file.date1904))
        except InputInvalid:
            continue
    return found


def _row(
    row: TableRow,
    places: Mapping[Use, int],
    date1904: bool,
    order: DateOrder,
    today: date,
) -> BankFileRow | None:
    said = {use: as_text(row.at(place)) for use, place in places.items()}
    if row.formulas and {place for place, _ in row.formulas} & set(places.values()):
        return BankFileRow(row.row_no, None, "bank-row-formula")
    try:
        amount = _amount(said)
        if amount == 0:
            return None
        day = read_date(row.at(places[Use.DATE]), today=today, order=order, date1904=date1904)
        balance = said.get(Use.BALANCE, "")
        line = NewLine(
            day.value,
            amount,
            said.get(Use.TEXT, "")[:300],
            said.get(Use.NUMBER, "")[:120],
            _signed(balance) if balance else None,
        )
    except InputInvalid as wrong:
        return BankFileRow(row.row_no, None, wrong.key)
    return BankFileRow(row.row_no, line)


def _amount(said: Mapping[Use, str]) -> int:
    """Paise into the account; nought for a row that is no line."""
    if Use.IN in said and Use.OUT in said:
        into = _signed(said[Use.IN]) if said[Use.IN] else 0
        return into - (_signed(said[Use.OUT]) if said[Use.OUT] else 0)
    if not said[Use.AMOUNT]:
        return 0
    amount = _signed(said[Use.AMOUNT])
    side = said.get(Use.SIDE, "").strip().casefold().rstrip(".")
    return -abs(amount) if side in _OUT_SIDES else amount


def _signed(text: str) -> int:
    """An amount that may end in Cr or Dr, as banks write it."""
    bare = text.strip()
    low = bare.casefold().rstrip(".")
    for ending, sign in (("cr", 1), ("dr", -1)):
        if low.endswith(ending):
            return sign * parse_money(bare[: len(low) - 2].strip(), negative=True)
    return 0 if bare in {"-", "–", "0"} else parse_money(bare, negative=True)


def _by_date(rows: tuple[BankFileRow, ...]) -> tuple[BankFileRow, ...]:
    """Oldest first: a file that begins with the newest line is turned round."""
    days = [row.line.on_date for row in rows if row.line is not None]
    return rows[::-1] if len(days) > 1 and days[0] > days[-1] else rows
