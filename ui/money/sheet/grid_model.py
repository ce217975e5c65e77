"""The rows of the sheet for the table: what stands in each cell, also for those who hear it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from finance.rules.sheet import Column
from sr_board import i18n
from ui.live import say, say_n
from ui.money.sheet.sitting import RowShown, Sitting
from ui.money.sheet.words import column_word, figure, mark_word, state_word

__all__ = ["FIXED", "ROW", "GridModel"]

ROW = int(Qt.ItemDataRole.UserRole) + 1
FIXED = ("no", "member", "here")
"""Columns before those of money; after them stand "paid" and "state"."""

_Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """One row for each member. `keys`: no, member, here, the columns of money, paid, state."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting: Sitting | None = None
        self.rows: list[RowShown] = []
        self.keys: list[str | Column] = [*FIXED, "paid", "state"]

    def show_sitting(self, sitting: Sitting) -> None:
        """Another sheet."""
        self.beginResetModel()
        self.sitting = sitting
        self.keys = [*FIXED, *sitting.columns, "paid", "state"]
        self.rows = sitting.rows()
        self.endResetModel()

    def again(self) -> None:
        """The same sheet, other amounts."""
        if self.sitting is None or not self.rows:
            return
        if self.keys[len(FIXED) : -2] != list(self.sitting.columns):
            self.show_sitting(self.sitting)
            return
        self.rows = self.sitting.rows()
        last = self.index(len(self.rows) - 1, len(self.keys) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(row, self.keys[index.column()])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return head_word(self.keys[section])

    def foot(self) -> list[str]:
        """The sums below, one text for each column."""
        if self.sitting is None:
            return [""] * len(self.keys)
        found = self.sitting.totals()
        texts: list[str] = []
        for key in self.keys:
            if isinstance(key, Column):
                texts.append(figure(found.columns[key]) if found.columns[key] else "–")
            elif key == "paid":
                texts.append(figure(found.received))
            elif key == "member":
                texts.append(say_n("{n} member", "{n} members", found.rows))
            else:
                texts.append("")
        return texts


def head_word(key: str | Column) -> str:
    """The head of a column."""
    if isinstance(key, Column):
        return column_word(key)
    return {
        "no": say("No."),
        "member": say("Member"),
        "here": say("Here"),
        "paid": say("Paid"),
        "state": say("State"),
    }[key]


def cell_text(row: RowShown, key: str | Column) -> str:
    """What stands in a cell."""
    if isinstance(key, Column):
        cell = row.cells[key]
        if not cell.amount:
            return figure(0) if cell.bold else "–"
        return figure(cell.amount)
    texts = {
        "no": lambda: i18n.current().digits(str(row.member.number or "")),
        "member": lambda: row.member.name,
        "here": lambda: mark_word(row.mark)[1],
        "paid": lambda: figure(row.paid),
        "state": lambda: state_word(row.state, row.missing)[1],
    }
    return texts[key]()
