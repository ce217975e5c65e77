"""Rows of the quick form: points with what was said and decided, and things to do.

Enter goes through a row and opens the next one; on an empty row it goes on to what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.words import DECISION_KINDS
from sr_board import i18n
from ui import theme
from ui.cards import Hairline
from ui.fields import Field, LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say, say_in
from ui.meetings.finished_presenter import TypedItem, TypedTask

__all__ = ["ItemRows", "TaskRows"]


class _Row(QWidget):
    """Some fields in a row; the first one tells whether the row is used."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[Field] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def line(self, *fields: tuple[Field, int]) -> None:
        """One line of fields with their stretches."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, stretch in fields:
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
            self.order.append(field)
        self.column.addLayout(row)

    def used(self) -> bool:
        """Whether anything stands in the row."""
        return any(str(field.value() or "").strip() for field in self.order)

    def first(self) -> Field:
        """The field to begin with."""
        return self.order[0]

    def after(self, field: Field) -> Field | None:
        """The field that Enter goes to; None for the next row."""
        at = self.order.index(field)
        return self.order[at + 1] if at + 1 < len(self.order) else None

    def values(self) -> list[object]:
        """What stands in the fields."""
        return [field.value() for field in self.order]

    def set_values(self, values: Sequence[object]) -> None:
        """Put it back."""
        for field, value in zip(self.order, values, strict=False):
            field.set_value(value)


class _ItemRow(_Row):
    """A point: title, what was said, the decision, who moved it and its count.

    A title that was there before anything was typed (`expected`) needs no Enter of its own, and a
    point without a decision none for the count.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.expected = ""
        self.title = LineField(lambda: _point_words(number))
        self.text = LineField(lambda: say("What was said"), most=2000)
        self.kind = ChoiceField(lambda: say("Kind of decision"), _kinds())
        self.kind.set_value("ordinary")
        self.decision = LineField(lambda: say("Decision, word for word"), most=2000)
        self.movers = LineField(
            lambda: say("Moved by"), placeholder=lambda: say("numbers: 6 9"), most=12
        )
        self.votes = (
            NumberField(lambda: say_in("votes", "For"), digits=4),
            NumberField(lambda: say_in("votes", "Against"), digits=4),
            NumberField(lambda: say_in("votes", "Abstain"), digits=4),
        )
        self.movers.setFixedWidth(theme.px(128))
        self.kind.setFixedWidth(theme.px(210))
        for box in self.votes:
            box.setFixedWidth(theme.px(86))
        self.line((self.title, 2), (self.text, 3), (self.kind, 0))
        self.order.remove(self.kind)  # Tab reaches it; Enter passes it by
        self.line((self.decision, 1), (self.movers, 0), *((box, 0) for box in self.votes))
        self.column.addWidget(Hairline())

    def first(self) -> Field:
        """The field to begin with."""
        return self.text if self.expected and self.title.value() == self.expected else self.title

    def expect(self, title: str) -> None:
        """The point that the last meeting lets one expect."""
        self.expected = title
        self.title.set_value(title)

    def after(self, field: Field) -> Field | None:
        """The field that Enter goes to; None for the next row. No votes for: all agreed."""
        if field in (self.decision, self.votes[0]) and not str(field.value()).strip():
            return None
        at = self.order.index(field)
        return self.order[at + 1] if at + 1 < len(self.order) else None

    def values(self) -> list[object]:
        return [*super().values(), self.kind.value()]

    def set_values(self, values: Sequence[object]) -> None:
        super().set_values(values)
        if len(values) > len(self.order):
            self.kind.set_value(values[len(self.order)] or "ordinary")

    def typed(self) -> TypedItem:
        """The row as typed."""
        yes, no, abstain = (box.number() for box in self.votes)
        return TypedItem(
            self.title.value(),
            self.text.value(),
            self.decision.value(),
            (yes, no, abstain),
            self.movers.value(),
            str(self.kind.value() or "ordinary"),
        )


def _kinds() -> list[tuple[object, Text]]:
    return [(code, lambda w=word: say(w)) for code, word in DECISION_KINDS.items()]


