"""Fixtures: the collective in a real vault, and a window with the pages of meetings and papers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Role
from tests.conftest import Book
from tests.ui.meetings.collective import Collective, Work
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.meetings import places as meeting_places
from ui.papers import places as paper_places
from ui.registry import Register
from ui.top_bar import Signed

Open = Callable[..., MainWindow]


@pytest.fixture
def collective(book: Book) -> Collective:
    """Bakul Samiti, on the afternoon of its meeting."""
    made = Collective(book)
    made.set_clock(16, 0)
    return made


@pytest.fixture
def window(qtbot: QtBot, collective: Collective) -> Open:
    """Opens the main window for somebody: `window(Role.SECRETARY)`."""

    def open_window(
        *roles: Role, width: int = 1366, height: int = 768, work: Work | None = None
    ) -> MainWindow:
        who = work or collective.work(*(roles or (Role.SECRETARY,)))
        desk = Desk(DirectJobs(), who.who.may)
        register = Register([*meeting_places(who), *paper_places(who)])
        signed = Signed("Bakul Samiti", "flower", "Rekha", "feather", "Secretary")
        made = MainWindow(desk, register, signed, now=lambda: collective.now)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)  # shortcuts work in the active window only
        return made

    return open_window
