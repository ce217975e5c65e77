"""Users: who can open the vault, with which offices. Slots in the header, accounts in the book.

The slot is written first (useless without an account), the account and its roles in the commit
that follows. Removing a user with new keys is not this module's work: closing an account ends
her roles and her sign-in by the program, and the screen says what that does not do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.accounts import roles_of
from sr_board.access.check import SignedIn, require
from sr_board.access.models import Account, NamedRight, RoleGrant
from sr_board.access.roles import BY_NAME, CASES_ROLES, Action, Role
from sr_board.access.two_person import require_second
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.store.uow import UowFactory
from sr_board.vault.header import Tile
from sr_board.vault.users import SecondSigner

__all__ = [
    "AddUser",
    "ChangePassphrase",
    "CloseAccount",
    "GiveRight",
    "SetRoles",
    "UsersService",
    "VaultUsers",
    "compartments_for",
    "end_roles",
    "give_roles",
]

USERS = frozenset({"users"})


class VaultUsers(Protocol):
    """The part of an open vault that this service needs."""

    def add_user(
        self,
        tile: Tile,
        passphrase: str,
        compartments: frozenset[str],
        co_signer: SecondSigner | None = None,
    ) -> str: ...

    def grant(
        self,
        slot_id: str,
        compartments: frozenset[str],
        co_signer: SecondSigner | None = None,
    ) -> None: ...

    def change_passphrase(self, old: str, new: str) -> None: ...


@dataclass(frozen=True)
class AddUser:
    """Make a person a user. She types her passphrase herself; it is not stored."""

    person_id: str
    tile: Tile
    passphrase: str = field(repr=False)
    roles: frozenset[Role]
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SetRoles:
    """Give an account exactly these roles."""

    account_id: str
    roles: frozenset[Role]
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class GiveRight:
    """Give an account one of the rights that go by name, by a resolution of the group."""

    account_id: str
    action: Action
    resolution: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class CloseAccount:
    """End an account: her roles end and the program no longer signs her in."""

    account_id: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ChangePassphrase:
    """Change one's own passphrase."""

    old: str = field(repr=False)
    new: str = field(repr=False)


def compartments_for(roles: frozenset[Role]) -> frozenset[str]:
    """Which compartment keys the holder of `roles` receives (table in the vault's design)."""
    return frozenset({"book", "cases"}) if roles & CASES_ROLES else frozenset({"book"})


