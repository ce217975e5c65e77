"""Writing files so that a power cut leaves the old or the new one, readable by the owner only.

Holds nothing about keys or formats. Only bytes that are public or already encrypted come here.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

__all__ = ["make_private_folder", "read_bounded", "replace_file", "sync_folder", "write_new"]


def make_private_folder(path: Path) -> None:
    """Create `path` (and parents) so that only the owner may look inside."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Force a folder's list of names onto the disk, where the system knows that (not Windows)."""
    if os.name == "nt":
        return
    # Some network and FAT mounts refuse it; the file itself is synced. What comes before it has
    # often been committed already, so it must never look like a failure of that.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_new(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file that does not exist yet, for the owner only. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def replace_file(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put `data` in the place of `path` in one step. Raises OSError; then the old file stays.

    `durable=False` skips the wait for the disk, for what may be lost in a power cut.
    """
    fresh = path.with_name(path.name + ".part")
    fresh.unlink(missing_ok=True)
    write_new(fresh, data, durable=durable)
    try:
        os.replace(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(path.parent)


def read_bounded(path: Path, most: int) -> bytes | None:
    """The content of `path`, or None when it is larger than `most` bytes. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(most + 1)
    return None if len(data) > most else data
