"""Cyclic garbage is collected in the thread of the screen only.

Parts of the screen stand in circles (a button knows its page, the page its button). Were such a
circle collected in the writer thread, Qt would take the part down there, beside the running screen,
and the program could fall. So the collector rests while a writer thread lives, and runs here by
itself, as often as it would have.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

__all__ = ["Garbage"]

_EVERY_MS = 1000
_held: set[int] = set()
"""Those for which the collector rests."""


class Garbage(QObject):
    """Collects here until `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        _held.add(id(self))
        gc.disable()
        self.timer = QTimer(self, interval=_EVERY_MS)
        self.timer.timeout.connect(self.tick)
        self.timer.start()

    def tick(self) -> None:
        """Collect the oldest generation that is full."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def end(self) -> None:
        """The writer thread has ended: the collector runs by itself again."""
        self.timer.stop()
        _held.discard(id(self))
        if not _held:
            gc.enable()
