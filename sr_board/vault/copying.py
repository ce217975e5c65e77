"""Consistent copies of encrypted database files, byte for byte, while nobody may write.

Used by backups and by successors of a file. The bytes stay encrypted all the way, so a person
without the key of the cases can still back them up.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sr_board.vault.compartments import Connection
from sr_board.vault.faults import FolderReadOnly, translated
from sr_board.vault.lockfile import VaultLock
from sr_board.vault.opened import OpenVault

__all__ = ["CHUNK", "Progress", "copy_stream", "digest_of", "held_still", "row_counts"]

CHUNK = 1024 * 1024
Progress = Callable[[int], None]
"""Called with the number of bytes just handled; it may raise to cancel."""


@contextmanager
def held_still(vault: OpenVault, compartment: str) -> Iterator[tuple[tuple[Path, ...], Connection]]:
    """The files of a compartment, not written while the block runs; and a connection to it.

    For a compartment whose key this person lacks the connection is None: nobody in this process
    can write there, and other processes lack the vault's lock. A journal left by a crash cannot
    be rolled back without the key then, so it is part of the files. Raises VaultInUse when the
    vault is only read here and another window may be writing there.
    """
    path = vault.path / vault.header.files[compartment].name
    if compartment not in vault.compartments:
        journal = path.with_name(path.name + "-journal")
        with _no_writer(vault):
            yield (path, journal) if journal.exists() else (path,), None
        return
    connection = vault.connect(compartment)
    try:
        with translated(compartment=compartment):
            # Rolls back what a crash left, and keeps writers waiting until the end.
            connection.execute("BEGIN" if vault.read_only else "BEGIN IMMEDIATE")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield (path,), connection
    finally:
        connection.close()


@contextmanager
def _no_writer(vault: OpenVault) -> Iterator[None]:
    """See to it that this process holds the writer's lock, where there can be a writer at all."""
    lock = VaultLock(vault.path)
    if vault.read_only:
        with contextlib.suppress(FolderReadOnly):  # then nobody writes there
            lock.take()
    try:
        yield
    finally:
        lock.release()


def copy_stream(source: IO[bytes], sink: IO[bytes], progress: Progress | None = None) -> str:
    """Copy to the end; returns the SHA-256 of what was copied, in hex."""
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        sink.write(chunk)
        if progress is not None:
            progress(len(chunk))
    return digest.hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def row_counts(connection: Connection) -> dict[str, int]:
    """Number of rows of every table, to compare a copy with its original in memory."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    counts: dict[str, int] = {}
    for (name,) in tables:
        quoted = '"' + str(name).replace('"', '""') + '"'
        counts[name] = connection.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0]  # noqa: S608
    return counts
