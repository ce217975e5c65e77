"""The desktop over open books, with the treasurer at the desk and the pages of savings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from finance.desk import MoneyDesk
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.clock import Clock
from sr_board.people.holders import Holders
from sr_board.vault.opened import OpenVault
from tests.service.money.conftest import Money, money, scene
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.money import opening, savings
from ui.papers import places as paper_places
from ui.registry import Register
from ui.top_bar import Signed

__all__ = ["Open", "SavingsHouse", "house", "money", "opened", "scene"]


@dataclass
class SavingsHouse:
    """What the pages use of a workplace."""

    books: Money
    who: SignedIn

    @property
    def vault(self) -> OpenVault:
        return self.books.book.vault

    @property
    def clock(self) -> Clock:
        return self.books.book.clock

    @property
    def vault_tile(self) -> tuple[str, str]:
        return "flower", "marigold"

    @cached_property
    def holders(self) -> Holders:
        return Holders(self.books.book.read, self.who)

    @cached_property
    def money(self) -> MoneyDesk:
        return self.books.desk(*self.who.roles)


Open = Callable[..., MainWindow]


def house(money: Money, *roles: Role) -> SavingsHouse:
    """The workplace of somebody with these roles, the treasurer's by default."""
    account, person = money.book.vault.slot_id, money.person["Malati"]
    return SavingsHouse(money, SignedIn(account, person, frozenset(roles or {Role.TREASURER})))


def opened(qtbot: QtBot, work: SavingsHouse, width: int = 1366, height: int = 768) -> MainWindow:
    """The main window with these pages."""
    desk = Desk(DirectJobs(), work.who.may)
    signed = Signed("Noorpur Branch", "flower", "Malati", "apple", "Treasurer")
    pages = [*savings.places(work), *opening.places(work), *paper_places(work)]
    made = MainWindow(desk, Register(pages), signed)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made
