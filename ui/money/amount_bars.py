"""Lying bars with their words and amounts: loans by age, where money came from and where it went.

One scale for all bars of a chart, the amount at the right in figures, and one sentence that says
the same. A bar has a colour and a shape, so that nothing rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sr_board import i18n
from ui import shapes, theme
from ui.labels import second
from ui.live import Text, speak
from ui.state import State

__all__ = ["AmountBar", "AmountBars"]

_ROW = 30
_BAR = 12
_SHAPE = 11


@dataclass(frozen=True)
class AmountBar:
    """One bar: words, amount in paise, colour by meaning, and its state where it has one. `text`:
    what stands at its end instead of the amount, where it is no money."""

    words: Text
    amount: int
    colour: str = "action"
    state: State | None = None
    text: str = ""


class _Plot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[AmountBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(_ROW) * max(len(self.bars), 1) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tr = i18n.current()
        amounts = [bar.text or tr.money(bar.amount) for bar in self.bars]
        words = [speak(bar.words) for bar in self.bars]
        right = max(_width("head", text) for text in amounts) + 8
        left = min(max(_width("second", text) for text in words) + 10, self.width() * 0.45)
        room = max(self.width() - left - right - theme.px(_SHAPE) - 10, 20.0)
        peak = max(*(abs(bar.amount) for bar in self.bars), 1)
        for place, bar in enumerate(self.bars):
            top = float(theme.px(_ROW) * place)
            line = QRectF(0, top, self.width(), theme.px(_ROW))
            self._row(painter, line, bar, (words[place], amounts[place]), (left, room, peak))
        painter.end()

    def _row(
        self,
        painter: QPainter,
        line: QRectF,
        bar: AmountBar,
        texts: tuple[str, str],
        scale: tuple[float, float, int],
    ) -> None:
        left, room, peak = scale
        shape = float(theme.px(_SHAPE))
        if bar.state is not None:
            shapes.draw_state(painter, bar.state, QPointF(shape / 2, line.center().y()), shape)
        name = QRectF(shape + 6, line.top(), left - 6, line.height())
        shapes.draw_text(painter, name, texts[0], "second", theme.colour("ink"), side=-1)
        high = float(theme.px(_BAR))
        wide = max(room * abs(bar.amount) / peak, 2.0 if bar.amount else 0.0)
        box = QRectF(shape + left + 4, line.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(bar.colour))
        painter.drawRoundedRect(box, 3, 3)
        end = QRectF(box.right() + 6, line.top(), self.width() - box.right() - 6, line.height())
        shapes.draw_text(painter, end, texts[1], "head", theme.colour("ink"), side=-1)


def _width(role: str, text: str) -> float:
    return QFontMetricsF(theme.font(role, text)).horizontalAdvance(text)


class AmountBars(QWidget):
    """Sentence above, bars below; readers hear the sentence."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._sentence = second("", wrap=True)
        self._plot = _Plot()
        column.addWidget(self._sentence)
        column.addWidget(self._plot)
        column.addStretch(1)

    def show_bars(self, bars: Sequence[AmountBar], sentence: Text) -> None:
        """Show these bars; without any only the sentence stands there."""
        self._plot.bars = tuple(bars)
        self._plot.setVisible(bool(bars))
        self._plot.updateGeometry()
        self._sentence.tell(sentence)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the sentence to readers."""
        self._plot.setAccessibleName(self._sentence.text())
        self._plot.update()
