"""What the members' pages need from the program: queries and services, given from outside."""

from __future__ import annotations

from typing import Protocol

from sr_board.base.clock import Clock
from sr_board.people.queries import PeopleQueries
from sr_board.people.service_export import RegisterExport
from sr_board.people.service_groups import GroupsService
from sr_board.people.service_import import RegisterImportService
from sr_board.people.service_members import MembershipService
from sr_board.people.service_offices import OfficesService
from sr_board.people.service_persons import PersonsService
from sr_board.people.service_subgroups import SubgroupsService
from sr_board.people.subgroup_queries import SubgroupQueries

__all__ = ["MembersWork"]


class MembersWork(Protocol):
    """The part of an open workplace that these pages use."""

    @property
    def clock(self) -> Clock:
        """Today, for dates that are proposed."""
        ...

    @property
    def people(self) -> PeopleQueries:
        """Lists, cards, groups, offices."""
        ...

    @property
    def subgroups(self) -> SubgroupQueries:
        """Self-declared answers."""
        ...

    @property
    def persons(self) -> PersonsService:
        """Names, tiles, private data."""
        ...

    @property
    def memberships(self) -> MembershipService:
        """Joining, leaving, putting right."""
        ...

    @property
    def groups(self) -> GroupsService:
        """Groups and their places."""
        ...

    @property
    def offices(self) -> OfficesService:
        """Offices and terms."""
        ...

    @property
    def subgroup_answers(self) -> SubgroupsService:
        """Writing self-declared answers."""
        ...

    @property
    def imports(self) -> RegisterImportService:
        """Taking a spreadsheet over."""
        ...

    @property
    def exports(self) -> RegisterExport:
        """Taking the register out."""
        ...
