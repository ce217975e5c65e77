"""Blocks of a paper besides paragraphs and tables: facts, panels, boxes for signature and thumb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import Text, TextBlock, brief, draw_line
from sr_board.papers.look import Style, Styles

__all__ = ["CutLine", "FactsBlock", "PanelBlock", "Signature", "SignatureBlock"]

_SIGNED_MAX = 120


class FactsBlock(Flowable):  # type: ignore[misc]
    """Label and value in two columns, a row each: place, time, who was present."""

    _GAP = 14.0
    _ROW = 2.5

    def __init__(self, facts: Sequence[tuple[str, Text]], styles: Styles, base: str) -> None:
        super().__init__()
        value = Style(styles.body.size)
        label = Style(styles.body.size, colour=look.SOFT)
        self._pairs = [
            (TextBlock(name, label, base), TextBlock(what, value, base)) for name, what in facts
        ]
        self.missing: frozenset[int] = frozenset().union(
            *(cell.missing for pair in self._pairs for cell in pair)
        )

    def getSpaceBefore(self) -> float:
        return 2

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        widest = max((name.natural_width() for name, _ in self._pairs), default=0.0)
        self._left = min(widest + 1, available_width * 0.36)
        self._right = available_width - self._left - self._GAP
        self._heights = [
            max(name.wrap(self._left, 0)[1], what.wrap(self._right, 0)[1]) + self._ROW
            for name, what in self._pairs
        ]
        self.width, self.height = available_width, sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting, room = 0, available_height
        while fitting < len(self._pairs) and self._heights[fitting] <= room:
            room -= self._heights[fitting]
            fitting += 1
        if fitting == len(self._pairs):
            return [self]
        if fitting:
            return [self._part(self._pairs[:fitting]), self._part(self._pairs[fitting:])]
        return self._cut_first(room)

    def _cut_first(self, room: float) -> list[Flowable]:
        """Cut the first pair between lines."""
        upper, lower = [], []
        for cell, width in zip(self._pairs[0], (self._left, self._right), strict=True):
            parts = cell.split(width, room - self._ROW)
            if not parts:
                return []
            upper.append(parts[0])
            lower.append(parts[1] if len(parts) > 1 else TextBlock("", cell.style, cell.base))
        rest = [(lower[0], lower[1]), *self._pairs[1:]]
        return [self._part([(upper[0], upper[1])]), self._part(rest)]

    def _part(self, pairs: list[tuple[TextBlock, TextBlock]]) -> FactsBlock:
        part = FactsBlock.__new__(FactsBlock)
        Flowable.__init__(part)
        part._pairs, part.missing = pairs, self.missing
        return part

    def draw(self) -> None:
        top = self.height
        for (name, what), height in zip(self._pairs, self._heights, strict=True):
            name.drawOn(self.canv, 0, top - name.height)
            what.drawOn(self.canv, self._left + self._GAP, top - what.height)
            top -= height


class PanelBlock(Flowable):  # type: ignore[misc]
    """Texts on a soft ground with a strip at the left edge: a resolution, a rule, a warning."""

    _STRIP = 3.0
    _PAD = 10.0

    def __init__(
        self, blocks: Sequence[TextBlock], strip: Color = look.ACTION, ground: Color = look.SEL
    ) -> None:
        super().__init__()
        self._blocks = list(blocks)
        self._strip, self._ground = strip, ground
        self.missing: frozenset[int] = frozenset().union(*(b.missing for b in blocks))

    def getSpaceBefore(self) -> float:
        return 5

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        inner = available_width - self._STRIP - 2 * self._PAD
        heights = [block.wrap(inner, 0)[1] for block in self._blocks]
        gaps = sum(block.style.after for block in self._blocks[:-1])
        self.width = available_width
        self.height = sum(heights) + gaps + 1.6 * self._PAD
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between lines of the texts."""
        self.wrap(available_width, available_height)
        if self.height <= available_height:
            return [self]
        inner = available_width - self._STRIP - 2 * self._PAD
        room = available_height - 1.6 * self._PAD
        for number, block in enumerate(self._blocks):
            if block.height > room:
                parts = block.split(inner, room)
                before, after = self._blocks[:number], self._blocks[number:]
                if len(parts) == 2:
                    before, after = [*before, parts[0]], [parts[1], *after[1:]]
                return [self._part(before), self._part(after)] if before else []
            room -= block.height + block.style.after
        return []

    def _part(self, blocks: list[TextBlock]) -> PanelBlock:
        return PanelBlock(blocks, self._strip, self._ground)

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(self._ground)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=0, fill=1)
        canvas.setFillColor(self._strip)
        canvas.roundRect(0, 0, self._STRIP, self.height, 1.5, stroke=0, fill=1)
        top = self.height - 0.8 * self._PAD
        for block in self._blocks:
            block.drawOn(canvas, self._STRIP + self._PAD, top - block.height)
            top -= block.height + block.style.after


