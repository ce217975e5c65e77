"""A fear for a child is never lost: on an ended file, late, early, twice, or answered before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sr_board.access.concern import Concern, TakenConcern
from sr_board.access.roles import Role
from sr_board.cases.files.service_adult import Close, SettleOutcome
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_concern import ConcernTaking
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import CaseState, Outcome, ReportKind, Track
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_child_again import running
from tests.service.cases.test_concerns import writer
from tests.service.cases.test_night import at, notice, report, set_clock, view


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
