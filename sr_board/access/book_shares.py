"""Paper shares of the book: made by two, and what they give to whoever is let in by them.

Without them a book whose users all forgot their passphrases is lost. Design of the vault, recovery;
the case files have shares of their own (`sr_board.cases.keeping.service_recovery`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.accounts import roles_of
from sr_board.access.check import SignedIn, require
from sr_board.access.models import Account, BooksLimit
from sr_board.access.roles import CASES_ROLES, Action, Role
from sr_board.access.two_person import require_second
from sr_board.access.users import USERS, end_roles, give_roles
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory
from sr_board.vault.opened import OpenVault
from sr_board.vault.recovery import entered, make_shares
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import SecondSigner

__all__ = ["BookShares", "MakeBookShares", "check_place", "take_place"]


class Stamp(TypedDict):
    """When a row was written, and by which account."""

    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class MakeBookShares:
    """New shares: `need` of `of` are enough."""

    need: int = 3
    of: int = 5
    second: SecondSigner | None = field(default=None, repr=False)


class BookShares:
    """Shares of the book. `fresh`: new ones until they are written down, in memory alone."""

    fresh: tuple[PaperShare, ...] = ()

    def __init__(self, uow: UowFactory, who: SignedIn, vault: OpenVault) -> None:
        self._uow, self._who, self._vault = uow, who, vault

    def state(self) -> RecoveryKey | None:
        """What is public of the shares in force, None without any. Needs no right: who holds a
        share may test it."""
        return self._vault.recovery_key("book")

    def used(self) -> int:
        """How many came in by the shares in force. From one on, new ones should be made: their
        words were typed. Needs no right."""
        return entered(self._vault.header)

    def make(self, command: MakeBookShares) -> tuple[PaperShare, ...]:
        """Make new shares; older ones open nothing any more. They are shown once and kept nowhere.

        With a second person, unless nobody else is a user. Right: USERS_MANAGE. Raises NotAllowed,
        RuleBroken "second-person-…", InputInvalid "shares-count", SecondSignerNeeded,
        VaultReadOnly.
        """
        require(self._who, Action.USERS_MANAGE)
        with self._uow() as uow:
            alone = command.second is None and not _others(uow.session, self._who)
            second = None if alone else require_second(uow.session, self._who, command.second)
            # The vault rewrites its header outside this transaction; nothing is held open.
        self.fresh = make_shares(
            self._vault, second, compartment="book", need=command.need, of=command.of
        )
        with self._uow() as uow:
            uow.record("vault.shares", subject="recovery", second=second)
            uow.commit()
        return self.fresh


def check_place(session: Session, account_id: str) -> None:
    """Whether somebody can take the place of this account. Raises NotFound "account-closed"."""
    account = session.get(Account, account_id)
    if account is None or account.closed_at is not None:
        raise NotFound("account-closed", what="account")


def take_place(uow_factory: UowFactory, clock: Clock, account_id: str, slot_id: str) -> Done:
    """Give a slot that the shares let in an account: the same person, her offices and limits.

    She looks after the program besides, so that she can let the others in again. Offices that open
    the case files, and rights by name, are not given: the shares of the book open no case. Her
    account of before is closed, as a person has one. Raises NotFound "account-closed".
    """
    with uow_factory() as uow:
        session, now = uow.session, clock.now()
        check_place(session, account_id)
        old = session.get_one(Account, account_id)
        stamp: Stamp = {"recorded_at": now, "recorded_by": slot_id}
        had = roles_of(session, account_id)
        session.add(Account(id=slot_id, person_id=old.person_id, **stamp))
        roles = had - CASES_ROLES | {Role.ADMINISTRATOR}
        give_roles(session, slot_id, roles, at=now, by=slot_id)
        _same_limits(session, account_id, slot_id, stamp)
        end_roles(session, account_id, had, at=now)
        old.closed_at = now
        uow.record("vault.entered", subject=f"account/{slot_id}")
        return Done(slot_id, USERS, uow.commit())


def _same_limits(session: Session, account_id: str, slot_id: str, stamp: Stamp) -> None:
    """Whoever was confined to the books of some groups stays so."""
    question = select(BooksLimit).where(
        BooksLimit.account_id == account_id, BooksLimit.ended_at.is_(None)
    )
    session.add_all(
        BooksLimit(
            id=new_id(), account_id=slot_id, group_id=row.group_id, resolution=row.resolution,
            **stamp,
        )
        for row in session.scalars(question).all()
    )  # fmt: skip


def _others(session: Session, who: SignedIn) -> bool:
    """Whether somebody else is a user."""
    other = select(Account.id).where(
        Account.closed_at.is_(None), Account.person_id != who.person_id
    )
    return session.scalars(other).first() is not None
