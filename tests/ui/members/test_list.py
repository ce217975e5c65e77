"""The members' list: search, filters, groups, thousands of rows, what a helper sees."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Role
from sr_board.people.exchange.proposal import Answers
from sr_board.people.exchange.reading import read_register
from sr_board.people.rows import Shown
from sr_board.people.service_import import ImportRegister
from tests.conftest import Book
from tests.ui.members.house import Work, fill, window
from tests.unit.people.sheets import xlsx
from ui.main_window import MainWindow
from ui.members.list_page import MembersPage
from ui.table_model import CELL, Cell

TypeIn = Callable[[QWidget | None, str], None]


def page_of(made: MainWindow) -> MembersPage:
    page = made.page("members")
    assert isinstance(page, MembersPage)
    return page


def names(page: MembersPage) -> list[str]:
    cells = [page.model.index(n, 1).data(CELL) for n in range(page.model.rowCount())]
    return [cell.text for cell in cells]


def cell(page: MembersPage, row: int, key: str) -> Cell:
    column = [c.key for c in page.model.columns].index(key)
    found = page.model.index(row, column).data(CELL)
    assert isinstance(found, Cell)
    return found


def test_typing_a_name_shows_who_sounds_like_it(
    made: MainWindow, qtbot: QtBot, type_in: TypeIn
) -> None:
    page = page_of(made)
    assert page.search.box.hasFocus()
    type_in(page.search.box, "asha")
    qtbot.waitUntil(lambda: set(names(page)) == {"Asha", "আশা"})


def test_enter_goes_from_search_to_the_table_and_on_to_the_person(
    made: MainWindow, qtbot: QtBot, type_in: TypeIn
) -> None:
    page = page_of(made)
    type_in(page.search.box, "parul")
    qtbot.waitUntil(lambda: names(page) == ["Parul"])
    type_in(page.search.box, "<Return>")
    assert page.table.view.hasFocus()
    type_in(page.table.view, "<Return>")
    assert made.here == "member"
    assert made.page("member").title.text() == "Parul"


def test_filters_show_members_who_left(made: MainWindow) -> None:
    page = page_of(made)
    left = page.chips.chips[Shown.ENDED]
    assert left.filter.count == 1
    left.setFocus()
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert names(page) == ["Noor"]
    assert cell(page, 0, "state").text == "moved away"


def test_a_suspended_member_says_until_when(made: MainWindow) -> None:
    page = page_of(made)
    row = names(page).index("Jyoti")
    assert cell(page, row, "state").text == "suspended until 31 Jan 2027"


def test_the_chooser_narrows_to_one_group_and_hides_its_column(made: MainWindow, home: str) -> None:
    page = page_of(made)
    assert not page.table.view.isColumnHidden(2)
    page.group.set_value(home)
    page.group.changed.emit()
    assert len(names(page)) == 14
    assert page.table.view.isColumnHidden(2)


def test_an_empty_register_offers_the_spreadsheet(work: Work) -> None:
    made = window(work)
    page = page_of(made)
    assert page.stack.currentWidget() is page.nobody
    page.search.box.setFocus()
    made.desk.go("members-import")
    assert made.here == "members-import"


def test_a_search_without_result_says_so(made: MainWindow, qtbot: QtBot, type_in: TypeIn) -> None:
    page = page_of(made)
    type_in(page.search.box, "xyzxyz")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.nothing)
    assert page.nothing.sentence.text().startswith("Nobody is found")


def test_later_rows_of_a_long_list_come_when_they_are_seen(work: Work) -> None:
    group = work.group()
    table = read_register(xlsx([["No.", "Name"], *([n, f"Name {n:03d}"] for n in range(1, 351))]))
    answers = Answers(group, alike_are_new=True)
    seen = work.register_import.preview(table, answers).proposal.fingerprint
    work.register_import.apply(ImportRegister(table, answers, seen))
    page = page_of(window(work))
    assert page.model.rowCount() == 350
    assert page.model.row(349) is None
    page.table.view.scrollToBottom()
    assert cell(page, 349, "name").text in ("…", "Name 350")
    assert cell(page, 349, "name").text == "Name 350"


def test_a_helper_sees_names_and_numbers_and_no_way_to_write(work: Work, book: Book) -> None:
    fill(work)
    made = window(Work(book, (Role.HELPER,)))
    page = page_of(made)
    row = names(page).index("Asha")
    assert cell(page, row, "number").text == "1"
    assert cell(page, row, "state").text == ""
    assert page.foot.main is None
    made.show_page("member-new")
    assert made.here == "members"


def test_the_list_follows_what_others_pages_change(made: MainWindow, work: Work, home: str) -> None:
    page = page_of(made)
    work.member(home, "Tara")
    made.desk.announce(frozenset({"people"}))
    assert "Tara" in names(page)
