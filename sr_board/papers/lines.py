"""Words and lines: text cleaned for paper, shaped word by word, filled into lines of a width.

Measures are in 1/1000 em unless said otherwise. Nothing here draws; `flow` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sr_board.papers.fonts import INSTEAD, Shaped, runs, shape

__all__ = [
    "Strong", "Text", "Word", "cut", "placed_words", "shaped_word", "space_after", "usable",
    "words_of", "wrapped",
]  # fmt: skip


class Strong(str):
    """A part of a text that is set bold: `["Proposed by ", Strong(name)]`."""

    __slots__ = ()


Text = str | Sequence[str]
"""A text, or its parts; parts of the kind Strong are bold."""

# Controls, bidi marks and invisible signs do not belong on paper; joiners and line breaks do.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe0e\ufe0f]"
)
_HALF = re.compile("[\ud800-\udfff]")
_WHITE = re.compile(r"[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_LINES = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_AFTER_BREAK = re.compile(r"(?<=[-–—/_@])(?=[^\d\s])")
_WORD_MAX = 40
"""Longest piece that is shaped at once; longer words are cut first, so that they cannot stall."""
_VIRAMA = 9


def usable(text: str) -> str:
    """The text as it can be drawn: NFC, no controls, bidi or invisible marks, plain spaces."""
    clean = _HARMFUL.sub("", _LINES.sub("\n", unicodedata.normalize("NFC", text)))
    clean = _HALF.sub(INSTEAD, clean)
    return _WHITE.sub(" ", clean).replace("\u202f", "\u00a0").replace("\u2007", "\u00a0")


@dataclass(slots=True)
class Word:
    """Shaped runs without a place to break, and whether a space follows.

    `glued`: it was written onto the word before it (a full stop after a bold name), so no line
    breaks between them.
    """

    runs: tuple[Shaped, ...]
    width: float  # in 1/1000 em
    spaced: bool
    glued: bool = False


def shaped_word(text: str, bold: bool, base: str, spaced: bool) -> Word:
    pieces = tuple(shape(script, bold, part) for script, part in runs(text, base))
    return Word(pieces, sum(each.width for each in pieces), spaced)


def _pieces(word: str) -> Iterator[str]:
    """A word in pieces of at most `_WORD_MAX` characters, not within a syllable."""
    start = 0
    while len(word) - start > _WORD_MAX:
        end = start + _WORD_MAX
        while end > start and _joined(word, end):
            end -= 1
        if end == start:  # nothing but marks: no syllable to keep whole
            end = start + _WORD_MAX
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


def words_of(text: Text, bold: bool, base: str) -> list[list[Word]]:
    """Lines (as written) of words."""
    parts = [text] if isinstance(text, str) else list(text)
    lines: list[list[Word]] = [[]]
    for part in parts:
        heavy = bold or isinstance(part, Strong)
        for number, line in enumerate(usable(part).split("\n")):
            if number:
                lines.append([])
            _add_words(lines[-1], line, heavy, base)
    return lines


def _add_words(into: list[Word], line: str, bold: bool, base: str) -> None:
    if line.startswith(" ") and into:
        into[-1].spaced = True
    first = len(into)
    for written in line.strip(" ").split(" "):
        if not written:
            continue
        broken = _AFTER_BREAK.split(written) if len(written) > 12 else [written]
        for chunk in broken:
            for piece in _pieces(chunk):
                into.append(shaped_word(piece, bold, base, spaced=False))
        into[-1].spaced = True
    if into and not line.endswith(" "):
        into[-1].spaced = False
    if 0 < first < len(into) and not into[first - 1].spaced:
        into[first].glued = True


def space_after(word: Word) -> float:
    """Width of the space that follows the word, nought when none does."""
    return word.runs[-1].face.space_width if word.spaced and word.runs else 0.0


def wrapped(lines: list[list[Word]], room: float) -> list[list[Word]]:
    """Fill lines of this width (1/1000 em), first fit. Words that were written together stay
    together unless they are wider than the line."""
    out: list[list[Word]] = []
    for line in lines:
        out += _wrapped_line(line, room)
    return out


def _wrapped_line(line: list[Word], room: float) -> list[list[Word]]:
    out: list[list[Word]] = []
    now: list[Word] = []
    used = 0.0
    for word in _fitting(line, room):
        if now and used + word.width > room:
            kept, now = _broken(now, word)
            out.append(kept)
            used = sum(each.width + space_after(each) for each in now)
        now.append(word)
        used += word.width + space_after(word)
    out.append(now)
    return out


def _broken(line: list[Word], following: Word) -> tuple[list[Word], list[Word]]:
    """Cut a full line so that no word is parted from the one glued to it, if there is a place."""
    at = len(line)
    glued = following.glued
    while glued and at > 1:
        at -= 1
        glued = line[at].glued
    return (line, []) if glued else (line[:at], line[at:])


def _fitting(line: list[Word], room: float) -> Iterator[Word]:
    """The words, each at most as wide as the room: wider ones are cut between syllables."""
    for word in line:
        if word.width <= room:
            yield word
            continue
        pieces = list(cut(word, room))
        pieces[0].glued = word.glued
        yield from pieces


def cut(word: Word, room: float) -> Iterator[Word]:
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


def _rejoined(parts: list[tuple[str, bool, str]]) -> Word:
    merged: list[tuple[str, bool, str]] = []
    for script, bold, text in parts:
        if merged and merged[-1][:2] == (script, bold):
            merged[-1] = (script, bold, merged[-1][2] + text)
        else:
            merged.append((script, bold, text))
    done = tuple(shape(*each) for each in merged)
    return Word(done, sum(each.width for each in done), spaced=False)


def placed_words(
    line: Sequence[Word], size: float
) -> tuple[list[tuple[Shaped, float, bool]], float]:
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
            x += space_after(word) * size / 1000
    return placed, end
