"""What the unlock screen shows and does, without widgets.

The way into the vault is given from outside (`Door`); nothing here knows files or keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sr_board.base.errors import SRBoardError
from ui import icons
from ui.live import say

if TYPE_CHECKING:
    from sr_board.vault.shares import PaperShare

__all__ = ["Door", "Face", "PersonFace", "SharesFace", "UnlockPresenter", "picture_words"]


@dataclass(frozen=True)
class PersonFace:
    """A person at the door: known by picture and number only. `symbol` may carry its hue."""

    slot_id: str
    symbol: str
    number: int


@dataclass(frozen=True)
class SharesFace:
    """What anybody may see of the paper shares of a book: how many are enough, and their set."""

    need: int
    set: int


@dataclass(frozen=True)
class Face:
    """What anybody may see of a vault: where it lies, its neutral name, its tile, its persons.
    `shares`: None when there are no paper shares of its book."""

    path: str
    name: str
    symbol: str
    persons: tuple[PersonFace, ...]
    cautions: tuple[SRBoardError, ...] = ()
    shares: SharesFace | None = None


class Door(Protocol):
    """The way in, wired by the integrator. All may raise SRBoardError."""

    def look_at(self, path: str) -> Face:
        """What anybody may see, without a passphrase."""
        ...

    def open(self, path: str, slot_id: str, passphrase: str) -> object:
        """Open the vault; returns the workplace. "wrong-passphrase" when it does not open."""
        ...

    def enter(
        self, path: str, slot_id: str, shares: tuple[PaperShare, ...], passphrase: str
    ) -> object:
        """Open the book by its paper shares, for the person of a slot whose passphrase is
        forgotten; returns the workplace."""
        ...


def picture_words(symbol: str, number: int) -> str:
    """A person at the door in words: the picture, and its number where there is one."""
    word = icons.symbol_word(symbol)
    if not number:
        return word
    return say("{picture} {number}", picture=word, number=number)


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
