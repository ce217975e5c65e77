"""The one door through which text enters a page: `TextBlock` (paragraphs), `draw_line`.

Text is plain: mark-up, `[[…]]`, `<img>` and format signs are drawn as they stand. Runs of another
script take that script's face; a word wider than the column is cut; a character that no face
draws is noted, and the paper refuses to appear (sr_board.papers.verify). Nothing else may use
ReportLab's paragraphs or its string drawing (tests/arch/test_one_text_door.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import Flowable

from sr_board.papers.embed import text_operators
from sr_board.papers.fonts import SCRIPTS, Shaped, face, runs, shape
from sr_board.papers.look import Style

__all__ = ["Lead", "Strong", "Text", "TextBlock", "draw_line", "line_width", "missing_in", "usable"]


class Strong(str):
    """A part of a text that is set bold: `["Proposed by ", Strong(name)]`."""

    __slots__ = ()


Text = str | Sequence[str]
"""A text, or its parts; parts of the kind Strong are bold."""

Lead = Callable[[Any, float], None]
"""Draws something before the first line, given the canvas and the height of the baseline."""

# Controls, bidi marks and invisible signs do not belong on paper; joiners and line breaks do.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe0e\ufe0f]"
)
_WHITE = re.compile(r"[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_LINES = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_AFTER_BREAK = re.compile(r"(?<=[-–—/_@])(?=[^\d\s])")
_WORD_MAX = 40
"""Longest piece that is shaped at once; longer words are cut first, so that they cannot stall."""
_VIRAMA = 9


def usable(text: str) -> str:
    """The text as it can be drawn: NFC, no controls, bidi or invisible marks, plain spaces."""
    clean = _HARMFUL.sub("", _LINES.sub("\n", unicodedata.normalize("NFC", text)))
    return _WHITE.sub(" ", clean).replace("\u202f", "\u00a0").replace("\u2007", "\u00a0")


@dataclass(slots=True)
class _Word:
    """Shaped runs without a place to break, and whether a space follows."""

    runs: tuple[Shaped, ...]
    width: float  # in 1/1000 em
    spaced: bool
    cut: bool = False


def _shaped_word(text: str, bold: bool, base: str, spaced: bool) -> _Word:
    pieces = tuple(shape(script, bold, part) for script, part in runs(text, base))
    return _Word(pieces, sum(each.width for each in pieces), spaced)


def _pieces(word: str) -> Iterator[str]:
    """A word in pieces of at most `_WORD_MAX` characters, never within a syllable."""
    start = 0
    while len(word) - start > _WORD_MAX:
        end = start + _WORD_MAX
        while end > start + 1 and _joined(word, end):
            end -= 1
        yield word[start:end]
        start = end
    yield word[start:]


def _joined(word: str, at: int) -> bool:
    """Whether the character at this place belongs to the one before it."""
    here, before = word[at], word[at - 1]
    return (
        unicodedata.category(here) in ("Mn", "Mc", "Me")
        or here in "\u200c\u200d"
        or before in "\u200c\u200d"
        or unicodedata.combining(before) == _VIRAMA
    )


def _words(text: Text, bold: bool, base: str) -> list[list[_Word]]:
    """Lines (as written) of words."""
    parts = [text] if isinstance(text, str) else list(text)
    lines: list[list[_Word]] = [[]]
    for part in parts:
        heavy = bold or isinstance(part, Strong)
        for number, line in enumerate(usable(part).split("\n")):
            if number:
                lines.append([])
            _add_words(lines[-1], line, heavy, base)
    return lines


def _add_words(into: list[_Word], line: str, bold: bool, base: str) -> None:
    if line.startswith(" ") and into:
        into[-1].spaced = True
    for written in line.strip(" ").split(" "):
        if not written:
            continue
        broken = _AFTER_BREAK.split(written) if len(written) > 12 else [written]
        for chunk in broken:
            for piece in _pieces(chunk):
                word = _shaped_word(piece, bold, base, spaced=False)
                word.cut = len(chunk) > _WORD_MAX
                into.append(word)
        into[-1].spaced = True
    if into and not line.endswith(" "):
        into[-1].spaced = False


def _space(word: _Word) -> float:
    return word.runs[-1].face.space_width if word.spaced and word.runs else 0.0


def _wrapped(lines: list[list[_Word]], room: float) -> list[list[_Word]]:
    """Fill lines of this width (1/1000 em), first fit. Words that were written together stay
    together unless they are wider than the line."""
    out: list[list[_Word]] = []
    for line in lines:
        out += _wrapped_line(line, room)
    return out


def _wrapped_line(line: list[_Word], room: float) -> list[list[_Word]]:
    out: list[list[_Word]] = []
    now: list[_Word] = []
    used = 0.0
    for word in _fitting(line, room):
        if now and used + word.width > room:
            out.append(now)
            now, used = [], 0.0
        now.append(word)
        used += word.width + _space(word)
    out.append(now)
    return out


def _fitting(line: list[_Word], room: float) -> Iterator[_Word]:
    """The words, each at most as wide as the room: wider ones are cut between syllables."""
    for word in line:
        if word.width <= room:
            yield word
            continue
        yield from _cut(word, room)


def _cut(word: _Word, room: float) -> Iterator[_Word]:
    held: list[tuple[str, bool, str]] = []
    width = 0.0
    for run in word.runs:
        for _glyphs, text in run.clusters:
            piece = shape(run.face.script, run.face.bold, text)
            if held and width + piece.width > room:
                yield _rejoined(held)
                held, width = [], 0.0
            held.append((run.face.script, run.face.bold, text))
            width += piece.width
    last = _rejoined(held)
    last.spaced = word.spaced
    yield last


def _rejoined(parts: list[tuple[str, bool, str]]) -> _Word:
    merged: list[tuple[str, bool, str]] = []
    for script, bold, text in parts:
        if merged and merged[-1][:2] == (script, bold):
            merged[-1] = (script, bold, merged[-1][2] + text)
        else:
            merged.append((script, bold, text))
    done = tuple(shape(*each) for each in merged)
    return _Word(done, sum(each.width for each in done), spaced=False)


def _painted(line: Sequence[_Word], size: float) -> tuple[list[tuple[Shaped, float, bool]], float]:
    """Words with their places in points, and the width of the line."""
    placed: list[tuple[Shaped, float, bool]] = []
    x = 0.0
    end = 0.0
    for number, word in enumerate(line):
        spaced = word.spaced and number < len(line) - 1
        for run_number, run in enumerate(word.runs):
            placed.append((run, x, spaced and run_number == len(word.runs) - 1))
            x += run.width * size / 1000
        end = x
        if spaced:
            x += _space(word) * size / 1000
    return placed, end


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
        self._written: list[list[_Word]] = _words(text, style.bold, base)
        self._lines: list[list[_Word]] | None = None
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

    def getKeepWithNext(self) -> bool:
        return self.style.keep_next

    def minWidth(self) -> float:
        """Width of the widest word in points (at most twelve ems: longer ones are cut)."""
        words = [word.width for line in self._written for word in line]
        return min(max(words, default=0.0), 12_000.0) * self.style.size / 1000 + self.style.indent

    def natural_width(self) -> float:
        """Width in points when nothing is wrapped."""
        return max((_painted(line, self.style.size)[1] for line in self._written), default=0.0)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        room = max(available_width - self.style.indent, self.style.size)
        if self._lines is None or room != self._room:
            # A hair of slack, or a cell measured by its own words would wrap by rounding.
            self._lines = _wrapped(self._written, room * 1000 / self.style.size + 0.5)
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

    def _part(self, lines: list[list[_Word]], lead: Lead | None) -> TextBlock:
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
            placed, width = _painted(line, self.style.size)
            x = self.style.indent + _shift(self.style.align, self._room, width)
            if placed:
                canvas.addLiteral(text_operators(canvas._doc, placed, self.style.size, x, y))
            y -= self._leading


def _one_line(text: Text, style: Style, base: str) -> list[_Word]:
    return [word for line in _words(text, style.bold, base) for word in line]


def line_width(text: Text, style: Style, base: str) -> float:
    """Width of a text on one line, in points."""
    return _painted(_one_line(text, style, base), style.size)[1]


def draw_line(
    canvas: Any, at: tuple[float, float], text: Text, style: Style, base: str, *, room: float = 0
) -> float:
    """Draw one line and return its width; `at` is (x, baseline).

    x is the left end, the middle or the right end, as the style is aligned. With `room` a line
    that is wider is cut and ends in "…". For letterheads, feet and figures.
    """
    words = _one_line(text, style, base)
    placed, width = _painted(words, style.size)
    if room and width > room:
        placed, width = _painted(_shortened(words, style, base, room), style.size)
    x, y = at
    start = x + _shift(style.align, 0.0, width)
    canvas.setFillColor(style.colour)
    if placed:
        canvas.addLiteral(text_operators(canvas._doc, placed, style.size, start, y))
    return width


def _shortened(words: list[_Word], style: Style, base: str, room: float) -> list[_Word]:
    dots = _shaped_word("…", style.bold, base, spaced=False)
    left = room * 1000 / style.size - dots.width
    kept: list[_Word] = []
    for word in words:
        if word.width > left:
            kept.append(next(_cut(word, max(left, 1.0))))
            kept[-1].spaced = False
            break
        kept.append(word)
        left -= word.width + _space(word)
    return [*kept, dots]


def missing_in(text: Text) -> frozenset[int]:
    """Code points of the text that no face of the papers draws."""
    parts = [text] if isinstance(text, str) else text
    return frozenset(
        ord(c)
        for part in parts
        for c in set(usable(part))
        if c != "\n" and not any(face(script).draws(c) for script in SCRIPTS)
    )
