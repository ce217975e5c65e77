"""Law, services, dates, returns, breaches: one row each, with what waits there."""

from __future__ import annotations

from functools import partial

from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import day
from ui.cases.keeping.presenter import Keeping, KeepingPresenter
from ui.desk import Desk
from ui.live import Text, say, say_n
from ui.page import Page
from ui.shapes import State

__all__ = ["KeepingPage"]


class KeepingPage(Page):
    """The front page of this part."""

    listens = frozenset({"cases", "board", "directory", "breaches", "packs", "returns"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Law and keeping"),
            lambda: say("What the files stand on, whom to call, and what goes when."),
        )
        self.presenter = presenter
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Board cases"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.front, self.show_front)

    def show_front(self, found: Keeping) -> None:
        """Show the rows."""
        self.card.clear()
        self._row(
            "phone",
            lambda: say("Services"),
            lambda: say("Whom to call, day and night; how long somebody can stay."),
            _services(found),
            "cases-services",
        )
        self._row(
            "book",
            lambda: say("The law"),
            lambda: say("Clocks, forms and bodies as data, each with where it was read."),
            _law(found),
            "cases-law",
        )
        self._row(
            "alert-triangle",
            lambda: say("Breaches of data"),
            lambda: say("Something got where it must not be: the clock, and who was told."),
            _breaches(found),
            "cases-breaches",
        )
        if found.erased_soon is not None:
            self._officers(found.erased_soon)
        if self.desk.may(Action.BOARD_READ):
            self._row(
                "table",
                lambda: say("Registers"),
                lambda: say("Every register of the board, to look at and to print."),
                None,
                "cases-registers",
            )

    def _officers(self, soon: int) -> None:
        self._row(
            "history",
            lambda: say("Dates of erasure"),
            lambda: say("Files whose time is over soon; orders that stop it; certificates."),
            _soon(soon),
            "cases-erasure",
        )
        self._row(
            "chart-bar",
            lambda: say("Return of the board"),
            lambda: say("Numbers without names. Small numbers stay hidden."),
            None,
            "cases-returns",
        )
        self._row(
            "users",
            lambda: say("Files that may be one person"),
            lambda: say("Pairs that you may open both, by the sound of names, phones, codes."),
            None,
            "cases-pairs",
        )
        self._row(
            "send",
            lambda: say("Other boards"),
            lambda: say("The key of this board; a file from another board is taken in."),
            None,
            "cases-boards",
        )
        self._row(
            "key",
            lambda: say("Paper shares of the case files"),
            lambda: say("When nobody can open the files any more."),
            None,
            "cases-shares",
        )

    def _row(
        self, icon: str, fact: Text, line: Text, state: tuple[State, Text] | None, key: str
    ) -> None:
        if self.card.body.count():
            self.card.add_line()
        button = (lambda: say("Open"), partial(self.desk.go, key))
        self.card.add(Row(fact, line, icon=icon, state=state, button=button))


def _services(found: Keeping) -> tuple[State, Text]:
    if found.stale:
        n = found.stale
        return State.DUE, lambda: say_n("{n} to be checked", "{n} to be checked", n)
    return State.OK, lambda: say("all checked")


def _law(found: Keeping) -> tuple[State, Text]:
    checked = found.pack.pack.checked_on
    state = State.DUE if found.pack.old else State.OK
    return state, lambda: say("checked {day}", day=day(checked))


def _breaches(found: Keeping) -> tuple[State, Text]:
    n = found.open_breaches
    if found.late_breaches:
        return State.OVER, lambda: say_n("{n} open", "{n} open", n)
    if n:
        return State.DUE, lambda: say_n("{n} open", "{n} open", n)
    return State.OK, lambda: say("none open")


def _soon(n: int) -> tuple[State, Text]:
    if n:
        return State.DUE, lambda: say_n("{n} in 14 days", "{n} in 14 days", n)
    return State.OK, lambda: say("none in 14 days")
