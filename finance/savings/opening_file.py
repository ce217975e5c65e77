"""A paper book from a spreadsheet: the template that is offered, and what a filled one says.

One line for each member, further lines with the same number for further loans, and a line of sums
that becomes the totals of the paper book. Reading has the bounds of every register file; amounts
come in either digits and either grouping; a formula is never believed; day or month first is asked
once for the whole file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from finance.ledger.books import MemberRow
from sr_board.base.dates import DateOrder, DateReading, order_evidence, read_date
from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.base.money import parse_money
from sr_board.base.text import fold
from sr_board.i18n import N_, SHIPPED, translator
from sr_board.people.exchange.cells import is_total_word, read_number
from sr_board.people.exchange.reading import read_register
from sr_board.people.exchange.table import Table, TableRow, as_text
from sr_board.people.exchange.writing import csv_bytes, xlsx_bytes

__all__ = ["COLUMNS", "FileFault", "OpeningFile", "read_opening", "template"]

COLUMNS: Mapping[str, str] = {
    "number": N_("Member number"),
    "name": N_("Name"),
    "compulsory": N_("Savings"),
    "voluntary": N_("Extra savings"),
    "shares": N_("Paid for shares"),
    "original": N_("Loan given"),
    "balance": N_("Loan left"),
    "rate": N_("Per cent a month"),
    "left": N_("Instalments still to come"),
    "overdue_principal": N_("Overdue: loan"),
    "overdue_interest": N_("Overdue: interest"),
    "overdue_fines": N_("Overdue: fines"),
    "given_on": N_("Loan given on"),
    "first_due": N_("Next instalment on"),
}
_SAVED = ("compulsory", "voluntary", "shares")
_LOAN = ("original", "balance", "overdue_principal", "overdue_interest", "overdue_fines")
_DAYS = ("given_on", "first_due")
_WITHIN = 20


@dataclass(frozen=True)
class FileFault:
    """A cell that could not be taken: its line in the file, its column, and why."""

    row_no: int
    column: str
    error: SRBoardError


@dataclass(frozen=True)
class OpeningFile:
    """What a file says, as rows of the content.

    `ambiguous`: a date of which nothing in the file shows whether day or month stands first; ""
    when that is clear. `ignored`: headings that mean nothing here. `hidden_rows`: rows that
    a spreadsheet hides and that were read too.
    """

    members: tuple[Mapping[str, Any], ...]
    loans: tuple[Mapping[str, Any], ...]
    control: Mapping[str, int]
    faults: tuple[FileFault, ...] = ()
    ambiguous: str = ""
    ignored: tuple[str, ...] = ()
    hidden_rows: int = 0


@dataclass
class _Reading:
    """The state of one reading."""

    columns: Mapping[str, int]
    members: Mapping[int, MemberRow]
    names: Mapping[str, MemberRow]
    today: date
    order: DateOrder
    date1904: bool
    faults: list[FileFault] = field(default_factory=list)
    dates: list[tuple[str, DateReading]] = field(default_factory=list)

    def amount(self, row: TableRow, column: str) -> int | None:
        """Paise in a cell; None when it is empty, or cannot be taken, which is noted."""
        index = self.columns.get(column)
        if index is None or not row.shown(index):
            return None
        try:
            if index in dict(row.formulas):
                raise InputInvalid("opening-cell-formula", field=column)
            return parse_money(as_text(row.at(index)), field=column)
        except SRBoardError as error:
            self.faults.append(FileFault(row.row_no, column, error))
            return None

    def count(self, row: TableRow, column: str) -> int | None:
        """A whole number in a cell, as `amount`."""
        paise = self.amount(row, column)
        if paise is not None and paise % 100:
            shown = as_text(row.at(self.columns[column]))
            error = InputInvalid("number-unreadable", field=column, value=shown)
            self.faults.append(FileFault(row.row_no, column, error))
            return None
        return None if paise is None else paise // 100

    def day(self, row: TableRow, column: str) -> str:
        """An ISO day in a cell, "" when it is empty or cannot be taken."""
        index = self.columns.get(column)
        if index is None or not row.shown(index):
            return ""
        try:
            found = read_date(
                row.at(index), today=self.today, order=self.order, date1904=self.date1904,
                field=column,
            )  # fmt: skip
        except SRBoardError as error:
            self.faults.append(FileFault(row.row_no, column, error))
            return ""
        self.dates.append((as_text(row.at(index)), found))
        return found.value.isoformat()

    def text(self, row: TableRow, column: str) -> str:
        """The text of a cell."""
        index = self.columns.get(column)
        return "" if index is None else as_text(row.at(index))

    def member(self, row: TableRow) -> MemberRow | None:
        """Whose line it is: by her number, else by her name; noted when nobody is found."""
        number = self.columns.get("number")
        found = None
        if number is not None and row.shown(number):
            try:
                read = read_number(row.at(number))
                found = self.members.get(read.value) if read is not None else None
            except SRBoardError:
                found = None
        found = found or self.names.get(fold(self.text(row, "name")))
        if found is None:
            error = InputInvalid("opening-member-unknown", field="number")
            self.faults.append(FileFault(row.row_no, "number", error))
        return found


def template(
    members: Iterable[MemberRow], form: str, language: str, *, shares: bool = False
) -> bytes:
    """An empty file with a line for each member. `form`: xlsx or csv."""
    tr = translator(language)
    keys = [key for key in COLUMNS if shares or key != "shares"]
    headings = [tr.say(COLUMNS[key]) for key in keys]
    rows = [[each.number, each.name, *[None] * (len(keys) - 2)] for each in members]
    if form == "csv":
        return csv_bytes(headings, rows)
    return xlsx_bytes(tr.say(N_("Paper book")), headings, rows)


def read_opening(
    data: bytes,
    members: Sequence[MemberRow],
    today: date,
    order: DateOrder | None = None,
) -> OpeningFile:
    """What a filled file says. `order`: the answer to the question about its dates.

    Raises InputInvalid as `read_register`, and "opening-file-no-headings" when the columns of the
    template are not there.
    """
    table = read_register(data)
    head, columns, ignored = _headings(table)
    reading = _Reading(
        columns,
        {each.number: each for each in members},
        {fold(each.name): each for each in members},
        today,
        order or DateOrder.DAY_FIRST,
        table.date1904,
    )
    saved: dict[str, dict[str, Any]] = {}
    loans: list[dict[str, Any]] = []
    control: dict[str, int] = {}
    for row in table.rows[head + 1 :]:
        if not row.filled():
            continue
        if any(is_total_word(row.at(index)) for index in row.filled()[:3]):
            control = _control(reading, row)
            continue
        _take(reading, row, saved, loans)
    return OpeningFile(
        tuple(saved.values()),
        tuple(loans),
        control,
        tuple(reading.faults),
        _ambiguous(reading) if order is None else "",
        ignored,
        table.hidden_rows,
    )


def _words() -> Mapping[str, str]:
    return {
        fold(translator(language).say(label)): key
        for language in SHIPPED
        for key, label in COLUMNS.items()
    }


def _headings(table: Table) -> tuple[int, Mapping[str, int], tuple[str, ...]]:
    """Place of the line of headings, its columns by meaning, and what means nothing."""
    words = _words()
    for place, row in enumerate(table.rows[:_WITHIN]):
        found: dict[str, int] = {}
        ignored: list[str] = []
        for index in row.filled():
            heading = as_text(row.at(index))
            key = words.get(fold(heading))
            if key is None or key in found:
                ignored.append(heading[:60])
            else:
                found[key] = index
        if ("number" in found or "name" in found) and len(found) > 1:
            return place, found, tuple(ignored)
    raise InputInvalid("opening-file-no-headings", field="file")


def _take(
    reading: _Reading, row: TableRow, saved: dict[str, dict[str, Any]], loans: list[dict[str, Any]]
) -> None:
    member = reading.member(row)
    if member is None:
        return
    amounts = {name: reading.amount(row, name) for name in _SAVED}
    if any(amounts.values()):
        if member.member_id in saved:
            error = InputInvalid("opening-row-twice", field="rows")
            reading.faults.append(FileFault(row.row_no, "number", error))
        else:
            saved[member.member_id] = {"member_id": member.member_id, **amounts}
    owed = {name: reading.amount(row, name) for name in _LOAN}
    if any(owed.values()):
        loans.append(
            {
                "member_id": member.member_id,
                **owed,
                "left": reading.count(row, "left"),
                "rate": reading.text(row, "rate") or "0",
                **{name: reading.day(row, name) for name in _DAYS},
            }
        )


def _control(reading: _Reading, row: TableRow) -> dict[str, int]:
    """Totals of the paper book from its line of sums."""
    savings = [reading.amount(row, name) for name in ("compulsory", "voluntary")]
    found = {
        "savings": sum(n or 0 for n in savings) if any(savings) else None,
        "loans": reading.amount(row, "balance"),
        "shares": reading.amount(row, "shares"),
    }
    return {key: value for key, value in found.items() if value is not None}


def _ambiguous(reading: _Reading) -> str:
    """A date that could be read in two ways, while no other date settles it."""
    evidence = order_evidence(found for _, found in reading.dates)
    if not evidence.ambiguous or evidence.day_first or evidence.month_first:
        return ""
    return next(text for text, found in reading.dates if found.ambiguous)
