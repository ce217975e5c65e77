"""Groups, offices and terms, as a secretary keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Role
from sr_board.people.rows import OfficeRow
from sr_board.people.rules.kinds import EndReason, GroupStatus, TermState
from tests.conftest import Book
from tests.ui.members.house import Work, at, window
from ui.buttons import Button
from ui.main_window import MainWindow

TypeIn = Callable[[QWidget | None, str], None]


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def office(work: Work, home: str, title: str) -> OfficeRow:
    return next(row for row in work.people.offices(home) if row.title == title)


def test_the_tree_shows_members_of_each_group_and_below(made: MainWindow, home: str) -> None:
    page: Any = at(made, "groups")
    shown = [
        [column.show(page.model.row(n)) for column in page.model.columns]
        for n in range(page.model.rowCount())
    ]
    plain = [[getattr(cell, "text", cell) for cell in row] for row in shown]
    assert [row[0].strip() for row in plain] == ["Bakul Samiti", "Kalighat", "বৌবাজার"]
    assert plain[0][3:5] == ["0", "24"]
    assert plain[1][3:5] == ["14", "–"]
    assert plain[1][0].startswith("\u2003")


def test_a_group_is_made_by_keyboard(work: Work, type_in: TypeIn, qtbot: QtBot) -> None:
    made = window(work)
    page: Any = at(made, "groups")
    type_in(page.foot.main, "<Ctrl+Return>")
    assert made.here == "group-form"
    form: Any = made.page("group-form")
    assert form.main.words() == "Make the group"
    type_in(form.name.box, "Kalighat<Return>")
    assert form.code.box.hasFocus()
    type_in(form.code.box, "KAL<Ctrl+Return>")
    qtbot.waitUntil(lambda: made.here == "group")
    (group,) = work.people.groups()
    assert (group.name, group.code, group.status) == ("Kalighat", "KAL", GroupStatus.ACTIVE)


def test_name_place_and_state_are_changed(made: MainWindow, work: Work, home: str) -> None:
    page: Any = at(made, "group-form", id=home)
    assert page.main.words() == "Save the changes"
    page.form.set_values({"name": "Kalighat East", "parent_id": "-", "status": "dormant"})
    page.save()
    group = work.people.group(home)
    assert (group.name, group.parent_id, group.status) == (
        "Kalighat East",
        None,
        GroupStatus.DORMANT,
    )


def test_a_group_under_itself_is_refused_in_words(made: MainWindow, work: Work, home: str) -> None:
    top = work.people.group(home).parent_id
    page: Any = at(made, "group-form", id=top)
    page.form.set_values({"parent_id": home})
    page.save()
    assert made.here == "group-form"
    assert "cannot be its own parent" in page.notices.current().text()


def test_dissolving_asks_for_the_resolution(made: MainWindow, work: Work, home: str) -> None:
    page: Any = at(made, "group-form", id=home)
    assert not page.resolution.isVisible()
    page.state.set_value(GroupStatus.DISSOLVED)
    page.state.changed.emit()
    assert page.resolution.isVisible()
    page.save()
    assert "by a resolution only" in page.notices.current().text()


def test_offices_show_who_is_over_her_term(made: MainWindow, home: str) -> None:
    page: Any = at(made, "group", id=home)
    assert "elected, 1 Oct 2024 to 30 Sept 2026" in texts(page)
    marks = [w.accessibleName() for w in page.findChildren(QWidget) if w.isVisible()]
    assert "53 days over her term" in marks
    assert "2 seats are empty" in marks


def test_an_office_is_made_with_the_groups_own_word(
    made: MainWindow, work: Work, home: str
) -> None:
    page: Any = at(made, "office-form", group=home)
    page.usual.set_value("own")
    page.usual.changed.emit()
    page.title_field.set_value("Keeper of the lamp")
    page.seats.set_value("৩")
    page.save()
    made_office = office(work, home, "Keeper of the lamp")
    assert (made_office.seats, made_office.term_months) == (3, 24)
    assert made.here == "group"


def test_someone_takes_a_seat_by_keyboard(
    made: MainWindow, work: Work, home: str, type_in: TypeIn, qtbot: QtBot
) -> None:
    place = office(work, home, "Treasurer").office_id
    page: Any = at(made, "term-begin", group=home, office=place)
    type_in(page.person.box, "farida")
    qtbot.waitUntil(lambda: len(page.person.board.tiles) == 2)
    type_in(page.person.box, "<Return>")
    type_in(None, "<Space>")
    assert page.person.value() is not None
    page.started.set_value("01/11/2026")
    type_in(page.started.box, "<Ctrl+Return>")
    qtbot.waitUntil(lambda: made.here == "group")
    (holder,) = office(work, home, "Treasurer").holders
    assert holder.person.name in ("Farida", "ফরিদা")
    assert holder.started == date(2026, 11, 1)


def test_an_office_that_is_held_is_refused(made: MainWindow, work: Work, home: str) -> None:
    page: Any = at(made, "term-begin", group=home, office=office(work, home, "Chair").office_id)
    bina = next(row.person for row in work.all() if row.person.name == "Bina")
    page.person.set_value(bina)
    page.save()
    assert made.here == "term-begin"
    assert "Rekha still holds this office" in page.notices.current().text()


def test_a_term_ends(made: MainWindow, work: Work, home: str) -> None:
    chair = office(work, home, "Chair")
    page: Any = at(
        made,
        "term-end",
        group=home,
        office=chair.office_id,
        term=chair.holders[0].term_id,
    )
    assert page.title.text() == "Rekha ends her term as Chair"
    page.save()
    assert page.reason.error() == "Choose the reason."
    page.reason.set_value(EndReason.RESIGNED)
    page.ended.set_value("20/11/2026")
    page.save()
    assert office(work, home, "Chair").vacant == 1


def test_who_held_what_on_an_earlier_day(made: MainWindow, home: str) -> None:
    page: Any = at(made, "group", id=home)
    page.on.set_value("01/06/2025")
    QApplication.processEvents()
    shown = [b.words() for b in page.findChildren(Button) if b.isVisible()]
    assert "Her term ends" not in shown
    marks = [w.accessibleName() for w in page.findChildren(QWidget) if w.isVisible()]
    assert "serving" in marks
    assert "53 days over her term" not in marks
    assert "1 seat is empty" in marks  # the chair came in 2026


def test_a_treasurer_reads_and_changes_nothing(work: Work, home: str, book: Book) -> None:
    made = window(Work(book, (Role.TREASURER,)))
    page: Any = at(made, "group", id=home)
    shown = [b.words() for b in page.findChildren(Button) if b.isVisible()]
    assert "Her term ends" not in shown
    assert page.foot.main is None
    assert TermState.SERVING in {
        holder.state for row in work.people.offices(home) for holder in row.holders
    }
