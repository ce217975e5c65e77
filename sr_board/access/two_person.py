"""Two-person acts: the second member types her own passphrase on the same machine.

The vault proves that she could open her slot; this module proves that she is somebody else and
holds an office that may stand beside the first. Both then sign the audit event.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.accounts import sign_in
from sr_board.access.check import SignedIn
from sr_board.access.models import Account
from sr_board.access.roles import Action
from sr_board.base.errors import RuleBroken
from sr_board.vault.users import SecondSigner

__all__ = ["require_second"]


def require_second(
    session: Session,
    who: SignedIn,
    second: SecondSigner | None,
    action: Action | None = None,
    books: str | None = None,
) -> SecondSigner:
    """The co-signer, once she is known to be another person with an open account.

    With `action`, one of her roles or a right given to her by name must allow it too; with
    `books`, the books of that group must be among those she may open. Raises RuleBroken
    "second-person-missing", "second-person-same", "second-person-unknown", "second-person-role"
    or "second-person-books".
    """
    if second is None:
        raise RuleBroken("second-person-missing")
    if second.slot_id == who.account_id:
        raise RuleBroken("second-person-same")
    account = session.scalars(select(Account).where(Account.id == second.slot_id)).one_or_none()
    if account is None or account.closed_at is not None:
        raise RuleBroken("second-person-unknown")
    if account.person_id == who.person_id:
        raise RuleBroken("second-person-same")
    if action is not None and not sign_in(session, account.id).may(action):
        raise RuleBroken("second-person-role")
    if books is not None and not sign_in(session, account.id).opens_books(books):
        raise RuleBroken("second-person-books")
    return second
