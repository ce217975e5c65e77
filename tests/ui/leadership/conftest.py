"""The sample collective in a real vault, made once, and a window with the pages of leaders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sr_board.base.clock import SystemClock
from sr_board.composition import Workplace
from sr_board.sample import Beginning, load_sample
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.leadership import places
from ui.main_window import MainWindow
from ui.papers import places as paper_places
from ui.registry import Register
from ui.top_bar import Signed

Open = Callable[..., MainWindow]


@dataclass
class Sampled:
    """An open workplace and the ids that pages need."""

    work: Workplace
    making: Beginning

    @property
    def group(self) -> str:
        return self.making.groups["bakul"]

    def term_of(self, office: str, seat: int = 1) -> str:
        """The term that holds a seat."""
        for line in self.work.leadership.leaders.board(self.group).seats:
            if line.office_key == office and line.seat_no == seat and line.term is not None:
                return line.term.term_id
        raise LookupError(office)

    def office(self, key: str) -> str:
        """An office's id."""
        seats = self.work.leadership.leaders.board(self.group).seats
        return next(line.office_id for line in seats if line.office_key == key)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sampled]:
    place = tmp_path_factory.mktemp("leaders")
    with cheap_keys_for_tests():
        making = Beginning(load_sample("en"), SystemClock())
        work = making.found(
            Path(place) / "sample.vault", KdfParameters.for_tests(), Path(place) / "state"
        )
        for step in making.steps():
            step(work)
        yield Sampled(work, making)
        work.close()


@pytest.fixture
def window(qtbot: QtBot, sampled: Sampled) -> Open:
    """Opens the main window with these pages and the papers."""

    def opened(width: int = 1366, height: int = 768) -> MainWindow:
        work = sampled.work
        desk = Desk(DirectJobs(), work.who.may)
        signed = Signed("Noorpur Branch", "flower", "Rekha", "feather", "Secretary")
        made = MainWindow(desk, Register([*places(work), *paper_places(work)]), signed)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        return made

    return opened
