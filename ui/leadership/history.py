"""Earlier leaders: every term of a group, the newest first."""

from __future__ import annotations

from governance.leadership.views import TermLine
from governance.leadership.words import ENDS, HOW, TERM_STATES
from sr_board import i18n
from sr_board.people.rules.kinds import TermState
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.leadership.presenter import LeadersPresenter, day_words, name_of, office_title
from ui.live import say
from ui.page import Page
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["HistoryPage"]

_LOOK = {
    TermState.PLANNED: State.NOT_YET,
    TermState.SERVING: State.OK,
    TermState.HOLDING_OVER: State.OVER,
    TermState.ENDED: State.AWAY,
}


class HistoryPage(Page):
    """The list of terms."""

    listens = frozenset({"leaders", "offices"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(desk, lambda: say("Earlier leaders"))
        self.presenter = presenter
        self.group_id = ""
        columns = [
            Column("office", lambda: say("Office"), _office, 200),
            Column("name", lambda: say("Name"), _name),
            Column("from", lambda: say("From"), lambda t: day_words(t.started), 170),
            Column("to", lambda: say("To"), lambda t: day_words(t.ended or t.due_to), 170),
            Column("state", lambda: say("State"), _state, 230),
        ]
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=54, name=say("Earlier leaders"))
        self.put(self.table, 1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("leaders", group=self.group_id),
            )
        )

    def arrive(self, **place: object) -> None:
        self.group_id = str(place.get("group", self.group_id))

    def refresh(self) -> None:
        group = self.group_id
        if group:
            self.read(lambda: self.presenter.office.leaders.history(group), self.model.show_rows)


def _office(term: TermLine) -> Cell:
    return Cell(office_title("", term.office_title), i18n.current().digits(term.serial))


def _name(term: TermLine) -> Cell:
    person = term.who.person
    tile = f"{person.symbol}/{person.hue}"
    return Cell(name_of(term.who), say(HOW[term.how.value]), bold=True, symbol=tile)


def _state(term: TermLine) -> Cell:
    words = say(TERM_STATES[term.state.value])
    why = say(ENDS[term.end_reason.value]) if term.end_reason else ""
    return Cell(words, why, state=_LOOK[term.state])
