"""Who gets how far in every method of the desk, for every kind of user. A new method without a row
fails; so does a method that lets somebody further than its row says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound, SRBoardError
from sr_board.cases.board.decision_commands import AddPoint
from sr_board.cases.board.sitting_commands import CallSitting, MarkPresent, OpenSitting
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.models import CaseFileRow
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.vocabulary import RecusalGround
from tests.service.cases.conftest import FileRoom
from tests.service.cases.matrix.made import UNKNOWN, Given, arguments, methods
from tests.service.cases.matrix.table import KINDS, OWN, ROWS

PERSONS: dict[str, tuple[str, tuple[Role, ...]]] = {
    "treasurer": ("Malati", (Role.TREASURER,)),
    "auditor": ("Malati", (Role.AUDITOR,)),
    "administrator": ("Malati", (Role.ADMINISTRATOR,)),
    "police": ("Jyoti", ()),
    "doctor": ("Farida", ()),
    "helper": ("Kajal", ()),
    "team": ("Champa", ()),
    "recused": ("Asha", ()),
    "secretary": ("Bina", ()),
    "chair": ("Asha", ()),
}
"""The chair is asked twice: about a file of hers, and as the one recused from another. Who may do
least comes first, so that nobody's act opens a door for the next."""
ALL = {f"{service}.{method}": (service, function) for service, method, function in methods()}
HIDDEN = ("no-such-case", "sitting-item-unknown")
"""What somebody hears who does not read the file: it is not there."""
SERVICES = sorted({service for service, _ in ALL.values()})


def how_far(act: Callable[[], object]) -> tuple[str, str]:
    """(how far, what was answered): "no", "hidden", a reason for a narrower right, or "past"."""
    try:
        return "past", repr(act())
    except NotAllowed as error:
        return ("no" if error.key == NotAllowed.key else error.key), repr(error.params)
    except NotFound as error:
        return ("hidden" if error.key in HIDDEN else "past"), repr(error.params)
    except SRBoardError as error:
        return "past", repr(error.params)


class Stage:
    """A board with two files of Champa's, both before a sitting; the chair is recused from one."""

    def __init__(self, board: FileRoom) -> None:
        self.board, desk = board, board.desk("Bina")
        self.hers = board.begin("Champa")
        self.other = board.begin("Champa", code="SRB-KOL-26-0148-9")
        recuse = Recuse(self.other, RecusalGround.HOUSE, board.slots["Asha"])
        desk.team.recuse(recuse)
        starts = board.book.clock.now() + timedelta(hours=60)
        self.sitting = desk.sitting_work.call(CallSitting(board.board, starts, "Office")).id
        for name in ("Asha", "Bina", "Champa", "Farida"):
            desk.sitting_work.mark_present(MarkPresent(self.sitting, board.member(name)))
        desk.sitting_work.open(OpenSitting(self.sitting))
        self.items = {
            case: desk.point_work.add(AddPoint(self.sitting, case, Proposal.SUPPORT)).id
            for case in (self.hers, self.other)
        }
        self.member, self.seat = board.member("Jyoti"), board.seat(5)

    def given(self, person: str) -> Given:
        """What commands of a person are about."""
        board = self.board
        case = self.other if person == "recused" else self.hers
        with board.reading() as session:
            code = session.get_one(CaseFileRow, case).code
        champa = board.slots["Champa"]
        return Given(
            case,
            code,
            board.board,
            board.book.clock.now(),
            board.second("Bina" if person == "team" else "Champa"),
            {
                "seat_id": self.seat,
                "member_id": self.member,
                "person_id": board.person["Mina"],
                "sitting_id": self.sitting,
                "item_id": self.items[case],
                "lead": champa,
                "team": (champa, UNKNOWN),
            },
        )


@pytest.fixture
def stage(board: FileRoom) -> Stage:
    return Stage(board)


def test_every_method_of_the_desk_has_its_row() -> None:
    told = [name for names in ROWS.values() for name in names]
    assert sorted(told) == sorted(set(told))
    assert set(told) == set(ALL), set(told) ^ set(ALL)
    assert set(ROWS) <= set(KINDS)
    assert set(OWN) <= set(ALL)
    for expected in KINDS.values():
        assert set(expected) == set(PERSONS)


@pytest.mark.parametrize("service", SERVICES)
def test_nobody_gets_further_than_her_row(stage: Stage, service: str) -> None:
    rows = [
        (name.endswith(".end"), name, KINDS[kind])
        for kind, names in ROWS.items()
        for name in names
        if ALL[name][0] == service
    ]
    for _, name, expected in sorted(rows, key=lambda row: row[:2]):  # what ends something, last
        check_row(stage, name, expected)


def check_row(stage: Stage, name: str, expected: dict[str, str]) -> None:
    """Everybody calls the method; who does not read the file hears nothing of it."""
    service, function = ALL[name]
    for person, (who, roles) in PERSONS.items():
        given = stage.given(person)
        desk = stage.board.desk(who, *roles)
        values = arguments(function, given, OWN.get(name, {}))
        method = getattr(getattr(desk, service), name.partition(".")[2])
        far, answer = how_far(lambda method=method, values=values: method(**values))  # type: ignore[misc]
        assert far == expected[person], f"{name} as {person}: {far}"
        if person not in ("team", "secretary", "chair"):
            assert given.case_id not in answer, f"{name} as {person}"
            assert given.code not in answer, f"{name} as {person}"
