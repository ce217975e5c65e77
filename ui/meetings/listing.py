"""The page Meetings: all meetings the person may know of, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from governance.views import MeetingPage, MeetingRow
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.live import say
from ui.meetings.list_presenter import FIRST, Listed, ListPresenter, Wanted
from ui.meetings.states import page_for
from ui.page import Page
from ui.table_model import Column, PagedModel
from ui.table_view import Table

__all__ = ["MeetingsPage"]


class MeetingsPage(Page):
    """The list."""

    listens = frozenset({"meetings", "minutes", "groups"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: ListPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Meetings"),
            lambda: say("The newest stands first. Enter opens a meeting."),
        )
        self.presenter = presenter
        self.wanted = Wanted()
        self._build_filters()
        self._build_table()
        self._build_foot()

    def _build_filters(self) -> None:
        self.group = ChoiceField("", [(None, lambda: say("All groups"))])
        self.state = ChoiceField("", self.presenter.state_choices())
        self.group.box.setAccessibleName(say("Group"))
        self.state.box.setAccessibleName(say("State"))
        for field in (self.group, self.state):
            field.set_value(None)
            field.changed.connect(self._filter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.group)
        row.addWidget(self.state)
        self.beside_title.addLayout(row)

    def _build_table(self) -> None:
        show = self.presenter
        columns = [
            Column("state", lambda: say("State"), show.state, 170),
            Column("title", lambda: say("Meeting"), show.title),
            Column("number", lambda: say("No."), show.number, 84, number=True),
            Column("day", lambda: say("When and where"), show.day, 250),
            Column("came", lambda: say("Who came"), show.came, 116, number=True),
            Column("minutes", lambda: say("Minutes"), show.minutes, 160),
        ]
        self.model = PagedModel(columns, show.strip)
        self.table = Table(self.model, row=54, name=say("Meetings"))
        self.table.opened.connect(self.open_row)
        self.nothing = Card()
        may = self.desk.may(Action.MEETINGS_WRITE)
        button = Button(lambda: say("Call a meeting"), icon="plus", on=self.call) if may else None
        self.nothing.add(
            Empty("armchair", lambda: say("No meeting is written down here yet."), button), 1
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.put(self.stack, 1)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Decisions"),
                Kind.QUIET,
                icon="gavel",
                on=lambda: self.desk.go("decisions"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Calendar"),
                Kind.QUIET,
                icon="calendar",
                on=lambda: self.desk.go("calendar"),
            )
        )
        if not self.desk.may(Action.MEETINGS_WRITE):
            return
        self.foot.beside(
            Button(
                lambda: say("Write down a finished meeting"),
                icon="pencil-plus",
                on=lambda: self.desk.go("meeting-finished"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Call a meeting"),
                Kind.MAIN,
                icon="plus",
                key="Ctrl+Return",
                on=self.call,
            )
        )

    def call(self) -> None:
        """Go and call a meeting."""
        self.desk.go("meeting-call")

    def open_row(self, row: MeetingRow) -> None:
        """Go where this meeting goes on."""
        self.desk.go(page_for(row), id=row.id)

    def _filter(self) -> None:
        group, state = self.group.value(), self.state.value()
        self.wanted = Wanted(
            group if isinstance(group, str) else None, state if isinstance(state, str) else None
        )
        self.refresh()

    def refresh(self) -> None:
        wanted = self.wanted
        self.read(lambda: self.presenter.load(wanted), self.show_listed)

    def show_listed(self, listed: Listed) -> None:
        """Show the first rows; the others are asked for as they come into sight."""
        kept = self.group.value()
        self.group.set_choices(self.presenter.group_choices(listed.groups))
        self.group.set_value(kept)
        self.group.setVisible(len(listed.groups) > 1)
        filtered = self.wanted != Wanted()
        self.stack.setCurrentWidget(self.table if listed.page.total or filtered else self.nothing)
        self.model.show_paged(listed.page.total, self._ask, listed.page.rows)

    def _ask(self, offset: int, limit: int, deliver: Callable[[int, Sequence[Any]], None]) -> None:
        wanted = self.wanted

        def show(page: MeetingPage) -> None:
            deliver(offset, page.rows)

        self.read(lambda: self.presenter.rows(wanted, offset, min(limit, FIRST)), show)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        widths = (166, 0, 62, 190, 104, 146) if narrow else (170, 0, 84, 250, 116, 160)
        for index, width in enumerate(widths):
            column = self.model.columns[index]
            self.model.columns[index] = Column(
                column.key, column.heading, column.show, width, column.number
            )
        self.table.relook()
