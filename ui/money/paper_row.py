"""Quiet buttons in a row at the right: papers with numbers only, which are wanted seldom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.buttons import Button, Kind
from ui.live import Text

__all__ = ["PaperRow"]


class PaperRow(QWidget):
    """Buttons by the kind of their paper; `opened` is called with the kind."""

    def __init__(self, papers: Iterable[tuple[str, Text]], opened: Callable[[str], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for kind, words in papers:
            button = Button(words, Kind.QUIET, icon="printer", on=lambda kind=kind: opened(kind))
            self.buttons[kind] = button
            row.addWidget(button)
