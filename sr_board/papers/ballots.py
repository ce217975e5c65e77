"""Ballots: a counterfoil to keep, a line to cut, and the voter's part with large symbols.

The number stands on the counterfoil only; the voter's part carries nothing that tells one ballot
from another.
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
from sr_board.papers.symbols import draw_tile

__all__ = ["Ballot", "BallotBlock", "Choice"]

_NAME_MAX = 60


@dataclass(frozen=True)
class Choice:
    """One name on a ballot with its symbol."""

    name: str
    symbol: str


@dataclass(frozen=True)
class Ballot:
    """One ballot. `title`, `how`: post, and how to mark it, on the voter's part; `keep`: lines on
    the counterfoil, its number first."""

    title: str
    how: str
    choices: Sequence[Choice]
    keep: Sequence[str]
    hue: str = "indigo"


class BallotBlock(Flowable):  # type: ignore[misc]
    """One ballot across the page; never cut by a page."""

    _KEEP = 31 * mm
    _GAP = 5 * mm
    _HEAD = 15 * mm
    _ROW = 20 * mm
    _TILE = 15.5 * mm
    _BOX = 22 * mm
    _PAD = 3 * mm
    _BELOW = 9 * mm

    def __init__(self, ballot: Ballot, styles: Styles, base: str) -> None:
        super().__init__()
        self._ballot, self._styles, self._base = ballot, styles, base
        self._across = 1 if len(ballot.choices) <= 3 else 2
        self._names = [
            TextBlock(brief(c.name, _NAME_MAX), Style(styles.body.size + 1.5, bold=True), base)
            for c in ballot.choices
        ]
        texts = (ballot.title, ballot.how, *ballot.keep)
        self.missing = frozenset[int]().union(
            *(TextBlock(text, styles.small, base).missing for text in texts),
            *(name.missing for name in self._names),
        )

    def getSpaceBefore(self) -> float:
        return float(self._BELOW / 2)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        rows = -(-len(self._names) // self._across)
        self._inner = self._HEAD + rows * self._ROW + 2 * self._PAD
        self.height = self._inner + self._BELOW
        return self.width, self.height

    def draw(self) -> None:
        canvas, base = self.canv, self._BELOW
        ink, _ground = look.TILE_HUES.get(self._ballot.hue, look.TILE_HUES["indigo"])
        left = self._KEEP + self._GAP
        self._draw_keep(canvas, base, ink)
        self._draw_cuts(canvas, base)
        canvas.setStrokeColor(ink)
        canvas.setLineWidth(1.4)
        canvas.roundRect(left, base, self.width - left, self._inner, 6, stroke=1, fill=0)
        self._draw_head(canvas, left, base)
        wide = (self.width - left - 2 * self._PAD) / self._across
        rows = -(-len(self._names) // self._across)
        for number in range(len(self._names)):
            column, row = divmod(number, rows)
            x = left + self._PAD + column * wide
            top = base + self._inner - self._HEAD - self._PAD - row * self._ROW
            self._draw_choice(canvas, number, (x, top), wide)

    def _draw_head(self, canvas: Any, left: float, base: float) -> None:
        ink, ground = look.TILE_HUES.get(self._ballot.hue, look.TILE_HUES["indigo"])
        y = base + self._inner - self._HEAD
        canvas.saveState()
        path = canvas.beginPath()
        path.roundRect(left, base, self.width - left, self._inner, 6)
        canvas.clipPath(path, stroke=0)
        canvas.setFillColor(ground)
        canvas.rect(left, y, self.width - left, self._HEAD, stroke=0, fill=1)
        canvas.restoreState()
        room = self.width - left - 2 * self._PAD
        style = Style(self._styles.heading.size, bold=True, colour=ink)
        at = (left + self._PAD, y + self._HEAD * 0.56)
        draw_line(canvas, at, self._ballot.title, style, self._base, room=room)
        small = Style(self._styles.second.size, colour=look.INK)
        at = (left + self._PAD, y + self._HEAD * 0.18)
        draw_line(canvas, at, self._ballot.how, small, self._base, room=room)

    def _draw_choice(self, canvas: Any, number: int, at: tuple[float, float], wide: float) -> None:
        """Symbol, name, and the box for the mark."""
        x, top = at
        middle = top - self._ROW / 2
        # a frame around each choice: nobody may doubt to which symbol a box belongs
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.9)
        high = self._ROW - 1.2 * mm
        canvas.roundRect(x, middle - high / 2, wide - 1.6 * mm, high, 5, stroke=1, fill=0)
        x, wide = x + 1.2 * mm, wide - 3.6 * mm
        choice, name = self._ballot.choices[number], self._names[number]
        draw_tile(canvas, (x, middle - self._TILE / 2), self._TILE, choice.symbol, self._ballot.hue)
        room = wide - self._TILE - self._BOX - 4.5 * mm
        height = name.wrap(room, 0)[1]
        name.drawOn(canvas, x + self._TILE + 2.5 * mm, middle - height / 2)
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(1)
        box = self._ROW - 4 * mm
        right = x + wide - self._BOX
        canvas.roundRect(right, middle - box / 2, self._BOX, box, 4, stroke=1, fill=0)

    def _draw_keep(self, canvas: Any, base: float, ink: Any) -> None:
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, base, self._KEEP, self._inner, 6, stroke=1, fill=0)
        canvas.setFillColor(ink)
        canvas.rect(0, base + self._inner - 2.2 * mm, self._KEEP, 1.2 * mm, stroke=0, fill=1)
        y = base + self._inner - 9 * mm
        room = self._KEEP - 2 * self._PAD
        for number, text in enumerate(self._ballot.keep):
            size = self._styles.heading.size if not number else self._styles.small.size
            style = Style(size, bold=not number, colour=look.INK if not number else look.SOFT)
            draw_line(canvas, (self._PAD, y), text, style, self._base, room=room)
            y -= style.size * 1.7

    def _draw_cuts(self, canvas: Any, base: float) -> None:
        """Dashed lines: down between the two parts, across below the ballot."""
        canvas.saveState()
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.7)
        canvas.setDash(3, 3)
        x = self._KEEP + self._GAP / 2
        canvas.line(x, base - self._BELOW / 2, x, base + self._inner + self._BELOW / 2)
        canvas.line(0, self._BELOW / 2, self.width, self._BELOW / 2)
        canvas.restoreState()
