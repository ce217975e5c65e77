"""Checks on papers: every character has a glyph; what is copied out is what was written."""

from __future__ import annotations

from collections.abc import Iterable

import pypdfium2

from sr_board.base.errors import Fault, SRBoardError
from sr_board.papers.flow import Text, missing_in
from sr_board.papers.preview import PDFIUM

__all__ = ["GlyphMissing", "check_glyphs", "page_texts"]


class GlyphMissing(SRBoardError):
    """A text holds characters that no face of the papers draws.

    Parameter `codes`: their code points ("U+1F600"), never the text: it may hold names.
    """

    key = "glyph-missing"
    fault = Fault.PERSON

    def __init__(self, codes: Iterable[int]) -> None:
        super().__init__(codes=", ".join(f"U+{code:04X}" for code in sorted(codes)))


def check_glyphs(*texts: Text) -> None:
    """Raise GlyphMissing unless every character of the texts can be drawn."""
    codes = frozenset().union(*(missing_in(text) for text in texts))
    if codes:
        raise GlyphMissing(codes)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as a reader's program would copy it."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()
