"""A member's own papers: the head of her passbook, and cards of the size of a bank card.

With numbers only there is neither name nor tile: her number stands large in their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import TextBlock, brief, draw_line, missing_in
from sr_board.papers.frame import Tile
from sr_board.papers.look import Style, Styles
from sr_board.papers.symbols import draw_tile

__all__ = ["CardsBlock", "MemberCard", "MemberHead", "MemberHeadBlock"]

_MOST = 80


@dataclass(frozen=True)
class MemberHead:
    """Who a paper is about. `title`: her name, or her number in words; `lines` stand below it;
    `figures`: (word, amount) set large at the right; `tile` None: no picture."""

    title: str
    lines: Sequence[str] = ()
    figures: Sequence[tuple[str, str]] = ()
    tile: Tile | None = None


@dataclass(frozen=True)
class MemberCard:
    """One card. `group` and `day` stand on top; `title`: name or number, with `line` below it;
    `facts`: at most three (word, value, smaller line); `foot`: at the bottom."""

    group: str
    day: str
    title: str
    line: str = ""
    facts: Sequence[tuple[str, str, str]] = ()
    foot: str = ""
    tile: Tile | None = None


class MemberHeadBlock(Flowable):  # type: ignore[misc]
    """The head of a passbook or of a loan's card; never cut."""

    _TILE = 20 * mm
    _PAD = 10.0
    _FIGURE = 108.0

    def __init__(self, head: MemberHead, styles: Styles, base: str) -> None:
        super().__init__()
        self._head, self._base, self._styles = head, base, styles
        title = Style(styles.title.size * 0.86, bold=True)
        self._texts = [TextBlock(brief(head.title, _MOST), title, base)]
        self._texts += [TextBlock(brief(x, _MOST * 2), styles.label, base) for x in head.lines]
        label = Style(styles.small.size, colour=look.SOFT, align="right")
        value = Style(styles.heading.size * 1.25, bold=True, colour=look.ACTION, align="right")
        self._figures = [
            (TextBlock(brief(word, _MOST), label, base), TextBlock(amount, value, base))
            for word, amount in head.figures
        ]
        pairs = [block for pair in self._figures for block in pair]
        self.missing = frozenset[int]().union(*(b.missing for b in [*self._texts, *pairs]))

    def getSpaceBefore(self) -> float:
        return 2

    def getSpaceAfter(self) -> float:
        return 12

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._left = self._PAD * 1.6 + (self._TILE + 12 if self._head.tile else 0)
        room = available_width - self._left - self._PAD - len(self._figures) * self._FIGURE
        words = sum(block.wrap(room, 0)[1] for block in self._texts)
        inner = self._FIGURE - 10
        sums = [sum(b.wrap(inner, 0)[1] for b in pair) for pair in self._figures]
        tile = self._TILE if self._head.tile else 0.0
        self.height = max(words, tile, *sums, 0.0) + 2 * self._PAD
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(look.LINE)
        canvas.setFillColor(look.SEL)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, self.width, self.height, 7, stroke=1, fill=1)
        canvas.setFillColor(look.THREAD)
        canvas.roundRect(0, 8, 3, self.height - 16, 1.5, stroke=0, fill=1)
        tile = self._head.tile
        if tile:
            at = (self._PAD * 1.6, (self.height - self._TILE) / 2)
            draw_tile(canvas, at, self._TILE, tile.symbol, tile.hue)
        _stack(canvas, self._texts, self._left, self.height)
        x = self.width - self._PAD - len(self._figures) * self._FIGURE + 10
        for pair in self._figures:
            _stack(canvas, pair, x, self.height)
            x += self._FIGURE


def _stack(canvas: Any, blocks: Sequence[TextBlock], x: float, height: float) -> None:
    """Blocks below each other, in the middle of the height."""
    top = (height + sum(block.height for block in blocks)) / 2
    for block in blocks:
        top -= block.height
        block.drawOn(canvas, x, top)


