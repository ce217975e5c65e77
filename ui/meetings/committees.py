"""Committees: each with its task and its members; form one, let members join and leave, close."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from governance.views_calendar import CommitteeRow
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField, TextField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import Text, say
from ui.meetings.committees_presenter import (
    COMMITTEE_KINDS,
    CommitteesPresenter,
    Sitters,
    kind_choices,
    line_words,
)
from ui.page import Page
from ui.state import State

__all__ = ["CommitteesPage"]


class CommitteesPage(Page):
    """All committees."""

    listens = frozenset({"committees", "meetings"})

    def __init__(self, desk: Desk, presenter: CommitteesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Committees"),
            lambda: say("A few members with a task. A committee has meetings of its own."),
        )
        self.presenter = presenter
        self.sitters: Sitters | None = None
        self.may = desk.may(Action.MEETINGS_WRITE)
        card = Card(tight=True)
        self._rows = QVBoxLayout()
        card.add(self._rows)
        self.put(card)
        self._build_change()
        self._build_new()
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Meetings"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("meetings"),
            )
        )
        if self.may:
            main = self.foot.set_main(
                Button(
                    lambda: say("Form the committee"), Kind.MAIN, key="Ctrl+Return", on=self.save
                )
            )
            self.form.end_at(main)

    def _build_change(self) -> None:
        self.which = ChoiceField(lambda: say("Committee"), key="committee_id")
        self.number = LineField(lambda: say("Member (number)"), key="number", most=12)
        self.change = Form(gap=8)
        self.change.add(self.which, self.number, stretches=(3, 2))
        self.joins = Button(lambda: say("She joins"), icon="user-plus", on=self.join)
        self.leaves = Button(lambda: say("She leaves"), icon="door-exit", on=self.leave_it)
        self.change.end_at(self.joins)
        row = QHBoxLayout()
        for button in (self.joins, self.leaves):
            row.addWidget(button)
        row.addStretch(1)
        self.changing = Card(lambda: say("Who sits on it"))
        self.changing.add(self.change)
        self.changing.add(row)
        self.put(self.changing)

    def _build_new(self) -> None:
        self.group = ChoiceField(lambda: say("Group"), key="group_id")
        self.kind = ChoiceField(lambda: say("Kind of committee"), kind_choices(), key="kind")
        self.kind.set_value("safety")
        self.name = LineField(lambda: say("Name"), key="name")
        self.formed = DateField(lambda: say("Formed on"), key="formed_on")
        self.members = LineField(
            lambda: say("Members"), key="members", placeholder=lambda: say("numbers: 4 10")
        )
        self.mandate = TextField(lambda: say("What it is to do"), key="mandate", rows=2)
        self.form = Form(gap=8)
        self.form.add(self.group, self.kind)
        self.form.add(self.name, self.formed, self.members)
        self.form.add(self.mandate)
        self.new = Card(lambda: say("A new committee"))
        self.new.add(self.form)
        self.put(self.new)
        self.new.setVisible(self.may)

    # -- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        self.read(self.presenter.load, self.show_sitters)

    def show_sitters(self, sitters: Sitters) -> None:
        """Show them; the forms offer groups and committees at work."""
        self.sitters = sitters
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in sitters.rows:
            self._rows.addWidget(self._row(row))
        if not sitters.rows:
            self._rows.addWidget(Empty("users", lambda: say("There is no committee yet.")))
        at_work: list[tuple[object, Text]] = [
            (row.id, row.name) for row in sitters.rows if row.closed_on is None
        ]
        groups: list[tuple[object, Text]] = list(sitters.groups)
        for field, choices in ((self.which, at_work), (self.group, groups)):
            kept = field.value()
            field.set_choices(choices)
            offered = [choice[0] for choice in choices]
            field.set_value(kept if kept in offered else next(iter(offered), None))
        self.changing.setVisible(self.may and bool(at_work))
        self.formed.set_near(sitters.today)

    def _row(self, row: CommitteeRow) -> Row:
        over = row.closed_on is not None
        button = None
        if self.may and not over:
            button = (lambda: say("Task is done"), lambda: self.close_it(row))
        state = State.AWAY if over else State.OK
        word = (lambda: say("closed")) if over else (lambda: say(COMMITTEE_KINDS[row.kind]))
        return Row(
            row.name, lambda: line_words(row), icon="users", state=(state, word), button=button
        )

    # -- acts --------------------------------------------------------------------------------

    def save(self) -> None:
        """Form the committee."""
        self.form.clear_errors()
        day, group = self.formed.day(), self.group.value()
        if group is None:
            self.form.set_error("group_id", lambda: say("Choose the group."))
        elif not self.name.value().strip():
            self.form.set_error("name", lambda: say("Write its name."))
        elif day is None:
            self.form.set_error("formed_on", lambda: say("Write the day, for example 24/11/2026."))
        else:
            kind, name = str(self.kind.value() or "other"), self.name.value()
            mandate, numbers = self.mandate.value(), self.members.value()
            self.write(
                lambda: self.presenter.form(str(group), kind, name, mandate, day, numbers),
                self._formed,
                form=self.form,
            )

    def _formed(self, _done: Done) -> None:
        for field in (self.name, self.formed, self.members, self.mandate):
            field.set_value("")
        self.refresh()

    def _chosen(self) -> CommitteeRow | None:
        rows = self.sitters.rows if self.sitters else ()
        return next((row for row in rows if row.id == self.which.value()), None)

    def join(self) -> None:
        """The member joins."""
        row, number = self._chosen(), self.number.value()
        if row is not None:
            self.write(lambda: self.presenter.join(row, number), self._changed, form=self.change)

    def leave_it(self) -> None:
        """The member leaves."""
        row, number = self._chosen(), self.number.value()
        if row is not None:
            self.write(lambda: self.presenter.leave(row, number), self._changed, form=self.change)

    def _changed(self, _done: Done) -> None:
        self.change.clear_errors()
        self.number.set_value("")
        self.refresh()

    def close_it(self, row: CommitteeRow) -> None:
        """Its task is done."""
        self.write(lambda: self.presenter.close(row), lambda _d: self.refresh())
