"""A story through the pages: called, told, opened, some leave, the vote has no force, the breach
stands in the minutes, they are signed, and the next meeting approves them and confirms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sr_board.papers import page_texts
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import ctrl_enter, enter, go, type_text
from ui.main_window import MainWindow
from ui.meetings.close import ClosePage
from ui.meetings.editor import EditorPage
from ui.meetings.minutes_page import MinutesPage
from ui.meetings.signing import SigningPage

Open = Callable[..., MainWindow]


def test_a_quorum_is_lost_and_the_next_meeting_confirms(
    window: Open, collective: Collective
) -> None:
    main = window(work=collective.secretary)
    first = _call_and_open(main, collective, "24/11")
    _lose_the_quorum(main, collective, first)
    _close_and_sign(main, collective, first)
    collective.set_clock(16, 0, date(2026, 12, 1))
    second = _call_and_open(main, collective, "1/12")
    _approve(main, collective, first, second)


def _call_and_open(main: MainWindow, collective: Collective, day: str) -> str:
    go(main, "meeting-call")
    enter(main)
    enter(main)
    type_text(main, day)
    enter(main)
    type_text(main, "1600")
    ctrl_enter(main)
    assert main.here == "meeting-prepare"
    page = main.page("meeting-prepare")
    page.notice.open_form.click()
    page.notice.channel.set_value("word")
    page.notice.told.set_value("All members")
    page.notice.note.click()
    page.chair.set_value(collective.id_of(1))
    page.open()
    assert main.here == "meeting"
    return str(page._id)


def _editor(main: MainWindow, meeting: str) -> EditorPage:
    page = go(main, "meeting", id=meeting)
    assert isinstance(page, EditorPage)
    return page


def _lose_the_quorum(main: MainWindow, collective: Collective, meeting: str) -> None:
    page = _editor(main, meeting)
    page.room.all_here.emit()
    assert page.room.count.text() == "15"
    collective.set_clock(16, 40)
    page.refresh()
    for number in (2, 3, 4, 5, 6, 7):
        page.room.turned.emit(collective.id_of(number))
    assert page.room.count.text() == "9"
    page.sheet.open_vote()
    notice = page.sheet.rule.current("quorum")
    assert notice is not None
    assert "10 of 15 must be present. 9 are here." in notice.text()
    page.sheet.vote.text.set_value("Each saves ₹ 60.")
    for box, figure in zip(page.sheet.vote.votes, ("8", "1", "0"), strict=True):
        box.set_value(figure)
    page.record_vote()
    motions = [
        m for i in collective.secretary.meetings.whole(meeting).record.items for m in i.motions
    ]
    assert motions[0].vote is not None
    assert (motions[0].vote.carried, motions[0].vote.void_code) == (True, "quorum_lost")
    assert motions[0].serial == "BKL/2026/001"


def _close_and_sign(main: MainWindow, collective: Collective, meeting: str) -> None:
    collective.set_clock(17, 30)
    close = go(main, "meeting-close", id=meeting)
    assert isinstance(close, ClosePage)
    close.save()
    assert main.here == "minutes"
    page = main.page("minutes")
    assert isinstance(page, MinutesPage)
    assert page.breaches.isVisible()
    page.go_on()
    reading = main.page("minutes-read")
    reading.agreed.click()
    reading.foot.main.click()
    signing = main.page("minutes-sign")
    assert isinstance(signing, SigningPage)
    signing.sure = lambda: True
    signing.main.click()
    assert collective.secretary.meetings.whole(meeting).status == "minuted"
    paper = go(main, "paper", kind="minutes", id=meeting)
    text = " ".join("".join(page_texts(paper.made.pdf)).split())
    assert "Each saves ₹ 60." in text
    assert "10 of 15" in text


def _approve(main: MainWindow, collective: Collective, first: str, second: str) -> None:
    work = collective.secretary
    page = _editor(main, second)
    page.room.all_here.emit()
    items = work.meetings.whole(second).record.items
    page.go_to(next(n for n, item in enumerate(items) if item.source == "minutes"))
    page.sheet.approval.yes.click()
    assert work.meetings.whole(first).status == "approved"
    for place in [n for n, item in enumerate(items) if item.source == "ratify"]:
        page.go_to(place)
        if not page.sheet.voting:
            page.sheet.open_vote()
        page.sheet.vote.text.set_value(f"It stands: {items[place].title}")
        for box, figure in zip(page.sheet.vote.votes, ("14", "1", "0"), strict=True):
            box.set_value(figure)
        page.record_vote()
        assert page.notices.current() is None
    decisions = {row.serial: row for row in work.decisions.search().rows}
    assert decisions["BKL/2026/001"].ratified_by is not None, [(i.title, i.source) for i in items]
    assert [r for r in work.breaches.waiting().rows if r.finding.code == "quorum_lost"] == []
