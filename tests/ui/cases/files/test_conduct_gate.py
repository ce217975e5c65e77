"""The gate before the files: it leads to the code and back, and leaves free what protects."""

from __future__ import annotations

import pytest

from sr_board.base.ids import new_id
from sr_board.cases import station
from sr_board.cases.board import queries_board, service_duty
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.board.code import CodePage
from ui.cases.files.conduct_gate import FREE
from ui.cases.files.file_page import FilePage


@pytest.fixture
def lapsed(founded: Founded, monkeypatch: pytest.MonkeyPatch) -> Founded:
    """A new code is in force that nobody has accepted yet."""
    version = new_id()
    for module in (station, service_duty, queries_board):
        monkeypatch.setattr(module, "CODE_OF_CONDUCT", version)
    return founded


def test_a_file_is_reached_by_way_of_the_code(lapsed: Founded, window: Open) -> None:
    case = notice(lapsed)
    shown = window(lapsed.work)
    shown.desk.go("cases-file", id=case)
    assert shown.here == "cases-code"
    page = shown.page("cases-code")
    assert isinstance(page, CodePage)
    assert page.accept_button.isVisible()
    page.accept()
    assert shown.here == "cases-file"
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    assert file.view is not None
    assert file.view.head.id == case
    assert file.notices.current() is None  # nothing is left of the refusal


@pytest.mark.parametrize("key", ["cases", "cases-consent", "cases-plan", "cases-close"])
def test_pages_that_open_files_stand_behind_the_code(
    lapsed: Founded, window: Open, key: str
) -> None:
    shown = window(lapsed.work)
    shown.show_page(key, id=notice(lapsed))
    assert shown.here == "cases-code"


@pytest.mark.parametrize("key", sorted(FREE))
def test_what_protects_stands_beside_it(lapsed: Founded, window: Open, key: str) -> None:
    case = notice(lapsed)
    shown = window(lapsed.work)
    shown.show_page(key, id=case)
    assert shown.here == key
    assert shown.page(key).notices.current() is None


def test_reports_and_the_press_for_a_child_are_at_hand_beside_the_code(
    lapsed: Founded, window: Open
) -> None:
    child, other = notice(lapsed), notice(lapsed)
    fear(lapsed, child)
    shown = window(lapsed.work)
    shown.show_page("cases-code")
    page = shown.page("cases-code")
    assert isinstance(page, CodePage)
    rows = {due.case_id: page._row(due) for due in page.presenter.code().urgent}
    assert {child, other} <= rows.keys()
    rows[child].button.click()
    assert shown.here == "cases-report"
    shown.show_page("cases-code")
    rows[other].button.click()
    assert shown.here == "cases-fear"


def test_who_accepted_sees_no_list_beside_it(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    shown.show_page("cases-code")
    page = shown.page("cases-code")
    assert isinstance(page, CodePage)
    assert not page.urgent.isVisible()
    assert not page.accept_button.isVisible()
