"""Reading accounts: who is signed in with which offices, and who can open the vault at all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn
from sr_board.access.models import Account, BooksLimit, NamedRight, RoleGrant
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotFound
from sr_board.store.uow import ReadFactory

__all__ = ["AccountQueries", "AccountRow", "books_limit", "roles_of", "sign_in"]

# A word this program does not know gives no right; that it is wrong, the vault's check says.
_ROLES = frozenset(str(role) for role in Role)
_ACTIONS = frozenset(str(action) for action in Action)


@dataclass(frozen=True)
class AccountRow:
    """One account for the list of users. The name of its holder comes from the people area.

    `rights`: rights given to her by name, each with the number of the resolution. `books`: the
    groups whose books she may open, None for all.
    """

    account_id: str
    person_id: str
    roles: frozenset[Role]
    since: datetime
    closed_at: datetime | None
    rights: tuple[tuple[Action, str], ...] = ()
    books: frozenset[str] | None = None


def roles_of(session: Session, account_id: str) -> frozenset[Role]:
    """Roles in force for an account."""
    found = session.scalars(
        select(RoleGrant.role).where(
            RoleGrant.account_id == account_id, RoleGrant.ended_at.is_(None)
        )
    )
    return frozenset(Role(role) for role in found if role in _ROLES)


def books_limit(session: Session, account_id: str) -> frozenset[str] | None:
    """The groups whose books an account may open; None when it opens those of every group."""
    found = session.scalars(
        select(BooksLimit.group_id).where(
            BooksLimit.account_id == account_id, BooksLimit.ended_at.is_(None)
        )
    )
    return frozenset(found) or None


def sign_in(session: Session, slot_id: str) -> SignedIn:
    """The person behind an opened slot, with her offices and named rights.

    Raises NotFound when the slot has no open account in the book.
    """
    account = session.get(Account, slot_id)
    if account is None or account.closed_at is not None:
        raise NotFound("account-closed", what="account")
    rights = session.scalars(
        select(NamedRight.action).where(
            NamedRight.account_id == slot_id, NamedRight.ended_at.is_(None)
        )
    )
    return SignedIn(
        account_id=slot_id,
        person_id=account.person_id,
        roles=roles_of(session, slot_id),
        named_rights=frozenset(Action(right) for right in rights if right in _ACTIONS),
        books=books_limit(session, slot_id),
    )


class AccountQueries:
    """Lists of accounts. Everybody who signed in may know who else can open the vault."""

    def __init__(self, read: ReadFactory) -> None:
        self._read = read

    def all(self) -> tuple[AccountRow, ...]:
        """Every account, open ones first, then by age."""
        with self._read() as session:
            roles: defaultdict[str, set[Role]] = defaultdict(set)
            for grant in session.scalars(select(RoleGrant).where(RoleGrant.ended_at.is_(None))):
                if grant.role in _ROLES:
                    roles[grant.account_id].add(Role(grant.role))
            rights: defaultdict[str, list[tuple[Action, str]]] = defaultdict(list)
            for right in session.scalars(
                select(NamedRight)
                .where(NamedRight.ended_at.is_(None))
                .order_by(NamedRight.recorded_at)
            ):
                rights[right.account_id].append((Action(right.action), right.resolution))
            accounts = session.scalars(select(Account)).all()
            books: defaultdict[str, set[str]] = defaultdict(set)
            for limit in session.scalars(select(BooksLimit).where(BooksLimit.ended_at.is_(None))):
                books[limit.account_id].add(limit.group_id)
        rows = (
            AccountRow(
                a.id,
                a.person_id,
                frozenset(roles[a.id]),
                a.recorded_at,
                a.closed_at,
                tuple(rights[a.id]),
                frozenset(books[a.id]) or None,
            )
            for a in accounts
        )
        return tuple(sorted(rows, key=lambda r: (r.closed_at is not None, r.since, r.account_id)))
