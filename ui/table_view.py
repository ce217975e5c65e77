"""The table on the screen: head `sunk`, hairlines, numbers right, states as shapes, a foot of sums.

Rows are 44 px, 54 with a second line. Enter opens the current row; a row's button is pressed by
mouse or with Space.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import icons, shapes, theme
from ui.fitting import needs, shared
from ui.live import say, speak
from ui.table_model import CELL, STRIP, Cell, Column, PagedModel

__all__ = ["Table"]

_PAD = 10
_Index = QModelIndex | QPersistentModelIndex


class _Head(QHeaderView):
    """The head row: `sunk`, bold 14, no buttons; in two rows where a long heading asks for it."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = columns
        self.tall = False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(58 if self.tall else 40))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        place = QRectF(rect)
        painter.fillRect(place, theme.colour("sunk"))
        words = self.model().headerData(section, Qt.Orientation.Horizontal)
        left = _PAD + (8 if section == 0 else 0)
        inner = place.adjusted(left, 0, -_PAD, 0)
        draw = shapes.draw_broken if self.tall else shapes.draw_text
        side = 1 if self._columns[section].number else -1
        draw(painter, inner, str(words or ""), "head", theme.colour("soft"), side=side)


class _Delegate(QStyledItemDelegate):
    """Paints a cell: shape, tile, text, second line, or a button."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect = QRectF(option.rect)
        view = option.widget
        here = view.currentIndex() if isinstance(view, _View) else QModelIndex()
        current = here.row() == index.row()
        painter.fillRect(rect, theme.colour("sel" if current else "surface"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line")
        )
        cell: Cell = index.data(CELL)
        first = index.column() == 0
        if first:
            self._strip(painter, rect, index, current)
        inner = rect.adjusted(_PAD + (8 if first else 0), 0, -_PAD, -1)
        model = index.model()
        number = isinstance(model, PagedModel) and model.columns[index.column()].number
        if cell.button:
            self._button(painter, button_rect(rect, cell.button), cell)
        else:
            self._content(painter, inner, cell, number)
        if index == here and view is not None and view.hasFocus():
            self._ring(painter, rect)
        painter.restore()

    def _strip(self, painter: QPainter, rect: QRectF, index: _Index, current: bool) -> None:
        meaning = index.data(STRIP) or ("action" if current else "")
        if meaning:
            strip = QRectF(rect.left(), rect.top(), 4, rect.height() - 1)
            painter.fillRect(strip, theme.colour(meaning))

    def _content(self, painter: QPainter, rect: QRectF, cell: Cell, number: bool) -> None:
        if cell.symbol:
            side = float(theme.px(28))
            place = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            icons.draw_tile(painter, cell.symbol, place)
            rect = rect.adjusted(side + 10, 0, 0, 0)
        tint = theme.colour(cell.tone)
        role = "strong" if cell.bold else "body"
        if cell.state is not None:
            size = theme.px(11)
            centre = QPointF(rect.left() + size / 2, rect.center().y())
            shapes.draw_state(painter, cell.state, centre, size)
            rect = rect.adjusted(size + 8, 0, 0, 0)
            tint = shapes.state_colour(cell.state)
        if not cell.second or (cell.wrap and not shapes.fits(cell.text, role, rect.width())):
            if cell.wrap:
                shapes.draw_two_lines(painter, rect, cell.text, role, tint)
            else:
                shapes.draw_text(painter, rect, cell.text, role, tint, side=1 if number else -1)
            return
        high = theme.line_height(role, cell.text)
        low = theme.line_height("second", cell.second)
        top = rect.top() + (rect.height() - high - low) / 2
        upper = QRectF(rect.left(), top, rect.width(), high)
        shapes.draw_text(painter, upper, cell.text, role, tint, side=1 if number else -1)
        lower = QRectF(rect.left(), top + high, rect.width(), low)
        soft = theme.colour("soft")
        shapes.draw_text(painter, lower, cell.second, "second", soft, side=1 if number else -1)

    def _button(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        if not cell.quiet:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("edge"), theme.look().border))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inner = rect.adjusted(6, 0, -6, 0)
        shapes.draw_text(painter, inner, cell.button, "body", theme.colour("action"), side=0)

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell: Cell = index.data(CELL)
        return QSize(theme.px(90), theme.px(54 if cell.second or cell.button or cell.wrap else 44))


def button_rect(cell: QRectF, words: str) -> QRectF:
    """Where a row's button stands in its cell."""
    height = min(theme.px(44), cell.height() - 8)
    return QRectF(
        cell.left() + 6, cell.center().y() - height / 2, max(40.0, cell.width() - 18), height
    )


class _View(QTableView):
    """The view itself. Cells mark their own focus."""

    own_ring = True
    opened = QtSignal(object)
    acted = QtSignal(object, str)

    def __init__(self, model: PagedModel) -> None:
        super().__init__()
        self.told = ""
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.head = _Head(model.columns)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.told and not self.model().rowCount():
            painter = QPainter(self.viewport())
            place = QRectF(self.viewport().rect())
            shapes.draw_text(painter, place, self.told, "body", theme.colour("soft"), side=0)
            painter.end()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # the whole row carries `sel`, not one cell

    def _open(self, index: _Index) -> None:
        model = self.model()
        row = model.row(index.row()) if isinstance(model, PagedModel) else None
        if row is not None:
            self.opened.emit(row)

    def _act(self, index: _Index) -> bool:
        model = self.model()
        cell: Cell | None = index.data(CELL) if index.isValid() else None
        if cell is None or not cell.button or not isinstance(model, PagedModel):
            return False
        self.acted.emit(model.row(index.row()), model.columns[index.column()].key)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        index = self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                event.ignore()
            elif index.isValid() and not self._act(index):
                self._open(index)
            return
        if key == Qt.Key.Key_Space and index.isValid():
            cells = (index.siblingAtColumn(c) for c in range(self.model().columnCount()))
            if any(self._act(cell) for cell in cells):
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        cell: Cell | None = index.data(CELL) if index.isValid() else None
        if cell is not None and cell.button:
            place = button_rect(QRectF(self.visualRect(index)), cell.button)
            if place.contains(event.position()):
                self._act(index)
        super().mouseReleaseEvent(event)


