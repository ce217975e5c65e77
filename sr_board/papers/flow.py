"""The one door through which text enters a page: `TextBlock` (paragraphs), `draw_line`.

Text is plain: mark-up, `[[…]]`, `<img>` and format signs are drawn as they stand. Runs of another
script take that script's face; a word wider than the column is cut; a character that no
face draws is replaced by a mark, and the paper lists it at its end (`Paper.pdf`): nothing
vanishes, and no paper becomes impossible. Nothing else may use
ReportLab's paragraphs or its string drawing (tests/arch/test_one_text_door.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus.flowables import Flowable

from sr_board.papers.embed import text_operators
from sr_board.papers.fonts import SCRIPTS, face
from sr_board.papers.lines import (
    Strong,
    Text,
    Word,
    cut,
    placed_words,
    shaped_word,
    space_after,
    usable,
    words_of,
    wrapped,
)
from sr_board.papers.look import Style

__all__ = [
    "Lead",
    "Strong",
    "Text",
    "TextBlock",
    "brief",
    "draw_line",
    "line_width",
    "missing_in",
    "usable",
]


Lead = Callable[[Any, float], None]
"""Draws something before the first line, given the canvas and the height of the baseline."""


def _shift(align: str, room: float, width: float) -> float:
    return {"left": 0.0, "centre": (room - width) / 2, "right": room - width}[align]


class TextBlock(Flowable):  # type: ignore[misc]
    """A paragraph of plain text in one style. `base`: script of the paper's language.

    `lead` draws what stands before the first line (a number, a mark) and is called with the
    canvas and the baseline; the text itself is moved by the style's indent.
    """

    def __init__(self, text: Text, style: Style, base: str, lead: Lead | None = None) -> None:
        super().__init__()
        self.lead = lead
        self.style = style
        self.base = base
        self._written: list[list[Word]] = words_of(text, style.bold, base)
        self._lines: list[list[Word]] | None = None
        self._room = 0.0
        self._measure()

    def _measure(self) -> None:
        words = [word for line in self._written for word in line]
        scripts = {run.face.script for word in words for run in word.runs} | {self.base}
        self.missing = frozenset(c for word in words for run in word.runs for c in run.missing)
        self._leading = self.style.line_height(frozenset(scripts))
        used = face(self.base, self.style.bold)
        ink = (used.ascent + used.descent) * self.style.size / 1000
        self._baseline = (self._leading - ink) / 2 + used.ascent * self.style.size / 1000

    # ReportLab's names from here on

    def getSpaceBefore(self) -> float:
        return self.style.before

    def getSpaceAfter(self) -> float:
        return self.style.after

    def minWidth(self) -> float:
        """Width of the widest word in points (at most twelve ems: longer ones are cut)."""
        words = [word.width for line in self._written for word in line]
        return min(max(words, default=0.0), 12_000.0) * self.style.size / 1000 + self.style.indent

    def natural_width(self) -> float:
        """Width in points when nothing is wrapped."""
        return max((placed_words(line, self.style.size)[1] for line in self._written), default=0.0)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        room = max(available_width - self.style.indent, self.style.size)
        if self._lines is None or room != self._room:
            # A hair of slack, or a cell measured by its own words would wrap by rounding.
            self._lines = wrapped(self._written, room * 1000 / self.style.size + 0.5)
            self._room = room
        self.width = available_width
        self.height = len(self._lines) * self._leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between lines, never leaving one line of a longer paragraph alone."""
        self.wrap(available_width, available_height)
        lines = self._lines or []
        fitting = int((available_height + 0.01) / self._leading)
        if fitting >= len(lines):
            return [self]
        if len(lines) > 3:
            fitting = min(fitting, len(lines) - 2)
        if fitting < min(2, len(lines)):
            return []
        return [self._part(lines[:fitting], self.lead), self._part(lines[fitting:], None)]

    def _part(self, lines: list[list[Word]], lead: Lead | None) -> TextBlock:
        part = TextBlock.__new__(TextBlock)
        Flowable.__init__(part)
        part.style, part.base, part.lead = self.style, self.base, lead
        part._written, part._lines, part._room = lines, lines, self._room
        part.missing, part._leading, part._baseline = self.missing, self._leading, self._baseline
        return part

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(self.style.colour)
        y = self.height - self._baseline
        if self.lead:
            self.lead(canvas, y)
            canvas.setFillColor(self.style.colour)
        for line in self._lines or []:
            placed, width = placed_words(line, self.style.size)
            x = self.style.indent + _shift(self.style.align, self._room, width)
            if placed:
                canvas.addLiteral(text_operators(canvas._doc, placed, self.style.size, x, y))
            if placed and self.style.struck:
                self._strike(x, y + self.style.size * 0.3, width)
            y -= self._leading

    def _strike(self, x: float, y: float, width: float) -> None:
        self.canv.setStrokeColor(self.style.colour)
        self.canv.setLineWidth(0.8)
        self.canv.line(x - 1.5, y, x + width + 1.5, y)


def _one_line(text: Text, style: Style, base: str) -> list[Word]:
    return [word for line in words_of(text, style.bold, base) for word in line]


def line_width(text: Text, style: Style, base: str) -> float:
    """Width of a text on one line, in points."""
    return placed_words(_one_line(text, style, base), style.size)[1]


def draw_line(
    canvas: Any, at: tuple[float, float], text: Text, style: Style, base: str, *, room: float = 0
) -> float:
    """Draw one line and return its width; `at` is (x, baseline).

    x is the left end, the middle or the right end, as the style is aligned. With `room` a line
    that is wider is cut and ends in "…". For letterheads, feet and figures.
    """
    words = _one_line(text, style, base)
    placed, width = placed_words(words, style.size)
    if room and width > room:
        placed, width = placed_words(_shortened(words, style, base, room), style.size)
    x, y = at
    start = x + _shift(style.align, 0.0, width)
    canvas.setFillColor(style.colour)
    if placed:
        canvas.addLiteral(text_operators(canvas._doc, placed, style.size, start, y))
    return width


def _shortened(words: list[Word], style: Style, base: str, room: float) -> list[Word]:
    dots = shaped_word("…", style.bold, base, spaced=False)
    left = room * 1000 / style.size - dots.width
    kept: list[Word] = []
    for word in words:
        if word.width > left:
            kept.append(next(cut(word, max(left, 1.0))))
            kept[-1].spaced = False
            break
        kept.append(word)
        left -= word.width + space_after(word)
    return [*kept, dots]


def brief(text: str, most: int) -> str:
    """The text, or its beginning and "…": for places that cannot flow on (heads, boxes)."""
    return text if len(text) <= most else text[: most - 1] + "…"


def missing_in(text: Text) -> frozenset[int]:
    """Code points of the text that no face of the papers draws."""
    parts = [text] if isinstance(text, str) else text
    return frozenset(
        ord(c)
        for part in parts
        for c in set(usable(part))
        if c != "\n" and not any(face(script).draws(c) for script in SCRIPTS)
    )
