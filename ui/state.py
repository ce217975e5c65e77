"""States: a drawn shape and its word, bare in rows or as a pill; and rows of dots to count.

● fine, ▲ due, ■ overdue or partly, ○ not yet, – away. The word always stands beside the shape.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import shapes, theme
from ui.live import Text, speak
from ui.shapes import State

__all__ = ["DotRow", "State", "StateMark"]


class StateMark(QWidget):
    """Shape and word of a state. `pill` when it stands alone."""

    def __init__(
        self,
        state: State,
        word: Text,
        *,
        pill: bool = False,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._word, self._pill = state, word, pill
        self._role = "head" if bold else "second"
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_state(self, state: State, word: Text) -> None:
        """Show another state."""
        self._state, self._word = state, word
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word in the language in force."""
        self.setAccessibleName(speak(self._word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word = speak(self._word)
        width = QFontMetricsF(theme.font(self._role, word)).horizontalAdvance(word)
        shape = theme.px(11)
        pad = 20 if self._pill else 0
        height = theme.px(28) if self._pill else theme.line_height(self._role, word)
        return QSize(round(width + shape + 7 + pad + 1), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        if self._pill:
            left = 10.0
            radius = self.height() / 2
            ground = shapes.state_ground(self._state)
            shapes.draw_sheet(
                painter, QRectF(self.rect()), radius=radius, ground=ground, width=0, raised=False
            )
        size = theme.px(11)
        middle = self.height() / 2
        shapes.draw_state(painter, self._state, QPointF(left + size / 2, middle), size)
        place = QRectF(left + size + 7, 0, self.width(), self.height())
        word, tint = speak(self._word), shapes.state_colour(self._state)
        shapes.draw_text(painter, place, word, self._role, tint)
        painter.end()


class DotRow(QWidget):
    """One shape for each member, and where the line of "needed" stands, with a word below it."""

    def __init__(self, name: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._states: Sequence[State] = ()
        self._needed = 0
        self._mark: Text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_states(
        self, states: Sequence[State], needed: int = 0, name: Text = "", mark: Text = ""
    ) -> None:
        """Show these states in order; a bar stands after the first `needed` places, with the words
        `mark` below it."""
        self._states, self._needed = list(states), needed
        self._name, self._mark = name or self._name, mark
        self.retranslate()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say the sentence to readers."""
        self.setAccessibleName(speak(self._name))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(18) * max(1, len(self._states)), theme.px(22) + self._below())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), theme.px(22) + self._below())

    def _below(self) -> int:
        return theme.line_height("second") if speak(self._mark) and self._needed else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._states:
            return
        painter = QPainter(self)
        step = min(float(theme.px(18)), self.width() / len(self._states))
        size = min(theme.px(12), step * 0.75)
        high = self.height() - self._below()
        for index, state in enumerate(self._states):
            shapes.draw_state(painter, state, QPointF(step * (index + 0.5), high / 2), size)
        if 0 < self._needed <= len(self._states):
            x = step * self._needed
            painter.fillRect(QRectF(x - 1, 1, 2, high - 2), theme.colour("ink"))
            self._paint_mark(painter, x, high)
        painter.end()

    def _paint_mark(self, painter: QPainter, x: float, top: float) -> None:
        words = speak(self._mark)
        if not words:
            return
        wide = QFontMetricsF(theme.font("second", words)).horizontalAdvance(words) + 2
        left = min(max(0.0, x - wide / 2), max(0.0, self.width() - wide))
        place = QRectF(left, top, wide, self._below())
        shapes.draw_text(painter, place, words, "second", theme.colour("ink"))
