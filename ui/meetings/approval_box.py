"""Last minutes at the meeting: read, approved as they stand or with corrections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.commands import Correction
from governance.views import MeetingRow
from ui.buttons import Button, Kind
from ui.fields import NumberField, TextField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import say
from ui.meetings.times import day_words

__all__ = ["ApprovalBox"]


class ApprovalBox(QWidget):
    """`approved` (meeting, corrections) and `read_wanted` (meeting) ask the page."""

    approved = Signal(str, object)
    read_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.meeting = ChoiceField(lambda: say("Minutes that wait for approval"), key="meeting")
        self.item = NumberField(lambda: say("Point"), key="item_no", digits=3)
        self.wrong = TextField(lambda: say("What stands there"), key="wrong", rows=2)
        self.right = TextField(lambda: say("What it is to read"), key="right", rows=2)
        self.head = Form(gap=8)
        self.head.add(self.meeting)
        column.addWidget(self.head)
        self.form = Form(gap=8)
        self.form.add(self.item)
        self.form.add(self.wrong, self.right)
        column.addWidget(self.form)
        self.form.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        self.yes = Button(lambda: say("The meeting approves them"), icon="check", on=self._yes)
        self.correct = Button(
            lambda: say("With a correction"), Kind.QUIET, icon="pencil", on=self._open
        )
        self.look = Button(lambda: say("Read them"), Kind.QUIET, icon="volume", on=self._look)
        for button in (self.yes, self.correct, self.look):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def offer(self, rows: Sequence[MeetingRow], *, show: bool) -> None:
        """Signed minutes of earlier meetings that no meeting approved."""
        kept = self.meeting.value()
        self.meeting.set_choices(
            [(r.id, lambda r=r: day_words(r.planned_at, r.offset_minutes)) for r in rows]
        )
        ids = [row.id for row in rows]
        self.meeting.set_value(kept if kept in ids else ids[-1] if ids else None)
        self.setVisible(show and bool(rows))

    def clear(self) -> None:
        """They are approved."""
        self.form.set_values({"item_no": "", "wrong": "", "right": ""})
        self.form.hide()
        self.correct.show()

    def _open(self) -> None:
        self.form.show()
        self.correct.hide()
        self.form.start()

    def _look(self) -> None:
        if self.meeting.value() is not None:
            self.read_wanted.emit(str(self.meeting.value()))

    def _yes(self) -> None:
        meeting = self.meeting.value()
        if meeting is None:
            return
        corrections: tuple[Correction, ...] = ()
        if not self.form.isHidden() and self.wrong.value().strip():
            corrections = (Correction(self.wrong.value(), self.right.value(), self.item.number()),)
        self.approved.emit(str(meeting), corrections)
