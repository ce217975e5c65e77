"""A new member: the form's data, and who is here already under a similar name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sr_board.base.clock import Clock
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import GroupRow, MemberRow, MembersWanted, PersonRow, Shown
from sr_board.people.rules.kinds import GroupStatus
from sr_board.people.rules.likeness import NameIndex, sound
from sr_board.people.service_members import MembershipService

__all__ = ["Alike", "NewMemberPresenter"]

_HEARD = 4
"""Sounds at the start of a name by which candidates are looked for."""


@dataclass(frozen=True)
class Alike:
    """Somebody with a similar name: her entries, the open ones first."""

    person: PersonRow
    entries: tuple[MemberRow, ...]


class NewMemberPresenter:
    """Groups, similar names, and the act. All of it runs off the screen."""

    def __init__(self, people: PeopleQueries, memberships: MembershipService, clock: Clock) -> None:
        self.people, self.memberships, self.clock = people, memberships, clock

    def groups(self) -> tuple[GroupRow, ...]:
        """Groups that may take members."""
        return tuple(g for g in self.people.groups() if g.status is not GroupStatus.DISSOLVED)

    def alike(self, name: str) -> tuple[Alike, ...]:
        """Persons whose names sound or look like `name`, the closest first; at most three."""
        if len(name.strip()) < 2:
            return ()
        found: dict[str, PersonRow] = {}
        for text in (name, sound(name)[:_HEARD]):
            if text.strip():
                found |= {p.person_id: p for p in self.people.persons(text, 200)}
        index = NameIndex()
        for person in found.values():
            index.add(person.person_id, person.name)
        closest = list(dict.fromkeys(match.ref for match in index.alike(name)))[:3]
        return tuple(Alike(found[ref], self._entries(found[ref])) for ref in closest)

    def _entries(self, person: PersonRow) -> tuple[MemberRow, ...]:
        page = self.people.members(MembersWanted(text=person.name, shown=Shown.ALL, limit=100))
        own: Sequence[MemberRow] = [
            row for row in page.rows if row.person.person_id == person.person_id and not row.struck
        ]
        return tuple(sorted(own, key=lambda row: row.left is not None))
