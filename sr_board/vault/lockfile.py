"""One writer per vault: an operating-system lock that ends with the process, however it ends."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from sr_board.vault.faults import VaultInUse, translated

__all__ = ["LOCK_NAME", "VaultLock"]

LOCK_NAME = "vault.lock"


class VaultLock:
    """The lock of one vault folder. The file stays; only the lock on it counts."""

    def __init__(self, folder: Path) -> None:
        # Not one lock per thread: a vault is opened in a worker and closed by the window.
        self._lock = FileLock(folder / LOCK_NAME, timeout=0, mode=0o600, thread_local=False)

    def take(self) -> None:
        """Take it at once. Raises VaultInUse, or FolderReadOnly when it cannot be written."""
        try:
            with translated():
                self._lock.acquire(blocking=False)
        except Timeout:
            raise VaultInUse() from None

    def release(self) -> None:
        """Give it back; harmless when it is not held."""
        self._lock.release()
