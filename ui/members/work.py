"""What the members' pages need from the program: queries and services, given from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
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
    def subgroup_totals(self) -> SubgroupQueries:
        """Reading self-declared answers."""
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
    def subgroups(self) -> SubgroupsService:
        """Writing self-declared answers."""
        ...

    @property
    def register_import(self) -> RegisterImportService:
        """Taking a spreadsheet over."""
        ...

    @property
    def register_export(self) -> RegisterExport:
        """Taking the register out."""
        ...
