"""Which row holds the headings and what each column means, by its heading and by its content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sr_board.base.dates import read_date
from sr_board.base.errors import InputInvalid
from sr_board.people.exchange import cells
from sr_board.people.exchange.headings import LEFT_OUT, TAKEN, Meaning, heading_meaning
from sr_board.people.exchange.proposal import Answers, Note, ProposedColumn
from sr_board.people.exchange.table import CellValue, Table, TableRow, as_text

__all__ = ["Layout", "layout_of"]

_HEADER_WITHIN = 30
_SAMPLE_ROWS = 200
_SHARE = 0.7
"""Share of filled cells that must look alike before content alone gives a meaning."""
_SHOW_NOTHING = frozenset(
    {Meaning.IDENTITY, Meaning.ORIGIN, Meaning.HEALTH, Meaning.AGE, Meaning.BIRTH}
)
_SAMPLES = 3


@dataclass(frozen=True)
class Layout:
    """The columns, the row number of the headings (None: there are none) and the data rows.

    `above`: what stands over the headings.
    """

    columns: tuple[ProposedColumn, ...]
    header_row: int | None
    rows: tuple[TableRow, ...]
    notes: tuple[Note, ...]
    above: tuple[TableRow, ...] = ()

    def of(self, meaning: Meaning) -> int | None:
        """The column with a meaning."""
        return next((c.index for c in self.columns if c.meaning is meaning), None)


def layout_of(table: Table, answers: Answers, own: Mapping[str, Meaning], today: date) -> Layout:
    """Find the headings under title rows and propose a meaning for every column."""
    header = _header_row(table, answers, own)
    first = 0 if header is None else table.rows.index(header) + 1
    rows = table.rows[first:]
    columns = [
        _column(index, header, rows, answers=answers, own=own, today=today)
        for index in range(table.width)
    ]
    columns = _without_rivals(columns, answers)
    columns = _numbered_by_serial(columns, answers)
    notes = () if header is not None else (Note("no-headings"),)
    number = header.row_no if header is not None else None
    return Layout(tuple(columns), number, rows, notes, table.rows[: max(first - 1, 0)])


def _header_row(table: Table, answers: Answers, own: Mapping[str, Meaning]) -> TableRow | None:
    if answers.header_row is not None:
        return next((r for r in table.rows if r.row_no == answers.header_row), None)
    best: tuple[int, TableRow] | None = None
    for row in table.rows[:_HEADER_WITHIN]:
        score = _heading_score(row, own)
        if score > 0 and (best is None or score > best[0]):
            best = (score, row)
        elif best is not None and score == 0 and _is_member_under(row, best[1], own):
            break  # members have begun: what looks like headings further down repeats them
    return best[1] if best else None


def _is_member_under(row: TableRow, header: TableRow, own: Mapping[str, Meaning]) -> bool:
    """Whether a row has a name, and more, under headings of which one says "name"."""
    named = [
        index
        for index in header.filled()
        if heading_meaning(as_text(header.at(index)), own)[0] is Meaning.NAME
    ]
    return len(row.filled()) > 1 and any(_is_wordy(row.at(index)) for index in named)


def _heading_score(row: TableRow, own: Mapping[str, Meaning]) -> int:
    """Sum of confidence of different meanings; 0 when the row cannot be a heading row.

    One known word is enough only where the whole row is one word; titles such as "Member
    register 2024" fill one cell of a wide table and score below any real row of headings.
    """
    found: dict[Meaning, int] = {}
    for index in row.filled():
        value = row.at(index)
        if not isinstance(value, str):
            return 0
        meaning, confidence = heading_meaning(value, own)
        if meaning is not Meaning.UNKNOWN:
            found[meaning] = max(found.get(meaning, 0), confidence)
    enough = len(found) >= 2 or (len(row.filled()) == 1 and found.get(Meaning.NAME) == 100)
    return sum(found.values()) if enough else 0


def _column(
    index: int,
    header: TableRow | None,
    rows: Sequence[TableRow],
    *,
    answers: Answers,
    own: Mapping[str, Meaning],
    today: date,
) -> ProposedColumn:
    heading = as_text(header.at(index))[:80] if header is not None else ""
    meaning, confidence = heading_meaning(heading, own)
    values = [v for row in rows[:_SAMPLE_ROWS] if as_text(v := row.at(index))]
    if _share(values, cells.is_identity_number) > 0.5:
        meaning, confidence = Meaning.IDENTITY, 95
    elif meaning is Meaning.UNKNOWN and not heading:
        meaning, confidence = _by_content(values, today)
    if index in answers.meanings:
        meaning, confidence = answers.meanings[index], 100
    samples = () if meaning in _SHOW_NOTHING else tuple(as_text(v)[:40] for v in values[:_SAMPLES])
    return ProposedColumn(index, heading, meaning, confidence, samples, _note_on(meaning))


def _note_on(meaning: Meaning) -> Note | None:
    if meaning in LEFT_OUT:
        return Note(f"column-{meaning.value}-left-out")
    return None


def _share(values: Sequence[CellValue], fits: Callable[[CellValue], bool]) -> float:
    return sum(map(fits, values)) / len(values) if values else 0.0


def _by_content(values: list[CellValue], today: date) -> tuple[Meaning, int]:
    """A guess for a column without a heading; never more than 60 percent sure."""
    if not values:
        return Meaning.UNKNOWN, 0

    def is_date(value: CellValue) -> bool:
        try:
            read_date(value, today=today)
        except InputInvalid:
            return False
        return True

    def is_phone(value: CellValue) -> bool:
        try:
            return len(cells.read_phone(value)) >= 10
        except InputInvalid:
            return False

    if _share(values, is_phone) >= _SHARE:
        return Meaning.PHONE, 60
    if _share(values, is_date) >= _SHARE:
        return Meaning.JOINED, 60
    if _share(values, lambda v: as_text(v).replace(".0", "").isdecimal()) >= _SHARE:
        distinct = len({as_text(v) for v in values}) > 0.9 * len(values)
        return (Meaning.NUMBER, 50) if distinct else (Meaning.UNKNOWN, 0)
    if _share(values, _is_wordy) >= _SHARE:
        common = Counter(as_text(v) for v in values).most_common(1)[0][1]
        return (Meaning.NAME, 55) if common * 3 <= len(values) + 3 else (Meaning.UNKNOWN, 0)
    return Meaning.UNKNOWN, 0


def _is_wordy(value: CellValue) -> bool:
    text = as_text(value)
    return bool(text) and not any(c.isdecimal() for c in text) and any(c.isalpha() for c in text)


def _without_rivals(columns: list[ProposedColumn], answers: Answers) -> list[ProposedColumn]:
    """Each meaning once: the chosen, then the surest, then the leftmost column keeps it."""
    best: dict[Meaning, ProposedColumn] = {}
    for column in columns:
        rival = best.get(column.meaning)
        if rival is None or _rank(column, answers) > _rank(rival, answers):
            best[column.meaning] = column
    single = TAKEN | {Meaning.AGE, Meaning.BIRTH, Meaning.SERIAL}
    return [
        replace(
            c, meaning=Meaning.UNKNOWN, confidence=0, note=Note("column-second", field=c.meaning)
        )
        if c.meaning in single and best[c.meaning] is not c
        else c
        for c in columns
    ]


def _rank(column: ProposedColumn, answers: Answers) -> tuple[bool, int, int]:
    return column.index in answers.meanings, column.confidence, -column.index


def _numbered_by_serial(columns: list[ProposedColumn], answers: Answers) -> list[ProposedColumn]:
    """Many registers number their members in the column "Sl. No."; take it where no other is."""
    if any(c.meaning is Meaning.NUMBER for c in columns):
        return columns
    return [
        replace(c, meaning=Meaning.NUMBER, confidence=60, note=Note("serial-as-number"))
        if c.meaning is Meaning.SERIAL and c.index not in answers.meanings
        else c
        for c in columns
    ]
