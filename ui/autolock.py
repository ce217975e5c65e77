"""Locking: five minutes without a key or a click, a locked screen or a sleeping machine.

Locking replaces the process by a fresh one at the unlock screen, because Python cannot clear
strings from memory. `replace_process` is given its ways of doing so, so that tests can watch it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

__all__ = ["IDLE_SECONDS", "AutoLock", "replace_process"]

IDLE_SECONDS = 300
"""Vault paper: five minutes idle (two in a case file)."""

_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class AutoLock(QObject):
    """`due` fires once when nobody touched the program for `seconds`, or the machine slept.

    Sleep is noticed by the clock: when far more time passed between two ticks than a tick takes,
    the machine was asleep, whatever desktop it has. Where Qt tells of suspension, that counts too.
    """

    due = Signal()

    def __init__(
        self,
        app: QApplication,
        now_ms: Callable[[], int],
        *,
        seconds: int = IDLE_SECONDS,
        tick_ms: int = 5000,
    ) -> None:
        super().__init__(app)
        self._now, self._seconds, self._tick_ms = now_ms, seconds, tick_ms
        self._last_touch = self._last_tick = now_ms()
        self._fired = False
        self._timer = QTimer(self, interval=tick_ms)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        app.installEventFilter(self)
        app.applicationStateChanged.connect(self._state)

    def set_seconds(self, seconds: int) -> None:
        """Another limit (a case file asks for two minutes)."""
        self._seconds = seconds

    def touch(self) -> None:
        """Somebody is here."""
        self._last_touch = self._now()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _LIFE:
            self.touch()
        return False

    def tick(self) -> None:
        """Look at the clock."""
        now = self._now()
        slept = now - self._last_tick > self._tick_ms + 60_000
        idle = now - self._last_touch >= self._seconds * 1000
        self._last_tick = now
        if (slept or idle) and not self._fired:
            self._fire()

    def _state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended and not self._fired:
            self._fire()

    def _fire(self) -> None:
        self._fired = True
        self._timer.stop()
        self.due.emit()

    def stop(self) -> None:
        """No more watching."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)


def replace_process(
    arguments: Sequence[str] = (),
    *,
    windows: bool | None = None,
    execv: Callable[[str, list[str]], Any] = os.execv,
    start: Callable[..., Any] = subprocess.Popen,
    leave: Callable[[int], Any] = os._exit,
) -> None:
    """Become a fresh process of this program, at the unlock screen, with `arguments`.

    The caller has closed the databases before. On Windows a process cannot replace itself: a new
    one is started and this one ends at once, without running anything more.
    """
    command = [sys.executable, "-m", "sr_board", *arguments]
    if sys.platform == "win32" if windows is None else windows:
        start(command, close_fds=True)
        leave(0)
    else:
        execv(sys.executable, command)
