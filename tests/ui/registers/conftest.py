"""The collective of the meetings' pages, with the parts that these pages ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from governance.breaches.queries import BreachQueries
from governance.breaches.service import BreachService
from governance.constitution.office import Rulebook
from governance.elections.office import ElectionOffice
from governance.leadership.desk import LeadershipDesk
from governance.registers.queries import RegisterQueries
from governance.statistics.queries import StatisticsQueries
from sr_board.access.roles import Role
from tests.ui.meetings.collective import Collective, Cupboard
from tests.ui.meetings.conftest import collective
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.papers import places as paper_places
from ui.registers import places
from ui.registry import Register
from ui.top_bar import Signed

__all__ = ["collective", "open_window", "work_of"]

Open = Callable[..., MainWindow]


def work_of(collective: Collective, *roles: Role) -> Any:
    """An open workplace as these pages see it."""
    work: Any = collective.work(*(roles or (Role.SECRETARY,)))
    book = collective.book
    work.breaches = BreachQueries(book.read, work.who)
    work.breach_work = BreachService(book.uow, book.clock, work.who)
    work.registers = RegisterQueries(book.read, work.who)
    work.leadership = LeadershipDesk(book.uow, book.read, book.clock, work.who)
    work.elections = ElectionOffice(book.uow, book.read, book.clock, work.who, Cupboard())
    work.statistics = StatisticsQueries(book.read, work.who)
    work.rulebook = Rulebook(book.uow, book.read, book.clock, work.who)
    return work


@pytest.fixture
def open_window(qtbot: QtBot, collective: Collective) -> Open:
    """Opens the main window with these pages and the papers."""

    def opened(*roles: Role, width: int = 1366, height: int = 768) -> MainWindow:
        work = work_of(collective, *roles)
        desk = Desk(DirectJobs(), work.who.may)
        signed = Signed("Bakul Samiti", "flower", "Rekha", "feather", "Secretary")
        register = Register([*paper_places(work), *places(work)])
        made = MainWindow(desk, register, signed, now=lambda: collective.now)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        return made

    return opened
