"""A set of paper shares as its pages see it: words, places, and what is done with it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from sr_board.base.results import Done
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import SecondSigner
from ui.live import Text
from ui.second_person import Other
from ui.settings.users_presenter import others_of
from ui.settings.work import CopyWork

__all__ = ["SetPlaces", "SetState", "SetWords", "ShareSet"]


@dataclass(frozen=True)
class SetState:
    """How a set stands. `key`: None when there are no shares. `waiting`: something is not sealed
    to them yet. `used`: how many were let in by them at the door."""

    key: RecoveryKey | None
    waiting: bool = False
    used: int = 0


@dataclass(frozen=True)
class SetWords:
    """What is said of a set. `none`: what it means that there are no shares; `whole` and `partly`:
    state words of a set in force; `opens`: what is signed, of how many are enough and are made."""

    title: Text
    guidance: Text
    none: Text
    advice: Text
    whole: Text
    partly: Text
    opens: Callable[[str, str], str]


@dataclass(frozen=True)
class SetPlaces:
    """Keys of the pages of a set, of its kind of paper, and where its front page leads back to.
    `preview`: the page that shows and prints the paper."""

    front: str
    make: str
    shown: str
    paper: str
    back: str
    back_words: Text
    preview: str = "paper"


class ShareSet:
    """Reads and does what the pages of a set ask. Subclasses say of which set."""

    words: ClassVar[SetWords]
    places: ClassVar[SetPlaces]

    def __init__(self, work: CopyWork) -> None:
        self._work = work

    def others(self) -> list[Other]:
        """Everybody else who can open the vault."""
        return others_of(self._work)

    def prove(self, slot_id: str, passphrase: str) -> SecondSigner:
        """The second person proves her passphrase. Raises WrongPassphrase."""
        return self._work.vault.second_signer(slot_id, passphrase)

    @property
    def may_make(self) -> bool:
        """Whether she may make new shares, together with a second person."""
        return True

    def state(self) -> SetState:
        """Whether there are shares."""
        raise NotImplementedError

    def make(self, need: int, of: int, second: SecondSigner | None) -> Done:
        """New shares; older ones open nothing any more."""
        raise NotImplementedError

    @property
    def fresh(self) -> tuple[PaperShare, ...]:
        """New shares that wait to be written down."""
        raise NotImplementedError

    def forget(self) -> None:
        """All are written down."""
        raise NotImplementedError

    def share(self, number: int) -> PaperShare | None:
        """A new share that waits to be written down."""
        return next((one for one in self.fresh if one.number == number), None)
