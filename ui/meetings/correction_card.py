"""Under signed minutes: write a correction, or note that a later meeting approved them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import TextField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import second
from ui.live import Text, say
from ui.meetings.minutes_presenter import Held
from ui.meetings.times import day_words

__all__ = ["CorrectionCard"]


class CorrectionCard(Card):
    """`wanted` (wrong, right, point or None), `approved` (id of the later meeting)."""

    wanted = Signal(str, str, object)
    approved = Signal(str)

    def __init__(self) -> None:
        super().__init__(lambda: say("Afterwards"))
        self.add(
            second(
                lambda: say("What was signed stays as it is. A correction is a note under it."),
                wrap=True,
            )
        )
        self.item = ChoiceField(lambda: say("Point"), key="item_no")
        self.wrong = TextField(lambda: say("What stands there"), key="wrong", rows=2)
        self.right = TextField(lambda: say("What it is to read"), key="right", rows=2)
        self.form = Form()
        self.form.add(self.item)
        self.form.add(self.wrong, self.right)
        self.form.hide()
        self.add(self.form)
        self.open_button = Button(
            lambda: say("Enter a correction"), Kind.SECONDARY, icon="pencil", on=self.open_form
        )
        self.save = Button(lambda: say("Write the correction"), icon="pencil", on=self._wanted)
        self.save.hide()
        self.later = ChoiceField("", placeholder=lambda: say("Approved by a later meeting"))
        self.later.box.setAccessibleName(say("Approved by a later meeting"))
        self.approve = Button(lambda: say("Note the approval"), icon="check", on=self._approved)
        row = QHBoxLayout()
        row.setSpacing(12)
        for part in (self.open_button, self.save):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.approve)
        self.add(row)

    def show_choices(self, held: Held) -> None:
        """Points to correct and meetings that can approve."""
        points: list[tuple[object, Text]] = [("", lambda: say("the whole minutes"))]
        points += [
            (i.no, f"{i18n.current().digits(str(i.no))}  {i.title}")
            for i in held.whole.record.items
        ]
        self.item.set_choices(points)
        if self.item.value() is None:
            self.item.set_value("")
        self.later.set_choices(
            [(r.id, lambda r=r: day_words(r.planned_at, r.offset_minutes)) for r in held.later]
        )
        can = bool(held.later) and held.state == "signed"
        self.later.setVisible(can)
        self.approve.setVisible(can)

    def open_form(self) -> None:
        """Show the form of a correction."""
        self.open_button.hide()
        self.form.show()
        self.save.show()
        self.form.start()

    def clear_form(self) -> None:
        """The correction is written."""
        self.form.set_values({"wrong": "", "right": "", "item_no": ""})
        self.form.hide()
        self.save.hide()
        self.open_button.show()

    def _wanted(self) -> None:
        self.form.clear_errors()
        self.wanted.emit(self.wrong.value(), self.right.value(), self.item.value() or None)

    def _approved(self) -> None:
        chosen = self.later.value()
        if chosen is not None:
            self.approved.emit(str(chosen))
