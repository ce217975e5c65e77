"""A label and its value on one line, as one widget, so that a card can take it out again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.labels import Label, second
from ui.live import Text, speak

__all__ = ["FactLine"]

_LONG = 24


class FactLine(QWidget):
    """Words at the left, a value at the right; a value of many words gets half the line."""

    def __init__(self, label: Text, value: Text) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        long = len(speak(value)) > _LONG
        row.addWidget(second(label, wrap=True), 1)
        row.addWidget(Label(value, "body", wrap=long, right=True), 1 if long else 0)
