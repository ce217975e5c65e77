"""The calendar: a month by arrows, opening and calling from a day, meetings that come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from governance.views import MeetingFilter
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import enter, go, here, press
from ui.main_window import MainWindow
from ui.meetings.calendar_page import CalendarPage
from ui.papers.kinds import PaperAsked
from ui.papers.offered import all_kinds
from ui.papers.papers_presenter import PapersPresenter

Open = Callable[..., MainWindow]


def calendar(main: MainWindow) -> CalendarPage:
    page = go(main, "calendar")
    assert isinstance(page, CalendarPage)
    return page


def test_arrows_go_from_day_to_day_and_enter_opens(window: Open, collective: Collective) -> None:
    meeting = collective.called(("Opening", "info"))
    main = window()
    page = calendar(main)
    assert here(main) is page.grid
    assert page.grid.day == date(2026, 11, 24)
    assert "16:00" in page.grid.accessibleDescription()
    press(main, Qt.Key.Key_Down)
    assert page.grid.day == date(2026, 12, 1)
    assert page.month is not None
    assert page.month.first == date(2026, 12, 1)
    press(main, Qt.Key.Key_Up)
    enter(main)
    assert main.here == "meeting-prepare"
    assert main.page("meeting-prepare")._id == meeting


def test_an_empty_day_calls_a_meeting_for_that_day(window: Open, collective: Collective) -> None:
    main = window()
    page = calendar(main)
    page.go_to(date(2026, 11, 30))
    enter(main)
    assert main.here == "meeting-call"
    assert main.page("meeting-call").day.day() == date(2026, 11, 30)


def test_a_meeting_that_comes_back_is_planned_and_called(
    window: Open, collective: Collective
) -> None:
    main = window()
    page = calendar(main)
    page.show_form()
    page.type.set_value("shg")
    page.since.set_value("1/12")
    page.at.set_value("1600")
    page.place.set_value("Community room")
    page.plan.click()
    assert page.notices.current() is None
    series = collective.secretary.calendar.series()
    assert [(s.unit, s.every, s.weekday, s.time) for s in series] == [("week", 1, 1, "16:00")]
    page.go_to(date(2026, 12, 8))
    assert [r.meeting_id for r in page.grid.rows_of(date(2026, 12, 8))] == [None]
    page.call_next(series[0].id)
    assert main.here == "meeting-prepare"
    row = collective.secretary.meetings.page(MeetingFilter()).rows[0]
    assert (row.status, row.place) == ("draft", "Community room")


def test_a_half_written_series_is_marked(window: Open, collective: Collective) -> None:
    page = calendar(window())
    page.show_form()
    page.type.set_value("shg")
    page.plan_series()
    assert page.since.error().startswith("Write the day")
    page.every.set_value("")
    page.plan_series()
    assert page.every.error().startswith("Write a number")


def test_the_month_is_printed_and_saved_for_a_telephone(
    collective: Collective, tmp_path: Path
) -> None:
    collective.called(("Opening", "info"))
    papers = PapersPresenter(collective.secretary, all_kinds(collective.secretary))
    made = papers.make(PaperAsked("calendar", "2026-11"), dpi=30)
    assert made.pages
    target = tmp_path / "calendar.ics"
    papers.save(made, target, "ics")
    text = target.read_text()
    assert "BEGIN:VEVENT" in text
    assert "Bakul" not in text
