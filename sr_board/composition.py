"""Composition: from a vault and a passphrase to the services that a skin is handed.

The desktop and the command line both start here. Nothing is decided here; parts are only put
together, and each is made when it is first asked for, so that opening stays quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from sr_board.access.accounts import AccountQueries, sign_in
from sr_board.access.drafts import Drafts
from sr_board.access.models import Account, RoleGrant
from sr_board.access.roles import Role
from sr_board.access.users import UsersService, compartments_for
from sr_board.audit.log import AuditLog
from sr_board.audit.queries import AuditQueries
from sr_board.base.clock import Clock, SystemClock
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.store.engine import make_engine
from sr_board.store.schema import HEADS, revision_of, upgrade
from sr_board.store.uow import ReadFactory, UnitOfWork, make_reader
from sr_board.vault.attempts import ATTEMPTS, Attempts
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.seen import Seen
from sr_board.vault.vault import Founder as VaultFounder
from sr_board.vault.vault import OpenVault, create_vault, open_vault

if TYPE_CHECKING:
    from governance.queries import MeetingQueries
    from governance.service_meetings import MeetingsService
    from governance.service_minutes import MinutesService

__all__ = ["Founder", "Founding", "Workplace", "create_workplace", "open_workplace"]


@dataclass(frozen=True)
class Founder:
    """A first user: the name she chose, her tile, her offices, the passphrase she typed."""

    chosen_name: str
    tile: Tile
    roles: frozenset[Role]
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Founding:
    """What the first run asks for. `group_kind` is one of the kinds of the people area."""

    tile: Tile
    group_name: str
    group_kind: str
    group_code: str
    founders: Sequence[Founder]


class Workplace:
    """An opened vault with its services, for the person who opened it."""

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self.vault, self.clock = vault, clock
        self._engines: dict[str, Engine] = {}
        self._log = AuditLog(vault, "book", clock)
        with self.read() as session:
            self.who = sign_in(session, vault.slot_id)

    def engine(self, compartment: str = "book") -> Engine:
        """The engine of a compartment this person holds the key of."""
        if compartment not in self._engines:
            self._engines[compartment] = make_engine(
                lambda: self.vault.connect(compartment), read_only=self.vault.read_only
            )
        return self._engines[compartment]

    @cached_property
    def read(self) -> ReadFactory:
        """Short read-only sessions on the book."""
        return make_reader(self.engine())

    def uow(self) -> UnitOfWork:
        """A unit of work on the book."""
        return UnitOfWork(self.engine(), self._log)

    @cached_property
    def users(self) -> UsersService:
        """Users and their offices."""
        return UsersService(self.uow, self.clock, self.who, self.vault)

    @cached_property
    def accounts(self) -> AccountQueries:
        """Lists of users."""
        return AccountQueries(self.read)

    @cached_property
    def drafts(self) -> Drafts:
        """Her unsaved typing."""
        return Drafts(self.uow, self.clock, self.who)

    @cached_property
    def audit(self) -> AuditQueries:
        """The audit trail and its code."""
        return AuditQueries(self.read, self.who, self.vault.vault_id)

    def close(self) -> None:
        """Close the databases, write the heads, forget the keys."""
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()
        self.vault.close()
