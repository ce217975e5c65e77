"""Offices to tick, each with one line of what she may do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sr_board.access.roles import Role
from ui import theme
from ui.fields_choice import CheckLine
from ui.labels import Label
from ui.live import Text
from ui.offices import ROLE_ORDER, role_line, role_word

__all__ = ["OfficeTicks"]


class OfficeTicks(QWidget):
    """`changed` fires when a person ticks or unticks one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self.ticks: dict[Role, CheckLine] = {}
        self._boxes: list[QWidget] = []
        for role in ROLE_ORDER:
            self._boxes.append(self._box(role))
        self.wrong = Label("", "second", "over", wrap=True)
        self.wrong.hide()
        self.set_columns(2)

    def _box(self, role: Role) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(5)
        tick = CheckLine(lambda: role_word(role))
        tick.clicked.connect(lambda _c=False: self.changed.emit())
        self.ticks[role] = tick
        column.addWidget(tick)
        line = Label(lambda: role_line(role), "second", "soft", wrap=True)
        line.setContentsMargins(theme.px(36), 0, 0, 0)
        column.addWidget(line)
        return box

    def set_columns(self, columns: int) -> None:
        """Lay the offices out in so many columns."""
        for index, box in enumerate(self._boxes):
            self._grid.addWidget(box, index // columns, index % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.addWidget(self.wrong, len(self._boxes), 0, 1, columns)

    def value(self) -> frozenset[Role]:
        """The offices ticked."""
        return frozenset(role for role, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, roles: Iterable[Role]) -> None:
        """Tick exactly these."""
        held = set(roles)
        for role, tick in self.ticks.items():
            tick.setChecked(role in held)
            tick.update()

    def set_able(self, able: bool) -> None:
        """Let them be changed, or only be read."""
        for tick in self.ticks.values():
            tick.setEnabled(able)

    def say_wrong(self, text: Text | None) -> None:
        """Say what is wrong with the choice."""
        self.wrong.tell(text or "")
        self.wrong.setVisible(text is not None)
