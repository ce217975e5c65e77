"""The editor with the real writer thread: answers come later, and nothing typed is lost."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from governance.views import SeatState
from sr_board.access.roles import Role
from tests.ui.meetings.collective import Collective
from ui.desk import Desk
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.meetings import places
from ui.meetings.editor import EditorPage
from ui.registry import Register
from ui.top_bar import Signed


def test_seats_and_votes_go_through_the_writer_thread(qtbot: QtBot, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    work = collective.work(Role.SECRETARY)
    jobs = Jobs()
    desk = Desk(jobs, work.who.may)
    main = MainWindow(
        desk, Register(places(work)), Signed("Bakul", "flower", "Rekha", "feather", "Secretary")
    )
    qtbot.addWidget(main)
    main.resize(1366, 768)
    main.show()
    try:
        main.show_page("meeting", id=meeting)
        qtbot.waitUntil(jobs.idle, timeout=10_000)
        page = main.page("meeting")
        assert isinstance(page, EditorPage)
        page.sheet.said.set_value("Noor asked for time.")
        page.sheet.vote.text.set_value("Each saves ₹ 60.")
        for number in (4, 8):
            page.room.turned.emit(collective.id_of(number))
        qtbot.waitUntil(jobs.idle, timeout=10_000)
        assert page.room.count.text() == "11"
        assert page.sheet.vote.text.value() == "Each saves ₹ 60."
        for box, figure in zip(page.sheet.vote.votes, ("9", "1", "1"), strict=True):
            box.set_value(figure)
        page.main.click()
        qtbot.waitUntil(jobs.idle, timeout=10_000)
        item = work.meetings.whole(meeting).record.items[4]
        assert item.text == "Noor asked for time."
        assert item.motions[0].serial == "BKL/2026/002"
        assert not page.sheet.voting
        here = [s for s in work.meetings.seats(meeting) if s.state is SeatState.HERE]
        assert len(here) == 11
    finally:
        jobs.close()
