"""Fixtures: the society in a real vault, and a window with the pages of elections."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Role
from tests.conftest import Book
from tests.ui.elections.society import Society, Work
from ui.desk import Desk
from ui.elections import places as election_places
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.registry import Register
from ui.top_bar import Signed

Open = Callable[..., MainWindow]


@pytest.fixture
def society(book: Book) -> Society:
    """Bakul Society with eighty members."""
    return Society(book)


@pytest.fixture
def window(qtbot: QtBot, society: Society) -> Open:
    """Opens the main window for somebody: `window(Role.SECRETARY)`."""

    def open_window(
        *roles: Role, width: int = 1366, height: int = 768, work: Work | None = None
    ) -> MainWindow:
        who = work or society.desk(*(roles or (Role.SECRETARY,)))
        desk = Desk(DirectJobs(), who.who.may)
        signed = Signed("Bakul Society", "flower", "Uma", "feather", "Secretary")
        made = MainWindow(desk, Register(election_places(who)), signed, now=society.book.clock.now)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        return made

    return open_window
