"""Reminders above whatever page is shown: a calm line. No sound, no dialog, nothing that blinks.

Each area that has clocks is asked once a minute; what it answers is shown until somebody puts it
aside, goes where it leads, or it is over.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ui.live import say, say_n
from ui.main_window import MainWindow
from ui.minutes import Minutes
from ui.notices import Notice
from ui.reminders import Ask, Reminded, Reminder

__all__ = ["Reminding"]

EVERY_MS = 60_000
_NAME = "reminder"


class Reminding(QObject):
    """Asks and shows, for the window of one signed-in person."""

    def __init__(self, window: MainWindow, asks: Sequence[Ask]) -> None:
        super().__init__(window)
        self._window, self._asks = window, list(asks)
        self._shown: dict[str, Reminder] = {}
        self.minutes = Minutes(window, self.ask, every_ms=EVERY_MS)
        window.desk.changed.connect(self.hear)

    @property
    def shown(self) -> tuple[Reminder, ...]:
        """What stands above the page now, the newest first."""
        return tuple(self._shown.values())

    def hear(self, _kinds: frozenset[str]) -> None:
        """Data changed: what was reminded of may be over."""
        if self._shown:
            self.ask()

    def ask(self) -> None:
        """Ask all areas what is new since the last time."""
        for ask in self._asks:
            self._window.desk.jobs.run(ask, self._take, lambda _error: None, owner=self)

    def put_aside(self) -> None:
        """Nothing is shown until the next moment comes; Today has all of it."""
        self._shown = {}
        self._show()

    def _take(self, answer: Reminded) -> None:
        new = {one.key: one for one in answer.new}
        kept = {key: one for key, one in self._shown.items() if key in answer.standing}
        found = new | {key: one for key, one in kept.items() if key not in new}
        if found != self._shown:
            self._shown = found
            self._show()
        self._window.desk.announce(answer.changed)

    def _go(self, one: Reminder) -> None:
        self._shown.pop(one.key, None)
        self._show()
        self._window.desk.go(one.go, **one.place)

    def _today(self) -> None:
        self.put_aside()
        self._window.desk.go("today")

    def _show(self) -> None:
        bars = self._window.bars
        if not self._shown:
            bars.drop(_NAME)
        elif len(self._shown) == 1:
            bars.show_notice(self._one(*self._shown.values()), _NAME)
        else:
            bars.show_notice(self._several(), _NAME)

    def _one(self, one: Reminder) -> Notice:
        return Notice(
            one.kind,
            one.fact,
            one.line,
            icon="clock",
            buttons=[
                (one.button, lambda: self._go(one)),
                (lambda: say("Put aside"), self.put_aside),
            ],
        )

    def _several(self) -> Notice:
        count = len(self._shown)
        kinds = {one.kind for one in self._shown.values()}
        return Notice(
            "over" if "over" in kinds else "due",
            lambda: say_n("{n} clock needs somebody", "{n} clocks need somebody", count),
            lambda: say("Today has them all, the most urgent first."),
            icon="clock",
            buttons=[
                (lambda: say("Today"), self._today),
                (lambda: say("Put aside"), self.put_aside),
            ],
        )
