"""Breaches of data: 72 hours, written by anybody, read by chair and secretary."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.cases.keeping.service_breaches import NoteBreach, ToldBreach
from sr_board.cases.moments import When
from sr_board.cases.packs.service import EditPack
from sr_board.cases.rules.breaches import BreachState
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

KNOWN = START.replace(second=0, microsecond=0)


def note(known: datetime = KNOWN, **changed: object) -> NoteBreach:
    given: dict[str, object] = {"what": "A sheet was left in the bus", "persons": 3}
    return NoteBreach(When(known), **(given | changed))  # type: ignore[arg-type]


def states(board: FileRoom, name: str = "Asha") -> list[BreachState]:
    return [row.state for row in board.desk(name).breaches.all()]


def test_its_clock_runs_72_hours_from_when_it_was_known(board: FileRoom) -> None:
    board.desk("Kajal").breaches.note(note())
    (row,) = board.desk("Bina").breaches.all()
    assert row.breach.due_at - KNOWN == timedelta(hours=72)
    assert row.state is BreachState.OPEN
    board.book.clock.set(KNOWN + timedelta(hours=72, minutes=1))
    assert states(board) == [BreachState.OVERDUE]


def test_chair_and_secretary_read_all_others_what_they_wrote(board: FileRoom) -> None:
    board.desk("Kajal").breaches.note(note())
    board.desk("Champa").breaches.note(note())
    counts = {name: len(states(board, name)) for name in ("Asha", "Bina", "Champa", "Farida")}
    assert counts == {"Asha": 2, "Bina": 2, "Champa": 1, "Farida": 0}


def test_the_authority_then_the_persons_are_told(board: FileRoom) -> None:
    made = board.desk("Kajal").breaches.note(note()).id
    desk = board.desk("Asha").breaches
    board.book.clock.set(KNOWN + timedelta(hours=2))
    at = When(KNOWN + timedelta(hours=1))
    desk.told(ToldBreach(made, authority_told=at, authority_ref="17/26"))
    assert states(board) == [BreachState.PERSONS_WAIT]
    desk.told(ToldBreach(made, authority_told=When(KNOWN), persons_told=at, remedy="a locked bag"))
    (row,) = desk.all()
    assert row.state is BreachState.DONE
    assert (row.breach.authority_told_at, row.breach.authority_ref) == (at.at, "17/26")
    assert row.breach.remedy == "a locked bag"


def test_a_breach_of_nobody_needs_no_person(board: FileRoom) -> None:
    desk = board.desk("Asha").breaches
    none = desk.note(note(persons=0)).id
    lost = desk.note(note(persons=None)).id
    desk.told(ToldBreach(none, authority_told=When(KNOWN)))
    desk.told(ToldBreach(lost, When(KNOWN), no_persons_reason="Nobody can be found"))
    assert states(board) == [BreachState.DONE, BreachState.DONE]


def test_the_pack_may_ask_for_less_time(board: FileRoom) -> None:
    second = board.second("Bina")
    values = {"clocks.breach_board.minutes": 1440}
    board.desk("Asha").packs.edit(EditPack("in", values, START.date(), "R. Sen", second))
    desk = board.desk("Asha").breaches
    desk.note(note())
    assert desk.all()[0].breach.due_at - KNOWN == timedelta(hours=24)


@pytest.mark.parametrize("name", ["Champa", "Farida", "Jyoti", "Kajal"])
def test_only_chair_and_secretary_note_who_was_told(board: FileRoom, name: str) -> None:
    made = board.desk(name).breaches.note(note()).id
    with pytest.raises(NotAllowed, match="board-officers-only"):
        board.desk(name).breaches.told(ToldBreach(made, authority_told=When(KNOWN)))


def test_what_makes_no_sense_is_refused(board: FileRoom) -> None:
    desk = board.desk("Asha").breaches
    for wrong, key in (
        (note(KNOWN + timedelta(days=9)), "breach-later"),
        (note(persons=-1), "breach-persons"),
        (NoteBreach(When(None), "x"), "breach-time-missing"),
    ):
        with pytest.raises(InputInvalid, match=key):
            desk.note(wrong)
    with pytest.raises(NotFound, match="data-breach-unknown"):
        desk.told(ToldBreach("nowhere", authority_told=When(KNOWN)))
    made = desk.note(note()).id
    with pytest.raises(InputInvalid, match="breach-told-before"):
        desk.told(ToldBreach(made, authority_told=When(KNOWN - timedelta(hours=1))))


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.HELPER, Role.BOARD_MEMBER)])
def test_no_other_office_reads_or_writes_it(board: FileRoom, role: Role) -> None:
    desk = board.desk("Asha", role).breaches
    for act in (desk.all, lambda: desk.note(note()), lambda: desk.told(ToldBreach("x"))):
        with pytest.raises(NotAllowed):
            act()
