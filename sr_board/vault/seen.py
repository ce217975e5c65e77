"""What this machine has seen of each vault, kept outside the vault: `seen.json`.

SQLCipher cannot see that an older file was put back; this can. Holds vault ids, generations,
hashes and numbers only. Losing the file loses only this memory, so it is never a reason to stop.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import platformdirs

from sr_board.vault.cautions import OlderCopy
from sr_board.vault.durable import make_private_folder, read_bounded, replace_file
from sr_board.vault.header import GENERATION_MOST, Head, Header
from sr_board.vault.roster import COMPARTMENTS
from sr_board.vault.strict import Fields, Unreadable, canonical, ident, parse

__all__ = ["Seen", "SeenVault"]

_MOST = 1024 * 1024
_VAULTS_MOST = 1000


@dataclass(frozen=True)
class SeenVault:
    """The latest this machine knows of one vault. `backup_at`: ISO moment of the last good one."""

    generation: int = 0
    header: str = ""
    founding: str = ""
    act: str = ""
    heads: Mapping[str, Head] = field(default_factory=lambda: dict.fromkeys(COMPARTMENTS, Head()))
    backup_at: str = ""
    backup_generation: int = 0

    def _document(self) -> dict[str, Any]:
        return {
            "act": self.act,
            "backup_at": self.backup_at,
            "backup_generation": self.backup_generation,
            "founding": self.founding,
            "generation": self.generation,
            "header": self.header,
            "heads": {name: head.document() for name, head in self.heads.items()},
        }

    @classmethod
    def _read(cls, document: object) -> SeenVault:
        fields = Fields(document)
        heads = Fields(fields.mapping("heads"))
        found = cls(
            generation=fields.whole("generation", 0, GENERATION_MOST),
            header=fields.text("header", "[0-9a-f]{0,64}"),
            founding=fields.text("founding", "[0-9a-f]{0,64}"),
            act=fields.text("act", "[0-9a-f]{0,64}"),
            heads={name: Head.read(heads.mapping(name)) for name in COMPARTMENTS},
            backup_at=fields.text("backup_at", "[0-9T:+.-]{0,40}"),
            backup_generation=fields.whole("backup_generation", 0, GENERATION_MOST),
        )
        fields.end()
        return found


class Seen:
    """The machine's memory, one file for all vaults, in the user's state folder by default."""

    def __init__(self, folder: Path | None = None) -> None:
        default = platformdirs.user_state_path("sr-board", appauthor=False)
        self.path = (folder or default) / "seen.json"
        self._guard = threading.Lock()

    def of(self, vault_id: str) -> SeenVault | None:
        """What is known of a vault, or None."""
        return self._load().get(vault_id)

    def note_header(self, header: Header) -> None:
        """Remember a header that was opened or written; never goes back."""
        known = self.of(header.vault_id) or SeenVault()
        if header.generation < known.generation:
            return
        heads = {name: _later(known.heads[name], header.heads[name]) for name in COMPARTMENTS}
        fresh = replace(
            known,
            generation=header.generation,
            header=header.digest(),
            founding=header.acts[0].digest(),
            act=header.act.digest(),
            heads=heads,
        )
        if fresh != known:
            self._put(header.vault_id, fresh)

    def note_head(self, vault_id: str, compartment: str, head: Head) -> None:
        """Remember the end of an audit chain; never goes back."""
        known = self.of(vault_id) or SeenVault()
        later = _later(known.heads[compartment], head)
        if later != known.heads[compartment]:
            self._put(vault_id, replace(known, heads={**known.heads, compartment: later}))

    def note_backup(self, vault_id: str, generation: int, at: datetime) -> None:
        """Remember that a backup was written and verified."""
        known = self.of(vault_id) or SeenVault()
        moment = at.isoformat(timespec="seconds")
        self._put(vault_id, replace(known, backup_at=moment, backup_generation=generation))

    def forget(self, vault_id: str) -> None:
        """Drop what is known of a vault (a restore was agreed by two persons)."""
        with self._guard:
            vaults = self._load()
            if vaults.pop(vault_id, None) is not None:
                self._store(vaults)

    def compare(self, header: Header) -> list[OlderCopy]:
        """What the header of the folder lacks against the memory."""
        known = self.of(header.vault_id)
        if known is None:
            return []
        if header.generation < known.generation:
            return [OlderCopy("older-vault", {"generations": known.generation - header.generation})]
        other = header.generation == known.generation and header.digest() != known.header
        acts = {act.digest() for act in header.acts}
        # A chain of acts only grows: what was seen of it must still be in it.
        forked = not {known.founding, known.act} - {""} <= acts
        return [OlderCopy("vault-twin")] if (other and known.header) or forked else []

    def compare_head(self, header: Header, compartment: str, actual: Head) -> list[OlderCopy]:
        """What a database lacks against the memory and the header."""
        known = self.of(header.vault_id) or SeenVault()
        wanted = _later(known.heads[compartment], header.heads[compartment])
        if actual.number < wanted.number:
            params = {
                "compartment": compartment,
                "missing": wanted.number - actual.number,
                "have": actual.number,
                "seen": wanted.number,
            }
            return [OlderCopy("older-database", params)]
        if actual.number == wanted.number and actual.digest != wanted.digest:
            return [OlderCopy("vault-twin", {"compartment": compartment})]
        return []

    def _put(self, vault_id: str, entry: SeenVault) -> None:
        with self._guard:
            self._store({**self._load(), vault_id: entry})

    def _load(self) -> dict[str, SeenVault]:
        """All entries; a file that cannot be read counts as no memory."""
        try:
            raw = read_bounded(self.path, _MOST)
            fields = Fields(parse(raw or b"", _MOST))
            vaults = fields.mapping("vaults")
            return {ident(key): SeenVault._read(entry) for key, entry in vaults.items()}
        except (OSError, Unreadable):
            return {}

    def _store(self, vaults: Mapping[str, SeenVault]) -> None:
        """Put it on the disk, without waiting for it and without ever stopping the work."""
        latest = dict(list(vaults.items())[-_VAULTS_MOST:])
        document = {"vaults": {key: entry._document() for key, entry in latest.items()}}
        with contextlib.suppress(OSError):
            make_private_folder(self.path.parent)
            replace_file(self.path, canonical(document), durable=False)


def _later(one: Head, other: Head) -> Head:
    return other if other.number > one.number else one
