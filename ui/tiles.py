"""Tiles: a symbol alone, a tile to choose (person, language, vault), and a board of them.

A tile always says its word; the picture is for those who read pictures faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui import icons, shapes, theme
from ui.live import Text, speak

__all__ = ["SymbolTile", "TileBoard", "TileButton", "TileChoice"]


class SymbolTile(QWidget):
    """A symbol tile that cannot be pressed; the words stand beside it."""

    def __init__(self, symbol: str, side: int = 52, *, faded: bool = False) -> None:
        super().__init__()
        self._symbol, self._side, self._faded = symbol, side, faded
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_symbol(self, symbol: str) -> None:
        """Show another symbol."""
        self._symbol = symbol
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._symbol:
            return
        painter = QPainter(self)
        icons.draw_tile(painter, self._symbol, QRectF(self.rect()), 0.5 if self._faded else 1.0)
        painter.end()


@dataclass(frozen=True)
class TileChoice:
    """What a tile offers: its key, its word, and (where it has one) symbol and second line."""

    key: str
    word: Text
    symbol: str = ""
    second: Text = ""


class TileButton(QAbstractButton):
    """A tile to choose. Its number key is printed on it when `number` is 1 to 9."""

    ring_radius = 12

    def __init__(
        self,
        choice: TileChoice,
        number: int = 0,
        *,
        grand: bool = False,
        small: bool = False,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.choice = choice
        self._number, self._grand = number, grand
        self._side, self._role = (38, "second") if small else (52, "body")
        self._width = width or (72 if small else 116)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        expand = QSizePolicy.Policy.Expanding if grand else QSizePolicy.Policy.Fixed
        self.setSizePolicy(expand, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word in the language in force."""
        self.setAccessibleName(speak(self.choice.word))
        self.setAccessibleDescription(speak(self.choice.second))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._grand:
            return QSize(theme.px(267), theme.px(171))
        word = speak(self.choice.word)
        bold = "head" if self._role == "second" else "strong"
        text = QFontMetricsF(theme.font(bold, word)).horizontalAdvance(word)
        air = 14 if self._side > 40 else 8
        width = max(theme.px(self._width), round(text) + 10 + air)
        height = 2 * air + theme.px(self._side) + 10 + theme.line_height(self._role, word)
        height += theme.px(23) + 4 if self._number else 0
        height += theme.line_height("second") if speak(self.choice.second) else 0
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        if self._grand:
            return QSize(theme.px(150), theme.px(128))
        return self.sizeHint()

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = theme.colour
        on = self.isChecked()
        over = self.underMouse() and self.isEnabled()
        shapes.draw_sheet(
            painter,
            QRectF(self.rect()),
            ground=c("actsoft") if on or over else c("surface"),
            edge=c("action") if on else c("edge" if over else "line"),
            width=max(1.4, theme.look().border) if on else None,
        )
        if self._grand:
            self._paint_grand(painter, on)
        else:
            self._paint_small(painter, on)
        painter.end()

    def _paint_small(self, painter: QPainter, on: bool) -> None:
        side = float(theme.px(self._side))
        top = 14.0 if self._side > 40 else 8.0
        bold = "head" if self._role == "second" else "strong"
        place = QRectF((self.width() - side) / 2, top, side, side)
        icons.draw_tile(painter, self.choice.symbol, place)
        top += side + 6
        for text, role, tint in (
            (speak(self.choice.word), bold if on else self._role, "ink"),
            (speak(self.choice.second), "second", "soft"),
        ):
            if not text:
                continue
            height = theme.line_height(role, text)
            rect = QRectF(6, top, self.width() - 12, height)
            shapes.draw_text(painter, rect, text, role, theme.colour(tint), side=0)
            top += height
        if self._number:
            hint = str(self._number)
            width, height_f = shapes.key_hint_size(hint)
            place = QRectF((self.width() - width) / 2, top + 5, width, height_f)
            tint_ = theme.colour("soft")
            shapes.draw_key_hint(painter, hint, place, tint_, theme.colour("edge"))

    def _paint_grand(self, painter: QPainter, on: bool) -> None:
        c = theme.colour
        left = 20.0
        if self._number:
            hint = str(self._number)
            width, height = shapes.key_hint_size(hint)
            place = QRectF(left, 16, width, height)
            shapes.draw_key_hint(painter, hint, place, c("soft"), c("edge"))
        if on:
            shapes.draw_tick(painter, QPointF(self.width() - 32, 30), 23)
        word, second = speak(self.choice.word), speak(self.choice.second)
        second_height = theme.line_height("body", second)
        bottom = self.height() - 20 - second_height
        rect = QRectF(left, bottom, self.width() - 2 * left, second_height)
        shapes.draw_text(painter, rect, second, "body", c("soft"))
        word_height = theme.line_height("clock", word)
        rect = QRectF(left, bottom - word_height - 6, self.width() - 2 * left, word_height)
        shapes.draw_text(painter, rect, word, "clock", c("action" if on else "ink"))


