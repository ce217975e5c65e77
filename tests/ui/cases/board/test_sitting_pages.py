"""Sittings and registers on the screen."""

from __future__ import annotations

from datetime import timedelta

from sr_board.cases.board.sitting_commands import CallSitting
from tests.ui.meetings.typing import go
from ui.buttons import Button
from ui.cases.registers.page import CaseRegistersPage
from ui.cases.sittings.call_form import CallPage
from ui.cases.sittings.list_page import SittingsPage
from ui.cases.sittings.sitting_page import PlaceLine, SittingPage

from .conftest import Founded, Open


def _board(founded: Founded) -> str:
    board = founded.work.cases.board.board()
    assert board is not None
    return board.id


def test_a_usual_sitting_wants_its_notice_and_a_protective_one_does_not(
    window: Open, founded: Founded
) -> None:
    main = window(founded.work)
    form = go(main, "cases-sitting-call")
    assert isinstance(form, CallPage)
    form.main.click()
    assert form.time.error()
    form.day.set_day(form.presenter.today + timedelta(days=1))
    form.time.set_value("09:15")
    form.where.set_value("Office")
    form.main.click()
    notice = form.notices.current()
    assert notice is not None
    assert "shorter than 48 hours" in notice.text()
    form.kind.set_value("protective")
    form.main.click()
    assert main.here == "cases-sitting"
    page = main.page("cases-sitting")
    assert isinstance(page, SittingPage)
    assert page.notices.current("short") is not None


def test_members_come_and_go_and_the_sitting_ends(window: Open, founded: Founded) -> None:
    work = founded.work
    at = work.clock.now() + timedelta(days=7)
    sitting = work.cases.sitting_work.call(CallSitting(_board(founded), at, "Office")).id
    main = window(work)
    page = go(main, "cases-sitting", id=sitting)
    assert isinstance(page, SittingPage)
    page.main.click()
    assert page.main.words() == "End the sitting"
    _press(page, 0, "Here")
    row = work.cases.sittings.one(sitting)
    assert [(one.member.name, one.voting) for one in row.presence] == [("Mina", True)]
    _press(page, 0, "She left")
    assert not work.cases.sittings.one(sitting).presence[0].here
    _press(page, 1, "Here, no vote")
    page.main.click()
    assert work.cases.sittings.one(sitting).ended_at is not None
    listed = go(main, "cases-sittings")
    assert isinstance(listed, SittingsPage)
    assert listed.model.rowCount() >= 1


def _press(page: SittingPage, number: int, words: str) -> None:
    """Press a button in the line of a member."""
    body = page.people.body
    held = (body.itemAt(n) for n in range(body.count()))
    lines = [item.widget() for item in held if item is not None]
    line = [one for one in lines if isinstance(one, PlaceLine)][number]
    next(b for b in line.findChildren(Button) if b.words() == words).click()


def test_an_open_sitting_ratifies_an_earlier_short_notice(window: Open, founded: Founded) -> None:
    work = founded.work
    now = work.clock.now()
    calls = work.cases.sitting_work
    short = calls.call(CallSitting(_board(founded), now + timedelta(hours=3), "Office", True)).id
    later = calls.call(CallSitting(_board(founded), now + timedelta(days=9), "Office")).id
    page = go(window(work), "cases-sitting", id=later)
    assert isinstance(page, SittingPage)
    page.main.click()
    number = work.cases.sittings.one(short).number
    notice = page.notices.current(f"ratify{number}")
    assert notice is not None
    page._run(page._ratify(work.cases.sittings.one(short)))
    assert not work.cases.sittings.one(short).to_ratify


def test_registers_are_read_sorted_and_printed(window: Open, founded: Founded) -> None:
    page = go(window(founded.work), "cases-registers")
    assert isinstance(page, CaseRegistersPage)
    for key, _ in page.presenter.choices():
        page.register.set_value(key)
        page.refresh()
        assert page.table is not None
    page.register.set_value("seats")
    page.order.set_value("old")
    page.refresh()
    table = page.presenter.table("seats", newest_first=False)
    assert len(table.rows) >= 4
    days = [row[4] for row in table.rows]
    assert days == sorted(days, key=str)
    assert page.chosen() == ("seats", False)
