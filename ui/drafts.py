"""Drafts: what is typed and not saved is kept, encrypted, every few seconds.

The keeper asks each open page for its draft and hands it to `save`, which the integrator connects
to the vault. It writes only what changed, and never anything to disk itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

__all__ = ["DraftKeeper", "Drafted", "place_of"]

EVERY_MS = 3000

Save = Callable[[str, dict[str, object] | None], object]
"""save(page key, draft); None means: there is nothing to keep any more."""


class Drafted(Protocol):
    """What a page gives and takes."""

    def draft(self) -> dict[str, object] | None:
        """What is typed and not saved."""
        ...

    def restore(self, draft: dict[str, object]) -> None:
        """Put a draft back."""
        ...


class DraftKeeper(QObject):
    """Saves the drafts of the pages that `pages()` names."""

    def __init__(
        self,
        pages: Callable[[], Mapping[str, Drafted]],
        save: Save,
        *,
        every_ms: int = EVERY_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages, self._save = pages, save
        self._known: dict[str, dict[str, object] | None] = {}
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Save what changed since the last time (also called right before locking)."""
        for key, page in self._pages().items():
            draft = page.draft()
            if draft != self._known.get(key):
                self._known[key] = draft
                self._save(key, draft)

    def offer(self, key: str, page: Drafted, draft: dict[str, object] | None) -> None:
        """Put a draft that was found back into its page."""
        if draft is not None:
            self._known[key] = draft
            page.restore(draft)

    def stop(self) -> None:
        """No more saving."""
        self._timer.stop()


def place_of(draft: Mapping[str, object]) -> dict[str, object]:
    """Where a draft was typed: what its page arrives with, from the draft's own "place"."""
    place = draft.get("place")
    return {str(k): v for k, v in place.items()} if isinstance(place, dict) else {}
