"""Papers of elections: ballots, large symbols, boxes to fill in, bars on one scale.

`FestivePaper` has a frame around each page, for the wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sr_board.papers.ballots import Ballot, BallotBlock
from sr_board.papers.forms import BoxesBlock, Field, LinesBlock, Tally, TallyBlock, TickBlock
from sr_board.papers.paper import Paper
from sr_board.papers.standings import Standing, StandingsBlock
from sr_board.papers.symbol_rows import Pictured, SymbolRowsBlock, SymbolsBlock

__all__ = ["ElectionPaper", "FestivePaper"]


class ElectionPaper(Paper):
    """A paper with the blocks that elections need."""

    def ballot(self, ballot: Ballot) -> None:
        """One ballot with its counterfoil and the lines to cut."""
        self._add(BallotBlock(ballot, self.styles, self._base))

    def pictures(self, pictures: Sequence[Pictured], *, side: float, across: int) -> None:
        """Large symbols with names below, so many in a row; `side` in points."""
        if pictures:
            self._add(SymbolRowsBlock(pictures, side, across, self.styles, self._base))

    def symbols(self, symbols: Sequence[str], taken: frozenset[str], hue: str) -> None:
        """Symbols to choose from, each with a circle to mark."""
        self._add(SymbolsBlock(symbols, taken, hue))

    def fields(self, fields: Sequence[Field]) -> None:
        """Labels with lines to write on."""
        self._add(LinesBlock(fields, self.styles, self._base))

    def ticks(self, items: Sequence[str], *, done: bool = False) -> None:
        """Sentences with a box to tick before each."""
        self._add(TickBlock(items, self.styles, self._base, done=done))

    def boxes(self, boxes: Sequence[tuple[str, str]], signs: Sequence[str]) -> None:
        """Large boxes with labels below and signs between them."""
        self._add(BoxesBlock(boxes, signs, self.styles, self._base))

    def tally(self, rows: Sequence[Tally], hue: str) -> None:
        """Boxes for five strokes each, and for the total."""
        self._add(TallyBlock(rows, hue, self.styles, self._base))

    def standings(
        self, bars: Sequence[Standing], most: int, *, needed: int | None = None, hue: str = "indigo"
    ) -> None:
        """Bars on the scale of `most`, with a dashed line at `needed`."""
        self._add(StandingsBlock(bars, most, self.styles, self._base, needed=needed, hue=hue))

    def centred_heading(self, text: str) -> None:
        """A heading in the middle."""
        self._headed(text, replace(self.styles.heading, align="centre"))


class FestivePaper(ElectionPaper):
    """With a frame around each page and its title in the middle: certificates."""

    _festive = True

    def _begin(self, title: str, subtitle: str) -> None:
        self._text(title, replace(self.styles.title, align="centre"))
        if subtitle:
            self._text(subtitle, replace(self.styles.second, align="centre"))
        self.space(6)
