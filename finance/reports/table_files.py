"""A register as CSV or XLSX bytes, from its shape and rows, in one language.

Amounts are numbers made from whole paise, days are days, everything typed is text that no
spreadsheet computes.
"""

from __future__ import annotations

from collections.abc import Iterable

from finance.reports.cell_words import said
from finance.reports.table import Cell, Column, ColumnKind, TableShape, cells
from sr_board.i18n import Translator
from sr_board.people.exchange.writing import Amount, ExportCell, csv_bytes, xlsx_bytes

__all__ = ["FILE_KINDS", "table_bytes"]

FILE_KINDS: tuple[str, ...] = ("csv", "xlsx")


def table_bytes(
    shape: TableShape, rows: Iterable[object], kind: str, tr: Translator, *, names: bool
) -> bytes:
    """The register as a file; without `names` the version with numbers only.

    Raises KeyError for a kind that is not in FILE_KINDS.
    """
    shown = shape if names else shape.without_names()
    headings = [tr.say(column.title) for column in shown.columns]
    written = [
        [
            _cell(column, cell, tr)
            for column, cell in zip(shown.columns, cells(shown, row), strict=True)
        ]
        for row in rows
    ]
    writers = {
        "csv": lambda: csv_bytes(headings, written),
        "xlsx": lambda: xlsx_bytes(tr.say(shape.title), headings, written),
    }
    return writers[kind]()


def _cell(column: Column, cell: Cell, tr: Translator) -> ExportCell:
    if cell is None:
        return None
    if column.kind in (ColumnKind.MONEY, ColumnKind.PERCENT) and isinstance(cell, int):
        return Amount(cell)
    if isinstance(cell, bool):
        return tr.say("yes") if cell else tr.say("no")
    return said(cell, tr) if column.kind is ColumnKind.WORD and isinstance(cell, str) else cell
