"""Services of the register on a real vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from sr_board.access.roles import Action, Role
from sr_board.people.queries import PeopleQueries
from sr_board.people.rules.kinds import GroupKind
from sr_board.people.service_export import RegisterExport
from sr_board.people.service_groups import CreateGroup, GroupsService
from sr_board.people.service_import import RegisterImportService
from sr_board.people.service_members import AddMember, MembershipService
from sr_board.people.service_offices import OfficesService
from sr_board.people.service_persons import PersonsService
from sr_board.people.service_subgroups import SubgroupsService
from sr_board.people.subgroup_queries import SubgroupQueries
from tests.conftest import Book


@dataclass
class Desk:
    """The services of one signed-in person."""

    book: Book
    roles: tuple[Role, ...]
    rights: frozenset[Action] = frozenset()

    def __post_init__(self) -> None:
        who = self.book.who(*self.roles, rights=self.rights)
        parts = (self.book.uow, self.book.clock, who)
        self.groups = GroupsService(*parts)
        self.persons = PersonsService(*parts)
        self.members = MembershipService(*parts)
        self.offices = OfficesService(*parts)
        self.subgroups = SubgroupsService(*parts)
        self.imports = RegisterImportService(*parts)
        self.exports = RegisterExport(*parts)
        self.ask = PeopleQueries(self.book.read, who, self.book.clock)
        self.ask_subgroups = SubgroupQueries(self.book.read, who)

    def group(self, name: str = "Kalighat", parent: str | None = None) -> str:
        """Make an active group."""
        made = CreateGroup(name, GroupKind.SHG, parent_id=parent, active=True)
        return self.groups.create(made).id

    def member(self, group_id: str, name: str, number: int | None = None, **more: object) -> str:
        """Make a person and her membership; returns the membership's id."""
        joined = more.pop("joined", date(2024, 1, 5))
        return self.members.add(
            AddMember(name, group_id, joined, number=number, **more)  # type: ignore[arg-type]
        ).id


@pytest.fixture
def secretary(book: Book) -> Desk:
    return Desk(book, (Role.SECRETARY,))
