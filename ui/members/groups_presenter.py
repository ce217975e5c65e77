"""Groups, their offices and terms: what the pages show and the acts they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sr_board.base.clock import Clock
from sr_board.base.results import Done
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import Counts, GroupRow, OfficeRow, PersonRow
from sr_board.people.rules.kinds import GroupKind, GroupStatus
from sr_board.people.service_groups import (
    CreateGroup,
    GroupsService,
    RenameGroup,
    SetGroupStatus,
    SetParent,
)
from sr_board.people.service_offices import OfficesService

__all__ = ["GroupView", "GroupWish", "GroupsPresenter"]

STEPS: dict[GroupStatus, tuple[GroupStatus, ...]] = {
    GroupStatus.FORMING: (GroupStatus.FORMING, GroupStatus.ACTIVE, GroupStatus.DISSOLVED),
    GroupStatus.ACTIVE: (GroupStatus.ACTIVE, GroupStatus.DORMANT, GroupStatus.DISSOLVED),
    GroupStatus.DORMANT: (GroupStatus.DORMANT, GroupStatus.ACTIVE, GroupStatus.DISSOLVED),
    GroupStatus.DISSOLVED: (GroupStatus.DISSOLVED,),
}
"""States offered in a form; the rule itself stands with the groups."""


@dataclass(frozen=True)
class GroupView:
    """One group with its place, figures and offices on a day."""

    group: GroupRow
    parent: GroupRow | None
    below: tuple[GroupRow, ...]
    offices: tuple[OfficeRow, ...]
    counts: Counts


@dataclass(frozen=True)
class GroupWish:
    """What the form says a group shall be."""

    name: str
    code: str
    kind: GroupKind
    parent_id: str | None
    status: GroupStatus
    resolution: str = ""


class GroupsPresenter:
    """Reads groups and runs what is done with them, off the screen."""

    def __init__(
        self, people: PeopleQueries, groups: GroupsService, offices: OfficesService, clock: Clock
    ) -> None:
        self.people, self.groups, self.offices, self.clock = people, groups, offices, clock

    def all(self) -> tuple[GroupRow, ...]:
        """The tree, parents first."""
        return self.people.groups()

    def look(self, group_id: str, on: date | None) -> GroupView:
        """One group; offices as on a day. Raises NotAllowed, NotFound."""
        rows = self.people.groups()
        group = self.people.group(group_id)
        parent = next((r for r in rows if r.group_id == group.parent_id), None)
        below = tuple(r for r in rows if r.parent_id == group_id)
        offices = self.people.offices(group_id, on)
        return GroupView(group, parent, below, offices, self.people.counts(group_id))

    def office(self, group_id: str, office_id: str) -> OfficeRow | None:
        """One office today."""
        found = self.people.offices(group_id)
        return next((o for o in found if o.office_id == office_id), None)

    def persons(self, text: str) -> tuple[PersonRow, ...]:
        """Persons to choose from."""
        return self.people.persons(text, 12)

    def make(self, wish: GroupWish) -> Done:
        """A new group."""
        return self.groups.create(
            CreateGroup(
                wish.name,
                wish.kind,
                wish.parent_id,
                wish.code,
                wish.status is GroupStatus.ACTIVE,
            )
        )

    def change(self, group: GroupRow, wish: GroupWish) -> Done:
        """Write only what differs: name and code, place, state."""
        acts: list[Callable[[], Done]] = []
        ref = group.group_id
        if (wish.name, wish.code) != (group.name, group.code):
            acts.append(lambda: self.groups.rename(RenameGroup(ref, wish.name, wish.code)))
        if wish.parent_id != group.parent_id:
            acts.append(lambda: self.groups.set_parent(SetParent(ref, wish.parent_id)))
        if wish.status is not group.status:
            state = SetGroupStatus(ref, wish.status, wish.resolution)
            acts.append(lambda: self.groups.set_status(state))
        done = Done(ref)
        for act in acts:
            done = act()
        return done
