"""Forms to be filled in by hand: lines to write on, boxes to tick, large boxes, boxes of five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import TextBlock, brief, draw_line
from sr_board.papers.look import Style, Styles
from sr_board.papers.symbols import draw_tile

__all__ = ["BoxesBlock", "Field", "LinesBlock", "Tally", "TallyBlock", "TickBlock"]

_TEXT_MAX = 200


@dataclass(frozen=True)
class Field:
    """A label and what is written beside it; empty: a line to write on."""

    label: str
    value: str = ""


class LinesBlock(Flowable):  # type: ignore[misc]
    """Labels with lines to write on, one below the other."""

    _ROW = 10.5 * mm

    def __init__(self, fields: Sequence[Field], styles: Styles, base: str) -> None:
        super().__init__()
        self._fields, self._styles, self._base = list(fields), styles, base
        label = Style(styles.body.size, colour=look.SOFT)
        self._labels = [TextBlock(brief(f.label, _TEXT_MAX), label, base) for f in fields]
        self._values = [
            TextBlock(brief(f.value, _TEXT_MAX), Style(styles.body.size, bold=True), base)
            for f in fields
        ]
        self.missing = frozenset[int]().union(
            *(block.missing for block in (*self._labels, *self._values))
        )

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        widest = max((label.natural_width() for label in self._labels), default=0.0)
        self._left = min(widest + 10, available_width * 0.42)
        room = available_width - self._left - 4
        self._heights = [
            max(self._ROW, label.wrap(self._left - 6, 0)[1] + 5, value.wrap(room, 0)[1] + 5)
            for label, value in zip(self._labels, self._values, strict=True)
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
        parts = (self._fields[:fitting], self._fields[fitting:])
        return [LinesBlock(part, self._styles, self._base) for part in parts]

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        for label, value, height in zip(self._labels, self._values, self._heights, strict=True):
            y = top - height + 3
            canvas.setStrokeColor(look.EDGE)
            canvas.setLineWidth(0.6)
            canvas.line(self._left, y, self.width, y)
            label.drawOn(canvas, 0, y + 1)
            value.drawOn(canvas, self._left + 4, y + 1)
            top -= height


class TickBlock(Flowable):  # type: ignore[misc]
    """Sentences with a box to tick before each; `done`: all boxes are ticked."""

    _BOX = 4.6 * mm

    def __init__(
        self, items: Sequence[str], styles: Styles, base: str, *, done: bool = False
    ) -> None:
        super().__init__()
        self._items, self._styles, self._base, self._done = list(items), styles, base, done
        self._texts = [TextBlock(brief(i, 400), Style(styles.body.size), base) for i in items]
        self.missing = frozenset[int]().union(*(text.missing for text in self._texts))

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        room = available_width - self._BOX - 8
        self._heights = [max(text.wrap(room, 0)[1], self._BOX) + 5 for text in self._texts]
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
        parts = (self._items[:fitting], self._items[fitting:])
        return [TickBlock(part, self._styles, self._base, done=self._done) for part in parts]

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        for text, height in zip(self._texts, self._heights, strict=True):
            y = top - self._BOX - 1
            canvas.setStrokeColor(look.EDGE)
            canvas.setLineWidth(0.9)
            canvas.roundRect(0, y, self._BOX, self._BOX, 2, stroke=1, fill=0)
            if self._done:
                self._draw_tick(canvas, y)
            text.drawOn(canvas, self._BOX + 8, top - text.height)
            top -= height

    def _draw_tick(self, canvas: Any, y: float) -> None:
        side = self._BOX
        canvas.setStrokeColor(look.OK)
        canvas.setLineWidth(1.6)
        canvas.line(side * 0.2, y + side * 0.5, side * 0.42, y + side * 0.24)
        canvas.line(side * 0.42, y + side * 0.24, side * 0.82, y + side * 0.8)


class BoxesBlock(Flowable):  # type: ignore[misc]
    """Large boxes side by side with a label below each and a sign before it: 64 = 61 + 1 + 1."""

    _BOX = 15 * mm
    _SIGN = 7 * mm

    def __init__(
        self, boxes: Sequence[tuple[str, str]], signs: Sequence[str], styles: Styles, base: str
    ) -> None:
        super().__init__()
        self._boxes, self._signs, self._styles, self._base = list(boxes), signs, styles, base
        self._labels = [
            TextBlock(brief(label, 40), Style(styles.small.size, align="centre"), base)
            for label, _value in boxes
        ]
        self.missing = frozenset[int]().union(*(label.missing for label in self._labels))

    def getSpaceBefore(self) -> float:
        return 4

    def getSpaceAfter(self) -> float:
        return 10

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        count = len(self._boxes)
        self._cell = (available_width - self._SIGN * (count - 1)) / count
        self._below = max(label.wrap(self._cell, 0)[1] for label in self._labels)
        self.height = self._BOX + self._below + 3
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        figure = Style(self._styles.figure.size, bold=True, align="centre")
        sign = Style(self._styles.heading.size, align="centre", colour=look.SOFT)
        y = self.height - self._BOX
        for number, (_label, value) in enumerate(self._boxes):
            x = number * (self._cell + self._SIGN)
            if number:
                at = (x - self._SIGN / 2, y + self._BOX * 0.36)
                draw_line(canvas, at, self._signs[number - 1], sign, self._base)
            canvas.setStrokeColor(look.EDGE)
            canvas.setLineWidth(1)
            canvas.roundRect(x, y, self._cell, self._BOX, 4, stroke=1, fill=0)
            at = (x + self._cell / 2, y + self._BOX * 0.3)
            draw_line(canvas, at, value, figure, self._base, room=self._cell - 6)
            label = self._labels[number]
            label.drawOn(canvas, x, y - 2 - label.height)


@dataclass(frozen=True)
class Tally:
    """A row to tally votes in: name, symbol, and the total where it is known."""

    name: str
    symbol: str = ""
    total: str = ""


class TallyBlock(Flowable):  # type: ignore[misc]
    """Rows of boxes for five strokes each (well over a hundred votes), and a box for the total; cut
    between rows."""

    _ROW = 15 * mm
    _TILE = 11 * mm
    _NAME = 40 * mm
    _FIVE = 6.7 * mm
    _TOTAL = 17 * mm

    def __init__(self, rows: Sequence[Tally], hue: str, styles: Styles, base: str) -> None:
        super().__init__()
        self._rows, self._hue, self._styles, self._base = list(rows), hue, styles, base
        name = Style(styles.cell.size, bold=True)
        self._names = [TextBlock(brief(row.name, 60), name, base) for row in rows]
        self.missing = frozenset[int]().union(*(each.missing for each in self._names))

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, len(self._rows) * self._ROW
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting = int((available_height + 0.01) // self._ROW)
        if fitting >= len(self._rows):
            return [self]
        if fitting == 0:
            return []
        parts = (self._rows[:fitting], self._rows[fitting:])
        return [TallyBlock(part, self._hue, self._styles, self._base) for part in parts]

    def draw(self) -> None:
        for number, row in enumerate(self._rows):
            self._draw_row(self.canv, number, row, self.height - number * self._ROW)

    def _draw_row(self, canvas: Any, number: int, row: Tally, top: float) -> None:
        middle = top - self._ROW / 2
        x = 0.0
        if row.symbol:
            draw_tile(canvas, (0, middle - self._TILE / 2), self._TILE, row.symbol, self._hue)
        x += self._TILE + 3 * mm
        name = self._names[number]
        height = name.wrap(self._NAME, 0)[1]
        name.drawOn(canvas, x, middle - height / 2)
        x += self._NAME + 2 * mm
        right = self.width - self._TOTAL
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(look.LINE)
        side = self._FIVE - 1.4
        while x + self._FIVE <= right - 2 * mm:
            for y in (middle + 0.7, middle - 0.7 - side):
                canvas.rect(x, y, side, side, stroke=1, fill=0)
            x += self._FIVE
        box = self._ROW - 3 * mm
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(1)
        canvas.roundRect(right, middle - box / 2, self._TOTAL, box, 3, stroke=1, fill=0)
        figure = Style(self._styles.heading.size, bold=True, align="centre")
        at = (right + self._TOTAL / 2, middle - figure.size * 0.35)
        draw_line(canvas, at, row.total, figure, self._base, room=self._TOTAL - 4)
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.5)
        canvas.line(0, top - self._ROW, self.width, top - self._ROW)
