"""Things to do that a meeting agreed: the list, and a form for one more (what, who, by when)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.record import ActionLine
from governance.views import ActionRow
from governance.words import ACTION_STATES
from sr_board import i18n
from ui.buttons import Button
from ui.cards import IconMark
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.labels import Label, second
from ui.live import Text, say
from ui.meetings.seat_choice import person_named
from ui.state import State, StateMark

__all__ = ["TaskForm", "TaskList"]


class TaskForm(QWidget):
    """`wanted` fires when the form is to be written; ask `typed()`."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = LineField(lambda: say("To do"), key="text", most=400)
        self.owner = ChoiceField(lambda: say("Who does it"), key="owner_id")
        self.due = DateField(lambda: say("By"), key="due")
        self.form = Form(gap=8)
        self.form.add(self.text)
        self.form.add(self.owner, self.due)
        self.add = Button(lambda: say("Add to the list"), icon="plus", on=self.wanted.emit)
        self.form.end_at(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)

    def offer(self, people: Sequence[tuple[object, Text]]) -> None:
        """Who can take it on."""
        self.owner.set_choices(people)

    def typed(self) -> tuple[str, str, date] | None:
        """What, who, by when; None when something is missing (and marked)."""
        self.form.clear_errors()
        owner, due = self.owner.value(), self.due.day()
        if not self.text.value().strip():
            self.form.set_error("text", lambda: say("Write what is to be done."))
        elif owner is None:
            self.form.set_error("owner_id", lambda: say("Choose one person who does it."))
        elif due is None:
            self.form.set_error("due", lambda: say("Write the day, for example 24/11/2026."))
        else:
            return self.text.value(), str(owner), due
        return None

    def clear(self) -> None:
        """Empty the form."""
        self.form.set_values({"text": "", "owner_id": None, "due": ""})


class TaskList(QWidget):
    """The tasks of a meeting, each with who and by when."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_tasks(self, tasks: Sequence[ActionLine], stored: Sequence[ActionRow] = ()) -> None:
        """Show these; `stored` says what became of each."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        states = {row.id: row for row in stored}
        for task in tasks:
            self._column.addWidget(_TaskRow(task, states.get(task.id)))
        self.setVisible(bool(tasks))


class _TaskRow(QWidget):
    """One thing to do."""

    def __init__(self, task: ActionLine, stored: ActionRow | None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconMark("checkbox", "action", 22))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(task.text, "body", wrap=True))
        words.addWidget(second(lambda: _who_and_when(task), wrap=True))
        row.addLayout(words, 1)
        if stored is not None and stored.state != "open":
            state = State.OK if stored.state == "done" else State.AWAY
            row.addWidget(StateMark(state, lambda: say(ACTION_STATES[stored.state])))


def _who_and_when(task: ActionLine) -> str:
    return say(
        "{name}, by {date}",
        name=person_named(task.owner),
        date=i18n.current().date(task.due, "medium"),
    )
