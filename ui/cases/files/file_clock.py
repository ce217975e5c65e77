"""The clock of a file on every page that is about it, also on those that have no bar themselves.

A page need not think of it: where the places of the cases are put together, each page that arrives
for a file (or for a point about a file) gets the bar above its work.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import Any

from sr_board.base.errors import SRBoardError
from sr_board.cases.summary import CaseSummary
from ui.cases.files.clock_bar import ClockBar
from ui.desk import Desk
from ui.page import Page

__all__ = ["FileClock", "clock_of", "clocked"]


def clock_of(work: Any, place: Mapping[str, object]) -> CaseSummary | None:
    """The file that a page is shown for, in one line; None when it is about none that she may
    read. A point of a sitting is about the file of the point. Raises what reading raises."""
    wanted = [str(place[key]) for key in ("case", "id") if place.get(key)]
    if "sitting" in place and place.get("id"):
        with contextlib.suppress(SRBoardError):  # it may be no point, or none that she may see
            wanted.append(work.cases.points.point(str(place["id"])).case_id)
    found: CaseSummary | None = work.cases.files.line(*wanted) if wanted else None
    return found


class FileClock(ClockBar):
    """The bar of a page that has none of its own."""

    def __init__(self, page: Page, work: Any) -> None:
        super().__init__()
        self._page, self._work = page, work
        self._place: dict[str, object] = {}
        page.above.addWidget(self)
        page.appeared.connect(self.arrive)
        page.desk.changed.connect(self.hear)

    def arrive(self, place: dict[str, object]) -> None:
        """The page is shown for this place. The clock of another file goes first."""
        if place != self._place:
            self.hide()
        self._place = place
        self._ask()

    def hear(self, kinds: frozenset[str]) -> None:
        """Data changed: the clock may have been met."""
        if "cases" in kinds and self._page.isVisible():
            self._ask()

    def _ask(self) -> None:
        work, place = self._work, dict(self._place)
        self._page.desk.jobs.run(
            lambda: clock_of(work, place),
            self._show,
            lambda _error: None,  # what is shown goes on: a fault hides no clock
            owner=self,
        )

    def _show(self, summary: CaseSummary | None) -> None:
        if summary is None:
            self.hide()
        else:
            self.show_case(summary, self._work.clock.now())


def clocked(make: Callable[[Desk], Page], work: Any) -> Callable[[Desk], Page]:
    """The same page, with the clock of its file."""

    def made(desk: Desk) -> Page:
        page = make(desk)
        if not isinstance(getattr(page, "bar", None), ClockBar):
            FileClock(page, work)
        return page

    return made
