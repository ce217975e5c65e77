"""A vault of three users on the disk, opened and closed as the tests need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sr_board.base.clock import FixedClock
from sr_board.vault.attempts import Attempts
from sr_board.vault.compartments import Connection
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.opened import OpenVault
from sr_board.vault.users import SecondSigner
from sr_board.vault.vault import Founder, create_vault, open_vault

CHAIR, SECRETARY, TREASURER = 0, 1, 2
WORDS = ("seven boats on the river", "three lamps at the door", "nine needles in a box")
MARKER = "Champa Devi Marker"


@dataclass
class Place:
    """A vault's folder, this machine's memory of it, and a door to it."""

    folder: Path
    state: Path
    clock: FixedClock
    waits: list[float] = field(default_factory=list)
    slots: list[str] = field(default_factory=list)
    _open: list[OpenVault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.attempts = Attempts(self.waits.append)

    def create(self) -> OpenVault:
        """Chair and secretary hold book and cases, the treasurer the book."""
        both = frozenset({"book", "cases"})
        founders = [
            Founder(Tile("bell", "sea", 1), WORDS[CHAIR], both),
            Founder(Tile("fish", "plum", 2), WORDS[SECRETARY], both),
            Founder(Tile("moon", "leaf", 3), WORDS[TREASURER]),
        ]
        vault = create_vault(
            self.folder,
            Tile("flower", "marigold", 1),
            founders,
            kdf=KdfParameters.for_tests(),
            clock=self.clock,
            state_dir=self.state,
            attempts=self.attempts,
        )
        self.slots = [face.slot_id for face in vault.slots]
        self._open.append(vault)
        return vault

    def open(
        self,
        who: int = CHAIR,
        *,
        words: str = "",
        folder: Path | None = None,
        read_only: bool = False,
        for_check: bool = False,
        newest_schema: int | None = None,
        elsewhere: Path | None = None,
    ) -> OpenVault:
        """Open it as one of the founders; `elsewhere`: the memory of another machine."""
        vault = open_vault(
            folder or self.folder,
            self.slots[who],
            words or WORDS[who],
            read_only=read_only,
            for_check=for_check,
            newest_schema=newest_schema,
            clock=self.clock,
            state_dir=elsewhere or self.state,
            attempts=self.attempts,
        )
        self._open.append(vault)
        return vault

    def second(self, vault: OpenVault, who: int = SECRETARY) -> SecondSigner:
        """Another founder's signature for an act of two."""
        return vault.second_signer(self.slots[who], WORDS[who])

    def close_all(self) -> None:
        """Let go of everything still open."""
        for vault in self._open:
            vault.abandon()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Nothing there yet: call `create`."""
    made = Place(
        tmp_path / "lotus.vault",
        tmp_path / "state",
        FixedClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC)),
    )
    yield made
    made.close_all()


@pytest.fixture
def closed(place: Place) -> Place:
    """A vault with a few acts in book and cases, closed."""
    vault = place.create()
    record(vault, "book", 3)
    record(vault, "cases", 2)
    vault.close()
    return place


def record(vault: OpenVault, compartment: str, acts: int) -> None:
    """Append acts to a chain as the audit log does: a row each, and the head noted after."""
    connection = vault.connect(compartment)
    try:
        _table(connection)
        n, _ = connection.execute("SELECT max(n), 0 FROM audit_event").fetchone()
        for number in range((n or 0) + 1, (n or 0) + 1 + acts):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT INTO audit_event VALUES (?, ?, ?)", (number, f"{number:064x}", MARKER * 20)
            )
            connection.execute("COMMIT")
            vault.note_head(compartment, number, f"{number:064x}")
    finally:
        connection.close()


def _table(connection: Connection) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS audit_event (n INTEGER PRIMARY KEY, hash TEXT, body TEXT)"
    )


def rows(vault: OpenVault, compartment: str) -> int:
    """Number of acts in a compartment."""
    connection = vault.connect(compartment)
    try:
        return int(connection.execute("SELECT count(*) FROM audit_event").fetchone()[0])
    finally:
        connection.close()
