"""The faces of papers: which face draws which script, and shaped words kept for use again.

Shaping is HarfBuzz's (through uharfbuzz); this module splits text into runs by script, finds the
face for each run and keeps the shaped words. It knows nothing of pages or PDF.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb

import resources

__all__ = ["INSTEAD", "SCRIPTS", "Face", "Shaped", "face", "runs", "shape"]

SCRIPTS = ("Latn", "Beng", "Deva", "Telu", "Knda")
"""In the order in which a face is sought for a sign that belongs to no script."""

_FAMILY = {
    "Latn": "NotoSans",
    "Beng": "NotoSansBengali",
    "Deva": "NotoSansDevanagari",
    "Telu": "NotoSansTelugu",
    "Knda": "NotoSansKannada",
}
_BLOCKS = (
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0xA8E0, 0xA8FF, "Deva"),
    (0x1CD0, 0x1CFF, "Deva"),
)
_SHARED_IN_DEVANAGARI_BLOCK = frozenset("।॥")
INSTEAD = "\ufffd"
"""Drawn in place of a character that no face has; the paper lists which ones (`Paper.pdf`)."""
_JOINERS = frozenset("\u200c\u200d")
_KEPT_WORDS = 20_000


class Face:
    """One font file: its characters, measures and the HarfBuzz font. All lengths in 1/1000 em."""

    def __init__(self, script: str, bold: bool) -> None:
        self.script = script
        self.bold = bold
        self.name = f"{_FAMILY[script]}-{'Bold' if bold else 'Regular'}"
        self.hb_face = hb.Face(hb.Blob(resources.data("fonts", f"{self.name}.ttf")))
        self.font = hb.Font(self.hb_face)
        self.unit = 1000 / self.hb_face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.unit
        self.descent = -extents.descender * self.unit
        self.characters: frozenset[int] = frozenset(self.hb_face.unicodes)
        self.space = self.font.get_nominal_glyph(0x20) or 0
        self.space_width = self.advance(self.space)

    def advance(self, glyph: int) -> float:
        """Width of a glyph as the file states it."""
        return float(self.font.get_glyph_h_advance(glyph) * self.unit)

    def draws(self, character: str) -> bool:
        """Whether the face has a glyph for it (joiners need none)."""
        return ord(character) in self.characters or character in _JOINERS


@cache
def face(script: str, bold: bool = False) -> Face:
    """The face of a script; loaded at first use."""
    return Face(script, bold)


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A word in one face: glyphs in drawing order with their places in 1/1000 em.

    `glyphs`: (glyph, advance, x offset, y offset). `text`: the characters it draws. `plain`: one
    glyph per character, so that copying works without help.
    `clusters`: (glyphs, characters) that belong together.
    """

    face: Face
    text: str
    glyphs: tuple[tuple[int, float, float, float], ...]
    clusters: tuple[tuple[tuple[int, ...], str], ...]
    width: float
    plain: bool
    missing: tuple[int, ...]


@lru_cache(maxsize=_KEPT_WORDS)
def shape(script: str, bold: bool, text: str) -> Shaped:
    """Shape one run of one script. `missing` lists code points that the face cannot draw; the mark
    INSTEAD stands for each of them, and copying gives the text as it was written."""
    used = face(script, bold)
    missing = tuple(ord(c) for c in text if not used.draws(c))
    buffer = hb.Buffer()
    buffer.add_str("".join(c if used.draws(c) else INSTEAD for c in text) if missing else text)
    buffer.guess_segment_properties()
    hb.shape(used.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    unit = used.unit
    glyphs = tuple(
        (info.codepoint, p.x_advance * unit, p.x_offset * unit, p.y_offset * unit)
        for info, p in zip(infos, positions, strict=True)
    )
    clusters = _clusters(text, [(info.codepoint, info.cluster) for info in infos])
    return Shaped(
        face=used,
        text=text,
        glyphs=glyphs,
        clusters=clusters,
        width=sum(each[1] for each in glyphs),
        plain=not missing and len(glyphs) == len(text) == len(clusters),
        missing=missing,
    )


def _clusters(text: str, glyphs: list[tuple[int, int]]) -> tuple[tuple[tuple[int, ...], str], ...]:
    starts = sorted({cluster for _, cluster in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(
        (tuple(g for g, cluster in glyphs if cluster == start), text[start : ends[start]])
        for start in starts
    )


@lru_cache(maxsize=4096)
def _own_script(character: str) -> str | None:
    """The script a character belongs to, None when it is shared (spaces, digits 0-9, signs)."""
    code = ord(character)
    if character in _SHARED_IN_DEVANAGARI_BLOCK:
        return None
    for first, last, script in _BLOCKS:
        if first <= code <= last:
            return script
    return "Latn" if unicodedata.category(character).startswith("L") else None


def _home(character: str, wished: tuple[str, ...]) -> str:
    """The first of the wished scripts, then of all, whose face draws the character; where none
    does, the one whose face has the mark that stands in its place."""
    for script in (*wished, *SCRIPTS):
        if face(script).draws(character):
            return script
    return SCRIPTS[0]


def runs(text: str, base: str) -> Iterator[tuple[str, str]]:
    """Split a word into (script, part). A shared sign goes with the letters before it, at the
    start with those after it, alone with the script of the paper (`base`)."""
    first = next((s for c in text if (s := _own_script(c))), base)
    current, part = "", ""
    for character in text:
        script = _own_script(character)
        if script is None and character in _JOINERS and current:
            script = current
        elif script is None:
            script = _home(character, (current or first, base))
        elif not face(script).draws(character):
            script = _home(character, (script,))
        if script != current and part:
            yield current, part
            part = ""
        current, part = script, part + character
    if part:
        yield current, part
