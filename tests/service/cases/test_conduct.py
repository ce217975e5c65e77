"""The code of conduct closes reading until it is accepted, and nothing that protects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sr_board.access.concern import Concern
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed, RuleBroken
from sr_board.cases import station
from sr_board.cases.board import service_duty
from sr_board.cases.board.board_commands import AcceptCode
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_intake import FirstContact
from sr_board.cases.files.service_reports import EnterReceipt, MakeReport
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import CaseState, ReportKind, ReportMode
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_concerns import writer
from tests.service.cases.test_night import at, notice, set_clock


def closed(board: FileRoom, case: str, name: str = "Kajal") -> list[bool]:
    """Which ways of reading are closed to her."""
    files = board.desk(name).files
    asks: tuple[Callable[[], object], ...] = (
        files.list,
        lambda: files.search("lane"),
        lambda: files.by_code("SRB-KOL-26-0147-B"),
        lambda: files.whole(case),
    )
    found = []
    for ask in asks:
        try:
            ask()
            found.append(False)
        except RuleBroken as error:
            found.append(error.key == "code-first")
        except Exception:
            found.append(False)
    return found


def test_a_new_code_is_accepted_anew_before_the_files_open(
    board: FileRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(board, 2026, 3, 6, 22, 15)
    case = notice(board, at(2026, 3, 6, 22, 10))
    assert not any(closed(board, case))
    assert not board.desk("Kajal").files.closed()
    for module in (station, service_duty):
        monkeypatch.setattr(module, "CODE_OF_CONDUCT", "2")
    assert all(closed(board, case))
    assert board.desk("Kajal").files.closed()
    board.desk("Kajal").duty_work.accept_code(AcceptCode("2"))
    assert not any(closed(board, case))
    assert all(closed(board, case, "Asha"))


def test_nothing_that_protects_waits_for_the_code(
    board: FileRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(board, 2026, 12, 6, 22, 15)
    monkeypatch.setattr(station, "CODE_OF_CONDUCT", "2")
    board.desk("Asha").concerns.publish()
    writer(board, "Malati", Role.TREASURER).write(Concern("told_so"))
    case = notice(board, at(2026, 12, 6, 22, 10))
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(case, When(at(2026, 12, 6, 22, 14))))
    desk.child.fear(Fear(case, "looks_young"))
    sent = When(at(2026, 12, 6, 22, 15))
    for kind, number in ((ReportKind.CWC_PRODUCTION, ""), (ReportKind.POCSO_POLICE, "GD 4")):
        desk.reports.report(
            MakeReport(case, kind, "The authority", sent, ReportMode.PHONE, ref_no=number)
        )
    seen = desk.files.urgent(case)
    waiting = next(one for one in seen.reports if not one.ref_no)
    desk.reports.receipt(EnterReceipt(case, waiting.id, "CWC/88", sent))
    seen = desk.files.urgent(case)
    assert seen.summary.open_statutory == 0
    assert seen.head.state in (CaseState.CHILD_PROTECTION, CaseState.WITH_AUTHORITY)
    assert any(row.case_id == case for row in desk.files.clocks())
    line = desk.files.line("nothing", case)
    assert line is not None
    assert line.case_id == case
    assert board.desk("Asha").concerns.take_all() == 1


def test_before_there_is_a_board_there_is_no_code(founding: FileRoom) -> None:
    room = FileRoom(founding.book, founding.engine, founding.person, founding.slots, founding.board)
    set_clock(room, 2026, 3, 6, 22, 45)
    case = notice(room, at(2026, 3, 6, 22, 10))
    assert not room.desk("Kajal").files.closed()
    assert not any(closed(room, case))


@pytest.mark.parametrize("role", list(Role))
def test_only_who_works_with_files_is_asked(board: FileRoom, role: Role) -> None:
    files = board.desk("Champa", role).files
    if board.room("Champa", role).who.may(Action.CASES_WORK):
        assert not files.closed()
        assert files.line("nothing") is None
    else:
        for ask in (files.closed, files.line, lambda: files.urgent("nothing")):
            with pytest.raises(NotAllowed):
                ask()
