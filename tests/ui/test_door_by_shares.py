"""The way in by paper shares at the door: what is said, kept and forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sr_board.base.errors import NotFound
from sr_board.vault.keys import KEY_BYTES
from tests.gallery.doors import SampleDoor, sample_shares
from ui.jobs import DirectJobs
from ui.shares.entering import EnteringPresenter
from ui.shares.entry_screen import EntryScreen
from ui.shares.entry_steps import PassphraseStep, PictureStep
from ui.unlock import UnlockScreen
from ui.unlock_presenter import UnlockPresenter

NEW = "nine lanterns by the well"
Made = Callable[[SampleDoor], EntryScreen]


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    def make(door: SampleDoor) -> EntryScreen:
        face = door.look_at("Register")
        screen = EntryScreen(EnteringPresenter(door, face), DirectJobs())
        qtbot.addWidget(screen)
        screen.resize(1024, 700)
        screen.show()
        return screen

    return make


def words(screen: EntryScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def gives(screen: EntryScreen, share: str) -> None:
    screen.shares.tray.typed.set_value(share)
    screen.go_on()


def finishes(screen: EntryScreen, again: str = NEW) -> None:
    screen.secret.secret.first.set_value(NEW)
    screen.secret.secret.again.set_value(again)
    screen.go_on()


def test_the_link_at_the_door_asks_for_the_way_in(qtbot: QtBot) -> None:
    door, _ = sample_shares()
    screen = UnlockScreen(UnlockPresenter(door, "Register"), DirectJobs())
    qtbot.addWidget(screen)
    screen.passphrase.set_value("half typed")
    with qtbot.waitSignal(screen.shares_asked) as caught:
        screen.forgotten.click()
    assert caught.args[0].shares == door.shares
    assert screen.passphrase.value() == ""


def test_without_shares_it_is_said_plainly(made: Made, qtbot: QtBot) -> None:
    screen = made(SampleDoor())
    said = words(screen)
    assert "Without a passphrase this book stays shut" in said
    assert "A backup does not help who forgot" in said
    assert not screen.touched
    with qtbot.waitSignal(screen.left):
        screen.go_on()


def test_enough_shares_a_picture_and_a_new_passphrase_open_it(made: Made, qtbot: QtBot) -> None:
    door, shares = sample_shares()
    screen = made(door)
    screen.go_on()
    assert "0 shares are there; 2 are needed." in screen.shares.tray.typed.error()
    gives(screen, shares[0])
    assert screen.at == 0
    assert "1 share more is needed" in words(screen)
    assert " ".join(shares[0].split()[4:8]) not in words(screen)
    gives(screen, shares[0])  # the same again is no second one
    assert screen.at == 0
    gives(screen, shares[2])
    assert isinstance(screen.step, PictureStep)
    screen.go_on()
    assert screen.at == 1
    assert screen.step.notices.current("wrong") is not None
    qtbot.keyClick(screen, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier)
    assert screen.presenter.slot_id == "bulb"
    screen.go_on()
    assert isinstance(screen.step, PassphraseStep)
    finishes(screen, "nine lanterns by the wall")
    assert screen.secret.secret.again.error()
    assert door.entered == []
    with qtbot.waitSignal(screen.made):
        finishes(screen)
    assert door.entered == [("bulb", 2)]
    assert not screen.touched
    assert screen.presenter.shares == ()
    assert screen.presenter.passphrase == screen.secret.secret.first.value() == ""


def test_a_share_that_cannot_be_read_stays_in_the_box(made: Made) -> None:
    door, _ = sample_shares()
    screen = made(door)
    gives(screen, "one two three")
    assert "cannot be read" in screen.shares.tray.typed.error()
    assert screen.shares.tray.typed.value() == "one two three"


def test_shares_that_do_not_open_lead_back_to_the_first_page(made: Made) -> None:
    door, shares = sample_shares(bytes(KEY_BYTES))
    screen = made(door)
    for share in shares[:2]:
        gives(screen, share)
    screen.presenter.slot_id = "moon"
    screen.go_on()
    finishes(screen)
    assert screen.at == 0
    assert screen.shares.tray.value() == ()
    assert "other part" in screen.shares.tray.typed.error()


def test_a_picture_that_is_over_is_said_at_the_pictures(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    door, shares = sample_shares()

    def closed(*_: object) -> object:
        raise NotFound("account-closed", what="account")

    monkeypatch.setattr(door, "enter", closed)
    screen = made(door)
    for share in shares[:2]:
        gives(screen, share)
    screen.presenter.slot_id = "moon"
    screen.go_on()
    finishes(screen)
    assert screen.at == 1
    notice = screen.step.notices.current("wrong")
    assert notice is not None
    assert "another number" in notice.text()
    assert screen.touched


def test_back_keeps_the_shares_and_no_clipboard_gets_them(made: Made) -> None:
    door, shares = sample_shares()
    screen = made(door)
    for share in shares[:2]:
        gives(screen, share)
    screen.go_back()
    assert screen.at == 0
    assert len(screen.shares.tray.value()) == 2
    QApplication.clipboard().setText("before")
    box = screen.shares.tray.typed.box
    screen.shares.tray.typed.set_value(shares[2])
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
