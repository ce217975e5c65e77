"""What happened on a file as dots on a line, the newest at the right, with day, time and word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sr_board import i18n
from sr_board.cases.moments import When
from ui import shapes, theme
from ui.live import say
from ui.meetings.times import clock_words, local

__all__ = ["Timeline"]

_WIDE = 190


class Timeline(QWidget):
    """As many of the newest events as fit; all are in the accessible name."""

    def __init__(self) -> None:
        super().__init__()
        self._events: list[tuple[When, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_events(self, events: Sequence[tuple[When, str]]) -> None:
        """Show them, oldest first."""
        self._events = [(when, words) for when, words in events if words]
        told = [say("{when}: {what}", when=_time(when), what=what) for when, what in self._events]
        self.setAccessibleName(". ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(96))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = max(int(self.width() // theme.px(_WIDE)), 1)
        shown = self._events[-room:]
        if not shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / room
        level = theme.px(46)
        self._draw_line(painter, len(shown), step, level)
        for index, (when, words) in enumerate(shown):
            left = index * step
            tone = theme.colour("ink")
            place = QRectF(left, 0, step - 8, theme.px(30))
            shapes.draw_text(painter, place, _time(when), "head", tone)
            painter.setPen(Qt.PenStyle.NoPen)
            last = index == len(shown) - 1
            painter.setBrush(theme.colour("thread" if last else "action"))
            painter.drawEllipse(QPointF(left + 8, level), theme.px(7), theme.px(7))
            below = QRectF(left, level + theme.px(14), step - 10, theme.px(34))
            metrics = QFontMetricsF(theme.font("second", words))
            fits = metrics.elidedText(words, Qt.TextElideMode.ElideRight, below.width())
            shapes.draw_text(painter, below, fits, "second", theme.colour("soft"))
        painter.end()

    @staticmethod
    def _draw_line(painter: QPainter, count: int, step: float, level: int) -> None:
        pen = QPen(theme.colour("action"), theme.px(2), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        for index in range(count - 1):
            left = index * step + 8 + theme.px(12)
            painter.drawLine(QPointF(left, level), QPointF((index + 1) * step - 6, level))


def _time(when: When) -> str:
    if when.at is None:
        return say("not known when")
    day = i18n.current().date(local(when.at, when.offset_minutes).date(), "medium")
    return say("{day}, {time}", day=day, time=clock_words(when.at, when.offset_minutes))
