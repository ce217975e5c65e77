"""The desk: what the frame gives to each page, and nothing more.

Pages never see the main window. They run work, go to other places, ask what the signed-in person
may do, and tell which kinds of data they changed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sr_board.access.roles import Action
from ui.jobs import JobRunner

__all__ = ["Desk"]


class Desk(QObject):
    """Given to every page factory.

    Signals: `went` (key, place) asks the frame to show a page; `changed` (frozenset of kinds)
    makes listening pages refresh; `writing`, `written` and `refused` move the saved state at the
    top; `locking` asks the frame to lock, as Ctrl+L does.
    """

    went = Signal(str, object)
    changed = Signal(object)
    writing = Signal()
    written = Signal()
    refused = Signal()
    locking = Signal()

    def __init__(self, jobs: JobRunner, may: Callable[[Action], bool]) -> None:
        super().__init__()
        self.jobs = jobs
        self._may = may

    def may(self, action: Action) -> bool:
        """True when the signed-in person's offices allow the act."""
        return self._may(action)

    def go(self, key: str, **place: object) -> None:
        """Show the page `key`; `place` reaches its `arrive()`."""
        self.went.emit(key, place)

    def announce(self, kinds: frozenset[str]) -> None:
        """Tell all pages which kinds of data changed (`Done.changed`)."""
        if kinds:
            self.changed.emit(kinds)
