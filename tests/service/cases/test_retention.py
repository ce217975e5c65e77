"""Erasure: what older backups still hold, a clock that went back, papers of the offices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from sr_board.audit.models import BackupNote
from sr_board.base.errors import NotAllowed
from sr_board.base.ids import new_id
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.files.service_adult import OutOfScope
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_scans import KeepPaper
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.keeping.service_breaches import NoteBreach
from sr_board.cases.moments import When
from sr_board.cases.packs.service import EditPack
from sr_board.cases.records import Notice, ProofOfReport
from sr_board.cases.rules.kept_papers import PaperKind
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope, seal_new
from sr_board.cases.vocabulary import BoardOffice, CaseSource, RecusalGround, ReportKind
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

DAY = START.replace(second=0, microsecond=0) + timedelta(days=1)


def visitor(board: FileRoom, code: str = "SRB-KOL-26-0148-8") -> str:
    board.book.clock.set(DAY)
    case = board.begin(code=code)
    scope = OutOfScope(case, visitor=True, second=board.second("Bina"))
    board.desk("Kajal").adult.out_of_scope(scope)
    return case


def backup(board: FileRoom, at: datetime, *, folder: str = "backups", generation: int = 1) -> None:
    with board.room().book_uow() as uow:
        note = BackupNote(
            id=new_id(),
            recorded_at=at,
            recorded_by=board.slots["Asha"],
            made_at=at,
            generation=generation,
            folder=folder,
        )
        uow.session.add(note)
        uow.record("vault.backup", subject="vault")
        uow.commit()


def test_a_certificate_says_which_backups_still_hold_it(board: FileRoom) -> None:
    visitor(board)
    backup(board, DAY - timedelta(days=500))
    backup(board, DAY - timedelta(days=40))  # made before the file was begun
    backup(board, DAY)
    board.book.clock.set(DAY + timedelta(days=31))
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
    (found,) = board.desk("Bina").retention.certificates()
    local = (DAY + timedelta(minutes=board.book.clock.offset_minutes())).date()
    assert (found.backups, found.gone_by) == (1, date(local.year + 1, local.month, 1))
    assert found.what == "case"
    assert [(one.made, one.place, one.gone_by) for one in found.held] == [
        (local, 1, date(local.year + 1, local.month, 1))
    ]
    assert board.desk("Bina").retention.held_backups() == found.held
    backup(board, DAY + timedelta(days=32))  # it holds nothing of what was erased
    board.book.clock.set(DAY + timedelta(days=33))
    assert board.desk("Bina").retention.held_backups() == found.held


def test_backups_that_their_rule_let_go_are_not_told(board: FileRoom) -> None:
    visitor(board)
    for hour in range(3):  # of one day in one folder only the newest is kept
        backup(board, DAY + timedelta(hours=hour), generation=hour + 2)
    backup(board, DAY, folder="stick", generation=2)
    board.book.clock.set(DAY + timedelta(days=31))
    assert board.desk("Asha").retention.held_backups() == ()
    board.confirm_clock()
    board.desk("Asha").retention.erase_due()
    assert [one.place for one in board.desk("Asha").retention.held_backups()] == [1, 2]
    for name in ("Champa", "Farida", "Kajal", "Jyoti"):
        with pytest.raises(NotAllowed):
            board.desk(name).retention.held_backups()


def test_what_was_erased_leaves_no_room_behind(board: FileRoom) -> None:
    case = visitor(board)
    desk = board.desk("Kajal").scans
    for number in range(4):
        words = f"letter {number} ".encode() * 2_000
        desk.keep(KeepPaper(case, PaperKind.LETTER, words, shows_her=False, is_paper=True))
        with board.work("Kajal") as entry:
            entry.open(case).put(
                Notice(**entry.origin(), text="x" * 90_000, source=CaseSource.PEER, when=When(DAY))
            )
    path, _, _ = board.book.vault.place("cases")
    before = path.stat().st_size
    board.book.clock.set(DAY + timedelta(days=31))
    board.confirm_clock()
    board.desk("Asha").retention.erase_due()
    assert before - path.stat().st_size > 300_000
    assert not list(path.parent.glob("*journal*"))
    with board.reading() as session:
        assert session.scalars(text("PRAGMA freelist_count")).all() == [0]


def test_a_pack_says_how_long_and_old_proofs_go(board: FileRoom) -> None:
    values = {"retention.out_of_scope_days": 10, "retention.proof_years": 9}
    wish = EditPack("in-wb", values, board.book.clock.today(), "A lawyer", board.second("Bina"))
    pack = board.desk("Asha").packs.seen().pack.id
    board.desk("Asha").packs.edit(replace(wish, pack_id=pack))
    standing = board.desk("Asha").packs.seen().pack
    board.book.clock.set(DAY)
    case = board.begin(code="SRB-KOL-26-0148-8", pack=standing.id_version)
    older = board.begin(code="SRB-KOL-26-0149-A", pack="in@1")
    for one in (case, older):
        scope = OutOfScope(one, visitor=True, second=board.second("Bina"))
        board.desk("Kajal").adult.out_of_scope(scope)
    days = [
        (board.desk("Asha").files.whole(one).head.erase_body_on - board.book.clock.today()).days
        for one in (case, older)
    ]
    assert days == [10, 30]
    with board.work("Asha") as entry:
        for years in (8, 9):
            sent = entry.now - timedelta(days=365 * years + 3)
            proof = ProofOfReport(
                **entry.origin(),
                code=f"SRB-KOL-1{years}-0001",
                kind=ReportKind.CWC_PRODUCTION,
                body="The authority",
                ref_no="1",
                due_at=None,
                sent_at=sent,
            )
            seal_new(entry, "proof", (board.slots["Asha"], board.slots["Bina"]), proof)
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
    assert board.desk("Asha").retention.erase_due() == 0
    with board.work("Asha") as entry:
        (left,) = [open_envelope(entry, row.id) for row in envelopes_of(entry, "proof")]
        assert left is not None


def test_nothing_is_erased_while_the_clock_stands_behind_the_last_act(board: FileRoom) -> None:
    visitor(board)
    board.book.clock.set(DAY + timedelta(days=40))
    board.begin(code="SRB-KOL-26-0149-A")
    board.book.clock.set(DAY + timedelta(days=31))
    assert board.desk("Asha").retention.erase_due() == 0
    board.book.clock.set(DAY + timedelta(days=40))
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1


def test_what_the_offices_keep_goes_on_with_them(board: FileRoom) -> None:
    visitor(board)
    board.desk("Asha").breaches.note(NoteBreach(When(DAY), "A sheet was lost"))
    year = str(DAY.year)
    board.book.clock.set(DAY + timedelta(days=400))
    asha = board.desk("Asha")
    board.confirm_clock()
    assert asha.retention.erase_due() == 1
    asha.statistics.release(year)
    counts = asha.statistics.working(year).found.counts
    change = HandOver(board.board, BoardOffice.SECRETARY, board.member("Champa"))
    asha.handover_work.hand_over(change, board.second("Bina"))
    board.fresh("Champa")
    champa = board.desk("Champa")
    assert champa.statistics.working(year).found.counts == counts
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
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
    change = HandOver(board.board, BoardOffice.SECRETARY, board.member("Champa"))
    board.desk("Asha").handover_work.hand_over(change, board.second("Bina"))
    board.fresh("Champa")
    assert board.desk("Champa").retention.certificates() == ()
    assert len(board.desk("Asha").retention.certificates()) == 1
    assert board.desk("Champa").statistics.working(str(DAY.year)).found.screened == 2
