"""A spreadsheet as a plain table: cells with what stood in them. Knows nothing of members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sr_board.base.text import clean_line

__all__ = ["COLUMNS_MAX", "ROWS_MAX", "CellValue", "FileForm", "Table", "TableRow", "as_text"]

ROWS_MAX = 20_000
COLUMNS_MAX = 60
_SHOWN = 200
_CELL_MAX = 32_767
"""Most letters that a spreadsheet keeps in a cell."""

CellValue = str | int | float | bool | date | datetime | time | None


class FileForm:
    """The two kinds of file that are read."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True)
class TableRow:
    """One row with its number in the file; `formulas` holds formula texts by column."""

    row_no: int
    cells: tuple[CellValue, ...]
    formulas: tuple[tuple[int, str], ...] = ()

    def at(self, column: int) -> CellValue:
        """The value in a column, None where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else None

    def filled(self) -> list[int]:
        """Columns with something in them."""
        return [i for i, value in enumerate(self.cells) if as_text(value)]

    def shown(self, column: int) -> str:
        """What stands there for the eye: the formula if there is one, else the value."""
        formula = dict(self.formulas).get(column)
        return formula[:_SHOWN] if formula else as_text(self.at(column))


@dataclass(frozen=True)
class Table:
    """Rows of one sheet. `digest` is the SHA-256 of the whole file in hexadecimal."""

    form: str
    digest: str
    rows: tuple[TableRow, ...]
    date1904: bool = False
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    encoding_guessed: bool = False
    hidden_rows: int = 0

    @property
    def width(self) -> int:
        """Number of columns in the widest row."""
        return max((len(row.cells) for row in self.rows), default=0)


def as_text(value: CellValue) -> str:
    """A cell as one clean line: whole floats without point, no invisible marks; "" when empty."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e16
        return str(int(value)) if whole else f"{value:.15g}"
    if isinstance(value, datetime):
        bare = value.time() == time(0)
        return value.date().isoformat() if bare else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    # Composing letters anew can lengthen a text threefold; nothing here may refuse a cell.
    return clean_line(value[:_CELL_MAX], field="cell", most=4 * _CELL_MAX)
