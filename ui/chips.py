"""Chips: counts that filter a list, one chosen: "28 rows  ● 24 ready  ▲ 3 need an answer".

The figure is the largest thing on a chip, shape and word stand beside it. Arrows move, Space or
Enter chooses. A chip filters what is shown and never changes data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from sr_board import i18n
from ui import shapes, theme
from ui.live import Text, speak
from ui.shapes import State

__all__ = ["Chip", "ChipRow", "Filter"]


@dataclass(frozen=True)
class Filter:
    """What a chip offers: its key, its word, the figure (None: not known) and a state."""

    key: str
    word: Text
    count: int | None = None
    state: State | None = None


class Chip(QAbstractButton):
    """One chip."""

    def __init__(self, filter_: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = filter_
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def ring_radius(self) -> int:
        """The curve for the focus ring: half the height."""
        return self.sizeHint().height() // 2

    def show_filter(self, filter_: Filter) -> None:
        """Show another figure or word."""
        self.filter = filter_
        self.retranslate()

    def retranslate(self) -> None:
        """Say figure and word in the language in force."""
        self.setAccessibleName(f"{self._figure()} {speak(self.filter.word)}".strip())
        self.updateGeometry()
        self.update()

    def _figure(self) -> str:
        return "" if self.filter.count is None else i18n.current().integer(self.filter.count)

    def _widths(self) -> tuple[float, float, float]:
        """Widths of shape, figure and word, each with the room after it."""
        shape = theme.px(11) + 10.0 if self.filter.state is not None else 0.0
        figure, word = self._figure(), speak(self.filter.word)
        high = QFontMetricsF(theme.font("card", figure)).horizontalAdvance(figure)
        low = QFontMetricsF(theme.font("strong", word)).horizontalAdvance(word)
        return shape, high + 8 if figure else 0.0, low

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths()) + 31), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, on = theme.colour, self.isChecked()
        shapes.draw_sheet(
            painter,
            QRectF(self.rect()),
            radius=self.height() / 2,
            ground=c("actsoft") if on or self.underMouse() else c("surface"),
            edge=c("action") if on else c("line"),
            width=max(1.2, theme.look().border) if on else None,
            raised=False,
        )
        shape, figure, word = self._widths()
        x, middle = 15.0, self.height() / 2
        if self.filter.state is not None:
            size = theme.px(11)
            shapes.draw_state(painter, self.filter.state, QPointF(x + size / 2, middle), size)
            x += shape
        shapes.draw_text(
            painter, QRectF(x, 0, figure, self.height()), self._figure(), "card", c("ink")
        )
        x += figure
        role = "strong" if on else "body"
        place = QRectF(x, 0, word + 2, self.height())
        shapes.draw_text(painter, place, speak(self.filter.word), role, c("ink"))
        painter.end()


class ChipRow(QWidget):
    """Chips in a row, one chosen. `chosen` fires with the key when a person chooses."""

    chosen = Signal(str)

    def __init__(self, filters: Sequence[Filter], value: str = "") -> None:
        super().__init__()
        self.chips: dict[str, Chip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.show_filters(filters)
        self.set_value(value or filters[0].key)

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show these filters; chips that stay keep the keyboard."""
        for key in [key for key in self.chips if key not in {f.key for f in filters}]:
            chip = self.chips.pop(key)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, filter_ in enumerate(filters):
            if filter_.key in self.chips:
                self.chips[filter_.key].show_filter(filter_)
                continue
            chip = Chip(filter_)
            chip.clicked.connect(lambda _c=False, k=filter_.key: self.choose(k))
            self._row.insertWidget(place, chip)
            self.chips[filter_.key] = chip

    def value(self) -> str:
        """Key of the chosen chip."""
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose without firing."""
        for name, chip in self.chips.items():
            chip.setChecked(name == key)

    def choose(self, key: str) -> None:
        """Choose as a person does."""
        self.set_value(key)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        chips = list(self.chips.values())
        here = next((i for i, chip in enumerate(chips) if chip.hasFocus()), -1)
        if event.key() in moves and here >= 0:
            there = here + moves[Qt.Key(event.key())]
            if 0 <= there < len(chips):
                chips[there].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
