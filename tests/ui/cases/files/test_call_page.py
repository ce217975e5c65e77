"""Whom to call: from a file and from Today, in large figures."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sr_board.cases.keeping.service_directory import SaveService
from sr_board.cases.vocabulary import ReferralKind
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.buttons import Button
from ui.cases.files.call_page import CallPage
from ui.cases.files.file_page import FilePage
from ui.home import Aside, HomePage, Today
from ui.labels import Label
from ui.live import speak
from ui.today import clocks_first

_SELECT = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def words(page: CallPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label)]


def test_a_file_leads_to_the_telephones_and_back(founded: Founded, window: Open) -> None:
    saved = SaveService(ReferralKind.CWC, "Committee", "033 1", "10 to 5", ("033 2",))
    made = founded.work.cases.directory.save(saved).id
    case = notice(founded)
    fear(founded, case)
    shown = window(founded.work)
    shown.show_page("cases-file", id=case)
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    call = file.beside_title.itemAt(0).widget()
    assert isinstance(call, Button)
    call.click()
    assert shown.here == "cases-call"
    page = shown.page("cases-call")
    assert isinstance(page, CallPage)
    told = words(page)
    assert "Member of the committee on duty: Committee" in told
    assert {"033 1 · 033 2", "033 2 · 033 1"} & set(told)
    assert "1098 / 112" in told
    assert any("No number is known" in one for one in told)
    assert page.sheet is not None
    assert page.sheet.people
    page.go_back()
    assert shown.here == "cases-file"
    founded.work.cases.directory.end(made)


def test_no_number_can_be_marked_or_copied(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    shown.show_page("cases-call")
    page = shown.page("cases-call")
    assert isinstance(page, CallPage)
    QApplication.clipboard().setText("before")
    for label in page.findChildren(Label):
        assert not label.textInteractionFlags() & _SELECT
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
    page.go_back()


def test_today_has_the_telephones_at_hand_for_those_who_notice(
    founded: Founded, window: Open
) -> None:
    shown = window(founded.work)
    home = HomePage(shown.desk, clocks_first(founded.work, lambda: Today("")))
    home.refresh()
    button = home.beside_title.itemAt(0).widget()
    assert isinstance(button, Button)
    home.refresh()
    assert home.beside_title.itemAt(0).widget() is button  # the keyboard may stand on it
    button.click()
    assert shown.here == "cases-call"
    other = SimpleNamespace(holds_cases=False, who=founded.work.who)
    assert clocks_first(other, lambda: Today(""))().aside is None
    assert isinstance(home._aside, Aside)
    assert speak(home._aside.words) == "Whom to call"
    home.show_today(Today(""))
    assert home.beside_title.count() == 0
