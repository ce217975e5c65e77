"""Names of those who can open the vault, and of persons who could become users.

Everybody who signed in may know who else can; an administrator without another office sees no
more of the register than this. Nothing here writes.
"""

from __future__ import annotations

from sqlalchemy import select

from sr_board.access.check import SignedIn, require
from sr_board.access.models import Account
from sr_board.access.roles import Action
from sr_board.base.text import fold
from sr_board.people.models import Person
from sr_board.people.records import like_pattern
from sr_board.people.rows import PersonRow
from sr_board.people.rules.kinds import PersonStatus
from sr_board.people.shaping import person_row
from sr_board.store.uow import ReadFactory

__all__ = ["Holders"]

_MOST = 50


class Holders:
    """Persons behind accounts."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def names(self) -> dict[str, PersonRow]:
        """Name and tile of every holder of an account, closed ones included, by account id."""
        with self._read() as session:
            found = session.execute(
                select(Account.id, Person).join(Person, Person.id == Account.person_id)
            )
            return {account_id: person_row(person) for account_id, person in found}

    def candidates(self, text: str) -> tuple[PersonRow, ...]:
        """Persons without an open account whose name holds `text`, at most fifty.

        Raises NotAllowed without USERS_MANAGE.
        """
        require(self._who, Action.USERS_MANAGE)
        users = select(Account.person_id).where(Account.closed_at.is_(None))
        wanted = (
            select(Person)
            .where(Person.status == str(PersonStatus.ACTIVE), Person.id.not_in(users))
            .order_by(Person.search_key, Person.id)
            .limit(_MOST)
        )
        for word in fold(text[:120]).split():
            wanted = wanted.where(Person.search_key.like(like_pattern(word), escape="/"))
        with self._read() as session:
            return tuple(person_row(person) for person in session.scalars(wanted))
