"""A new member: quick to write, and nobody is written down twice by accident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sr_board.people.rows import Shown
from tests.ui.members.house import Work, at, window
from ui.buttons import Button
from ui.main_window import MainWindow

TypeIn = Callable[[QWidget | None, str], None]


def new_page(made: MainWindow, group: str | None) -> Any:
    return at(made, "member-new", group=group)


def press(page: QWidget, words: str) -> None:
    button = next(b for b in page.findChildren(Button) if b.words() == words and b.isVisible())
    button.click()


def test_two_members_by_keyboard(made: MainWindow, work: Work, home: str, type_in: TypeIn) -> None:
    page = new_page(made, home)
    assert page.name.box.hasFocus()
    for name in ("Tara", "Uma"):
        type_in(page.name.box, name)
        type_in(page.name.box, "<Ctrl+Return>")
        assert page.name.box.hasFocus()
        assert page.name.value() == ""
    rows = {row.person.name: row.number for row in work.all()}
    assert (rows["Tara"], rows["Uma"]) == (16, 17)
    assert page.notices.current().text().startswith("Uma is written down.")


def test_a_similar_name_is_shown_while_typing(
    made: MainWindow, home: str, type_in: TypeIn, qtbot: QtBot
) -> None:
    page = new_page(made, home)
    type_in(page.name.box, "Meena")
    qtbot.waitUntil(lambda: page.notices.current("alike") is not None)
    assert page.notices.current("alike").text() == (
        "A similar name is here: Mina, no. 9 in Kalighat. Is she the same person?"
    )


def test_a_name_in_another_script_is_found(made: MainWindow, home: str) -> None:
    found = new_page(made, home).presenter.alike("লক্ষ্মী")
    assert {alike.person.name for alike in found} >= {"লক্ষ্মী"}
    found = new_page(made, home).presenter.alike("Aasha")
    assert {alike.person.name for alike in found} == {"Asha", "আশা"}


def test_saving_with_a_similar_name_asks_before_it_writes(
    made: MainWindow, work: Work, home: str
) -> None:
    page = new_page(made, home)
    before = len(work.all(Shown.ALL))
    page.name.set_value("Meena")
    page.save()
    assert len(work.all(Shown.ALL)) == before
    assert page.beside.isVisible()
    press(page.beside, "Another person")
    page.save()
    assert len(work.all(Shown.ALL)) == before + 1


def test_the_same_person_in_the_same_group_leads_to_her_page(
    made: MainWindow, work: Work, home: str
) -> None:
    page = new_page(made, home)
    page.name.set_value("Meena")
    page.save()
    press(page.beside, "Same person")
    assert made.here == "member"
    assert made.page("member").title.text() == "Mina"


def test_the_same_person_in_another_group_joins_it(made: MainWindow, work: Work, home: str) -> None:
    top = next(g.group_id for g in work.people.groups() if g.name == "Bakul Samiti")
    page = new_page(made, top)
    page.name.set_value("Parul")
    page.save()
    press(page.beside, "Same person")
    assert made.here == "member-join"
    joining: Any = made.page("member-join")
    assert joining.group.value() == top
    joining.save()
    parul = [row for row in work.all() if row.person.name == "Parul"]
    assert {row.group_name for row in parul} == {"Kalighat", "Bakul Samiti"}
    assert len({row.person.person_id for row in parul}) == 1


def test_who_is_too_young_is_refused_and_nothing_kept(
    made: MainWindow, work: Work, home: str
) -> None:
    page = new_page(made, home)
    page.name.set_value("Tara")
    page.age.set_value("১৭")
    page.save()
    assert "aged 18 or over" in page.notices.current().text()
    assert "Tara" not in {row.person.name for row in work.all(Shown.ALL)}


def test_faults_are_said_at_their_fields(made: MainWindow, home: str) -> None:
    page = new_page(made, home)
    page.name.set_value("Tara")
    page.joined.set_value("32/13/2026")
    page.save()
    assert page.joined.error().startswith("This is not a date.")
    page.joined.set_value("")
    page.number.set_value("no")
    page.save()
    assert page.number.error() == "Write a whole number."
    page.number.set_value("")
    page.name.set_value("")
    page.save()
    assert page.name.error()


def test_without_a_group_the_way_to_make_one_is_offered(work: Work) -> None:
    made = window(work)
    page = new_page(made, None)
    press(page.notices, "Make a group")
    assert made.here == "group-form"


def test_typing_is_kept_as_a_draft(made: MainWindow, home: str) -> None:
    page = new_page(made, home)
    assert page.draft() is None
    page.name.set_value("Tara")
    kept = page.draft()
    assert kept is not None
    assert kept["values"]["chosen_name"] == "Tara"
