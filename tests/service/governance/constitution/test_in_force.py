"""Which rules hold for a group on a day."""

from __future__ import annotations

from datetime import date

import pytest

from governance.constitution.in_force import rules_in_force
from sr_board.base.errors import NotFound
from tests.service.governance.conftest import Collective

DAY = date(2026, 11, 22)


def test_without_a_version_nothing_is_adopted(collective: Collective) -> None:
    with collective.book.read() as session:
        rules = rules_in_force(session, collective.group, DAY)
    assert rules.version is None
    assert rules.template == "shg"
    assert rules.quorum("general").den == 3


def test_a_group_that_is_not_there(collective: Collective) -> None:
    with collective.book.read() as session, pytest.raises(NotFound):
        rules_in_force(session, "0" * 32, DAY)