class CutLine(Flowable):  # type: ignore[misc]
    """A dashed line over the whole width with a small word on it: cut here."""

    def __init__(self, words: str, styles: Styles, base: str) -> None:
        super().__init__()
        self._words, self._base = words, base
        self._style = Style(styles.small.size, colour=look.SOFT)
        self.missing: frozenset[int] = TextBlock(words, self._style, base).missing

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, self._style.size * 3
        return self.width, self.height

    def draw(self) -> None:
        canvas, middle = self.canv, self.height / 2
        room = self.width - 40
        width = draw_line(
            canvas,
            (20, middle - self._style.size * 0.35),
            self._words,
            self._style,
            self._base,
            room=room,
        )
        canvas.saveState()
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.8)
        canvas.setDash(4, 3)
        canvas.line(0, middle, 14, middle)
        canvas.line(26 + width, middle, self.width, middle)
        canvas.restoreState()


@dataclass(frozen=True)
class Signature:
    """Room for one person to sign. `thumb`: with a box for the thumb beside the line."""

    name: str
    office: str = ""
    thumb: bool = False


class SignatureBlock(Flowable):  # type: ignore[misc]
    """Lines to sign on and boxes for a thumb, two or three in a row; a row is never cut.

    `thumb_word` stands inside an empty thumb box. `across`: so many in a row, 0 for as many as have
    room to write.
    """

    _GAP = 18.0
    _BOX = (21 * mm, 25 * mm)

    def __init__(
        self,
        people: Sequence[Signature],
        styles: Styles,
        base: str,
        thumb_word: str,
        across: int = 0,
    ) -> None:
        super().__init__()
        self._people = list(people)
        self._styles, self._base, self._thumb_word = styles, base, thumb_word
        self._across = across or (2 if any(each.thumb for each in people) else 3)
        name = Style(styles.cell.size, bold=True)
        self._cells = [
            (
                TextBlock(brief(p.name, _SIGNED_MAX), name, base),
                TextBlock(brief(p.office, _SIGNED_MAX), styles.small, base),
            )
            for p in people
        ]
        self.missing: frozenset[int] = frozenset().union(
            *(block.missing for cell in self._cells for block in cell)
        )

    def getSpaceBefore(self) -> float:
        return 12

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._cell: float = (available_width - self._GAP * (self._across - 1)) / self._across
        self._rows = [
            self._cells[i : i + self._across] for i in range(0, len(self._cells), self._across)
        ]
        self._heights = [self._height(i, row) for i, row in enumerate(self._rows)]
        self.height = sum(self._heights)
        return self.width, self.height

    def _text_room(self, person: Signature) -> float:
        return float(self._cell - (self._BOX[0] + 8 if person.thumb else 0))

    def _height(self, number: int, row: list[tuple[TextBlock, TextBlock]]) -> float:
        people = self._people[number * self._across : (number + 1) * self._across]
        below = max(
            sum(block.wrap(self._text_room(person), 0)[1] for block in cell)
            for person, cell in zip(people, row, strict=True)
        )
        line = self._BOX[1] if any(p.thumb for p in people) else 15 * mm
        return float(line + below + 14)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting, room = 0, available_height
        while fitting < len(self._rows) and self._heights[fitting] <= room:
            room -= self._heights[fitting]
            fitting += 1
        if fitting in (0, len(self._rows)):
            return [self] if fitting else []
        cut = fitting * self._across
        return [self._part(self._people[:cut]), self._part(self._people[cut:])]

    def _part(self, people: list[Signature]) -> SignatureBlock:
        part = SignatureBlock(people, self._styles, self._base, self._thumb_word)
        part._across = self._across
        return part

    def draw(self) -> None:
        top = self.height
        for number, (row, height) in enumerate(zip(self._rows, self._heights, strict=True)):
            for column, cell in enumerate(row):
                person = self._people[number * self._across + column]
                self._draw_cell(column * (self._cell + self._GAP), top, person, cell)
            top -= height

    def _draw_cell(
        self, x: float, top: float, person: Signature, cell: tuple[TextBlock, TextBlock]
    ) -> None:
        canvas = self.canv
        drop = 15 * mm
        if person.thumb:
            self._draw_thumb(canvas, x, top)
            x, drop = x + self._BOX[0] + 8, self._BOX[1]
        y = top - drop
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.7)
        canvas.line(x, y, x + self._text_room(person), y)
        y -= 2
        for block in cell:
            y -= block.height
            block.drawOn(canvas, x, y)

    def _draw_thumb(self, canvas: Any, x: float, top: float) -> None:
        width, height = self._BOX
        canvas.saveState()
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.7)
        canvas.setDash(2, 2)
        canvas.roundRect(x, top - height, width, height, 5, stroke=1, fill=0)
        canvas.restoreState()
        style = Style(self._styles.small.size, colour=look.EDGE, align="centre")
        at = (x + width / 2, top - height + 6)
        draw_line(canvas, at, self._thumb_word, style, self._base, room=width - 6)
