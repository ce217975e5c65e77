"""What every service and query of the case files is handed."""

from __future__ import annotations

from dataclasses import dataclass, field

from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory
from sr_board.vault.opened import OpenVault

__all__ = ["CasesRoom"]


@dataclass(frozen=True)
class CasesRoom:
    """The cases compartment, opened for one person. `uow` and `read` work on the compartment of
    the cases; `book` reads persons, groups and accounts; `book_uow` writes there."""

    uow: UowFactory
    read: ReadFactory
    clock: Clock
    who: SignedIn
    vault: OpenVault = field(repr=False)
    book: ReadFactory
    book_uow: UowFactory
