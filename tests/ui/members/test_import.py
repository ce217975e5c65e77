"""A spreadsheet is taken over by keyboard alone, and taken back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.proposal import RowState
from sr_board.people.rows import Shown
from tests.ui.members.house import Work, at, register_bytes, window
from tests.unit.people.sheets import xlsx
from ui.buttons import ChoicePair
from ui.fields_choice import ChoiceField
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.members.import_page import ImportPage
from ui.notices import Notice

TypeIn = Callable[[QWidget | None, str], None]
Answer = Callable[[bool], list[str]]


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The old register on disk, and the file dialog that finds it."""
    path = tmp_path / "old-register.xlsx"
    path.write_bytes(register_bytes())
    monkeypatch.setattr("ui.members.import_opening.ask_open_path", lambda _parent: path)
    return path


@pytest.fixture
def page(work: Work, register: Path) -> Iterator[ImportPage]:
    """The import page of a secretary with one group."""
    work.group()
    made = window(work)
    found = at(made, "members-import")
    assert isinstance(found, ImportPage)
    yield found
    assert made.isVisible()  # the window lives as long as its page is used


def opened(page: ImportPage) -> ImportPage:
    page.press_main()
    page.press_main()
    assert page.step == "rows"
    return page


def notice(page: ImportPage, name: str) -> Notice:
    found = page.notices.current(name)
    assert found is not None
    return found


def states(page: ImportPage) -> dict[RowState, int]:
    return {state: n for state, n in page.presenter.counts.items() if n}


def stand_on(page: ImportPage, row_no: int) -> None:
    rows = page.presenter.rows(page.chips.value(), "")
    place = [row.row_no for row in rows].index(row_no)
    page.table.view.setFocus()
    page.table.view.setCurrentIndex(page.model.index(place, 2))


def test_the_whole_way_by_keyboard(
    page: ImportPage, work: Work, type_in: TypeIn, qtbot: QtBot
) -> None:
    type_in(page.main, "<Ctrl+Return>")  # choose the file
    assert page.step == "columns"
    type_in(page.main, "<Ctrl+Return>")  # look at the rows
    assert page.step == "rows"
    assert states(page) == {RowState.READY: 8, RowState.QUESTION: 3, RowState.LEFT_OUT: 2}
    assert page.main.words() == "Take over 8 members"

    stand_on(page, 11)  # number 7 stands there twice: Space gives the next free one
    type_in(page.table.view, "<Space>")
    assert page.presenter.counts[RowState.QUESTION] == 2
    stand_on(page, 9)  # there is no 31 February
    type_in(page.table.view, "<Space>")
    assert page.step == "row"
    type_in(None, "28/02/2023<Return>")
    assert page.step == "rows"
    stand_on(page, 13)  # Meena or Mina
    type_in(page.table.view, "<Space>")
    assert page.step == "row"
    type_in(None, "<Tab><Space>")  # another person
    assert states(page) == {RowState.READY: 11, RowState.LEFT_OUT: 2}
    assert work.all() == ()

    type_in(page.table.view, "<Ctrl+Return>")
    taken = work.all()
    assert len(taken) == 11
    assert {row.number for row in taken if row.person.name == "Noor"} == {16}
    assert notice(page, "main").text().startswith("11 members are taken over.")
    assert page.main.words() == "Show the members"

    page.taking.undo()
    assert work.all() == ()
    assert "taken back" in notice(page, "main").text()
    assert page.main.words() == "Take over 11 members"


def test_what_stood_there_is_shown_below_what_was_read(page: ImportPage) -> None:
    opened(page)
    row = page.presenter.row(5)
    assert row is not None
    shown = {c.key: c.show(row) for c in page.model.columns}
    assert (shown["name"].text, shown["name"].second) == ("Champa", "CHAMPA")
    assert (shown["joined"].text, shown["joined"].second) == ("3 Apr 2022", "03/04/22")
    total = page.presenter.row(14)
    assert total is not None
    assert page.model.columns[5].show(total).text == "a total line, not a member"
    assert page.model.columns[6].show(total).button == "Look again"
    assert page.model.columns[6].show(total).quiet


def test_chips_filter_the_rows_and_search_finds_names(page: ImportPage, qtbot: QtBot) -> None:
    opened(page)
    page.chips.choose(RowState.QUESTION)
    assert page.model.rowCount() == 3
    page.search.set_value("malati")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_the_answer_about_dates_counts_for_the_whole_file(work: Work, page: ImportPage) -> None:
    data = xlsx([["No.", "Name", "Joined"], [1, "Asha", "03/04/2024"], [2, "Bina", "05/06/2024"]])
    page.presenter.begin(
        data, "x.xlsx", page.presenter.read(data), work.people.groups()[0].group_id
    )
    page.look("rows")
    asked = notice(page, "date")
    assert asked.text() == (
        "“03/04/2024”: which comes first in this file? Asked once. All 2 such dates follow your "
        "answer."
    )
    pair = asked.findChild(ChoicePair)
    assert pair is not None
    pair.buttons["month_first"].click()
    joined = [row.data.joined for row in page.presenter.proposal.rows]
    assert [day.month for day in joined if day] == [3, 5]


def test_a_column_may_mean_something_else(page: ImportPage) -> None:
    page.press_main()
    column = next(c for c in page.presenter.proposal.columns if c.heading == "Mobile")
    field = page.columns.choices[column.index]
    assert field.value() is Meaning.PHONE
    field.set_value(Meaning.UNKNOWN)
    field.changed.emit()
    assert page.presenter.proposal.columns[column.index].meaning is Meaning.UNKNOWN
    page.columns.choices[1].set_value(Meaning.UNKNOWN)
    page.columns.choices[1].changed.emit()
    assert not page.main.isEnabled()
    assert "Choose the column with the names." in notice(page, "file").text()


