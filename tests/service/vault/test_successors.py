"""A migration works on a copy; the header decides which file counts, a crash decides nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest

from sr_board.base.errors import OutOfDate
from sr_board.vault import headerfile
from sr_board.vault.faults import CompartmentClosed, DatabaseDamaged, DiskFull, VaultReadOnly
from sr_board.vault.opened import OpenVault
from sr_board.vault.successors import (
    Successor,
    adopt_successors,
    begin_successor,
    discard_successors,
)
from tests.service.vault.conftest import TREASURER, Place, record, rows


def migrate(successor: Successor) -> None:
    connection = successor.connect()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ALTER TABLE audit_event ADD COLUMN note TEXT")
    connection.execute("UPDATE meta SET schema_version = 2")
    connection.execute("COMMIT")
    connection.close()


def names(place: Place) -> list[str]:
    return sorted(p.name for p in place.folder.iterdir() if ".db" in p.name)


def test_both_databases_follow_in_one_step(closed: Place) -> None:
    vault = closed.open()
    made = [begin_successor(vault, name) for name in ("book", "cases")]
    for successor in made:
        migrate(successor)
    generation = vault.generation
    adopt_successors(vault, made)
    assert vault.generation == generation + 1
    assert names(closed) == ["book.0002.db", "cases.0002.db"]
    assert (vault.schema_version("book"), rows(vault, "book"), rows(vault, "cases")) == (2, 3, 2)
    vault.close()
    with closed.open() as again:
        assert again.cautions == ()
        assert rows(again, "cases") == 2


def test_who_lacks_a_key_carries_the_book_alone(closed: Place) -> None:
    vault = closed.open(TREASURER)
    with pytest.raises(CompartmentClosed):
        begin_successor(vault, "cases")
    adopt_successors(vault, [begin_successor(vault, "book")])
    assert names(closed) == ["book.0002.db", "cases.0001.db"]


def test_an_original_that_went_on_is_not_overtaken(closed: Place) -> None:
    vault = closed.open()
    successor = begin_successor(vault, "book")
    record(vault, "book", 1)
    with pytest.raises(OutOfDate):
        adopt_successors(vault, [successor])
    discard_successors([successor])
    assert names(closed) == ["book.0001.db", "cases.0001.db"]
    assert rows(vault, "book") == 4


def test_a_copy_that_is_not_sound_is_not_adopted(closed: Place) -> None:
    vault = closed.open()
    successor = begin_successor(vault, "book")
    raw = bytearray(successor.path.read_bytes())
    raw[2 * 4096 + 77] ^= 1
    successor.path.write_bytes(raw)
    with pytest.raises(DatabaseDamaged):
        adopt_successors(vault, [successor])
    assert rows(vault, "book") == 3


def test_a_vault_open_to_read_has_no_successors(closed: Place) -> None:
    vault = closed.open(read_only=True)
    with pytest.raises(VaultReadOnly):
        begin_successor(vault, "book")
    with pytest.raises(VaultReadOnly):
        adopt_successors(vault, [])


def test_a_full_disk_leaves_the_original(closed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = closed.open()

    def full(*_: object) -> str:
        raise OSError(28, "full")

    monkeypatch.setattr("sr_board.vault.successors.copy_stream", full)
    with pytest.raises(DiskFull):
        begin_successor(vault, "book")
    assert names(closed) == ["book.0001.db", "cases.0001.db"]


class _PowerCut(BaseException):
    """The process ends here."""


def _until(monkeypatch: pytest.MonkeyPatch, vault: OpenVault, moment: str) -> None:
    """Begin and adopt a successor, and stop dead at a moment."""
    successor = begin_successor(vault, "book")
    migrate(successor)

    def stop(*_: object, **__: object) -> None:
        raise _PowerCut

    if moment == "before the header":
        monkeypatch.setattr(headerfile, "store", stop)
    if moment == "after the header":
        monkeypatch.setattr(vault, "commit", _then(vault.commit, stop))
    if moment != "before adopting":
        with pytest.raises(_PowerCut):
            adopt_successors(vault, [successor])
    monkeypatch.undo()
    vault.abandon()


def _then(act: Callable[..., None], after: Callable[[], None]) -> Callable[..., None]:
    def both(*arguments: object) -> None:
        act(*arguments)
        after()

    return both


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("before adopting", "book.0001.db"),
        ("before the header", "book.0001.db"),
        ("after the header", "book.0002.db"),
    ],
)
def test_leftovers_of_a_crash_are_tidied_at_the_next_opening(
    closed: Place, monkeypatch: pytest.MonkeyPatch, moment: str, left: str
) -> None:
    _until(monkeypatch, closed.open(), moment)
    assert len(names(closed)) == 3
    with closed.open() as vault:
        assert vault.cautions == ()
        assert rows(vault, "book") == 3
    assert names(closed) == [left, "cases.0001.db"]


def test_a_reader_tidies_nothing(closed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    _until(monkeypatch, closed.open(), "before adopting")
    closed.open(read_only=True).close()
    assert len(names(closed)) == 3


def test_beside_an_older_header_nothing_is_tidied_away(closed: Place) -> None:
    # The header of yesterday with the databases of today: what it does not name is the truth.
    old = {n: (closed.folder / n).read_bytes() for n in ("header.json", "header.prev.json")}
    shutil.copy(closed.folder / "book.0001.db", closed.folder.with_name("kept.db"))
    vault = closed.open()
    adopt_successors(vault, [begin_successor(vault, "book")])
    vault.close()
    for name, raw in old.items():
        (closed.folder / name).write_bytes(raw)
    os.replace(closed.folder.with_name("kept.db"), closed.folder / "book.0001.db")
    vault = closed.open()
    assert vault.read_only
    assert "book.0002.db" in names(closed)


def test_a_cut_off_write_is_rolled_back_at_the_next_opening(closed: Place) -> None:
    vault = closed.open()
    connection = vault.connect("book")
    connection.execute("PRAGMA cache_size=2")
    connection.execute("CREATE TABLE filler (b BLOB)")
    connection.execute("BEGIN IMMEDIATE")
    for _ in range(50):
        connection.execute("INSERT INTO filler VALUES (zeroblob(5000))")
    # As a power cut leaves it: pages already in the file, the journal beside it.
    for path in list(closed.folder.iterdir()):
        shutil.copy(path, closed.folder.with_name("cut." + path.name))
    connection.execute("ROLLBACK")
    connection.close()
    vault.abandon()
    for path in closed.folder.parent.glob("cut.*"):
        os.replace(path, closed.folder / path.name.removeprefix("cut."))
    assert (closed.folder / "book.0001.db-journal").exists()
    with closed.open() as again:
        assert rows(again, "book") == 3
        connection = again.connect("book")
        assert connection.execute("SELECT count(*) FROM filler").fetchone() == (0,)
        connection.close()
    assert not (closed.folder / "book.0001.db-journal").exists()
