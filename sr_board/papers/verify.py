"""Checks on papers: what is copied out is what was written."""

from __future__ import annotations

import pypdfium2

from sr_board.papers.preview import PDFIUM

__all__ = ["page_texts"]


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as a reader's program would copy it."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()
