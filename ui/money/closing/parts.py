"""A label and its value on one line, as one widget, so that a card can take it out again."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cards import pair
from ui.live import Text

__all__ = ["FactLine"]


class FactLine(QWidget):
    """Words at the left, a value at the right."""

    def __init__(self, label: Text, value: Text) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.addLayout(pair(label, value))
