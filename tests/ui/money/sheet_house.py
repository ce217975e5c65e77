"""A window of the treasurer over a real vault, and a hand on the keyboard that counts its keys."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_board.access.accounts import AccountQueries
from sr_board.access.copies import CopiesService
from sr_board.access.roles import Role
from sr_board.people.holders import Holders
from tests.service.money.conftest import PHRASE, Money
from tests.ui.meetings.typing import here, press, type_text
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.money.sheet import places
from ui.money.sheet.page import SheetPage
from ui.papers import places as paper_places
from ui.registry import Register
from ui.top_bar import Signed

__all__ = ["Keys", "sheet_page", "treasurer_window", "work_of"]


def work_of(money: Money) -> Any:
    """What the pages are handed: the treasurer's side of the program."""
    book = money.book
    who = money.desk().ledger.who
    return SimpleNamespace(
        who=who,
        clock=book.clock,
        money=money.desk(),
        vault=book.vault,
        vault_read_only=False,
        vault_tile=("flower", "marigold"),
        holders=Holders(book.read, book.who(Role.TREASURER)),
        accounts=AccountQueries(book.read),
        copies=CopiesService(book.uow, who),
    )


def treasurer_window(
    qtbot: QtBot, money: Money, width: int = 1366, height: int = 768
) -> MainWindow:
    """The main window with the pages of the sheet."""
    work = work_of(money)
    desk = Desk(DirectJobs(), work.who.may)
    signed = Signed("Bakul Samiti", "flower", "Malati", "bell", "Treasurer")
    window = MainWindow(desk, Register([*places(work), *paper_places(work)]), signed)
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    return window


def sheet_page(window: MainWindow) -> SheetPage:
    """The page of the sheet."""
    page = window.page("money-sheet")
    assert isinstance(page, SheetPage)
    return page


@dataclass
class Keys:
    """Presses keys in a window and counts them, by the step of the meeting. Ctrl counts too."""

    window: MainWindow
    counted: Counter[str] = field(default_factory=Counter)
    step: str = "start"

    def enter(self, times: int = 1) -> None:
        """Enter."""
        for _ in range(times):
            self.counted[self.step] += 1
            press(self.window, Qt.Key.Key_Return)

    def go_on(self) -> None:
        """Ctrl and Enter: two keys."""
        self.counted[self.step] += 2
        press(self.window, Qt.Key.Key_Return, control=True)

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """Any other key."""
        for _ in range(times):
            self.counted[self.step] += 1
            press(self.window, key)

    def type(self, text: str) -> None:
        """Letters and figures of the number pad."""
        self.counted[self.step] += len(text)
        type_text(self.window, text)
        QApplication.processEvents()

    def passphrase(self) -> None:
        """The second person types hers; its letters are not counted."""
        type_text(self.window, PHRASE)
        assert here(self.window) is not None

    @property
    def total(self) -> int:
        """All keys."""
        return sum(self.counted.values())
