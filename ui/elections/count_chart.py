"""The picture of a count: names at the left, one column of bars for each round, one scale.

Dashed line = votes needed; green = elected; pale green = elected before; hatched = goes out. The
names stay where they are while the rounds scroll sideways. Readers hear the sentence and each row.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from ui import icons, shapes, theme
from ui.elections.count_data import CountCell, CountDrawing
from ui.shapes import State

__all__ = ["CountChart"]

_EMPTY = CountDrawing((), (), (), None, "", "")
_LEAST = 172
_NAMES = 190
_BAR = 22


class _Part(QWidget):
    """Shared measures of the two halves."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing = _EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @staticmethod
    def head_height() -> int:
        """Height of the head row."""
        return theme.line_height("body") + theme.line_height("second") + 14

    @staticmethod
    def row_height() -> int:
        """Height of a candidate's row."""
        return theme.px(9 + _BAR + 4) + theme.line_height("second") + 1

    def foot_height(self) -> int:
        """Height of the foot, 0 without one."""
        return theme.line_height("second") + 13 if self.drawing.foot else 0

    def whole_height(self) -> int:
        """Height of head, rows and foot."""
        rows = self.row_height() * len(self.drawing.rows)
        return self.head_height() + rows + self.foot_height()

    def tops(self) -> list[float]:
        """Top of each row."""
        first, step = self.head_height(), self.row_height()
        return [float(first + step * index) for index in range(len(self.drawing.rows))]

    def ground(self, painter: QPainter) -> None:
        """Head and foot sunk, hairlines between the rows."""
        width = float(self.width())
        painter.fillRect(QRectF(self.rect()), theme.colour("surface"))
        painter.fillRect(QRectF(0, 0, width, self.head_height()), theme.colour("sunk"))
        if self.foot_height():
            top = float(self.whole_height() - self.foot_height())
            painter.fillRect(QRectF(0, top, width, self.foot_height()), theme.colour("sunk"))
        for top in self.tops()[1:]:
            painter.fillRect(QRectF(0, top, width, 1), theme.colour("line"))


