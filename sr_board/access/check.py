"""The one check of rights. Services and queries call it first; no view decides."""

from __future__ import annotations

from dataclasses import dataclass, field

from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed

__all__ = ["SignedIn", "require"]


@dataclass(frozen=True)
class SignedIn:
    """Who has opened the vault: account (= slot), person, offices, rights given by name.

    `books`: the groups whose books of money she may open; None for every group of the vault.
    """

    account_id: str
    person_id: str
    roles: frozenset[Role]
    named_rights: frozenset[Action] = field(default_factory=frozenset)
    books: frozenset[str] | None = None

    def may(self, action: Action) -> bool:
        """Whether any of her roles, or a right given to her by name, allows `action`."""
        return action in self.named_rights or any(action in GRANTS[role] for role in self.roles)

    def opens_books(self, group_id: str) -> bool:
        """Whether the books of this group are among those she may open."""
        return self.books is None or group_id in self.books


def require(who: SignedIn, action: Action) -> None:
    """Raise NotAllowed unless `who` may do `action`."""
    if not who.may(action):
        raise NotAllowed(action=str(action))
