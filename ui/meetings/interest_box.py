"""Who has an interest of her own in a point: she leaves the room and is not counted for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.views_checks import ConflictView
from ui.buttons import Button, Kind
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.meetings.check_words import CONFLICT_KINDS
from ui.meetings.seat_choice import person_named

__all__ = ["InterestBox"]


class InterestBox(QWidget):
    """`declared` (person, kind) and `taken_back` (conflict id) ask the page to write."""

    declared = Signal(str, str)
    taken_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column.addLayout(self._lines)
        self.person = ChoiceField(lambda: say("Who has an interest of her own"), key="person_id")
        kinds: list[tuple[object, Text]] = [
            (code, lambda w=word: say(w)) for code, word in CONFLICT_KINDS.items()
        ]
        self.kind = ChoiceField(lambda: say("What kind of interest"), kinds, key="kind")
        self.kind.set_value("relation")
        self.form = Form(gap=8)
        self.form.add(self.person, self.kind)
        self.note = Button(
            lambda: say("She leaves the room and does not vote"), icon="door-exit", on=self._note
        )
        self.form.end_at(self.note)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.note)
        row.addStretch(1)
        column.addLayout(row)
        self.fold()

    def offer(self, people: Sequence[tuple[object, Text]]) -> None:
        """Who can declare one."""
        self.person.set_choices(people)

    def show_conflicts(self, conflicts: Sequence[ConflictView], *, may: bool) -> None:
        """Those declared under this point; a slip can be taken back."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for conflict in conflicts:
            self._lines.addWidget(self._line(conflict, may=may))
        self.setVisible(bool(conflicts) or not self.form.isHidden())

    def _line(self, conflict: ConflictView, *, may: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(lambda: _words(conflict), "second", "guard", wrap=True), 1)
        if may:
            back = Button(
                lambda: say("Take back"),
                Kind.QUIET,
                on=lambda: self.taken_back.emit(conflict.id),
            )
            row.addWidget(back)
        return line

    def open_form(self) -> None:
        """Ask who and why."""
        self.form.show()
        self.note.show()
        self.show()
        self.form.start()

    def fold(self) -> None:
        """Put the form away."""
        self.form.hide()
        self.note.hide()
        self.person.set_value(None)

    def _note(self) -> None:
        self.form.clear_errors()
        person = self.person.value()
        if person is None:
            self.form.set_error("person_id", lambda: say("Choose who it is."))
            return
        self.declared.emit(str(person), str(self.kind.value() or "other"))


def _words(conflict: ConflictView) -> str:
    if conflict.voted:
        return say(
            "{name} had an interest of her own and voted: {kind}.",
            name=person_named(conflict.person),
            kind=say(CONFLICT_KINDS.get(conflict.kind, conflict.kind)),
        )
    return say(
        "{name} is not counted: {kind}.",
        name=person_named(conflict.person),
        kind=say(CONFLICT_KINDS.get(conflict.kind, conflict.kind)),
    )
