"""Backups that are known to be good, and restoring from them."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sr_board.base.errors import InputInvalid
from sr_board.vault import backup, backup_file
from sr_board.vault.attachments import put_attachment, read_attachment
from sr_board.vault.backup import (
    inspect_backup,
    list_backups,
    make_backup,
    prune_backups,
    verify_backup,
)
from sr_board.vault.check import check_vault
from sr_board.vault.faults import (
    BackupDamaged,
    BackupNotVerified,
    DatabaseDamaged,
    DiskFull,
    SecondSignerNeeded,
    SignatureRefused,
    VaultExists,
    VaultInUse,
)
from sr_board.vault.restore import go_on_with, put_in_place, restore_beside
from tests.service.vault.conftest import MARKER, SECRETARY, TREASURER, Place, record, rows


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def test_a_backup_is_verified_and_says_what_it_holds(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        record(vault, "book", 1)
        made = make_backup(vault, stick)
        assert made.opened == ("book", "cases")
        assert made.generation == vault.generation
        assert verify_backup(vault, made.path) == ("book", "cases")
    face = inspect_backup(made.path)
    assert face.heads["book"].number == 4
    assert face.tile.symbol == "flower"
    assert [slot.tile.symbol for slot in face.slots] == ["bell", "fish", "moon"]
    assert [p.name for p in stick.iterdir()] == [made.path.name]
    seen = vault.seen.of(vault.vault_id)
    assert seen is not None
    assert seen.backup_generation == made.generation


def test_nothing_readable_is_in_a_backup_nor_for_others(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
    raw = made.path.read_bytes()
    assert MARKER.encode() not in raw
    assert b"SQLite format 3" not in raw
    assert b"audit_event" not in raw
    assert made.path.stat().st_mode & 0o077 == 0


def test_the_treasurer_backs_up_what_she_cannot_read(closed: Place, stick: Path) -> None:
    with closed.open(TREASURER) as vault:
        made = make_backup(vault, stick)
        assert (made.opened, made.copied) == (("book",), ("cases",))
    restored = restore_beside(made.path, stick / "beside.vault")
    with closed.open(folder=restored, read_only=True) as vault:
        assert rows(vault, "cases") == 2


def test_a_backup_from_a_vault_open_to_read_only(closed: Place, stick: Path) -> None:
    with closed.open(read_only=True) as vault:
        assert make_backup(vault, stick).opened == ("book", "cases")


def test_attachments_go_with_it(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        kept = put_attachment(vault, "cases", b"scan of a paper")
        made = make_backup(vault, stick)
    restored = restore_beside(made.path, stick / "beside.vault")
    with closed.open(folder=restored, read_only=True) as vault:
        assert read_attachment(vault, "cases", kept.attachment_id, kept.key) == b"scan of a paper"
        assert check_vault(vault).sound


def test_progress_counts_the_bytes_and_can_cancel(closed: Place, stick: Path) -> None:
    vault = closed.open()
    told: list[int] = []
    made = make_backup(vault, stick, told.append)
    assert sum(told) >= 2 * (made.size - 100_000)

    def cancel(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_backup(vault, stick, cancel)
    assert [p.name for p in stick.iterdir()] == [made.path.name]


def _break_on_writing(monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None]) -> None:
    """Harm the file between writing and checking, as a bad stick does."""
    honest = backup._write

    def dishonest(vault: object, part: Path, *rest: object) -> object:
        counts = honest(vault, part, *rest)  # type: ignore[arg-type]
        harm(part)
        return counts

    monkeypatch.setattr(backup, "_write", dishonest)


def _flip_middle(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [_flip_middle, _cut, _empty])
def test_a_stick_that_loses_bytes_makes_no_backup(
    closed: Place, stick: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None]
) -> None:
    vault = closed.open()
    good = make_backup(vault, stick)
    closed.clock.tick(60)
    _break_on_writing(monkeypatch, harm)
    with pytest.raises(BackupNotVerified):
        make_backup(vault, stick)
    assert [p.name for p in stick.iterdir()] == [good.path.name]


def test_a_full_stick_is_told_and_leaves_nothing(
    closed: Place, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    vault = closed.open()
    monkeypatch.setattr(backup, "copy_stream", full)
    with pytest.raises(DiskFull):
        make_backup(vault, stick)
    assert list(stick.iterdir()) == []


def test_a_damaged_database_is_not_backed_up_as_good(closed: Place, stick: Path) -> None:
    vault = closed.open()
    path = closed.folder / "book.0001.db"
    raw = bytearray(path.read_bytes())
    raw[2 * 4096 + 99] ^= 1
    path.write_bytes(raw)
    with pytest.raises((BackupNotVerified, DatabaseDamaged)):
        make_backup(vault, stick)
    assert list(stick.iterdir()) == []


def test_leftovers_of_an_interrupted_backup_are_swept(closed: Place, stick: Path) -> None:
    vault = closed.open()
    short = vault.vault_id[:8]
    (stick / f".srb-{short}-x.check").mkdir(parents=True)
    (stick / f"srb-{short}-g000001-x.vbk.part").write_bytes(b"half")
    (stick / "srb-ffffffff-g000001-x.vbk.part").write_bytes(b"another vault's")
    make_backup(vault, stick)
    names = sorted(p.name for p in stick.iterdir())
    assert len(names) == 2
    assert names[1] == "srb-ffffffff-g000001-x.vbk.part"


def test_flips_and_cuts_of_a_finished_backup_are_found(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
        sound = made.path.read_bytes()
        for at in range(60, len(sound), len(sound) // 40):
            changed = bytearray(sound)
            changed[at] ^= 0x10
            made.path.write_bytes(changed)
            with pytest.raises((BackupDamaged, BackupNotVerified)):
                verify_backup(vault, made.path)
        made.path.write_bytes(sound[:-1])
        with pytest.raises(BackupDamaged):
            inspect_backup(made.path)


def _archive(entries: dict[str, bytes], compress: bool = False) -> bytes:
    memory = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return memory.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"MZ renamed",
        _archive({}),
        _archive({"manifest.json": b"{}", "header.json": b"{}"}),
        _archive({"../../etc/passwd": b"x", "manifest.json": b"{}"}),
        _archive({"manifest.json": b"0" * 50_000_000}, compress=True),
    ],
)
def test_what_is_no_backup_is_told(stick: Path, raw: bytes) -> None:
    stick.mkdir()
    path = stick / "thing.vbk"
    path.write_bytes(raw)
    with pytest.raises(BackupDamaged):
        inspect_backup(path)
    assert list_backups(stick) == []
    with pytest.raises(BackupDamaged):
        restore_beside(path, stick / "out.vault")
    assert [p.name for p in stick.iterdir()] == ["thing.vbk"]


def test_a_missing_backup_is_told(stick: Path) -> None:
    with pytest.raises(BackupDamaged):
        inspect_backup(stick / "gone.vbk")


def test_an_entry_slipped_in_is_found(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
    with zipfile.ZipFile(made.path, "a") as archive:
        archive.writestr(backup_file.entry_info("att/ab/" + "ab" * 16 + ".bin"), b"x")
    with pytest.raises(BackupDamaged):
        inspect_backup(made.path)


def test_old_backups_go_by_the_rule(closed: Place, stick: Path, tmp_path: Path) -> None:
    vault = closed.open()
    for day in range(12):
        record(vault, "book", 1)
        make_backup(vault, stick)
        closed.clock.tick(86_400)
        if day == 0:
            (stick / "srb-notes.txt").write_text("not ours")
    other = Place(tmp_path / "other.vault", tmp_path / "s2", closed.clock)
    foreign = make_backup(other.create(), stick)
    gone = prune_backups(stick, vault)
    left = list_backups(stick, vault.vault_id)
    assert len(gone) + len(left) == 12
    assert 7 <= len(left) <= 9
    assert left[0].generation == vault.generation
    assert left == sorted(left, key=lambda face: -face.generation)
    assert foreign.path.exists()
    assert len(list_backups(stick)) == len(left) + 1
    other.close_all()


def test_forged_backups_do_not_push_out_the_true_ones(
    closed: Place, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The id of a vault is public: anybody can write sound backups that bear it."""
    vault = closed.open()
    true = [make_backup(vault, stick).path]
    with monkeypatch.context() as patch:
        patch.setattr("sr_board.vault.founding.new_id", lambda: vault.vault_id)
        forger = Place(tmp_path / "forged.vault", tmp_path / "s2", closed.clock)
        other = forger.create()
    assert other.vault_id == vault.vault_id
    for _ in range(20):
        closed.clock.tick(-31 * 86_400)
        other.commit(other.header)
        make_backup(other, stick)
    forger.close_all()
    assert prune_backups(stick, vault) == ()
    assert all(path.exists() for path in true)


