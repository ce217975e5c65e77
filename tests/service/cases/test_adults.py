"""Adults: willing and left in peace, unwilling on her word, consent taken back, erased in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_adult import (
    Close,
    HeardHer,
    HerWord,
    LostContact,
    OutOfScope,
    Reopen,
    SettleOutcome,
)
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.files.service_intake import BeginScreening, FirstContact, SetKind, TakeNotice
from sr_board.cases.files.service_team import NameTeam
from sr_board.cases.keeping.service_retention import EndHold, Hold
from sr_board.cases.models import KeyWrap, ScreenerTraining, SealedRecord
from sr_board.cases.moments import When
from sr_board.cases.records import Decision, FollowUp, Referral
from sr_board.cases.rules.willingness import GATES, INFORMATION
from sr_board.cases.vocabulary import (
    CaseSource,
    CaseState,
    Evidence,
    EvidenceSeen,
    FollowUpMode,
    MeansState,
    MeansTick,
    Outcome,
    Purpose,
    Question,
    ReferralKind,
    ReferralStatus,
    SubjectKind,
    Track,
    Wants,
)
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

DAY = START.replace(second=0, microsecond=0) + timedelta(days=1)
GOOD = HeardHer(
    "",
    "",
    When(DAY),
    GATES,
    means_none=True,
    free_to_leave="yes",
    wants=Wants.STAY,
    information=frozenset(INFORMATION),
)


def trained(board: FileRoom, *names: str) -> None:
    with board.work("Asha") as entry:
        for name in names:
            entry.session.add(
                ScreenerTraining(
                    id=new_id(),
                    person_id=board.person[name],
                    slot_id=board.slots[name],
                    topic="Talks",
                    held_on=date(2026, 1, 1),
                    valid_until=date(2099, 1, 1),
                    recorded_at=DAY,
                    recorded_by=board.slots["Asha"],
                )
            )


def at(board: FileRoom, when: datetime) -> None:
    board.book.clock.set(when)


def adult(board: FileRoom, beside: str = "Bina") -> str:
    """A file in adult review: Kajal and one beside her (who is of the team from then on) screened
    her, a paper says 26 years."""
    trained(board, "Kajal", beside)
    at(board, DAY)
    desk = board.desk("Kajal")
    case = desk.intake.notice(TakeNotice(CaseSource.PEER, When(DAY), name="Zorina")).id
    desk.intake.first_contact(FirstContact(case, When(DAY)))
    desk.intake.kind(SetKind(case, SubjectKind.NEWCOMER))
    screening = BeginScreening(case, can_leave_asked=True, second=board.second(beside))
    desk.intake.screening(screening)
    desk.age.evidence(
        AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.ORIGINAL, date(2000, 1, 1))
    )
    desk.age.adult_review(case)
    return case


def whole(board: FileRoom, case: str) -> CaseView:
    return board.desk("Asha").files.whole(case)


def state(board: FileRoom, case: str) -> CaseState:
    return whole(board, case).head.state


def heard(board: FileRoom, case: str, by: str, second: str, when: datetime, **but: object) -> None:
    at(board, when)
    command = replace(GOOD, case_id=case, second_listener=board.slots[second], when=When(when))
    board.desk(by).adult.heard(replace(command, **but))  # type: ignore[arg-type]


def decide(board: FileRoom, case: str, proposal: str, question: Question) -> None:
    with board.work("Asha") as entry:
        entry.open(case).put(
            Decision(
                **entry.origin(),
                sitting_id=new_id(),
                question=question,
                proposal=proposal,
                options=("stay", "support"),
                person_view="wants to stay",
                reasons="two talks",
                dissent="",
                votes=(),
                secret=True,
                tally=(4, 0, 0),
                quorum="met",
                passed=True,
                status="signed",
            )
        )


def test_an_adult_willing_is_left_in_peace_and_erased_on_the_day(board: FileRoom) -> None:
    case = adult(board)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=1))
    heard(board, case, "Bina", "Kajal", DAY + timedelta(hours=25))
    with pytest.raises(RuleBroken, match="case-r08"):
        board.desk("Kajal").adult.willing(case)  # the board has not decided
    assert state(board, case) is CaseState.ADULT_REVIEW
    decide(board, case, "willing", Question.ACCEPT_FINDING)
    board.desk("Kajal").adult.willing(case)
    head = board.desk("Asha").files.whole(case).head
    today = board.book.clock.today()
    assert head.state is CaseState.WILLING_INFORMED
    assert head.outcome is Outcome.LEFT_IN_PEACE
    assert head.erase_identity_on == today + timedelta(days=90)
    retention = board.desk("Bina").retention
    assert retention.erase_due() == 0
    at(board, DAY + timedelta(days=80))
    assert [one.case_id for one in board.desk("Bina").retention.review()] == [case]
    at(board, DAY + timedelta(days=92))
    assert board.desk("Kajal").retention.erase_due() == 0  # she is no officer
    board.confirm_clock()
    assert board.desk("Bina").retention.erase_due() == 1
    assert not board.desk("Asha").files.whole(case).identity_there
    at(board, DAY + timedelta(days=370))
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
    for name in ("Asha", "Bina", "Kajal"):
        with pytest.raises(NotFound, match="no-such-case"):
            board.desk(name).files.whole(case)
    kept = board.desk("Bina").retention.certificates()
    assert [one.what for one in kept] == ["identity", "case"]
    with board.reading() as session:
        left = set(session.scalars(select(SealedRecord.envelope_id)))
        assert len(left) == 3  # two certificates, and what is counted
        assert set(session.scalars(select(KeyWrap.slot_id))) <= {
            board.slots["Asha"],
            board.slots["Bina"],
        }


def test_who_screens_with_the_author_may_go_on_hearing_her(board: FileRoom) -> None:
    trained(board, "Kajal", "Champa")
    at(board, DAY)
    desk = board.desk("Kajal")
    case = desk.intake.notice(TakeNotice(CaseSource.PEER, When(DAY), name="Zorina")).id
    desk.intake.first_contact(FirstContact(case, When(DAY)))
    desk.intake.kind(SetKind(case, SubjectKind.NEWCOMER))
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").files.whole(case)
    screening = BeginScreening(case, can_leave_asked=True, second=board.second("Champa"))
    desk.intake.screening(screening)
    seen = board.desk("Champa").files.whole(case)
    assert seen.may_identity
    assert board.slots["Champa"] in seen.team
    # The chair names the team, as always; who is not in it goes out.
    board.desk("Asha").team.name_team(
        NameTeam(case, (board.slots["Kajal"], board.slots["Bina"]), board.slots["Kajal"])
    )
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").files.whole(case)


def test_example_7_willing_but_debt_becomes_uncertain(board: FileRoom) -> None:
    case = adult(board)
    debt = ((MeansTick.DEBT_OR_ADVANCE, MeansState.CURRENT),)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=1), means=debt, means_none=False)
    heard(board, case, "Bina", "Kajal", DAY + timedelta(hours=25))
    decide(board, case, "willing", Question.ACCEPT_FINDING)
    with pytest.raises(RuleBroken, match="case-r08") as refused:
        board.desk("Kajal").adult.willing(case)
    assert "means" in refused.value.params["missing"]  # type: ignore[operator]
    view = board.desk("Asha").files.whole(case)
    assert view.head.state is CaseState.UNCERTAIN
    due = next(c.due_at for c in view.clocks if c.rule_id == "reinterview")
    assert due == board.book.clock.now() + timedelta(days=7)


def test_her_word_is_enough_at_once(board: FileRoom) -> None:
    case = adult(board)
    with pytest.raises(RuleBroken, match="case-screener-only"):
        board.desk("Asha").adult.her_word(HerWord(case, "I want to go home"))
    board.desk("Kajal").adult.her_word(HerWord(case, "I want to go home"))
    view = board.desk("Asha").files.whole(case)
    assert view.head.state is CaseState.UNWILLING_SUPPORT
    assert any(c.rule_id == "unwilling_plan" for c in view.clocks)


def test_a_talk_in_which_she_wants_to_leave_moves_the_file(board: FileRoom) -> None:
    case = adult(board)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=1), wants=Wants.LEAVE_ELSEWHERE)
    assert state(board, case) is CaseState.UNWILLING_SUPPORT
    board.desk("Kajal").adult.her_request(case)
    assert state(board, case) is CaseState.ADULT_REVIEW


def test_her_word_to_the_screener_who_only_listened_is_enough(board: FileRoom) -> None:
    case = adult(board)
    heard(board, case, "Asha", "Kajal", DAY + timedelta(hours=1), against=True)
    assert state(board, case) is CaseState.UNWILLING_SUPPORT


@pytest.mark.parametrize("in_a_talk", [False, True])
def test_after_she_said_no_every_condition_is_looked_at_anew(
    board: FileRoom, in_a_talk: bool
) -> None:
    """Talks from before she said that she does not want this count no more, nor do those while
    she was supported."""
    case = adult(board)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=1))
    heard(board, case, "Bina", "Kajal", DAY + timedelta(hours=26))
    at(board, DAY + timedelta(hours=30))
    if in_a_talk:
        heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=30), against=True)
    else:
        board.desk("Kajal").adult.her_word(HerWord(case, "I want to go home"))
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=40))
    at(board, DAY + timedelta(hours=50))
    adults = board.desk("Kajal").adult
    adults.her_request(case)
    decide(board, case, "willing", Question.ACCEPT_FINDING)
    assert {"two_talks", "a_day_between"} <= set(adults.willing_missing(case))
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=51))
    assert "adult_interviews" in {one.rule_id for one in whole(board, case).summary.clocks}
    heard(board, case, "Bina", "Kajal", DAY + timedelta(hours=76))
    assert adults.willing_missing(case) == ()
    adults.willing(case)
    assert state(board, case) is CaseState.WILLING_INFORMED


def test_two_people_hear_her(board: FileRoom) -> None:
    case = adult(board)
    for second in ("", board.slots["Kajal"]):
        with pytest.raises(InputInvalid, match="second-listener-missing"):
            board.desk("Kajal").adult.heard(replace(GOOD, case_id=case, second_listener=second))
    with pytest.raises(InputInvalid, match="gates-unknown"):
        board.desk("Kajal").adult.heard(replace(GOOD, case_id=case, gates=frozenset({"x"})))


def test_contact_lost_after_three_days_and_back(board: FileRoom) -> None:
    case = adult(board)
    at(board, DAY + timedelta(days=4))
    tries = tuple(When(DAY + timedelta(days=n)) for n in (1, 2, 3))
    adults = board.desk("Kajal").adult
    with pytest.raises(RuleBroken, match="case-three-tries"):
        adults.lost(LostContact(case, tries[:1] * 3, board.second("Bina")))
    with pytest.raises(RuleBroken, match="case-lead-and-second"):
        adults.lost(LostContact(case, tries))
    adults.lost(LostContact(case, tries, board.second("Bina")))
    assert state(board, case) is CaseState.LOST_CONTACT
    written = [one for one in whole(board, case).timeline if one.what == "tried"]
    assert [one.when for one in written] == list(tries)
    adults.reopen(Reopen(case, ""))
    assert state(board, case) is CaseState.ADULT_REVIEW
    with pytest.raises(RuleBroken, match="case-no-such-move"):
        adults.reopen(Reopen(case, "again"))


def test_closing_needs_the_board_and_every_duty_done(board: FileRoom) -> None:
    case = adult(board)
    board.desk("Kajal").adult.her_word(HerWord(case, "I want to go home"))
    close = Close(case, second=board.second("Farida"))
    with pytest.raises(RuleBroken, match="case-r15"):
        board.desk("Asha").adult.close(close)
    decide(board, case, "close", Question.CLOSURE)
    with pytest.raises(RuleBroken, match="case-outcome-first"):
        board.desk("Asha").adult.close(close)
    board.desk("Asha").adult.outcome(SettleOutcome(case, Outcome.HOME_BY_CHOICE))
    board.desk("Asha").adult.close(close)
    assert state(board, case) is CaseState.CLOSED
    board.desk("Kajal").adult.reopen(Reopen(case, "she called"))
    assert state(board, case) is CaseState.UNWILLING_SUPPORT


def test_no_child_is_closed_or_found_willing(board: FileRoom) -> None:
    at(board, DAY)
    case = board.begin()
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "looks_young"))
    for proposal in ("willing", "close"):
        decide(board, case, proposal, Question.CLOSURE)
    desk.adult.outcome(SettleOutcome(case, Outcome.OTHER_SUPPORT))
    with pytest.raises(RuleBroken, match="case-r01"):
        desk.adult.willing(case)
    with pytest.raises(RuleBroken, match="case-r03"):
        desk.adult.close(Close(case))
    with pytest.raises(RuleBroken, match="case-r17"):
        desk.adult.out_of_scope(OutOfScope(case, visitor=True, second=board.second("Bina")))
    assert state(board, case) is CaseState.CHILD_PROTECTION


def test_example_13_a_mother_s_child_is_not_for_the_board(board: FileRoom) -> None:
    at(board, DAY)
    case = board.begin(subject_kind=SubjectKind.CHILD_OF_RESIDENT)
    adults = board.desk("Kajal").adult
    with pytest.raises(RuleBroken, match="case-r17"):
        adults.out_of_scope(OutOfScope(case, mother_known=True))
    adults.out_of_scope(OutOfScope(case, mother_known=True, second=board.second("Bina")))
    head = board.desk("Asha").files.whole(case).head
    assert head.erase_identity_on == board.book.clock.today() + timedelta(days=30)
    assert head.track is Track.OUT_OF_SCOPE


def consents(board: FileRoom, case: str) -> None:
    for purpose in (Purpose.KEEP_RECORD, Purpose.FOLLOW_UP_CONTACT, Purpose.REFER_TO):
        board.desk("Kajal").consent.give(GiveConsent(case, purpose, "bn", "thumb", "1", True))
    with board.work("Kajal") as entry:
        file = entry.open(case)
        file.put(FollowUp(**entry.origin(), mode=FollowUpMode.PHONE, due=DAY + timedelta(days=7)))
        file.put(
            Referral(
                **entry.origin(),
                service="s",
                service_name="Legal aid",
                kind=ReferralKind.LEGAL_AID,
                purpose="advice",
                status=ReferralStatus.SENT,
            )
        )


def test_an_adult_who_takes_back_all_is_forgotten(board: FileRoom) -> None:
    case = adult(board)
    consents(board, case)
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case, Purpose.FOLLOW_UP_CONTACT))
    view = board.desk("Asha").files.whole(case)
    assert [one.cancelled_at is not None for one in view.all(FollowUp)] == [True]
    assert view.identity_there
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case))
    view = board.desk("Asha").files.whole(case)
    assert not view.identity_there
    assert [one.status for one in view.all(Referral)] == [ReferralStatus.REVOKED]
    assert [task.kind for task in view.summary.tasks] == ["tell_receiver"]


def test_a_child_s_withdrawal_stops_nothing(board: FileRoom) -> None:
    at(board, DAY)
    case = board.begin()
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    before = board.desk("Asha").files.whole(case).clocks
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case))
    view = board.desk("Asha").files.whole(case)
    assert view.clocks == before
    assert view.identity_there


def test_a_hold_by_both_officers_stops_erasure(board: FileRoom) -> None:
    case = adult(board)
    hold = Hold(case, "Sessions court", "14/2026")
    with pytest.raises(RuleBroken, match="second-person-missing"):
        board.desk("Asha").retention.hold(hold)
    with pytest.raises(RuleBroken, match="second-person-role"):
        board.desk("Asha").retention.hold(replace(hold, second=board.second("Kajal")))
    board.desk("Asha").retention.hold(replace(hold, second=board.second("Bina")))
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case))
    assert board.desk("Asha").files.whole(case).identity_there
    board.desk("Asha").adult.outcome(SettleOutcome(case, Outcome.OTHER_SUPPORT))
    at(board, DAY + timedelta(days=400))
    assert board.desk("Asha").retention.erase_due() == 0
    end = EndHold(case, board.second("Bina"))
    board.desk("Asha").retention.end_hold(end)
    with pytest.raises(NotFound, match="hold-unknown"):
        board.desk("Asha").retention.end_hold(end)
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
