"""Databases of a vault: the one guarded way to create and to open them.

Every connection of the program comes from here. A file is believed only after its `meta` row
said the expected vault, file and generation: a file of 0 bytes opens with any key as an empty
healthy database. WAL is not used, because a copied or damaged `-wal` loses commits silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3.dbapi2

from sr_board.base.ids import new_id
from sr_board.vault.durable import write_new
from sr_board.vault.faults import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseMissing,
    DatabaseReplaced,
    DatabaseUnfinished,
    DiskFault,
    EncryptionMissing,
    FolderReadOnly,
    VaultNewer,
    translated,
)
from sr_board.vault.header import SCHEMA_MOST, DatabaseFile, Head
from sr_board.vault.keys import KEY_BYTES

__all__ = [
    "PAGE",
    "Connection",
    "Expected",
    "Meta",
    "create_database",
    "file_name",
    "look_at_file",
    "open_database",
    "read_head",
    "read_meta",
    "write_schema_version",
]

Connection: TypeAlias = Any
"""A connection of sqlcipher3 (it has no types)."""
dbapi2: Any = sqlcipher3.dbapi2

PAGE = 4096
PLAIN_MAGIC = b"SQLite format 3\0"
META_FORMAT = 1
CASES_PADDING = 1024 * 1024
"""Free encrypted pages in a new `cases` file, so that its size does not tell whether it is used."""

_HASH = re.compile("[0-9a-f]{1,128}")
_DENIED = (dbapi2.SQLITE_ATTACH, getattr(dbapi2, "SQLITE_DETACH", 25))
_SETTINGS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)
_META = """CREATE TABLE meta (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    format INTEGER NOT NULL, vault_id VARCHAR(32) NOT NULL, compartment VARCHAR(16) NOT NULL,
    file_id VARCHAR(32) NOT NULL, generation INTEGER NOT NULL, schema_version INTEGER NOT NULL)"""
_READ_META = "SELECT format, vault_id, compartment, file_id, generation, schema_version FROM meta"
# The one table of the audit chain that the vault looks at; a test holds it against the models.
_READ_HEAD = "SELECT n, hash FROM audit_event ORDER BY n DESC LIMIT 1"


@dataclass(frozen=True)
class Expected:
    """What the header says about the file in hand."""

    vault_id: str
    compartment: str
    file: DatabaseFile


@dataclass(frozen=True)
class Meta:
    """The row by which a database says what it is."""

    format: int
    vault_id: str
    compartment: str
    file_id: str
    generation: int
    schema_version: int


def file_name(compartment: str, number: int) -> str:
    """`book.0001.db`; the number grows with each successor of the file."""
    return f"{compartment}.{number:04d}.db"


def create_database(
    path: Path, key: bytes, vault_id: str, compartment: str, generation: int
) -> DatabaseFile:
    """A new encrypted database with its meta row. Raises EncryptionMissing, DiskFull, …

    The file is made first, for the owner only, and checked not to be plain afterwards.
    """
    file_id = new_id()
    with translated(compartment=compartment):
        write_new(path, b"", durable=False)
        connection = _connect(path, key, "rw")
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_META)
            row = (1, META_FORMAT, vault_id, compartment, file_id, generation, 0)
            connection.execute("INSERT INTO meta VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            connection.execute("COMMIT")
            if compartment == "cases":
                _pad(connection)
        finally:
            connection.close()
        salt = _first_bytes(path)
    if salt == PLAIN_MAGIC or len(salt) != 16:
        path.unlink()
        raise EncryptionMissing()
    return DatabaseFile(path.name, file_id, salt, generation)


def _pad(connection: Connection) -> None:
    """Leave free pages in the file, which later rows fill before it grows."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE padding (filler BLOB)")
    connection.execute("INSERT INTO padding VALUES (zeroblob(?))", (CASES_PADDING,))
    connection.execute("DROP TABLE padding")
    connection.execute("COMMIT")


def open_database(
    path: Path, key: bytes, expected: Expected, *, read_only: bool = False
) -> Connection:
    """A guarded connection; autocommit mode, so the caller emits BEGIN IMMEDIATE.

    Raises DatabaseMissing, DatabaseEmpty, DatabaseDamaged (cut off, changed pages),
    DatabaseReplaced (another file's salt, id, or an older generation), DatabaseUnfinished (on a
    read-only medium), VaultNewer (unknown form of the meta row), EncryptionMissing.
    """
    name = expected.compartment
    try:
        with translated(compartment=name):
            look_at_file(path, expected)
            connection = _connect(path, key, "ro" if read_only else "rw")
    except (FolderReadOnly, DiskFault):
        if read_only and _journal(path).exists():
            # The last write must be rolled back first, and that is writing.
            raise DatabaseUnfinished(compartment=name) from None
        raise
    try:
        with translated(compartment=name):
            _check_meta(read_meta(connection, name), expected)
    except BaseException:
        connection.close()
        raise
    return connection


