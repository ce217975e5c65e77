"""The notice that the laptop's clock is in doubt, on every page of the cases.

A page need not think of it: it is put there where the places of the cases are put together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_board.access.roles import Action
from sr_board.cases.keeping.service_clock import LaptopClock
from sr_board.cases.rules.laptop_clock import ClockDoubt
from ui.cases.keeping.presenter import moment_words
from ui.desk import Desk
from ui.live import say
from ui.notices import Notice
from ui.page import Page

__all__ = ["CONFIRM_PLACE", "ClockDoubtStrip", "doubted"]

CONFIRM_PLACE = "cases-laptop-clock"


class ClockDoubtStrip(QWidget):
    """Hidden while the clock can be believed."""

    def __init__(self, page: Page, work: Any) -> None:
        super().__init__()
        self._page, self._work = page, work
        self.notice: Notice | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        page.asides.append(self)
        page.column.insertWidget(page.column.indexOf(page.notices), self)
        page.appeared.connect(lambda _place: self.ask())
        page.desk.changed.connect(self.hear)

    def hear(self, kinds: frozenset[str]) -> None:
        """Data changed: the clock may have been confirmed."""
        if "cases" in kinds and self._page.isVisible():
            self.ask()

    def ask(self) -> None:
        """Ask what the acts tell of the clock."""
        desk = self._page.desk
        if desk.may(Action.CASES_WORK):
            desk.jobs.run(
                self._work.cases.laptop.state, self.show_state, lambda _error: None, owner=self
            )

    def show_state(self, state: LaptopClock) -> None:
        """Show the doubt, or nothing."""
        if self.notice is not None:
            self.column.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        if state.doubt is not ClockDoubt.NONE:
            self.notice = self._notice(state)
            self.column.addWidget(self.notice)
        self.setVisible(self.notice is not None)

    def _notice(self, state: LaptopClock) -> Notice:
        offset = self._work.clock.offset_minutes()
        buttons = []
        if state.may_confirm:
            go = partial(self._page.desk.go, CONFIRM_PLACE)
            buttons.append((lambda: say("Look at the clock"), go))
        return Notice(
            "due",
            lambda: say(
                "The laptop's clock is in doubt: {now}", now=moment_words(state.now, offset)
            ),
            lambda: say("Work goes on, no due time changes; nothing is erased meanwhile."),
            icon="clock",
            buttons=buttons,
        )


def doubted(make: Callable[[Desk], Page], work: Any) -> Callable[[Desk], Page]:
    """The same page, with the notice above its work."""

    def made(desk: Desk) -> Page:
        page = make(desk)
        ClockDoubtStrip(page, work)
        return page

    return made
