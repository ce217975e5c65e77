"""Large symbols with names: the sheet for the wall, those elected on a certificate, symbols to
choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import TextBlock, brief
from sr_board.papers.look import Style, Styles
from sr_board.papers.symbols import draw_tile

__all__ = ["Pictured", "SymbolRowsBlock", "SymbolsBlock"]

_NAME_MAX = 60


@dataclass(frozen=True)
class Pictured:
    """A name below its symbol. `line`: a smaller line under the name."""

    name: str
    symbol: str
    hue: str = "indigo"
    line: str = ""


class SymbolRowsBlock(Flowable):  # type: ignore[misc]
    """Tiles of `side` with names below, so many in a row; cut between rows only."""

    _GAP = 6 * mm

    def __init__(
        self, pictures: Sequence[Pictured], side: float, across: int, styles: Styles, base: str
    ) -> None:
        super().__init__()
        self._pictures, self._side, self._across = list(pictures), side, max(1, across)
        self._styles, self._base = styles, base
        size = max(styles.body.size, side * 0.15)
        name = Style(size, bold=True, align="centre")
        line = Style(styles.small.size, colour=look.SOFT, align="centre")
        self._texts = [
            [TextBlock(brief(p.name, _NAME_MAX), name, base)]
            + ([TextBlock(brief(p.line, _NAME_MAX), line, base)] if p.line else [])
            for p in pictures
        ]
        self.missing = frozenset[int]().union(*(t.missing for row in self._texts for t in row))

    def getSpaceBefore(self) -> float:
        return 6

    def getSpaceAfter(self) -> float:
        return 6

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        columns = min(self._across, len(self._pictures)) or 1
        self._cell = min(available_width / columns, self._side * 2.6)
        below = [sum(t.wrap(self._cell - 8, 0)[1] for t in texts) for texts in self._texts]
        rows = range(0, len(self._pictures), self._across)
        self._heights = [
            self._side + 3 * mm + max(below[i : i + self._across]) + self._GAP for i in rows
        ]
        self.height = sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting, room = 0, available_height
        while fitting < len(self._heights) and self._heights[fitting] <= room:
            room -= self._heights[fitting]
            fitting += 1
        if fitting in (0, len(self._heights)):
            return [self] if fitting else []
        cut = fitting * self._across
        return [self._part(self._pictures[:cut]), self._part(self._pictures[cut:])]

    def _part(self, pictures: Sequence[Pictured]) -> SymbolRowsBlock:
        return SymbolRowsBlock(pictures, self._side, self._across, self._styles, self._base)

    def draw(self) -> None:
        top = self.height
        for row, height in enumerate(self._heights):
            first = row * self._across
            shown = self._pictures[first : first + self._across]
            start = (self.width - self._cell * len(shown)) / 2
            for column, picture in enumerate(shown):
                x = start + column * self._cell
                tile = (x + (self._cell - self._side) / 2, top - self._side)
                draw_tile(self.canv, tile, self._side, picture.symbol, picture.hue)
                y = top - self._side - 3 * mm
                for text in self._texts[first + column]:
                    y -= text.height
                    text.drawOn(self.canv, x + 4, y)
            top -= height


class SymbolsBlock(Flowable):  # type: ignore[misc]
    """Symbols to choose from, each with a circle to mark; those given out are struck through."""

    _SIDE = 13 * mm
    _CELL = 17 * mm
    _CIRCLE = 5 * mm

    def __init__(self, symbols: Sequence[str], taken: frozenset[str], hue: str) -> None:
        super().__init__()
        self._symbols, self._taken, self._hue = list(symbols), taken, hue
        self.missing: frozenset[int] = frozenset()

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._across = int(available_width // self._CELL)
        rows = -(-len(self._symbols) // self._across)
        self.height = rows * (self._CELL + self._CIRCLE + 4)
        return self.width, self.height

    def draw(self) -> None:
        step = self._CELL + self._CIRCLE + 4
        for number, symbol in enumerate(self._symbols):
            row, column = divmod(number, self._across)
            x, y = column * self._CELL, self.height - row * step - self._SIDE
            draw_tile(self.canv, (x, y), self._SIDE, symbol, self._hue)
            self._draw_circle(self.canv, x, y, taken=symbol in self._taken)

    def _draw_circle(self, canvas: Any, x: float, y: float, *, taken: bool) -> None:
        middle = x + self._SIDE / 2
        radius = self._CIRCLE / 2
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.9)
        if taken:
            canvas.setStrokeColor(look.INK)
            canvas.setLineWidth(1.6)
            canvas.line(x, y, x + self._SIDE, y + self._SIDE)
            return
        canvas.circle(middle, y - radius - 4, radius, stroke=1, fill=0)
