"""Successors of database files: a migration works on an encrypted copy, adopted all at once.

`begin_successor` makes `book.0002.db.new` beside `book.0001.db`. Nothing counts until
`adopt_successors` writes the header that names the new files; a crash before or after that moment
leaves files the next opening removes.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sr_board.base.errors import OutOfDate
from sr_board.base.ids import new_id
from sr_board.vault.check import integrity_findings
from sr_board.vault.compartments import Connection, Expected, file_name, open_database
from sr_board.vault.copying import copy_stream, digest_of, held_still
from sr_board.vault.durable import sync_folder
from sr_board.vault.faults import DatabaseDamaged, VaultReadOnly, translated
from sr_board.vault.header import DatabaseFile
from sr_board.vault.opened import OpenVault

__all__ = ["Successor", "adopt_successors", "begin_successor", "discard_successors"]


@dataclass(frozen=True)
class Successor:
    """The copy of one database that is being prepared."""

    compartment: str
    path: Path
    file: DatabaseFile
    source_digest: str
    expected: Expected
    _key: bytes = field(repr=False)

    def connect(self) -> Connection:
        """A guarded connection to the copy; the caller closes it before adopting."""
        return open_database(self.path, self._key, self.expected)


def begin_successor(vault: OpenVault, compartment: str) -> Successor:
    """An encrypted copy of the database as it stands. Raises DiskFull, CompartmentClosed, …"""
    if vault.read_only:
        raise VaultReadOnly()
    source, key, expected = vault.place(compartment)
    number = int(source.name.split(".")[1]) + 1
    final = vault.path / file_name(compartment, number)
    path = final.with_name(final.name + ".new")
    path.unlink(missing_ok=True)
    with translated(compartment=compartment), held_still(vault, compartment):
        handle = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        try:
            with os.fdopen(handle, "wb") as sink, source.open("rb") as original:
                digest = copy_stream(original, sink)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    file = DatabaseFile(final.name, new_id(), expected.file.salt, vault.generation + 1)
    _rename_inside(path, key, expected, file)
    fresh = Expected(vault.vault_id, compartment, file)
    return Successor(compartment, path, file, digest, fresh, key)


def _rename_inside(path: Path, key: bytes, before: Expected, file: DatabaseFile) -> None:
    """Give the copy its own id and generation, so that it is never taken for the original."""
    connection = open_database(path, key, before)
    try:
        with translated(compartment=before.compartment):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "UPDATE meta SET file_id = ?, generation = ?", (file.file_id, file.generation)
            )
            connection.execute("COMMIT")
    finally:
        connection.close()


def adopt_successors(vault: OpenVault, successors: Sequence[Successor]) -> None:
    """Make the prepared copies current, all in the one step of the header.

    All other connections to these compartments must be closed. Raises OutOfDate when an original
    was written meanwhile, DatabaseDamaged when a copy is not sound; then nothing has changed.
    """
    if vault.read_only:
        raise VaultReadOnly()
    old: list[Path] = []
    for successor in successors:
        source, _, _ = vault.place(successor.compartment)
        if digest_of(source) != successor.source_digest:
            raise OutOfDate()
        _check_sound(successor)
        old.append(source)
    files = dict(vault.header.files)
    with translated():
        for successor in successors:
            with successor.path.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(successor.path, vault.path / successor.file.name)
            files[successor.compartment] = successor.file
        sync_folder(vault.path)
    vault.commit(replace(vault.header, files=files))
    for path in old:
        with contextlib.suppress(OSError):
            path.unlink()
    vault.write_heads()


def _check_sound(successor: Successor) -> None:
    connection = successor.connect()
    try:
        with translated(compartment=successor.compartment):
            if integrity_findings(connection, successor.compartment):
                raise DatabaseDamaged(compartment=successor.compartment)
    finally:
        connection.close()


def discard_successors(successors: Sequence[Successor]) -> None:
    """Remove copies that will not be adopted."""
    for successor in successors:
        for path in (successor.path, successor.path.with_name(successor.path.name + "-journal")):
            with contextlib.suppress(OSError):
                path.unlink()
