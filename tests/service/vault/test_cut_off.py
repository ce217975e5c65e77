"""Work cut off at an awkward step: after the commit, in the middle of a restore."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from sr_board.vault import durable, headerfile
from sr_board.vault.attachments import put_attachment
from sr_board.vault.backup import make_backup
from sr_board.vault.faults import DiskFull, VaultReadOnly
from sr_board.vault.opened import OpenVault
from sr_board.vault.restore import go_on_with, restore_beside
from tests.service.vault.conftest import Place, record
from tests.service.vault.test_first_cases import OTHER, without_board  # noqa: F401


class PowerCut(BaseException):
    """The end of the process."""


def test_a_folder_that_cannot_be_synced_is_no_failed_commit(
    closed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = closed.open()
    real = os.open

    def no_folders(path: object, flags: int, *rest: int, **names: object) -> int:
        if os.path.isdir(path):  # type: ignore[arg-type]
            raise OSError(errno.EMFILE, "too many open files")
        return real(path, flags, *rest, **names)  # type: ignore[arg-type]

    monkeypatch.setattr(durable.os, "open", no_folders)
    before = vault.generation
    vault.change_policy(2, closed.second(vault))
    assert vault.generation == before + 1
    monkeypatch.undo()
    assert headerfile.load(vault.path).header.generation == before + 1


def test_new_cases_named_by_the_header_on_the_disk_are_not_removed(
    without_board: OpenVault,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The process is told to stop just after the header was written."""
    vault = without_board
    second = vault.second_signer(vault.slots[1].slot_id, OTHER)
    store = headerfile.store

    def cut(folder: Path, header: object) -> None:
        store(folder, header)  # type: ignore[arg-type]
        raise PowerCut

    monkeypatch.setattr("sr_board.vault.held.headerfile.store", cut)
    with pytest.raises(PowerCut):
        vault.grant(second.slot_id, {"cases"}, second)
    monkeypatch.undo()
    vault.abandon()
    header = headerfile.load(vault.path).header
    assert all((vault.path / file.name).exists() for file in header.files.values())


def test_a_restore_that_fails_leaves_the_older_copy_to_read(
    closed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = closed.folder.with_name("kept.db")
    shutil.copy(closed.folder / "book.0001.db", kept)
    with closed.open() as vault:
        record(vault, "book", 2)
    shutil.copy(kept, closed.folder / "book.0001.db")
    vault = closed.open()
    second, seen = closed.second(vault), vault.seen.of(vault.vault_id)

    def full(*_: object) -> None:
        raise DiskFull()

    monkeypatch.setattr("sr_board.vault.held.headerfile.store", full)
    with pytest.raises(DiskFull):
        go_on_with(vault, second)
    monkeypatch.undo()
    assert vault.read_only
    assert vault.cautions
    assert vault.seen.of(vault.vault_id) == seen
    with pytest.raises(VaultReadOnly):
        vault.write_heads()
    vault.abandon()
    assert closed.open().read_only


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """The folders whose lists of names were forced onto the disk."""
    seen: set[Path] = set()
    real = durable.sync_folder

    def note(folder: Path) -> None:
        seen.add(folder)
        real(folder)

    for module in ("attachments", "durable", "restore", "backup"):
        monkeypatch.setattr(f"sr_board.vault.{module}.sync_folder", note)
    return seen


def test_the_folders_of_a_new_attachment_are_on_the_disk_too(
    closed: Place, synced: set[Path]
) -> None:
    vault = closed.open()
    kept = put_attachment(vault, "book", b"x")
    place = vault.path / "att" / kept.attachment_id[:2]
    assert {place, place.parent, vault.path} <= synced


def test_an_unpacked_backup_is_on_the_disk_and_leftovers_go(
    closed: Place, synced: set[Path], tmp_path: Path
) -> None:
    vault = closed.open()
    put_attachment(vault, "book", b"x")
    made = make_backup(vault, tmp_path / "stick")
    left = tmp_path / ".copy.vault.0a1b2c3d.part"
    left.mkdir()
    restore_beside(made.path, tmp_path / "copy.vault")
    assert {p.name for p in synced} >= {"att"}
    assert any(p.name.startswith(".copy.vault") for p in synced)
    assert not left.exists()
