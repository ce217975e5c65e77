"""Registers and figures on the screen and as papers; rules that were not met and their answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.breaches.recording import record_findings
from governance.commands import AddAction, CloseMeeting, MarkAllHere
from governance.entry import Entry
from governance.registers.build import REGISTERS
from governance.registers.table import RegisterTable, RegisterWanted
from governance.rules.findings import Finding, Level
from sr_board.access.roles import Role
from sr_board.i18n import translator
from sr_board.papers import page_texts
from tests.service.governance.test_breaches import Rules
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import go
from ui.main_window import MainWindow
from ui.papers.kinds import PaperAsked
from ui.papers.offered import all_kinds
from ui.papers.papers_presenter import PapersPresenter
from ui.registers.breaches_page import BreachesPage, OneBreachPage
from ui.registers.figures_page import FiguresPage
from ui.registers.periods import PERIODS, days_of
from ui.registers.presenter import Asked, asked_of, paper_id
from ui.registers.table_page import RegistersPage

from .conftest import work_of

Open = Callable[..., MainWindow]
SHORT = Finding("quorum.shg", "quorum_not_met", Level.WARN, {"needed": 10, "present": 9})


def short(collective: Collective, meeting: str) -> str:
    """A breach recorded of a meeting."""
    book = collective.book
    with book.uow() as uow:
        entry = Entry(uow.session, book.clock, book.vault.slot_id, collective.person["Rekha"])
        (breach,) = record_findings(
            entry,
            group_id=collective.group,
            object_kind="meeting",
            object_id=meeting,
            rules=Rules(),
            findings=[SHORT],
            on=book.clock.today(),
            meeting_id=meeting,
        )
        uow.record("meeting.opened", subject=f"meeting/{meeting}")
        uow.commit()
    return breach


def busy(collective: Collective) -> str:
    """A closed meeting with a decision and a task, and a rule that was not met."""
    meeting = collective.opened(("Weekly saving", "motion"))
    desk = collective.secretary
    desk.attendance.all_here(MarkAllHere(meeting))
    item = desk.meetings.whole(meeting).record.items[0].id
    collective.decided(meeting, item, "We save sixty rupees a week.")
    due = collective.now.date() + timedelta(days=7)
    desk.decision_work.add_action(AddAction(meeting, collective.id_of(3), "Bring the keys", due))
    collective.book.clock.tick(3600)
    desk.meeting_work.close(CloseMeeting(meeting))
    short(collective, meeting)
    return meeting


WITH_LINES = {"decisions", "tasks", "meetings", "breaches", "roll"}
"""Registers that such a meeting fills; the others are filled in the tests of leaders."""


@pytest.mark.parametrize("key", REGISTERS)
@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_register_can_be_built_and_printed(
    collective: Collective, key: str, language: str
) -> None:
    busy(collective)
    work = work_of(collective)
    table = REGISTERS[key].build(work, RegisterWanted(collective.group), translator(language))
    assert bool(table.rows) is (key in WITH_LINES)
    ref = paper_id(Asked(key, collective.group))
    made = PapersPresenter(work, all_kinds(work)).make(PaperAsked("list", ref, language), dpi=30)
    assert made.pages
    assert page_texts(made.pdf)


def test_a_register_without_lines_says_so(collective: Collective) -> None:
    work = work_of(collective)
    ref = paper_id(Asked("decisions", collective.group, "before"))
    made = PapersPresenter(work, all_kinds(work)).make(PaperAsked("list", ref), dpi=30)
    assert "Nothing is written in this register." in "".join(page_texts(made.pdf))


def test_a_row_must_fit_its_head() -> None:
    with pytest.raises(ValueError, match="other columns"):
        RegisterTable("x", "X", "", (), (("too much",),))


def test_the_choice_survives_as_the_id_of_a_paper() -> None:
    for asked in (Asked(), Asked("roll", "a" * 32, "all")):
        assert asked_of(paper_id(asked)) == asked


def test_periods_begin_before_they_end(collective: Collective) -> None:
    today = collective.now.date()
    for key, _ in PERIODS:
        since, until = days_of(key, today)
        assert since is None or until is None or since <= until
    assert days_of("quarter", today) == (today - timedelta(days=89), today)


def test_registers_on_the_screen(open_window: Open, collective: Collective) -> None:
    busy(collective)
    window = open_window()
    page = go(window, "registers")
    assert isinstance(page, RegistersPage)
    assert page.table is not None
    assert page.table.view.model().rowCount() > 0
    page.register.set_value("roll")
    page.refresh()
    assert page.table.view.model().rowCount() == 15
    page.open_paper()
    assert window.here == "paper"


def test_figures_on_the_screen(open_window: Open, collective: Collective) -> None:
    meeting = collective.closed()
    short(collective, meeting)
    page = go(open_window(), "figures")
    assert isinstance(page, FiguresPage)
    assert len(page.cards) == 6


def test_a_breach_is_explained_at_the_keyboard(open_window: Open, collective: Collective) -> None:
    breach = short(collective, collective.closed())
    window = open_window()
    listed = go(window, "breaches")
    assert isinstance(listed, BreachesPage)
    assert listed.model.rowCount() == 1
    page = go(window, "breach", id=breach)
    assert isinstance(page, OneBreachPage)
    page.main.click()
    assert page.text.error()
    page.text.set_value("The road was under water.")
    page.main.click()
    assert page.text.value() == ""
    row = work_of(collective).breaches.one(breach)
    assert row.answer is not None
    assert row.answer.text == "The road was under water."
    assert not page.main.isVisible()


def test_a_later_decision_confirms(open_window: Open, collective: Collective) -> None:
    first = collective.closed()
    breach = short(collective, first)
    window = open_window()
    page = go(window, "breach", id=breach)
    assert isinstance(page, OneBreachPage)
    assert page.none_yet.isVisible()
    assert not page.confirm.isVisible()


def test_who_may_not_answer_reads_only(open_window: Open, collective: Collective) -> None:
    breach = short(collective, collective.closed())
    page = go(open_window(Role.AUDITOR), "breach", id=breach)
    assert isinstance(page, OneBreachPage)
    assert not page.words.isVisible()
    assert not page.main.isVisible()


def test_a_draft_of_the_explanation_is_kept(open_window: Open, collective: Collective) -> None:
    breach = short(collective, collective.closed())
    page = go(open_window(), "breach", id=breach)
    assert isinstance(page, OneBreachPage)
    assert page.draft() is None
    page.text.set_value("Half of it")
    kept = page.draft()
    assert kept is not None
    page.text.set_value("")
    page.restore(kept)
    assert page.text.value() == "Half of it"
