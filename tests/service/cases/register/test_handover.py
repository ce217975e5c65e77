"""An office of the board goes to another member, and every file with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sr_board.access.models import Account
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.cases.board.board_commands import EndMember
from sr_board.cases.board.decision_commands import AddPoint
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.board.service_lapsed import LapsedFound, RecuseService, ShortTeam
from sr_board.cases.board.sitting_commands import CallSitting
from sr_board.cases.entry import CaseQueries
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_team import Grant, NameTeam, Recuse, TeamService
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.vocabulary import BoardOffice, IdentityReason, RecusalGround, SeatKind

from ..conftest import CODE, FileRoom


def _refused(act: Callable[[], object], kind: type[SRBoardError] = RuleBroken) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.key


def _reads(board: FileRoom, name: str, case: str) -> bool:
    board.fresh(name)
    with CaseQueries(board.room(name)).look() as entry:
        try:
            entry.open(case)
        except NotFound:
            return False
        return True


def _knows_her(board: FileRoom, name: str, case: str) -> bool:
    board.fresh(name)
    with CaseQueries(board.room(name)).look() as entry:
        return entry.open(case).may_identity


def _to(board: FileRoom, office: BoardOffice, name: str = "Champa") -> HandOver:
    return HandOver(board.board, office, board.member(name))


def test_the_chair_hands_over_with_her_files(board: FileRoom) -> None:
    case = board.begin()
    assert _reads(board, "Asha", case)
    assert not _reads(board, "Champa", case)
    board.desk().handover_work.hand_over(_to(board, BoardOffice.CHAIR), board.second())
    assert not _reads(board, "Asha", case)
    assert _reads(board, "Champa", case)
    assert _knows_her(board, "Champa", case)
    assert _reads(board, "Kajal", case)
    view = board.desk("Champa").board.board()
    assert view is not None
    offices = {row.holder.name: row.holder.office for row in view.seats if row.holder}
    assert (offices["Champa"], offices["Asha"]) == (BoardOffice.CHAIR, BoardOffice.NONE)
    with CaseQueries(board.room("Champa")).look() as entry:
        records = entry.open(case).open_identity(IdentityReason.SAFETY)
    assert records


def test_a_newcomer_who_is_recused_gets_nothing(board: FileRoom) -> None:
    case, other = board.begin(), board.begin(code="SRB-KOL-26-0148-9")
    recuse = Recuse(case, RecusalGround.HOUSE, slot_id=board.slots["Champa"])
    TeamService(board.room()).recuse(recuse)
    board.desk("Bina").handover_work.hand_over(
        _to(board, BoardOffice.SECRETARY), board.second("Farida")
    )
    assert not _reads(board, "Champa", case)
    assert _reads(board, "Champa", other)
    assert not _knows_her(board, "Champa", other)
    assert not _reads(board, "Bina", other)


def test_files_that_the_first_may_not_open_are_sealed_anew_by_the_second(board: FileRoom) -> None:
    case = board.begin()
    recuse = Recuse(case, RecusalGround.PARTNER, slot_id=board.slots["Bina"])
    TeamService(board.room()).recuse(recuse)
    asha = board.room().vault.slot_id
    assert asha == board.slots["Asha"]
    board.desk().handover_work.hand_over(
        _to(board, BoardOffice.CHAIR, "Farida"), board.second("Bina")
    )
    assert _reads(board, "Farida", case)
    assert not _reads(board, "Bina", case)


def test_points_and_recusals_go_with_the_office(board: FileRoom) -> None:
    case = board.begin()
    recuse = Recuse(case, RecusalGround.DISPUTE, slot_id=board.slots["Jyoti"])
    TeamService(board.room()).recuse(recuse)
    at = board.book.clock.now() + timedelta(hours=60)
    sitting = board.desk().sitting_work.call(CallSitting(board.board, at, "Office")).id
    board.desk().point_work.add(AddPoint(sitting, case, Proposal.SUPPORT))
    board.desk().handover_work.hand_over(_to(board, BoardOffice.CHAIR), board.second())
    board.fresh("Asha")
    assert board.desk("Champa").points.points(sitting)
    assert board.desk("Champa").recusals.all()
    assert board.desk().points.points(sitting) == ()
    assert board.desk().recusals.all() == ()


def test_it_is_not_finished_while_a_file_would_lose_its_last_holder(board: FileRoom) -> None:
    case = board.begin("Champa")
    TeamService(board.room()).remove(Grant(case, board.slots["Champa"]))
    command = _to(board, BoardOffice.CHAIR)
    refused = _refused(
        lambda: board.desk("Bina").handover_work.hand_over(command, board.second("Farida"))
    )
    assert refused == "handover-no-identity-holder"
    assert _knows_her(board, "Asha", case)
    board.desk().handover_work.hand_over(command, board.second())
    assert _knows_her(board, "Champa", case)


def test_who_can_take_an_office_and_who_can_give_it(board: FileRoom) -> None:
    work = board.desk().handover_work
    bina = _to(board, BoardOffice.CHAIR, "Bina")
    assert _refused(lambda: work.hand_over(bina, board.second())) == "handover-not-able"
    stranger = HandOver(board.board, BoardOffice.CHAIR, "0" * 32)
    assert _refused(lambda: work.hand_over(stranger, board.second()), NotFound)
    nothing = HandOver(board.board, BoardOffice.NONE, board.member("Champa"))
    assert _refused(lambda: work.hand_over(nothing, board.second()), InputInvalid)
    command = _to(board, BoardOffice.CHAIR)
    peer = board.second("Kajal")
    assert _refused(lambda: work.hand_over(command, peer)) == "second-person-role"
    champa = board.desk("Champa").handover_work
    refused = _refused(lambda: champa.hand_over(command, board.second()), NotAllowed)
    assert refused == "board-officers-only"


@pytest.mark.parametrize("role", tuple(Role))
def test_who_may_hand_over(board: FileRoom, role: Role) -> None:
    command = _to(board, BoardOffice.CHAIR)
    work = board.desk("Asha", role).handover_work
    if role is Role.BOARD_MEMBER:
        assert work.hand_over(command, board.second()).event_no > 0
    else:
        refused = _refused(lambda: work.hand_over(command, board.second()), NotAllowed)
        assert refused == "not-allowed"


def test_keys_are_taken_back_from_who_left_the_board(board: FileRoom) -> None:
    case = board.begin("Champa", team=(board.slots["Champa"], board.slots["Kajal"]))
    with board.work("Champa") as entry:
        assert entry.open(case).team == (board.slots["Champa"], board.slots["Kajal"])
    work = board.desk().lapsed_work
    assert work.take_keys_back(board.board).id == "0"
    assert work.waiting() == LapsedFound(board.board)
    end = EndMember(board.member("Champa"), board.book.clock.today(), "Moved")
    board.desk("Bina").board_work.end(end)
    assert _reads(board, "Champa", case)
    assert work.waiting() == LapsedFound(board.board, (board.slots["Champa"],), 1)
    assert board.desk("Farida").lapsed_work.waiting() == LapsedFound()
    assert work.take_keys_back(board.board).id == "1"
    assert work.waiting() == LapsedFound(board.board)
    assert not _reads(board, "Champa", case)
    assert _reads(board, "Kajal", case)
    refused = _refused(
        lambda: board.desk("Farida").lapsed_work.take_keys_back(board.board), NotAllowed
    )
    assert refused == "board-officers-only"


def _named(board: FileRoom, *names: str) -> str:
    """A file with a team that chair or secretary named."""
    case = board.begin()
    team = tuple(board.slots[name] for name in names)
    board.desk().team.name_team(NameTeam(case, team, team[0]))
    return case


def _leaves(board: FileRoom, name: str) -> None:
    day = board.book.clock.today()
    board.desk("Bina").board_work.end(EndMember(board.member(name), day, "Moved"))


def test_a_team_that_too_few_can_open_is_a_task_for_chair_and_secretary(board: FileRoom) -> None:
    begun = board.begin(code="SRB-KOL-26-0148-9")
    case = _named(board, "Champa", "Kajal")
    work = board.desk().lapsed_work
    assert work.short() == ()  # the author alone is enough until a team was named
    _leaves(board, "Champa")
    row = ShortTeam(case, CODE, 1, by_law=False)
    assert work.short() == board.desk("Bina").lapsed_work.short() == (row,)
    work.take_keys_back(board.board)
    assert work.short() == (row,)
    assert board.desk("Farida").lapsed_work.short() == ()
    board.desk().child.fear(Fear(case, "told_so"))
    board.desk("Bina").team.remove(Grant(begun, board.slots["Kajal"]))
    assert work.short() == (
        ShortTeam(case, CODE, 1, by_law=True),
        ShortTeam(begun, "SRB-KOL-26-0148-9", 0, by_law=False),
    )
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
    assert [one.case_id for one in work.short()] == [begun]
    team = (board.slots["Farida"], board.slots["Kajal"])
    board.desk("Bina").team.name_team(NameTeam(case, team, team[1]))
    assert [one.case_id for one in board.desk("Bina").lapsed_work.short()] == [begun]


def test_keys_nobody_took_back_go_back_by_themselves_after_a_week(board: FileRoom) -> None:
    case = _named(board, "Champa", "Farida")
    clock, found = board.book.clock, LapsedFound(board.board, (board.slots["Champa"],), 1)
    _leaves(board, "Champa")
    clock.set(clock.now() + timedelta(days=6))
    assert board.desk().lapsed_work.take_overdue() == 0
    assert board.desk().lapsed_work.waiting() == found
    clock.set(clock.now() + timedelta(days=1))
    for name in ("Farida", "Kajal"):
        assert board.desk(name).lapsed_work.take_overdue() == 0
    assert board.desk("Bina").lapsed_work.take_overdue() == 1
    assert board.desk().lapsed_work.waiting() == LapsedFound(board.board)
    assert not _reads(board, "Champa", case)
    assert board.desk().lapsed_work.take_overdue() == 0


def test_a_peer_whose_account_was_closed_holds_no_keys(board: FileRoom) -> None:
    duty, calm = board.begin(), board.begin("Champa", code="SRB-KOL-26-0148-9")
    board.desk("Champa").team.grant(Grant(calm, board.slots["Kajal"]))
    board.desk("Kajal").child.fear(Fear(duty, "told_so"))
    with board.book.uow() as uow:
        uow.session.get_one(Account, board.slots["Kajal"]).closed_at = board.book.clock.now()
        uow.record("user.closed", subject=f"account/{board.slots['Kajal']}")
        uow.commit()
    work = board.desk().lapsed_work
    assert work.waiting() == LapsedFound(board.board, (board.slots["Kajal"],), 2)
    assert work.take_overdue() == 1  # with a duty by law open, her file has nobody else yet
    assert not _reads(board, "Kajal", calm)
    assert [(one.case_id, one.openers, one.by_law) for one in work.short()] == [(duty, 0, True)]
    team = (board.slots["Champa"], board.slots["Farida"])
    board.desk().team.name_team(NameTeam(duty, team, team[0]))
    assert work.short() == ()
    assert work.waiting() == LapsedFound(board.board)


def test_the_seat_of_the_public_servants_service_takes_no_part(board: FileRoom) -> None:
    case = board.begin("Jyoti", team=(board.slots["Jyoti"], board.slots["Kajal"]))
    assert _reads(board, "Jyoti", case)
    command = RecuseService(case, SeatKind.POLICE)
    assert board.desk().lapsed_work.recuse_service(command).event_no > 0
    assert not _reads(board, "Jyoti", case)
    assert board.desk().lapsed_work.recuse_service(command).event_no == 0
    row = board.desk("Bina").recusals.all()[0]
    assert (row.seat, row.declared) == (5, "system")


@pytest.mark.parametrize("role", tuple(Role))
def test_who_may_take_keys_back(board: FileRoom, role: Role) -> None:
    work = board.desk("Asha", role).lapsed_work
    command = RecuseService("0" * 32, SeatKind.POLICE)
    if role is Role.BOARD_MEMBER:
        assert work.take_keys_back(board.board).id == "0"
        assert work.waiting() == LapsedFound(board.board)
        assert (work.short(), work.take_overdue()) == ((), 0)
        assert _refused(lambda: work.recuse_service(command), NotFound) == "no-such-case"
    else:
        assert _refused(lambda: work.take_keys_back(board.board), NotAllowed) == "not-allowed"
        assert _refused(work.waiting, NotAllowed) == "not-allowed"
        assert _refused(work.short, NotAllowed) == "not-allowed"
        assert work.take_overdue() == 0
        assert _refused(lambda: work.recuse_service(command), NotAllowed) == "not-allowed"
