"""Printing a paper from memory: each page is painted onto the printer's sheet as a fine picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.papers.page_view import as_image

if TYPE_CHECKING:
    from sr_board.papers import PageImage

__all__ = ["PRINT_DPI", "ask_printer", "paint_pages"]

PRINT_DPI = 300
"""Fine enough for small Bengali letters, and 35 MB a page in memory at most."""


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The printer a person chose, or None."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    # The spooler shows this name to others: it says nothing about the paper.
    printer.setDocName("SR Board")
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(1, pages))
    return printer if dialog.exec() else None


def page_range(printer: QPrinter, pages: int) -> range:
    """The pages a person asked for, counted from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return range(first - 1, min(last, pages))


def paint_pages(printer: QPrinter, pages: Sequence[PageImage]) -> bool:
    """Paint the pages, the whole sheet each. False when the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, number in enumerate(page_range(printer, len(pages))):
        if place and not printer.newPage():
            painter.end()
            return False
        image = as_image(pages[number])
        sheet = QRectF(painter.viewport())
        scale = min(sheet.width() / image.width(), sheet.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        painter.drawImage(QRectF((sheet.width() - width) / 2, 0, width, height), image)
    return bool(painter.end())
