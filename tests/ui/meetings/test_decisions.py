"""The register of decisions: searching, opening the meeting, paper and files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from governance.commands import MarkAllHere
from governance.queries_decisions import DecisionFilter
from sr_board.audit.models import BookEvent
from sr_board.papers import page_texts
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import go
from ui.main_window import MainWindow
from ui.meetings.decisions import DecisionsPage
from ui.meetings.decisions_presenter import asked_of, key_of
from ui.papers.kinds import PaperAsked
from ui.papers.offered import all_kinds
from ui.papers.papers_presenter import PapersPresenter

Open = Callable[..., MainWindow]


def decided(collective: Collective) -> str:
    """A meeting with two decisions."""
    meeting = collective.opened(("Saving", "motion"), ("Loan", "motion"))
    collective.secretary.attendance.all_here(MarkAllHere(meeting))
    items = collective.secretary.meetings.whole(meeting).record.items
    collective.decided(meeting, items[0].id, "Each saves ₹ 60 a week.")
    collective.decided(meeting, items[1].id, "Member 11: loan of ₹ 3,000.")
    return meeting


def shown(page: DecisionsPage) -> list[str]:
    """The serials in the table."""
    model = page.model
    return [page.presenter.serial(row).text for row in model._rows]


def register(main: MainWindow) -> DecisionsPage:
    page = go(main, "decisions")
    assert isinstance(page, DecisionsPage)
    return page


def test_words_person_kind_and_day_narrow_the_list(window: Open, collective: Collective) -> None:
    decided(collective)
    page = register(window())
    assert shown(page) == ["BKL/2026/002", "BKL/2026/001"]
    page.words.set_value("loan")
    page.refresh()
    assert shown(page) == ["BKL/2026/002"]
    page.words.set_value("")
    page.person.set_value(collective.id_of(6))
    page.refresh()
    assert len(shown(page)) == 2
    page.person.set_value(collective.id_of(2))
    page.refresh()
    assert page.stack.currentWidget() is page.nothing
    page.person.set_value(None)
    page.kind.set_value("amend")
    page.refresh()
    assert page.stack.currentWidget() is page.nothing
    page.kind.set_value(None)
    page.since.set_value("25/11/2026")
    page.refresh()
    assert page.stack.currentWidget() is page.nothing


def test_enter_opens_the_meeting(window: Open, collective: Collective) -> None:
    decided(collective)
    main = window()
    page = register(main)
    page.table.opened.emit(page.model._rows[0])
    assert main.here == "minutes"


def test_a_search_goes_to_the_paper_and_back() -> None:
    wanted = DecisionFilter(
        words="loan", group_id="g", since=date(2026, 1, 1), kind="loan", money=True
    )
    assert asked_of(key_of(wanted)) == wanted
    assert asked_of("") == DecisionFilter()


def test_the_list_is_printed_and_saved_without_its_words_in_the_trail(
    collective: Collective, tmp_path: Path
) -> None:
    decided(collective)
    work = collective.secretary
    papers = PapersPresenter(work, all_kinds(work))
    made = papers.make(PaperAsked("decisions", key_of(DecisionFilter(words="loan"))), dpi=30)
    text = " ".join("".join(page_texts(made.pdf)).split())
    assert "With the words: loan" in text
    assert "BKL/2026/002" in text
    assert "BKL/2026/001" not in text
    for ending, head in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        target = tmp_path / f"decisions.{ending}"
        papers.save(made, target, ending)
        assert target.read_bytes().startswith(head)
    assert "Member 11: loan of ₹ 3,000." in (tmp_path / "decisions.csv").read_text("utf-8-sig")
    with collective.book.read() as session:
        subjects = [row.subject for row in session.query(BookEvent) if row.action == "paper.saved"]
    assert subjects == ["decisions/list", "decisions/list"]
