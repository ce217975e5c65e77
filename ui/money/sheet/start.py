"""The sheets of a group's meetings: begin one, go on with one, look at those that are closed."""

from __future__ import annotations

from finance.sheet.views import SheetRow, SheetState
from sr_board import i18n
from sr_board.base.results import Done
from ui import theme
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import say
from ui.money.sheet.papers import form_id
from ui.money.sheet.presenter import SheetPresenter, StartShown
from ui.money.sheet.words import money
from ui.notices import Notice
from ui.page import Page
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["SheetsPage"]


class SheetsPage(Page):
    """The list of sheets."""

    listens = frozenset({"sheet", "money"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: SheetPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("The meeting's money"),
            lambda: say("One sheet for each meeting, from the last balance to the signatures."),
        )
        self.presenter = presenter
        self.shown: StartShown | None = None
        self._wanted = ""
        self.group = ChoiceField("", key="group_id")
        self.group.box.setAccessibleName(say("Group"))
        self.group.changed.connect(self._show_rows)
        self.day = DateField("", key="on_date")
        self.day.box.setAccessibleName(say("Day of the meeting"))
        self.day.setFixedWidth(theme.px(250))
        self.beside_title.addWidget(self.group)
        self.beside_title.addWidget(self.day)
        self._build_table()
        self._build_foot()

    def _build_table(self) -> None:
        self.model = PagedModel(
            [
                Column("day", lambda: say("Day"), _day),
                Column("number", lambda: say("Sheet"), _number, 90, number=True),
                Column("received", lambda: say("Received"), _received, 140, number=True),
                Column("cash", lambda: say("In the box"), _cash, 140, number=True),
                Column("state", lambda: say("State"), _state, 190),
                Column("act", "", _act, 140),
            ]
        )
        self.table = Table(self.model, row=54, name=say("Sheets"))
        self.table.opened.connect(self._open)
        self.table.acted.connect(lambda row, _key: self._open(row))
        self.put(self.table, 1)

    def _build_foot(self) -> None:
        self.form = self.foot.helper(
            Button(lambda: say("Empty form"), Kind.QUIET, icon="printer", on=self.print_form)
        )
        self.drop = self.foot.helper(
            Button(lambda: say("Throw it away"), Kind.QUIET, icon="trash", on=self.throw_away)
        )
        self.fines = self.foot.helper(
            Button(
                lambda: say("Fines"),
                Kind.QUIET,
                icon="settings",
                on=lambda: self.desk.go("money-sheet-fines", group=self.group.value()),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Start the meeting"),
                Kind.MAIN,
                after="arrow-right",
                key="Ctrl+Return",
                on=self.begin,
            )
        )
        self.day.follow = self.main.setFocus

    def arrive(self, **place: object) -> None:
        self._wanted = str(place.get("group") or self._wanted)
        self.notices.clear()

    def refresh(self) -> None:
        self.read(self.presenter.start, self.show_start)

    def take_focus(self) -> None:
        self.main.setFocus()

    def show_start(self, shown: StartShown) -> None:
        """Show groups and sheets."""
        self.shown = shown
        self.group.set_choices([(group.id, group.name) for group in shown.groups])
        known = {group.id for group in shown.groups}
        wanted = self._wanted if self._wanted in known else next(iter(known), None)
        if self.group.value() is None:
            self.group.set_value(wanted)
        self.group.setVisible(len(shown.groups) > 1)
        if not self.day.value():
            self.day.set_day(shown.today)
        may = self.presenter.may_write and bool(shown.groups)
        self.main.setVisible(may)
        self.day.setVisible(may)
        self.form.setVisible(bool(shown.groups))
        self.fines.setVisible(may)
        if not shown.groups:
            self.foot.say_reason(lambda: say("Open the books of a group first."))
        self._show_rows()

    def _rows(self) -> list[SheetRow]:
        group = self.group.value()
        return [row for row in (self.shown.rows if self.shown else ()) if row.group_id == group]

    def _show_rows(self) -> None:
        rows = self._rows()
        self.model.show_rows(rows)
        waiting = self._waiting()
        self.drop.setVisible(waiting is not None and self.presenter.may_write)
        self.main.tell(
            (lambda: say("Go on with the meeting"))
            if waiting is not None
            else (lambda: say("Start the meeting"))
        )

    def _waiting(self) -> SheetRow | None:
        return next((row for row in self._rows() if row.state is not SheetState.CLOSED), None)

    def _open(self, row: SheetRow) -> None:
        self.desk.go("money-sheet", id=row.id)

    def begin(self) -> None:
        """Begin the sheet of the day, or go on with the one that waits."""
        waiting, group, day = self._waiting(), self.group.value(), self.day.day()
        self.day.set_error(None)
        if waiting is not None:
            self._open(waiting)
            return
        if day is None:
            self.day.set_error(lambda: say("Write the day, for example 24/11/2026."))
            return
        same = next((row for row in self._rows() if row.on_date == day), None)
        if same is not None:
            self._ask_same(same)
            return
        chosen = str(group)
        self.write(lambda: self.presenter.open(chosen, day), self._begun)

    def _ask_same(self, row: SheetRow) -> None:
        group, day = row.group_id, row.on_date
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("This meeting already has a sheet. Open it?"),
                buttons=[
                    (lambda: say("Open it"), lambda: self._open(row)),
                    (
                        lambda: say("A second meeting that day"),
                        lambda: self.write(
                            lambda: self.presenter.open(group, day, again=True), self._begun
                        ),
                    ),
                ],
            ),
            "same",
        )

    def _begun(self, done: Done) -> None:
        self.desk.go("money-sheet", id=done.id)

    def throw_away(self) -> None:
        """The open sheet was begun by mistake."""
        waiting = self._waiting()
        if waiting is None:
            return
        sheet = waiting.id
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("Throw the open sheet away? Nothing of it was booked."),
                buttons=[
                    (lambda: say("Keep it"), lambda: self.notices.drop("drop")),
                    (
                        lambda: say("Throw it away"),
                        lambda: self.write(
                            lambda: self.presenter.drop(sheet),
                            lambda _d: self.notices.drop("drop"),
                        ),
                    ),
                ],
            ),
            "drop",
        )

    def print_form(self) -> None:
        """The empty form for the day, prefilled with what will be asked."""
        day = self.day.day() or (self.shown.today if self.shown else None)
        if day is not None and self.group.value():
            self.desk.go("paper", kind="collection-form", id=form_id(str(self.group.value()), day))


def _day(row: SheetRow) -> Cell:
    return Cell(i18n.current().date(row.on_date), row.group_name, bold=True)


def _number(row: SheetRow) -> Cell:
    return Cell(i18n.current().integer(row.number))


def _received(row: SheetRow) -> Cell:
    return Cell(money(row.received) if row.state is SheetState.CLOSED else "–")


def _cash(row: SheetRow) -> Cell:
    return Cell(money(row.cash) if row.state is not SheetState.OPEN else "–")


def _state(row: SheetRow) -> Cell:
    if row.state is SheetState.OPEN:
        return Cell(say("still open"), state=State.DUE)
    if row.state is SheetState.COUNTED:
        return Cell(say("counted, not closed"), state=State.DUE)
    if row.difference:
        words = say("closed, {amount} beside", amount=money(row.difference))
        return Cell(words, state=State.OVER)
    return Cell(say("closed"), state=State.OK)


def _act(row: SheetRow) -> Cell:
    return Cell(button=say("Look") if row.state is SheetState.CLOSED else say("Go on"))
