"""Icons: outline drawings of one stroke, tinted when they are loaded, and symbol tiles.

An icon never stands without a word; the caller owns the word.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from governance import symbol_words
from governance.rules.symbols import BALLOT_SYMBOLS
from sr_board import i18n
from ui import theme
from ui.colours import SYMBOL_HUES

__all__ = ["SYMBOLS", "draw_icon", "draw_tile", "neutral_icon", "symbol_word", "tile_pixmap"]

SYMBOLS: tuple[str, ...] = tuple(SYMBOL_HUES)
"""Names of the symbols that persons and vaults may carry; those on ballots are BALLOT_SYMBOLS."""


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resources.text("icons", f"{name}.svg")


@lru_cache(maxsize=512)
def _image(name: str, pixels: int, hex_colour: str, stroke: float) -> QImage:
    svg = _source(name).replace("currentColor", hex_colour)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


def draw_icon(painter: QPainter, name: str, rect: QRectF, tint: QColor) -> None:
    """Draw icon `name` into the square `rect` in `tint`, sharp at any pixel ratio."""
    ratio = painter.device().devicePixelRatioF() * max(1.0, painter.worldTransform().m11())
    pixels = max(1, round(rect.width() * ratio))
    stroke = 2.0 if rect.width() <= theme.px(20) else 1.75
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, _image(name, pixels, tint.name(), stroke))


def draw_tile(painter: QPainter, symbol: str, rect: QRectF, opacity: float = 1.0) -> None:
    """Draw the symbol tile of `symbol`: rounded ground 24 % of its side, the symbol at 62 %."""
    ink, ground = theme.tile_colours(symbol)
    side = rect.width()
    painter.save()
    painter.setOpacity(painter.opacity() * opacity)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, side * 0.24, side * 0.24)
    inset = side * 0.19
    name = symbol.partition("/")[0]
    if (
        name not in SYMBOL_HUES and name not in BALLOT_SYMBOLS
    ):  # a picture of a newer program: the ground alone
        painter.restore()
        return
    draw_icon(painter, name, rect.adjusted(inset, inset, -inset, -inset), ink)
    painter.restore()


def tile_pixmap(symbol: str, side: int, ratio: float = 1.0) -> QPixmap:
    """A symbol tile as a pixmap of `side` logical pixels."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_tile(painter, symbol, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def neutral_icon(name: str, tint: QColor, side: int = 20) -> QIcon:
    """A QIcon for places that only take one (menus)."""
    pixmap = QPixmap(side * 2, side * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, name, QRectF(0, 0, side, side), tint)
    painter.end()
    return QIcon(pixmap)


def symbol_word(symbol: str) -> str:
    """The word of a symbol in the language in force."""
    return i18n.current().say(symbol_words.symbol_word(symbol))