class TileBoard(QWidget):
    """Tiles in rows, one chosen. Number keys (when this board has them), arrows, Space, Enter.

    `columns=0` takes as many in a row as fit. `chosen` fires with the key when a person chooses.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[TileChoice] = (),
        *,
        columns: int = 4,
        numbers: bool = True,
        grand: bool = False,
        small: bool = False,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self._columns, self._numbers, self._grand, self._small = columns, numbers, grand, small
        self._flows = columns == 0
        self.tiles: dict[str, TileButton] = {}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(16 if grand else 8 if small else 12)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[TileChoice]) -> None:
        """Offer other tiles."""
        for tile in self.tiles.values():
            self.grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = {}
        for index, choice in enumerate(choices):
            number = index + 1 if self._numbers and index < 9 else 0
            tile = TileButton(
                choice, number, grand=self._grand, small=self._small, width=self._width
            )
            tile.clicked.connect(lambda _c=False, k=choice.key: self.choose(k))
            self.tiles[choice.key] = tile
        self._lay()

    def _lay(self) -> None:
        """Put the tiles into rows; with `columns=0` as many in a row as the width takes."""
        tiles = list(self.tiles.values())
        if self._flows and tiles:
            widest = max(tile.sizeHint().width() for tile in tiles)
            gap = self.grid.spacing()
            self._columns = max(2, (self.width() + gap) // (widest + gap))
            for tile in tiles:
                tile.setFixedWidth(widest)
        for index, tile in enumerate(tiles):
            self.grid.addWidget(tile, index // self._columns, index % self._columns)
        if self._flows:
            for column in range(self.grid.columnCount()):
                self.grid.setColumnStretch(column, 0)
            self.grid.setColumnStretch(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._flows:
            self._lay()

    def retranslate(self) -> None:
        """Words got longer or shorter: the rows may change."""
        if self._flows:
            self._lay()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._flows or not self.tiles:
            return hint
        widest = max(tile.sizeHint().width() for tile in self.tiles.values())
        return QSize(2 * widest + self.grid.spacing(), hint.height())

    def value(self) -> str:
        """Key of the chosen tile, empty when none is."""
        return next((k for k, t in self.tiles.items() if t.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose without firing."""
        for name, tile in self.tiles.items():
            tile.setChecked(name == key)
            tile.update()

    def choose(self, key: str) -> None:
        """Choose as a person does."""
        self.set_value(key)
        self.chosen.emit(key)

    def press_number(self, number: int) -> bool:
        """Choose the tile with this number; False when there is none."""
        keys = list(self.tiles)
        if not self._numbers or not 1 <= number <= min(9, len(keys)):
            return False
        self.tiles[keys[number - 1]].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.choose(keys[number - 1])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        tiles = list(self.tiles.values())
        here = next((i for i, t in enumerate(tiles) if t.hasFocus()), -1)
        if event.key() in moves and here >= 0:
            there = here + moves[Qt.Key(event.key())]
            if 0 <= there < len(tiles):
                tiles[there].setFocus(Qt.FocusReason.TabFocusReason)
            return
        if event.text().isdigit() and self.press_number(int(event.text())):
            return
        super().keyPressEvent(event)
