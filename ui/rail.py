"""The rail at the left: icon and word for each place; three stitches mark the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, shapes, theme
from ui.live import speak
from ui.registry import Place

__all__ = ["Rail", "RailItem"]

WIDE, NARROW = 184, 100


class RailItem(QAbstractButton):
    """One place."""

    ring_radius = 10

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._narrow = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word in the language in force."""
        self.setAccessibleName(speak(self.place.word))
        self.setToolTip(speak(self.place.word) if self._narrow else "")
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Word under the icon instead of beside it."""
        self._narrow = narrow
        self.retranslate()

    def wanted_width(self) -> int:
        """Width of the rail that this word needs."""
        word = speak(self.place.word)
        if self._narrow:
            text = QFontMetricsF(theme.font("head", word)).horizontalAdvance(word)
            return round(text) + 20
        text = QFontMetricsF(theme.font("strong", word)).horizontalAdvance(word)
        return round(text) + 24 + 14 + theme.px(24) + 10 + 12

    def sizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.px(62 if self._narrow else 48))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 6 if self._narrow else 12
        body = QRectF(self.rect()).adjusted(side + (4 if self._narrow else 0), 0, -side, 0)
        on = self.isChecked()
        if on or self.underMouse():
            ground = QColor(theme.colour("railsel"))
            ground.setAlphaF(1.0 if on else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(body, 10, 10)
        if on:
            painter.setPen(
                QPen(theme.colour("thread"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            middle = self.height() / 2
            for shift in (-14.0, 0.0, 14.0):
                y = middle + shift
                painter.drawLine(QPointF(4, y - 3), QPointF(4, y + 3))
        ink = theme.colour("railselink" if on else "railink")
        word = speak(self.place.word)
        if self._narrow:
            self._paint_under(painter, body, word, ink, on)
        else:
            self._paint_beside(painter, body, word, ink, on)
        painter.end()

    def _paint_beside(
        self, painter: QPainter, body: QRectF, word: str, ink: QColor, on: bool
    ) -> None:
        size = float(theme.px(24))
        place = QRectF(body.left() + 12, body.center().y() - size / 2, size, size)
        icons.draw_icon(painter, self.place.icon, place, ink)
        left = place.right() + 12
        rect = QRectF(left, body.top(), body.right() - left - 4, body.height())
        shapes.draw_text(painter, rect, word, "strong" if on else "body", ink)

    def _paint_under(
        self, painter: QPainter, body: QRectF, word: str, ink: QColor, on: bool
    ) -> None:
        size = float(theme.px(24))
        place = QRectF(body.center().x() - size / 2, body.top() + 7, size, size)
        icons.draw_icon(painter, self.place.icon, place, ink)
        role = "head" if on else "second"
        high = theme.line_height(role, word)
        rect = QRectF(0, place.bottom() + 3, self.width(), high)
        shapes.draw_text(painter, rect, word, role, ink, side=0)


class Rail(QScrollArea):
    """All places; `chosen` fires with a key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._narrow = False
        self.items: dict[str, RailItem] = {}
        self._ground = _Ground()
        self._column = QVBoxLayout(self._ground)
        self._column.setSpacing(6)
        self.setWidget(self._ground)
        self.set_narrow(False)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these places, those at the foot last."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.items = {}
        for place in (p for p in places if not p.at_foot):
            self._put(place)
        self._column.addStretch(1)
        for place in (p for p in places if p.at_foot):
            self._put(place)
        self.set_narrow(self._narrow)

    def _put(self, place: Place) -> None:
        item = RailItem(place)
        item.clicked.connect(lambda _c=False, k=place.key: self.chosen.emit(k))
        self.items[place.key] = item
        self._column.addWidget(item)

    def mark(self, key: str) -> None:
        """Mark the place where we are."""
        for name, item in self.items.items():
            item.setChecked(name == key)
            item.update()

    def set_narrow(self, narrow: bool) -> None:
        """Narrow rail below 1200 px of window."""
        self._narrow = narrow
        self._column.setContentsMargins(0, 12 if narrow else 20, 0, 12 if narrow else 16)
        for item in self.items.values():
            item.set_narrow(narrow)
        self.relook()

    def relook(self) -> None:
        """Take the width that the words need."""
        least = NARROW if self._narrow else WIDE
        wanted = [item.wanted_width() for item in self.items.values()]
        self.setFixedWidth(max([least, *wanted]))

    def retranslate(self) -> None:
        """Words changed: take the width they need."""
        self.relook()


class _Ground(QWidget):
    """Indigo."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("rail"))
        if theme.look().border > 1:
            edge = QRectF(self.width() - 1, 0, 1, self.height())
            painter.fillRect(edge, theme.colour("line"))
        painter.end()
