"""The desktop over the open books of a small group, with the treasurer at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from finance.desk import MoneyDesk
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.clock import Clock
from sr_board.people.holders import Holders
from sr_board.vault.opened import OpenVault
from tests.service.money.conftest import PHRASE, Money, money, scene
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.money import places
from ui.registry import Register
from ui.top_bar import Signed

__all__ = ["PHRASE", "MoneyWork", "money", "scene"]


@dataclass
class MoneyWork:
    """What the pages of money use of a workplace."""

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

    @property
    def vault_read_only(self) -> bool:
        return False

    @cached_property
    def holders(self) -> Holders:
        return Holders(self.books.book.read, self.who)

    @cached_property
    def money(self) -> MoneyDesk:
        return self.books.desk(*self.who.roles)


@pytest.fixture
def window(qtbot: QtBot, money: Money) -> Callable[..., MainWindow]:
    """Opens the main window with the pages of money for somebody with these roles."""

    def opened(*roles: Role) -> MainWindow:
        who = SignedIn(
            money.book.vault.slot_id, money.person["Malati"], frozenset(roles or {Role.TREASURER})
        )
        work = MoneyWork(money, who)
        desk = Desk(DirectJobs(), who.may)
        signed = Signed("Noorpur Branch", "flower", "Malati", "apple", "Treasurer")
        made = MainWindow(desk, Register(places(work)), signed)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        return made

    return opened
