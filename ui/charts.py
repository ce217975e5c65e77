"""Charts that we draw: bars with a threshold line. Each has one sentence that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sr_board import i18n
from ui import theme
from ui.labels import second
from ui.live import Text, speak

__all__ = ["BarChart", "Bars"]


@dataclass(frozen=True)
class Bars:
    """Values from oldest to newest, the threshold (0: none) and its words, and the sentence."""

    values: tuple[int, ...]
    sentence: Text
    threshold: int = 0
    threshold_words: Text = ""
    words: tuple[str, ...] = ()
    """What stands above each bar ("" for nothing); without it the values as whole numbers."""


class _Plot(QWidget):
    """The bars themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.bars = Bars((), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        values = self.bars.values
        if not values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = speak(self.bars.threshold_words)
        side = QFontMetricsF(theme.font("second", words)).horizontalAdvance(words) + 14
        plot_width = self.width() - (side if words else 0)
        label = theme.line_height("second")
        base = self.height() - 2.0
        peak = max(*values, self.bars.threshold, 1)
        unit = (base - label - 2) / peak
        # A few bars stand together; spread over a wide sheet they would not be compared.
        step = min(plot_width / len(values), float(theme.px(56)))
        bar = min(float(theme.px(30)), step * 0.74)
        for index, value in enumerate(values):
            newest = index == len(values) - 1
            x = step * index
            box = QRectF(x, base - value * unit, bar, value * unit)
            self._bar(painter, box, self._above(index), newest)
        painter.fillRect(QRectF(0, base, plot_width, 1.2), theme.colour("edge"))
        if self.bars.threshold:
            self._threshold(painter, base - self.bars.threshold * unit, plot_width, words)
        painter.end()

    def _above(self, index: int) -> str:
        if self.bars.words:
            return self.bars.words[index]
        return i18n.current().integer(self.bars.values[index])

    def _bar(self, painter: QPainter, rect: QRectF, text: str, newest: bool) -> None:
        fill: QColor = theme.colour("action") if newest else theme.older_bar()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, 3, 3)
        painter.fillRect(rect.adjusted(0, min(4, rect.height()), 0, 0), fill)  # square foot
        painter.setFont(theme.font("head" if newest else "second"))
        painter.setPen(theme.colour("ink" if newest else "soft"))
        high = theme.line_height("second")
        role = "head" if newest else "second"
        wide = QFontMetricsF(theme.font(role, text)).horizontalAdvance(text) + 4
        left = min(max(rect.center().x() - wide / 2, 0), max(self.width() - wide, 0))
        place = QRectF(left, rect.top() - high - 1, wide, high)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)

    def _threshold(self, painter: QPainter, y: float, width: float, words: str) -> None:
        pen = QPen(theme.colour("ink"), 1.6, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, y), QPointF(width, y))
        painter.setFont(theme.font("second", words))
        painter.setPen(theme.colour("ink"))
        high = theme.line_height("second")
        place = QRectF(width + 6, y - high / 2, self.width() - width, high)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)


class BarChart(QWidget):
    """Sentence above, bars below; readers hear the sentence."""

    def __init__(self, bars: Bars) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._sentence = second("", wrap=True)
        self._plot = _Plot()
        column.addWidget(self._sentence)
        column.addWidget(self._plot, 1)
        self.show_bars(bars)

    def show_bars(self, bars: Bars) -> None:
        """Show other values."""
        self._plot.bars = bars
        self._sentence.tell(bars.sentence)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the sentence to readers."""
        self._plot.setAccessibleName(speak(self._plot.bars.sentence))
        self._plot.update()
