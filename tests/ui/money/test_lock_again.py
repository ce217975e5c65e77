"""A lock that was lifted is proposed anew, on the first page of money and on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from finance.ledger.commands import Unlock
from sr_board.access.roles import Role
from tests.service.money.conftest import Money
from tests.ui.money.sheet_house import work_of
from ui.buttons import Button
from ui.live import speak
from ui.main_window import MainWindow
from ui.money.closing.closing_page import ClosingPage
from ui.money.home.page import MoneyHomePage
from ui.money.home.presenter import MoneyHomePresenter
from ui.today import SOURCES
from ui.today_money import lock_rows

from .conftest import MoneyWork

Opened = Callable[..., MainWindow]
APRIL = date(2026, 4, 30)
PLACE = {"kind": "month", "day": APRIL}


@pytest.fixture
def lifted(money: Money) -> Money:
    """April was locked, and opened again by two."""
    money.lock_month(APRIL)
    money.desk().ledger.locks.unlock(Unlock(money.group, "A bill came late", money.second()))
    return money


def facts(money: Money) -> list[tuple[str, str]]:
    seen = MoneyHomePresenter(MoneyWork(money, money.desk()._who)).load(money.group)
    return [(speak(warned.fact), warned.go) for warned in seen.warned]


def test_home_and_today_propose_the_lock_until_it_is_set(lifted: Money) -> None:
    assert lock_rows in SOURCES
    assert facts(lifted) == [("April 2026 was opened again", "money-closing")]
    (row,) = lock_rows(work_of(lifted))
    assert (row.go, row.place) == ("money-closing", PLACE | {"group": lifted.group})
    assert "Bakul Samiti" in speak(row.line)
    lifted.lock_month(APRIL)
    assert facts(lifted) == []
    assert lock_rows(work_of(lifted)) == []


def test_the_button_leads_to_the_steps_of_the_month(lifted: Money, window: Opened) -> None:
    main = window()
    main.show_page("money", group=lifted.group)
    page = main.page("money")
    assert isinstance(page, MoneyHomePage)
    button = next(each for each in page.findChildren(Button) if each.words() == "Lock it again")
    button.click()
    assert main.here == "money-closing"
    steps = main.page("money-closing")
    assert isinstance(steps, ClosingPage)
    assert (steps.kind.value(), steps.span.value()) == ("month", APRIL.replace(day=1))


def test_a_lock_that_stands_or_never_stood_proposes_nothing(money: Money) -> None:
    assert facts(money) == [] and lock_rows(work_of(money)) == []
    money.lock_month(APRIL)
    assert facts(money) == [] and lock_rows(work_of(money)) == []


def test_today_tells_only_those_who_lock(lifted: Money) -> None:
    work = work_of(lifted)
    work.who = lifted.desk(Role.AUDITOR).ledger.who
    assert lock_rows(work) == ()
    work.who, work.vault_read_only = lifted.desk().ledger.who, True
    assert lock_rows(work) == ()
