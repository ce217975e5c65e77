"""A fear for a child is never lost: on an ended file, late, early, twice, or answered before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from sr_board.access.concern import TakenConcern
from sr_board.base.errors import RuleBroken
from sr_board.cases.files.service_adult import OutOfScope, Reopen
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import ByOrder, Fear, Journey, ToAuthority
from sr_board.cases.files.service_concern import ConcernTaking
from sr_board.cases.files.service_intake import (
    BeginScreening,
    FirstContact,
    RaiseFlag,
    SetKind,
    SetRisk,
)
from sr_board.cases.files.service_plan import EndTask
from sr_board.cases.files.service_reports import EnterReceipt, NoOffence
from sr_board.cases.models import BoardMember
from sr_board.cases.moments import When
from sr_board.cases.papers.reports import production_pdf
from sr_board.cases.records import CaseTask
from sr_board.cases.vocabulary import (
    CaseState,
    Evidence,
    Flag,
    ReportKind,
    Risk,
    SubjectKind,
    Track,
)
from sr_board.i18n import translator
from tests.golden.test_meeting_papers import text_of
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import trained
from tests.service.cases.test_child_again import restored, running
from tests.service.cases.test_merging import join, part, runs, whole
from tests.service.cases.test_night import at, due, notice, report, set_clock, view
from tests.service.cases.test_papers import HEAD


def produced(board: FileRoom) -> str:
    """A child brought before the committee in time, the police told; nobody wrote more."""
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    child = board.desk("Kajal").child
    child.fear(Fear(case, "looks_young", When(at(2026, 3, 6, 22, 40))))
    child.welfare_checked(case)
    set_clock(board, 2026, 3, 7, 12, 0)
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 3, 7, 11, 30), "CWC/88")
    report(board, case, ReportKind.POCSO_POLICE, at(2026, 3, 7, 11, 50), "GD 14")
    return case


@pytest.mark.parametrize("by_note", [False, True])
@pytest.mark.parametrize("ended", [CaseState.CLOSED, CaseState.LOST_CONTACT])
def test_a_fear_for_a_child_whose_file_ended_starts_the_clocks_of_the_law(
    board: FileRoom, ended: CaseState, by_note: bool
) -> None:
    case = produced(board)
    with board.work("Asha") as entry:
        before = {"state_before": CaseState.CHILD_PROTECTION, "track_before": Track.CHILD}
        entry.open(case).change(state=ended, closed_at=entry.now, **before)
    set_clock(board, 2026, 3, 30, 9, 0)
    seen = at(2026, 3, 30, 8, 30)
    if by_note:
        code = view(board, case).head.code
        note = TakenConcern("n" * 32, "looks_young", code, "", "", seen, 330)
        assert ConcernTaking(board.room("Kajal"))._take(note)
    else:
        board.desk("Kajal").child.fear(Fear(case, "looks_young", When(seen)))
    now = running(board, case)
    assert view(board, case).head.state is CaseState.CHILD_PROTECTION
    assert now["cwc_production"].due_at == seen + timedelta(hours=24)
    assert now["pocso_report"].due_at == seen + timedelta(hours=24)
    assert now["welfare_check"].due_at == seen + timedelta(hours=2)


@pytest.mark.parametrize("known", [False, True])
def test_a_note_written_while_the_clock_ran_ahead_is_taken_up_at_once(
    board: FileRoom, known: bool
) -> None:
    """The author's time is not refused as one of the future, and nothing is due later for it."""
    set_clock(board, 2026, 11, 23, 23, 0)
    code = view(board, board.begin()).head.code if known else ""
    ahead = at(2026, 12, 7, 9, 0)
    note = TakenConcern("n" * 32, "told_so", code, "", "", ahead, 330)
    assert ConcernTaking(board.room("Bina"))._take(note)
    found = {one.code == code: one for one in board.desk("Asha").files.list()}[known]
    rule = "cwc_production" if known else "pocso_report"
    assert runs(board, found.case_id)[rule].due_at == at(2026, 11, 24, 23, 0)


def test_a_fear_after_no_offence_was_known_is_told_to_the_police(board: FileRoom) -> None:
    """Nobody told the police: two persons knew of nothing to tell. Now there is something."""
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10), apprehended=True)
    with board.work("Asha") as entry:
        members = select(BoardMember).where(BoardMember.slot_id == board.slots["Bina"])
        bina = entry.session.scalars(members).one()
        bina.profession, bina.term_from = "lawyer", date(2026, 1, 1)
    nothing = NoOffence(case, "She waits for her aunt", board.second("Bina"))
    board.desk("Kajal").reports.no_offence(nothing)
    assert "pocso_report" not in running(board, case)
    set_clock(board, 2026, 3, 9, 9, 0)
    seen = at(2026, 3, 9, 8, 30)
    board.desk("Kajal").child.fear(Fear(case, "looks_young", When(seen)))
    assert running(board, case)["pocso_report"].due_at == seen + timedelta(hours=24)


