"""Letters with her yes only, what was told outside, and who asked for the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.cases.files.records_consent import Disclosure, DisclosureRequest
from sr_board.cases.files.service_adult import HerWord
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.files.service_disclosures import Asked, Tell
from sr_board.cases.files.service_referrals import AnswerReferral, SendReferral
from sr_board.cases.records import ClockRow, Referral
from sr_board.cases.vocabulary import (
    Basis,
    CaseState,
    ClockNature,
    Purpose,
    Question,
    ReferralKind,
    ReferralStatus,
    Wants,
)
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import DAY, adult, at, decide, heard, state

LETTER = SendReferral(
    "",
    "Shakti Sadan",
    ReferralKind.SHAKTI_SADAN,
    "a safe place",
    frozenset({"name", "needs"}),
    ladder=("block office", "district office"),
)
TOLD = Tell("", "District court", ("name",), Basis.COURT_ORDER, document_no="7/2026")


def yes(board: FileRoom, case: str) -> None:
    given = GiveConsent(case, Purpose.REFER_TO, "bn", "thumb", "1", True, "shakti_sadan")
    board.desk("Kajal").consent.give(given)


def letters(board: FileRoom, case: str) -> tuple[Referral, ...]:
    return board.desk("Asha").files.whole(case).all(Referral)


def test_no_letter_to_a_home_without_her_yes(board: FileRoom) -> None:
    case = adult(board)
    letter = replace(LETTER, case_id=case)
    desk = board.desk("Kajal").referrals
    for basis in Basis:
        with pytest.raises(RuleBroken, match="case-r05"):
            desk.send(replace(letter, basis=basis, reason="so", document_no="1"))
    with pytest.raises(InputInvalid, match="referral-fields"):
        desk.send(replace(letter, fields=frozenset({"caste"})))
    assert letters(board, case) == ()
    yes(board, case)
    desk.send(replace(letter, id="1" * 32))
    desk.send(replace(letter, id="1" * 32))
    (sent,) = letters(board, case)
    assert sent.data_sent == ("name", "needs")
    assert sent.consent_id
    assert sent.respond_by == board.book.clock.now() + timedelta(days=7)


def test_no_answer_goes_up_the_ladder_and_stops_with_her_yes(board: FileRoom) -> None:
    case = adult(board)
    yes(board, case)
    desk = board.desk("Kajal").referrals
    desk.send(replace(LETTER, case_id=case))
    (sent,) = letters(board, case)
    with pytest.raises(RuleBroken, match="referral-wait"):
        desk.escalate(case, sent.id)
    at(board, DAY + timedelta(days=8))
    desk.escalate(case, sent.id)
    desk.answer(AnswerReferral(case, sent.id, ReferralStatus.REFUSED, "full"))
    desk.escalate(case, sent.id)
    (sent,) = letters(board, case)
    assert len(sent.escalated) == 2
    at(board, DAY + timedelta(days=16))
    with pytest.raises(RuleBroken, match="referral-ladder-end"):
        desk.escalate(case, sent.id)
    with pytest.raises(InputInvalid, match="referral-answer"):
        desk.answer(AnswerReferral(case, sent.id, ReferralStatus.DRAFT))
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case, Purpose.REFER_TO))
    with pytest.raises(RuleBroken, match="referral-ended"):
        desk.answer(AnswerReferral(case, sent.id, ReferralStatus.DONE))
    with pytest.raises(RuleBroken, match="referral-ended"):
        desk.escalate(case, sent.id)


def test_a_child_s_letter_needs_no_yes_and_waits_no_longer_than_the_duty(board: FileRoom) -> None:
    at(board, DAY)
    case = board.begin()
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    letter = replace(LETTER, case_id=case, kind=ReferralKind.CWC, basis=Basis.LAW_DUTY)
    with pytest.raises(RuleBroken, match="case-r21"):
        board.desk("Kajal").referrals.send(letter)
    board.desk("Kajal").referrals.send(replace(letter, reason="a child"))
    (sent,) = letters(board, case)
    clocks = board.desk("Asha").files.whole(case).all(ClockRow)
    duties = [one.due_at for one in clocks if one.nature is ClockNature.STATUTORY]
    assert sent.respond_by == min(duties)


def test_example_15_the_list_does_not_exist(board: FileRoom) -> None:
    case = adult(board)
    asked = Asked(case, "An officer", "Police station", "none", "the list", give=True)
    with pytest.raises(RuleBroken, match="case-r11"):
        board.desk("Kajal").disclosures.asked(asked)
    with pytest.raises(RuleBroken, match="case-r11"):
        board.desk("Kajal").disclosures.asked(replace(asked, order_no="9/26"))
    board.desk("Kajal").disclosures.asked(replace(asked, order_no="9/26", one_person=True))
    board.desk("Kajal").disclosures.asked(replace(asked, give=False))
    kept = board.desk("Asha").files.whole(case).all(DisclosureRequest)
    assert sorted(one.answer for one in kept) == ["", "given", "refused", "refused"]


def test_telling_needs_a_ground_and_two(board: FileRoom) -> None:
    case = adult(board, "Farida")
    desk = board.desk("Kajal").disclosures
    told = replace(TOLD, case_id=case)
    with pytest.raises(InputInvalid, match="disclosure-fields"):
        desk.tell(replace(told, fields=()))
    with pytest.raises(RuleBroken, match="case-r21"):
        desk.tell(replace(told, document_no=""))
    with pytest.raises(RuleBroken, match="case-r15"):
        desk.tell(told)
    with pytest.raises(RuleBroken, match="case-r15"):
        desk.tell(replace(told, second=board.second("Kajal")))
    with pytest.raises(NotAllowed, match="disclosure-second"):
        desk.tell(replace(told, second=board.second("Jyoti")))
    chair = board.desk("Asha").disclosures
    with pytest.raises(RuleBroken, match="case-r10"):
        chair.tell(replace(told, second=board.second("Bina")))
    chair.tell(replace(told, second=board.second("Kajal")))
    (row,) = board.desk("Asha").files.whole(case).all(Disclosure)
    assert set(row.approved_by) == {board.slots["Kajal"], board.slots["Asha"]}
    with pytest.raises(RuleBroken, match="disclosure-approved"):
        board.desk("Asha").disclosures.approve(case, row.id)


def test_the_fields_say_whether_identity_is_told(board: FileRoom) -> None:
    case = adult(board, "Farida")
    desk = board.desk("Kajal").disclosures
    told = replace(TOLD, case_id=case, second=board.second("Bina"))  # who holds no identity
    for fields in (("name",), ("needs", "Home"), ("what her door looks like",)):
        with pytest.raises(RuleBroken, match="case-r10"):
            desk.tell(replace(told, fields=fields))
    with pytest.raises(InputInvalid, match="disclosure-fields"):
        desk.tell(replace(told, fields=(" ",)))
    desk.tell(replace(told, fields=(" Needs", "code")))
    later = replace(told, basis=Basis.VITAL_INTEREST, reason="danger", second=None)
    with pytest.raises(RuleBroken, match="case-r10"):
        board.desk("Bina").disclosures.tell(later)
    desk.tell(later)
    rows = board.desk("Asha").files.whole(case).all(Disclosure)
    plain, named = sorted(rows, key=lambda one: one.with_identity)
    assert (plain.fields, plain.with_identity) == (("needs", "code"), False)
    assert named.with_identity
    with pytest.raises(RuleBroken, match="case-r10"):
        board.desk("Bina").disclosures.approve(case, named.id)


def test_danger_to_life_waits_for_nobody(board: FileRoom) -> None:
    case = adult(board)
    told = replace(TOLD, case_id=case, basis=Basis.VITAL_INTEREST, reason="danger to her life")
    board.desk("Kajal").disclosures.tell(told)
    (row,) = board.desk("Asha").files.whole(case).all(Disclosure)
    assert row.approve_second_by == board.book.clock.now() + timedelta(hours=72)
    with pytest.raises(RuleBroken, match="case-r15"):
        board.desk("Kajal").disclosures.approve(case, row.id)
    board.desk("Asha").disclosures.approve(case, row.id)
    (row,) = board.desk("Asha").files.whole(case).all(Disclosure)
    assert len(row.approved_by) == 2


def test_a_decision_from_before_she_left_does_not_count_again(board: FileRoom) -> None:
    case = adult(board)
    decide(board, case, "willing", Question.ACCEPT_FINDING)
    at(board, DAY + timedelta(hours=1))
    board.desk("Kajal").adult.her_word(HerWord(case, "I want to leave"))
    at(board, DAY + timedelta(hours=2))
    board.desk("Kajal").adult.her_request(case)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=3), wants=Wants.STAY)
    heard(board, case, "Bina", "Kajal", DAY + timedelta(hours=28))
    with pytest.raises(RuleBroken, match="case-r08") as refused:
        board.desk("Kajal").adult.willing(case)
    assert refused.value.params["missing"] == ("board",)
    assert state(board, case) is CaseState.ADULT_REVIEW


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.HELPER, Role.BOARD_MEMBER)])
def test_other_roles_do_nothing_here(board: FileRoom, role: Role) -> None:
    desk = board.desk("Kajal", role)
    for act in (
        lambda: desk.referrals.send(LETTER),
        lambda: desk.referrals.answer(AnswerReferral("", "", ReferralStatus.DONE)),
        lambda: desk.referrals.escalate("", ""),
        lambda: desk.disclosures.tell(TOLD),
        lambda: desk.disclosures.approve("", ""),
        lambda: desk.disclosures.asked(Asked("", "x", "", "", "")),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_is_not_in_the_file_finds_nothing(board: FileRoom) -> None:
    case = adult(board)
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").referrals.send(replace(LETTER, case_id=case))
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").disclosures.tell(replace(TOLD, case_id=case))
