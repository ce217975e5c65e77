"""Whose books of money an account may open, where one laptop keeps those of many groups.

Written by who manages users, always with a second person and by a resolution. What a person has
open changes when she opens the vault the next time.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from sr_board.access.check import SignedIn, require
from sr_board.access.models import Account, BooksLimit
from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.store.uow import UowFactory
from sr_board.vault.users import SecondSigner

__all__ = ["BooksService", "LimitBooks"]


@dataclass(frozen=True)
class LimitBooks:
    """An account opens the books of exactly these groups (their ids); of every group when none is
    named."""

    account_id: str
    groups: frozenset[str]
    resolution: str
    second: SecondSigner | None = field(default=None, repr=False)


class BooksService:
    """Confines accounts to the books of some groups, and lets them out again."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def limit(self, command: LimitBooks) -> Done:
        """Write down whose books an account may open. Returns the account.

        Raises NotAllowed, NotFound "account-unknown", InputInvalid without a resolution,
        RuleBroken "second-person-…"; she whose books they are cannot be the second.
        """
        require(self._who, Action.USERS_MANAGE)
        resolution = clean_line(command.resolution, field="resolution", most=60, required=True)
        with self._uow() as uow:
            session = uow.session
            account = session.get(Account, command.account_id)
            if account is None or account.closed_at is not None:
                raise NotFound("account-unknown", what="account")
            second = require_second(session, self._who, command.second)
            if second.slot_id == command.account_id:
                raise RuleBroken("second-person-same")
            now = self._clock.now()
            standing = session.scalars(
                select(BooksLimit).where(
                    BooksLimit.account_id == account.id, BooksLimit.ended_at.is_(None)
                )
            ).all()
            for row in standing:
                if row.group_id not in command.groups:
                    row.ended_at = now
            session.add_all(
                BooksLimit(
                    id=new_id(),
                    account_id=account.id,
                    group_id=group,
                    resolution=resolution,
                    recorded_at=now,
                    recorded_by=self._who.account_id,
                )
                for group in sorted(command.groups - {row.group_id for row in standing})
            )
            uow.record("user.books", subject=f"account/{account.id}", second=second)
            return Done(account.id, frozenset({"users"}), uow.commit())