def test_the_receipt_of_an_old_report_does_not_meet_the_clock_of_a_new_event(
    board: FileRoom,
) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "looks_young", When(at(2026, 3, 6, 22, 40))))
    desk.child.journey(Journey(case, 80, "the third lane", "the committee"))
    set_clock(board, 2026, 3, 7, 12, 0)
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 3, 7, 9, 0))
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 3, 7, 11, 30), "CWC/88")
    report(board, case, ReportKind.POCSO_POLICE, at(2026, 3, 7, 11, 50), "GD 14")
    desk.child.to_authority(ToAuthority(case))
    assert due(board, case, "sir_watch") == at(2026, 3, 22, 9, 0)  # from the first of the two
    set_clock(board, 2026, 3, 20, 12, 0)
    order = ByOrder(case, CaseState.RESTORED, "CWC", "7/2026", date(2026, 3, 20))
    desk.child.by_order(order)
    set_clock(board, 2026, 5, 2, 9, 0)
    desk.child.fear(Fear(case, "looks_young"))
    assert [one.key for one in view(board, case).steps if one.done] == []
    made = text_of(production_pdf(view(board, case), translator("en"), HEAD))
    assert "since 2 May 2026, 09:00 To be done by 3 May 2026, 09:00 Journey …" in made
    assert "GD 14" not in made
    waits = next(one for one in view(board, case).reports if not one.ref_no)
    desk.reports.receipt(EnterReceipt(case, waits.id, "CWC/87", When(at(2026, 5, 2, 9, 0))))
    assert "cwc_production" in running(board, case)
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 5, 2, 9, 0), "CWC/120")
    assert "cwc_production" not in running(board, case)
    done = [one.key for one in view(board, case).steps if one.done]
    assert done == ["produce", "receipt"]


@pytest.mark.parametrize("with_authority", [False, True])
def test_a_second_fear_is_written_down_and_makes_nothing_later(
    board: FileRoom, with_authority: bool
) -> None:
    case = produced(board)
    desk = board.desk("Kajal")
    if with_authority:
        desk.child.to_authority(ToAuthority(case))
    before = view(board, case)
    desk.child.fear(Fear(case, "told_so", When(at(2026, 3, 7, 11, 55))))
    now = view(board, case)
    assert now.head.state is before.head.state
    assert now.clocks == before.clocks
    assert [one.about for one in now.timeline if one.what == "concern"] == ["told_so"]
    tasks = [one.kind for one in now.all(CaseTask)]
    assert tasks == (["ask_authority"] if with_authority else [])


def test_a_second_fear_may_only_make_a_clock_sooner(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 20, 10))
    child = board.desk("Kajal").child
    child.fear(Fear(case, "looks_young", When(at(2026, 3, 6, 22, 40))))
    child.fear(Fear(case, "told_so", When(at(2026, 3, 6, 21, 0)), abandoned=True))
    now = running(board, case)
    for rule in ("cwc_production", "pocso_report", "s32_information"):
        assert now[rule].due_at == at(2026, 3, 7, 21, 0)


