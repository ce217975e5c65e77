"""Empty boxes to fill by hand: numbered lines of a petition, specimen marks for a bank.

A line or a person is never cut between pages; what is written in the boxes is never read back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import TextBlock, brief, draw_line
from sr_board.papers.look import Style, Styles

__all__ = ["MarkLinesBlock", "Specimen", "SpecimenBlock"]

_MOST = 120


@dataclass(frozen=True)
class Specimen:
    """One who signs at the bank: her name and what she signs as."""

    name: str
    office: str


def _box(canvas: Any, place: tuple[float, float, float, float], *, dashed: bool = False) -> None:
    canvas.saveState()
    canvas.setStrokeColor(look.EDGE)
    canvas.setLineWidth(0.7)
    if dashed:
        canvas.setDash(2, 2)
    canvas.roundRect(*place, 4, stroke=1, fill=0)
    canvas.restoreState()


class MarkLinesBlock(Flowable):  # type: ignore[misc]
    """Numbered lines, two across: room for a name, for a number, and a box for the thumb.

    `words`: what stands small under the two lines and in the box. `labels`: the numbers shown.
    """

    _HIGH = 21 * mm
    _GAP = 16.0
    _THUMB = 16 * mm
    _ACROSS = 2

    def __init__(
        self, labels: Sequence[str], words: tuple[str, str, str], styles: Styles, base: str
    ) -> None:
        super().__init__()
        self._labels = list(labels)
        self._words = words
        self._styles, self._base = styles, base
        self._bold = Style(styles.cell.size, bold=True, colour=look.ACTION, align="right")
        self._small = Style(styles.small.size - 1, colour=look.SOFT)
        self.missing: frozenset[int] = frozenset().union(
            *(TextBlock(each, self._small, base).missing for each in words)
        )

    def getSpaceBefore(self) -> float:
        return 6

    def getSpaceAfter(self) -> float:
        return 6

    def _rows(self) -> int:
        return -(-len(self._labels) // self._ACROSS)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, self._rows() * self._HIGH
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting = int(available_height // self._HIGH)
        if fitting >= self._rows():
            return [self]
        if fitting <= 0:
            return []
        cut = fitting * self._ACROSS
        parts = (self._labels[:cut], self._labels[cut:])
        return [MarkLinesBlock(part, self._words, self._styles, self._base) for part in parts]

    def draw(self) -> None:
        cell = (self.width - self._GAP * (self._ACROSS - 1)) / self._ACROSS
        for number, label in enumerate(self._labels):
            row, column = divmod(number, self._ACROSS)
            x = column * (cell + self._GAP)
            self._draw_line(x, self.height - row * self._HIGH, cell, label)

    def _draw_line(self, x: float, top: float, width: float, label: str) -> None:
        canvas = self.canv
        y = top - self._HIGH
        side = self._THUMB
        box = (x + width - side, y + 2 * mm, side, self._HIGH - 3 * mm)
        _box(canvas, box, dashed=True)
        name_word, number_word, thumb_word = self._words
        middle = Style(self._small.size, colour=look.EDGE, align="centre")
        at = (box[0] + side / 2, box[1] + 4)
        draw_line(canvas, at, thumb_word, middle, self._base, room=side - 4)
        left, right = x + 24, x + width - side - 8
        draw_line(canvas, (x + 18, y + self._HIGH * 0.52), label, self._bold, self._base)
        for line, word in ((0.48, name_word), (0.1, number_word)):
            level = y + self._HIGH * line
            canvas.setStrokeColor(look.EDGE)
            canvas.setLineWidth(0.6)
            rule = level + self._small.size * 1.3
            canvas.line(left, rule, right, rule)
            draw_line(canvas, (left, level), word, self._small, self._base, room=right - left)


class SpecimenBlock(Flowable):  # type: ignore[misc]
    """For each person a box for her photograph, two for specimen marks, and one for the thumb.

    `words`: what stands small in the boxes: photograph, first mark, second mark, thumb.
    """

    _HIGH = 36 * mm
    _PHOTO = 26 * mm
    _THUMB = 22 * mm
    _NAME = 48 * mm
    _GAP = 8.0

    def __init__(
        self,
        people: Sequence[Specimen],
        words: tuple[str, str, str, str],
        styles: Styles,
        base: str,
    ) -> None:
        super().__init__()
        self._people = list(people)
        self._words, self._styles, self._base = words, styles, base
        name = Style(styles.cell.size, bold=True)
        self._cells = [
            (
                TextBlock(brief(each.name, _MOST), name, base),
                TextBlock(brief(each.office, _MOST), styles.small, base),
            )
            for each in people
        ]
        self.missing: frozenset[int] = frozenset().union(
            *(block.missing for cell in self._cells for block in cell)
        )

    def getSpaceBefore(self) -> float:
        return 6

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        for cell in self._cells:
            for block in cell:
                block.wrap(self._NAME - self._GAP, 0)
        self.width, self.height = available_width, len(self._people) * self._HIGH
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        fitting = int(available_height // self._HIGH)
        if fitting >= len(self._people):
            return [self]
        if fitting <= 0:
            return []
        parts = (self._people[:fitting], self._people[fitting:])
        return [SpecimenBlock(part, self._words, self._styles, self._base) for part in parts]

    def draw(self) -> None:
        for number, cell in enumerate(self._cells):
            self._draw_person(self.height - number * self._HIGH, cell)

    def _draw_person(self, top: float, cell: tuple[TextBlock, TextBlock]) -> None:
        canvas = self.canv
        high = self._HIGH - 4 * mm
        bottom = top - high
        place = top - 4
        for block in cell:
            place -= block.height
            block.drawOn(canvas, 0, place)
        x = self._NAME
        room = self.width - x - self._PHOTO - self._THUMB - 2 * self._GAP
        half = (high - self._GAP) / 2
        photo, first, second, thumb = self._words
        self._draw_box((x, bottom, self._PHOTO, high), photo)
        x += self._PHOTO + self._GAP
        self._draw_box((x, bottom + half + self._GAP, room, half), first)
        self._draw_box((x, bottom, room, half), second)
        x += room + self._GAP
        self._draw_box((x, bottom, self._THUMB, high), thumb, dashed=True)

    def _draw_box(
        self, place: tuple[float, float, float, float], word: str, *, dashed: bool = False
    ) -> None:
        _box(self.canv, place, dashed=dashed)
        x, y, width, _ = place
        style = Style(self._styles.small.size - 1, colour=look.EDGE, align="centre")
        draw_line(self.canv, (x + width / 2, y + 5), word, style, self._base, room=width - 6)
