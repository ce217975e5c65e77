"""The page Elections: all elections, those that go on first, each with its next step."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from governance.elections.views import ElectionRow, ElectionUrgency
from governance.elections.words import STEPS
from governance.rules.election_next import Step
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.presenter import ElectionPresenter
from ui.empty import Empty
from ui.live import say, say_n
from ui.page import Page
from ui.shapes import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["ElectionsPage"]

_URGENCY = {
    ElectionUrgency.OVERDUE: State.OVER,
    ElectionUrgency.DUE: State.DUE,
    ElectionUrgency.OK: State.OK,
}


class ElectionsPage(Page):
    """The list."""

    listens = frozenset({"elections", "groups"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Elections"),
            lambda: say("What goes on stands first. Enter opens an election."),
        )
        self.presenter = presenter
        columns = [
            Column("state", lambda: say("State"), self._state, 190),
            Column("title", lambda: say("Election"), self._title),
            Column("next", lambda: say("Next step"), self._next, 330),
            Column("day", lambda: say("Vote on"), self._day, 170),
            Column("voted", lambda: say("Voted"), self._voted, 116, number=True),
        ]
        self.model = PagedModel(columns, self._strip)
        self.table = Table(self.model, row=54, name=say("Elections"))
        self.table.opened.connect(self.open_row)
        self.nothing = Card()
        may = desk.may(Action.ELECTIONS_WRITE)
        button = Button(lambda: say("Call an election"), icon="plus", on=self.call) if may else None
        self.nothing.add(
            Empty("checkbox", lambda: say("No election is written down here yet."), button), 1
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.put(self.stack, 1)
        if may:
            self.foot.set_main(
                Button(
                    lambda: say("Call an election"),
                    Kind.MAIN,
                    icon="plus",
                    key="Ctrl+Return",
                    on=self.call,
                )
            )

    def call(self) -> None:
        """Go and call an election."""
        self.desk.go("election-call")

    def open_row(self, row: ElectionRow) -> None:
        """Go to the election."""
        self.desk.go("election", id=row.id)

    def refresh(self) -> None:
        self.read(self.presenter.office.reading.listed, self.show_rows)

    def show_rows(self, rows: tuple[ElectionRow, ...]) -> None:
        """Show the list, or that there is none."""
        self.stack.setCurrentWidget(self.table if rows else self.nothing)
        self.model.show_rows(rows)

    # -- cells ----------------------------------------------------------------------------

    def _state(self, row: ElectionRow) -> Cell:
        state, word = self.presenter.state_words(row.state)
        return Cell(word, state=state)

    @staticmethod
    def _title(row: ElectionRow) -> Cell:
        seats = say_n("{n} seat", "{n} seats", row.seats)
        names = say_n("{n} candidate", "{n} candidates", row.candidates)
        line = f"{row.group_name} · {seats} · {names}"
        return Cell(row.title, line, bold=True)

    @staticmethod
    def _next(row: ElectionRow) -> Cell:
        if row.next.step is Step.OVER:
            return Cell("–", tone="soft")
        words = say(STEPS[row.next.step])
        line = i18n.current().date(row.next.day) if row.next.day else say("now")
        return Cell(words, line, state=_URGENCY[row.urgency])

    @staticmethod
    def _day(row: ElectionRow) -> Cell:
        return Cell(i18n.current().date(row.polling_on))

    @staticmethod
    def _voted(row: ElectionRow) -> Cell:
        if not row.roll:
            return Cell("–", tone="soft")
        return Cell(say("{present} of {roll}", present=row.voted, roll=row.roll))

    @staticmethod
    def _strip(row: ElectionRow) -> str:
        strips = {ElectionUrgency.OVERDUE: "overfill", ElectionUrgency.DUE: "duefill"}
        return strips.get(row.urgency, "")

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        widths = (150, 0, 250, 130, 96) if narrow else (190, 0, 330, 170, 116)
        for index, width in enumerate(widths):
            column = self.model.columns[index]
            self.model.columns[index] = Column(
                column.key, column.heading, column.show, width, column.number
            )
        self.table.relook()