def test_a_forged_date_stops_nothing(closed: Place, stick: Path) -> None:
    vault = closed.open()
    for moment in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)):
        closed.clock.set(moment)
        with contextlib.suppress(BackupDamaged, BackupNotVerified):
            make_backup(vault, stick)
    closed.clock.set(datetime(2026, 11, 22, tzinfo=UTC))
    good = make_backup(vault, stick)
    assert good.path not in prune_backups(stick, vault)


def test_entries_that_lie_over_each_other_are_refused(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small file must not unpack to a large one."""
    stick.mkdir(exist_ok=True)
    path = stick / "bomb.vbk"
    monkeypatch.setattr(backup_file.Manifest, "read", lambda _: pytest.fail("went on"))
    monkeypatch.setattr(backup_file, "_small", lambda *_: b"")
    with zipfile.ZipFile(path, "w") as archive:
        name = "att/ab/" + "ab" * 16 + ".bin"
        archive.writestr(backup_file.entry_info(name), bytes(100_000))
        one = archive.getinfo(name)
        for number in range(16, 40):
            again = backup_file.entry_info(f"att/{number:02x}/" + f"{number:02x}" * 16 + ".bin")
            again.file_size = again.compress_size = one.file_size
            again.CRC, again.header_offset = one.CRC, one.header_offset
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
        archive._didModify = True  # type: ignore[attr-defined]
    with zipfile.ZipFile(path) as archive, pytest.raises(BackupDamaged):
        backup_file._believed(path, archive)


# -- restoring ---------------------------------------------------------------------------------


def test_a_restore_drill_shows_the_old_state_beside(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
        record(vault, "book", 2)
    beside = restore_beside(made.path, closed.folder.with_name("drill.vault"))
    with closed.open(folder=beside) as drill:
        assert drill.read_only
        assert {c.key for c in drill.cautions} >= {"older-vault", "older-database"}
        assert rows(drill, "book") == 3
        assert check_vault(drill).findings != ()
    with closed.open() as vault:
        assert rows(vault, "book") == 5


def test_nothing_is_unpacked_over_something(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
    with pytest.raises(VaultExists):
        restore_beside(made.path, closed.folder)


def test_restoring_over_a_newer_vault_keeps_it_and_needs_two(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
        record(vault, "book", 2)
        vault.change_policy(2, closed.second(vault))
    newest = vault.generation
    beside = restore_beside(made.path, closed.folder.with_name("back.vault"))
    restored = closed.open(folder=beside)
    with pytest.raises(SecondSignerNeeded):
        put_in_place(restored, closed.folder)
    assert closed.folder.exists()
    done = put_in_place(restored, closed.folder, closed.second(restored))
    assert done.generation > newest
    assert done.kept is not None
    assert not beside.exists()
    with closed.open() as vault:
        assert vault.cautions == ()
        assert rows(vault, "book") == 3
        record(vault, "book", 1)
        assert vault.header.act.kind == "restore"
        assert len(vault.header.act.signatures) == 2
    with closed.open(folder=done.kept) as kept:
        assert kept.read_only
        assert rows(kept, "book") == 5


def test_a_lost_vault_comes_back_from_its_backup(closed: Place, stick: Path) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
        record(vault, "book", 1)
    shutil.rmtree(closed.folder)
    beside = restore_beside(made.path, stick / "back.vault")
    restored = closed.open(folder=beside)
    done = put_in_place(restored, closed.folder, closed.second(restored))
    assert done.kept is None
    with closed.open(SECRETARY) as vault:
        assert not vault.read_only
        assert rows(vault, "cases") == 2


def test_on_a_new_machine_a_restored_vault_simply_opens(
    closed: Place, stick: Path, tmp_path: Path
) -> None:
    with closed.open() as vault:
        made = make_backup(vault, stick)
    restored = restore_beside(made.path, tmp_path / "new machine" / "lotus.vault")
    with closed.open(folder=restored, elsewhere=tmp_path / "its state") as vault:
        assert vault.cautions == ()
        record(vault, "book", 1)


def test_a_vault_that_is_open_is_not_replaced(closed: Place, stick: Path) -> None:
    vault = closed.open()
    made = make_backup(vault, stick)
    beside = restore_beside(made.path, closed.folder.with_name("back.vault"))
    restored = closed.open(folder=beside, read_only=True)
    with pytest.raises(VaultInUse):
        put_in_place(restored, closed.folder, closed.second(restored))
    assert rows(vault, "book") == 3


def test_another_vaults_place_is_refused(closed: Place, stick: Path, tmp_path: Path) -> None:
    other = Place(tmp_path / "other.vault", tmp_path / "s2", closed.clock)
    other.create().close()
    with closed.open() as vault:
        made = make_backup(vault, stick)
    restored = closed.open(folder=restore_beside(made.path, stick / "b.vault"), read_only=True)
    with pytest.raises(InputInvalid, match="restore-other-vault"):
        put_in_place(restored, other.folder, closed.second(restored))
    with pytest.raises(InputInvalid, match="restore-onto-itself"):
        put_in_place(restored, restored.path, closed.second(restored))


def test_a_vault_of_other_founders_with_the_same_id_is_no_restore(
    closed: Place, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed.open().close()
    vault_id = closed.open(read_only=True).vault_id
    monkeypatch.setattr("sr_board.vault.founding.new_id", lambda: vault_id)
    forged = Place(tmp_path / "forged.vault", tmp_path / "s2", closed.clock)
    vault = forged.create()
    monkeypatch.undo()
    for place in (closed.folder, tmp_path / "free.vault"):
        with pytest.raises(SignatureRefused):
            restored = forged.open(elsewhere=closed.state, read_only=True)
            put_in_place(restored, place, forged.second(restored))
    vault.abandon()
    with closed.open() as again:
        assert again.cautions == ()


def test_two_persons_can_go_on_with_an_older_copy(closed: Place) -> None:
    kept = closed.folder.with_name("kept.db")
    shutil.copy(closed.folder / "book.0001.db", kept)
    with closed.open() as vault:
        record(vault, "book", 2)
    shutil.copy(kept, closed.folder / "book.0001.db")
    vault = closed.open()
    assert vault.read_only
    with pytest.raises(SecondSignerNeeded):
        go_on_with(vault)
    assert vault.read_only
    go_on_with(vault, closed.second(vault))
    record(vault, "book", 1)
    vault.close()
    with closed.open() as again:
        assert again.cautions == ()
        assert (rows(again, "book"), again.header.heads["book"].number) == (4, 4)


def test_a_reader_does_not_copy_what_another_window_may_be_writing(
    closed: Place, stick: Path
) -> None:
    """Without the key of the cases nothing can hold their writer still but the vault's lock."""
    writer = closed.open()
    reader = closed.open(TREASURER, read_only=True)
    with pytest.raises(VaultInUse):
        make_backup(reader, stick)
    assert list(stick.glob("*")) == []
    both = closed.open(SECRETARY, read_only=True)
    assert make_backup(both, stick).opened == ("book", "cases")
    writer.close()
    assert make_backup(reader, stick).copied == ("cases",)
    closed.open().close()
