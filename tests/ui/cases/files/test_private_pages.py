"""Private pages: covered at once or a little later, nothing on the clipboard, codes checked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import notice
from tests.ui.meetings.typing import type_text
from ui import curtain
from ui.cases.files.list_page import FilesPage
from ui.cases.support.plan_forms import TaskPage
from ui.cases.support.told_page import AskedPage, TellPage
from ui.cases.support.who_forms import ReachPage, WhoPage
from ui.curtain import Curtain
from ui.fields import LineBox, LineField, TextField

_CTRL = Qt.KeyboardModifier.ControlModifier
_AWAY = Qt.ApplicationState.ApplicationInactive
_HERE = Qt.ApplicationState.ApplicationActive


def copied(box: QWidget) -> str:
    """What lands on the clipboard when all of a field is marked, copied and cut."""
    QApplication.clipboard().setText("before")
    box.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(box, key, _CTRL)
    return QApplication.clipboard().text()


def test_nothing_of_who_she_is_goes_onto_the_clipboard(founded: Founded, window: Open) -> None:
    case = notice(founded, name="Zorina")
    shown = window(founded.work)
    shown.show_page("cases-who", id=case)
    page = shown.page("cases-who")
    assert isinstance(page, WhoPage)
    assert page.name.value() == "Zorina"
    assert copied(page.name.box) == "before"
    assert page.name.value() == "Zorina"
    assert page.name.box.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
    boxes = page.findChildren(LineBox)
    assert boxes
    assert all(box._private for box in boxes)


def test_longer_texts_of_a_file_are_neither_copied_nor_dragged(
    founded: Founded, window: Open
) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.show_page("cases-reach", id=case)
    page = shown.page("cases-reach")
    assert isinstance(page, ReachPage)
    page.rule.set_value("after six, by the tea stall")
    page.rule.box.selectAll()
    assert copied(page.rule.box) == "before"
    assert not page.rule.box.createMimeDataFromSelection().hasText()
    shown.show_page("cases-task", id=case)
    assert isinstance(shown.page("cases-task"), TaskPage)


def test_what_is_marked_with_the_mouse_stays_marked_and_is_not_offered_elsewhere() -> None:
    field = LineField("Name")
    field.set_value("Zorina")
    field.line.keep_private()
    field.show()
    field.line.setSelection(0, 3)
    at = QPoint(4, 10)
    QTest.mouseRelease(field.line, Qt.MouseButton.LeftButton, pos=at)
    assert field.line.selectedText() == "Zor"
    field.line.deselect()
    QTest.mouseRelease(field.line, Qt.MouseButton.LeftButton, pos=at)
    assert field.line.selectedText() == ""


def test_other_fields_are_copied_as_ever() -> None:
    for field in (LineField("Minutes"), TextField("Note")):
        field.set_value("by six votes")
        QApplication.clipboard().setText("before")
        field.box.selectAll()
        QTest.keyClick(field.box, Qt.Key.Key_C, _CTRL)
        assert QApplication.clipboard().text() == "by six votes"


@pytest.fixture
def later() -> Iterator[None]:
    curtain.set_wait(10)
    yield
    curtain.set_wait(0)


def test_the_curtain_falls_at_once(qtbot: object) -> None:
    page = QWidget()
    cover = Curtain(page)
    page.show()
    cover.heed(_AWAY)
    assert cover.isVisible()
    cover.heed(_HERE)
    assert not cover.isVisible()
    page.close()


def test_the_curtain_can_fall_later_and_never_not_at_all(qtbot: object, later: None) -> None:
    page = QWidget()
    cover = Curtain(page)
    page.show()
    cover.heed(_AWAY)
    assert not cover.isVisible()
    assert cover._falls.isActive()
    cover._falls.timeout.emit()
    assert cover.isVisible()
    cover.heed(_HERE)
    assert not cover.isVisible()
    assert not cover._falls.isActive()
    curtain.set_wait(100_000)
    assert curtain.wait() == 0
    page.close()


def test_a_code_is_checked_while_it_is_typed_and_a_wrong_one_searches_nothing(
    founded: Founded, window: Open
) -> None:
    case = notice(founded)
    code = founded.work.cases.files.whole(case).head.code
    shown = window(founded.work)
    shown.show_page("cases")
    page = shown.page("cases")
    assert isinstance(page, FilesPage)
    QApplication.processEvents()
    page.search.line.setFocus()
    type_text(shown, code[:-1])
    assert page.search.error() == ""
    type_text(shown, code[-1])
    assert page.search.error() == ""
    assert "right" in page.search.below.line.text()
    assert [one.case_id for _, one in page._rows] == [case]
    page.search.line.clear()
    type_text(shown, code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert "typing error" in page.search.error()
    assert page._rows == []
    page.search.line.clear()
    type_text(shown, "lane")
    assert page.search.error() == ""


def test_a_field_that_is_printed_warns_of_a_name_of_the_file(
    founded: Founded, window: Open
) -> None:
    case = notice(founded, name="Zorina")
    shown = window(founded.work)
    shown.desk.go("cases-tell", id=case)
    tell = shown.page("cases-tell")
    assert isinstance(tell, TellPage)
    assert not tell.to.error()
    known = ("The aunt of Zorina", "জরিনার স্কুল", "Jorina")
    for typed, warned in (*((one, True) for one in known), ("The school", False)):
        tell.to.set_value(typed)
        tell.to.changed.emit()
        assert tell.watch.timer.isActive()
        tell.watch.look()
        assert ("seems to be in it" in tell.to.error()) is warned, typed
    shown.desk.go("cases-asked", id=case)
    asked = shown.page("cases-asked")
    assert isinstance(asked, AskedPage)
    asked.who.set_value("Zorina's uncle")
    asked.watch.look()
    assert asked.who.error()
    asked.who.set_value("An officer")
    asked.watch._told("Zorina's uncle", True)  # an answer that comes late says nothing of this
    asked.watch.look()
    assert not asked.who.error()
