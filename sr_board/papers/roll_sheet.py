"""A sheet with a row for every person: number, symbol, name, and empty boxes to write, sign or
press a thumb into. Whoever does not read finds her row by number and symbol.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import TextBlock, brief, draw_line
from sr_board.papers.frame import Tile
from sr_board.papers.look import Style, Styles
from sr_board.papers.symbols import draw_tile

__all__ = ["Blank", "RollLine", "RollSheetBlock"]

_NUMBER = 11 * mm
_TILE = 11 * mm
_GAP = 4.0
_NAME_MAX = 80


@dataclass(frozen=True)
class Blank:
    """An empty box in each row. `wide`: its width in millimetres; `thumb`: dashed, for a thumb."""

    title: str
    wide: int
    thumb: bool = False


@dataclass(frozen=True)
class RollLine:
    """A person. `note`: a soft word below her name (apology, no vote)."""

    number: str
    name: str
    tile: Tile | None = None
    note: str = ""


class RollSheetBlock(Flowable):  # type: ignore[misc]
    """The rows; the head is repeated on every page and no row is ever cut. `high`: millimetres."""

    def __init__(
        self,
        lines: Sequence[RollLine],
        blanks: Sequence[Blank],
        heads: tuple[str, str],
        styles: Styles,
        base: str,
        *,
        high: int = 15,
    ) -> None:
        super().__init__()
        self._lines, self._blanks, self._heads = list(lines), list(blanks), heads
        self._styles, self._base, self._mm = styles, base, high
        self._row = high * mm
        name = Style(styles.body.size, bold=True)
        self._names = [
            (
                TextBlock(brief(each.name, _NAME_MAX), name, base),
                TextBlock(brief(each.note, _NAME_MAX), styles.small, base),
            )
            for each in lines
        ]
        words = [*heads, *(blank.title for blank in blanks)]
        self._head = [TextBlock(each, styles.cell_head, base) for each in words]
        self.missing: frozenset[int] = frozenset().union(
            *(block.missing for pair in self._names for block in pair),
            *(block.missing for block in self._head),
        )

    def getSpaceBefore(self) -> float:
        return 6

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        boxes = sum(blank.wide * mm + _GAP for blank in self._blanks)
        self._name_left = _NUMBER + _TILE + 3 * _GAP
        self._name_room = max(60.0, available_width - boxes - self._name_left - _GAP)
        rooms = [_NUMBER + _TILE, self._name_room, *(b.wide * mm for b in self._blanks)]
        heights = [b.wrap(room, 0)[1] for b, room in zip(self._head, rooms, strict=True)]
        self._head_height = max(heights) + 8
        self.height = self._head_height + self._row * len(self._lines)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting = int((available_height - self._head_height) // self._row)
        if fitting >= len(self._lines):
            return [self]
        if fitting < 1:
            return []
        return [self._part(self._lines[:fitting]), self._part(self._lines[fitting:])]

    def _part(self, lines: Sequence[RollLine]) -> RollSheetBlock:
        return RollSheetBlock(
            lines, self._blanks, self._heads, self._styles, self._base, high=self._mm
        )

    def draw(self) -> None:
        canvas = self.canv
        top = self.height
        lefts = [0.0, self._name_left]
        x = self._name_left + self._name_room + _GAP
        for blank in self._blanks:
            lefts.append(x)
            x += blank.wide * mm + _GAP
        for block, left in zip(self._head, lefts, strict=True):
            block.drawOn(canvas, left, top - block.height - 2)
        top -= self._head_height
        for line, names in zip(self._lines, self._names, strict=True):
            self._draw_row(top, line, names, lefts[2:])
            top -= self._row

    def _draw_row(
        self, top: float, line: RollLine, names: tuple[TextBlock, TextBlock], lefts: list[float]
    ) -> None:
        canvas: Any = self.canv
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.6)
        canvas.line(0, top, self.width, top)
        middle = top - self._row / 2
        number = Style(self._styles.body.size + 5, bold=True, align="right")
        at = (_NUMBER, middle - number.size * 0.35)
        draw_line(canvas, at, line.number, number, self._base, room=_NUMBER)
        if line.tile is not None:
            at = (_NUMBER + _GAP, middle - _TILE / 2)
            draw_tile(canvas, at, _TILE, line.tile.symbol, line.tile.hue)
        heights = [names[0].wrap(self._name_room, 0)[1], 0.0]
        if line.note:
            heights[1] = names[1].wrap(self._name_room, 0)[1]
        y = middle + sum(heights) / 2
        for block, height in zip(names, heights, strict=True):
            y -= height
            if height:
                block.drawOn(canvas, self._name_left, y)
        for blank, left in zip(self._blanks, lefts, strict=True):
            self._draw_box(left, top, blank)

    def _draw_box(self, left: float, top: float, blank: Blank) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.7)
        if blank.thumb:
            canvas.setDash(2, 2)
        height = self._row - 3
        canvas.roundRect(left, top - height - 1.5, blank.wide * mm, height, 3, stroke=1, fill=0)
        canvas.restoreState()
