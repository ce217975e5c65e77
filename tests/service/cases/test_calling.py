"""Whom to call, from the real directory and roster, for everybody who may notice somebody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.cases.board.board_commands import PutOnDuty
from sr_board.cases.files.queries_calling import CallSheet
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.keeping.service_directory import DirectoryService, SaveService
from sr_board.cases.rules.calling import built_in
from sr_board.cases.vocabulary import BoardOffice, RecusalGround, ReferralKind, RosterCapacity
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_night import at, notice, set_clock


def kinds(sheet: CallSheet) -> set[ReferralKind]:
    return {one.kind for one in sheet.calls}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_notice_somebody_may_read_the_telephones(board: FileRoom, role: Role) -> None:
    desk = board.desk("Champa", role)
    if board.room("Champa", role).who.may(Action.CASES_NOTICE):
        assert desk.calling.now().calls
    else:
        with pytest.raises(NotAllowed):
            desk.calling.now()


def test_the_duty_number_of_the_night_and_the_people_of_the_board(board: FileRoom) -> None:
    set_clock(board, 2026, 4, 7, 2, 0)
    saved = SaveService(ReferralKind.CWC, "Committee", "033 1", duty_phones=("033 2",))
    board.desk("Asha").directory.save(saved)
    now = board.book.clock.now()
    turn = PutOnDuty(
        board.board,
        board.person["Kajal"],
        RosterCapacity.PEER,
        now - timedelta(hours=1),
        now + timedelta(hours=6),
        community=True,
    )
    board.desk("Asha").duty_work.put_on_duty(turn)
    sheet = board.desk("Kajal").calling.now()
    assert sheet.night
    (line,) = (one for one in sheet.calls if one.kind is ReferralKind.CWC)
    assert line.numbers == ("033 2", "033 1")
    told = [(one.person.name, one.capacity, one.office) for one in sheet.people]
    assert told == [
        ("Kajal", RosterCapacity.PEER, None),
        ("Asha", None, BoardOffice.CHAIR),
        ("Bina", None, BoardOffice.SECRETARY),
    ]


def test_for_a_file_the_lines_fit_its_track_for_nobody_else(board: FileRoom) -> None:
    set_clock(board, 2026, 4, 7, 12, 0)
    case = notice(board, at(2026, 4, 7, 11, 50))
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    nothing = kinds(board.desk("Asha").calling.now())
    assert ReferralKind.DCPU in kinds(board.desk("Asha").calling.now(case))
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
    assert kinds(board.desk("Asha").calling.now(case)) == nothing
    assert kinds(board.desk("Farida").calling.now(case)) == nothing
    assert kinds(board.desk("Farida").calling.now("nothing")) == nothing


def test_what_cannot_be_read_costs_no_more_than_itself(
    board: FileRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: object) -> None:
        raise NotFound("board-unknown", what="board")

    monkeypatch.setattr(DirectoryService, "all", broken)
    sheet = board.desk("Asha").calling.now()
    assert sheet.calls == built_in(None)
    assert {one.person.name for one in sheet.people} == {"Asha", "Bina"}


def test_before_there_is_a_board_the_helplines_are_there(founding: FileRoom) -> None:
    room = FileRoom(founding.book, founding.engine, founding.person, founding.slots, founding.board)
    sheet = room.desk("Kajal").calling.now()
    assert sheet.people == ()
    assert ("1098 / 112",) in {one.numbers for one in sheet.calls}
