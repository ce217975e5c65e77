"""The keys of a meeting, counted through the real page, and the time they take."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from finance.rules.sheet import Column, RowState
from finance.sheet.commands import SetSheetRules
from finance.sheet.views import SheetState
from sr_board.base.ids import new_id
from sr_board.people.models import Membership, Person
from sr_board.people.records import search_key
from tests.conftest import START
from tests.service.money.conftest import TODAY, Money
from tests.service.money.lending import Lending
from tests.service.money.sheets import lines_of_entries
from ui.money.sheet.page import SheetPage

from .sheet_house import Keys, sheet_page, treasurer_window

MORE = ("Parul", "Rekha", "Rupa", "Sabina", "Shanta")
SECONDS_A_KEY = 1
"""Somebody who looks at her fingers: a key in a second."""
SECONDS_OF_HANDS = {"count": 25, "aloud": 20, "payments": 20, "attendance": 8, "money": 20}
"""Beside the keys: notes through the hands, reading aloud, the second person, looking, asking."""


def begin(window: object, keys: Keys) -> SheetPage:
    """Enter at the list of sheets, Enter at the recall."""
    keys.window.show_page("money-sheets")
    keys.enter()
    page = sheet_page(keys.window)
    keys.enter()
    return page


def walk(keys: Keys, page: SheetPage) -> None:
    """The keys from now on belong to the step the page shows."""
    keys.step = page.step


def test_ten_members_two_late_take_at_most_forty_keys(qtbot: QtBot, money: Money) -> None:
    money.receive(120000, "3020", None, on_date=TODAY - timedelta(days=7))
    money.desk().sheet_work.set_rules(SetSheetRules(money.group, late_fine=500))
    window = treasurer_window(qtbot, money)
    keys = Keys(window)
    page = begin(window, keys)
    walk(keys, page)
    keys.type("47")
    keys.enter(2)
    walk(keys, page)
    keys.key(Qt.Key.Key_F5)
    keys.go_on()
    for step in ("requests", "payments"):
        walk(keys, page)
        assert page.step == step
        keys.enter()
    walk(keys, page)
    keys.enter(2)
    walk(keys, page)
    for pieces in ("2", "", "6", "2", "", "1"):
        keys.type(pieces)
        keys.enter()
    keys.type("2")
    keys.enter(2)
    for _ in ("aloud", "sign"):
        walk(keys, page)
        keys.enter()
    view = money.desk().sheets.sheet(page.sitting.view.id if page.sitting else "")
    assert view.state is SheetState.CLOSED
    assert lines_of_entries(money)[1:] == [
        ("meeting", {"1010": 51000, "2010": -50000, "4020": -1000})
    ]
    assert keys.total <= 40
    assert keys.counted["count"] <= 18
    assert keys.counted["attendance"] <= 8


def fifteen(money: Money) -> Lending:
    """Five more members; three run loans that are due today, and one was granted another."""
    stamp = {"recorded_at": START, "recorded_by": money.book.vault.slot_id}
    with money.book.uow() as uow:
        for number, name in enumerate(MORE, start=11):
            person = money.person[name] = new_id()
            uow.session.add(
                Person(
                    id=person,
                    chosen_name=name,
                    search_key=search_key(name),
                    symbol="mug",
                    hue="sea",
                    status="active",
                    **stamp,
                )
            )
            uow.session.flush()
            uow.session.add(
                Membership(
                    id=new_id(),
                    person_id=person,
                    group_id=money.group,
                    number=number,
                    member_class="full",
                    status="active",
                    joined=date(2024, 1, 1),
                    **stamp,
                )
            )
        uow.record("group.added", subject="test")
        uow.commit()
    lending = Lending(money)
    for name in ("Bina", "Champa", "Lakshmi"):
        lending.given(300000, 10, name, on=date(2026, 10, 24), first_due=TODAY)
    lending.decided(200000, 10, "Kajal")
    return lending


def test_fifteen_members_with_exceptions_and_loans_take_at_most_ninety_keys(
    qtbot: QtBot, money: Money
) -> None:
    fifteen(money)
    money.desk().sheet_work.set_rules(SetSheetRules(money.group, late_fine=500))
    window = treasurer_window(qtbot, money)
    keys = Keys(window)
    page = begin(window, keys)
    walk(keys, page)
    keys.type("410++8++")
    keys.enter(2)
    walk(keys, page)
    sitting = page.sitting
    assert sitting is not None
    box = meeting_of_fifteen(keys, money, page)
    walk(keys, page)
    count(keys, page, box)
    for _ in ("aloud", "sign"):
        walk(keys, page)
        keys.enter()
    view = money.desk().sheets.sheet(sitting.view.id)
    assert view.state is SheetState.CLOSED
    kinds = [kind for kind, _ in lines_of_entries(money)]
    assert kinds[-3:] == ["meeting", "loan_out", "contra"]
    assert keys.total <= 90
    assert seconds(keys.counted) < 180


def meeting_of_fifteen(keys: Keys, money: Money, page: SheetPage) -> int:
    """All as due but for three, a loan paid out, a deposit; what must be in the box."""
    sitting = page.sitting
    assert sitting is not None
    keys.key(Qt.Key.Key_F5)
    keys.type("/7")
    keys.key(Qt.Key.Key_Right)
    keys.type("100")
    keys.enter()
    assert sitting.row(money.person["Lakshmi"]).state is RowState.PART
    keys.type("/10")
    keys.key(Qt.Key.Key_Left)
    keys.type("50")
    keys.enter()
    keys.type("2")
    keys.enter()
    assert sitting.row(money.person["Noor"]).state is RowState.SENT
    keys.type("/13")
    keys.key(Qt.Key.Key_Right, 4)
    keys.type("20")
    keys.enter()
    assert sitting.given(money.person["Rupa"]).of(Column.OTHER) == 2000
    keys.go_on()
    walk(keys, page)
    keys.enter()
    walk(keys, page)
    keys.enter(2)
    keys.passphrase()
    keys.enter()
    walk(keys, page)
    assert page.step == "bank"
    keys.type("5000")
    keys.enter()
    keys.type("12")
    keys.enter(3)
    assert page.step == "count"
    return sitting.box().must


def count(keys: Keys, page: SheetPage, box: int) -> None:
    """Notes and coins from the largest, until the box agrees; then who counted beside her."""
    sitting = page.sitting
    assert sitting is not None
    left = box
    for worth in sitting.view.worths:
        pieces, left = divmod(left, worth)
        keys.type(str(pieces) if pieces else "")
        keys.enter()
        if not left:
            break
    keys.type("1")
    keys.enter(2)


def seconds(counted: Counter[str]) -> int:
    """A reckoning: keys at the pace of somebody who looks at her fingers, and her hands."""
    return sum(counted.values()) * SECONDS_A_KEY + sum(SECONDS_OF_HANDS.values())
