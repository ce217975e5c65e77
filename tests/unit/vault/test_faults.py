"""Faults of the machine become sentences; nothing of a path or a name is left in them."""

from __future__ import annotations

import errno
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from sr_board.vault import durable, faults, process
from sr_board.vault.faults import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseUnfinished,
    DiskFault,
    DiskFull,
    FolderReadOnly,
    TooLittleMemory,
    WrongPassphrase,
    translate,
    translated,
)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, FolderReadOnly),
        (errno.EACCES, FolderReadOnly),
        (errno.EIO, DiskFault),
        (errno.ENOMEM, TooLittleMemory),
    ],
)
def test_faults_of_the_system(code: int, kind: type[Exception]) -> None:
    assert type(translate(OSError(code, "text", "champa/lotus.vault"))) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_READONLY", FolderReadOnly),
        ("SQLITE_READONLY_DIRECTORY", FolderReadOnly),
        ("SQLITE_READONLY_ROLLBACK", DatabaseUnfinished),
        ("SQLITE_IOERR_FSYNC", DiskFault),
        ("SQLITE_CORRUPT_INDEX", DatabaseDamaged),
        ("SQLITE_NOTADB", DatabaseDamaged),
        ("SQLITE_BUSY_SNAPSHOT", DatabaseBusy),
    ],
)
def test_faults_of_the_database(name: str, kind: type[Exception]) -> None:
    problem = dbapi2.OperationalError("text")
    problem.sqlite_errorname = name
    wrapped = OperationalError("UPDATE person SET name = ?", ("Champa",), problem)
    for exc in (problem, wrapped):
        told = translate(exc, compartment="book")
        assert type(told) is kind
        assert told.params["compartment"] == "book"


def test_a_real_full_database_is_told() -> None:
    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA max_page_count=3")
    connection.execute("CREATE TABLE a (b BLOB)")
    with pytest.raises(DiskFull) as caught, translated():
        connection.execute("INSERT INTO a VALUES (zeroblob(100000))")
    connection.close()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_constraint_or_an_unknown_fault_is_nobodys_disk() -> None:
    assert translate(ValueError("x")) is None
    assert translate(OSError("x")) is None
    unique = dbapi2.IntegrityError("x")
    unique.sqlite_errorname = "SQLITE_CONSTRAINT_UNIQUE"
    assert translate(unique) is None
    with pytest.raises(ValueError, match="x"), translated():
        raise ValueError("x")


def test_our_own_errors_pass_unchanged() -> None:
    own = WrongPassphrase()
    assert translate(own) is own
    with pytest.raises(WrongPassphrase) as caught, translated():
        raise own
    assert caught.value is own


def test_every_fault_shows_its_key_only() -> None:
    for name in faults.__all__:
        kind = getattr(faults, name)
        if isinstance(kind, type):
            error = kind() if kind is WrongPassphrase else kind(compartment="book")
            assert str(error) == kind.key


# -- files -------------------------------------------------------------------------------------


def test_a_replaced_file_is_old_or_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "header.json"
    durable.replace_file(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    for broken in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(durable.os, broken, fail)
            with pytest.raises(OSError, match="full"):
                durable.replace_file(path, b"new")
        assert path.read_bytes() == b"old"
        assert [p.name for p in tmp_path.iterdir()] == ["header.json"]
    durable.replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_leftover_of_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "a.part").write_bytes(b"half")
    durable.replace_file(tmp_path / "a", b"whole")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_reading_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert durable.read_bounded(tmp_path / "a", 5) == b"12345"
    assert durable.read_bounded(tmp_path / "a", 4) is None


# -- the process -------------------------------------------------------------------------------

_HARDENED = """
    import ctypes, os, resource, sys, threading, faulthandler
    faulthandler.enable()
    from sr_board.vault.process import harden_process
    harden_process()
    print(oct(os.umask(0o077)), resource.getrlimit(resource.RLIMIT_CORE), faulthandler.is_enabled())
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    def fail():
        name = "Champa Devi"
        raise ValueError("cannot save " + name)
    thread = threading.Thread(target=fail); thread.start(); thread.join()
    fail()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the Linux kernel")
def test_a_hardened_process_shows_no_data() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(_HARDENED)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.split("\n")[:2] == ["0o77 (0, 0) False", "0"]
    lines = done.stderr.strip().split("\n")
    assert len(lines) == 2
    assert all(line.startswith("SRB-") and "ValueError" in line for line in lines)
    assert "Champa" not in done.stderr


def test_a_code_is_the_same_for_the_same_fault_and_holds_no_message() -> None:
    def code(text: str) -> str:
        try:
            raise KeyError(text)
        except KeyError as problem:
            return process.code_of(KeyError, problem.__traceback__)

    assert code("Champa") == code("Rina")
    assert "Champa" not in code("Champa")