def look_at_file(path: Path, expected: Expected) -> None:
    """What can be told without the key. Raises DatabaseMissing, Empty, Damaged, Replaced."""
    name = expected.compartment
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise DatabaseMissing(compartment=name) from None
    if size == 0:
        raise DatabaseEmpty(compartment=name)
    if size < PAGE or (size % PAGE and not _journal(path).exists()):
        raise DatabaseDamaged(compartment=name)
    salt = _first_bytes(path)
    if salt != expected.file.salt:
        changed = int.from_bytes(salt, "big") ^ int.from_bytes(expected.file.salt, "big")
        # Random salts differ in 64 bits of 128; a few bits are damage to the right file.
        raise (DatabaseDamaged if changed.bit_count() <= 16 else DatabaseReplaced)(compartment=name)


def _journal(path: Path) -> Path:
    """Where SQLite keeps what is needed to undo a write that was cut off."""
    return path.with_name(path.name + "-journal")


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)


_MEMORY_SECURITY = "ON"
"""Pages in memory are locked against swapping and wiped. Only tests, which keep nobody's data,
go without: it costs them a third of their time, and once on it stays on in a process."""


def _connect(path: Path, key: bytes, mode: str) -> Connection:
    """Open with the raw key, force the key check, then set what every connection has."""
    if len(key) != KEY_BYTES:  # SQLCipher would silently take another length as a passphrase
        raise EncryptionMissing()
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA cipher_memory_security={_MEMORY_SECURITY}")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise EncryptionMissing()
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if mode == "ro":
            connection.execute("PRAGMA query_only=ON")
        connection.set_authorizer(_authorize)
    except BaseException:
        connection.close()
        raise
    return connection


def _authorize(action: int, *_of: object) -> int:
    """Other files may not be attached: that is how data would leave, unencrypted, by SQL."""
    return int(dbapi2.SQLITE_DENY if action in _DENIED else dbapi2.SQLITE_OK)


def read_meta(connection: Connection, compartment: str = "") -> Meta:
    """The meta row. Raises DatabaseReplaced when there is none, VaultNewer for a newer form,
    DatabaseDamaged."""
    rows = _rows(connection, _READ_META, compartment)
    if rows is None or len(rows) != 1:
        raise DatabaseReplaced(compartment=compartment)
    form, *rest = rows[0]
    if not isinstance(form, int) or form > META_FORMAT:
        raise VaultNewer()
    vault_id, name, file_id, generation, schema_version = rest
    return Meta(form, vault_id, name, file_id, generation, schema_version)


def _rows(connection: Connection, select: str, compartment: str) -> list[tuple[Any, ...]] | None:
    """All rows of a SELECT; None when there is no such table."""
    with translated(compartment=compartment):
        try:
            return list(connection.execute(select).fetchall())
        except dbapi2.OperationalError as problem:
            if "no such" in str(problem):
                return None
            raise


def _check_meta(meta: Meta, expected: Expected) -> None:
    same = (meta.vault_id, meta.compartment, meta.file_id) == (
        expected.vault_id,
        expected.compartment,
        expected.file.file_id,
    )
    if not same or meta.generation < expected.file.generation:
        raise DatabaseReplaced(compartment=expected.compartment)


def read_head(connection: Connection, compartment: str = "") -> Head:
    """The end of the audit chain in a database; number 0 while nothing was recorded.

    Raises DatabaseDamaged.
    """
    rows = _rows(connection, _READ_HEAD, compartment)
    if not rows:
        return Head()
    number, digest = rows[0]
    # What an outside hand put there must not reach the header; it differs from what was seen.
    genuine = isinstance(digest, str) and _HASH.fullmatch(digest)
    return Head(int(number), digest if genuine else "")


def write_schema_version(connection: Connection, version: int) -> None:
    """Put the schema's version number into the meta row, inside the caller's transaction."""
    if not 0 <= version <= SCHEMA_MOST:
        raise ValueError("schema version out of range")
    connection.execute("UPDATE meta SET schema_version = ? WHERE id = 1", (version,))
