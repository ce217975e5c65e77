"""How everybody stands after a round: bars on one scale with a dashed line for what elects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import TextBlock, brief, draw_line
from sr_board.papers.look import Style, Styles
from sr_board.papers.symbols import draw_tile

__all__ = ["Standing", "StandingsBlock", "State"]

State = Literal["plain", "elected", "settled", "out"]


@dataclass(frozen=True)
class Standing:
    """One bar: its length against the scale as whole numbers, the figure as it is printed, and a
    word ("elected", "goes out")."""

    name: str
    value: int
    shown: str
    state: State = "plain"
    word: str = ""
    symbol: str = ""


class StandingsBlock(Flowable):  # type: ignore[misc]
    """Bars one below the other. `most`: the value that fills the width, the same for every round of
    a count; `needed`: where the dashed line stands. Cut between bars."""

    _NAME = 118.0
    _TILE = 15.0
    _ROW = 20.0
    _BAR = 11.0
    _FIGURES = 66.0
    _WORDS = 74.0
    _SHORT = 360.0

    def __init__(
        self,
        bars: Sequence[Standing],
        most: int,
        styles: Styles,
        base: str,
        *,
        needed: int | None = None,
        hue: str = "indigo",
    ) -> None:
        super().__init__()
        self._bars, self._most, self._needed, self._hue = list(bars), max(most, 1), needed, hue
        self._styles, self._base = styles, base
        self._name = Style(styles.cell.size, bold=True)
        self._figure = Style(styles.cell.size, bold=True, align="right")
        self._words = Style(styles.small.size, colour=look.OK)
        self.missing = frozenset[int]().union(
            *(
                TextBlock(text, styles.cell, base).missing
                for bar in bars
                for text in (bar.name, bar.word, bar.shown)
            )
        )

    def getSpaceBefore(self) -> float:
        return 4

    def getSpaceAfter(self) -> float:
        return 6

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, len(self._bars) * self._ROW
        # the same room in every round of a count, or its bars would not be on one scale
        self._room = available_width - self._NAME - self._FIGURES - self._WORDS
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        fitting = int((available_height + 0.01) // self._ROW)
        if fitting >= len(self._bars):
            return [self]
        if fitting == 0 or self.height < self._SHORT:
            return []  # a short figure goes to the next page whole
        parts = (self._bars[:fitting], self._bars[fitting:])
        return [
            StandingsBlock(
                part, self._most, self._styles, self._base, needed=self._needed, hue=self._hue
            )
            for part in parts
        ]

    def draw(self) -> None:
        canvas = self.canv
        for number, bar in enumerate(self._bars):
            self._draw_bar(canvas, bar, self.height - (number + 0.5) * self._ROW)
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.6)
        canvas.line(self._NAME, 0, self._NAME, self.height)
        if self._needed is not None and self._needed <= self._most:
            x = self._NAME + self._room * self._needed / self._most
            canvas.saveState()
            canvas.setStrokeColor(look.INK)
            canvas.setLineWidth(0.9)
            canvas.setDash(3, 2)
            canvas.line(x, 0, x, self.height)
            canvas.restoreState()

    def _draw_bar(self, canvas: Any, bar: Standing, middle: float) -> None:
        x, room = 0.0, self._NAME - 8
        if bar.symbol:
            draw_tile(canvas, (0, middle - self._TILE / 2), self._TILE, bar.symbol, self._hue)
            x, room = self._TILE + 5, room - self._TILE - 5
        down = self._name.size * 0.35
        draw_line(
            canvas, (x, middle - down), brief(bar.name, 60), self._name, self._base, room=room
        )
        length = self._room * min(bar.value, self._most) / self._most
        if length > 0.4:
            self._draw_length(canvas, bar.state, middle, length)
        right = self._NAME + self._room + self._FIGURES
        draw_line(canvas, (right, middle - down), bar.shown, self._figure, self._base)
        at = (right + 8, middle - self._words.size * 0.35)
        colour = look.OK if bar.state in ("elected", "settled") else look.SOFT
        style = Style(self._words.size, bold=True, colour=colour)
        draw_line(canvas, at, bar.word, style, self._base, room=self._WORDS - 10)

    def _draw_length(self, canvas: Any, state: State, middle: float, length: float) -> None:
        y = middle - self._BAR / 2
        canvas.setLineWidth(0.9)
        if state == "plain":
            canvas.setFillColor(look.ACTION)
            canvas.roundRect(self._NAME, y, length, self._BAR, 1.5, stroke=0, fill=1)
        elif state == "elected":
            canvas.setFillColor(look.OK)
            canvas.roundRect(self._NAME, y, length, self._BAR, 1.5, stroke=0, fill=1)
        elif state == "settled":
            canvas.setStrokeColor(look.OK)
            canvas.setFillColor(look.TILE_HUES["leaf"][1])
            canvas.roundRect(self._NAME, y, length, self._BAR, 1.5, stroke=1, fill=1)
        else:
            canvas.setStrokeColor(look.EDGE)
            canvas.setDash(2, 2)
            canvas.roundRect(self._NAME, y, length, self._BAR, 1.5, stroke=1, fill=0)
            canvas.setDash()
