"""Erasure: what older backups still hold, a clock that went back, papers of the offices."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sr_board.audit.models import BackupNote
from sr_board.base.ids import new_id
from sr_board.cases.moments import When
from sr_board.cases.service_adult import OutOfScope
from sr_board.cases.service_breaches import NoteBreach
from sr_board.cases.service_child import Fear
from sr_board.cases.service_handover import HandOver
from sr_board.cases.service_team import Recuse
from sr_board.cases.vocabulary import BoardOffice, RecusalGround
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

DAY = START.replace(second=0, microsecond=0) + timedelta(days=1)


def visitor(board: FileRoom, code: str = "SRB-KOL-26-0148-8") -> str:
    board.book.clock.set(DAY)
    case = board.begin(code=code)
    scope = OutOfScope(case, visitor=True, second=board.second("Bina"))
    board.desk("Kajal").adult.out_of_scope(scope)
    return case


def backup(board: FileRoom, at: datetime) -> None:
    with board.room().book_uow() as uow:
        note = BackupNote(
            id=new_id(),
            recorded_at=at,
            recorded_by=board.slots["Asha"],
            made_at=at,
            generation=1,
            folder="backups",
        )
        uow.session.add(note)
        uow.record("vault.backup", subject="vault")
        uow.commit()


def test_a_certificate_says_which_backups_still_hold_it(board: FileRoom) -> None:
    visitor(board)
    backup(board, DAY - timedelta(days=500))
    backup(board, DAY)
    board.book.clock.set(DAY + timedelta(days=31))
    assert board.desk("Asha").retention.erase_due() == 1
    (found,) = board.desk("Bina").retention.certificates()
    local = (DAY + timedelta(minutes=board.book.clock.offset_minutes())).date()
    assert (found.backups, found.gone_by) == (1, date(local.year + 1, local.month, 1))
    assert found.what == "case"


def test_nothing_is_erased_while_the_clock_stands_behind_the_last_act(board: FileRoom) -> None:
    visitor(board)
    board.book.clock.set(DAY + timedelta(days=40))
    board.begin(code="SRB-KOL-26-0149-A")
    board.book.clock.set(DAY + timedelta(days=31))
    assert board.desk("Asha").retention.erase_due() == 0
    board.book.clock.set(DAY + timedelta(days=40))
    assert board.desk("Asha").retention.erase_due() == 1


def test_what_the_offices_keep_goes_on_with_them(board: FileRoom) -> None:
    visitor(board)
    board.desk("Asha").breaches.note(NoteBreach(When(DAY), "A sheet was lost"))
    year = str(DAY.year)
    board.book.clock.set(DAY + timedelta(days=400))
    asha = board.desk("Asha")
    assert asha.retention.erase_due() == 1
    asha.statistics.release(year)
    counts = asha.statistics.working(year).counts
    change = HandOver(board.board, BoardOffice.SECRETARY, board.member("Champa"))
    asha.handover_work.hand_over(change, board.second("Bina"))
    board.fresh("Champa")
    champa = board.desk("Champa")
    assert champa.statistics.working(year).counts == counts
    assert [one.period for one in champa.statistics.releases()] == [year]
    assert len(champa.retention.certificates()) == 1
    assert len(champa.breaches.all()) == 1
    board.fresh("Bina")
    assert board.desk("Bina").retention.certificates() == ()
    assert board.desk("Bina").breaches.all() == ()


def test_no_paper_of_a_case_goes_to_an_officer_recused_from_it(board: FileRoom) -> None:
    case = visitor(board)
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Champa"]))
    other = board.begin(code="SRB-KOL-26-0149-A")
    board.desk("Kajal").child.fear(Fear(other, "looks_young"))
    board.book.clock.set(DAY + timedelta(days=31))
    assert board.desk("Asha").retention.erase_due() == 1
    change = HandOver(board.board, BoardOffice.SECRETARY, board.member("Champa"))
    board.desk("Asha").handover_work.hand_over(change, board.second("Bina"))
    board.fresh("Champa")
    assert board.desk("Champa").retention.certificates() == ()
    assert len(board.desk("Asha").retention.certificates()) == 1
    assert board.desk("Champa").statistics.working(str(DAY.year)).screened == 2