class _Names(_Part):
    """Symbol, word and name of each candidate."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NAMES), self.whole_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter)
        side = float(theme.px(44))
        for top, row in zip(self.tops(), self.drawing.rows, strict=True):
            left = 19.0
            if row.symbol:
                place = QRectF(left, top + (self.row_height() - side) / 2, side, side)
                icons.draw_tile(painter, row.symbol, place)
                left += side + 14
            word_high = theme.line_height("body", row.word)
            name_high = theme.line_height("second", row.name) if row.name else 0
            y = top + (self.row_height() - word_high - name_high) / 2
            width = self.width() - left - 4
            place = QRectF(left, y, width, word_high)
            shapes.draw_text(painter, place, row.word, "strong", theme.colour("ink"))
            place = QRectF(left, y + word_high, width, name_high)
            shapes.draw_text(painter, place, row.name, "second", theme.colour("soft"))
        if self.foot_height():
            top = float(self.whole_height() - self.foot_height())
            place = QRectF(19, top, self.width() - 20, self.foot_height())
            shapes.draw_text(painter, place, self.drawing.foot, "second", theme.colour("soft"))
        painter.end()


class _Rounds(_Part):
    """The columns of bars."""

    def sizeHint(self) -> QSize:
        width = theme.px(_LEAST) * max(1, len(self.drawing.columns))
        return QSize(width, self.whole_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.drawing.columns:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter)
        step = self.width() / len(self.drawing.columns)
        for index in range(len(self.drawing.columns)):
            self._column(painter, index, QRectF(step * index, 0, step, self.whole_height()))
        painter.end()

    def _column(self, painter: QPainter, index: int, place: QRectF) -> None:
        column = self.drawing.columns[index]
        inner = place.adjusted(13, 0, -22, 0)
        if index:
            rows = QRectF(
                place.left(), self.head_height(), 1, self.row_height() * len(self.drawing.rows)
            )
            painter.fillRect(rows, theme.colour("line"))
        high = theme.line_height("body", column.head)
        top = QRectF(inner.left(), 7, inner.width(), high)
        shapes.draw_text(painter, top, column.head, "strong", theme.colour("ink"))
        low = QRectF(inner.left(), 7 + high, inner.width(), theme.line_height("second"))
        shapes.draw_text(painter, low, column.line, "second", theme.colour("soft"))
        for top_of_row, row in zip(self.tops(), self.drawing.cells, strict=True):
            cell = QRectF(inner.left(), top_of_row, inner.width(), self.row_height())
            self._cell(painter, row[index], cell)
        if self.foot_height():
            foot = float(self.whole_height() - self.foot_height())
            rect = QRectF(inner.left(), foot, inner.width(), self.foot_height())
            soft = theme.colour("soft")
            shapes.draw_text(painter, rect, column.foot, "second", soft, side=1)

    def _cell(self, painter: QPainter, cell: CountCell, place: QRectF) -> None:
        bar_high = float(theme.px(_BAR))
        figure = float(theme.px(64))
        top = place.top() + theme.px(9)
        room = place.width() - figure
        if cell.value is None:
            text = cell.note or cell.text
            middle = QRectF(place.left(), top, place.width(), bar_high)
            shapes.draw_text(painter, middle, text, "second", theme.colour("soft"))
            return
        wide = room * cell.value / self.drawing.peak
        bar = QRectF(place.left(), top, max(wide, 1.0), bar_high)
        _bar(painter, bar, cell.look)
        axis = QRectF(place.left() - 0.5, top - 5, 1, bar_high + 10)
        painter.fillRect(axis, theme.colour("edge"))
        if self.drawing.threshold is not None:
            self._dashes(
                painter, place.left() + room * self.drawing.threshold / self.drawing.peak, top
            )
        role = {"held": "body", "out": "strong"}.get(cell.look, "strong")
        tint = {"won": "ok", "held": "soft", "out": "soft"}.get(cell.look, "ink")
        right = QRectF(place.right() - figure, top, figure, bar_high)
        shapes.draw_text(painter, right, cell.text, role, theme.colour(tint), side=1)
        if cell.note:
            self._note(painter, cell, QRectF(place.left(), top + bar_high, place.width(), 0))

    def _dashes(self, painter: QPainter, x: float, top: float) -> None:
        pen = QPen(theme.colour("ink"), 1.6, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top - 6), QPointF(x, top + theme.px(_BAR) + 5))

    def _note(self, painter: QPainter, cell: CountCell, place: QRectF) -> None:
        state = State.OK if cell.look == "won" else State.AWAY if cell.look == "out" else State.DUE
        size = theme.px(11)
        high = theme.line_height("second", cell.note)
        centre = QPointF(place.left() + size / 2, place.top() + high / 2 + 4)
        shapes.draw_state(painter, state, centre, size)
        role = "head" if cell.look == "won" else "second"
        rect = QRectF(place.left() + size + 6, place.top() + 4, place.width() - size - 6, high)
        shapes.draw_text(painter, rect, cell.note, role, shapes.state_colour(state))


def _bar(painter: QPainter, bar: QRectF, look: str) -> None:
    c = theme.colour
    painter.save()
    border = 1.2
    fills: dict[str, tuple[QColor | QBrush, QColor | None]] = {
        "won": (c("okfill"), None),
        "held": (c("oksoft"), c("okfill")),
        "out": (QBrush(c("edge"), Qt.BrushStyle.BDiagPattern), c("edge")),
        "runs": (c("action"), None),
    }
    fill, edge = fills.get(look, fills["runs"])
    painter.setPen(QPen(edge, border) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    inset = border / 2 if edge is not None else 0
    painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), 4, 4)
    painter.restore()


class _Sideways(QScrollArea):
    """Scrolls the rounds sideways only; arrow keys move it."""

    ring_radius = 8

    def __init__(self, inner: _Rounds) -> None:
        super().__init__()
        self.inner = inner
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)
        self.setWidgetResizable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def settle(self) -> None:
        """Give the rounds the width there is, or more when they need it."""
        wanted = self.inner.sizeHint()
        wide = max(self.viewport().width(), wanted.width())
        self.inner.resize(wide, wanted.height())
        scrolls = wide > self.viewport().width()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(wanted.height() + (theme.px(16) if scrolls else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()


class CountChart(QWidget):
    """The whole sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.names, self.rounds = _Names(), _Rounds()
        self.side = _Sideways(self.rounds)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 4)
        row.setSpacing(0)
        row.addWidget(self.names, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.side, 1, Qt.AlignmentFlag.AlignTop)
        self.names.setFixedWidth(theme.px(_NAMES))

    def show_drawing(self, drawing: CountDrawing) -> None:
        """Show another count."""
        self.names.drawing = self.rounds.drawing = drawing
        self.relook()
        words = [drawing.sentence]
        for row, cells in zip(drawing.rows, drawing.cells, strict=True):
            figures = ", ".join(" ".join(p for p in (c.text, c.note) if p) for c in cells)
            words.append(f"{row.word} {row.name}: {figures}")
        self.rounds.setAccessibleName(drawing.sentence)
        self.side.setAccessibleName(drawing.sentence)
        self.side.setAccessibleDescription(". ".join(words))

    def relook(self) -> None:
        """Take sizes from the scale in force."""
        self.names.setFixedWidth(theme.px(_NAMES))
        self.names.setFixedHeight(self.names.whole_height())
        self.side.settle()
        self.names.update()
        self.rounds.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shapes.draw_sheet(painter, QRectF(self.rect()))
        painter.end()
