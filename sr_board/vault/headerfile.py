"""The two header files in the vault's folder: reading the believable one, replacing both.

`header.json` is the one that counts; replacing it is the single commit point of every change of
keys, users or files. `header.prev.json` is brought to the same content right afterwards, so that
one damaged file never costs anything, and an older lock does not stay lying about.
"""

from __future__ import annotations

import contextlib
import stat
from dataclasses import dataclass
from pathlib import Path

from sr_board.vault.durable import read_bounded, replace_file
from sr_board.vault.faults import HeaderDamaged, NotAVault, VaultFault, VaultNewer, translated
from sr_board.vault.header import HEADER_MOST, Header, read_header

__all__ = ["FIRST", "SECOND", "FoundHeader", "load", "store"]

FIRST = "header.json"
SECOND = "header.prev.json"


@dataclass(frozen=True)
class FoundHeader:
    """The header that counts. `other_damaged`: one of the two files could not be believed."""

    header: Header
    other_damaged: bool
    from_second: bool


def load(folder: Path) -> FoundHeader:
    """The highest valid generation of the two files.

    Raises NotAVault (no header at all), HeaderDamaged, VaultNewer, SignatureRefused (of the
    first file, when neither can be believed).
    """
    found: list[tuple[bool, Header]] = []
    problems: list[VaultFault] = []
    for name in (FIRST, SECOND):
        raw = _raw(folder / name)
        if raw is None:
            continue
        try:
            found.append((name == SECOND, read_header(raw)))
        except VaultNewer:
            raise
        except VaultFault as problem:
            problems.append(problem)
    if not found:
        raise problems[0] if problems else NotAVault()
    from_second, header = max(found, key=lambda pair: (pair[1].generation, not pair[0]))
    return FoundHeader(
        header, other_damaged=bool(problems) or len(found) < 2, from_second=from_second
    )


def _raw(path: Path) -> bytes | None:
    """Bytes of a header file, None if it is not there; too large or no file counts as damaged."""
    try:
        with translated():
            if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
                return None if path.is_dir() else b""
            raw = read_bounded(path, HEADER_MOST)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    return b"" if raw is None else raw


def store(folder: Path, header: Header) -> None:
    """Make `header` the one that counts. Raises DiskFull, FolderReadOnly, DiskFault.

    When it returns or raises, `header.json` is entirely the old or entirely the new one.
    """
    raw = header.octets()
    if read_header(raw) != header:  # what is written must be what is read at the next opening
        raise HeaderDamaged()
    with translated():
        replace_file(folder / FIRST, raw)
    # The commit has happened: a fault here must not look like a failed act.
    with contextlib.suppress(OSError):
        replace_file(folder / SECOND, raw)
