"""The restore drill: a backup is unpacked, opened to read only, and removed again.

The running vault is not touched. What the copy holds is shown by the same queries as always; here
it is only unpacked, opened and removed. Putting it in the vault's place is a separate act.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.vault.backup import inspect_backup
from sr_board.vault.opened import OpenVault
from sr_board.vault.restore import restore_beside
from sr_board.vault.vault import open_vault

__all__ = ["Drill", "sweep_drills"]

_MARK = ".drill"


class Drill:
    """A backup unpacked in a folder beside the vault, for as long as it is looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault: OpenVault | None = None

    @classmethod
    def unpack(
        cls,
        backup: Path,
        vault: OpenVault,
        progress: Callable[[int], None] | None = None,
    ) -> Drill:
        """Unpack a backup of `vault` beside it, still encrypted.

        `progress` gets bytes and may raise to cancel. Raises InputInvalid "restore-other-vault",
        BackupDamaged, DiskFull, FolderReadOnly.
        """
        if inspect_backup(backup).vault_id != vault.vault_id:
            raise InputInvalid("restore-other-vault", field="path")
        place = vault.path.parent / f".{vault.path.stem}-{new_id()[:8]}{_MARK}"
        return cls(restore_beside(backup, place, progress))

    def open(
        self, slot_id: str, passphrase: str, clock: Clock, state_dir: Path | None = None
    ) -> OpenVault:
        """Open the copy to read only. Raises WrongPassphrase, UnknownSlot and faults of files.

        The passphrase is the one that was in force when the backup was made.
        """
        self.vault = open_vault(
            self.folder, slot_id, passphrase, read_only=True, clock=clock, state_dir=state_dir
        )
        return self.vault

    def close(self) -> None:
        """Forget the keys and remove the copy; harmless after it was put in place."""
        if self.vault is not None:
            self.vault.abandon()
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep_drills(vault: Path) -> None:
    """Remove copies that a drill of this vault left behind in a crash."""
    with contextlib.suppress(OSError):
        for folder in vault.parent.glob(f".{vault.stem}-*{_MARK}"):
            shutil.rmtree(folder, ignore_errors=True)
