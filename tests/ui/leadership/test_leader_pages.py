"""The pages of leaders through the window: board, turn, bank, hand-over, petition."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from sr_board.access.roles import Role
from tests.ui.leadership.conftest import House, Open
from ui import live
from ui.cards import Row
from ui.labels import Label
from ui.state import StateMark


def said(page: QWidget) -> str:
    """All words on a page."""
    labels = [label.text() for label in page.findChildren(Label)]
    marks = [mark.accessibleName() for mark in page.findChildren(StateMark)]
    return "\n".join([*labels, *marks])


def test_the_board_says_who_holds_what(window: Open, house: House) -> None:
    made = window()
    made.show_page("leaders", group=house.group)
    words = said(made.page("leaders"))
    assert "Chair: Asha (no. 1)" in words
    assert "Treasurer: Mina (no. 9)" in words
    assert "Treasurer: Bina to Mina" in words
    assert "2 of 2: Asha and Bina" in words
    assert "empty" in words


def test_a_helper_sees_no_button_that_writes(window: Open, house: House) -> None:
    made = window(Role.HELPER)
    made.show_page("leaders", group=house.group)
    rows = made.page("leaders").findChildren(Row)
    assert rows
    assert all(row.button is None for row in rows)


def test_someone_takes_a_seat_and_rules_are_shown_first(window: Open, house: House) -> None:
    made = window()
    made.show_page("leader-seat", group=house.group, office=house.office["member"], seat=1)
    page = made.page("leader-seat")
    page.person.set_value(house.collective.id_of(1))
    page.look()
    assert page.notices.current("rule0") is not None
    page.person.set_value(house.collective.id_of(5))
    page.look()
    assert page.notices.current("rule0") is None
    page.save()
    assert "Committee member, seat 1: Jyoti (no. 5)" in said(made.page("leaders"))


def test_a_form_without_a_person_says_so(window: Open, house: House) -> None:
    made = window()
    made.show_page("leader-seat", group=house.group, office=house.office["member"], seat=1)
    page = made.page("leader-seat")
    page.save()
    assert page.person.error() == "Choose who takes it."


def test_her_term_ends(window: Open, house: House) -> None:
    made = window()
    desk = house.work(Role.SECRETARY).leadership.leaders
    term = next(t for t in desk.history(house.group) if t.who.name == "Asha")
    made.show_page("leader-end", group=house.group, term=term.term_id)
    made.page("leader-end").save()
    assert next(t for t in desk.history(house.group) if t.who.name == "Asha").ended is not None


def test_a_turn_is_ranked_and_every_refusal_spoken(window: Open, house: House) -> None:
    made = window()
    made.show_page("leader-turn", group=house.group, office=house.office["member"])
    page = made.page("leader-turn")
    assert page.view is not None
    assert "Asha already holds the office: Chair." in page.spoken()
    assert page.notices.current("tied") is not None  # all joined on one day
    page.read_aloud()
    page.go_lot()
    lot = made.page("leader-lot")
    lot.order.set_value("1 1")
    lot.save()
    assert lot.order.error() == "Write every number once."
    count = len(lot._tied)
    lot.order.set_value(" ".join(str(n) for n in range(count, 0, -1)))
    lot.drawer.set_value("A child")
    lot.one.set_value(house.collective.id_of(1))
    lot.two.set_value(house.collective.id_of(12))
    lot.save()
    made.show_page("leader-turn", group=house.group, office=house.office["member"])
    assert page.notices.current("tied") is None
    assert page.notices.current("next") is not None


def test_the_bank_is_told_and_answers(window: Open, house: House) -> None:
    made = window(Role.TREASURER)
    made.show_page("leader-bank", group=house.group)
    page = made.page("leader-bank")
    page.paper.set_value("9/2026")
    desk = house.work(Role.TREASURER).leadership
    page.save()
    (coming,) = [view for view in desk.mandates.register(house.group) if view.told_on is None]
    assert {line.who.name for line in coming.signatories} == {"Asha", "Mina"}
    made.show_page("leader-bank", group=house.group)
    page.tell(coming.id)
    page.answer(coming.id)
    (work,) = desk.mandates.work(house.group)
    assert work.in_force is not None
    assert work.in_force.id == coming.id


def handover(made: object, house: House) -> object:
    """The page of the hand-over from Bina to Mina."""
    desk = house.work(Role.SECRETARY).leadership
    (waiting,) = desk.handovers.waiting(house.group)
    made.show_page(  # type: ignore[attr-defined]
        "leader-handover",
        group=house.group,
        id=waiting.handover_id or "",
        giver=waiting.from_term.term_id,
        taker=waiting.to_term.term_id,
    )
    return made.page("leader-handover")  # type: ignore[attr-defined]


def test_cash_is_counted_by_notes_and_four_sign(window: Open, house: House) -> None:
    page = handover(window(), house)
    page.pieces[500_00].set_value("3")  # type: ignore[attr-defined]
    page.pieces[100_00].set_value("৪")  # type: ignore[attr-defined]
    assert "1,900" in page.total.text()  # type: ignore[attr-defined]
    page.book.set_value("1900")  # type: ignore[attr-defined]
    page.things["seal"].setChecked(True)  # type: ignore[attr-defined]
    page.save()  # type: ignore[attr-defined]
    page.one.set_value(house.collective.id_of(4))  # type: ignore[attr-defined]
    page.two.set_value(house.collective.id_of(6))  # type: ignore[attr-defined]
    page.sign()  # type: ignore[attr-defined]
    (view,) = house.work(Role.AUDITOR).leadership.handovers.signed(house.group)
    assert view.counted == 1_900_00
    assert [thing.kind for thing in view.things if thing.given] == ["seal"]


def test_a_treasurer_is_shown_the_money_part_only(window: Open, house: House) -> None:
    handover(window(), house)
    page = handover(window(Role.TREASURER), house)
    page.book.set_value("x")  # type: ignore[attr-defined]
    page.save()  # type: ignore[attr-defined]
    assert page.book.error()  # type: ignore[attr-defined]
    page.book.set_value("250.50")  # type: ignore[attr-defined]
    page.save()  # type: ignore[attr-defined]
    view = house.work(Role.AUDITOR).leadership.handovers.one(page.view.id)  # type: ignore[attr-defined]
    assert view.cash_book == 250_50
    assert not page.list.isVisibleTo(page)  # type: ignore[attr-defined]


def test_a_petition_is_handed_in_and_checked(window: Open, house: House) -> None:
    made = window()
    desk = house.work(Role.SECRETARY).leadership
    made.show_page("leader-petition", group=house.group, id="")
    page = made.page("leader-petition")
    chair = next(t for t in desk.leaders.history(house.group) if t.who.name == "Asha")
    page.leader.set_value(chair.term_id)
    page.count.set_value("7")
    page.save()
    (row,) = desk.recalls.of_group(house.group)
    made.show_page("leader-petition", group=house.group, id=row.id)
    page.lines.set_value("3 4 5 6 7 7 0")
    page.save()
    (row,) = desk.recalls.of_group(house.group)
    assert (row.verified, row.short_by) == (5, 0)


@pytest.mark.parametrize("width", [1366, 1024])
@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_page_stands_in_both_languages(
    window: Open, house: House, width: int, language: str
) -> None:
    made = window(width=width, height=768 if width > 1200 else 700)
    live.switch_language(language)
    for key in ("leaders", "leader-seat", "leader-turn", "leader-bank", "leader-history"):
        made.show_page(key, group=house.group)
        page = made.page(key)
        assert page.minimumSizeHint().width() <= made.width()
