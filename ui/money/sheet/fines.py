"""Fines of the meeting's rules: what being late, on leave or absent costs."""

from __future__ import annotations

from collections.abc import Mapping

from finance.rules.sheet import Mark
from finance.sheet.commands import SetSheetRules
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.form import Form
from ui.live import say
from ui.money.amounts import AmountField
from ui.money.sheet.presenter import SheetPresenter
from ui.page import Page

__all__ = ["FinesPage"]


class FinesPage(Page):
    """Three amounts; empty is none."""

    def __init__(self, desk: Desk, presenter: SheetPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Fines of the meeting"),
            lambda: say("They fill themselves on the sheet by the mark of attendance."),
        )
        self.presenter = presenter
        self._group = ""
        self.fields = {
            Mark.LATE: AmountField(lambda: say("Who comes late pays"), key="late_fine"),
            Mark.LEAVE: AmountField(lambda: say("Who is on leave pays"), key="leave_fine"),
            Mark.ABSENT: AmountField(lambda: say("Who is absent pays"), key="absent_fine"),
        }
        self.form = Form()
        self.form.add_columns(*self.fields.values(), columns=3)
        card = Card()
        card.add(self.form)
        self.put(card)
        self.work.addStretch(1)
        self.foot.helper(Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self._back))
        self.main = self.foot.set_main(
            Button(lambda: say("Save the fines"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.form.end_at(self.main)

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group") or self._group)

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.fines(group), self.show_fines)

    def show_fines(self, fines: Mapping[Mark, int]) -> None:
        """Show what holds now."""
        for mark, field in self.fields.items():
            field.set_amount(fines.get(mark))

    def save(self) -> None:
        """Write them down."""
        self.form.clear_errors()
        for field in self.fields.values():
            if field.is_wrong():
                field.set_error(lambda: say("Write an amount, or leave it empty."))
                return
        late, leave, absent = (field.amount() or 0 for field in self.fields.values())
        command = SetSheetRules(self._group, late, leave, absent)
        self.write(lambda: self.presenter.set_fines(command), self._saved, form=self.form)

    def _saved(self, _done: Done) -> None:
        self._back()

    def _back(self) -> None:
        self.desk.go("money-sheets", group=self._group)