def test_a_group_that_is_not_here_is_asked_once(work: Work, page: ImportPage) -> None:
    data = xlsx([["Name", "Group"], ["Asha", "Tollygunge"], ["Bina", "Tollygunge"]])
    home = work.people.groups()[0].group_id
    page.presenter.begin(data, "x.xlsx", page.presenter.read(data), home)
    page.look("rows")
    assert states(page) == {RowState.QUESTION: 2}
    asked = notice(page, "group")
    assert asked.text() == "The group “Tollygunge” is not here yet. 2 rows name it. Asked once."
    choice = asked.findChild(ChoiceField)
    assert choice is not None
    choice.set_value("new")
    choice.changed.emit()
    page.press_main()
    assert {group.name for group in work.people.groups()} == {"Kalighat", "Tollygunge"}


def test_the_same_person_is_compared_and_changed_not_doubled(work: Work, page: ImportPage) -> None:
    home = work.people.groups()[0].group_id
    work.member(home, "Mina", number=4)
    data = xlsx([["No.", "Name"], [9, "Meena"]])
    page.presenter.begin(data, "x.xlsx", page.presenter.read(data), home)
    page.look("rows")
    row = page.presenter.row(2)
    assert row is not None
    page.answering.press(row)
    assert page.step == "row"
    page.panel.buttons[0].click()  # same person
    assert states(page) == {RowState.CHANGE: 1}
    page.press_main()
    assert [(m.person.name, m.number) for m in work.all()] == [("Meena", 4)]


def test_look_again_and_leave_out(page: ImportPage) -> None:
    opened(page)
    total = page.presenter.row(14)
    assert total is not None
    page.answering.press(total)
    assert page.presenter.counts[RowState.LEFT_OUT] == 1
    asha = page.presenter.row(3)
    assert asha is not None
    page.answering.open_row(asha)
    page.panel.skipped.emit()
    assert page.presenter.counts[RowState.LEFT_OUT] == 2
    skipped = page.presenter.row(3)
    assert skipped is not None
    page.answering.press(skipped)
    assert page.presenter.counts[RowState.LEFT_OUT] == 1


def test_nothing_is_written_when_the_register_changed_meanwhile(
    page: ImportPage, work: Work
) -> None:
    opened(page)
    home = work.people.groups()[0].group_id
    work.member(home, "Asha", number=1)
    page.press_main()
    assert len(work.all()) == 1
    assert "Nothing was written" in notice(page, "main").text()


def test_the_same_file_says_when_it_was_taken_over(page: ImportPage) -> None:
    opened(page)
    page.press_main()
    page.put_away()
    opened(page)
    assert "taken over on 22 Nov 2026" in notice(page, "same").text()
    assert page.main.words() == "Show the members"


def test_an_earlier_import_is_taken_back_after_a_question(
    page: ImportPage, work: Work, answer_dialog: Answer
) -> None:
    opened(page)
    page.press_main()
    page.put_away()
    batch = work.people.batches()[0]
    asked = answer_dialog(False)
    page.start.back.emit(batch)
    assert asked == ["Take this import back?"]
    assert len(work.all()) == 8
    answer_dialog(True)
    page.start.back.emit(batch)
    assert work.all() == ()
    assert all(row.struck for row in work.all(Shown.ALL))


def test_the_problem_list_asks_first_and_neutralises(
    page: ImportPage, answer_dialog: Answer, saved_at: Path
) -> None:
    opened(page)
    answer_dialog(False)
    page.taking.save_problems()
    assert not saved_at.exists()
    asked = answer_dialog(True)
    page.taking.save_problems()
    assert asked == ["Save a file that is not encrypted?"]
    lines = saved_at.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Row,No.,Name,Joined,What we found"
    assert "9,8,Malati,31/02/2023,There is no such day: 31/02/2023." in lines
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "nothing in this file"), (b"MZ\x90\x00", "program"), (b"%PDF-1.7", "PDF")],
)
def test_files_that_are_no_register_are_refused_in_words(
    page: ImportPage, register: Path, content: bytes, words: str
) -> None:
    register.write_bytes(content)
    page.press_main()
    assert page.step == "start"
    assert words in notice(page, "main").text()


def test_a_file_that_went_away_is_said(page: ImportPage, register: Path) -> None:
    register.unlink()
    page.press_main()
    assert "cannot be read" in notice(page, "main").text()


def test_a_file_may_be_dropped(page: ImportPage, register: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(register))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    assert page.step == "columns"


def test_without_a_group_the_file_is_not_asked_for(work: Work, register: Path) -> None:
    made = window(work)
    page = at(made, "members-import")
    page.press_main()
    assert page.step == "start"
    assert page.start.group.error() == "Choose the group first."
    assert "Make the group first" in page.notices.current().text()


def test_the_window_does_not_wait_for_the_file(work: Work, register: Path, qtbot: QtBot) -> None:
    work.group()
    jobs = Jobs()
    made: MainWindow = window(work, jobs=jobs)
    page = made.page("members-import")
    made.show_page("members-import")
    qtbot.waitUntil(lambda: page.start.group.value() is not None)  # type: ignore[attr-defined]
    page.press_main()  # type: ignore[attr-defined]
    assert page.step == "start"  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.step == "columns")  # type: ignore[attr-defined]
    qtbot.waitUntil(jobs.idle)
    jobs.close()
    QApplication.processEvents()
