"""Worked examples of our own, of the same kind as the domain paper's: run through the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select

from sr_board.audit.models import CasesEvent
from sr_board.base.errors import NotFound, RuleBroken, SRBoardError
from sr_board.cases.board.board_commands import AppointAlternate, SignCodeOnPaper
from sr_board.cases.board.decision_commands import (
    AddPoint,
    CastVotes,
    DraftDecision,
    NoteOfAdviser,
    RecordEmergency,
    SignDecision,
)
from sr_board.cases.board.sitting_commands import CallSitting, MarkPresent, OpenSitting
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_consent import DisclosureRequest
from sr_board.cases.files.service_age import AddEvidence, OrderedTest
from sr_board.cases.files.service_child import ByOrder, Fear, MissedReason, ToAuthority
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.files.service_disclosures import Asked
from sr_board.cases.files.service_intake import FirstContact, SetKind, TakeNotice
from sr_board.cases.files.service_plan import PlanFollowUps
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_team import NameTeam, Recuse
from sr_board.cases.moments import When
from sr_board.cases.records import CaseTask, ClockRow, Referral
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.rules.emergency import ProtectiveAct
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseSource,
    CaseState,
    Evidence,
    EvidenceOrder,
    EvidenceSeen,
    FollowUpMode,
    Purpose,
    RecusalGround,
    ReportKind,
    ReportMode,
    SeatKind,
    SubjectKind,
    Track,
    Vote,
)
from tests.service.cases.conftest import FileRoom
from tests.service.cases.machine.reads import sealed_to
from tests.service.cases.register.conftest import FROM, TO
from tests.service.cases.test_adults import adult

IST = timezone(timedelta(minutes=330))


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=IST).astimezone(UTC)  # type: ignore[arg-type,misc]


def set_clock(board: FileRoom, *parts: int) -> None:
    board.book.clock.set(at(*parts))


def notice(board: FileRoom, **changed: object) -> str:
    given = {"source": CaseSource.PEER, "noticed": When(board.book.clock.now())} | changed
    return board.desk("Kajal").intake.notice(TakeNotice(**given)).id  # type: ignore[arg-type]


def met(board: FileRoom, case: str) -> None:
    intake = board.desk("Kajal").intake
    intake.first_contact(FirstContact(case, When(board.book.clock.now())))
    intake.kind(SetKind(case, SubjectKind.NEWCOMER))


def view(board: FileRoom, case: str, by: str = "Kajal") -> CaseView:
    return board.desk(by).files.whole(case)


def clock(board: FileRoom, case: str, rule: str, by: str = "Kajal") -> ClockRow:
    return next(one for one in view(board, case, by).clocks if one.rule_id == rule)


def report(board: FileRoom, case: str, kind: ReportKind, number: str, by: str = "Kajal") -> None:
    now = When(board.book.clock.now())
    board.desk(by).reports.report(
        MakeReport(case, kind, "The authority", now, ReportMode.IN_PERSON, ref_no=number)
    )


def refused(act: Callable[[], object], kind: type[SRBoardError] = RuleBroken) -> str:
    with pytest.raises(kind) as raised:
        act()
    return raised.value.key


def recuse(board: FileRoom, case: str, whom: str, by: str) -> None:
    command = Recuse(case, RecusalGround.RELATIVE, board.slots[whom])
    board.desk(by).team.recuse(command)


def test_a_paper_of_the_first_rank_does_not_cancel_what_the_mother_said(board: FileRoom) -> None:
    """School certificate, original seen: 21 years. The mother: "she is sixteen"."""
    case = notice(board)
    met(board, case)
    age = board.desk("Kajal").age
    age.evidence(
        AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.ORIGINAL, date(2005, 1, 9))
    )
    assert view(board, case).summary.standing is AgeStanding.APPEARS_ADULT
    age.evidence(AddEvidence(case, Evidence.FAMILY_STATEMENT, lower=16, upper=16))
    seen = view(board, case)
    assert (seen.head.track, seen.head.state) == (Track.CHILD, CaseState.CHILD_PROTECTION)
    assert seen.summary.standing is AgeStanding.PRESUMED_CHILD
    assert "evidence_conflict" in seen.ages[-1].basis
    assert clock(board, case, "age_question").met_at is not None
    age.evidence(
        AddEvidence(case, Evidence.BIRTH_CERTIFICATE, EvidenceSeen.ORIGINAL, date(2005, 1, 9))
    )
    assert view(board, case).head.track is Track.CHILD


@pytest.mark.parametrize(
    ("lower", "margin", "child"), [(19, 2, True), (20, 2, False), (18, 0, False), (17, 0, True)]
)
def test_a_range_with_its_margin_around_18(
    board: FileRoom, lower: int, margin: int, child: bool
) -> None:
    """A test on the committee's order: lower, upper, margin; never one age."""
    case = notice(board)
    met(board, case)
    number, today = "CWC 61", board.book.clock.today()
    test = AddEvidence(
        case,
        Evidence.ORDERED_TEST,
        EvidenceSeen.ORIGINAL,
        lower=lower,
        upper=lower + 2,
        margin=margin,
        ordered_by=EvidenceOrder.CWC,
        order_no=number,
        ordered_on=today,
    )
    board.desk("Kajal").age.evidence(test)
    assert (view(board, case).head.track is Track.CHILD) is child
    own = AddEvidence(case, Evidence.ORDERED_TEST, lower=20, upper=22)
    assert refused(lambda: board.desk("Kajal").age.evidence(own)) == "case-r07"
    order = OrderedTest(case, EvidenceOrder.HOSPITAL_OWN, "H 1", today)
    assert refused(lambda: board.desk("Kajal").age.test_ordered(order)) == "case-r07"


