"""Clocks on the screen: on every page of a file, going on by themselves, and reminding."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from sr_board.cases.files.queries_files import FileQueries
from sr_board.cases.files.service_intake import FirstContact
from sr_board.cases.moments import When
from sr_board.cases.sealing.codec import RecordUnreadable
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.file_page import FilePage
from ui.cases.files.list_page import FilesPage
from ui.home import HomePage, Today
from ui.main_window import MainWindow
from ui.reminders import Reminded, Reminder
from ui.reminding import Reminding
from ui.today import clocks_first

_OF_A_FILE = (
    *("cases-file", "cases-contact", "cases-team", "cases-team-name", "cases-identity"),
    *("cases-who", "cases-reach", "cases-file-board", "cases-plan", "cases-letters", "cases-told"),
    *("cases-tell", "cases-age", "cases-evidence", "cases-close", "cases-consent", "cases-lost"),
)


def bar_of(window: MainWindow, key: str) -> ClockBar:
    """The bar that is seen on a page."""
    page: QWidget = window.page(key)
    (seen,) = [bar for bar in page.findChildren(ClockBar) if bar.isVisible()]
    return seen


@pytest.mark.parametrize("key", _OF_A_FILE)
def test_every_page_of_a_file_shows_its_clock(founded: Founded, window: Open, key: str) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.show_page(key, id=case)
    assert "Speak with her" in bar_of(shown, key).accessibleName()


def test_in_a_narrow_window_the_clock_leaves_the_form_its_room(
    founded: Founded, window: Open
) -> None:
    case = notice(founded)
    fear(founded, case)  # three clocks run
    shown = window(founded.work, 1024, 700)
    for key in ("cases-report", "cases-tell", "cases-age"):
        shown.show_page(key, id=case)
        for _ in range(3):  # the page is laid out again once its rows are known
            QApplication.processEvents()
        bar = bar_of(shown, key)
        assert bar.low
        assert bar.height() <= 72, key
        for label in (bar.figure, bar.line, bar.more):  # nothing is cut off
            assert label.heightForWidth(label.width()) <= label.height()
            assert label.isVisible()
        assert bar.more.text() == "Report under the child protection law: 22 h 59 min left"
    shown.show_page("cases-file", id=case)
    QApplication.processEvents()
    assert not bar_of(shown, "cases-file").low
    shown.resize(1366, 768)
    shown.show_page("cases-report", id=case)
    QApplication.processEvents()
    bar = bar_of(shown, "cases-report")
    assert not bar.low
    assert bar.more.text().count("left") == 3


def test_pages_of_an_act_show_the_clock_of_their_file_only(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.show_page("cases-emergency-new", case=case)
    assert bar_of(shown, "cases-emergency-new").isVisible()
    shown.show_page("cases-emergency-new")
    bars = shown.page("cases-emergency-new").findChildren(ClockBar)
    assert not any(bar.isVisible() for bar in bars)
    shown.show_page("cases-board")
    bars = shown.page("cases-board").findChildren(ClockBar)
    assert not any(bar.isVisible() for bar in bars)


def test_a_clock_that_was_met_leaves_a_page_that_is_open(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.show_page("cases-who", id=case)
    assert "Speak with her" in bar_of(shown, "cases-who").accessibleName()
    founded.work.cases.intake.first_contact(FirstContact(case, When(founded.work.clock.now())))
    shown.desk.announce(frozenset({"cases"}))
    assert "Speak with her" not in bar_of(shown, "cases-who").accessibleName()


def test_a_fault_hides_no_clock_and_shows_none_of_another_file(
    founded: Founded, window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, other = notice(founded), notice(founded)
    shown = window(founded.work)
    shown.show_page("cases-who", id=case)

    def faulty(*_: object) -> None:
        raise RecordUnreadable

    monkeypatch.setattr(FileQueries, "line", faulty)
    shown.desk.announce(frozenset({"cases"}))
    assert "Speak with her" in bar_of(shown, "cases-who").accessibleName()
    shown.show_page("cases-who", id=other)
    bars = shown.page("cases-who").findChildren(ClockBar)
    assert not any(bar.isVisible() for bar in bars)


def test_minutes_renew_by_themselves(
    founded: Founded, window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = notice(founded, hours=1)
    shown = window(founded.work)
    shown.show_page("cases-file", id=case)
    page = shown.page("cases-file")
    assert isinstance(page, FilePage)
    before = page.bar.figure.text()
    monkeypatch.setattr(page.bar._since, "elapsed", lambda: 61 * 60_000, raising=False)
    page.bar.minutes.tick()
    assert page.bar.figure.text() != before
    monkeypatch.setattr(page.bar._since, "elapsed", lambda: 30 * 3_600_000, raising=False)
    page.bar.minutes.tick()
    assert "past" in page.bar.figure.text()


def test_the_list_and_today_say_what_is_left_anew_without_moving_the_keyboard(
    founded: Founded, window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice(founded, hours=0)
    later = SimpleNamespace(now=lambda: founded.work.clock.now() + timedelta(days=400))
    shown = window(founded.work)
    shown.show_page("cases")
    page = shown.page("cases")
    assert isinstance(page, FilesPage)
    row, _ = page._rows[0]
    before = row.mark.accessibleName()
    work = SimpleNamespace(
        holds_cases=True, who=founded.work.who, cases=founded.work.cases, clock=founded.work.clock
    )
    home = HomePage(shown.desk, clocks_first(work, lambda: Today("")))
    home.refresh()
    told, _ = home._ticking[0]
    first = told.mark.accessibleName()
    monkeypatch.setattr(type(page.presenter), "now", property(lambda _self: later.now()))
    work.clock = later
    page.renew()
    home.renew()
    assert row.mark.accessibleName() != before
    assert told.mark.accessibleName() != first
    assert told is home._ticking[0][0]


def asks(*answers: Reminded) -> Any:
    waiting: Iterator[Reminded] = iter(answers)
    return lambda: next(waiting)


def one(key: str, kind: str = "due") -> Reminder:
    return Reminder(key, kind, f"fact {key}", "line", "Open", "cases-file", {"id": key})


def test_a_reminder_stands_above_every_page_until_it_is_over(
    founded: Founded, window: Open
) -> None:
    shown = window(founded.work)
    told = Reminding(
        shown,
        [
            asks(
                Reminded((one("a"),), frozenset("a")),
                Reminded((one("b", "over"),), frozenset("ab")),
                Reminded((), frozenset("b")),
                Reminded((), frozenset()),
            )
        ],
    )
    told.hear(frozenset({"cases"}))
    assert told.shown == ()  # nothing is asked between the minutes while nothing stands
    told.ask()
    assert shown.bars.current("reminder").text() == "fact a line"
    told.ask()
    assert "2 clocks" in shown.bars.current("reminder").text()
    assert shown.bars.current("reminder").kind == "over"
    told.hear(frozenset({"cases"}))
    assert shown.bars.current("reminder").text() == "fact b line"
    told.ask()
    assert shown.bars.current("reminder") is None


def test_a_reminder_is_put_aside_or_leads_to_its_file(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    both = Reminded((one(case), one("b")), frozenset({case, "b"}))
    told = Reminding(shown, [asks(both, Reminded((one(case),), frozenset({case})), both)])
    told.ask()
    told.put_aside()
    assert shown.bars.current("reminder") is None
    told.ask()
    told._go(told.shown[0])
    assert shown.here == "cases-file"
    assert told.shown == ()
    told.ask()
    told._today()
    assert told.shown == ()


def test_in_a_narrow_window_the_steps_take_the_width(founded: Founded, window: Open) -> None:
    case = notice(founded)
    wide = window(founded.work)
    wide.show_page("cases-file", id=case)
    page = wide.page("cases-file")
    assert isinstance(page, FilePage)
    assert page.row.direction() is QBoxLayout.Direction.LeftToRight
    narrow = window(founded.work, 1024, 700)
    narrow.show_page("cases-file", id=case)
    page = narrow.page("cases-file")
    assert isinstance(page, FilePage)
    assert page.row.direction() is QBoxLayout.Direction.TopToBottom
    assert page.next.width() > 700
