"""A group is dissolved by its own decision only."""

from __future__ import annotations

import pytest

from governance.dissolution import check_dissolution
from governance.roll import group_of
from sr_board.access.roles import Role
from sr_board.base.errors import RuleBroken
from sr_board.people.rules.kinds import GroupStatus
from sr_board.people.service_groups import GroupsService, SetGroupStatus

from .conftest import Collective, Desk
from .test_breaches import who


def groups(collective: Collective) -> GroupsService:
    book = collective.book
    return GroupsService(book.uow, book.clock, who(collective, Role.SECRETARY), check_dissolution)


def test_a_number_alone_does_not_dissolve(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    collective.decided(secretary, meeting, "We buy a box.")
    for serial in ("BKL/2026/001", "BKL/2026/999"):
        with pytest.raises(RuleBroken, match="dissolution-not-decided"):
            groups(collective).set_status(
                SetGroupStatus(collective.group, GroupStatus.DISSOLVED, serial)
            )


def test_its_own_decision_dissolves(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    collective.decided(secretary, meeting, "We dissolve the group.", kind="dissolve")
    with pytest.raises(RuleBroken, match="dissolution-not-decided"):
        groups(collective).set_status(
            SetGroupStatus(collective.board, GroupStatus.DISSOLVED, "BKL/2026/001")
        )
    groups(collective).set_status(
        SetGroupStatus(collective.group, GroupStatus.DISSOLVED, "BKL/2026/001")
    )


def test_sleeping_needs_no_decision(collective: Collective) -> None:
    groups(collective).set_status(SetGroupStatus(collective.group, GroupStatus.DORMANT))
    with collective.book.read() as session:
        assert group_of(session, collective.group).status == "dormant"
