"""One row of the file read cell by cell. A bad cell becomes a note; no row stops the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from sr_board.base.dates import DateForm, DateOrder, DateReading, read_date
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.text import ascii_digits, fold
from sr_board.people.exchange import cells
from sr_board.people.exchange.columns import Layout
from sr_board.people.exchange.headings import TAKEN, Meaning, is_heading
from sr_board.people.exchange.proposal import (
    Act,
    Existing,
    Note,
    Offer,
    RowAnswer,
    RowData,
    Vocabulary,
)
from sr_board.people.exchange.table import CellValue, TableRow, as_text
from sr_board.people.rules.kinds import LeaveReason, MemberStatus
from sr_board.people.rules.membership import age_on, check_dates, check_min_age, status_after

__all__ = ["DateHabits", "Draft", "RowReader", "may_be_turned", "read_dates_of"]

_PRIVATE = frozenset({Meaning.PHONE, Meaning.LEGAL_NAME})
_MASK = "••••"


@dataclass(frozen=True)
class DateHabits:
    """How the dates of a file are written: their order, and what is doubtful about them.

    `both`: day first and month first both stand in the file and nobody has chosen. `turned`: a
    spreadsheet has read those dates that fitted its own order, maybe the wrong way round.
    """

    order: DateOrder
    both: bool = False
    turned: bool = False


@dataclass
class Draft:
    """A row while it is being judged. `out`: it is left out whatever else was found."""

    row_no: int
    data: RowData = field(default_factory=RowData)
    original: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    out: bool = False

    def note(self, code: str, *, asks: bool = False, field: str = "", **params: object) -> None:
        """Add a note."""
        self.notes.append(Note(code, params, asks, field))

    def leave_out(self, code: str, **params: object) -> None:
        """Leave the row out, with the reason."""
        self.notes.append(Note(code, params))
        self.out = True


def read_dates_of(
    row: TableRow, layout: Layout, today: date, *, date1904: bool
) -> list[tuple[str, DateReading]]:
    """The readable dates of a row with the text they were read from, day first."""
    found = []
    for meaning in (Meaning.JOINED, Meaning.LEFT):
        column = layout.of(meaning)
        if column is None:
            continue
        try:
            reading = read_date(row.at(column), today=today, date1904=date1904)
        except InputInvalid:
            continue
        found.append((as_text(row.at(column)), reading))
    return found


class RowReader:
    """Reads rows under one layout, one habit of dates and one vocabulary."""

    def __init__(
        self,
        layout: Layout,
        habits: DateHabits,
        existing: Existing,
        words: Vocabulary,
        date1904: bool,
    ) -> None:
        self._layout, self._habits, self._existing = layout, habits, existing
        self._order = habits.order
        self._words, self._date1904 = words, date1904
        self._at = {m: layout.of(m) for m in Meaning}
        self._heads = {c.index: fold(c.heading) for c in layout.columns if c.heading}

    def read(self, row: TableRow, answer: RowAnswer | None, *, over: bool = False) -> Draft:
        """Judge one row by itself. `over`: it stands above the headings."""
        draft = Draft(row.row_no, original=self._original(row))
        if (reason := "row-title" if over else self._no_member(row)) is not None:
            draft.leave_out(reason)
            draft.offers.append(Offer(Act.LOOK_AGAIN))
            if answer is None or answer.take is None:
                return draft
            draft = Draft(row.row_no, original=draft.original)
        given = answer.values if answer else {}
        draft.data = replace(RowData(), **self._values(row, draft, given))
        self._check_life(draft)
        self._check_age(row, draft)
        return draft

    def _cell(self, row: TableRow, meaning: Meaning) -> CellValue:
        column = self._at[meaning]
        return None if column is None else row.at(column)

    def _entry(self, row: TableRow, meaning: Meaning, field: str) -> CellValue:
        """The cell, if it is an entry. Raises "cell-error" or "formula-without-value"."""
        value = self._cell(row, meaning)
        cells.check_entry(value, field)
        if value is None and self._at[meaning] in dict(row.formulas):
            raise InputInvalid("formula-without-value", field=field)
        return value

    def _original(self, row: TableRow) -> dict[str, str]:
        """What stood there, for the columns that are shown; never numbers of identity papers."""
        shown: dict[str, str] = {}
        for meaning in (*TAKEN, Meaning.SAVINGS):
            column = self._at[meaning]
            private = meaning in _PRIVATE and not self._existing.may_private
            if column is None or private or not (text := row.shown(column)):
                continue
            hidden = cells.is_identity_number(row.at(column))
            if meaning is Meaning.NAME:
                text = cells.without_long_numbers(text, _MASK)
            shown[meaning.value] = _MASK if hidden else text
        return shown

    def _no_member(self, row: TableRow) -> str | None:
        """The code of the reason why a row is no member, if it is none."""
        filled = row.filled()
        name = self._cell(row, Meaning.NAME)
        column = self._at[Meaning.NAME]
        stands = row.shown(column) if column is not None else ""
        named = any(map(str.isalpha, stands)) and not (
            cells.is_total_word(name) or cells.is_head_count(name)
        )
        if any(cells.is_total_word(row.at(i)) for i in filled) and not named:
            return "row-total"
        if self._repeats_headings(row):
            return "row-headings-again"
        if row.formulas and as_text(name) == "" and all(map(_counts, row.formulas)):
            return "row-total"
        if named:
            return None
        held = [i for i in filled if self._layout.columns[i].meaning in TAKEN]
        numbered = [i for i in held if self._layout.columns[i].meaning is not Meaning.NUMBER]
        if len(filled) == 1 and isinstance(row.at(filled[0]), str) and len(self._at_used()) > 1:
            is_number = self._layout.columns[filled[0]].meaning in (Meaning.NUMBER, Meaning.SERIAL)
            return "row-empty" if is_number and _numeric(row.at(filled[0])) else "row-title"
        return None if numbered else "row-empty"

    def _at_used(self) -> list[int]:
        return [i for m, i in self._at.items() if i is not None and m is not Meaning.UNKNOWN]

    def _repeats_headings(self, row: TableRow) -> bool:
        if self._layout.header_row is None:
            return False
        same = [i for i in row.filled() if self._heads.get(i) == fold(as_text(row.at(i)))]
        again = len(same) == 1 == len(row.filled()) and is_heading(as_text(row.at(same[0])))
        return len(same) >= 2 or again

    def _values(self, row: TableRow, draft: Draft, given: Mapping[str, object]) -> dict[str, Any]:
        own, private = self._words, self._existing.may_private
        values: dict[str, Any] = {}

        def take(
            name: str, meaning: Meaning, read: Callable[[CellValue], Any], offer: Act = Act.CHOOSE
        ) -> None:
            if self._at[meaning] is None and name != "name" and name not in given:
                return
            try:
                if name in given:
                    values[name] = read(_as_cell(given[name]))
                else:
                    values[name] = read(self._entry(row, meaning, name))
            except InputInvalid as error:
                draft.notes.append(Note(error.key, dict(error.params), True, name))
                draft.offers.append(Offer(offer, field=name))

        take("name", Meaning.NAME, lambda v: _calm(cells.read_name(v)), Act.TYPE_NAME)
        take("number", Meaning.NUMBER, lambda v: self._number(v, draft), Act.GIVE_NUMBER)
        for name, meaning in (("joined", Meaning.JOINED), ("left", Meaning.LEFT)):
            chosen = isinstance(given.get(name), date)
            take(name, meaning, partial(self._date, draft, name, chosen), Act.CHOOSE_DATE)
        take("status", Meaning.STATUS, lambda v: cells.read_status(v, own.statuses))
        take("reason", Meaning.REASON, lambda v: cells.read_reason(v, own.reasons))
        take("member_class", Meaning.CLASS, lambda v: cells.read_class(v, own.classes))
        if private:
            values["phone"] = self._phone(row, draft)
            values["legal_name"] = self._legal_name(row, draft)
        group = as_text(self._cell(row, Meaning.GROUP))
        values["group_name"] = group[:120]
        return {name: value for name, value in values.items() if value is not None}

    def _number(self, value: CellValue, draft: Draft) -> int | None:
        found = cells.read_number(value)
        self._digits(value, draft)
        if found is not None and found.trimmed:
            draft.note("number-trimmed", field="number", number=found.value)
        return found.value if found else None

    def _date(self, draft: Draft, name: str, chosen: bool, value: CellValue) -> date | None:
        """`chosen`: a person gave this date; it is sure."""
        if chosen and isinstance(value, date):
            return value
        if as_text(value).strip("-–. ") == "":
            return None
        today = self._existing.today
        found = read_date(
            value, today=today, order=self._order, date1904=self._date1904, field=name
        )
        if found.only not in (None, self._order):
            draft.note("date-other-order", field=name)
        if found.ambiguous and self._habits.both:
            draft.note("date-two-ways", asks=True, field=name)
            draft.offers.append(Offer(Act.CHOOSE_DATE, field=name))
        if self._habits.turned and may_be_turned(found):
            draft.note("date-maybe-turned", field=name)
        self._digits(value, draft)
        return found.value

    def _digits(self, value: CellValue, draft: Draft) -> None:
        text = as_text(value)
        if ascii_digits(text) != text and all(n.code != "digits-read" for n in draft.notes):
            draft.note("digits-read")

    def _phone(self, row: TableRow, draft: Draft) -> str:
        """A phone that cannot be read is left out with a note; it never holds a member back."""
        try:
            value = self._entry(row, Meaning.PHONE, "phone")
            if cells.is_identity_number(value):
                draft.note("identity-number-left-out", field="phone")
                return ""
            return cells.read_phone(value)
        except InputInvalid as error:
            draft.notes.append(Note(error.key, _bare(error), field="phone"))
            return ""

    def _legal_name(self, row: TableRow, draft: Draft) -> str:
        try:
            value = self._entry(row, Meaning.LEGAL_NAME, "legal_name")
            if not as_text(value):
                return ""
            return cells.read_name(value, field="legal_name")
        except InputInvalid as error:
            draft.notes.append(Note(error.key, _bare(error), field="legal_name"))
            return ""

    def _check_life(self, draft: Draft) -> None:
        """Dates and status of one row must agree."""
        data = draft.data
        try:
            check_dates(data.joined, data.left, self._existing.today)
        except InputInvalid as error:
            name = str(error.params["field"])
            draft.notes.append(Note(error.key, _bare(error), True, name))
            draft.offers.append(Offer(Act.CHOOSE_DATE, field=name))
        if data.reason is LeaveReason.ERROR:
            draft.leave_out("row-mistaken")
        elif data.reason is not None and data.status is None:
            draft.data = replace(data, status=status_after(data.reason))
        elif data.left is not None and data.status is None:
            draft.data = replace(data, status=MemberStatus.LEFT)
        elif data.left is not None and data.status is not None and data.status.is_open:
            draft.note("left-but-active", asks=True, field="status")
            draft.offers.append(Offer(Act.CHOOSE, field="status"))

    def _check_age(self, row: TableRow, draft: Draft) -> None:
        """Age is looked at and forgotten: neither the age nor the birth date goes any further."""
        ages: list[int] = []
        try:
            if (age := cells.read_age(self._cell(row, Meaning.AGE))) is not None:
                ages.append(age)
            ages += self._ages_from_birth(row, draft)
        except InputInvalid:
            draft.note("age-unreadable", field="age")
        try:
            for age in ages:
                check_min_age(age, self._existing.least_age)
        except RuleBroken as error:
            draft.notes.clear()
            draft.offers.clear()
            draft.leave_out(error.key, **error.params)

    def _ages_from_birth(self, row: TableRow, draft: Draft) -> list[int]:
        value = self._cell(row, Meaning.BIRTH)
        if not as_text(value):
            return []
        today = self._existing.today
        text = ascii_digits(as_text(value))
        if text.isdecimal() and len(text) == 4:  # a year alone: the latest day counts for her
            return [today.year - int(text)]
        born = read_date(
            value, today=today, order=self._order, date1904=self._date1904, years_ahead=0
        ).value
        joined = draft.data.joined
        if joined is not None and age_on(born, joined) < self._existing.least_age:
            draft.note("was-under-age", asks=True, field="joined", least=self._existing.least_age)
            draft.offers.append(Offer(Act.CHOOSE_DATE, field="joined"))
        return [age_on(born, today)]


def may_be_turned(reading: DateReading) -> bool:
    """Whether a date cell would be another date with day and month changed round."""
    return (
        reading.form is DateForm.CELL
        and reading.value.day <= 12
        and reading.value.day != reading.value.month
    )


def _counts(formula: tuple[int, str]) -> bool:
    """Whether a formula only adds up or counts other cells."""
    return formula[1].upper().startswith(("=SUM(", "=COUNT(", "=COUNTA(", "=SUBTOTAL("))


def _as_cell(given: object) -> CellValue:
    """A value that a person chose, as a cell, so that it passes the same reading."""
    return given if given is None or isinstance(given, CellValue) else str(given)


def _numeric(value: CellValue) -> bool:
    return ascii_digits(as_text(value)).strip(". )").isdecimal()


def _calm(name: str) -> str:
    """CHAMPA DAS, as old programs wrote it, becomes Champa Das; other scripts have no capitals."""
    return name.title() if name.isascii() and name.isupper() and len(name) > 2 else name


def _bare(error: InputInvalid) -> dict[str, object]:
    return {k: v for k, v in error.params.items() if k != "field"}
