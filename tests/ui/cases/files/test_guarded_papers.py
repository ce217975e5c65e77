"""Copies of case papers: locked, and named to the audit trail of the books as one of many."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sr_board.base.ids import new_id
from sr_board.cases.entry import CaseService
from sr_board.cases.files.records_papers import PaperAsked as Asked
from sr_board.cases.files.service_team import Grant
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.papers import papers
from ui.cases.support.approve_page import ApprovePage
from ui.cases.support.sealed_paper import SealedPaperPage
from ui.live import speak
from ui.papers.kinds import PaperAsked
from ui.papers.papers_presenter import PapersPresenter
from ui.today_cases import asked_rows


def test_the_trail_of_the_books_does_not_hear_which_paper_it_was(
    founded: Founded, tmp_path: Path
) -> None:
    kinds = papers(founded.work)
    assert all(kind.guarded for kind in kinds)
    assert {kind.subject("an id") for kind in kinds} == {"file"}
    case = notice(founded)
    fear(founded, case)
    offered = PapersPresenter(founded.work, kinds)
    made = offered.make(PaperAsked("case-report", case), 20)
    offered.save(made, tmp_path / "report.pdf", passphrase="kite lamp river seven")
    assert b"/Encrypt" in (tmp_path / "report.pdf").read_bytes()
    rows = founded.work.audit.page().rows
    (saved,) = [row for row in rows if row.action == "paper.saved"]
    assert saved.subject == "case/file"
    assert all(case not in row.subject for row in rows)


def test_a_paper_waits_for_the_other_holder_and_is_saved_once(
    founded: Founded, window: Open, tmp_path: Path
) -> None:
    case = notice(founded, name="Zorina")
    chair = founded.work.vault.slot_id
    shown = window(founded.work)
    shown.desk.go("cases-sealed-paper", id=case)
    page = shown.page("cases-sealed-paper")
    assert isinstance(page, SealedPaperPage)
    assert page.ask.isVisible()
    page.ask.click()  # nobody else holds her identity yet
    assert "two who may open her identity" in page.notices.current().text()
    second = founded.second().slot_id
    founded.work.cases.team.grant(Grant(case, second))
    page.ask.click()
    assert not page.ask.isVisible()
    assert "waits for the approval" in page.notices.current("approval").text()
    assert asked_rows(founded.work) == []  # her own waits for the other
    (row,) = founded.work.cases.files.whole(case).all(Asked)
    assert (row.by, row.paper) == (chair, "own_file")
    answer(founded, case, replace(row, approved_by=second, approved_at=founded.work.clock.now()))
    shown.desk.announce(frozenset({"cases"}))
    shown.desk.go("cases-sealed-paper", id=case)
    assert "approved it" in page.notices.current("approval").text()
    page.where = lambda _name: tmp_path / "own.pdf"
    for field in (page.lock.first, page.lock.again):
        field.set_value("kite lamp river seven")
    page.save()
    assert not page.panel.isVisible()
    assert b"/Encrypt" in (tmp_path / "own.pdf").read_bytes()
    (used,) = founded.work.cases.files.whole(case).all(Asked)
    assert used.ended_at is not None


def answer(founded: Founded, case: str, row: Asked) -> None:
    """The other holder was there meanwhile."""
    with CaseService(founded.work.cases._room).work() as (uow, entry):
        entry.open(case).put(row)
        uow.record("case.work", subject=f"case/{case}")
        uow.commit()


def test_the_second_holder_finds_it_on_her_today(founded: Founded, window: Open) -> None:
    case = notice(founded, name="Zorina")
    founded.work.cases.team.grant(Grant(case, founded.second().slot_id))
    now = founded.work.clock.now()
    for paper in ("own_file", "report"):
        row = Asked(id=new_id(), by=founded.second().slot_id, at=now, paper=paper)
        answer(founded, case, row)
    (row,) = asked_rows(founded.work)
    assert (row.go, row.place) == ("cases-paper-approve", {"id": case})
    assert "Zorina" not in speak(row.fact) + speak(row.line)
    shown = window(founded.work)
    shown.desk.go(row.go, **row.place)
    page = shown.page("cases-paper-approve")
    assert isinstance(page, ApprovePage)
    assert len(page.rows) == 2
    page.main.click()
    assert "Approved" in page.notices.current().text()
    page.no.click()
    assert page.rows == ()
    assert not page.main.isVisible()
    assert asked_rows(founded.work) == []
    kept = founded.work.cases.files.whole(case).all(Asked)
    assert sorted(bool(one.approved_at) for one in kept) == [False, True]
    assert asked_rows(type("Nobody", (), {"holds_cases": False})()) == ()
