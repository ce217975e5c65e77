"""The decision register narrowed by person, kind and money, alone and together."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.commands import AddAction, AddItem, PutMotion, TakeVote
from governance.queries_decisions import DecisionFilter
from governance.rules.votes import VoteMethod
from sr_board.access.roles import Role

from .conftest import Collective, Desk


@pytest.fixture
def register(collective: Collective, secretary: Desk) -> list[str]:
    """Four decisions: to save, to lend, on the accounts, to change the rules."""
    meeting = collective.opened(secretary)
    person = collective.person
    found = []
    for text, item_kind, kind, mover, seconder in (
        ("Save 20 a week.", "motion", "ordinary", "Bina", "Mina"),
        ("Lend 3000 to a member.", "motion", "loan", "Mina", "Noor"),
        ("The accounts are right.", "accounts", "ordinary", "Noor", "Bina"),
        ("Meet on Tuesdays.", "motion", "amend", "Asha", "Noor"),
    ):
        item = secretary.meetings.add_item(AddItem(meeting, text, item_kind)).id
        motion = PutMotion(item, text, kind, person[mover], person[seconder])
        ref = secretary.decisions.put_motion(motion).id
        found.append(secretary.decisions.take_vote(TakeVote(ref, VoteMethod.HANDS, 14, 0, 0)).id)
        if kind == "amend":
            due = collective.book.clock.today() + timedelta(days=7)
            task = AddAction(meeting, person["Parul"], "Write it on the wall", due, item)
            secretary.decisions.add_action(task)
    return found


def places(desk: Desk, register: list[str], **wanted: object) -> list[int]:
    """Which of the four are found, by their number, and that the total says the same."""
    page = desk.finding.search(DecisionFilter(**wanted))  # type: ignore[arg-type]
    assert page.total == len(page.rows)
    return sorted(register.index(row.id) + 1 for row in page.rows)


def test_by_person_who_moved_seconded_or_has_the_task(
    collective: Collective, secretary: Desk, register: list[str]
) -> None:
    found = {
        name: places(secretary, register, person_id=collective.person[name])
        for name in ("Bina", "Mina", "Noor", "Asha", "Parul", "Usha")
    }
    assert found == {
        "Bina": [1, 3],
        "Mina": [1, 2],
        "Noor": [2, 3, 4],
        "Asha": [4],
        "Parul": [4],
        "Usha": [],
    }


def test_by_kind_and_by_money(secretary: Desk, register: list[str]) -> None:
    assert places(secretary, register) == [1, 2, 3, 4]
    assert places(secretary, register, kind="amend") == [4]
    assert places(secretary, register, kind="ordinary") == [1, 3]
    assert places(secretary, register, kind="dissolve") == []
    assert places(secretary, register, money=True) == [2, 3]
    rows = secretary.finding.search(DecisionFilter(money=True)).rows
    assert all(row.money for row in rows)


def test_filters_narrow_each_other(
    collective: Collective, secretary: Desk, register: list[str]
) -> None:
    noor = collective.person["Noor"]
    assert places(secretary, register, person_id=noor, money=True) == [2, 3]
    assert places(secretary, register, person_id=noor, money=True, kind="loan") == [2]
    assert places(secretary, register, person_id=noor, kind="amend", words="tuesdays") == [4]
    assert places(secretary, register, person_id=noor, kind="amend", words="accounts") == []


def test_a_treasurer_finds_what_is_on_money_by_whatever_filter(
    collective: Collective, register: list[str]
) -> None:
    treasurer = collective.desk(Role.TREASURER, person="Usha")
    assert places(treasurer, register) == [2, 3]
    assert places(treasurer, register, kind="amend") == []
    assert places(treasurer, register, person_id=collective.person["Noor"]) == [2, 3]
