"""One person: what is shown to whom, and everything that is done with her."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Action, Role
from sr_board.people.rows import MemberRow, Shown
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus, SelfAnswer
from sr_board.people.service_persons import SetPrivate
from tests.conftest import Book
from tests.ui.members.house import Work, at, fill, window
from ui.buttons import Button
from ui.main_window import MainWindow

TypeIn = Callable[[QWidget | None, str], None]
Answer = Callable[[bool], list[str]]


def one(work: Work, name: str) -> MemberRow:
    return next(row for row in work.all(Shown.ALL) if row.person.name == name)


def open_page(made: MainWindow, work: Work, name: str, key: str = "member") -> Any:
    row = one(work, name)
    return at(made, key, id=row.person.person_id, membership=row.membership_id)


def texts(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def buttons(page: QWidget) -> list[str]:
    return [b.words() for b in page.findChildren(Button) if b.isVisible()]


def reload(work: Work, row: MemberRow) -> MemberRow:
    return work.row(row.membership_id)


def test_her_page_shows_memberships_and_offices(made: MainWindow, work: Work) -> None:
    shown = texts(open_page(made, work, "Asha"))
    assert "Kalighat, no. 1" in shown
    assert "full member, joined 3 Jan 2020" in shown
    assert "elected, 1 Oct 2024 to 30 Sept 2026" in shown


def test_legal_name_and_phone_only_for_those_who_may(work: Work, home: str, book: Book) -> None:
    asha = one(work, "Asha").person.person_id
    work.persons.set_private(SetPrivate(asha, "Asha Rani", "9831234567"))
    for roles, sees in (((Role.CHAIR,), True), ((Role.TREASURER,), False)):
        made = window(Work(book, roles))
        shown = texts(at(made, "member", id=asha))
        assert ("Asha Rani" in shown) is sees
        made.close()


def test_answers_are_shown_with_the_right_given_by_name_only(
    work: Work, home: str, book: Book
) -> None:
    named = Work(book, (Role.SECRETARY,), frozenset({Action.SUBGROUP_READ}))
    asha = one(work, "Asha").person.person_id
    made = window(named)
    page = at(made, "member-answer", id=asha)
    page.key.set_value("migrant")
    page.answer.set_value(SelfAnswer.YES)
    page.save()
    assert made.here == "member"
    shown = texts(made.page("member"))
    assert "from another place: yes (22 Nov 2026)" in shown
    plain = window(work)
    page = at(plain, "member", id=asha)
    assert not any("from another place" in text for text in texts(page))
    assert "She gives an answer" not in buttons(page)
    plain.show_page("member-answer", id=asha)
    assert plain.here == "member"
    made.page("member")._withdraw("migrant")
    assert named.subgroup_totals.of_person(asha) == ()


def test_a_helper_sees_no_dates_and_no_ways_to_write(work: Work, home: str, book: Book) -> None:
    asha = one(work, "Asha").person.person_id
    made = window(Work(book, (Role.HELPER,)))
    page = at(made, "member", id=asha)
    assert "Kalighat, no. 1" in texts(page)
    assert not any("joined" in text for text in texts(page))
    assert buttons(page) == ["All members"]


def test_leaving_by_keyboard(made: MainWindow, work: Work, type_in: TypeIn, qtbot: QtBot) -> None:
    row = one(work, "Bina")
    page = open_page(made, work, "Bina", "member-leave")
    assert page.left.box.hasFocus()
    type_in(page.left.box, "<Ctrl+Return>")
    assert page.reason.error() == "Choose the reason."
    page.left.set_value("")
    type_in(page.left.box, "21/11/2026<Return>")
    assert page.reason.box.hasFocus()
    type_in(page.reason.box, "<Down><Down><Return>")
    assert page.main.hasFocus()
    type_in(page.main, "<Ctrl+Return>")
    qtbot.waitUntil(lambda: made.here == "member")
    after = reload(work, row)
    assert (after.left, after.reason) == (date(2026, 11, 21), LeaveReason.MOVED)
    assert "It is recorded that she left." in texts(made.page("member"))


def test_removal_asks_for_the_resolution(made: MainWindow, work: Work) -> None:
    page = open_page(made, work, "Bina", "member-leave")
    assert not page.resolution.isVisible()
    page.reason.set_value(LeaveReason.REMOVED_BY_RESOLUTION)
    page.reason.changed.emit()
    assert page.resolution.isVisible()
    page.save()
    assert made.here == "member-leave"
    assert "by a resolution only" in page.notices.current().text()
    page.resolution.set_value("KAL-2026-15")
    page.save()
    assert reload(work, one(work, "Bina")).status is MemberStatus.REMOVED


def test_a_date_in_the_future_is_said_at_its_field(made: MainWindow, work: Work) -> None:
    page = open_page(made, work, "Bina", "member-leave")
    page.left.set_value("01/01/2027")
    page.reason.set_value(LeaveReason.RESIGNED)
    page.save()
    assert "has not come yet" in page.left.error()
    assert page.left.box.hasFocus()


def test_suspending_and_ending_it(made: MainWindow, work: Work) -> None:
    page = open_page(made, work, "Bina", "member-suspend")
    page.until.set_value("01/02/2027")
    page.resolution.set_value("KAL-2026-16")
    page.save()
    row = one(work, "Bina")
    assert row.status is MemberStatus.SUSPENDED
    person = made.page("member")
    end = next(b for b in person.findChildren(Button) if b.words() == "End the suspension")
    end.click()
    assert reload(work, row).status is MemberStatus.ACTIVE


def test_a_slip_is_corrected_and_a_used_number_refused(made: MainWindow, work: Work) -> None:
    page = open_page(made, work, "Bina", "member-correct")
    page.number.set_value("3")
    page.save()
    assert "never given twice" in page.notices.current().text()
    page.number.set_value("৪০")
    page.joined.set_value("")
    page.kind.set_value(MemberClass.ASSOCIATE)
    page.save()
    row = reload(work, one(work, "Bina"))
    assert (row.number, row.joined, row.member_class) == (40, None, MemberClass.ASSOCIATE)


def test_striking_through_asks_and_the_default_keeps(
    made: MainWindow, work: Work, answer_dialog: Answer
) -> None:
    row = one(work, "Bina")
    page = open_page(made, work, "Bina", "member-correct")
    asked = answer_dialog(False)
    page.strike.click()
    assert asked == ["Strike this entry through?"]
    assert not reload(work, row).struck
    answer_dialog(True)
    page.strike.click()
    assert reload(work, row).struck


def test_name_tile_and_private_field_are_changed(made: MainWindow, work: Work) -> None:
    page = open_page(made, work, "Bina", "member-edit")
    page.form.set_values({"chosen_name": "বিনোদিনী", "legal_name": "Bina Roy"})
    page.tile.board.choose("moon")
    before = page.tile.hue
    page.tile.next_hue()
    page.save()
    row = one(work, "বিনোদিনী")
    card = work.people.card(row.person.person_id)
    assert card.person.symbol == "moon"
    assert card.person.hue != before
    assert card.private is not None
    assert card.private.legal_name == "Bina Roy"
    assert made.page("member").title.text() == "বিনোদিনী"


def test_a_name_of_ten_thousand_letters_is_refused_at_its_field(
    made: MainWindow, work: Work
) -> None:
    page = open_page(made, work, "Bina", "member-edit")
    page.form.fields["chosen_name"].line.setMaxLength(20_000)
    page.form.set_values({"chosen_name": "অ" * 10_000})
    page.save()
    assert made.here == "member-edit"
    assert page.form.fields["chosen_name"].error()


def test_joining_a_second_group(made: MainWindow, work: Work) -> None:
    page = open_page(made, work, "Bina", "member-join")
    offered = [page.group.choice.itemText(n).strip() for n in range(page.group.choice.count())]
    assert "Kalighat" not in offered
    other = next(g for g in work.people.groups() if g.name == "বৌবাজার")
    page.group.set_value(other.group_id)
    page.save()
    rows = [row for row in work.all() if row.person.name == "Bina"]
    assert {row.group_name for row in rows} == {"Kalighat", "বৌবাজার"}


def test_what_was_typed_comes_back_as_a_draft(made: MainWindow, work: Work) -> None:
    page = open_page(made, work, "Bina", "member-edit")
    assert page.draft() is None
    page.form.set_values({"chosen_name": "Bina Di"})
    kept = page.draft()
    assert kept is not None
    other = window(work)
    fresh = other.page("member-edit")
    fresh.restore(kept)
    at(other, "member-edit", **page.place)
    assert fresh.form.values()["chosen_name"] == "Bina Di"


@pytest.mark.parametrize("key", ["member-edit", "member-leave", "member-correct"])
def test_enter_in_every_field_saves_nothing(
    made: MainWindow, work: Work, type_in: TypeIn, key: str
) -> None:
    page = open_page(made, work, "Bina", key)
    before = work.all(Shown.ALL)
    for field in page.form.fields.values():
        if field.isVisible():
            type_in(field.box, "<Return>")
    assert made.here == key
    assert work.all(Shown.ALL) == before


def test_fill_makes_a_collective(work: Work) -> None:
    assert fill(work)
    assert len(work.all()) == 24
