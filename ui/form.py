"""Forms: fields in rows, one way through them with Enter, errors put where they belong.

Enter goes from field to field and from the last one to the main button; it never saves.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sr_board.base.errors import SRBoardError
from ui.fields import Field
from ui.live import Text
from ui.wording import words_for

__all__ = ["Form"]


class Form(QWidget):
    """Fields under one another or side by side. `last` gets the keyboard after the last field."""

    def __init__(self, *, gap: int = 12) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._order: list[Field] = []
        self._last: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)

    def add(self, *fields: Field, stretches: tuple[int, ...] = ()) -> None:
        """Add a row of one or more fields."""
        if len(fields) == 1:
            self.column.addWidget(fields[0])
        else:
            row = QHBoxLayout()
            row.setSpacing(16)
            for index, field in enumerate(fields):
                stretch = stretches[index] if index < len(stretches) else 1
                row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
            self.column.addLayout(row)
        for field in fields:
            self._register(field)

    def add_columns(self, *fields: Field, columns: int = 2) -> None:
        """Add fields in equal columns, filled row by row."""
        grid = QGridLayout()
        grid.setSpacing(16)
        for index, field in enumerate(fields):
            row, column = divmod(index, columns)
            grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
            self._register(field)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)

    def add_widget(self, widget: QWidget) -> None:
        """Put something else between the fields."""
        self.column.addWidget(widget)

    def _register(self, field: Field) -> None:
        self._order.append(field)
        self.fields[field.key or f"field{len(self._order)}"] = field
        field.follow = lambda f=field: self.go_from(f)

    def end_at(self, button: QWidget) -> None:
        """Where the keyboard goes after the last field: the main button."""
        self._last = button

    def go_from(self, field: Field) -> None:
        """Give the keyboard to the field after `field`, or to the button at the end."""
        at = self._order.index(field)
        for later in self._order[at + 1 :]:
            if later.isVisible() and later.box.isEnabled():
                later.box.setFocus(Qt.FocusReason.TabFocusReason)
                return
        if self._last is not None and self._last.isEnabled():
            self._last.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            field.box.focusNextChild()

    def start(self) -> None:
        """Give the keyboard to the first field."""
        for field in self._order:
            if field.isVisible() and field.box.isEnabled():
                field.box.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def values(self) -> dict[str, object]:
        """What all fields hold, by key."""
        return {key: field.value() for key, field in self.fields.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Fill the fields named; the others stay."""
        for key, value in values.items():
            if key in self.fields:
                self.fields[key].set_value(value)

    def clear_errors(self) -> None:
        """Take all error marks away."""
        for field in self._order:
            field.set_error(None)

    def show_error(self, error: SRBoardError) -> bool:
        """Mark the field an error names (parameter `field`). False when it names none of ours."""
        field = self.fields.get(str(error.params.get("field", "")))
        if field is None:
            return False
        self.set_error(field.key, lambda: " ".join(words_for(error)))
        return True

    def set_error(self, key: str, text: Text) -> None:
        """Mark one field and give it the keyboard."""
        self.fields[key].set_error(text)
        self.fields[key].box.setFocus(Qt.FocusReason.OtherFocusReason)
