"""Damaged, exchanged, older and newer files: each ends in its own sentence, nothing is lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sr_board.base.errors import SRBoardError
from sr_board.vault import headerfile
from sr_board.vault.check import check_vault
from sr_board.vault.compartments import write_schema_version
from sr_board.vault.faults import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseMissing,
    DatabaseReplaced,
    DatabaseUnfinished,
    FolderReadOnly,
    NotAVault,
    SecondSignerNeeded,
    VaultReadOnly,
)
from sr_board.vault.header import VERSION
from sr_board.vault.opened import OpenVault
from sr_board.vault.vault import look_at
from tests.service.vault.conftest import CHAIR, TREASURER, Place, record, rows


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 100)


def _cut_on_a_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)


def _one_byte(path: Path) -> None:
    os.truncate(path, 1)


def _salt_bit(path: Path) -> None:
    _flip(path, 5 * 8)


def _first_page_bit(path: Path) -> None:
    _flip(path, 200 * 8)


def _plain_database(path: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE meta (id INTEGER)")
    plain.commit()
    plain.close()


def _flip(path: Path, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[bit // 8] ^= 1 << (bit % 8)
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (Path.unlink, DatabaseMissing),
        (_empty, DatabaseEmpty),
        (_cut, DatabaseDamaged),
        (_cut_on_a_page, DatabaseDamaged),
        (_one_byte, DatabaseDamaged),
        (_salt_bit, DatabaseDamaged),
        (_first_page_bit, DatabaseDamaged),
        (_plain_database, DatabaseReplaced),
    ],
)
@pytest.mark.parametrize("name", ["book", "cases"])
def test_harm_to_a_database_is_told_apart(
    closed: Place, harm: Callable[[Path], None], error: type[Exception], name: str
) -> None:
    harm(closed.folder / f"{name}.0001.db")
    with pytest.raises(error) as caught:
        closed.open()
    assert isinstance(caught.value, SRBoardError)
    assert caught.value.params["compartment"] == name
    assert str(closed.folder) not in repr(caught.value) + str(caught.value.__cause__)


def test_an_opened_database_that_is_exchanged_is_told(closed: Place) -> None:
    vault = closed.open()
    _empty(closed.folder / "book.0001.db")
    with pytest.raises(DatabaseEmpty):
        vault.connect("book")


def test_databases_cannot_be_exchanged_with_each_other(closed: Place) -> None:
    book, cases = closed.folder / "book.0001.db", closed.folder / "cases.0001.db"
    shutil.copy(cases, book)
    with pytest.raises(DatabaseReplaced):
        closed.open(TREASURER)


def test_a_database_of_another_vault_is_refused(closed: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "other.vault", tmp_path / "s2", closed.clock)
    other.create().close()
    shutil.copy(other.folder / "book.0001.db", closed.folder / "book.0001.db")
    with pytest.raises(DatabaseReplaced):
        closed.open()


def test_a_row_that_says_another_file_is_refused(closed: Place) -> None:
    vault = closed.open()
    connection = vault.connect("book")
    connection.execute("UPDATE meta SET file_id = ?", ("0" * 32,))
    with pytest.raises(DatabaseReplaced):
        vault.connect("book")
    connection.execute("DROP TABLE meta")
    connection.close()
    with pytest.raises(DatabaseReplaced):
        vault.connect("book")


def test_random_flips_in_a_database_are_all_found(closed: Place) -> None:
    path = closed.folder / "book.0001.db"
    sound = path.read_bytes()
    dice = random.Random(20261122)
    missed = []
    for bit in (dice.randrange(len(sound) * 8) for _ in range(60)):
        path.write_bytes(sound)
        _flip(path, bit)
        vault = closed.open(for_check=True)
        if check_vault(vault).sound:
            missed.append(bit)
        vault.abandon()
    assert missed == []


def test_a_sound_vault_has_no_findings(closed: Place) -> None:
    with closed.open() as vault:
        told: list[str] = []
        report = check_vault(vault, told.append)
        assert report.findings == ()
        assert report.opened == ("book", "cases")
        assert told == ["header", "book", "cases", "attachments", "folder"]
    with closed.open(TREASURER) as vault:
        report = check_vault(vault)
        assert (report.sound, report.closed) == (True, ("cases",))


def test_the_check_names_what_it_finds(closed: Place) -> None:
    _flip(closed.folder / "book.0001.db", (2 * 4096 + 300) * 8)
    _empty(closed.folder / "cases.0001.db")
    (closed.folder / "letter.txt").write_text("x")
    (closed.folder / "att" / "ab").mkdir(parents=True)
    (closed.folder / "att" / "ab" / ("ab" * 16 + ".bin")).write_bytes(b"short")
    closed.folder.chmod(0o755)
    _flip(closed.folder / "header.prev.json", 800)
    report = check_vault(closed.open(for_check=True))
    assert {finding.key for finding in report.findings} >= {
        "check-header-copy",
        "check-pages",
        "database-empty",
        "check-attachments",
        "check-stray-files",
        "check-folder-open",
    }
    assert not report.sound


def test_the_treasurers_check_sees_that_the_cases_are_cut(closed: Place) -> None:
    _cut(closed.folder / "cases.0001.db")
    vault = closed.open(TREASURER)
    assert [f.key for f in check_vault(vault).findings] == ["database-damaged"]


def test_loose_references_are_found(closed: Place) -> None:
    vault = closed.open()
    connection = vault.connect("book")
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TABLE b (a_id INTEGER REFERENCES a(id))")
    connection.execute("INSERT INTO b VALUES (7)")
    connection.close()
    assert [f.key for f in check_vault(vault).findings] == ["check-references"]


def test_no_other_file_can_be_attached(closed: Place, tmp_path: Path) -> None:
    connection = closed.open().connect("book")
    for sql in (f"ATTACH '{tmp_path / 'out.db'}' AS o KEY ''", "VACUUM INTO '/dev/null'"):
        with pytest.raises(Exception, match="auth"):
            connection.execute(sql)
    connection.close()
    assert not (tmp_path / "out.db").exists()


# -- the header --------------------------------------------------------------------------------


def test_a_damaged_header_is_mended_from_its_copy(closed: Place) -> None:
    _flip(closed.folder / "header.json", 900)
    with closed.open() as vault:
        assert [c.key for c in vault.cautions] == ["header-copy-used"]
        assert not vault.read_only
    found = headerfile.load(closed.folder)
    assert not found.other_damaged


def test_without_any_header_it_is_no_vault(closed: Place) -> None:
    for name in ("header.json", "header.prev.json"):
        (closed.folder / name).unlink()
    with pytest.raises(NotAVault):
        closed.open()


def test_a_newer_vault_opens_to_read_only(closed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = closed.open()
    vault.commit(replace(vault.header, version=VERSION + 1))
    vault.abandon()
    assert look_at(closed.folder, state_dir=closed.state).newer
    newer = closed.open()
    assert newer.read_only
    assert [c.key for c in newer.cautions] == ["opened-newer"]
    assert rows(newer, "book") == 3
    with pytest.raises(VaultReadOnly):
        newer.change_policy(3)


def test_a_newer_schema_opens_to_read_only(closed: Place) -> None:
    vault = closed.open()
    connection = vault.connect("cases")
    write_schema_version(connection, 7)
    connection.close()
    assert (vault.schema_version("cases"), vault.schema_version("book")) == (7, 0)
    vault.close()
    assert closed.open(newest_schema=6).read_only
    assert not closed.open(newest_schema=7).read_only


# -- older copies ------------------------------------------------------------------------------


def _later(place: Place, work: Callable[[OpenVault], None]) -> Path:
    """Keep a copy of the vault as it is, then go on working; where the copy is."""
    copy = place.folder.with_name("copy")
    shutil.copytree(place.folder, copy)
    vault = place.open()
    work(vault)
    vault.abandon()
    return copy


def test_an_older_database_put_back_is_seen(closed: Place) -> None:
    copy = _later(closed, lambda vault: record(vault, "book", 2))
    shutil.copy(copy / "book.0001.db", closed.folder / "book.0001.db")
    vault = closed.open()
    assert vault.read_only
    (caution,) = vault.cautions
    assert caution.key == "older-database"
    assert dict(caution.params) == {"compartment": "book", "missing": 2, "have": 3, "seen": 5}
    assert [f.key for f in check_vault(vault).findings] == ["older-database"]


def test_an_older_database_is_seen_on_a_new_machine_by_the_header(
    closed: Place, tmp_path: Path
) -> None:
    early = closed.folder.with_name("early.db")
    shutil.copy(closed.folder / "book.0001.db", early)
    with closed.open() as vault:
        record(vault, "book", 1)
    shutil.copy(early, closed.folder / "book.0001.db")
    vault = closed.open(elsewhere=tmp_path / "another machine")
    assert [c.key for c in vault.cautions] == ["older-database"]


def test_an_older_vault_put_back_is_seen(closed: Place) -> None:
    def work(vault: OpenVault) -> None:
        vault.change_policy(2, closed.second(vault))
        vault.change_policy(2, closed.second(vault))

    copy = _later(closed, work)
    shutil.rmtree(closed.folder)
    shutil.copytree(copy, closed.folder)
    assert [c.key for c in look_at(closed.folder, state_dir=closed.state).cautions] == [
        "older-vault"
    ]
    vault = closed.open()
    assert vault.read_only
    assert vault.cautions[0].params == {"generations": 2}
    assert closed.open().cautions == vault.cautions  # looking at it does not make it the newest


def test_two_copies_that_went_different_ways_are_seen(closed: Place) -> None:
    copy = _later(closed, lambda vault: vault.change_policy(2, closed.second(vault)))
    # On another machine the copy changes too, and comes back with the same generation.
    with closed.open(folder=copy, elsewhere=copy.with_name("s2")) as other:
        other.change_policy(3, closed.second(other))
    vault = closed.open(folder=copy)
    assert vault.read_only
    assert "vault-twin" in {c.key for c in vault.cautions}


def test_a_newer_copy_from_another_machine_is_welcome(closed: Place, tmp_path: Path) -> None:
    with closed.open(elsewhere=tmp_path / "s2") as vault:
        record(vault, "book", 5)
    with closed.open() as vault:
        assert vault.cautions == ()
        assert not vault.read_only


@pytest.mark.parametrize("content", [b"", b"{", b'{"vaults":[]}', b"\x00" * 50])
def test_a_lost_memory_is_no_obstacle(closed: Place, content: bytes) -> None:
    (closed.state / "seen.json").write_bytes(content)
    with closed.open() as vault:
        assert vault.cautions == ()
    entry = json.loads((closed.state / "seen.json").read_bytes())["vaults"][vault.vault_id]
    assert entry["heads"]["book"]["n"] == 3


def test_a_memory_that_cannot_be_written_is_no_obstacle(closed: Place, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with closed.open(elsewhere=tmp_path / "file") as vault:
        record(vault, "book", 1)
        assert rows(vault, "book") == 4


# -- media that cannot be written --------------------------------------------------------------


@pytest.fixture
def stick(closed: Place) -> Iterator[Path]:
    """A copy of the vault where the running user may not write. Root may write anywhere, so as
    root the test becomes "nobody" for its duration."""
    if os.name == "nt":
        pytest.skip("file rights are another matter on Windows")
    root = Path(tempfile.mkdtemp())
    folder = root / "lotus.vault"
    shutil.copytree(closed.folder, folder)
    as_root = os.geteuid() == 0
    for path in (*folder.rglob("*"), folder, root):
        path.chmod(0o555 if path.is_dir() else 0o444)
        if as_root:
            os.chown(path, 65534, 65534)
    if as_root:
        os.seteuid(65534)
    yield folder
    if as_root:
        os.seteuid(0)
    for path in (root, folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(root)


def test_a_read_only_stick_opens_to_read(closed: Place, stick: Path) -> None:
    vault = closed.open(folder=stick)
    assert [c.key for c in vault.cautions] == ["opened-read-only-folder"]
    assert rows(vault, "book") == 3
    assert rows(vault, "cases") == 2
    with pytest.raises(VaultReadOnly):
        vault.change_policy(2)
    vault.close()


def test_on_a_stick_that_has_no_lock_file_it_opens_too(closed: Place, stick: Path) -> None:
    vault = closed.open(folder=stick, read_only=True)
    assert vault.cautions == ()
    assert check_vault(vault).sound


def test_making_a_vault_where_nothing_can_be_written_is_told(closed: Place, stick: Path) -> None:
    other = Place(stick / "new.vault", closed.state, closed.clock)
    with pytest.raises(FolderReadOnly):
        other.create()


# -- users -------------------------------------------------------------------------------------


def test_a_refused_act_changes_nothing(closed: Place) -> None:
    vault = closed.open(CHAIR)
    before = vault.header
    with pytest.raises(SecondSignerNeeded):
        vault.grant(closed.slots[TREASURER], {"cases"})
    assert vault.header == before
    assert headerfile.load(closed.folder).header == before


def _cut_off_write(place: Place, copy: Path) -> None:
    """A copy of the folder as a power cut leaves it: pages written, the journal still there."""
    vault = place.open()
    connection = vault.connect("book")
    connection.execute("PRAGMA cache_size=2")
    connection.execute("CREATE TABLE filler (b BLOB)")
    connection.execute("BEGIN IMMEDIATE")
    for _ in range(50):
        connection.execute("INSERT INTO filler VALUES (zeroblob(5000))")
    shutil.copytree(place.folder, copy)
    connection.execute("ROLLBACK")
    connection.close()
    vault.abandon()


def test_a_write_cut_off_is_told_where_it_cannot_be_undone(closed: Place) -> None:
    copy = closed.folder.with_name("copy.vault")
    _cut_off_write(closed, copy)
    with pytest.raises(DatabaseUnfinished):
        closed.open(folder=copy, read_only=True)
    with closed.open(folder=copy) as mended:
        assert rows(mended, "book") == 3


def test_a_write_cut_off_is_told_on_a_stick_too(
    closed: Place, request: pytest.FixtureRequest
) -> None:
    _cut_off_write(closed, closed.folder.with_name("copy.vault"))
    shutil.rmtree(closed.folder)
    os.replace(closed.folder.with_name("copy.vault"), closed.folder)
    stick = request.getfixturevalue("stick")
    with pytest.raises(DatabaseUnfinished):
        closed.open(folder=stick)
