"""The first holder of the cases: a fresh empty database under a key that somebody holds.

A collective may begin without a board. Its `cases` file exists from the first day, so that nobody
can tell, but its key was thrown away with the founding. When the first board member is let in, an
equally empty file under a new key takes its place; nothing can be lost, because nobody could ever
have written into the old one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sr_board.base.errors import SRBoardError
from sr_board.vault import headerfile
from sr_board.vault.compartments import create_database, file_name
from sr_board.vault.header import DatabaseFile, Header
from sr_board.vault.keys import KEY_BYTES, fingerprint, random_bytes
from sr_board.vault.users import key_context

__all__ = ["BegunCases", "begin_cases"]


@dataclass(frozen=True)
class BegunCases:
    """The new file, not yet named by a header. `marks`: key fingerprints, `files`: files, both
    for all compartments."""

    path: Path
    old: Path
    files: Mapping[str, DatabaseFile]
    marks: Mapping[str, str]
    key: bytes = field(repr=False)

    def discard(self) -> None:
        """Remove the new file, unless the header on the disk names it after all: the act may have
        been cut off just after its commit."""
        with contextlib.suppress(OSError, SRBoardError):
            found = headerfile.load(self.path.parent).header
            if found.files["cases"].name != self.path.name:
                self.path.unlink()

    def drop_old(self) -> None:
        """Remove the file that nobody could open; a crash before is tidied at the next opening."""
        with contextlib.suppress(OSError):
            self.old.unlink()


def begin_cases(folder: Path, header: Header) -> BegunCases:
    """Create the file beside the old one. Raises DiskFull, FolderReadOnly, EncryptionMissing."""
    before = header.files["cases"]
    name = file_name("cases", int(before.name.split(".")[1]) + 1)
    key = random_bytes(KEY_BYTES)
    path = folder / name
    path.unlink(missing_ok=True)
    file = create_database(path, key, header.vault_id, "cases", header.generation + 1)
    mark = fingerprint(key, key_context(header.vault_id, "cases"))
    return BegunCases(
        path,
        folder / before.name,
        {**header.files, "cases": file},
        {**header.act.keys, "cases": mark},
        key,
    )