class UsersService:
    """Adds users and changes their offices. Giving oneself power takes a second person."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn, vault: VaultUsers) -> None:
        self._uow, self._clock, self._who, self._vault = uow, clock, who, vault

    def add_user(self, command: AddUser) -> Done:
        """Make a slot and an account. A board member's slot needs a second person's signature.

        Raises NotAllowed, RuleBroken (second person, person already a user), InputInvalid.
        """
        require(self._who, Action.USERS_MANAGE)
        _need_roles(command.roles)
        with self._uow() as uow:
            taken = select(Account).where(
                Account.person_id == command.person_id, Account.closed_at.is_(None)
            )
            if uow.session.scalars(taken).first() is not None:
                raise RuleBroken("person-is-user")
            second = self._second_for(uow.session, command.roles, command.second)
            # The vault rewrites its header outside this transaction; nothing is held open.
        slot_id = self._vault.add_user(
            command.tile, command.passphrase, compartments_for(command.roles), second
        )
        with self._uow() as uow:
            uow.session.add(
                Account(
                    id=slot_id,
                    person_id=command.person_id,
                    recorded_at=self._clock.now(),
                    recorded_by=self._who.account_id,
                )
            )
            give_roles(
                uow.session, slot_id, command.roles, at=self._clock.now(), by=self._who.account_id
            )
            uow.record("user.added", subject=f"account/{slot_id}", second=second)
            n = uow.commit()
        return Done(slot_id, USERS, n)

    def set_roles(self, command: SetRoles) -> Done:
        """Give and end roles so that the account holds exactly `roles`.

        One's own roles, and the office of board member, need a second person. The last
        administrator cannot stop being one.
        """
        require(self._who, Action.USERS_MANAGE)
        _need_roles(command.roles)
        with self._uow() as uow:
            session = uow.session
            self._open_account(session, command.account_id)
            have = roles_of(session, command.account_id)
            gains = command.roles - have
            own = command.account_id == self._who.account_id
            needed = gains & CASES_ROLES or (own and gains)
            second = require_second(session, self._who, command.second) if needed else None
            if Role.ADMINISTRATOR in have - command.roles:
                self._keep_an_administrator(session, command.account_id)
            if gains & CASES_ROLES:
                self._vault.grant(command.account_id, frozenset({"cases"}), second)
            end_roles(session, command.account_id, have - command.roles, at=self._clock.now())
            give_roles(
                session, command.account_id, gains, at=self._clock.now(), by=self._who.account_id
            )
            uow.record("user.roles", subject=f"account/{command.account_id}", second=second)
            n = uow.commit()
        return Done(command.account_id, USERS, n)

    def give_right(self, command: GiveRight) -> Done:
        """Give a named right; always with a second person and the resolution's number."""
        require(self._who, Action.USERS_MANAGE)
        if command.action not in BY_NAME:
            raise InputInvalid("right-not-by-name", field="action")
        resolution = clean_line(command.resolution, field="resolution", most=60, required=True)
        with self._uow() as uow:
            self._open_account(uow.session, command.account_id)
            second = require_second(uow.session, self._who, command.second)
            uow.session.add(
                NamedRight(
                    id=new_id(),
                    account_id=command.account_id,
                    action=str(command.action),
                    resolution=resolution,
                    recorded_at=self._clock.now(),
                    recorded_by=self._who.account_id,
                )
            )
            uow.record("user.right", subject=f"account/{command.account_id}", second=second)
            n = uow.commit()
        return Done(command.account_id, USERS, n)

    def close_account(self, command: CloseAccount) -> Done:
        """End the account of another person, with a second person's signature."""
        require(self._who, Action.USERS_MANAGE)
        if command.account_id == self._who.account_id:
            raise RuleBroken("own-account")
        with self._uow() as uow:
            account = self._open_account(uow.session, command.account_id)
            second = require_second(uow.session, self._who, command.second)
            if second.slot_id == command.account_id:
                raise RuleBroken("second-person-same")
            now = self._clock.now()
            end_roles(uow.session, account.id, roles_of(uow.session, account.id), at=now)
            account.closed_at = now
            uow.record("user.closed", subject=f"account/{account.id}", second=second)
            n = uow.commit()
        return Done(command.account_id, USERS, n)

    def change_passphrase(self, command: ChangePassphrase) -> Done:
        """Rewrap one's own slot. Needs no right: everybody may change her own passphrase."""
        self._vault.change_passphrase(command.old, command.new)
        with self._uow() as uow:
            uow.record("user.passphrase", subject=f"account/{self._who.account_id}")
            n = uow.commit()
        return Done(self._who.account_id, USERS, n)

    def _second_for(
        self, session: Session, gains: frozenset[Role], second: SecondSigner | None
    ) -> SecondSigner | None:
        if gains & CASES_ROLES:
            return require_second(session, self._who, second)
        return None

    @staticmethod
    def _open_account(session: Session, account_id: str) -> Account:
        account = session.get(Account, account_id)
        if account is None or account.closed_at is not None:
            raise NotFound("account-unknown", what="account")
        return account

    @staticmethod
    def _keep_an_administrator(session: Session, account_id: str) -> None:
        others = select(RoleGrant).where(
            RoleGrant.role == str(Role.ADMINISTRATOR),
            RoleGrant.ended_at.is_(None),
            RoleGrant.account_id != account_id,
        )
        if session.scalars(others).first() is None:
            raise RuleBroken("last-administrator")


def give_roles(
    session: Session, account_id: str, roles: frozenset[Role], *, at: datetime, by: str
) -> None:
    """Write these roles down for an account; `by`: the account that gives them."""
    session.flush()  # the account row must stand before its roles refer to it
    session.add_all(
        RoleGrant(
            id=new_id(), account_id=account_id, role=str(role), recorded_at=at, recorded_by=by
        )
        for role in sorted(roles)
    )


def end_roles(session: Session, account_id: str, roles: frozenset[Role], *, at: datetime) -> None:
    """End these roles of an account."""
    for grant in session.scalars(
        select(RoleGrant).where(
            RoleGrant.account_id == account_id,
            RoleGrant.ended_at.is_(None),
            RoleGrant.role.in_([str(role) for role in roles]),
        )
    ):
        grant.ended_at = at


def _need_roles(roles: frozenset[Role]) -> None:
    if not roles:
        raise InputInvalid("roles-missing", field="roles")
