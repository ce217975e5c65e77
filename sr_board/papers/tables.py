"""Tables on paper: the head again on every page, hairlines, numbers to the right, a total.

Books carry their sums over: "carried forward" ends a page, "brought forward" begins the next.
Rows are cut between pages; a row taller than a page is cut within its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.platypus import CondPageBreak
from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import Strong, Text, TextBlock, brief
from sr_board.papers.look import Style, Styles
from sr_board.papers.symbols import MarkKind, draw_mark, draw_tile

__all__ = ["Carry", "Cell", "Column", "Mark", "Picture", "Struck", "TableBlock", "strong_row"]

_PAD_X = 6.0
_PAD_Y = 3.5
_TITLE_MAX = 120
_SHORT = 400.0
_ALONG = 3
"""Rows that go to the next page with the signatures under them."""


@dataclass(frozen=True)
class Column:
    """One column. `share`: its part of the width against the other columns; without it the width
    follows what stands in it. Numbers and money are aligned "right"."""

    title: str
    align: Literal["left", "right", "centre"] = "left"
    share: float | None = None


@dataclass(frozen=True)
class Mark:
    """A state in a cell: a shape and its word."""

    kind: MarkKind
    word: str


@dataclass(frozen=True)
class Picture:
    """A tile in a cell: symbol, hue, and a word beside it."""

    symbol: str
    hue: str
    word: str


@dataclass(frozen=True)
class Struck:
    """A text that no longer holds, with a line through it."""

    text: str


Cell = Text | Mark | Picture | Struck


@dataclass(frozen=True)
class Carry:
    """Sums at the turn of a page: `forward(n)` is the row that ends a page after the first n rows
    of the table, `brought(n)` the row that begins the next."""

    forward: Callable[[int], Sequence[Cell]]
    brought: Callable[[int], Sequence[Cell]]


def _with_align(style: Style, align: str, indent: float = 0) -> Style:
    return Style(style.size, style.bold, style.colour, align, indent=indent)


class TableBlock(Flowable):  # type: ignore[misc]
    """A table; see the module. `follow`: height of what must not stand on a page without a row of
    the table (names that sign what is written in it)."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        styles: Styles,
        base: str,
        *,
        total: Sequence[Cell] | None = None,
        carry: Carry | None = None,
    ) -> None:
        super().__init__()
        self._carry, self._first_row = carry, 0
        self._brought: list[TextBlock] | None = None
        self.follow = 0.0
        self._columns = tuple(columns)
        self._styles, self._base = styles, base
        self._head = [
            self._block(brief(each.title, _TITLE_MAX), each, styles.cell_head) for each in columns
        ]
        self._rows = [self._row(row, strong=False) for row in rows]
        self._total = self._row(total, strong=True) if total is not None else None
        # The widest sums that can stand at the turn of a page take part in the widths.
        self._widest = self._turning(carry, len(rows)) if carry else None
        self.width = 0.0
        self._widths: list[float] = []
        self.missing: frozenset[int] = frozenset().union(
            *(cell.missing for row in self._every_row() for cell in row)
        )

    def _row(self, cells: Sequence[Cell], *, strong: bool) -> list[TextBlock]:
        if len(cells) != len(self._columns):
            raise ValueError("a row needs as many cells as the table has columns")
        style = self._styles.cell
        if strong:
            style = Style(style.size, bold=True)
            cells = [brief(each, _TITLE_MAX) if isinstance(each, str) else each for each in cells]
        return [self._block(c, col, style) for c, col in zip(cells, self._columns, strict=True)]

    def _turning(self, carry: Carry, count: int) -> list[TextBlock]:
        ends = self._row(carry.forward(count), strong=True)
        begins = self._row(carry.brought(count), strong=True)
        pairs = zip(ends, begins, strict=True)
        return [max(pair, key=lambda cell: cell.natural_width()) for pair in pairs]

    def _block(self, cell: Cell, column: Column, style: Style) -> TextBlock:
        if isinstance(cell, Picture):
            return self._pictured(cell, style)
        if isinstance(cell, Struck):
            crossed = Style(style.size, colour=look.SOFT, align=column.align, struck=True)
            return TextBlock(cell.text, crossed, self._base)
        if not isinstance(cell, Mark):
            return TextBlock(cell, _with_align(style, column.align), self._base)
        size = style.size * 0.68
        kind = cell.kind

        def lead(canvas: Any, baseline: float) -> None:
            draw_mark(canvas, (0, baseline + size * 0.05), size, kind)

        return TextBlock(cell.word, _with_align(style, "left", size * 1.6), self._base, lead)

    def _pictured(self, cell: Picture, style: Style) -> TextBlock:
        side = style.size * 1.75

        def lead(canvas: Any, baseline: float) -> None:
            draw_tile(canvas, (0, baseline - side * 0.29), side, cell.symbol, cell.hue)

        return TextBlock(cell.word, _with_align(style, "left", side * 1.35), self._base, lead)

    def _every_row(self) -> list[list[TextBlock]]:
        more = [row for row in (self._total, self._widest) if row]
        return [self._head, *self._rows, *more]

    # Widths

    def _fit(self, room: float) -> list[float]:
        """Widths of the columns: shares first, then by content, the rest to the widest."""
        count = len(self._columns)
        wide, least = [0.0] * count, [0.0] * count
        for row in self._every_row():
            for i, cell in enumerate(row):
                wide[i] = max(wide[i], cell.natural_width() + cell.style.indent + 2 * _PAD_X)
                least[i] = max(least[i], cell.minWidth() + 2 * _PAD_X)
        shares = [each.share for each in self._columns]
        if all(share is not None for share in shares):
            whole = sum(share or 0 for share in shares)
            return [room * (share or 0) / whole for share in shares]
        takes = [each.align == "left" for each in self._columns]
        return _spread(wide, least, takes, room)

    # ReportLab's names from here on

    def getSpaceBefore(self) -> float:
        return 4

    def getSpaceAfter(self) -> float:
        return 10

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        if not self._widths or self.width != available_width:
            self._widths = self._widths or self._fit(available_width)
            self.width = available_width
            self._heights = [self._height(row) for row in self._rows]
            self._head_height = self._height(self._head)
            self._total_height = self._height(self._total) if self._total else 0.0
            self._carry_height = self._height(self._widest) if self._widest else 0.0
        brought = self._carry_height if self._brought else 0.0
        self.height = self._head_height + brought + sum(self._heights) + self._total_height
        if self._leaves_behind(available_height):
            return self.width, available_height + 1  # asks to be cut, so that rows go along
        return self.width, self.height

    def _leaves_behind(self, room: float) -> bool:
        """Whether all rows would stay here and what follows would go to the next page alone."""
        along = len(self._rows) > _ALONG
        return along and self.height <= room < self.height + self.follow

    def _height(self, row: list[TextBlock]) -> float:
        rooms = [width - 2 * _PAD_X for width in self._widths]
        return max(c.wrap(r, 0)[1] for c, r in zip(row, rooms, strict=True)) + 2 * _PAD_Y

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between rows; the last row stays with the total."""
        self.wrap(available_width, available_height)
        if self._leaves_behind(available_height):
            above, below = self._parts(len(self._rows) - _ALONG)
            return [above, CondPageBreak(available_height), below]
        if self.height <= available_height:
            return [self]
        room = available_height - self._head_height - self._carry_height
        room -= self._carry_height if self._brought else 0.0
        fitting = 0
        while fitting < len(self._rows) and self._heights[fitting] <= room:
            room -= self._heights[fitting]
            fitting += 1
        if fitting == len(self._rows):
            fitting -= 1
        if fitting > 0:
            return self._parts(fitting)
        if self.height < _SHORT:
            return []  # a short table goes to the next page whole
        return self._cut_row(room)

    def _parts(self, rows: int) -> list[Flowable]:
        """The table in two, with so many rows above."""
        above = self._part(self._rows[:rows], self._heights[:rows])
        below = self._part(self._rows[rows:], self._heights[rows:], last=True)
        self._turn_page(above, below, self._first_row + rows)
        return [above, below]

    def _turn_page(self, above: TableBlock, below: TableBlock, rows: int) -> None:
        """Sums so far at the end of one part and at the beginning of the next."""
        above._brought, below._first_row = self._brought, rows
        if self._carry is None:
            return
        above._total = self._row(self._carry.forward(rows), strong=True)
        above._total_height = self._carry_height
        below._brought = self._row(self._carry.brought(rows), strong=True)

    def _cut_row(self, room: float) -> list[Flowable]:
        """Cut the first row within its cells, if it is worth it."""
        first = self._rows[0] if self._rows else []
        upper, lower = [], []
        for cell, width in zip(first, self._widths, strict=False):
            inner = width - 2 * _PAD_X
            parts = cell.split(inner, room - 2 * _PAD_Y)
            if not parts:
                return []
            empty = TextBlock("", cell.style, self._base)
            upper.append(parts[0])
            lower.append(parts[1] if len(parts) > 1 else empty)
        if not upper:
            return []
        rest = [lower, *self._rows[1:]]
        heights = [self._height(lower), *self._heights[1:]]
        above = self._part([upper], [self._height(upper)])
        above._brought = self._brought
        return [above, self._part(rest, heights, last=True)]

    def _part(
        self, rows: list[list[TextBlock]], heights: list[float], *, last: bool = False
    ) -> TableBlock:
        """A part with measured rows: measuring again on every page would be quadratic."""
        part = TableBlock.__new__(TableBlock)
        Flowable.__init__(part)
        part._columns, part._styles, part._base = self._columns, self._styles, self._base
        part._head, part._rows = self._head, rows
        part._total = self._total if last else None
        part._heights, part._head_height = heights, self._head_height
        part._total_height = self._total_height if last else 0.0
        part._carry, part._widest, part._carry_height = (
            self._carry,
            self._widest,
            self._carry_height,
        )
        part._brought, part._first_row = None, self._first_row
        part.follow = self.follow if last else 0.0
        part.width, part._widths, part.missing = self.width, self._widths, self.missing
        return part

    def draw(self) -> None:
        canvas = self.canv
        top = self.height
        self._band(top, self._head_height)
        self._draw_row(self._head, top)
        top -= self._head_height
        if self._brought:
            self._draw_row(self._brought, top)
            top -= self._carry_height
        for row, height in zip(self._rows, self._heights, strict=True):
            self._draw_row(row, top)
            top -= height
            canvas.setStrokeColor(look.LINE)
            canvas.setLineWidth(0.5)
            canvas.line(0, top, self.width, top)
        if self._total:
            self._band(top, self._total_height)
            self._draw_row(self._total, top)

    def _band(self, top: float, height: float) -> None:
        self.canv.setFillColor(look.SUNK)
        self.canv.roundRect(0, top - height, self.width, height, 3, stroke=0, fill=1)

    def _draw_row(self, row: list[TextBlock], top: float) -> None:
        x = 0.0
        for cell, width in zip(row, self._widths, strict=True):
            height = cell.wrap(width - 2 * _PAD_X, 0)[1]
            cell.drawOn(self.canv, x + _PAD_X, top - _PAD_Y - height)
            x += width


def _spread(wide: list[float], least: list[float], takes: list[bool], room: float) -> list[float]:
    """Widths of all columns. What is left over goes to columns of words (`takes`), or to all."""
    spare = room - sum(wide)
    if spare >= 0:
        takers = sum(takes) or len(wide)
        return [
            each + spare / takers if take or not any(takes) else each
            for each, take in zip(wide, takes, strict=True)
        ]
    if sum(least) >= room:
        return [each * room / sum(least) for each in least]
    return _levelled(wide, least, room)


def _levelled(wide: list[float], least: list[float], room: float) -> list[float]:
    """Widths of columns that do not all have what they want. The widest give first, so that a day,
    a number or a state is not broken while sentences have room to give."""
    rest, open_ones = room, sorted(range(len(wide)), key=lambda i: max(least[i], wide[i]))
    widths = [0.0] * len(wide)
    for place, i in enumerate(open_ones):
        others = sum(least[j] for j in open_ones[place + 1 :])
        even = max(rest / (len(open_ones) - place), least[i])
        widths[i] = min(max(wide[i], least[i]), even, rest - others)
        rest -= widths[i]
    return widths


def strong_row(cells: Sequence[str]) -> list[Text]:
    """A row set bold: an exception, a subtotal."""
    return [[Strong(each)] for each in cells]