class _TaskRow(_Row):
    """A thing to do: what, who, by when."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.text = LineField(lambda: _task_words(number), most=400)
        self.who = LineField(lambda: say("Who (number)"), most=12)
        self.due = DateField(lambda: say("By"))
        self.who.setFixedWidth(theme.px(150))
        self.due.setFixedWidth(theme.px(230))
        self.line((self.text, 1), (self.who, 0), (self.due, 0))

    def used(self) -> bool:
        """A day alone is no task."""
        return any(str(field.value() or "").strip() for field in (self.text, self.who))

    def typed(self) -> TypedTask:
        """The row as typed."""
        return TypedTask(self.text.value(), self.who.value(), self.due.day())


def _point_words(number: int) -> str:
    return say("Point {number}", number=number)


def _task_words(number: int) -> str:
    return say("To do {number}", number=number)


class _Rows(QWidget):
    """Rows that grow by Enter. `left` fires when Enter is pressed on an empty row."""

    left = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.add_row()

    def make(self, number: int) -> _Row:
        """A new row."""
        raise NotImplementedError

    def add_row(self) -> _Row:
        """Put a row at the end."""
        row = self.make(len(self.rows) + 1)
        for field in row.order:
            field.follow = lambda f=field, r=row: self._go_on(r, f)
            field.changed.connect(self.changed)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def start(self) -> None:
        """Give the keyboard to the first empty row."""
        row = next((r for r in self.rows if not r.used()), self.rows[0])
        row.first().box.setFocus(Qt.FocusReason.TabFocusReason)

    def clear(self) -> None:
        """One empty row."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self.add_row()

    def values(self) -> list[list[object]]:
        """All used rows as plain data."""
        return [row.values() for row in self.rows if row.used()]

    def set_values(self, values: Sequence[Sequence[object]]) -> None:
        """Put rows back."""
        self.clear()
        for place, row_values in enumerate(values):
            row = self.rows[place] if place < len(self.rows) else self.add_row()
            row.set_values(row_values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        place, at = self._here()
        if step is None or place < 0:
            super().keyPressEvent(event)
            return
        if 0 <= place + step < len(self.rows):
            self.rows[place + step].order[at].box.setFocus(Qt.FocusReason.TabFocusReason)

    def _here(self) -> tuple[int, int]:
        """Row and field that have the keyboard; (-1, -1) when none has it."""
        for place, row in enumerate(self.rows):
            for at, field in enumerate(row.order):
                if field.box.hasFocus():
                    return place, at
        return -1, -1

    def _go_on(self, row: _Row, field: Field) -> None:
        if field is row.order[0] and not row.used():
            self.left.emit()
            return
        later = row.after(field)
        if later is None:
            place = self.rows.index(row) + 1
            after = self.rows[place] if place < len(self.rows) else self.add_row()
            later = after.first()
        later.box.setFocus(Qt.FocusReason.TabFocusReason)


class ItemRows(_Rows):
    """The points."""

    def start(self) -> None:
        """The first row, also when it holds what was expected."""
        self.rows[0].first().box.setFocus(Qt.FocusReason.TabFocusReason)

    def expect(self, titles: Sequence[str]) -> None:
        """Rows with the points of the last meeting; typed ones stay as they are."""
        if self.values():
            return
        for place, title in enumerate(titles):
            row = self.rows[place] if place < len(self.rows) else self.add_row()
            assert isinstance(row, _ItemRow)
            row.expect(title)
        if titles:
            self.add_row()

    def make(self, number: int) -> _Row:
        return _ItemRow(number)

    def typed(self) -> tuple[TypedItem, ...]:
        """Points in use; a nameless one is called by its number."""
        used = [row.typed() for row in self.rows if isinstance(row, _ItemRow) and row.used()]
        digits = i18n.current().digits
        return tuple(
            item
            if item.title.strip()
            else TypedItem(
                say("Point {number}", number=digits(str(no))),
                item.text,
                item.decision,
                item.votes,
                item.movers,
                item.kind,
            )
            for no, item in enumerate(used, 1)
        )


class TaskRows(_Rows):
    """The things to do. `due`: the day by which things are done unless another is typed."""

    due: date | None = None

    def expect_due(self, day: date | None) -> None:
        """Things are done by this day unless another one is typed; years may be left out."""
        before, self.due = self.due, day
        for row in self.rows:
            assert isinstance(row, _TaskRow)
            if row.due.day() in (None, before):
                row.due.set_day(day)
            row.due.set_near(day)

    def make(self, number: int) -> _Row:
        row = _TaskRow(number)
        row.due.set_day(self.due)
        row.due.set_near(self.due)
        return row

    def typed(self) -> tuple[TypedTask, ...]:
        """Rows in use."""
        return tuple(row.typed() for row in self.rows if isinstance(row, _TaskRow) and row.used())
