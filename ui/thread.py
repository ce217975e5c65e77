"""The thread: progress as a running stitch. Sewn dash = done, marigold knot = now, dots = to come.

Horizontal for steps and times, vertical for an agenda. It never decorates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import shapes, theme
from ui.live import Text, speak
from ui.state import State

__all__ = ["AgendaThread", "Knot", "StepThread"]


@dataclass(frozen=True)
class Knot:
    """One knot: its word, a soft second line, and a state for the second line if it has one."""

    word: Text
    line: Text = ""
    state: State | None = None
    number: str = ""


def _kind(index: int, now: int) -> str:
    return "done" if index < now else "now" if index == now else "loose"


class StepThread(QWidget):
    """Steps from left to right. `now` is the index of the present step."""

    def __init__(self, knots: Sequence[Knot] = (), now: int = 0) -> None:
        super().__init__()
        self._knots, self._now = list(knots), now
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_steps(self, now: int, knots: Sequence[Knot] | None = None) -> None:
        """Show where we are."""
        self._now = now
        if knots is not None:
            self._knots = list(knots)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the steps in the language in force."""
        words = [speak(k.word) for k in self._knots]
        here = words[self._now] if 0 <= self._now < len(words) else ""
        self.setAccessibleName(here)
        self.setAccessibleDescription(", ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(90) * max(1, len(self._knots)), theme.px(24) + self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40) * max(1, len(self._knots)), theme.px(24) + self._line())

    def _line(self) -> int:
        return theme.line_height("second")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._knots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = theme.look().scale / 100
        places = self._places()
        y = theme.px(12)
        for index in range(len(places) - 1):
            sewn = index < self._now
            pen = (
                shapes.sewn_pen(theme.colour("action"))
                if sewn
                else shapes.loose_pen(theme.colour("edge"))
            )
            painter.setPen(pen)
            gap = 15 * scale
            painter.drawLine(QPointF(places[index] + gap, y), QPointF(places[index + 1] - gap, y))
        for index, place in enumerate(places):
            shapes.draw_knot(painter, QPointF(place, y), _kind(index, self._now), scale)
        self._paint_words(painter, places)
        painter.end()

    def _paint_words(self, painter: QPainter, places: list[float]) -> None:
        step, widths = self.width() / len(places), self._widths()
        fits = self.width() - sum(widths) >= theme.px(10) * (len(places) - 1)
        for index, place in enumerate(places):
            word = speak(self._knots[index].word)
            here = index == self._now
            role = "head" if here else "second"
            metrics = QFontMetricsF(theme.font(role, word))
            width = metrics.horizontalAdvance(word) + 1
            width = width if fits else min(width, step - 6)
            left = min(max(0.0, place - width / 2), self.width() - width)
            rect = QRectF(left, theme.px(24), width, self._line())
            shapes.draw_text(painter, rect, word, role, theme.colour("ink" if here else "soft"))

    def _widths(self) -> list[float]:
        """How wide each word is where it is the present step."""
        words = [speak(knot.word) for knot in self._knots]
        return [QFontMetricsF(theme.font("head", w)).horizontalAdvance(w) + 1 for w in words]

    def _places(self) -> list[float]:
        """Middles of the knots: equal room between the words where they fit, else equal steps."""
        knot = float(theme.px(24))  # a knot without a word needs its own room
        count, widths = len(self._knots), [max(wide, knot) for wide in self._widths()]
        if count == 1:
            return [max(float(theme.px(12)), min(widths[0], float(self.width())) / 2)]
        gap = (self.width() - sum(widths)) / (count - 1)
        if gap >= theme.px(10):
            lefts = [sum(widths[:index]) + index * gap for index in range(count)]
            return [left + width / 2 for left, width in zip(lefts, widths, strict=True)]
        ends = [
            max(float(theme.px(12)), min(width, self.width() / count) / 2)
            for width in (widths[0], widths[-1])
        ]
        first, last = ends[0], self.width() - ends[1]
        return [first + (last - first) * i / (count - 1) for i in range(count)]


class AgendaThread(QWidget):
    """Items from top to bottom; the present one stands on `sel`. Arrows and clicks choose.

    `chosen` fires with the index.
    """

    ring_radius = 8
    chosen = Signal(int)

    def __init__(self, knots: Sequence[Knot] = (), now: int = 0) -> None:
        super().__init__()
        self._knots, self._now = list(knots), now
        self._done = now
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_items(self, knots: Sequence[Knot], now: int, done: int | None = None) -> None:
        """Show the items; the first `done` are sewn (default: all before `now`)."""
        self._knots, self._now = list(knots), now
        self._done = now if done is None else done
        self.retranslate()

    def retranslate(self) -> None:
        """Say the items in the language in force."""
        if 0 <= self._now < len(self._knots):
            knot = self._knots[self._now]
            self.setAccessibleName(f"{knot.number} {speak(knot.word)}".strip())
        self.updateGeometry()
        self.update()

    def _step(self) -> int:
        return theme.line_height("body") + theme.line_height("second") + 24

    def sizeHint(self) -> QSize:
        return QSize(theme.px(196), self._step() * max(1, len(self._knots)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), self._step() * max(1, len(self._knots)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, scale = self._step(), theme.look().scale / 100
        x = theme.px(22)
        if 0 <= self._now < len(self._knots):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel"))
            painter.drawRoundedRect(QRectF(0, step * self._now, self.width(), step), 8, 8)
        for index in range(len(self._knots) - 1):
            sewn = index < self._done
            colour = theme.colour("action" if sewn else "edge")
            painter.setPen(shapes.sewn_pen(colour) if sewn else shapes.loose_pen(colour))
            top = step * (index + 0.5) + 14 * scale
            painter.drawLine(QPointF(x, top), QPointF(x, step * (index + 1.5) - 14 * scale))
        for index, knot in enumerate(self._knots):
            kind = "now" if index == self._now else "done" if index < self._done else "loose"
            shapes.draw_knot(painter, QPointF(x, step * (index + 0.5)), kind, scale)
            self._paint_words(painter, knot, index == self._now, step * index, step)
        painter.end()

    def _paint_words(
        self, painter: QPainter, knot: Knot, here: bool, top: float, step: float
    ) -> None:
        left = float(theme.px(44))
        word, line = speak(knot.word), speak(knot.line)
        high, low = theme.line_height("body", word), theme.line_height("second", line or word)
        y = top + (step - high - (low if line else 0)) / 2
        text = f"{knot.number}  {word}" if knot.number else word
        role = "strong" if here else "body"
        rect = QRectF(left, y, self.width() - left - 4, high)
        shapes.draw_text(painter, rect, text, role, theme.colour("ink"))
        if not line:
            return
        tint = shapes.state_colour(knot.state) if knot.state else theme.colour("soft")
        if knot.state:
            size = theme.px(11)
            centre = QPointF(left + size / 2, y + high + low / 2)
            shapes.draw_state(painter, knot.state, centre, size)
            left += size + 7
        rect = QRectF(left, y + high, self.width() - left - 4, low)
        shapes.draw_text(painter, rect, line, "second", tint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(int(event.position().y() // self._step()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(self._now + (1 if event.key() == Qt.Key.Key_Down else -1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self._knots) and index != self._now:
            self._now = index
            self.retranslate()
            self.chosen.emit(index)
