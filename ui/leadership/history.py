"""Who led before: terms of a group, the newest first."""

from __future__ import annotations

from governance.leadership.views import TermLine
from governance.leadership.words import ENDS, HOW, TERM_STATES
from sr_board.people.rules.kinds import TermState
from ui.desk import Desk
from ui.fitting import LEAST, fitted
from ui.leadership.parts import back_to_leaders, day, who_words
from ui.leadership.presenter import LeadersPresenter
from ui.live import own_digits, say, say_n
from ui.page import Page
from ui.shapes import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["HistoryPage"]

_SHAPES = {
    TermState.PLANNED: State.NOT_YET,
    TermState.SERVING: State.OK,
    TermState.HOLDING_OVER: State.DUE,
    TermState.ENDED: State.AWAY,
}


class HistoryPage(Page):
    """The table of terms."""

    listens = frozenset({"leaders", "offices", "elections"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(desk, lambda: say("Who led before"))
        self.presenter = presenter
        self._group = ""
        self.columns = [
            Column("who", lambda: say("Who"), lambda row: Cell(who_words(row.who), bold=True)),
            Column("office", lambda: say("Office"), lambda row: row.office_title, 180),
            Column("time", lambda: say("From and to"), _time, 230),
            Column("how", lambda: say("How"), _how, 190),
            Column("state", lambda: say("State"), _state, 160),
        ]
        self.model = PagedModel(self.columns)
        self.table = Table(self.model, row=54, name=say("Who led before"), least=LEAST)
        self.put(self.table, 1)
        self.foot.helper(back_to_leaders(desk, lambda: self._group))

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.desk.leaders.history(group), self.show_terms)

    def show_terms(self, rows: tuple[TermLine, ...]) -> None:
        """Show the terms."""
        self.model.columns = fitted(self.columns, rows)
        self.model.show_rows(rows)
        self.table.relook()
        count = len(rows)
        self.set_title(lambda: say("Who led before"), lambda: say_n("{n} term", "{n} terms", count))


def _time(row: TermLine) -> Cell:
    end = day(row.ended or row.due_to)
    return Cell(say("{start} to {end}", start=day(row.started), end=end))


def _how(row: TermLine) -> Cell:
    why = say(ENDS[row.end_reason.value]) if row.end_reason is not None else ""
    return Cell(say(HOW[row.how.value]), why or own_digits(row.serial))


def _state(row: TermLine) -> Cell:
    return Cell(say(TERM_STATES[row.state.value]), state=_SHAPES[row.state])
