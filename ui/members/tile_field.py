"""The field in which a person chooses her tile: symbols with their words, and a colour."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board.people.records import HUES, SYMBOLS
from ui.buttons import Button, Kind
from ui.icons import symbol_word
from ui.labels import Label, second
from ui.live import Text, say
from ui.tiles import SymbolTile, TileBoard, TileChoice

__all__ = ["TileField"]


class TileField(QWidget):
    """Sixteen symbols and "another colour". Nothing chosen: the program gives a tile."""

    changed = Signal()

    def __init__(self, label: Text, help: Text = "") -> None:
        super().__init__()
        self._hue = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.shown = SymbolTile("", 44)
        self.colour = Button(
            lambda: say("Another colour"), Kind.QUIET, icon="refresh", on=self.next_hue
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(label, "body"))
        words.addWidget(second(help, wrap=True))
        head.addLayout(words, 1)
        head.addWidget(self.shown)
        head.addWidget(self.colour)
        column.addLayout(head)
        self.board = TileBoard(columns=0, numbers=False, small=True)
        self.board.chosen.connect(self._chosen)
        column.addWidget(self.board)
        self._offer()

    @property
    def symbol(self) -> str:
        """The chosen symbol, "" when none is."""
        return self.board.value()

    @property
    def hue(self) -> str:
        """The chosen colour, "" when the program shall choose."""
        return self._hue if self.symbol else ""

    def set_tile(self, symbol: str, hue: str) -> None:
        """Show a tile as chosen."""
        self._hue = hue
        self._offer()
        self.board.set_value(symbol)
        self._draw()

    def next_hue(self) -> None:
        """Take the next colour."""
        place = HUES.index(self._hue) if self._hue in HUES else -1
        symbol = self.symbol
        self.set_tile(symbol, HUES[(place + 1) % len(HUES)])
        self.changed.emit()

    def _offer(self) -> None:
        hue = f"/{self._hue}" if self._hue else ""
        self.board.set_choices(
            [TileChoice(s, partial(symbol_word, s), f"{s}{hue}") for s in SYMBOLS]
        )

    def _chosen(self, _key: str) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self.shown.show_symbol(f"{self.symbol}/{self._hue}" if self.symbol else "")
        self.shown.setAccessibleName(symbol_word(self.symbol) if self.symbol else "")
