"""What tells the time left says it anew by itself: minutes are enough, nothing blinks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

__all__ = ["EVERY_MS", "Minutes"]

EVERY_MS = 20_000
"""Three times a minute, so that a minute that passed is seen before the next one is half gone."""


class Minutes(QObject):
    """Calls `renew` as time passes, while `owner` is on the screen. It ends with its owner."""

    def __init__(
        self, owner: QWidget, renew: Callable[[], object], *, every_ms: int = EVERY_MS
    ) -> None:
        super().__init__(owner)
        self._owner, self._renew = owner, renew
        self.timer = QTimer(self, interval=every_ms)
        self.timer.timeout.connect(self.tick)
        self.timer.start()

    def tick(self) -> None:
        """Time passed."""
        if self._owner.isVisible():
            self._renew()
