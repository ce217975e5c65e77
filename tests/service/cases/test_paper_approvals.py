"""A paper with her name waits for the second holder's own sitting, and for nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound, RuleBroken
from sr_board.cases.files.records_papers import PaperAsked
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_team import Grant, Recuse
from sr_board.cases.papers.service_approvals import AskForPaper
from sr_board.cases.records import IdentityOpening
from sr_board.cases.rules.paper_approval import GOOD_FOR, PaperWithName
from sr_board.cases.vocabulary import RecusalGround
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_papers_for_her import letter_of, told

OWN = PaperWithName.OWN_FILE


def asked(board: FileRoom, case: str, paper: PaperWithName = OWN, about: str = "") -> str:
    return board.desk("Kajal").approvals.ask(AskForPaper(case, paper, about)).id


def waiting(board: FileRoom, name: str) -> list[str]:
    return [one.id for one in board.desk(name).approvals.waiting()]


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RuleBroken) as found:
        act()
    return found.value.key


def test_the_second_holder_approves_on_another_day(board: FileRoom) -> None:
    case = board.begin()
    papers = board.desk("Kajal").identity_papers
    one = asked(board, case)
    assert asked(board, case) == one  # pressed twice
    assert refused(lambda: papers.own_file(case, None)) == "case-r10"
    assert waiting(board, "Kajal") == waiting(board, "Bina") == waiting(board, "Champa") == []
    (row,) = board.desk("Asha").approvals.waiting()
    assert (row.id, row.case_id, row.paper, row.by) == (one, case, OWN, board.slots["Kajal"])
    assert row.until - row.asked_at == GOOD_FOR
    board.book.clock.set(board.book.clock.now() + timedelta(days=3))
    board.desk("Asha").approvals.approve(case, one)
    assert waiting(board, "Asha") == []
    assert refused(lambda: board.desk("Asha").identity_papers.own_file(case, None)) == "case-r10"
    assert refused(lambda: papers.report(case, None)) == "case-no-report"
    assert papers.own_file(case, None).who is not None
    assert refused(lambda: papers.own_file(case, None)) == "case-r10"  # once
    assert refused(lambda: board.desk("Asha").approvals.approve(case, one)) == "paper-asked-over"
    view = board.desk("Kajal").files.whole(case)
    assert [one.by for one in view.all(IdentityOpening)] == [board.slots["Kajal"]]
    (kept,) = view.all(PaperAsked)
    assert kept.approved_by == board.slots["Asha"]
    lines = [line.what for line in view.timeline if line.what.startswith("paper_")]
    assert lines == ["paper_asked", "paper_approved"]


def test_an_approval_is_for_one_paper_of_one_person_and_a_week(board: FileRoom) -> None:
    case = told(board)
    letter = letter_of(board, case)
    board.desk("Asha").team.grant(Grant(case, board.slots["Kajal"]))
    papers, work = board.desk("Kajal").identity_papers, board.desk("Asha").approvals
    one = asked(board, case, PaperWithName.LETTER, letter)
    assert work.waiting()[0].to_whom
    work.approve(case, one)
    assert refused(lambda: papers.own_file(case, None)) == "case-r10"
    assert papers.letter(case, letter, None).service_name
    late = asked(board, case)
    work.approve(case, late)
    board.book.clock.set(board.book.clock.now() + GOOD_FOR)
    assert refused(lambda: papers.own_file(case, None)) == "case-r10"
    again = asked(board, case)
    assert again != late
    board.desk("Kajal").approvals.refuse(case, again)  # taken back
    assert waiting(board, "Asha") == []
    third = asked(board, case)
    work.refuse(case, third)
    assert refused(lambda: work.approve(case, third)) == "paper-asked-over"
    with pytest.raises(NotFound, match="record-unknown"):
        asked(board, case, PaperWithName.LETTER, "0" * 32)


def test_only_holders_ask_and_approve_and_nobody_her_own(board: FileRoom) -> None:
    case = board.begin()
    board.desk("Kajal").child.fear(Fear(case, "told_so"))
    one = asked(board, case, PaperWithName.REPORT)
    assert refused(lambda: board.desk("Kajal").approvals.approve(case, one)) == "case-r15"
    bina = board.desk("Bina").approvals
    for act in (lambda: bina.approve(case, one), lambda: bina.ask(AskForPaper(case, OWN))):
        assert refused(act) == "case-r10"
    board.desk("Asha").approvals.approve(case, one)
    board.desk("Bina").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
    report = board.desk("Kajal").identity_papers.report
    assert refused(lambda: report(case, None)) == "case-r10"  # she may not hear of it any more
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Asha").approvals.approve(case, one)
    board.desk("Kajal").team.settle_all()  # Champa acts for her, and gets the identity's key
    assert report(case, board.second("Champa")).who is not None


@pytest.mark.parametrize("role", list(Role))
def test_rights_of_every_role(board: FileRoom, role: Role) -> None:
    work = board.desk("Farida", role).approvals
    works = role in (Role.HELPER, Role.BOARD_MEMBER)
    for act in (
        lambda: work.ask(AskForPaper("0" * 32, OWN)),
        lambda: work.approve("0" * 32, "0" * 32),
        lambda: work.refuse("0" * 32, "0" * 32),
    ):
        with pytest.raises(NotFound if works else NotAllowed):
            act()
    if works:
        assert work.waiting() == ()
    else:
        with pytest.raises(NotAllowed):
            work.waiting()
