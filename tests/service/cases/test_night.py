"""From a notice at night to the authority: the worked examples on a real vault, to the minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.cases import moving
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_age import AddEvidence, OrderedTest
from sr_board.cases.files.service_child import (
    AdultByOrder,
    ByOrder,
    Fear,
    Journey,
    MissedReason,
    ToAuthority,
)
from sr_board.cases.files.service_intake import (
    BeginScreening,
    ClearFlag,
    FirstContact,
    RaiseFlag,
    SetKind,
    SetRisk,
    TakeNotice,
)
from sr_board.cases.files.service_reports import EnterReceipt, MakeReport, NoOffence
from sr_board.cases.moments import Precision, When
from sr_board.cases.records import ProofOfReport
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope
from sr_board.cases.vocabulary import (
    CaseSource,
    CaseState,
    Evidence,
    EvidenceOrder,
    EvidenceSeen,
    Flag,
    ReportKind,
    ReportMode,
    Risk,
    SubjectKind,
    Track,
)
from tests.service.cases.conftest import FileRoom

IST = timezone(timedelta(minutes=330))


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=IST).astimezone(UTC)  # type: ignore[arg-type,misc]


def set_clock(board: FileRoom, *parts: int) -> None:
    board.book.clock.set(at(*parts))


def notice(board: FileRoom, when: datetime, by: str = "Kajal", **changed: object) -> str:
    given = {"source": CaseSource.PEER, "noticed": When(when)} | changed
    return board.desk(by).intake.notice(TakeNotice(**given)).id  # type: ignore[arg-type]


def view(board: FileRoom, case_id: str, by: str = "Kajal") -> CaseView:
    return board.desk(by).files.whole(case_id)


def due(board: FileRoom, case_id: str, rule: str) -> datetime:
    return next(c.due_at for c in view(board, case_id).clocks if c.rule_id == rule)


def report(board: FileRoom, case_id: str, kind: ReportKind, when: datetime, no: str = "") -> None:
    command = MakeReport(
        case_id, kind, "The authority", When(when), ReportMode.IN_PERSON, ref_no=no
    )
    board.desk("Kajal").reports.report(command)


def test_example_1_a_plain_child(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    assert due(board, case, "first_contact") == at(2026, 3, 7, 4, 10)
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "looks_young", When(at(2026, 3, 6, 22, 40))))
    desk.child.journey(Journey(case, 80, "the third lane", "the committee"))
    assert due(board, case, "cwc_production") == at(2026, 3, 8, 0, 0)
    assert due(board, case, "pocso_report") == at(2026, 3, 8, 0, 0)
    seen = view(board, case)
    assert (seen.head.state, seen.head.track) == (CaseState.CHILD_PROTECTION, Track.CHILD)
    assert [step.key for step in seen.steps if step.now] == ["welfare", "produce", "police"]
    desk.child.welfare_checked(case)
    with pytest.raises(RuleBroken, match="case-r03"):
        desk.child.to_authority(ToAuthority(case))
    set_clock(board, 2026, 3, 7, 12, 0)
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 3, 7, 11, 30), "CWC/88")
    report(board, case, ReportKind.POCSO_POLICE, at(2026, 3, 7, 11, 50))
    with pytest.raises(RuleBroken, match="case-r03"):
        desk.child.to_authority(ToAuthority(case))
    row = next(r for r in view(board, case).reports if r.kind is ReportKind.POCSO_POLICE)
    desk.reports.receipt(EnterReceipt(case, row.id, "GD 14", When(at(2026, 3, 7, 11, 55))))
    desk.child.to_authority(ToAuthority(case))
    seen = view(board, case)
    assert seen.head.state is CaseState.WITH_AUTHORITY
    assert seen.summary.open_statutory == 0
    met = {c.rule_id: c.met_at for c in seen.clocks if c.met_at}
    assert met["cwc_production"] == at(2026, 3, 7, 11, 30)
    assert met["pocso_report"] == at(2026, 3, 7, 11, 50)
    with board.work("Bina") as entry:
        proofs = [open_envelope(entry, one.id) for one in envelopes_of(entry, "proof")]
    kinds = {
        one.kind for found in proofs if found for one in found if isinstance(one, ProofOfReport)
    }
    assert kinds == {ReportKind.CWC_PRODUCTION, ReportKind.POCSO_POLICE}
    with board.work("Champa") as entry:
        assert [open_envelope(entry, one.id) for one in envelopes_of(entry, "proof")] == [None] * 2


def test_a_clock_moves_later_by_the_journey_only(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    child = board.desk("Kajal").child
    child.fear(Fear(case, "told_so", When(at(2026, 3, 6, 22, 40))))
    plain = due(board, case, "cwc_production")
    child.journey(Journey(case, 80, "here", "there"))
    child.journey(Journey(case, 30, "here", "there"))
    assert due(board, case, "cwc_production") == plain + timedelta(minutes=30)
    with pytest.raises(InputInvalid, match="journey-impossible"):
        child.journey(Journey(case, 20_000, "here", "there"))
    set_clock(board, 2026, 3, 7, 9, 0)
    child.fear(Fear(case, "told_so"))
    assert due(board, case, "cwc_production") == plain + timedelta(minutes=30)


def test_doubt_is_moved_by_the_program_and_counts_from_the_first_contact(
    board: FileRoom,
) -> None:
    set_clock(board, 2026, 3, 6, 9, 0)
    case = notice(board, at(2026, 3, 6, 8, 0))
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 9, 0))))
    set_clock(board, 2026, 3, 6, 20, 59)
    assert board.desk("Bina").child.move_doubts() == 0
    set_clock(board, 2026, 3, 6, 21, 0)
    assert board.desk("Bina").child.move_doubts() == 1
    assert board.desk("Bina").child.move_doubts() == 0
    assert due(board, case, "cwc_production") == at(2026, 3, 7, 9, 0)
    assert view(board, case).ages[-1].basis == "doubt"


def test_example_17_an_anonymous_tip(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 23, 0)
    told = at(2026, 3, 6, 22, 50)
    case = notice(board, told, apprehended=True, source=CaseSource.HELPLINE, text="third lane")
    seen = view(board, case)
    assert (seen.head.state, seen.head.track) == (CaseState.NOTICED, Track.UNDETERMINED)
    assert due(board, case, "pocso_report") == told + timedelta(hours=24)
    set_clock(board, 2026, 3, 8, 10, 0)
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(case, When(at(2026, 3, 8, 9, 30))))
    desk.child.fear(Fear(case, "looks_young"))
    assert due(board, case, "pocso_report") == told + timedelta(hours=24)
    assert due(board, case, "cwc_production") == told + timedelta(hours=24)
    clock = next(c for c in view(board, case).clocks if c.rule_id == "cwc_production")
    desk.child.missed(MissedReason(case, clock.id, "not found until 9:30"))
    late = next(c for c in view(board, case).clocks if c.rule_id == "cwc_production")
    assert late.missed_reason == "not found until 9:30"
    assert late.met_at is None


def test_example_3_the_authority_finds_an_adult(board: FileRoom) -> None:
    set_clock(board, 2026, 6, 9, 10, 0)
    case = notice(board, at(2026, 6, 9, 9, 0))
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "looks_young"))
    set_clock(board, 2026, 6, 11, 10, 0)
    cwc = EvidenceOrder.CWC
    desk.age.test_ordered(OrderedTest(case, cwc, "12/2026", date(2026, 6, 10)))
    assert due(board, case, "age_test_watch") == at(2026, 6, 25, 0, 0)
    with pytest.raises(RuleBroken, match="case-r07"):
        desk.age.test_ordered(OrderedTest(case, EvidenceOrder.NONE, "1", date(2026, 6, 10)))
    order = AdultByOrder(case, cwc, "19/2026", date(2026, 6, 11))
    for by, second, key in (
        ("Asha", None, "second-person-missing"),
        ("Kajal", "Bina", "case-chair-and-secretary"),
        ("Asha", "Kajal", "case-chair-and-secretary"),
    ):
        signer = board.second(second) if second else None
        with pytest.raises(RuleBroken, match=key):
            board.desk(by).child.adult_by_order(
                AdultByOrder(case, cwc, "19/2026", date(2026, 6, 11), signer)
            )
    with pytest.raises(RuleBroken, match="case-r02"):
        board.desk("Asha").child.adult_by_order(
            AdultByOrder(case, cwc, "", date(2026, 6, 11), board.second("Bina"))
        )
    signed = AdultByOrder(case, cwc, order.order_no, order.order_date, board.second("Bina"))
    board.desk("Asha").child.adult_by_order(signed)
    seen = view(board, case)
    assert (seen.head.state, seen.head.track) == (CaseState.ADULT_REVIEW, Track.ADULT)
    assert due(board, case, "interview_after_order") == at(2026, 6, 13, 10, 0)


def test_evidence_below_18_puts_the_file_on_the_child_track_at_once(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    case = notice(board, at(2026, 3, 6, 11, 0))
    age = board.desk("Kajal").age
    paper = AddEvidence(case, Evidence.BIRTH_CERTIFICATE, EvidenceSeen.ORIGINAL, date(2000, 1, 1))
    age.evidence(paper)
    assert view(board, case).head.track is Track.UNDETERMINED
    age.evidence(AddEvidence(case, Evidence.OWN_STATEMENT, lower=16, upper=17))
    seen = view(board, case)
    assert seen.head.track is Track.CHILD
    assert due(board, case, "cwc_production") == at(2026, 3, 7, 12, 0)
    with pytest.raises(RuleBroken, match="case-r07"):
        age.evidence(AddEvidence(case, Evidence.ORDERED_TEST, lower=19, upper=21))


def test_example_9_nothing_switches_on_the_18th_birthday(board: FileRoom) -> None:
    set_clock(board, 2026, 6, 3, 12, 0)
    case = notice(board, at(2026, 6, 3, 11, 0))
    desk = board.desk("Kajal")
    born = date(2008, 8, 14)
    desk.age.evidence(AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.COPY, born))
    task = next(t for t in view(board, case).summary.tasks if t.kind == "own_consent_18")
    assert task.due_at == at(2026, 8, 22, 0, 0)  # the last day is 21 August
    set_clock(board, 2026, 8, 14, 9, 0)
    board.desk("Kajal").age.evidence(
        AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.COPY, born)
    )
    assert view(board, case).head.track is Track.CHILD


def test_two_screeners_judge_each_alone(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    case = notice(board, at(2026, 3, 6, 11, 0))
    looks = AddEvidence(case, Evidence.APPEARANCE, lower=25, upper=30)
    board.desk("Kajal").age.evidence(looks)
    with pytest.raises(RuleBroken, match="case-own-judgement"):
        board.desk("Kajal").age.evidence(looks)
    board.desk("Bina").age.evidence(looks)
    assert view(board, case).ages == ()  # neither is trained


def test_placed_and_restored_by_order_only(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "held_or_hurt"))
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 3, 6, 22, 45), "CWC/88")
    report(board, case, ReportKind.POCSO_POLICE, at(2026, 3, 6, 22, 45), "GD 14")
    desk.child.to_authority(ToAuthority(case))
    day = date(2026, 3, 6)
    with pytest.raises(RuleBroken, match="case-r04"):
        desk.child.by_order(ByOrder(case, CaseState.RESTORED, "CWC", "", day))
    with pytest.raises(RuleBroken, match="case-no-such-move"):
        desk.child.by_order(ByOrder(case, CaseState.CLOSED, "CWC", "7", day))
    desk.child.by_order(ByOrder(case, CaseState.PLACED, "CWC", "7/2026", day))
    rules = {c.rule_id for c in view(board, case).summary.clocks}
    assert rules == {f"follow_up_{n}" for n in (7, 30, 90, 180, 365)} | {"welfare_check"}


def test_no_offence_is_a_note_of_two_with_the_lawyer_or_counsellor(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    board.desk("Kajal").child.fear(Fear(case, "other"))
    reports = board.desk("Kajal").reports
    with pytest.raises(RuleBroken, match="second-person-missing"):
        reports.no_offence(NoOffence(case, "She only waited for her aunt"))
    with pytest.raises(RuleBroken, match="no-offence-lawyer"):
        reports.no_offence(NoOffence(case, "She only waited for her aunt", board.second("Bina")))
    assert "pocso_report" in {c.rule_id for c in view(board, case).summary.clocks}


def test_a_notice_saved_twice_is_one_file(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    first = notice(board, at(2026, 3, 6, 22, 10), id="a" * 32)
    assert notice(board, at(2026, 3, 6, 22, 10), id="a" * 32) == first
    assert len(board.desk("Kajal").files.list()) == 1


@pytest.mark.parametrize(
    ("when", "key"),
    [
        (When(None, precision=Precision.UNKNOWN), "notice-time-missing"),
        (When(at(2026, 3, 6, 0, 0), precision=Precision.DAY), "notice-time-missing"),
        (When(at(2027, 3, 6, 0, 0)), "time-in-future"),
        (When(datetime(2026, 3, 6)), "time-without-zone"),
    ],
)
def test_a_clock_wants_a_time_that_has_come(board: FileRoom, when: When, key: str) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    with pytest.raises(InputInvalid, match=key):
        board.desk("Kajal").intake.notice(TakeNotice(CaseSource.PEER, when))


def test_danger_makes_the_risk_immediate_and_the_first_contact_due_now(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    flags = frozenset({Flag.HELD_AGAINST_WILL})
    case = notice(board, at(2026, 3, 6, 22, 10), flags=flags)
    assert view(board, case).head.risk is Risk.IMMEDIATE
    assert due(board, case, "first_contact") == at(2026, 3, 6, 22, 10)
    intake = board.desk("Kajal").intake
    with pytest.raises(RuleBroken, match="risk-flags-stand"):
        intake.risk(SetRisk(case, Risk.LOW))
    intake.clear_flag(ClearFlag(case, Flag.HELD_AGAINST_WILL, "the door is open"))
    intake.risk(SetRisk(case, Risk.LOW))
    intake.raise_flag(RaiseFlag(case, Flag.PUBLIC_SERVANT_INVOLVED))
    intake.raise_flag(RaiseFlag(case, Flag.PUBLIC_SERVANT_INVOLVED))
    seen = view(board, case)
    assert seen.head.public_servant_involved
    assert seen.summary.flags == (Flag.PUBLIC_SERVANT_INVOLVED,)


def test_screening_needs_two_who_are_trained(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    intake = board.desk("Kajal").intake
    with pytest.raises(InputInvalid, match="case-kind-first"):
        intake.kind(SetKind(case, SubjectKind.NOT_ASKED))
    intake.kind(SetKind(case, SubjectKind.NEWCOMER))
    intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 22, 40))))
    with pytest.raises(RuleBroken, match="contact-made"):
        intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 22, 40))))
    with pytest.raises(RuleBroken, match="case-two-screeners"):
        intake.screening(BeginScreening(case, can_leave_asked=True, second=board.second("Bina")))


def test_before_a_board_is_constituted_a_notice_is_taken_all_the_same(
    founding: FileRoom,
) -> None:
    room = FileRoom(founding.book, founding.engine, founding.person, founding.slots, founding.board)
    set_clock(room, 2026, 3, 6, 22, 45)
    case = notice(room, at(2026, 3, 6, 22, 10))
    room.desk("Kajal").child.fear(Fear(case, "looks_young"))
    assert view(room, case).head.code.startswith("SRB-NEW-26-")
    assert due(room, case, "cwc_production") == at(2026, 3, 7, 22, 45)
    with pytest.raises(NotFound, match="no-such-case"):
        view(room, case, "Asha")
    room.constitute()
    room.accept("Asha", "Bina")
    assert room.desk("Kajal").team.settle_all() == 0  # the file is of no board yet


def test_a_broken_pack_stops_no_clock(board: FileRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(rule: str, pack: str) -> None:
        raise KeyError(rule, pack)

    monkeypatch.setattr(moving, "LENGTHS", [broken])
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    assert due(board, case, "cwc_production") == at(2026, 3, 7, 22, 45)


def test_clocks_of_today_are_only_hers(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    for name, wanted in (("Kajal", True), ("Asha", True), ("Bina", True), ("Champa", False)):
        found = board.desk(name).files.clocks()
        assert ({row.case_id for row in found} == {case}) is wanted, name
        if wanted:
            assert found[0].clock.rule_id == "first_contact" or found[0].by_law


def test_a_file_is_found_by_its_code_only_by_those_who_may(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10), text="Somebody new in the third lane")
    code = view(board, case).head.code
    assert board.desk("Bina").files.by_code(code.lower()) == case
    with pytest.raises(RuleBroken, match="case-r19"):
        board.desk("Bina").files.by_code(code[:-1] + ("A" if code[-1] != "A" else "B"))
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").files.by_code(code)
    assert [one.case_id for one in board.desk("Bina").files.search("third LANE")] == [case]
    assert board.desk("Champa").files.search("third lane") == ()
