"""Small figures: bars and counted dots, each with the sentence that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from sr_board.papers import look
from sr_board.papers.flow import TextBlock, draw_line, line_width
from sr_board.papers.look import Style, Styles

__all__ = ["Bar", "Bars", "Dots", "FigureBlock"]


@dataclass(frozen=True)
class Bar:
    """One bar: its label below, its value as a whole number, and the value in words or figures
    as it is to be printed above."""

    label: str
    value: int
    shown: str
    newest: bool = False


@dataclass(frozen=True)
class Bars:
    """Bars side by side, at most twelve. `needed`: (value, word) of a dashed line."""

    bars: Sequence[Bar]
    sentence: str
    needed: tuple[int, str] | None = None


@dataclass(frozen=True)
class Dots:
    """`have` of `of` as filled and empty dots; a line after the `needed`th with its word."""

    have: int
    of: int
    sentence: str
    needed: int | None = None
    needed_word: str = ""


class FigureBlock(Flowable):  # type: ignore[misc]
    """A figure with its sentence below; never cut."""

    _BAR_ROOM = 74.0
    _DOT = 9.0
    _DOTS_MOST = 40

    def __init__(self, figure: Bars | Dots, styles: Styles, base: str) -> None:
        super().__init__()
        self._figure, self._base = figure, base
        self._note = Style(styles.small.size, align="centre")
        self._sentence = TextBlock(figure.sentence, styles.second, base)
        words = []
        if isinstance(figure, Bars):
            words = [text for bar in figure.bars for text in (bar.label, bar.shown)]
            words += [figure.needed[1]] if figure.needed else []
        else:
            words = [figure.needed_word]
        self.missing = self._sentence.missing.union(
            *(TextBlock(each, self._note, base).missing for each in words)
        )

    def getSpaceBefore(self) -> float:
        return 6

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        below = self._sentence.wrap(available_width, 0)[1]
        line = self._note.size * 1.6
        if isinstance(self._figure, Bars):
            self._picture = self._BAR_ROOM + 2 * line
        else:
            self._picture = self._dot_lines() * (self._DOT + 4) + (line if self._marked() else 0)
        self.height = self._picture + 5 + below
        return self.width, self.height

    def draw(self) -> None:
        self._sentence.drawOn(self.canv, 0, 0)
        base = self._sentence.height + 5
        if isinstance(self._figure, Bars):
            self._draw_bars(self._figure, base)
        else:
            self._draw_dots(self._figure, base)

    def _draw_bars(self, figure: Bars, base: float) -> None:
        canvas = self.canv
        line = self._note.size * 1.6
        floor = base + line
        tallest = max([1, *(bar.value for bar in figure.bars), (figure.needed or (0, ""))[0]])
        margin = line_width(figure.needed[1], self._note, self._base) + 8 if figure.needed else 0
        slot = min((self.width - margin) / max(1, len(figure.bars)), 56.0)
        for number, bar in enumerate(figure.bars):
            x, height = number * slot, self._BAR_ROOM * max(bar.value, 0) / tallest
            canvas.setFillColor(look.ACTION if bar.newest else look.SERIES[1])
            if height:
                canvas.roundRect(x + slot * 0.16, floor, slot * 0.68, height, 2, stroke=0, fill=1)
            middle = x + slot / 2
            style = Style(self._note.size, bold=bar.newest, align="centre")
            draw_line(canvas, (middle, floor + height + 3), bar.shown, style, self._base)
            soft = Style(self._note.size, colour=look.SOFT, align="centre")
            at = (middle, base + self._note.size * 0.4)
            draw_line(canvas, at, bar.label, soft, self._base, room=slot - 2)
        end = slot * len(figure.bars)
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.7)
        canvas.line(0, floor, end, floor)
        if figure.needed:
            self._draw_needed(figure.needed, floor, tallest, end)

    def _draw_needed(self, needed: tuple[int, str], floor: float, tallest: int, end: float) -> None:
        canvas = self.canv
        y = floor + self._BAR_ROOM * needed[0] / tallest
        canvas.saveState()
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(0.9)
        canvas.setDash(3, 2)
        canvas.line(0, y, end, y)
        canvas.restoreState()
        style = Style(self._note.size)
        draw_line(canvas, (end + 5, y - self._note.size * 0.3), needed[1], style, self._base)

    # Dots

    def _per_line(self) -> int:
        return max(1, min(self._DOTS_MOST, int(self.width // (self._DOT + 4))))

    def _dot_lines(self) -> int:
        assert isinstance(self._figure, Dots)
        return max(1, -(-self._figure.of // self._per_line()))

    def _marked(self) -> bool:
        figure = self._figure
        return (
            isinstance(figure, Dots)
            and figure.needed is not None
            and 0 < figure.needed <= figure.of <= self._per_line()
        )

    def _draw_dots(self, figure: Dots, base: float) -> None:
        canvas = self.canv
        per_line, step, radius = self._per_line(), self._DOT + 4, self._DOT / 2
        top = base + self._picture
        for number in range(figure.of):
            row, column = divmod(number, per_line)
            x, y = column * step + radius, top - row * step - radius - 2
            if number < figure.have:
                canvas.setFillColor(look.OK)
                canvas.circle(x, y, radius, stroke=0, fill=1)
            else:
                canvas.setStrokeColor(look.EDGE)
                canvas.setLineWidth(0.9)
                canvas.circle(x, y, radius - 0.5, stroke=1, fill=0)
        if self._marked() and figure.needed is not None:
            x = figure.needed * step - 2
            canvas.setStrokeColor(look.INK)
            canvas.setLineWidth(1.2)
            canvas.line(x, top, x, top - step - 1)
            left = Style(self._note.size)
            at = (max(0.0, x - 10), top - step - self._note.size - 1)
            draw_line(canvas, at, figure.needed_word, left, self._base)
