"""Copies of case papers: locked, and named to the audit trail of the books as one of many."""

from __future__ import annotations

from pathlib import Path

from tests.ui.cases.board.conftest import Founded
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.papers import papers
from ui.papers.kinds import PaperAsked
from ui.papers.papers_presenter import PapersPresenter


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