class CardsBlock(Flowable):  # type: ignore[misc]
    """Cards to cut out, two in a row with a common edge; cut between rows only."""

    _HIGH = 54 * mm
    _MARGIN = 4 * mm
    _TILE = 14 * mm

    def __init__(self, cards: Sequence[MemberCard], styles: Styles, base: str) -> None:
        super().__init__()
        self._cards, self._styles, self._base = list(cards), styles, base
        self.missing = frozenset[int]().union(
            *(
                missing_in(text)
                for card in cards
                for text in (
                    card.group,
                    card.title,
                    card.line,
                    card.foot,
                    *(word for fact in card.facts for word in fact),
                )
            )
        )

    def getSpaceBefore(self) -> float:
        return 6

    def getSpaceAfter(self) -> float:
        return 6

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = -(-len(self._cards) // 2) * self._HIGH
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        cut = 2 * int(available_height // self._HIGH)
        if cut >= len(self._cards):
            return [self]
        if not cut:
            return []
        parts = (self._cards[:cut], self._cards[cut:])
        return [CardsBlock(part, self._styles, self._base) for part in parts]

    def draw(self) -> None:
        wide = self.width / 2
        for number, card in enumerate(self._cards):
            row, column = divmod(number, 2)
            canvas = self.canv
            canvas.saveState()
            canvas.translate(column * wide, self.height - (row + 1) * self._HIGH)
            self._edge(wide, top=row == 0, left=column == 0)
            self._draw_card(card, wide)
            canvas.restoreState()

    def _edge(self, wide: float, *, top: bool, left: bool) -> None:
        """Dashed lines to cut along; a line between two cards is drawn once."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.7)
        canvas.setDash(4, 3)
        canvas.line(0, 0, wide, 0)
        canvas.line(wide, 0, wide, self._HIGH)
        if top:
            canvas.line(0, self._HIGH, wide, self._HIGH)
        if left:
            canvas.line(0, 0, 0, self._HIGH)
        canvas.restoreState()

    def _draw_card(self, card: MemberCard, wide: float) -> None:
        canvas, small, base = self.canv, self._styles.small, self._base
        left, right = self._MARGIN, wide - self._MARGIN
        y = self._HIGH - self._MARGIN - small.size
        head = Style(small.size, bold=True, colour=look.ACTION)
        day = Style(small.size, colour=look.SOFT, align="right")
        taken = draw_line(canvas, (right, y), card.day, day, base)
        draw_line(canvas, (left, y), card.group, head, base, room=right - left - taken - 8)
        y -= small.size * 0.75
        canvas.setStrokeColor(look.THREAD)
        canvas.setLineWidth(1.2)
        canvas.line(left, y, right, y)
        y = self._draw_who(card, y - 6, (left, right))
        self._draw_facts(card, y - 8, (left, right))
        draw_line(canvas, (left, self._MARGIN - 1), card.foot, small, base, room=right - left)

    def _draw_who(self, card: MemberCard, top: float, sides: tuple[float, float]) -> float:
        """Tile, name and number; the place below them."""
        canvas, base = self.canv, self._base
        left, right = sides
        if card.tile:
            at = (left, top - self._TILE)
            draw_tile(canvas, at, self._TILE, card.tile.symbol, card.tile.hue)
            left += self._TILE + 9
        title = Style(self._styles.heading.size * 1.1, bold=True)
        middle = top - self._TILE / 2
        y = middle + 3 if card.line else middle - title.size * 0.35
        draw_line(canvas, (left, y), card.title, title, base, room=right - left)
        second = self._styles.label
        at = (left, middle - second.size * 1.25)
        draw_line(canvas, at, card.line, second, base, room=right - left)
        return float(top - self._TILE)

    def _draw_facts(self, card: MemberCard, top: float, sides: tuple[float, float]) -> None:
        canvas, base = self.canv, self._base
        left, right = sides
        small = Style(self._styles.small.size - 0.5, colour=look.SOFT)
        value = Style(self._styles.subheading.size, bold=True)
        width = (right - left) / max(len(card.facts), 1)
        for number, (word, amount, below) in enumerate(card.facts):
            x, y = left + number * width, top - small.size
            draw_line(canvas, (x, y), word, small, base, room=width - 6)
            y -= value.size * 1.35
            draw_line(canvas, (x, y), amount, value, base, room=width - 6)
            y -= small.size * 1.4
            draw_line(canvas, (x, y), below, small, base, room=width - 6)
