"""What the unlock screen shows and does, without widgets.

The way into the vault is given from outside (`Door`); nothing here knows files or keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sr_board.base.errors import SRBoardError

__all__ = ["Door", "Face", "PersonFace", "UnlockPresenter"]


@dataclass(frozen=True)
class PersonFace:
    """A person at the door: known by picture and number only. `symbol` may carry its hue."""

    slot_id: str
    symbol: str
    number: int


@dataclass(frozen=True)
class Face:
    """What anybody may see of a vault: where it lies, its neutral name, its tile, its persons."""

    path: str
    name: str
    symbol: str
    persons: tuple[PersonFace, ...]
    cautions: tuple[SRBoardError, ...] = ()


class Door(Protocol):
    """The way in, wired by the integrator. Both may raise SRBoardError."""

    def look_at(self, path: str) -> Face:
        """What anybody may see, without a passphrase."""
        ...

    def open(self, path: str, slot_id: str, passphrase: str) -> object:
        """Open the vault; returns the workplace. "wrong-passphrase" when it does not open."""
        ...


class UnlockPresenter:
    """Holds which vault and which person; makes the opening work."""

    def __init__(self, door: Door, path: str) -> None:
        self._door = door
        self.path = path
        self.face: Face | None = None
        self.slot_id = ""

    def look(self, path: str | None = None) -> Face:
        """Look at the vault (another one with `path`). Raises SRBoardError; keeps the old then."""
        face = self._door.look_at(path or self.path)
        self.path, self.face = face.path, face
        self.slot_id = face.persons[0].slot_id if len(face.persons) == 1 else ""
        return face

    def choose(self, slot_id: str) -> None:
        """This person wants in."""
        self.slot_id = slot_id

    def ready(self, passphrase: str) -> bool:
        """True when there is a person and something typed."""
        return bool(self.face and self.slot_id and passphrase)

    def opening(self, passphrase: str) -> Callable[[], object]:
        """The work that opens the vault."""
        door, path, slot_id = self._door, self.path, self.slot_id
        return lambda: door.open(path, slot_id, passphrase)
