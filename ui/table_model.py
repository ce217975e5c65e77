"""Tables as data: columns, cells and a model that asks for rows page by page.

The model never queries: `ask(offset, limit, deliver)` is given by the page, which runs it through
the jobs. Rows that have not come yet show as "…".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.live import Text, speak
from ui.state import State

__all__ = ["Ask", "Cell", "Column", "PagedModel"]

PAGE = 100
CELL = Qt.ItemDataRole.UserRole + 1
STRIP = Qt.ItemDataRole.UserRole + 2
ROW = Qt.ItemDataRole.UserRole + 3

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Cell:
    """What one cell shows. `second` is a soft line below; `button` words of an act in the row.

    `quiet`: the act without a border. `wrap`: a text too long for its row takes two smaller lines,
    also in the place of the second one.
    """

    text: str = ""
    second: str = ""
    bold: bool = False
    tone: str = "ink"
    state: State | None = None
    symbol: str = ""
    button: str = ""
    quiet: bool = False
    wrap: bool = False


@dataclass(frozen=True)
class Column:
    """One column: heading, how a row becomes a cell, and how wide it is.

    `width` is in pixels at 100 %; 0 stretches. `number` aligns right.
    """

    key: str
    heading: Text
    show: Callable[[Any], Cell | str]
    width: int = 0
    number: bool = False


class Ask(Protocol):
    """Asks for rows `offset … offset+limit`; calls `deliver(offset, rows)` now or later."""

    def __call__(
        self, offset: int, limit: int, deliver: Callable[[int, Sequence[Any]], None]
    ) -> None: ...


class PagedModel(QAbstractTableModel):
    """Rows asked for as they come into sight. `acted` fires with (row, column key)."""

    acted = Signal(object, str)

    def __init__(
        self, columns: Sequence[Column], strip: Callable[[Any], str] | None = None
    ) -> None:
        super().__init__()
        self.columns = list(columns)
        self._strip = strip
        self._rows: list[Any] = []
        self._asked: set[int] = set()
        self._ask: Ask | None = None
        self._turn = 0

    # -- filling --------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows that are all here."""
        self.beginResetModel()
        self._ask, self._asked, self._rows = None, set(), list(rows)
        self._turn += 1
        self.endResetModel()

    def show_paged(self, count: int, ask: Ask, first: Sequence[Any] = ()) -> None:
        """Show `count` rows of which `first` are here; the rest is asked for when seen."""
        self.beginResetModel()
        self._rows = list(first) + [None] * (count - len(first))
        self._ask = ask
        self._asked = set(range(len(first) // PAGE))
        self._turn += 1
        self.endResetModel()

    def rows(self) -> Sequence[Any]:
        """All rows, None for one that has not come yet."""
        return self._rows

    def row(self, number: int) -> Any:
        """The row shown at `number`, None when it has not come yet."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _want(self, number: int) -> None:
        page = number // PAGE
        if self._ask is None or page in self._asked:
            return
        self._asked.add(page)
        turn = self._turn
        self._ask(page * PAGE, PAGE, lambda offset, rows: self._take(turn, offset, rows))

    def _take(self, turn: int, offset: int, rows: Sequence[Any]) -> None:
        if turn != self._turn or not rows:  # an answer to an older question
            return
        end = min(offset + len(rows), len(self._rows))
        self._rows[offset:end] = list(rows)[: end - offset]
        last = len(self.columns) - 1
        self.dataChanged.emit(self.index(offset, 0), self.index(end - 1, last))

    # -- what the view asks ---------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            CELL,
            STRIP,
            ROW,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self._rows[index.row()]
        if row is None:
            self._want(index.row())
            return Cell("…", tone="soft") if role == CELL else None
        if role == ROW:
            return row
        if role == STRIP:
            return self._strip(row) if self._strip else ""
        shown = self.columns[index.column()].show(row)
        cell = Cell(shown) if isinstance(shown, str) else shown
        if role == CELL:
            return cell
        return " ".join(part for part in (cell.text, cell.second, cell.button) if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return speak(column.heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def retranslate(self) -> None:
        """Say headings and cells again."""
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