def test_danger_seen_later_makes_the_first_talk_due_now(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    flagged, looked = (notice(board, at(2026, 3, 6, 22, n)) for n in (10, 20))
    set_clock(board, 2026, 3, 6, 23, 0)
    intake = board.desk("Kajal").intake
    intake.raise_flag(RaiseFlag(flagged, Flag.HELD_AGAINST_WILL))
    intake.risk(SetRisk(looked, Risk.IMMEDIATE))
    for case in (flagged, looked):
        assert due(board, case, "first_contact") == at(2026, 3, 6, 23, 0)
    set_clock(board, 2026, 3, 6, 23, 30)
    intake.raise_flag(RaiseFlag(flagged, Flag.THREAT_TO_LIFE))
    assert due(board, flagged, "first_contact") == at(2026, 3, 6, 23, 0)


def test_a_sign_that_the_screeners_saw_is_not_forgotten(board: FileRoom) -> None:
    """A resident's child with a sign is asked about, whatever is noted or answered afterwards."""
    set_clock(board, 2026, 3, 6, 12, 0)
    case = notice(board, at(2026, 3, 6, 11, 0), kind=SubjectKind.CHILD_OF_RESIDENT)
    desk = board.desk("Champa")
    with board.work("Asha") as entry:
        entry.open(case).change(first_contact=When(at(2026, 3, 6, 11, 30)))
    trained(board, "Kajal", "Champa")
    screen = BeginScreening(
        case, can_leave_asked=True, indicator=True, second=board.second("Champa")
    )
    board.desk("Kajal").intake.screening(screen)
    desk.intake.raise_flag(RaiseFlag(case, Flag.INFANT_WITH_HER))
    desk.intake.kind(SetKind(case, SubjectKind.CHILD_OF_RESIDENT))
    assert running(board, case)["age_question"].due_at == at(2026, 3, 6, 23, 30)
    with pytest.raises(RuleBroken, match="case-r17"):
        scope = OutOfScope(case, mother_known=True, second=board.second("Champa"))
        board.desk("Kajal").adult.out_of_scope(scope)
    desk.age.evidence(AddEvidence(case, Evidence.OWN_STATEMENT, lower=14, upper=14))
    assert view(board, case).head.track is Track.CHILD


def test_contact_made_again_asks_the_question_of_age(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    cases = [notice(board, at(2026, 3, 6, 11, n)) for n in (0, 1)]
    for case in cases:
        with board.work("Asha") as entry:
            entry.open(case).change(state=CaseState.LOST_CONTACT, state_before=CaseState.NOTICED)
    set_clock(board, 2026, 3, 9, 12, 0)
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(cases[0], When(at(2026, 3, 9, 11, 0))))
    with board.work("Asha") as entry:
        entry.open(cases[1]).change(first_contact=When(at(2026, 3, 9, 11, 0)))
    desk.adult.reopen(Reopen(cases[1], ""))
    for case in cases:
        assert view(board, case).head.state is CaseState.NOTICED
        assert running(board, case)["age_question"].due_at == at(2026, 3, 9, 23, 0)


def test_a_child_found_again_under_another_file_has_clocks_of_a_new_event(board: FileRoom) -> None:
    """Joining the two files answers the questions of the second, and must not end its hurry."""
    case = restored(board)
    board.desk("Kajal").child.by_order(
        ByOrder(case, CaseState.RESTORED, "CWC", "7/2026", date(2026, 3, 20))
    )
    set_clock(board, 2026, 5, 2, 9, 0)
    other = notice(board, at(2026, 5, 2, 8, 0))
    board.desk("Kajal").intake.first_contact(FirstContact(other, When(at(2026, 5, 2, 8, 30))))
    kept = join(board, case, other)
    assert (kept, view(board, kept).head.state) == (case, CaseState.CHILD_PROTECTION)
    now = running(board, kept)
    assert now["cwc_production"].due_at == at(2026, 5, 3, 8, 30)
    assert now["pocso_report"].due_at == at(2026, 5, 3, 8, 30)
    parted = part(board, kept, whole(board, kept).summary.joined[0][1])
    for one in (kept, parted):
        assert runs(board, one)["cwc_production"].due_at <= at(2026, 5, 3, 8, 30)


def test_a_second_notice_of_the_same_night_is_no_new_event(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    other = notice(board, at(2026, 3, 6, 22, 20))
    case = restored(board)
    board.desk("Kajal").child.by_order(
        ByOrder(case, CaseState.RESTORED, "CWC", "7/2026", date(2026, 3, 20))
    )
    kept = join(board, case, other)
    assert view(board, kept).head.state is CaseState.RESTORED
    assert "cwc_production" not in running(board, kept)


def test_a_date_of_the_authority_that_passed_is_a_task_once(board: FileRoom) -> None:
    case = restored(board)
    child = board.desk("Kajal").child
    assert child.ask_authority() == 0
    set_clock(board, 2026, 3, 23, 9, 0)
    assert (child.ask_authority(), child.ask_authority()) == (1, 0)
    (task,) = view(board, case).all(CaseTask)
    assert (task.kind, task.due_at) == ("ask_authority", at(2026, 3, 22, 11, 30))
    board.desk("Kajal").plan.end_task(EndTask(case, task.id, "asked on the phone"))
    assert child.ask_authority() == 0
    set_clock(board, 2026, 7, 8, 9, 0)
    assert child.ask_authority() == 1  # the next date, that of the final order
    child.by_order(ByOrder(case, CaseState.PLACED, "CWC", "9/2026", date(2026, 7, 8)))
    assert all(one.done_at for one in view(board, case).all(CaseTask))
