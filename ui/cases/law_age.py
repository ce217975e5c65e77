"""The notice that nobody checked the law of the board for a year, on every page that uses it.

A page need not think of it: it is put there where the places of the cases are put together. It
stops nothing; clocks run on as they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_board.access.roles import Action
from sr_board.cases.packs.service import PackSeen
from ui.cases.board.parts import day
from ui.desk import Desk
from ui.live import say
from ui.notices import Notice
from ui.page import Page

__all__ = ["LAW_PLACE", "USES_LAW", "OldLawStrip", "told_of_age"]

LAW_PLACE = "cases-law"
USES_LAW = frozenset(
    {
        *("cases", "cases-file", "cases-report", "cases-journey", "cases-age", "cases-evidence"),
        *("cases-consent", "cases-letters", "cases-services", "cases-call", "cases-erasure"),
    }
)
"""Pages that show clocks, forms, words or services of the law pack."""


class OldLawStrip(QWidget):
    """Hidden while somebody checked the law within a year."""

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

    def ask(self) -> None:
        """Ask how old the law is."""
        desk = self._page.desk
        if desk.may(Action.CASES_NOTICE):
            desk.jobs.run(self._work.cases.packs.seen, self.show_law, lambda _e: None, owner=self)

    def show_law(self, seen: PackSeen) -> None:
        """Show that it is old, or nothing."""
        if self.notice is not None:
            self.column.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        if seen.old:
            checked = seen.pack.checked_on
            self.notice = Notice(
                "due",
                lambda: say("Nobody checked the law since {day}.", day=day(checked)),
                lambda: say("Clocks run on as they stand. Ask a lawyer to read it again."),
                icon="book",
                buttons=[(lambda: say("The law"), partial(self._page.desk.go, LAW_PLACE))],
            )
            self.column.addWidget(self.notice)
        self.setVisible(self.notice is not None)


def told_of_age(make: Callable[[Desk], Page], work: Any, key: str) -> Callable[[Desk], Page]:
    """The same page, with the notice above its work where it uses the law."""
    if key not in USES_LAW:
        return make

    def made(desk: Desk) -> Page:
        page = make(desk)
        OldLawStrip(page, work)
        return page

    return made
