"""Rules of groups: one parent, no loops, and what a dissolved group may still do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sr_board.base.errors import RuleBroken
from sr_board.base.text import fold
from sr_board.people.rules.kinds import GroupStatus

__all__ = ["check_group_alive", "check_group_name", "check_group_status", "check_parent"]

_NEXT: Mapping[GroupStatus, frozenset[GroupStatus]] = {
    GroupStatus.FORMING: frozenset({GroupStatus.ACTIVE, GroupStatus.DISSOLVED}),
    GroupStatus.ACTIVE: frozenset({GroupStatus.DORMANT, GroupStatus.DISSOLVED}),
    GroupStatus.DORMANT: frozenset({GroupStatus.ACTIVE, GroupStatus.DISSOLVED}),
    GroupStatus.DISSOLVED: frozenset(),
}


def check_parent(group: str, parent: str | None, parents: Mapping[str, str | None]) -> None:
    """Refuse a parent that is the group itself or one of its descendants.

    `parents` maps every group to its parent. Raises RuleBroken "group-own-parent".
    """
    seen: set[str] = set()
    above = parent
    while above is not None and above not in seen:
        if above == group:
            raise RuleBroken("group-own-parent")
        seen.add(above)
        above = parents.get(above)


def check_group_status(now: GroupStatus, then: GroupStatus, resolution: str) -> None:
    """Allow forming, active, dormant, active; any to dissolved with the number of a resolution.

    Source: domain/governance.md section 2. Raises RuleBroken "group-status-step" or
    "group-dissolve-needs-resolution".
    """
    if then not in _NEXT[now]:
        raise RuleBroken("group-status-step", now=now.value, then=then.value)
    if then is GroupStatus.DISSOLVED and not resolution:
        raise RuleBroken("group-dissolve-needs-resolution")


def check_group_alive(status: GroupStatus) -> None:
    """A dissolved group takes no new records. Raises RuleBroken "group-dissolved"."""
    if status is GroupStatus.DISSOLVED:
        raise RuleBroken("group-dissolved")


def check_group_name(name: str, others: Iterable[str]) -> None:
    """Living groups have names that can be told apart. Raises RuleBroken "group-name-taken"."""
    wanted = fold(name)
    if any(fold(other) == wanted for other in others):
        raise RuleBroken("group-name-taken", name=name)
