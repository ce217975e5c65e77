"""A sheet for the wall: tiles with a picture, a large figure and one sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from sr_board.base.picture import Picture
from sr_board.papers import look
from sr_board.papers.flow import TextBlock, draw_line, line_width, missing_in
from sr_board.papers.look import Style, Styles
from sr_board.papers.pictures import draw_picture, picture_words

__all__ = ["WallBlock", "WallTile"]


@dataclass(frozen=True)
class WallTile:
    """One rule on the wall. `figure`: large, may be empty; `second`: a quiet word ("Article 7")."""

    picture: Picture
    figure: str
    sentence: str
    second: str = ""


class WallBlock(Flowable):  # type: ignore[misc]
    """Tiles in rows, in the largest words with which all rows still stand on the page.

    If even those of `least` points do not fit, rows go on to the next page.
    """

    _GAP = 8.0
    _PAD = 9.0
    _MORE = 4.0

    def __init__(
        self,
        tiles: Sequence[WallTile],
        styles: Styles,
        base: str,
        *,
        across: int = 3,
        least: float = 8.0,
    ) -> None:
        super().__init__()
        self._least = least
        self._tiles, self._styles, self._base, self._across = list(tiles), styles, base, across
        self.missing: frozenset[int] = frozenset()
        for tile in tiles:
            words = [missing_in(each) for each in (tile.figure, tile.sentence, tile.second)]
            self.missing = self.missing.union(*words, *picture_words(tile.picture))

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        size = self._styles.body.size + self._MORE
        self._set(size)
        while self.height > available_height and size > self._least:
            size -= 0.5
            self._set(size)
        return self.width, self.height

    def _set(self, size: float) -> None:
        self._cell: float = (self.width - self._GAP * (self._across - 1)) / self._across
        inner = self._cell - 2 * self._PAD
        self._picture_width = inner * 0.62
        self._texts = [TextBlock(t.sentence, Style(size), self._base) for t in self._tiles]
        for text in self._texts:
            text.wrap(inner, 0)
        self._heights = [
            max(self._tile_height(place) for place in self._places(row))
            for row in range(-(-len(self._tiles) // self._across))
        ]
        self.height = sum(self._heights) + self._GAP * (len(self._heights) - 1)

    def _places(self, row: int) -> range:
        return range(row * self._across, min(len(self._tiles), (row + 1) * self._across))

    def _tile_height(self, place: int) -> float:
        picture = self._tiles[place].picture
        drawn = self._picture_width * picture.height / picture.width
        foot = self._styles.small.size * 1.5 if self._tiles[place].second else 0.0
        return float(2 * self._PAD + drawn + 7 + self._texts[place].height + foot)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between rows."""
        self.wrap(available_width, available_height)
        fitting, room = 0, available_height
        while fitting < len(self._heights) and self._heights[fitting] <= room:
            room -= self._heights[fitting] + self._GAP
            fitting += 1
        if fitting in (0, len(self._heights)):
            return [self] if fitting else []
        cut = fitting * self._across
        return [self._part(self._tiles[:cut]), self._part(self._tiles[cut:])]

    def _part(self, tiles: Sequence[WallTile]) -> WallBlock:
        return WallBlock(tiles, self._styles, self._base, across=self._across, least=self._least)

    def draw(self) -> None:
        top = self.height
        for row, height in enumerate(self._heights):
            for column, place in enumerate(self._places(row)):
                self._draw_tile(column * (self._cell + self._GAP), top - height, height, place)
            top -= height + self._GAP

    def _draw_tile(self, x: float, y: float, height: float, place: int) -> None:
        canvas, tile, text = self.canv, self._tiles[place], self._texts[place]
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(1)
        canvas.roundRect(x, y, self._cell, height, 9, stroke=1, fill=0)
        left, top = x + self._PAD, y + height - self._PAD
        drawn = self._picture_width * tile.picture.height / tile.picture.width
        draw_picture(canvas, tile.picture, (left, top - drawn), self._picture_width, self._base)
        if tile.figure:
            room = self._cell - 2 * self._PAD - self._picture_width - 4
            style = Style(34, bold=True, colour=look.ACTION, align="right")
            width = line_width(tile.figure, style, self._base)
            size = 34.0 if width <= room else 34.0 * room / width
            style = Style(size, bold=True, colour=look.ACTION, align="right")
            at = (x + self._cell - self._PAD, top - drawn / 2 - size * 0.34)
            draw_line(canvas, at, tile.figure, style, self._base)
        text.drawOn(canvas, left, top - drawn - 7 - text.height)
        if tile.second:
            small = self._styles.small
            quiet = Style(small.size, colour=look.SOFT, align="right")
            at = (x + self._cell - self._PAD, y + self._PAD * 0.7)
            draw_line(canvas, at, tile.second, quiet, self._base)
