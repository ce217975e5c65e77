"""Shaped glyphs inside a PDF: composite fonts with only the glyphs that a paper uses.

ReportLab can shape too, but it hands out private characters for conjuncts: what is copied from
such a paper is not the text, and the bytes depend on what was printed before. Here each glyph is
addressed by its number, the text it stands for is written beside it, and the same content gives
the same bytes (docs/decisions/0005-shaped-text-in-papers.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from sr_board.papers.fonts import Face, Shaped

__all__ = ["PaperFont", "font_in", "text_operators"]

_SUBSET_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
)
_NOT_FOR_PDF = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "DSIG", "gasp", "STAT")
_FLAG_SYMBOLIC = 4


class PaperFont:
    """One face within one document; ReportLab calls `addObjects` when the document is written."""

    def __init__(self, used: Face, number: int) -> None:
        self.face = used
        self.number = number
        self.name = f"N{number}"
        self.fontName = used.name  # ReportLab asks a font for it
        self._sure: dict[int, str] = {used.space: " "}
        self._texts: dict[int, str] = {}

    def note(self, shaped: Shaped) -> bool:
        """Remember the glyphs of a word and what they stand for.

        Returns whether the font's text table alone gives the word back; else its text must be
        written beside it. A glyph that stands alone for its character keeps that meaning.
        """
        readable = shaped.plain
        for glyphs, text in shaped.clusters:
            if shaped.plain:
                readable &= self._sure.setdefault(glyphs[0], text) == text
                continue
            for position, glyph in enumerate(glyphs):
                self._texts.setdefault(glyph, text if position == 0 else "")
        return readable

    def _meanings(self) -> dict[int, str]:
        return {**self._texts, **self._sure}

    def addObjects(self, doc: Any) -> None:  # ReportLab's name
        """Write the font, its widths and its text table into the document."""
        meanings = self._meanings()
        glyphs = sorted(meanings)
        data = _subset(self.face, tuple(glyphs))
        base = _tagged(self.face.name, glyphs)
        descendant = self._descendant(doc, base, glyphs, data)
        to_text = pdfdoc.PDFStream(content=_to_unicode(meanings), filters=[pdfdoc.PDFZCompress])
        entry = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([descendant]),
                "ToUnicode": doc.Reference(to_text, f"{self.name}-text"),
            }
        )
        fonts = doc.idToObject["BasicFonts"].dict
        fonts[self.name] = doc.Reference(entry, f"{self.name}-font")

    def _descriptor(self, doc: Any, base: str, data: bytes) -> Any:
        file = pdfdoc.PDFStream(
            dictionary=pdfdoc.PDFDictionary({"Length1": len(data)}),
            content=data,
            filters=[pdfdoc.PDFZCompress],
        )
        used = self.face
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base),
                "Flags": _FLAG_SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-700, -600, 2500, 1200]),
                "ItalicAngle": 0,
                "Ascent": round(used.ascent),
                "Descent": -round(used.descent),
                "CapHeight": 714,
                "StemV": 140 if used.bold else 80,
                "FontFile2": doc.Reference(file, f"{self.name}-file"),
            }
        )

    def _descendant(self, doc: Any, base: str, glyphs: list[int], data: bytes) -> Any:
        descriptor = self._descriptor(doc, base, data)
        widths: list[Any] = []
        for glyph in glyphs:
            widths += [glyph, pdfdoc.PDFArray([round(self.face.advance(glyph))])]
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": doc.Reference(descriptor, f"{self.name}-descriptor"),
                "DW": 0,
                "W": pdfdoc.PDFArray(widths),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            }
        )
        return doc.Reference(descendant, f"{self.name}-cid")


def _tagged(name: str, glyphs: list[int]) -> str:
    """The name with the six letters that mark a subset; the same glyphs give the same letters."""
    digest = hashlib.sha256(",".join(map(str, glyphs)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6]) + "+" + name


def _subset(used: Face, glyphs: tuple[int, ...]) -> bytes:
    wish = hb.SubsetInput()
    wish.flags = _SUBSET_FLAGS
    wish.glyph_set.update(glyphs)
    wish.drop_table_tag_set.update(hb_tag(each) for each in _NOT_FOR_PDF)
    found = hb.subset(used.hb_face, wish)
    return bytes(found.blob.data)


def hb_tag(name: str) -> int:
    """A table's four letters as HarfBuzz counts them."""
    return int.from_bytes(name.encode("ascii"), "big")


def _to_unicode(texts: dict[int, str]) -> bytes:
    lines = [f"<{glyph:04X}> <{_utf16(text)}>" for glyph, text in sorted(texts.items()) if text]
    blocks = []
    for start in range(0, len(lines), 100):
        block = lines[start : start + 100]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def font_in(doc: Any, used: Face) -> PaperFont:
    """The face's font within this document; made and announced at first use."""
    known: dict[str, PaperFont] | None = getattr(doc, "sr_board_fonts", None)
    if known is None:
        known = doc.sr_board_fonts = {}
    if used.name not in known:
        known[used.name] = PaperFont(used, len(known) + 1)
        doc.delayedFonts.append(known[used.name])
    return known[used.name]


def text_operators(
    doc: Any, pieces: Iterable[tuple[Shaped, float, bool]], size: float, x: float, y: float
) -> str:
    """PDF operators that draw shaped words on one baseline.

    `pieces`: (word, distance from x in points, a space follows).
    """
    out = ["BT"]
    current = ""
    for shaped, offset, spaced in pieces:
        font = font_in(doc, shaped.face)
        readable = font.note(shaped)
        if font.name != current:
            out.append(f"/{font.name} {size:.2f} Tf")
            current = font.name
        out.append(f"1 0 0 1 {x + offset:.2f} {y:.2f} Tm")
        body = _shown(shaped, size)
        if spaced:
            body += f" <{shaped.face.space:04X}> Tj"
        if not readable:
            text = _utf16(shaped.text + " " * spaced)
            body = f"/Span <</ActualText <FEFF{text}>>> BDC {body} EMC"
        out.append(body)
    out.append("ET")
    return "\n".join(out)


@lru_cache(maxsize=8192)
def _shown(shaped: Shaped, size: float) -> str:
    """The glyphs of a word; marks that stand higher or lower change the rise for themselves."""
    parts: list[str] = []
    line: list[str] = []
    rise = 0.0
    back = 0.0  # what the pen must go back before the next glyph, in 1/1000 em
    for glyph, advance, dx, dy in shaped.glyphs:
        if dy != rise:
            if line:
                parts.append("[" + "".join(line) + "] TJ")
                line = []
            parts.append(f"{dy * size / 1000:.2f} Ts")
            rise = dy
        shift = back - dx
        if round(shift):
            line.append(f" {shift:.0f} ")
        line.append(f"<{glyph:04X}>")
        back = shaped.face.advance(glyph) - advance + dx
    if round(back):
        line.append(f" {back:.0f} ")
    parts.append("[" + "".join(line) + "] TJ")
    if rise:
        parts.append("0 Ts")
    return " ".join(parts)
