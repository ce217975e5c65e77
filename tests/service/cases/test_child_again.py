"""A child's file over time: new events, dates of erasure of before, residents' children, faults."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from sr_board.access.concern import TakenConcern
from sr_board.base.errors import RuleBroken
from sr_board.cases.files.service_adult import OutOfScope
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import ByOrder, ChildService, Fear, ToAuthority
from sr_board.cases.files.service_concern import ConcernTaking
from sr_board.cases.files.service_intake import FirstContact, RaiseFlag, SetKind
from sr_board.cases.moments import When
from sr_board.cases.records import ClockRow
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseSource,
    CaseState,
    Evidence,
    Flag,
    ReportKind,
    SubjectKind,
    Track,
)
from sr_board.composition import Workplace
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_night import at, due, notice, report, set_clock, view


def running(board: FileRoom, case: str) -> dict[str, ClockRow]:
    return {c.rule_id: c for c in view(board, case).clocks if not c.met_at and not c.cancelled_by}


def restored(board: FileRoom) -> str:
    """A child with the authority since Saturday morning, restored by its order on 20 March."""
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    child = board.desk("Kajal").child
    child.fear(Fear(case, "looks_young", When(at(2026, 3, 6, 22, 40))))
    set_clock(board, 2026, 3, 7, 12, 0)
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 3, 7, 11, 30), "CWC/88")
    report(board, case, ReportKind.POCSO_POLICE, at(2026, 3, 7, 11, 50), "GD 14")
    set_clock(board, 2026, 3, 7, 15, 0)
    child.to_authority(ToAuthority(case))
    set_clock(board, 2026, 3, 20, 12, 0)
    return case


def test_times_of_the_child_track_count_from_what_happened(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 45)
    case = notice(board, at(2026, 3, 6, 22, 10))
    fear = Fear(case, "looks_young", When(at(2026, 3, 6, 22, 40)))
    board.desk("Kajal").child.fear(fear)
    assert due(board, case, "welfare_check") == at(2026, 3, 7, 0, 40)


def test_the_dates_of_the_authority_count_from_the_production(board: FileRoom) -> None:
    case = restored(board)
    assert due(board, case, "sir_watch") == at(2026, 3, 22, 11, 30)
    assert due(board, case, "final_order_watch") == at(2026, 7, 7, 11, 30)


@pytest.mark.parametrize("by_note", [False, True])
def test_a_new_event_after_restoration_has_clocks_of_its_own(
    board: FileRoom, by_note: bool
) -> None:
    case = restored(board)
    child = board.desk("Kajal").child
    child.by_order(ByOrder(case, CaseState.RESTORED, "CWC", "7/2026", date(2026, 3, 20)))
    set_clock(board, 2026, 5, 2, 9, 0)
    seen = at(2026, 5, 2, 8, 30)
    if by_note:
        code = view(board, case).head.code
        note = TakenConcern("n" * 32, "looks_young", code, "", "", seen, 330)
        assert ConcernTaking(board.room("Kajal"))._take(note)
    else:
        child.fear(Fear(case, "looks_young", When(seen)))
    assert view(board, case).head.state is CaseState.CHILD_PROTECTION
    now = running(board, case)
    assert now["cwc_production"].due_at == at(2026, 5, 3, 8, 30)
    assert now["pocso_report"].due_at == at(2026, 5, 3, 8, 30)
    both = [c for c in view(board, case).clocks if c.rule_id == "cwc_production"]
    assert [c.met_at is None for c in both] == [False, True]
    with pytest.raises(RuleBroken, match="case-r03"):  # the old report does not do for the new
        child.to_authority(ToAuthority(case))
    report(board, case, ReportKind.CWC_PRODUCTION, at(2026, 5, 2, 8, 50), "CWC/120")
    report(board, case, ReportKind.POCSO_POLICE, at(2026, 5, 2, 8, 55), "GD 51")
    child.to_authority(ToAuthority(case))
    assert due(board, case, "sir_watch") == at(2026, 3, 22, 11, 30)
    assert running(board, case)["sir_watch"].due_at == at(2026, 5, 17, 8, 50)


def test_a_tip_that_the_police_know_restarts_nothing_when_she_is_found(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 23, 0)
    told = at(2026, 3, 6, 22, 50)
    case = notice(board, told, apprehended=True, source=CaseSource.HELPLINE)
    report(board, case, ReportKind.POCSO_POLICE, at(2026, 3, 6, 22, 58), "GD 9")
    set_clock(board, 2026, 3, 7, 10, 0)
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    now = running(board, case)
    assert "pocso_report" not in now
    assert now["cwc_production"].due_at == told + timedelta(hours=24)


def test_doubt_about_a_tip_counts_from_the_tip(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 9, 0)
    case = notice(board, at(2026, 3, 6, 8, 0), apprehended=True)
    board.desk("Kajal").intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 9, 0))))
    set_clock(board, 2026, 3, 6, 21, 0)
    assert board.desk("Kajal").child.move_doubts() == 1
    assert due(board, case, "cwc_production") == at(2026, 3, 7, 8, 0)


def test_no_date_of_erasure_of_before_holds_for_a_child(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    past = {"erase_identity_on": date(2026, 6, 4), "erase_body_on": date(2027, 3, 6)}
    case = board.begin(
        state=CaseState.CLOSED,
        track=Track.ADULT,
        state_before=CaseState.WILLING_INFORMED,
        track_before=Track.ADULT,
        closed_at=at(2026, 3, 6, 11, 0),
        retention_class="willing",
        **past,
    )
    board.desk("Kajal").child.fear(Fear(case, "told_so"))
    head = view(board, case).head
    assert (head.erase_identity_on, head.erase_body_on, head.closed_at) == (None, None, None)
    assert (head.retention_class, head.outcome, head.state_before) == ("", None, None)


def test_example_13_a_child_who_visits_her_mother(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    case = notice(board, at(2026, 3, 6, 11, 0))
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 11, 30))))
    assert running(board, case)["age_question"].due_at == at(2026, 3, 6, 23, 30)
    desk.intake.kind(SetKind(case, SubjectKind.CHILD_OF_RESIDENT))
    assert "age_question" not in running(board, case)
    desk.age.evidence(AddEvidence(case, Evidence.OWN_STATEMENT, lower=14, upper=14))
    seen = view(board, case)
    assert seen.head.track is Track.UNDETERMINED
    assert seen.ages[-1].standing is AgeStanding.PRESUMED_CHILD
    set_clock(board, 2026, 3, 8, 12, 0)
    assert board.desk("Kajal").child.move_doubts() == 0
    with pytest.raises(RuleBroken, match="case-resident-child"):
        desk.child.fear(Fear(case, "looks_young"))
    with pytest.raises(RuleBroken, match="case-r17"):
        board.desk("Kajal").adult.out_of_scope(OutOfScope(case, mother_known=True))
    done = OutOfScope(case, mother_known=True, second=board.second("Bina"))
    board.desk("Kajal").adult.out_of_scope(done)
    head = view(board, case).head
    assert (head.state, head.erase_identity_on) == (CaseState.OUT_OF_SCOPE, date(2026, 4, 7))


def test_example_13_with_a_sign_she_is_asked_about_like_everybody(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    case = notice(board, at(2026, 3, 6, 11, 0), kind=SubjectKind.CHILD_OF_RESIDENT)
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 11, 30))))
    assert "age_question" not in running(board, case)
    desk.intake.raise_flag(RaiseFlag(case, Flag.INFANT_WITH_HER))
    assert "age_question" not in running(board, case)
    set_clock(board, 2026, 3, 6, 20, 0)
    desk.intake.raise_flag(RaiseFlag(case, Flag.FAMILY_UNSAFE))
    assert running(board, case)["age_question"].due_at == at(2026, 3, 6, 23, 30)
    set_clock(board, 2026, 3, 6, 23, 30)
    assert board.desk("Kajal").child.move_doubts() == 1
    assert due(board, case, "cwc_production") == at(2026, 3, 7, 11, 30)


def test_a_new_mother_puts_the_child_on_the_child_track(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    case = notice(board, at(2026, 3, 6, 11, 0), kind=SubjectKind.CHILD_OF_RESIDENT)
    board.desk("Kajal").child.fear(Fear(case, "looks_young", mother_unknown=True))
    assert due(board, case, "cwc_production") == at(2026, 3, 7, 12, 0)


def test_a_visitor_is_not_taken_for_a_child_twelve_hours_later(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 12, 0)
    case = notice(board, at(2026, 3, 6, 11, 0))
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 11, 30))))
    desk.adult.out_of_scope(OutOfScope(case, visitor=True, second=board.second("Bina")))
    set_clock(board, 2026, 3, 8, 12, 0)
    assert board.desk("Kajal").child.move_doubts() == 0
    assert view(board, case).head.state is CaseState.OUT_OF_SCOPE


def test_a_fault_in_one_file_stops_no_other(
    board: FileRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(board, 2026, 3, 6, 9, 0)
    cases = [notice(board, at(2026, 3, 6, 8, n)) for n in (0, 1)]
    for case in cases:
        board.desk("Kajal").intake.first_contact(FirstContact(case, When(at(2026, 3, 6, 9, 0))))
    set_clock(board, 2026, 3, 6, 21, 0)
    real = ChildService._doubt

    def faulty(entry: object, file: object) -> bool:
        if file.case_id == cases[0]:  # type: ignore[attr-defined]
            raise KeyError("a fault elsewhere")
        return real(entry, file)  # type: ignore[arg-type]

    monkeypatch.setattr(ChildService, "_doubt", staticmethod(faulty))
    assert board.desk("Kajal").child.move_doubts() == 1
    assert view(board, cases[1]).head.track is Track.CHILD


@pytest.mark.parametrize("broken", ["take_all", "move_doubts", "publish", "sweep", "settle_all"])
def test_a_fault_at_the_opening_stops_neither_clocks_nor_the_opening(broken: str) -> None:
    called: list[str] = []

    class Part:
        def __getattr__(self, name: str) -> Callable[[], None]:
            def step() -> None:
                called.append(name)
                if name == broken:
                    raise KeyError(name)

            return step

    parts = ("concerns", "child", "point_work", "team", "retention")
    desk = SimpleNamespace(**{name: Part() for name in parts})
    Workplace._tidy_cases(SimpleNamespace(cases=desk))  # type: ignore[arg-type]
    assert called[:2] == ["take_all", "move_doubts"]  # children first
    assert set(called) == {
        "take_all",
        "move_doubts",
        "ask_authority",
        "publish",
        "sweep",
        "settle_all",
        "erase_due",
    }
