"""What every page is looked over for: nothing clipped, everything that takes keys named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from ui.page import Page

__all__ = ["clipped", "nameless"]


def _parts(page: Page) -> Iterator[QWidget]:
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget


def clipped(pages: Iterable[tuple[str, Page]]) -> list[tuple[object, ...]]:
    """Words, buttons and fields that have less room than they need; the key of the page first."""
    found: list[tuple[object, ...]] = []
    for key, page in pages:
        for _ in range(4):
            QApplication.processEvents()
        for part in _parts(page):
            need, have = part.minimumSizeHint(), part.size()
            words = part.accessibleName() or getattr(part, "text", str)()
            wraps = isinstance(part, QLabel) and part.wordWrap()
            short = (
                have.height() < (part.heightForWidth(have.width()) if wraps else need.height()) - 1
            )
            narrow = not wraps and have.width() < need.width() - 1
            if short or narrow:
                found.append((key, type(part).__name__, words, need, have))
    return found


def nameless(pages: Iterable[tuple[str, Page]]) -> list[tuple[str, str]]:
    """Parts that the Tab key reaches and a screen reader could not name."""
    return [
        (key, type(widget).__name__)
        for key, page in pages
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.accessibleName()
    ]
