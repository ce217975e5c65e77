"""Amounts beside members: one line for each, boxes to type in, the sums below.

Enter and the arrow keys go from box to box; the number pad suffices. What is no amount is marked
where it stands and never taken for nought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from ui import theme
from ui.fields import LineBox
from ui.labels import Label, second, strong
from ui.live import Text, own_digits, speak
from ui.money.amounts import money, typed_money
from ui.money.persons import MemberSeen, member_words
from ui.tiles import SymbolTile

__all__ = ["AmountBox", "AmountGrid"]

_WAYS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class AmountBox(LineBox):
    """A box for one amount. `moved` (rows) when an arrow key leaves it."""

    moved = Signal(int)

    def __init__(self, name: Text) -> None:
        super().__init__()
        self._name = name
        self.setMaxLength(24)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setFixedWidth(theme.px(150))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the name in the language in force."""
        self.setAccessibleName(speak(self._name))

    def amount(self) -> int | None:
        """Paise, None when empty or no amount."""
        try:
            return parse_money(self.text())
        except InputInvalid:
            return None

    def is_wrong(self) -> bool:
        """Something is typed that is no amount."""
        return bool(self.text().strip()) and self.amount() is None

    def set_amount(self, paise: int | None) -> None:
        """Put an amount in."""
        self.setText(own_digits(typed_money(paise)) if paise else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None:
            self.moved.emit(way[0])
            return
        super().keyPressEvent(event)


class _Who(QWidget):
    """Picture, number and name in front of the boxes."""

    def __init__(self, member: MemberSeen) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(SymbolTile(f"{member.symbol}/{member.hue}", 40))
        row.addWidget(strong(lambda: member_words(member), wrap=True), 1)


class AmountGrid(QWidget):
    """The lines. `changed` fires with every box that is typed in."""

    changed = Signal()

    def __init__(self, *headings: Text) -> None:
        super().__init__()
        self._headings = headings
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, theme.px(260))
        self._grid.setColumnStretch(len(headings) + 1, 1)
        self.boxes: dict[str, list[AmountBox]] = {}
        self._sums: list[Label] = []

    def set_rows(self, rows: Sequence[tuple[str, MemberSeen]]) -> None:
        """Show one line for each member, empty."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            thing = item.widget() if item is not None else None
            if thing is not None:
                thing.setParent(None)
                thing.deleteLater()
        self.boxes = {}
        for column, heading in enumerate(self._headings, start=1):
            self._grid.addWidget(second(heading, wrap=True), 0, column)
        for line, (key, member) in enumerate(rows, start=1):
            self._grid.addWidget(_Who(member), line, 0)
            self.boxes[key] = [
                self._box(line, column, member, heading)
                for column, heading in enumerate(self._headings, start=1)
            ]
        self._add_sums(len(rows) + 1)

    def _box(self, line: int, column: int, member: MemberSeen, heading: Text) -> AmountBox:
        box = AmountBox(lambda: f"{member_words(member)}, {speak(heading)}")
        box.textChanged.connect(lambda _t: self._typed())
        box.entered.connect(lambda: self._next(box))
        box.moved.connect(lambda rows: self._step(line - 1 + rows, column - 1))
        self._grid.addWidget(box, line, column)
        return box

    def _add_sums(self, line: int) -> None:
        self._sums = []
        for column in range(1, len(self._headings) + 1):
            label = Label(lambda c=column - 1: money(self.sum_of(c)), "figure", right=True)
            self._grid.addWidget(label, line, column)
            self._sums.append(label)

    def _typed(self) -> None:
        for label in self._sums:
            label.retranslate()
        self.changed.emit()

    def _next(self, box: AmountBox) -> None:
        every = [each for row in self.boxes.values() for each in row]
        place = every.index(box) + 1
        if place < len(every):
            every[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, line: int, column: int) -> None:
        rows = list(self.boxes.values())
        if 0 <= line < len(rows):
            rows[line][column].setFocus(Qt.FocusReason.TabFocusReason)

    def sum_of(self, column: int) -> int:
        """What a column adds up to, in paise."""
        return sum(row[column].amount() or 0 for row in self.boxes.values())

    def amounts(self) -> dict[str, list[int | None]]:
        """Paise of every line, by its key."""
        return {key: [box.amount() for box in row] for key, row in self.boxes.items()}

    def texts(self) -> dict[str, list[str]]:
        """What is typed in every line that has something."""
        found = {key: [box.text() for box in row] for key, row in self.boxes.items()}
        return {key: row for key, row in found.items() if any(row)}

    def set_texts(self, texts: Mapping[str, Sequence[Any]]) -> None:
        """Put back what was typed."""
        for key, row in texts.items():
            for box, text in zip(self.boxes.get(key, ()), row, strict=False):
                box.setText(str(text))

    def set_amounts(self, amounts: Mapping[str, Sequence[int | None]]) -> None:
        """Put amounts in."""
        for key, row in amounts.items():
            for box, amount in zip(self.boxes.get(key, ()), row, strict=False):
                box.set_amount(amount)

    def first_wrong(self) -> AmountBox | None:
        """The first box with something that is no amount."""
        return next((box for row in self.boxes.values() for box in row if box.is_wrong()), None)
