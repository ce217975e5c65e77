"""The vault of the first release, as that program left it: the fixture that every version opens."""

from __future__ import annotations

import shutil

from sr_board.sample import load_sample
from tests.bench.place import WORDS, Room
from tests.make_fixture import FIXTURES

__all__ = ["found_old"]


def found_old(room: Room) -> set[str]:
    """Put a copy of it into the room; names of persons in it."""
    shutil.copytree(FIXTURES / "vault-0.1.0", room.vault)
    users = load_sample("bn").users[:3]  # the board's users came later
    assert tuple(user.passphrase for user in users[:2]) == WORDS
    return {user.name for user in users}
