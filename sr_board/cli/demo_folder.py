"""The folder of the demo: made, or cleared when it holds an earlier demo, never anything else."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sr_board.base.errors import InputInvalid
from sr_board.cli.saying import say
from sr_board.vault.durable import make_private_folder, replace_file
from sr_board.vault.faults import translated
from sr_board.vault.lockfile import VaultLock

__all__ = ["DemoFolder", "prepare"]

_MARK = "sr-board-demo.txt"


@dataclass(frozen=True)
class DemoFolder:
    """Where the parts of the demo lie."""

    path: Path

    @property
    def vault(self) -> Path:
        """The sample vault."""
        return self.path / "demo.vault"

    @property
    def register(self) -> Path:
        """The old register that is taken over."""
        return self.path / "old-register.xlsx"

    @property
    def papers(self) -> Path:
        """Minutes, sheets and exports: not encrypted."""
        return self.path / "papers"

    @property
    def backups(self) -> Path:
        """Backups of the sample vault."""
        return self.path / "backups"


def prepare(path: Path) -> DemoFolder:
    """An empty folder with the mark of a demo.

    Raises InputInvalid "demo-folder-taken", VaultInUse (the earlier demo is open), FolderReadOnly.
    """
    folder = DemoFolder(path.absolute())
    with translated():
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            if not (path / _MARK).is_file():
                raise InputInvalid("demo-folder-taken", field="into")
            _clear(folder)
        make_private_folder(folder.path)
        words = say("An invented collective for practice, made by “sr-board demo”.")
        replace_file(folder.path / _MARK, f"{words}\n".encode())
        make_private_folder(folder.papers)
    return folder


def _clear(folder: DemoFolder) -> None:
    if folder.vault.is_dir():
        lock = VaultLock(folder.vault)
        lock.take()
        lock.release()
    for part in (folder.vault, folder.papers, folder.backups):
        shutil.rmtree(part, ignore_errors=True)
    folder.register.unlink(missing_ok=True)
