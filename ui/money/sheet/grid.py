"""The table of the sheet: amounts are typed straight into the cells, Enter goes down.

The number keys suffice: digits begin to type, Enter takes the amount (or what stands there as
due), "/" and a number jump to that member, "+" takes the whole row as due. What an amount means is
decided by `commit`, which the page gives; False leaves what was typed in the cell.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from finance.rules.sheet import Column
from sr_board.base.text import ascii_digits
from ui import theme
from ui.live import say
from ui.money.sheet.grid_model import GridModel, _Index, cell_text, head_word
from ui.money.sheet.grid_paint import GridCells, GridHead, paint_foot, widths_for
from ui.money.sheet.sitting import Sitting

__all__ = ["Grid", "GridView"]

Commit = Callable[[str, Column | None, str], bool]
"""commit(person id, column or None for the whole row, text) → the amount was taken."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TYPED_MOST = 16
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class GridView(QTableView):
    """The view. Signals: `stood` (person id), `turning` (her mark), `row_due` (the whole row as
    due), `typing` (what is typed, or the number jumped to), `ended` (below the last row)."""

    own_ring = True
    stood = Signal(str)
    turning = Signal(str)
    row_due = Signal(str)
    typing = Signal(str)
    accepted = Signal(str, str)
    ended = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.rows = model
        self.commit: Commit = lambda _p, _c, _t: True
        self.may = True
        self._jump: str | None = None
        self._doubted = False
        self.cells = GridCells(self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(GridHead(model))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    # -- where we are ------------------------------------------------------------------------

    def person(self) -> str:
        """Whose row we stand in."""
        row = self.currentIndex().row()
        return self.rows.rows[row].member.person_id if 0 <= row < len(self.rows.rows) else ""

    def key_here(self) -> str | Column:
        """The column we stand in."""
        place = self.currentIndex().column()
        return self.rows.keys[place] if 0 <= place < len(self.rows.keys) else ""

    def typed(self) -> str | None:
        """What is typed and not taken yet."""
        return self.cells.typed

    def stand(self, row: int, column: int) -> None:
        """Stand in a cell; names and states are passed over."""
        last = len(self.rows.keys) - 2
        row = max(0, min(row, len(self.rows.rows) - 1))
        self.setCurrentIndex(self.rows.index(row, max(2, min(column, last))))

    def start(self) -> None:
        """Stand in the first amount, or where we stood."""
        if not self.currentIndex().isValid():
            self.stand(0, 3)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self._doubted = False
        if self.cells.typed is not None and previous.isValid() and current != previous:
            self.cells.typed = None
        self._tell()
        self.viewport().update()
        if current.isValid() and current.row() != previous.row():
            self.stood.emit(self.person())

    def _tell(self) -> None:
        row, key = self.currentIndex().row(), self.key_here()
        if not key or not 0 <= row < len(self.rows.rows):
            return
        shown = self.rows.rows[row]
        said = self.cells.typed if self.cells.typed is not None else cell_text(shown, key)
        self.setAccessibleDescription(f"{shown.member.name}, {head_word(key)}, {said}")

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        elif key in _ENTER:
            self._enter()
        elif key in _STEPS:
            self._move(*_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape and (self._jump is not None or self.cells.typed is not None):
            self._forget()
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif not self.may or not self._text(event.text()):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        for letter in event.commitString():
            self._text(letter)

    def _text(self, text: str) -> bool:
        if text in ("/", "+", " "):
            return self._sign(text)
        plain = ascii_digits(text)
        if self._jump is not None:
            return self._jumping(plain)
        if len(plain) != 1 or not (plain.isdigit() or plain in ".,-−"):
            return False
        key = self.key_here()
        if not isinstance(key, Column) and key != "paid":
            return False
        before = "" if self._doubted else self.cells.typed or ""  # what was doubted is replaced
        self._doubted = False
        self.cells.typed = (before + text)[:_TYPED_MOST]
        self._shown()
        return True

    def _sign(self, sign: str) -> bool:
        """Slash jumps, plus takes the row as due, Space turns the mark."""
        if sign == "/":
            self._jump = ""
            self.typing.emit("/")
        elif sign == "+":
            self.row_due.emit(self.person())
            self._down()
        elif self.key_here() == "here":
            self.turning.emit(self.person())
        else:
            return False
        return True

    def _jumping(self, digit: str) -> bool:
        if not digit.isdigit():
            return False
        self._jump = (self._jump or "") + digit
        self.typing.emit("/" + self._jump)
        numbers = [str(row.member.number) for row in self.rows.rows]
        if not any(n.startswith(self._jump) and n != self._jump for n in numbers):
            self._jump_now()
        return True

    def _jump_now(self) -> None:
        wanted, self._jump = self._jump, None
        self.typing.emit("")
        for place, row in enumerate(self.rows.rows):
            if str(row.member.number) == wanted:
                self.stand(place, max(3, self.currentIndex().column()))

    def _forget(self) -> None:
        self._jump = self.cells.typed = None
        self._shown()

    def _back(self) -> None:
        if self._jump:
            self._jump = self._jump[:-1]
            self.typing.emit("/" + self._jump)
        elif self.cells.typed is not None:
            self._doubted = False
            self.cells.typed = self.cells.typed[:-1] or None
            self._shown()

    def clear_typed(self) -> None:
        """Forget what is typed in the cell; where we stand stays."""
        self.cells.typed = None
        self._shown()

    def _shown(self) -> None:
        self.typing.emit(self.cells.typed or "")
        self._tell()
        self.viewport().update()

    def take(self) -> bool:
        """Take what is typed; True when nothing is left over."""
        typed, key = self.cells.typed, self.key_here()
        if typed is None:
            return True
        column = key if isinstance(key, Column) else None
        if not self.commit(self.person(), column, typed):
            self._doubted = self.cells.typed is not None
            return False
        self.cells.typed = None
        self._shown()
        return True

    def _enter(self) -> None:
        if self._jump is not None:
            self._jump_now()
            return
        key = self.key_here()
        if self.cells.typed is None:
            if self.may and isinstance(key, Column):
                self.accepted.emit(self.person(), key.value)
            elif self.may and key == "paid":
                self.row_due.emit(self.person())
        elif not self.take():
            return
        self._down()

    def _down(self) -> None:
        row = self.currentIndex().row()
        if row >= len(self.rows.rows) - 1:
            self.ended.emit()
        else:
            self.stand(row + 1, self.currentIndex().column())

    def _move(self, down: int, right: int) -> None:
        if self.take():
            here = self.currentIndex()
            self.stand(here.row() + down, here.column() + right)


class _Corners(QWidget):
    """Drawn over the table: border and round corners of the sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, border = QRectF(self.rect()), theme.look().border
        outside, sheet = QPainterPath(), QPainterPath()
        outside.addRect(rect)
        sheet.addRoundedRect(rect, 12, 12)
        painter.fillPath(outside - sheet, theme.colour("ground"))
        painter.setPen(QPen(theme.colour("line"), border))
        half = border / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 12, 12)
        painter.end()


class Grid(QWidget):
    """The table in its sheet, with the foot of sums."""

    def __init__(self) -> None:
        super().__init__()
        self.model = GridModel()
        self.view = GridView(self.model)
        self.view.setAccessibleName(say("Collection sheet"))
        self.setFocusProxy(self.view)
        self._widths: list[int] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.addWidget(self.view)
        self._corners = _Corners(self)
        self.setMinimumHeight(theme.px(190))
        self.relook()

    def show_sitting(self, sitting: Sitting) -> None:
        """Another sheet."""
        self.model.show_sitting(sitting)
        self.view.may = sitting.open
        self._measure()

    def again(self) -> None:
        """Other amounts."""
        here, key = self.view.currentIndex(), self.view.key_here()
        self.model.again()
        if not self.view.currentIndex().isValid() and key in self.model.keys:
            self.view.stand(here.row(), self.model.keys.index(key))
        self._measure()
        self.update()

    def relook(self) -> None:
        """Heights from the scale in force; fifteen members stand on one small screen."""
        self.view.verticalHeader().setMinimumSectionSize(theme.px(30))
        self.view.verticalHeader().setDefaultSectionSize(theme.px(33))
        self._box.setContentsMargins(1, 1, 1, 1 + self._foot_height())
        self._measure()

    def retranslate(self) -> None:
        """Say heads and cells again."""
        self.view.setAccessibleName(say("Collection sheet"))
        self.again()

    def _foot_height(self) -> int:
        return theme.px(40)

    def _measure(self) -> None:
        room = self.width() - 2
        if room < 100:
            return
        if self.view.verticalScrollBar().isVisible():
            room -= self.view.verticalScrollBar().width()
        self._widths = widths_for(self.model, room)
        for place, width in enumerate(self._widths):
            self.view.horizontalHeader().resizeSection(place, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corners.setGeometry(self.rect())
        self._corners.raise_()
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        height = self._foot_height()
        rect = QRectF(1, self.height() - height - 1, self.width() - 2, height)
        if self._widths:
            paint_foot(painter, rect, self.model, self._widths)
        head = self.view.horizontalHeader()
        strip = QRectF(1, 1, self.width() - 2, head.height())
        painter.fillRect(strip, theme.colour("sunk"))
        painter.end()
