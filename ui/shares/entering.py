"""Opening the book by paper shares at the door: what is asked and checked, without widgets."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.base.errors import InputInvalid
from sr_board.vault.shares import PaperShare
from ui.unlock_presenter import Door, Face

__all__ = ["EnteringPresenter"]


class EnteringPresenter:
    """The answers so far. Nothing is written before `opening` runs."""

    def __init__(self, door: Door, face: Face) -> None:
        self._door, self.face = door, face
        self.shares: tuple[PaperShare, ...] = ()
        self.slot_id = face.persons[0].slot_id if len(face.persons) == 1 else ""
        self.passphrase = ""

    @property
    def need(self) -> int:
        """How many shares are enough; 0 when there are none of this book."""
        return self.face.shares.need if self.face.shares is not None else 0

    @property
    def set(self) -> int:
        """Which making of shares is in force; -1 without any."""
        return self.face.shares.set if self.face.shares is not None else -1

    def check_shares(self) -> None:
        """Raises InputInvalid "shares-too-few"."""
        if len(self.shares) < self.need:
            raise InputInvalid(
                "shares-too-few", field="share", have=len(self.shares), need=self.need
            )

    def check_person(self) -> None:
        """Raises InputInvalid "own-picture-missing"."""
        if not self.slot_id:
            raise InputInvalid("own-picture-missing", field="slot_id")

    def opening(self) -> Callable[[], object]:
        """The work that opens the book. Raises InputInvalid when something is missing."""
        self.check_shares()
        self.check_person()
        door, path, slot_id = self._door, self.face.path, self.slot_id
        shares, passphrase = self.shares, self.passphrase
        return lambda: door.enter(path, slot_id, shares, passphrase)

    def forget(self) -> None:
        """Drop what is secret."""
        self.shares, self.passphrase = (), ""
