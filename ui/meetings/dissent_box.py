"""Dissent on request: a member wants it written that she was against a decision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.buttons import Button, Kind
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import Text, say

__all__ = ["DissentBox", "dissent_words"]


def dissent_words(name: str, why: str) -> str:
    """The sentence that stands in the minutes."""
    if why.strip():
        return say(
            "At her request it is written that {name} is against it, because: {why}",
            name=name,
            why=why.strip(),
        )
    return say("At her request it is written that {name} is against it.", name=name)


class DissentBox(QWidget):
    """`written` (person, why) asks the page to put it under the point."""

    written = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.person = ChoiceField(lambda: say("Who is against it"), key="dissenter")
        self.why = LineField(
            lambda: say("Why, in her words"),
            key="why",
            most=300,
            placeholder=lambda: say("can stay empty"),
        )
        self.form = Form(gap=8)
        self.form.add(self.person, self.why, stretches=(2, 3))
        self.note = Button(lambda: say("Write it into the minutes"), icon="pencil", on=self._note)
        self.away = Button(lambda: say("Put away"), Kind.QUIET, icon="x", on=self.fold)
        self.form.end_at(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.note)
        row.addWidget(self.away)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def offer(self, people: Sequence[tuple[object, Text]]) -> None:
        """Who was there."""
        kept = self.person.value()
        self.person.set_choices(people)
        self.person.set_value(kept)

    def open(self) -> None:
        """Ask who, and why."""
        self.show()
        self.form.start()

    def fold(self) -> None:
        """Put the form away."""
        self.form.clear_errors()
        self.person.set_value(None)
        self.why.set_value("")
        self.hide()

    def _note(self) -> None:
        self.form.clear_errors()
        person = self.person.value()
        if person is None:
            self.form.set_error("dissenter", lambda: say("Choose a member."))
            return
        self.written.emit(str(person), self.why.value())
