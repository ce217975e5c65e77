"""A practice collective for stories on the command line, and one way to give a command."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sr_board.cli.root import execute

WORDS = {
    "feather-1": "seven boats on the river",
    "moon-2": "three lamps at the door",
    "fish-3": "nine needles in a box",
}


@dataclass
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The figures."""
        return json.loads(self.out)


@dataclass
class Terminal:
    """Somebody at a terminal without a keyboard: passphrases come from files."""

    folder: Path
    vault: Path
    capsys: pytest.CaptureFixture[str]

    def give(self, *words: str | Path) -> Said:
        """One command as it stands."""
        self.capsys.readouterr()
        code = execute([str(word) for word in words])
        out, err = self.capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(int(code), out, err)

    def secret(self, *lines: str) -> Path:
        """A passphrase file."""
        file = self.folder / "words.txt"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        file.chmod(0o600)
        return file

    def as_(self, tile: str, *words: str | Path) -> Said:
        """A command as one of the users, on the vault's folder after `vault` verbs."""
        return self.give(*words, "--as", tile, "--passphrase-file", self.secret(WORDS[tile]))
