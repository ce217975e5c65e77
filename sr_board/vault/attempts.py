"""Wrong passphrases cost time: a second each, growing after five. Nothing is ever wiped.

Counted per vault while the program runs; somebody with a copy of the disk is held up by Argon2id
alone, so nothing is stored that a copy would simply lack.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

__all__ = ["ATTEMPTS", "Attempts"]

_FREE_OF_GROWTH = 5
_LONGEST = 30.0


class Attempts:
    """Failed attempts per vault id. `sleep` takes seconds; tests hand in their own."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._failed: dict[str, int] = {}
        self._guard = threading.Lock()

    def failed(self, vault_id: str) -> None:
        """Count one more and wait: 1 s up to the fifth, then 2, 4, 8, … at most 30 s."""
        with self._guard:
            count = self._failed[vault_id] = self._failed.get(vault_id, 0) + 1
        self._sleep(min(2.0 ** max(count - _FREE_OF_GROWTH, 0), _LONGEST))

    def succeeded(self, vault_id: str) -> None:
        """Forget the failures of a vault."""
        with self._guard:
            self._failed.pop(vault_id, None)


ATTEMPTS = Attempts()
"""The counter of this process."""
