"""Small parts of these pages: a label beside its value, the choice of a month beside the title."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.fields_choice import ChoiceField
from ui.labels import Label, second
from ui.live import Text, speak

__all__ = ["FactLine", "wide_choice"]

_LONG = 24


class FactLine(QWidget):
    """One widget, so that a card can take it out again: words at the left, a value at the right.

    A value of many words gets half the line.
    """

    def __init__(self, label: Text, value: Text) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        long = len(speak(value)) > _LONG
        row.addWidget(second(label, wrap=True), 1)
        row.addWidget(Label(value, "body", wrap=long, right=True), 1 if long else 0)


def wide_choice(chosen: Callable[[], object]) -> ChoiceField:
    """A choice beside the title that shows the name of a month as a whole."""
    field = ChoiceField("")
    field.setMinimumWidth(theme.px(190))
    field.changed.connect(chosen)
    return field