class _Corners(QWidget):
    """Drawn over the table: the border and the round corners of the sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        border = theme.look().border
        outside = QPainterPath()
        outside.addRect(rect)
        sheet = QPainterPath()
        sheet.addRoundedRect(rect, 12, 12)
        table = self.parentWidget()
        if isinstance(table, Table):  # the head goes on above the scroll bar
            head = table.view.horizontalHeader()
            right = table.view.viewport().width() + 1
            strip = QRectF(right, 1, self.width() - right - 1, head.height())
            painter.fillRect(strip, theme.colour("sunk"))
        painter.fillPath(outside - sheet, theme.colour("ground"))
        painter.setPen(QPen(theme.colour("line"), border))
        half = border / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 12, 12)
        painter.end()


class Table(QWidget):
    """A table in its sheet. `opened` (row) on Enter or double click, `acted` (row, column key).

    `least`: pixels at 100 % below which no stretching column goes; 0 for a table that never needs
    it.
    """

    opened = QtSignal(object)
    acted = QtSignal(object, str)

    def __init__(self, model: PagedModel, *, row: int = 44, name: str = "", least: int = 0) -> None:
        super().__init__()
        self.model = model
        self._row = row
        self._least = least
        self._foot: list[str] = []
        self._needs: list[int] = []
        self.view = _View(model)
        self.view.setAccessibleName(name)
        self.view.opened.connect(self.opened)
        self.view.acted.connect(self.acted)
        self.setFocusProxy(self.view)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        self._box.addWidget(self.view)
        self._above_bar = QWidget()  # the head goes on above the bar, which begins below it
        self.view.addScrollBarWidget(self._above_bar, Qt.AlignmentFlag.AlignTop)
        self._corners = _Corners(self)
        # The foot stands under its columns also after a scroll bar has moved them.
        self.view.horizontalHeader().sectionResized.connect(lambda *_: self.update())
        self.setMinimumHeight(theme.px(150))
        model.modelReset.connect(self._filled)
        self.relook()

    def _filled(self) -> None:
        """New rows are there, or it is known that there are none."""
        self.view.told = say("Nothing is written here yet.")
        self.view.setAccessibleDescription("" if self.model.rows() else self.view.told)
        self.relook()

    def relook(self) -> None:
        """Take row heights and widths from the scale in force."""
        self.view.verticalHeader().setDefaultSectionSize(theme.px(self._row))
        self.view.head.tall = any(self._is_long(column) for column in self.model.columns)
        self._above_bar.setFixedHeight(self.view.head.sizeHint().height())
        self._box.setContentsMargins(1, 1, 1, 1 + (theme.px(44) if self._foot else 0))
        self._needs = needs(self.model.columns, self.model.rows(), self._foot)
        self._share_out()

    def _share_out(self) -> None:
        head, narrow = self.view.horizontalHeader(), self._is_narrow()
        given = [
            theme.px(column.width or (self._least if narrow else 0))
            for column in self.model.columns
        ]
        if not self._least:
            given = shared(given, self._needs, self.view.viewport().width())
        for index, width in enumerate(given):
            if width:
                head.setSectionResizeMode(index, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(index, width)
            else:
                head.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)

    def _is_narrow(self) -> bool:
        """Whether what stretches would get less than the least; then the table moves sideways."""
        asked = sum(theme.px(each.width or self._least) for each in self.model.columns)
        return bool(self._least) and asked > self.view.viewport().width()

    def _is_long(self, column: Column) -> bool:
        """Whether a heading needs two rows; only tables that know their least give it two."""
        room = theme.px(column.width) - 2 * _PAD
        heading = speak(column.heading)
        return bool(self._least and column.width) and not shapes.fits(heading, "head", room)

    def set_foot(self, texts: Sequence[str]) -> None:
        """Show a foot of sums, one text for each column."""
        self._foot = list(texts)
        self.relook()
        self.update()

    def retranslate(self) -> None:
        """Say headings and cells again."""
        if self.view.told:
            self._filled()
        self.model.retranslate()

    def current_row(self) -> Any:
        """The row the person stands on."""
        return self.model.row(self.view.currentIndex().row())

    def resizeEvent(self, event: object) -> None:
        self._share_out()
        self._corners.setGeometry(self.rect())
        self._corners.raise_()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._corners.raise_()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self._foot:
            self._paint_foot(painter)
        painter.end()

    def _paint_foot(self, painter: QPainter) -> None:
        height = theme.px(44)
        top = self.height() - height - 1
        painter.fillRect(QRectF(1, top, self.width() - 2, height), theme.colour("sunk"))
        painter.fillRect(QRectF(1, top, self.width() - 2, 1), theme.colour("edge"))
        head = self.view.horizontalHeader()
        for index, text in enumerate(self._foot):
            left = head.sectionViewportPosition(index) + 1 + _PAD + (8 if index == 0 else 0)
            right = head.sectionViewportPosition(index) + head.sectionSize(index) + 1 - _PAD
            rect = QRectF(left, top, right - left, height)
            number = self.model.columns[index].number
            shapes.draw_text(
                painter, rect, text, "strong", theme.colour("ink"), side=1 if number else -1
            )
