"""The list of meetings, and what Today says of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from governance.views import AttendanceBar
from sr_board.access.roles import Role
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import enter, go
from ui.live import speak
from ui.main_window import MainWindow
from ui.meetings.home_source import attendance, today
from ui.meetings.listing import MeetingsPage
from ui.shapes import State
from ui.table_model import CELL

Open = Callable[..., MainWindow]


def cells(page: MeetingsPage, row: int) -> list[str]:
    model = page.model
    shown = [model.data(model.index(row, c), CELL) for c in range(len(model.columns))]
    return [cell.text for cell in shown]


def test_an_empty_list_offers_the_first_call(window: Open, collective: Collective) -> None:
    page = go(window(), "meetings")
    assert isinstance(page, MeetingsPage)
    assert page.stack.currentWidget() is page.nothing


def test_rows_say_state_day_and_who_came(window: Open, collective: Collective) -> None:
    collective.closed()
    collective.set_clock(16, 0, date(2026, 12, 1))
    collective.called(("Opening", "info"))
    page = go(window(), "meetings")
    assert isinstance(page, MeetingsPage)
    assert cells(page, 0)[:4] == ["planned", "Group meeting", "2", "1 December 2026"]
    assert cells(page, 1)[0] == "closed"
    assert cells(page, 1)[4:] == ["15 of 15", "not written yet"]


def test_enter_opens_a_meeting_where_it_goes_on(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    page = go(main, "meetings")
    assert isinstance(page, MeetingsPage)
    page.table.view.setCurrentIndex(page.model.index(0, 0))
    page.table.view.setFocus()
    enter(main)
    assert main.here == "meeting"
    assert main.page("meeting")._id == meeting


def test_the_state_filter_leaves_only_its_meetings(window: Open, collective: Collective) -> None:
    collective.closed()
    collective.opened()
    page = go(window(), "meetings")
    assert isinstance(page, MeetingsPage)
    page.state.set_value("open")
    page.state.changed.emit()
    assert page.model.rowCount() == 1
    assert cells(page, 0)[0] == "open"


def test_who_only_reads_gets_no_buttons_to_write(window: Open, collective: Collective) -> None:
    page = go(window(Role.AUDITOR), "meetings")
    assert page.foot.main is None


def test_today_says_what_waits_the_overdue_first(collective: Collective) -> None:
    collective.set_clock(16, 0, date(2026, 12, 1))
    collective.read(collective.closed())
    collective.set_clock(16, 0, date(2026, 12, 15))
    collective.closed()
    collective.set_clock(10, 0, date(2026, 12, 22))
    shown = today(collective.secretary)()
    assert [row.state for row in shown.waiting] == [State.OVER, State.DUE, State.DUE]
    assert shown.waiting[2].go == "meeting-call"  # a weekly group has to meet again
    assert "To be held by 29 December 2026." in speak(shown.waiting[2].line)
    assert speak(shown.waiting[0].fact) == "Minutes of 1 December 2026"
    assert shown.waiting[0].go == "minutes-sign"
    assert shown.attendance is not None
    assert shown.attendance.values == (15, 15)
    assert "On average 15 of 15" in speak(shown.attendance.sentence)


def test_the_next_meeting_stands_in_its_card_and_not_in_the_rows(
    collective: Collective,
) -> None:
    meeting = collective.called(("Opening", "info"))
    collective.book.clock.tick(-3600)
    shown = today(collective.secretary)()
    assert shown.waiting == ()
    assert shown.meeting is not None
    assert shown.meeting.place == {"id": meeting}
    assert speak(shown.meeting.time) == "16:00"


def test_a_meeting_that_passed_unheld_waits_in_the_rows(collective: Collective) -> None:
    collective.called(("Opening", "info"))
    collective.set_clock(9, 0, date(2026, 11, 27))
    shown = today(collective.secretary)()
    assert shown.meeting is None
    assert shown.waiting[0].state is State.OVER


def test_an_administrator_sees_nothing_of_meetings(collective: Collective) -> None:
    collective.closed()
    shown = today(collective.work(Role.ADMINISTRATOR))()
    assert (shown.waiting, shown.meeting, shown.attendance) == ((), None, None)


def test_one_meeting_makes_no_chart_and_half_a_person_counts_as_one() -> None:
    bars = tuple(
        AttendanceBar(f"m{number}", number, date(2026, 11, 3 + number), present, 15)
        for number, present in ((1, 12), (2, 13))
    )
    assert attendance(bars[:1]) is None
    both = attendance(bars)
    assert both is not None
    assert "On average 13 of 15" in speak(both.sentence)
