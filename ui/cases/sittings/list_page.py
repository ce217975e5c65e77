"""Sittings of the board: when, notice, who was there."""

from __future__ import annotations

from functools import partial

from sr_board import i18n
from sr_board.cases.board.board_views import SittingRow
from sr_board.cases.vocabulary import Side
from ui.buttons import Button, Kind
from ui.cases.sittings.presenter import SittingsPresenter, SittingsSeen
from ui.desk import Desk
from ui.live import say
from ui.meetings.times import clock_words, day_words
from ui.page import Page
from ui.shapes import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["SittingsPage", "notice_cell", "sitting_state"]


class SittingsPage(Page):
    """The list."""

    listens = frozenset({"board"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: SittingsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Sittings"),
            lambda: say("No report waits for a sitting, and a protective one is never too short."),
        )
        self.presenter = presenter
        self.model = PagedModel(
            [
                Column("number", lambda: say("No."), _number, 56, number=True),
                Column("when", lambda: say("When"), _when, 210),
                Column("place", lambda: say("Where"), lambda row: Cell(row.place, wrap=True)),
                Column("notice", lambda: say("Notice"), notice_cell, 190),
                Column("there", lambda: say("Who voted there"), _there, 160),
                Column("state", lambda: say("State"), _state, 120),
            ]
        )
        self.table = Table(self.model, row=54, name=say("Sittings"))
        self.table.opened.connect(lambda row: desk.go("cases-sitting", id=row.id))
        self.put(self.table, 1)
        self.foot.helper(
            Button(
                lambda: say("The board"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-board"),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Call a sitting"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(desk.go, "cases-sitting-call"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.all, self.show_sittings)

    def show_sittings(self, found: SittingsSeen) -> None:
        """Show the list."""
        self.main.setVisible(found.board.may_write)
        self.model.show_rows(found.rows)


def _number(row: SittingRow) -> str:
    return i18n.current().integer(row.number)


def _when(row: SittingRow) -> Cell:
    return Cell(
        day_words(row.starts_at, row.offset_minutes),
        clock_words(row.starts_at, row.offset_minutes),
        bold=True,
    )


def notice_cell(row: SittingRow) -> Cell:
    """How long the notice was, and whether a short one was ratified."""
    if row.short_minutes == 0:
        return Cell(say("in time"), state=State.OK)
    if row.ratified_in is not None:
        return Cell(
            say("short"),
            say("ratified in sitting {number}", number=row.ratified_in),
            state=State.OK,
        )
    return Cell(say("short"), say("to be ratified"), state=State.DUE)


def _there(row: SittingRow) -> str:
    voting = [one for one in row.presence if one.voting]
    community = sum(one.member.side is Side.COMMUNITY for one in voting)
    if not voting:
        return "–"
    return say(
        "{community} + {outside} from outside",
        community=community,
        outside=len(voting) - community,
    )


def sitting_state(row: SittingRow) -> tuple[State, str]:
    """Shape and word of a sitting."""
    if row.ended_at is not None:
        return State.OK, say("ended")
    if row.open:
        return State.DUE, say("sits now")
    return State.NOT_YET, say("called")


def _state(row: SittingRow) -> Cell:
    state, word = sitting_state(row)
    return Cell(word, state=state)
