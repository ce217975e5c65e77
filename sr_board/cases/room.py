"""What every service and query of the case files is handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.cases.sealing.ring import Ring
from sr_board.store.uow import ReadFactory, UowFactory
from sr_board.vault.opened import OpenVault

__all__ = ["CasesRoom", "KeyHolder"]


class KeyHolder(Protocol):
    """Whoever can open what was sealed to one user: an open vault, or a second person."""

    @property
    def slot_id(self) -> str:
        """Whose secrets."""
        ...

    def unsealed(self, sealed: bytes, context: bytes) -> bytes | None:
        """The 32-byte key, or None when it was sealed to somebody else or for something else."""
        ...


@dataclass(frozen=True)
class CasesRoom:
    """The cases compartment, opened for one person. `uow` and `read` work on the compartment of
    the cases; `book` reads persons, groups and accounts; `book_uow` writes there. `keys`: whose
    secrets open case keys; the vault's own person unless told. `ring`: keys and summaries already
    opened, in memory until the lock."""

    uow: UowFactory
    read: ReadFactory
    clock: Clock
    who: SignedIn
    vault: OpenVault = field(repr=False)
    book: ReadFactory
    book_uow: UowFactory
    keys: KeyHolder | None = field(default=None, repr=False)
    ring: Ring = field(default_factory=Ring, repr=False)

    @property
    def holder(self) -> KeyHolder:
        """Whose secrets are used."""
        return self.keys or self.vault