def test_chair_and_secretary_are_both_related(board: FileRoom) -> None:
    """The house belongs to both their families: one acts, the team goes on, the report goes."""
    case = notice(board)
    slots = (board.slots["Kajal"], board.slots["Farida"])
    board.desk("Bina").team.name_team(NameTeam(case, slots, slots[0]))
    recuse(board, case, "Asha", "Bina")
    recuse(board, case, "Bina", "Bina")
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    board.book.clock.tick(3600)
    report(board, case, ReportKind.CWC_PRODUCTION, "CWC 7")
    report(board, case, ReportKind.POCSO_POLICE, "GD 9")
    board.desk("Kajal").child.to_authority(ToAuthority(case))
    code = view(board, case, "Champa").head.code
    for name in ("Asha", "Bina"):
        assert refused(lambda name=name: view(board, case, name), NotFound) == "no-such-case"  # type: ignore[misc]
        assert board.desk(name).files.list() == ()
        assert board.desk(name).files.clocks() == ()
        assert not any(code in text for text in sealed_to(board.room(name)))
    proofs = [text for text in sealed_to(board.room("Champa")) if text.startswith("proof")]
    assert len(proofs) == 2
    assert view(board, case, "Champa").head.state is CaseState.WITH_AUTHORITY


def test_a_child_takes_back_what_she_allowed(board: FileRoom) -> None:
    """Her wish is noted; no clock, no report, no letter and no identity goes with it."""
    case = notice(board, name="Zorina")
    met(board, case)
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "told_so"))
    due = {one.id: one.due_at for one in view(board, case).clocks}
    consent = GiveConsent(case, Purpose.ASSIST, "bn", "voice noted", "in/1", True)
    desk.consent.give(consent)
    desk.consent.withdraw(WithdrawConsent(case))
    seen = view(board, case)
    assert {one.id: one.due_at for one in seen.clocks} == due
    assert seen.summary.open_statutory == 2
    assert seen.identity_there
    assert seen.all(Referral) == ()
    assert "withdrawn" in {one.what for one in seen.timeline}
    report(board, case, ReportKind.POCSO_POLICE, "GD 9")
    assert view(board, case).summary.open_statutory == 1


def test_a_code_typed_wrong_is_not_searched_and_a_strange_one_is_noted(board: FileRoom) -> None:
    case = notice(board)
    code = view(board, case).head.code
    swapped = code[:-4] + code[-3] + code[-4] + code[-2:]
    wrong = (
        swapped if swapped != code else code[:-4] + ("1" if code[-4] != "1" else "2") + code[-3:]
    )

    def sought() -> int:
        with board.reading() as session:
            question = select(func.count()).where(CasesEvent.action == "case.sought")
            return session.scalars(question).one()

    files = board.desk("Farida").files
    assert refused(lambda: files.by_code(wrong)) == "case-r19"
    assert sought() == 0
    assert refused(lambda: files.by_code(code), NotFound) == "no-such-case"
    assert refused(lambda: files.by_code("SRB-KOL-26-0147-B"), NotFound) == "no-such-case"
    assert sought() == 2
    assert board.desk("Kajal").files.by_code(code.lower()) == case
    assert sought() == 2


