"""Persons at the real window: they wait for the screen, type, press.

With SRB_WINDOW=1 it runs on a real screen (Xvfb), otherwise without one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

if os.environ.get("SRB_WINDOW") != "1":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sr_board import i18n
from sr_board.app import Desk, VaultDoor, Whereabouts
from sr_board.base.clock import FixedClock
from sr_board.composition import EnterByShares, enter_workplace, open_workplace
from sr_board.vault.shares import PaperShare
from ui import theme
from ui.desktop import Desktop
from ui.dialogs import Irreversible
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.second_person import SecondPersonPanel
from ui.unlock import UnlockScreen

__all__ = ["OnThisDesk", "Person", "Starts", "unlocks"]


class ClockedDoor(VaultDoor):
    """The door of a laptop whose clock the story sets."""

    def __init__(self, where: Whereabouts, clock: FixedClock) -> None:
        super().__init__(where)
        self._clock = clock

    def open(self, path: str, slot_id: str, passphrase: str) -> object:
        state = self._where.state
        return open_workplace(Path(path), slot_id, passphrase, clock=self._clock, state_dir=state)

    def enter(
        self, path: str, slot_id: str, shares: tuple[PaperShare, ...], passphrase: str
    ) -> object:
        state = self._where.state
        command = EnterByShares(shares, slot_id, passphrase)
        return enter_workplace(Path(path), command, clock=self._clock, state_dir=state)


class OnThisDesk(Desk):
    """The real program; instead of replacing the process it notes that it would."""

    def __init__(self, where: Whereabouts, clock: FixedClock | None = None) -> None:
        super().__init__(where)
        self.replaced: list[str] = []
        if clock is not None:
            self.door = ClockedDoor(where, clock)

    def replace(self, vault: str) -> None:
        self.replaced.append(vault)


class Starts:
    """Starts the desktop; every start is a new one on the same folder. `end` closes them all."""

    def __init__(self, app: QApplication, home: Path, clock: FixedClock | None = None) -> None:
        i18n.set_language("en")
        theme.look().dress(app)
        self._app, self._clock = app, clock
        self._where = Whereabouts.of_this_machine({"SR_BOARD_HOME": str(home)})
        self._made: list[Desktop] = []

    def __call__(self) -> Desktop:
        desktop = Desktop(self._app, OnThisDesk(self._where, self._clock))
        self._made.append(desktop)
        desktop.start()
        desktop.shell.resize(1366, 768)
        desktop.shell.activateWindow()
        return desktop

    def end(self) -> None:
        for desktop in self._made:
            if desktop.session is not None:
                desktop.session.keeper.stop()
                desktop.session.work.close()
            if desktop.watch is not None:
                desktop.watch.stop()
            desktop.tear_down()
        self._made.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[arg-type]


class Person:
    """Somebody at the keyboard: waits for the screen, types, presses."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self.desktop, self.bot = desktop, qtbot

    def waits(self, until: Callable[[], bool]) -> None:
        """Until something is true and nothing is under way."""
        try:
            self.bot.waitUntil(lambda: until() and self.desktop.jobs.idle(), timeout=20000)
        except self.bot.TimeoutError:
            pytest.fail(f"{self.sees()}")

    def sees(self) -> list[str]:
        """Where the screen stands and what its notices say, for a failure."""
        shown = self.desktop.shell.screen_shown
        notices = [n.text() for n in shown.findChildren(Notice) if n.isVisible()] if shown else []
        here = shown.here if isinstance(shown, MainWindow) else type(shown).__name__
        return [here, *notices]

    def types(self, box: QWidget, words: str) -> None:
        """Into a box, key by key."""
        box.setFocus()
        QTest.keyClicks(box, words)

    def presses_enter(self, widget: QWidget) -> None:
        """Ctrl+Enter is the main button of every page."""
        QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def answers(self, yes: bool = True) -> list[bool]:
        """The next question before an act that cannot be undone is answered when it stands; what
        was answered, empty until then."""
        said: list[bool] = []

        def press() -> None:
            question = QApplication.activeModalWidget()
            if isinstance(question, Irreversible):
                (question.act if yes else question.keep).click()
                said.append(yes)
            else:
                QTimer.singleShot(20, press)

        QTimer.singleShot(0, press)
        return said

    def second_signs(self, panel: SecondPersonPanel, number: int, words: str) -> None:
        """Another person chooses her picture, by its number key, and types her passphrase."""
        self.waits(panel.isVisible)
        faces = self.desktop.session.work.vault.slots
        slot = next(face.slot_id for face in faces if face.tile.number == number)
        panel.people.tiles[slot].click()
        self.types(panel.passphrase.secret, words)
        panel.sign_button.click()

    @property
    def window(self) -> MainWindow:
        shown = self.desktop.shell.screen_shown
        assert isinstance(shown, MainWindow)
        return shown

    def page(self, key: str) -> object:
        """Waits until the page is shown and filled."""
        self.waits(lambda: self.window.here == key)
        return self.window.page(key)

    def goes(self, key: str) -> object:
        """By the rail."""
        self.window.rail.items[key].click()
        return self.page(key)


def unlocks(desktop: Desktop, qtbot: QtBot, number: int, words: str) -> Person:
    """Picture by its number key, passphrase, Enter."""
    screen = desktop.shell.screen_shown
    assert isinstance(screen, UnlockScreen)
    person = Person(desktop, qtbot)
    screen.people.press_number(number)
    person.types(screen.passphrase.secret, words)
    QTest.keyClick(screen.passphrase.secret, Qt.Key.Key_Return)
    person.waits(lambda: isinstance(desktop.shell.screen_shown, MainWindow))
    return person
