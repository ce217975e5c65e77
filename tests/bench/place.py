"""A real vault with cheap keys in a room of its own, where every file that is written is found."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sr_board.access.roles import Role
from sr_board.composition import Workplace, found_workplace, open_workplace
from sr_board.founding import Founder, Founding
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.vault import OpenVault, look_at, open_vault

__all__ = ["MARKER", "WORDS", "Room", "places_with"]

WORDS = ("seven boats on the river", "three lamps at the door")
MARKER = "Zqvmarker"
"""Begins every name that is written; found in no file, or it lies there unencrypted."""


@dataclass
class Room:
    """A folder with the vault, its backups, the machine's memory and the temporary folder."""

    root: Path
    marks: set[str] = field(default_factory=set)

    @property
    def vault(self) -> Path:
        return self.root / "lotus.vault"

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    def live_here(self) -> None:
        """Let everything this process writes without a path of its own come into this room."""
        (self.root / "tmp").mkdir(parents=True, exist_ok=True)
        for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(self.root / "tmp")

    def found(self) -> Workplace:
        """A new vault with a secretary (who looks after the program) and a board member."""
        roles = frozenset({Role.SECRETARY, Role.ADMINISTRATOR})
        founders = [
            Founder(f"{MARKER} Rekha", Tile("feather", "sea", 1), roles, WORDS[0]),
            Founder(
                f"{MARKER} Mina",
                Tile("moon", "plum", 2),
                frozenset({Role.CHAIR, Role.BOARD_MEMBER, Role.SECRETARY}),
                WORDS[1],
            ),
        ]
        founding = Founding(
            Tile("flower", "marigold", 1), f"{MARKER} Branch", "branch", "LTS", founders
        )
        return found_workplace(
            self.vault, founding, kdf=KdfParameters.for_tests(), state_dir=self.state
        )

    def open(self, user: int = 0, *, read_only: bool = False) -> Workplace:
        """Open it as one of the two founders."""
        slot = look_at(self.vault, state_dir=self.state).slots[user].slot_id
        return open_workplace(
            self.vault, slot, WORDS[user], read_only=read_only, state_dir=self.state
        )

    def open_to_check(self, user: int = 0) -> OpenVault:
        """Open it although its databases may be faulty."""
        slot = look_at(self.vault, state_dir=self.state).slots[user].slot_id
        return open_vault(self.vault, slot, WORDS[user], for_check=True, state_dir=self.state)

    def copy_to(self, root: Path) -> Room:
        """The same room elsewhere."""
        shutil.copytree(self.root, root)
        return Room(root)

    def with_plaintext(self) -> list[str]:
        """Names of files that hold a marker in plain letters, in the usual encodings."""
        return places_with(self.root, MARKER)


def places_with(root: Path, marker: str) -> list[str]:
    """Files below `root` in whose name or content the marker stands."""
    needles = [marker.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]
    return [
        str(path.relative_to(root))
        for path in _files(root)
        if marker in path.name or any(needle in path.read_bytes() for needle in needles)
    ]


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file())
