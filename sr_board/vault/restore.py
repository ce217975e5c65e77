"""Restoring: a backup is unpacked beside the vault, looked at, and only then put in its place.

Putting an older state in place takes what came after it from everybody, so two persons sign it,
and the vault that stood there is kept aside, never deleted.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.vault import headerfile
from sr_board.vault.backup_file import HEADER, read_backup
from sr_board.vault.copying import Progress
from sr_board.vault.durable import make_private_folder, sync_folder, write_new
from sr_board.vault.faults import (
    SignatureRefused,
    VaultExists,
    VaultFault,
    VaultReadOnly,
    translated,
)
from sr_board.vault.header import Header
from sr_board.vault.lockfile import VaultLock
from sr_board.vault.opened import OpenVault
from sr_board.vault.users import CoSigner, with_act

__all__ = ["PutInPlace", "go_on_with", "put_in_place", "restore_beside"]


@dataclass(frozen=True)
class PutInPlace:
    """Where the vault stands now, and where the one that stood there is kept (None: there was
    none)."""

    path: Path
    kept: Path | None
    generation: int


def restore_beside(
    backup: Path | str, target: Path | str, progress: Progress | None = None
) -> Path:
    """Unpack a backup as a vault in the new folder `target`; open it read only to look at it.

    No passphrase is needed. Raises VaultExists, BackupDamaged, DiskFull, FolderReadOnly.
    """
    place = Path(target)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise VaultExists(field="path")
    with translated(), read_backup(Path(backup)) as source:
        make_private_folder(place.parent)
        for stale in place.parent.glob(f".{place.name}.*.part"):
            shutil.rmtree(stale, ignore_errors=True)
        part = place.parent / f".{place.name}.{new_id()[:8]}.part"
        part.mkdir(mode=0o700)
        try:
            for name in source.manifest.entries:
                make_private_folder((part / name).parent)
                source.extract(name, part / name, progress)
            write_new(part / headerfile.SECOND, (part / HEADER).read_bytes())
            _flush(part)
            if place.exists():
                place.rmdir()
            os.replace(part, place)
            sync_folder(place.parent)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return place


def _flush(folder: Path) -> None:
    """Force what was unpacked onto the disk, for the owner only."""
    for path in (*folder.rglob("*"), folder):
        if path.is_dir():
            sync_folder(path)
        elif path.is_file():
            path.chmod(0o600)
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def go_on_with(vault: OpenVault, co_signer: CoSigner | None = None, *, above: int = 0) -> None:
    """Two persons decide that this state is the one that counts, and the vault becomes writable.

    For an older copy when the newer one is lost. The header gets a generation above `above` and
    all this machine has seen, and the act stays in it for everybody to see. Raises
    SecondSignerNeeded, SameSigner, PersonGone, VaultInUse, SignatureRefused (another founding),
    VaultReadOnly (written by a newer program).
    """
    header = vault.header
    if header.newer:
        raise VaultReadOnly()
    known = vault.seen.of(vault.vault_id)
    if known and known.founding not in ("", header.acts[0].digest()):
        raise SignatureRefused()
    act = vault.signed_act("restore", header.act.roster, header.act.signers, co_signer)
    draft = replace(with_act(header, act, header.slots, {}), heads=vault.heads())
    seen = known.generation if known else 0
    vault.take_over(draft, max(seen, above, header.generation) + 1)


def put_in_place(
    restored: OpenVault, place: Path | str, co_signer: CoSigner | None = None
) -> PutInPlace:
    """Make an unpacked backup the vault at `place`; `restored` is closed and must be opened anew.

    Both persons are users of the backup; one is enough only in a vault of one user. The vault
    that stood there is kept beside. Raises as `go_on_with`, and VaultInUse (the vault at `place`
    is open), InputInvalid "restore-other-vault", "restore-onto-itself".
    """
    target = Path(place)
    if restored.path.resolve() == target.resolve():
        raise InputInvalid("restore-onto-itself", field="path")
    standing = _generation_at(target, restored.header)
    with translated():
        guard = VaultLock(target) if target.is_dir() else None
        if guard is not None:
            guard.take()
        try:
            go_on_with(restored, co_signer, above=standing)
            generation = restored.generation
            restored.close()
        finally:
            if guard is not None:
                guard.release()
        return PutInPlace(target, _exchange(restored.path, target, standing), generation)


def _exchange(source: Path, target: Path, standing: int) -> Path | None:
    """Move the old folder aside and the new one in. Between the two steps both exist."""
    kept: Path | None = None
    if target.exists():
        kept = target.with_name(f"{target.stem}-g{standing:06d}-{new_id()[:4]}{target.suffix}")
        os.replace(target, kept)
    try:
        os.replace(source, target)
    except OSError:
        if kept is not None:
            os.replace(kept, target)
        raise
    sync_folder(target.parent)
    return kept


def _generation_at(target: Path, restored: Header) -> int:
    """Generation of the vault that stands there; 0 when there is none or it cannot be read.

    Raises InputInvalid for another vault, SignatureRefused for the same id but other founders.
    """
    if not target.exists():
        return 0
    try:
        header = headerfile.load(target).header
    except VaultFault:
        return 0
    if header.vault_id != restored.vault_id:
        raise InputInvalid("restore-other-vault", field="path")
    if header.acts[0].digest() != restored.acts[0].digest():
        raise SignatureRefused()
    return header.generation
