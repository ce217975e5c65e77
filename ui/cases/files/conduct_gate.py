"""Before the files stands the code of conduct; beside it, what waits for no code.

Where the places of the cases are put together, each page that opens files gets the gate. It asks
off the screen, and leads to the code; from there it goes on to where she was going.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.page import Page

__all__ = ["FREE", "gated"]

FREE = frozenset(
    {
        *("cases-intake", "cases-call", "cases-contact", "cases-fear", "cases-journey"),
        *("cases-report", "cases-receipt", "cases-missed"),
    }
)
"""Pages of a file that wait for no code: the notice, the press for a child, the report."""


class _Gate(QObject):
    """The gate of one page."""

    def __init__(self, page: Page, work: Any, key: str) -> None:
        super().__init__(page)
        self._page, self._work, self._key = page, work, key
        self._place: dict[str, object] = {}
        page.appeared.connect(self.ask)

    def ask(self, place: dict[str, object]) -> None:
        """The page is shown."""
        self._place = place
        self._page.desk.jobs.run(
            lambda: bool(self._work.cases.files.closed()),
            self._turn,
            lambda _error: None,
            owner=self,
        )

    def _turn(self, closed: bool) -> None:
        if closed:
            self._page.notices.drop()
            self._page.desk.go("cases-code", after=self._key, to=self._place)


def gated(make: Callable[[Desk], Page], work: Any, key: str) -> Callable[[Desk], Page]:
    """The same page, behind the code of conduct."""

    def made(desk: Desk) -> Page:
        page = make(desk)
        _Gate(page, work, key)
        return page

    return made if key not in FREE else make
