"""Passphrases for the command line: from a hidden prompt or a file, never from an argument.

Arguments stand in the list of processes and in the shell's history, so there is no such option.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from sr_board.base.errors import InputInvalid
from sr_board.cli.saying import remark, say

__all__ = ["Passphrases"]

_MOST_BYTES = 64 * 1024


class Passphrases:
    """Gives one passphrase after another: the lines of a file, or answers to hidden prompts."""

    def __init__(self, file: str = "") -> None:
        self._lines = None if not file else _lines_of(file)
        self._given = 0

    @property
    def from_file(self) -> bool:
        """True when nobody is asked."""
        return self._lines is not None

    def next(self, prompt: str, *, twice: bool = False) -> str:
        """The next passphrase. `twice`: a new one is typed again and compared.

        Raises InputInvalid "passphrase-file-short", "passphrase-not-asked", "passphrases-differ".
        """
        if self._lines is not None:
            self._given += 1
            if self._given > len(self._lines):
                have = len(self._lines)
                raise InputInvalid("passphrase-file-short", have=have, need=self._given)
            return self._lines[self._given - 1]
        first = _asked(prompt)
        if twice and _asked(say("The same once more")) != first:
            raise InputInvalid("passphrases-differ", field="passphrase")
        return first


def _lines_of(file: str) -> list[str]:
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(_MOST_BYTES)
        else:
            path = Path(file)
            with path.open("rb") as opened:
                raw = opened.read(_MOST_BYTES)
            if os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & 0o077:
                remark(say("Others on this computer can read your passphrase file."))
        return [line for line in raw.decode("utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError):
        raise InputInvalid("passphrase-file-unreadable", field="passphrase_file") from None


def _asked(prompt: str) -> str:
    """A hidden prompt; never one that would show what is typed."""
    import getpass
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            if not _keyboard():
                raise EOFError
            return getpass.getpass(f"{prompt}: ")
        except (getpass.GetPassWarning, EOFError, OSError):
            raise InputInvalid("passphrase-not-asked", field="passphrase") from None


def _keyboard() -> bool:
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