def test_one_alone_at_night_and_two_from_outside(board: FileRoom) -> None:
    """No emergency act by one, nor without the community; the report goes in both nights."""
    case = notice(board)
    now = When(board.book.clock.now())
    champa, farida = board.person["Champa"], board.person["Farida"]
    acts = (ProtectiveAct.SAFE_PLACE, ProtectiveAct.ESCORT)
    alone = RecordEmergency(case, acts, "At night", (), now)
    assert refused(lambda: board.desk("Asha").emergency.record(alone)) == "emergency-needs-two"
    slots = (board.slots["Kajal"], board.slots["Farida"])
    board.desk("Asha").team.name_team(NameTeam(case, slots, slots[0]))
    mine = board.desk("Farida").emergency
    outside = RecordEmergency(case, acts, "At night", (board.person["Jyoti"],), now)
    assert refused(lambda: mine.record(outside)) in (
        "emergency-needs-two",
        "emergency-community-missing",
    )
    member = RecordEmergency(case, acts, "At night", (champa,), now)
    assert refused(lambda: mine.record(member)) == "emergency-needs-two"
    report_only = RecordEmergency(case, (ProtectiveAct.REPORT,), "At night", (), now)
    assert board.desk("Asha").emergency.record(report_only).id
    with_asha = RecordEmergency(case, acts, "At night", (farida, board.person["Bina"]), now)
    assert board.desk("Asha").emergency.record(with_asha).id
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    report(board, case, ReportKind.CWC_PRODUCTION, "CWC 7")
    assert clock(board, case, "cwc_production").met_at is not None


def test_the_police_ask_for_the_list_and_then_for_one_by_an_order(board: FileRoom) -> None:
    case = notice(board)
    desk = board.desk("Kajal").disclosures
    everything = Asked(case, "An officer", "Station", "none", "All girls of the lane", give=True)
    assert refused(lambda: desk.asked(everything)) == "case-r11"
    board.book.clock.tick(60)
    no_order = Asked(case, "An officer", "Station", "letter", "Her", one_person=True, give=True)
    assert refused(lambda: desk.asked(no_order)) == "case-r11"
    board.book.clock.tick(60)
    order = Asked(case, "Court", "Court 4", "order", "Her", "CC 9/26", one_person=True, give=True)
    assert desk.asked(order).id
    kept = view(board, case).all(DisclosureRequest)
    assert [one.answer for one in kept] == ["refused", "refused", "given"]


def test_a_laptop_that_crossed_the_border_counts_the_same_hours(board: FileRoom) -> None:
    """Noticed in Nepal (+05:45), entered in Bengal: 24 elapsed hours, whatever the wall says."""
    set_clock(board, 2026, 11, 25, 12, 0)
    noticed = When(at(2026, 11, 25, 9, 0), 345)
    case = notice(board, noticed=noticed, apprehended=True)
    assert clock(board, case, "pocso_report").due_at == at(2026, 11, 26, 9, 0)
    assert clock(board, case, "first_contact").due_at == at(2026, 11, 25, 15, 0)
    believed = When(datetime(2026, 11, 25, 10, 15, tzinfo=timezone(timedelta(minutes=345))), 345)
    board.desk("Kajal").child.fear(Fear(case, "told_so", believed))
    assert clock(board, case, "cwc_production").due_at == at(2026, 11, 26, 9, 0)
    assert view(board, case).head.noticed.offset_minutes == 345


@pytest.mark.parametrize(
    ("day", "child"), [((2026, 2, 27, 12, 0), True), ((2026, 3, 1, 0, 1), False)]
)
def test_born_on_a_leap_day(board: FileRoom, day: tuple[int, ...], child: bool) -> None:
    set_clock(board, *day)
    case = notice(board)
    met(board, case)
    born = AddEvidence(case, Evidence.BIRTH_CERTIFICATE, EvidenceSeen.ORIGINAL, date(2008, 2, 29))
    board.desk("Kajal").age.evidence(born)
    seen = view(board, case)
    assert (seen.head.track is Track.CHILD) is child
    tasks = [one for one in seen.all(CaseTask) if one.kind == "own_consent_18"]
    assert [one.due_at for one in tasks] == ([at(2026, 3, 9, 0, 0)] if child else [])


def test_four_months_from_the_last_of_october_end_in_february(board: FileRoom) -> None:
    set_clock(board, 2026, 10, 31, 23, 50)
    case = notice(board)
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "looks_young"))
    report(board, case, ReportKind.CWC_PRODUCTION, "CWC 7")
    report(board, case, ReportKind.POCSO_POLICE, "GD 9")
    desk.child.to_authority(ToAuthority(case))
    assert clock(board, case, "final_order_watch").due_at == at(2027, 2, 28, 23, 50)
    assert clock(board, case, "sir_watch").due_at == at(2026, 11, 15, 23, 50)
    set_clock(board, 2027, 3, 1, 9, 0)
    late = MissedReason(
        case, clock(board, case, "final_order_watch").id, "The committee sits in May"
    )
    desk.child.missed(late)
    order = ByOrder(case, CaseState.RESTORED, "Committee", "44/27", date(2027, 3, 1))
    desk.child.by_order(order)
    assert clock(board, case, "final_order_watch").met_at is not None


