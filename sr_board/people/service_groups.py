"""What a secretary does with groups: make, name, place under a parent, change their state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.people.models import Group
from sr_board.people.records import Records, clean_resolution, search_key
from sr_board.people.rules.groups import check_group_name, check_group_status, check_parent
from sr_board.people.rules.kinds import GroupKind, GroupStatus
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = ["CreateGroup", "GroupsService", "RenameGroup", "SetGroupStatus", "SetParent"]

CHANGED = frozenset({"groups", "people"})

Decided = Callable[[Session, str, str], None]
"""Raises unless the group decided to dissolve under that serial; governance knows it."""


@dataclass(frozen=True)
class CreateGroup:
    """Make a group; it begins as forming, or as active when it exists already."""

    name: str
    kind: GroupKind
    parent_id: str | None = None
    code: str = ""
    active: bool = False


@dataclass(frozen=True)
class RenameGroup:
    """Give a group another name and code."""

    group_id: str
    name: str
    code: str = ""


@dataclass(frozen=True)
class SetParent:
    """Place a group under another one, or under none."""

    group_id: str
    parent_id: str | None


@dataclass(frozen=True)
class SetGroupStatus:
    """Change the state of a group; dissolving needs the number of a resolution."""

    group_id: str
    status: GroupStatus
    resolution: str = ""


class GroupsService:
    """Groups and their places."""

    def __init__(
        self, uow: UowFactory, clock: Clock, who: SignedIn, decided: Decided | None = None
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._decided = decided

    def create(self, command: CreateGroup) -> Done:
        """Raises NotAllowed, InputInvalid, NotFound (parent), RuleBroken "group-name-taken"."""
        require(self._who, Action.GROUPS_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            name = clean_line(command.name, field="name", required=True)
            self._check_name(uow, name, "")
            if command.parent_id is not None:
                records.group(command.parent_id)
            group = Group(
                id=new_id(),
                kind=str(command.kind),
                code=clean_line(command.code, field="code", most=20),
                name=name,
                search_key=search_key(name)[:260],
                parent_id=command.parent_id,
                status=str(GroupStatus.ACTIVE if command.active else GroupStatus.FORMING),
                **records.stamp,
            )
            uow.session.add(group)
            return self._done(uow, "group.created", group.id)

    def rename(self, command: RenameGroup) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid, RuleBroken "group-name-taken"."""
        require(self._who, Action.GROUPS_WRITE)
        with self._uow() as uow:
            group = self._records(uow).group(command.group_id)
            name = clean_line(command.name, field="name", required=True)
            self._check_name(uow, name, group.id)
            group.name = name
            group.search_key = search_key(name)[:260]
            group.code = clean_line(command.code, field="code", most=20)
            return self._done(uow, "group.renamed", group.id)

    def set_parent(self, command: SetParent) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken "group-own-parent"."""
        require(self._who, Action.GROUPS_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            group = records.group(command.group_id)
            if command.parent_id is not None:
                records.group(command.parent_id)
            pairs = uow.session.execute(select(Group.id, Group.parent_id))
            check_parent(group.id, command.parent_id, {ref: above for ref, above in pairs})
            group.parent_id = command.parent_id
            return self._done(uow, "group.placed", group.id)

    def set_status(self, command: SetGroupStatus) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken "group-status-step" or about the resolution:
        "dissolution-not-decided" when no such decision of the group stands."""
        require(self._who, Action.GROUPS_WRITE)
        with self._uow() as uow:
            group = self._records(uow).group(command.group_id, alive=False)
            resolution = clean_resolution(command.resolution)
            check_group_status(GroupStatus(group.status), command.status, resolution)
            if command.status is GroupStatus.DISSOLVED and self._decided is not None:
                self._decided(uow.session, group.id, resolution)
            group.status = str(command.status)
            group.resolution = resolution or group.resolution
            return self._done(uow, f"group.{command.status}", group.id)

    def _records(self, uow: UnitOfWork) -> Records:
        return Records(uow.session, self._clock, self._who)

    @staticmethod
    def _check_name(uow: UnitOfWork, name: str, own: str) -> None:
        others = uow.session.scalars(
            select(Group.name).where(Group.id != own, Group.status != GroupStatus.DISSOLVED)
        )
        check_group_name(name, others)

    @staticmethod
    def _done(uow: UnitOfWork, action: str, ref: str) -> Done:
        uow.record(action, subject=f"people_group/{ref}")
        return Done(ref, CHANGED, uow.commit())
