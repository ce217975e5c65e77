"""Making a backup that is known to be good: written to the target, read again from the target.

A backup counts only after it was re-opened where it lies, unlocked, both integrity checks, row
counts and the audit head agreed; until then it bears a temporary name.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO

from sr_board.base.errors import SRBoardError
from sr_board.base.ids import new_id
from sr_board.vault.attachments import PLACE
from sr_board.vault.backup_file import (
    HEADER,
    MANIFEST,
    BackupFile,
    Manifest,
    entry_info,
    read_backup,
)
from sr_board.vault.backup_keep import KeptBackup, to_delete
from sr_board.vault.check import integrity_findings
from sr_board.vault.compartments import Expected, open_database, read_head
from sr_board.vault.copying import Progress, copy_stream, held_still, row_counts
from sr_board.vault.durable import make_private_folder, sync_folder
from sr_board.vault.faults import BackupDamaged, BackupNotVerified, translated
from sr_board.vault.header import Head, Tile
from sr_board.vault.opened import OpenVault, SlotFace, slot_faces
from sr_board.vault.roster import COMPARTMENTS

__all__ = [
    "SUFFIX",
    "BackupFace",
    "BackupMade",
    "inspect_backup",
    "list_backups",
    "make_backup",
    "prune_backups",
    "verify_backup",
]

SUFFIX = ".vbk"
_Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class BackupFace:
    """What anybody may see of a backup. `heads`: the audit codes to compare with paper;
    `founding`: the hash of the act all keys of the vault go back to."""

    path: Path
    size: int
    vault_id: str
    tile: Tile
    slots: tuple[SlotFace, ...]
    generation: int
    made_at: datetime
    offset_minutes: int
    heads: dict[str, Head]
    founding: str = ""


@dataclass(frozen=True)
class BackupMade:
    """A backup that passed its check. `opened`: compartments checked inside; `copied`: those whose
    bytes agree but whose key this person does not hold."""

    path: Path
    size: int
    generation: int
    made_at: datetime
    opened: tuple[str, ...]
    copied: tuple[str, ...]


def make_backup(
    vault: OpenVault, folder: Path | str, progress: Progress | None = None
) -> BackupMade:
    """Write a backup of the vault into `folder` and verify it there.

    `progress` gets the bytes just written or read again (about twice the size in all) and may
    raise to cancel. Raises BackupNotVerified, DiskFull, FolderReadOnly, and the faults of the
    databases. On any fault no backup is left behind and earlier ones stay.
    """
    target = Path(folder)
    with translated():
        make_private_folder(target)
        _sweep(target, vault.vault_id)
    if not vault.read_only:
        vault.write_heads()
    moment = vault.clock.now()
    stamp = moment.strftime("%Y%m%dT%H%M%S")
    final = target / f"srb-{vault.vault_id[:8]}-g{vault.generation:06d}-{stamp}{SUFFIX}"
    part = final.with_name(final.name + ".part")
    try:
        with translated():
            counts = _write(vault, part, moment, progress)
            opened = _verify_at_target(vault, part, counts, progress)
            os.replace(part, final)
            sync_folder(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    vault.seen.note_backup(vault.vault_id, vault.generation, moment)
    copied = tuple(name for name in COMPARTMENTS if name not in opened)
    size = final.stat().st_size
    return BackupMade(final, size, vault.generation, moment, opened, copied)


def _write(vault: OpenVault, part: Path, moment: datetime, progress: Progress | None) -> _Counts:
    """Write the file and force it onto the disk; row counts of what was copied."""
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    counts: _Counts = {}
    header = vault.header
    with os.fdopen(handle, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            raw = header.octets()
            archive.writestr(entry_info(HEADER), raw)
            entries = {HEADER: (len(raw), header.digest())}
            heads = dict(header.heads)
            for name in COMPARTMENTS:
                with held_still(vault, name) as (paths, connection):
                    if connection is not None:
                        counts[name] = row_counts(connection)
                        heads[name] = read_head(connection, name)
                    for path in paths:
                        entries[path.name] = _add(archive, path.name, path, progress)
            for name, path in _attachments(vault.path):
                entries[name] = _add(archive, name, path, progress)
            manifest = Manifest(
                vault.vault_id,
                header.generation,
                entries[HEADER][1],
                moment.replace(microsecond=0),
                vault.clock.offset_minutes(),
                heads,
                entries,
                vault.slot_id,
            )
            manifest = replace(manifest, signature=vault.sign(manifest.content()))
            archive.writestr(entry_info(MANIFEST), manifest.octets())
        _onto_disk(file)
    return counts


def _add(
    archive: zipfile.ZipFile, name: str, path: Path, progress: Progress | None
) -> tuple[int, str]:
    with path.open("rb") as source, archive.open(entry_info(name), "w", force_zip64=True) as sink:
        digest = copy_stream(source, sink, progress)
    return archive.getinfo(name).file_size, digest


def _onto_disk(file: IO[bytes]) -> None:
    """Flush; where the system allows, drop cached pages, so that the check reads the disk."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _attachments(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((folder / PLACE).glob("??/*.bin")):
        yield f"{PLACE}/{path.parent.name}/{path.name}", path


def _verify_at_target(
    vault: OpenVault, part: Path, counts: _Counts, progress: Progress | None
) -> tuple[str, ...]:
    try:
        return _verify(vault, part, counts, progress)
    except (BackupDamaged, BackupNotVerified):
        raise BackupNotVerified() from None


def verify_backup(
    vault: OpenVault, path: Path | str, progress: Progress | None = None
) -> tuple[str, ...]:
    """Check an existing backup of this vault from where it lies; the compartments looked into.

    Raises BackupDamaged, BackupNotVerified (sound bytes, but not a sound copy of this vault).
    """
    with translated():
        return _verify(vault, Path(path), None, progress)


def _verify(
    vault: OpenVault, path: Path, counts: _Counts | None, progress: Progress | None
) -> tuple[str, ...]:
    """Hashes of all entries; then each database with a key: unlock, integrity, counts, head."""
    room = path.parent / f".srb-{vault.vault_id[:8]}-{new_id()[:8]}.check"
    room.mkdir(mode=0o700)
    try:
        with read_backup(path) as backup:
            if backup.header.vault_id != vault.vault_id:
                raise BackupNotVerified()
            for name in backup.manifest.entries:
                if not name.endswith(".db"):
                    backup.check(name, progress)
            opened = []
            for name in COMPARTMENTS:
                if _verify_database(vault, backup, name, room, counts, progress=progress):
                    opened.append(name)
            return tuple(opened)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _verify_database(
    vault: OpenVault,
    backup: BackupFile,
    name: str,
    room: Path,
    counts: _Counts | None,
    *,
    progress: Progress | None,
) -> bool:
    """True when the database was opened and found sound; False when its key is not at hand."""
    file = backup.header.files[name]
    if vault.slot_id not in backup.header.recipients[name]:
        backup.check(file.name, progress)
        return False
    copy = room / file.name
    backup.extract(file.name, copy, progress)
    try:
        key = vault.keys_in(backup.header)[name]
        expected = Expected(vault.vault_id, name, file)
        connection = open_database(copy, key, expected, read_only=True)
    except SRBoardError:
        raise BackupNotVerified() from None
    try:
        sound = not integrity_findings(connection, name)
        sound = sound and read_head(connection, name) == backup.manifest.heads[name]
        if counts is not None:
            sound = sound and row_counts(connection) == counts.get(name)
    finally:
        connection.close()
    if not sound:
        raise BackupNotVerified()
    copy.unlink()
    return True


def inspect_backup(path: Path | str) -> BackupFace:
    """The tiles, date and audit codes of a backup, without a passphrase.

    The header and the signature of the manifest are checked, the contents are not read. Raises
    BackupDamaged, VaultNewer, SignatureRefused.
    """
    with read_backup(Path(path)) as backup:
        manifest = backup.manifest
        return BackupFace(
            backup.path,
            backup.size,
            manifest.vault_id,
            backup.header.tile,
            slot_faces(backup.header),
            manifest.generation,
            manifest.made_at,
            manifest.offset_minutes,
            dict(manifest.heads),
            backup.header.acts[0].digest(),
        )


def list_backups(folder: Path | str, vault_id: str | None = None) -> list[BackupFace]:
    """The backups in a folder that can be read, newest generation first; of one vault or of all."""
    found: list[BackupFace] = []
    with translated():
        paths = sorted(Path(folder).glob(f"*{SUFFIX}"))
    for path in paths:
        with contextlib.suppress(SRBoardError, OSError):
            face = inspect_backup(path)
            if vault_id in (None, face.vault_id):
                found.append(face)
    return sorted(found, key=lambda face: (face.generation, face.made_at), reverse=True)


def prune_backups(folder: Path | str, vault: OpenVault) -> tuple[Path, ...]:
    """Delete what the keep-rule lets go of this vault's backups; the files deleted.

    Files that cannot be read, and other vaults' backups, are left alone. A vault's id is public,
    so a file of the same id but another founding, or of a generation this vault has not reached,
    counts as another's: it must not push out the true ones.
    """
    founding = vault.header.acts[0].digest()
    faces = [
        face
        for face in list_backups(folder, vault.vault_id)
        if face.founding == founding and face.generation <= vault.generation
    ]
    known = [KeptBackup(face.path.name, face.generation, _day(face), True) for face in faces]
    gone = to_delete(known)
    paths = tuple(face.path for face in faces if face.path.name in gone)
    with translated():
        for path in paths:
            path.unlink()
    return paths


def _day(face: BackupFace) -> date:
    return (face.made_at + timedelta(minutes=face.offset_minutes)).date()


def _sweep(folder: Path, vault_id: str) -> None:
    """Remove what an interrupted backup of this vault left: encrypted, but taking space."""
    for path in folder.glob(f"srb-{vault_id[:8]}-*{SUFFIX}.part"):
        path.unlink(missing_ok=True)
    for room in folder.glob(f".srb-{vault_id[:8]}-*.check"):
        shutil.rmtree(room, ignore_errors=True)