def sitting(board: FileRoom, *names: str) -> str:
    """An open sitting with these members in the room."""
    work = board.desk("Bina").sitting_work
    starts = board.book.clock.now() + timedelta(hours=60)
    made = work.call(CallSitting(board.board, starts, "Office")).id
    for name in names:
        work.mark_present(MarkPresent(made, board.member(name)))
    work.open(OpenSitting(made))
    return made


def test_two_against_two_on_willingness_is_uncertain(board: FileRoom) -> None:
    case = adult(board)
    meeting = sitting(board, "Asha", "Bina", "Champa", "Farida", "Jyoti")
    desk = board.desk("Asha")
    item = desk.point_work.add(AddPoint(meeting, case, Proposal.UNCERTAIN, ("wait",))).id
    draft = DraftDecision(item, Proposal.UNCERTAIN, ("wait",), "She wants time.", "Not clear.")
    made = desk.decisions.draft(draft).id
    tie = ((1, Vote.FOR), (2, Vote.FOR), (3, Vote.AGAINST), (4, Vote.AGAINST))
    desk.decisions.vote(CastVotes(item, made, tie))
    assert view(board, case).head.state is CaseState.ADULT_REVIEW
    desk.decisions.sign(SignDecision(item, made), board.second("Champa"))
    seen = view(board, case)
    assert (seen.head.state, seen.head.track) == (CaseState.UNCERTAIN, Track.ADULT)
    assert clock(board, case, "reinterview").met_at is None
    assert clock(board, case, "adult_sitting").met_at is not None


def test_an_alternate_of_the_same_side_makes_the_quorum(board: FileRoom) -> None:
    """Champa is recused and Bina is away: two from the community are missing, until Mina sits."""
    desk = board.desk("Asha")
    stand_by = AppointAlternate(board.seat(3), board.person["Mina"], SeatKind.SEX_WORKER, FROM, TO)
    mina = desk.board_work.appoint_alternate(stand_by).id
    case = notice(board)
    recuse(board, case, "Champa", "Asha")
    meeting = sitting(board, "Asha", "Bina", "Farida", "Jyoti")
    item = desk.point_work.add(AddPoint(meeting, case, Proposal.SUPPORT, ("support",))).id
    desk.point_work.note(NoteOfAdviser(item, "Seen."))
    quorum = desk.points.point(item).quorum
    assert (quorum.met, [str(one.piece) for one in quorum.missing]) == (False, ["community"])
    desk.duty_work.sign_code_on_paper(SignCodeOnPaper(mina, board.book.clock.today()))
    board.desk("Bina").sitting_work.mark_present(MarkPresent(meeting, mina))
    quorum = desk.points.point(item).quorum
    assert (quorum.eligible, quorum.community, quorum.outside, quorum.met) == (5, 3, 2, True)


def test_the_vault_stayed_locked_over_the_twelfth_hour(board: FileRoom) -> None:
    """First contact on Friday evening, opened again on Monday: doubt counts from the contact."""
    set_clock(board, 2026, 11, 20, 20, 0)
    case = notice(board)
    met(board, case)
    board.fresh("Asha")
    set_clock(board, 2026, 11, 23, 9, 0)
    assert board.desk("Asha").child.move_doubts() == 1
    seen = view(board, case)
    assert (seen.head.track, seen.head.state) == (Track.CHILD, CaseState.CHILD_PROTECTION)
    late = clock(board, case, "cwc_production")
    assert late.due_at == at(2026, 11, 21, 20, 0)
    assert board.desk("Bina").files.clocks()[0].clock.due_at <= late.due_at
    desk = board.desk("Kajal")
    desk.child.missed(MissedReason(case, late.id, "The laptop was locked"))
    assert clock(board, case, "cwc_production").met_at is None
    report(board, case, ReportKind.CWC_PRODUCTION, "CWC 7")
    after = clock(board, case, "cwc_production")
    assert (after.met_at, after.missed_reason) == (at(2026, 11, 23, 9, 0), "The laptop was locked")
    assert board.desk("Asha").child.move_doubts() == 0


def test_a_family_is_never_visited_for_a_child_without_the_authority(board: FileRoom) -> None:
    case = notice(board)
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    when = board.book.clock.now() + timedelta(days=7)
    visit = PlanFollowUps(case, FollowUpMode.VISIT, (when,))
    assert refused(lambda: board.desk("Kajal").plan.plan_follow_ups(visit)) in (
        "case-r20",
        "case-follow-up-permit",
    )
