"""Notes and coins of a count, worth by worth, with what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from finance.rules.cash_count import COINS_BELOW, PIECES_MOST, counted
from sr_board import i18n
from sr_board.base.text import ascii_digits
from ui import theme
from ui.fields import LineBox
from ui.labels import Label, second
from ui.live import say
from ui.money.amounts import money

__all__ = ["NoteCount", "PieceBox", "worth_words"]

_ACROSS = 3


class PieceBox(LineBox):
    """Lower than other boxes: all worths of a currency stand on one small screen."""

    def __init__(self, worth: int) -> None:
        super().__init__()
        self.setFixedSize(theme.px(84), theme.px(38))
        self.setMaxLength(6)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(worth_words(worth))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(84), theme.px(38))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class NoteCount(QWidget):
    """Boxes for the pieces of every worth, three in a row. `changed`: something was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        column.addWidget(self._holder)
        self.sum = Label("", "strong", wrap=True)
        column.addWidget(self.sum)
        self.boxes: dict[int, PieceBox] = {}

    def show_worths(self, worths: Sequence[int]) -> None:
        """Empty boxes for these worths, the largest first."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for place, worth in enumerate(worths):
            box = PieceBox(worth)
            box.textEdited.connect(lambda _t: self._typed())
            row, across = divmod(place, _ACROSS)
            word = Label(lambda w=worth: worth_words(w), "strong", right=True)
            for offset, part in enumerate((word, second("×"), box)):
                self._grid.addWidget(part, row, across * 4 + offset)
            self._grid.setColumnStretch(across * 4 + 3, 1)
            self.boxes[worth] = box
        self._typed()

    def pieces(self) -> dict[int, int] | None:
        """What was typed, nothing left out; None when a box holds no number."""
        found = {worth: _number(box.text()) for worth, box in self.boxes.items()}
        if any(number is None for number in found.values()):
            return None
        return {worth: number for worth, number in found.items() if number}

    def amount(self) -> int | None:
        """What the pieces come to, paise; None while nothing is typed or a box is wrong."""
        found = self.pieces()
        return counted(found) if found else None

    def _typed(self) -> None:
        for box in self.boxes.values():
            box.setProperty("wrong", _number(box.text()) is None)
            box.style().unpolish(box)
            box.style().polish(box)
        amount = self.amount() or 0
        self.sum.tell(
            lambda: say(
                "Counted: {amount}, {words}",
                amount=money(amount),
                words=i18n.current().money_words(amount),
            )
        )
        self.changed.emit()


def _number(text: str) -> int | None:
    typed = ascii_digits(text).strip()
    if not typed:
        return 0
    return int(typed) if typed.isdigit() and int(typed) <= PIECES_MOST else None


def worth_words(worth: int) -> str:
    """A note or coin by its worth."""
    if worth < COINS_BELOW:
        return say("{amount} coin", amount=money(worth))
    return money(worth)
