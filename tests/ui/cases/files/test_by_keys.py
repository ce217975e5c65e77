"""Intake and the fear for a child by the keyboard alone, with the keys counted."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sr_board.cases.vocabulary import CaseSource, CaseState, Flag, SubjectKind
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import notice
from tests.ui.meetings.typing import press, type_text
from ui.cases.files.forms import FearPage
from ui.cases.files.intake_page import IntakePage
from ui.main_window import MainWindow
from ui.picks import PickField, PicksField


class Keys:
    """Presses keys where the keyboard is, and counts them; Ctrl counts too."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.count = window, 0

    def press(self, *keys: Qt.Key) -> None:
        """One key after the other."""
        for key in keys:
            self.count += 1
            press(self.window, key)

    def type(self, text: str) -> None:
        """Letters and numbers of any script."""
        self.count += len(text)
        for letter in text:
            type_text(self.window, letter)
            QApplication.processEvents()

    def save(self) -> None:
        """Ctrl and Enter."""
        self.count += 2
        press(self.window, Qt.Key.Key_Return, control=True)


def open_list(founded: Founded, window: Open) -> MainWindow:
    shown = window(founded.work)
    shown.show_page("cases")
    QApplication.processEvents()
    return shown


def test_a_nameless_notice_takes_at_most_ten_keys(founded: Founded, window: Open) -> None:
    shown = open_list(founded, window)
    keys = Keys(shown)
    keys.save()  # "Somebody was noticed"
    assert shown.here == "cases-intake"
    keys.type("21")  # she herself; a newcomer
    keys.type("124")  # may be a child, held, her life is threatened
    keys.save()
    assert shown.here == "cases-file"
    assert keys.count <= 10
    view = shown.page("cases-file").view
    assert (view.head.source, view.head.subject_kind) == (CaseSource.SELF, SubjectKind.NEWCOMER)
    assert view.head.child_apprehended
    assert set(view.summary.flags) == {Flag.HELD_AGAINST_WILL, Flag.THREAT_TO_LIFE}


def test_the_tenth_and_the_eleventh_answer_have_keys_too(founded: Founded, window: Open) -> None:
    shown = open_list(founded, window)
    keys = Keys(shown)
    keys.save()
    page = shown.page("cases-intake")
    assert isinstance(page, IntakePage)
    answers = list(page.source.board.picks)
    assert len(answers) >= 10
    keys.type("০")  # nought in Bengali
    assert page.source.value() == CaseSource(answers[9])
    assert page.kind.board.focusProxy().hasFocus()
    board = PickField("Which", [(n, f"Answer {n}") for n in range(12)]).board
    assert [board.press(key) for key in "10-"] == [True] * 3
    assert board.chosen() == ["10"]
    assert not any(board.press(key) for key in ("", "=", "12", "a"))


def test_with_words_and_another_hour_it_takes_less_than_a_minute_of_keys(
    founded: Founded, window: Open
) -> None:
    shown = open_list(founded, window)
    keys = Keys(shown)
    keys.save()
    keys.type("1১")  # digits of another script count too
    keys.press(Qt.Key.Key_Return)
    keys.type("lane 3")
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    page = shown.page("cases-intake")
    assert isinstance(page, IntakePage)
    page.time.line.selectAll()  # Shift and Home
    keys.count += 2
    keys.type("0001")
    assert page.time.moment() == time(0, 1)
    keys.save()
    assert keys.count <= 25
    assert shown.here == "cases-file"
    (told,) = shown.page("cases-file").view.notices
    assert told.text == "lane 3"


def test_the_fear_for_a_child_takes_four_keys_on_its_file(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.show_page("cases-file", id=case)
    QApplication.processEvents()
    keys = Keys(shown)
    keys.press(Qt.Key.Key_F9)
    page = shown.page("cases-fear")
    assert isinstance(page, FearPage)
    assert shown.here == "cases-fear"
    keys.type("1")
    keys.save()
    assert shown.here == "cases-file"
    assert keys.count <= 4
    head = founded.work.cases.files.whole(case).head
    assert head.state is CaseState.CHILD_PROTECTION


def test_enter_picks_nothing_and_a_wrong_number_is_no_answer(
    founded: Founded, window: Open
) -> None:
    shown = window(founded.work)
    shown.show_page("cases-intake")
    page = shown.page("cases-intake")
    assert isinstance(page, IntakePage)
    QApplication.processEvents()
    keys = Keys(shown)
    board = page.kind.board
    board.picks[str(SubjectKind.NEWCOMER)].setFocus()
    before = page.kind.value()
    keys.press(Qt.Key.Key_Return)
    assert page.kind.value() == before
    assert QApplication.focusWidget() in page.flags.board.picks.values()
    board.picks[str(SubjectKind.NEWCOMER)].setFocus()
    keys.type("9")
    assert page.kind.value() == before
    keys.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert page.kind.value() is SubjectKind.CHILD_OF_RESIDENT
    keys.press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert board.picks[str(SubjectKind.NEWCOMER)].hasFocus()
    assert not board.press("")


@pytest.mark.parametrize("wide", [260, 900])
def test_answers_stand_in_as_many_columns_as_fit(wide: int, founded: Founded) -> None:
    field = PickField("Who", [(n, f"answer {n}") for n in range(12)])
    field.resize(wide, 400)
    field.show()
    QApplication.processEvents()
    board = field.board
    assert (board._columns > 2) is (wide > 500)
    assert all(pick.geometry().right() <= board.width() for pick in board.picks.values())
    field.close()


def test_all_that_holds_is_kept_as_a_list_for_the_draft() -> None:
    field = PicksField("Which", [("a", "A"), ("b", "B")])
    field.set_value(["b", "gone"])
    assert field.value() == ["b"]
    field.set_value(None)
    assert field.value() == []
