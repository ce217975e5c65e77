"""A workbook's sheet as a table, in one streaming pass; merged cells are filled downwards.

The parser runs in read-only mode: a hostile merge over the whole sheet would otherwise make
billions of cells. Merged ranges are therefore read here, and only small ones are believed.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.reader.excel import load_workbook

from sr_board.base.errors import InputInvalid
from sr_board.people.exchange.table import (
    COLUMNS_MAX,
    ROWS_MAX,
    CellValue,
    FileForm,
    Table,
    TableRow,
    as_text,
)
from sr_board.people.exchange.xlsx_guard import checked_archive

__all__ = ["read_xlsx"]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row [^>]{0,400}>")
_ROW_NO = re.compile(rb' r="(\d{1,7})"')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_MERGES_MAX = 4_000
_MERGED_ROWS_MAX = 2_000
_EMPTY_RUN = 500
"""Empty rows in a row after which a sheet has ended (stray formats reach row 1,048,576)."""

_Merge = tuple[int, int, int, int]


def read_xlsx(data: bytes, sheet: str | None = None) -> Table:
    """Read one sheet: the named one, or the first visible one that has a table, or any text.

    Raises InputInvalid as `checked_archive`, and "file-damaged", "file-too-many-rows",
    "file-too-wide", "file-empty", "sheet-unknown".
    """
    with checked_archive(data) as archive:
        sheets = _visible_sheets(archive)
        if sheet is not None and sheet not in sheets:
            raise InputInvalid("sheet-unknown", field="sheet")
        merges = {name: _merges(archive, path) for name, path in sheets.items()}
        hidden = {name: _hidden_rows(archive, path) for name, path in sheets.items()}
    chosen = [sheet] if sheet is not None else list(sheets)
    with _Opened(data, formulas=True) as book:
        name, rows = _first_filled(book, chosen)
        epoch_1904 = book.epoch.year == 1904
    if any(row.formulas for row in rows):
        with _Opened(data, formulas=False) as book:
            rows = _with_values(rows, _guarded_rows(book, name, formulas=False))
    return Table(
        form=FileForm.XLSX,
        digest=hashlib.sha256(data).hexdigest(),
        rows=tuple(_filled_down(rows, merges[name])),
        date1904=epoch_1904,
        sheet=name,
        sheets=tuple(sheets),
        hidden_rows=sum(row.row_no in hidden[name] for row in rows),
    )


def _first_filled(book: Any, names: list[str]) -> tuple[str, list[TableRow]]:
    """The first sheet with a row of several cells; a cover with a few words is passed over."""
    found: tuple[str, list[TableRow]] | None = None
    for name in names:
        rows = _guarded_rows(book, name)
        if any(len(row.filled()) > 1 for row in rows):
            return name, rows
        if rows and found is None:
            found = name, rows
    if found is None:
        raise InputInvalid("file-empty", field="file")
    return found


class _Opened:
    """A workbook in read-only mode that is closed again."""

    def __init__(self, data: bytes, *, formulas: bool) -> None:
        self._data, self._formulas = data, formulas

    def __enter__(self) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # remarks on styles the register does not need
                self._book = load_workbook(  # type: ignore[no-untyped-call]
                    io.BytesIO(self._data), read_only=True, data_only=not self._formulas
                )
        except Exception as error:  # the parser raises a dozen kinds on damaged files
            raise InputInvalid("file-damaged", field="file") from error
        return self._book

    def __exit__(self, *_: object) -> None:
        self._book.close()


def _visible_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Names of visible sheets and their parts, in order."""
    try:
        book = fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True)
        links = fromstring(archive.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    except (KeyError, ParseError, DefusedXmlException, zipfile.BadZipFile, ValueError, OSError):
        raise InputInvalid("file-damaged", field="file") from None
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found: dict[str, str] = {}
    for element in book.iter():
        target = targets.get(element.get(_RELATION))
        if element.tag.endswith("}sheet") and target and element.get("state") in (None, "visible"):
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            found[element.get("name", "")] = path
    if not found:
        raise InputInvalid("file-damaged", field="file")
    return found


def _merges(archive: zipfile.ZipFile, path: str) -> list[_Merge]:
    """Merged ranges as (first row, first column, last row, last column), counted from 1 and 0."""
    try:
        part = archive.read(path)
    except (KeyError, zipfile.BadZipFile, ValueError, OSError):
        return []
    found: list[_Merge] = []
    for match in itertools.islice(_MERGE.finditer(part), _MERGES_MAX):
        left, top, right, bottom = (group.decode() for group in match.groups())
        merge = (int(top), _column(left), int(bottom), _column(right))
        if merge[2] - merge[0] < _MERGED_ROWS_MAX and merge[3] < COLUMNS_MAX:
            found.append(merge)
    return found


def _hidden_rows(archive: zipfile.ZipFile, path: str) -> frozenset[int]:
    """Numbers of the rows that somebody hid or filtered away."""
    try:
        part = archive.read(path)
    except (KeyError, zipfile.BadZipFile, ValueError, OSError):
        return frozenset()
    hidden = (tag for tag in _ROW.findall(part) if _HIDDEN.search(tag))
    numbers = (_ROW_NO.search(tag) for tag in hidden)
    return frozenset(int(number[1]) for number in numbers if number)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _guarded_rows(book: Any, name: str, *, formulas: bool = True) -> list[TableRow]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dates out of range are reported row by row
            return list(_rows(book[name], formulas))
    except InputInvalid:
        raise
    except Exception as error:  # damaged parts surface while rows stream
        raise InputInvalid("file-damaged", field="file") from error


def _rows(sheet: Any, formulas: bool) -> Iterator[TableRow]:
    """Rows with something in them; ends after a long run of nothing."""
    sheet.reset_dimensions()
    empty = kept = 0
    for number, values in enumerate(
        sheet.iter_rows(max_col=COLUMNS_MAX + 1, values_only=True), start=1
    ):
        row = _row(number, values, formulas)
        if row is None:
            empty += 1
            if empty > _EMPTY_RUN and kept:
                return
            if number > 2 * ROWS_MAX:
                return
            continue
        empty, kept = 0, kept + 1
        if kept > ROWS_MAX:
            raise InputInvalid("file-too-many-rows", field="file", most=ROWS_MAX)
        yield row


def _row(number: int, values: tuple[CellValue, ...], formulas: bool) -> TableRow | None:
    last = next((i for i in range(len(values), 0, -1) if values[i - 1] not in (None, "")), 0)
    if last == 0:
        return None
    if last > COLUMNS_MAX:
        raise InputInvalid("file-too-wide", field="file", most=COLUMNS_MAX, row=number)
    cells = tuple(v if _plain(v) else str(v) for v in values[:last])
    if not formulas:
        return TableRow(number, cells)
    found = tuple((i, v) for i, v in enumerate(cells) if isinstance(v, str) and v[:1] == "=")
    return TableRow(number, cells, found)


def _plain(value: object) -> bool:
    return value is None or isinstance(value, CellValue)


def _with_values(rows: list[TableRow], values: list[TableRow]) -> list[TableRow]:
    """Rows with the last computed values in place of formulas; where none is kept, nothing."""
    computed = {row.row_no: row for row in values}
    merged = []
    for row in rows:
        result = computed.get(row.row_no)
        cells = list(row.cells)
        for column, _ in row.formulas:
            cells[column] = result.at(column) if result else None
        merged.append(TableRow(row.row_no, tuple(cells), row.formulas))
    return merged


def _filled_down(rows: list[TableRow], merges: list[_Merge]) -> list[TableRow]:
    """Copy the value of a merged block into its lower rows (same column), as people mean it."""
    if not merges:
        return rows
    by_number = {row.row_no: row for row in rows}
    fill: dict[int, dict[int, CellValue]] = {}
    for top, left, bottom, _ in merges:
        head = by_number.get(top)
        if head is None or bottom == top or not as_text(head.at(left)):
            continue
        for number in range(top + 1, bottom + 1):
            if number in by_number:
                fill.setdefault(number, {})[left] = head.at(left)
    return [_with_cells(row, fill.get(row.row_no, {})) for row in rows]


def _with_cells(row: TableRow, new: dict[int, CellValue]) -> TableRow:
    if not new:
        return row
    cells = list(row.cells) + [None] * (max(new) + 1 - len(row.cells))
    for column, value in new.items():
        if not as_text(cells[column]):
            cells[column] = value
    return TableRow(row.row_no, tuple(cells), row.formulas)
