"""Leaders of Bakul Samiti in a real vault, and a window with their pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from governance.leadership.commands import (
    BeginLeading,
    DecideMandate,
    EndLeading,
    SignatoryNamed,
)
from governance.leadership.desk import LeadershipDesk
from sr_board.access.roles import Role
from sr_board.people.rules.kinds import EndReason, HowSeated
from sr_board.people.service_offices import CreateOffice, OfficesService
from tests.conftest import Book
from tests.ui.meetings.collective import Collective, Work
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.leadership import places as leader_places
from ui.main_window import MainWindow
from ui.registry import Register
from ui.top_bar import Signed

Open = Callable[..., MainWindow]
OFFICES = (
    ("chair", "Chair", 1, True),
    ("secretary", "Secretary", 1, False),
    ("treasurer", "Treasurer", 1, True),
    ("member", "Committee member", 2, False),
)


@dataclass
class Leading(Work):
    """What the pages of leaders are handed."""

    leadership: LeadershipDesk = field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.leadership = LeadershipDesk(
            self.book.uow, self.book.read, self.book.clock, self.who, self.cupboard
        )


class House:
    """Chair, secretary and a treasurer who was just followed by another one."""

    def __init__(self, book: Book, names: list[str] | None = None) -> None:
        self.collective = Collective(book, names)
        self.collective.set_clock(16, 0)
        self.group = self.collective.group
        work = self.work(Role.SECRETARY)
        offices = OfficesService(book.uow, book.clock, work.who)
        self.office = {
            key: offices.create(CreateOffice(self.group, key, title, seats, 24, signs)).id
            for key, title, seats, signs in OFFICES
        }
        today = book.clock.today()
        old = {}
        for key, number in (("chair", 1), ("secretary", 12), ("treasurer", 2)):
            old[key] = self.seat(key, number, date(2025, 2, 1))
        signers = ((1, "chair"), (2, "treasurer"))
        signatories = tuple(SignatoryNamed(self.collective.id_of(n), key) for n, key in signers)
        work.leadership.mandate_work.decide(
            DecideMandate(
                self.group,
                "Savings account",
                "Gramin Bank",
                signatories,
                date(2025, 2, 3),
                "Boubazar",
                paper_resolution="4/2025",
                must_include=(),
                in_force=True,
            )
        )
        last = today - timedelta(days=1)
        work.leadership.leader_work.end(EndLeading(old["treasurer"], last, EndReason.RESIGNED))
        self.seat("treasurer", 9, today)

    def seat(self, key: str, number: int, started: date, seat_no: int = 1) -> str:
        """The member with that number takes a seat."""
        command = BeginLeading(
            self.office[key], self.collective.id_of(number), HowSeated.ELECTED, started, seat_no
        )
        return self.work(Role.SECRETARY).leadership.leader_work.begin(command).id

    def work(self, *roles: Role) -> Leading:
        """The desk of somebody with these roles."""
        made = self.collective.work(*roles)
        return Leading(made.book, made.who)


@pytest.fixture
def house(book: Book) -> House:
    return House(book)


@pytest.fixture
def window(qtbot: QtBot, house: House) -> Open:
    """Opens the main window for somebody: `window(Role.SECRETARY)`."""

    def open_window(*roles: Role, width: int = 1366, height: int = 768) -> MainWindow:
        work = house.work(*(roles or (Role.SECRETARY,)))
        desk = Desk(DirectJobs(), work.who.may)
        signed = Signed("Bakul Samiti", "flower", "Rekha", "feather", "Secretary")
        made = MainWindow(
            desk, Register(leader_places(work)), signed, now=lambda: house.collective.now
        )
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        return made

    return open_window
