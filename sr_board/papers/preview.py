"""Papers as pictures, in memory: for looking at them and for printing. No file, no Qt."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from sr_board.base.errors import InputInvalid

__all__ = ["PDFIUM", "PageImage", "page_count", "page_images"]

PDFIUM = threading.RLock()
"""PDFium must not be used by two threads at once."""


@dataclass(frozen=True)
class PageImage:
    """One page as pixels: four bytes each in the order blue, green, red, unused, rows without gaps
    (`QImage(data, width, height, stride, Format_RGB32)`)."""

    width: int
    height: int
    stride: int
    data: bytes


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise InputInvalid("paper-unreadable") from fault


def page_count(pdf: bytes) -> int:
    """How many pages. Raises InputInvalid "paper-unreadable"."""
    with PDFIUM:
        document = _opened(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_images(
    pdf: bytes, *, dpi: float = 110, first: int = 0, most: int = 0
) -> Iterator[PageImage]:
    """Draw the pages one after the other, from page `first` (0-based), at most `most` (0: all).

    A4 at 110 dpi is 909 by 1286 pixels. Raises InputInvalid "paper-unreadable".
    """
    count = page_count(pdf)
    last = min(count, first + most) if most else count
    for number in range(first, last):
        yield _image(pdf, number, dpi)


def _image(pdf: bytes, number: int, dpi: float) -> PageImage:
    with PDFIUM:
        document = _opened(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=dpi / 72, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
            row = bitmap.width * 4
            held = bytes(bitmap.buffer)
            if bitmap.stride != row:
                held = b"".join(
                    held[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height)
                )
            return PageImage(bitmap.width, bitmap.height, row, held)
        finally:
            document.close()
