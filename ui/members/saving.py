"""Files that leave the vault: ask where, ask once because they are not encrypted, write.

Every such file is readable by whoever holds it, so the question stands before every one. Writing
runs off the screen; nothing is written beside the file the person chose.
"""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from sr_board.base.errors import EnvironmentFault, InputInvalid
from ui.dialogs import Irreversible
from ui.live import Text, say

__all__ = ["ask_open_path", "ask_plain", "ask_save_path", "read_bytes", "write_bytes"]

_MOST = 64 * 1024 * 1024
"""Bytes from which on a file is not even read; the reader itself refuses far smaller ones."""


def ask_plain(parent: QWidget, consequence: Text) -> bool:
    """Ask whether a readable file shall leave the vault."""
    question = Irreversible(
        parent,
        lambda: say("Save a file that is not encrypted?"),
        consequence,
        keep=lambda: say("Do not save"),
        act=lambda: say("Save the file"),
    )
    return bool(question.exec())


def ask_save_path(parent: QWidget, name: str, kinds: str) -> Path | None:
    """Where to save; None when the person turned back."""
    path, _ = QFileDialog.getSaveFileName(parent, say("Save the file"), name, kinds)
    return Path(path) if path else None


def ask_open_path(parent: QWidget) -> Path | None:
    """Which spreadsheet to read; None when the person turned back."""
    kinds = say("Spreadsheets") + " (*.xlsx *.xlsm *.csv *.txt);;" + say("All files") + " (*)"
    path, _ = QFileDialog.getOpenFileName(parent, say("Choose the spreadsheet"), "", kinds)
    return Path(path) if path else None


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises InputInvalid "file-too-big", else "file-not-read"."""
    try:
        if path.stat().st_size > _MOST:
            raise InputInvalid("file-too-big", field="file", most=_MOST // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault("file-not-read") from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file the person chose. Raises "file-disk-full" or "file-not-written"."""
    try:
        path.write_bytes(content)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise EnvironmentFault("file-disk-full" if full else "file-not-written") from error
