"""Who gets how far in every method of people, governance and the kernel, for everybody who might
ask. A new method without a row fails; so does one that answers before it asks for the right."""

from __future__ import annotations

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, SRBoardError
from tests.service.made_up import arguments

from .door import ALL, GIVEN, PEOPLE, Door
from .table import KINDS, OWN, ROWS

KIND = {name: kind for kind, names in ROWS.items() for name in names}


def test_every_method_has_its_row() -> None:
    told = [name for names in ROWS.values() for name in names]
    assert sorted(told) == sorted(set(told))
    assert set(told) == set(ALL), set(told) ^ set(ALL)
    assert set(ROWS) == set(KINDS)
    assert set(OWN) <= set(ALL)
    assert {str(role) for role in Role} < set(PEOPLE)


def passes(door: Door, name: str) -> bool:
    """Whether a method lets her past the right; what is behind it is closed."""
    service, _, method = name.rpartition(".")
    part: object = door
    for each in service.split("."):
        part = getattr(part, each)
    try:
        getattr(part, method)(**arguments(ALL[name], GIVEN, OWN.get(name, {})))
    except NotAllowed as refused:
        assert refused.key == NotAllowed.key, name
        return False
    except SRBoardError:
        return True
    return True


@pytest.mark.parametrize("person", PEOPLE)
def test_nobody_gets_further_than_her_row(person: str) -> None:
    door = Door(person)
    for name, kind in KIND.items():
        allowed = any(all(door.who.may(right) for right in one) for one in KINDS[kind])
        assert passes(door, name) is allowed, f"{name} as {person}"


def test_an_account_without_an_office_has_nothing_but_what_everybody_has() -> None:
    door = Door("nobody")
    assert {name for name in KIND if passes(door, name)} == set(ROWS["everybody"])
