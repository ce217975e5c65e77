"""Amounts ten times the usual and words like a case number are asked about once more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from finance.ledger.balances import cash_in_hand
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed
from tests.service.money.conftest import Money
from tests.service.money.sheets import begun
from tests.ui.meetings.typing import go
from ui.main_window import MainWindow
from ui.money.ledger.pay import MoneyInPage, MoneyOutPage
from ui.money.sheet.payments_step import PaymentsStep
from ui.money.sheet.sitting import Sitting

from .conftest import PHRASE

Opened = Callable[..., MainWindow]


@pytest.fixture
def usual(money: Money) -> Money:
    """Three times twenty rupees of stationery, three fines of five."""
    money.receive(5000_00)
    for _ in range(3):
        money.pay(20_00)
        money.receive(5_00, "4020", None)
    return money


def cash(money: Money) -> int:
    with money.book.read() as session:
        return cash_in_hand(session, money.group)


def paying(money: Money, window: MainWindow, amount: str, words: str) -> MoneyOutPage:
    page = go(window, "money-out", group=money.group)
    assert isinstance(page, MoneyOutPage)
    page.amount.set_value(amount)
    page.account.set_value("5030")
    page.paper.set_value("8/2026")
    page.narration.set_value(words)
    return page


def test_a_payment_ten_times_the_usual_asks_once_more(usual: Money, window: Opened) -> None:
    page = paying(usual, window(), "200", "Paper")
    page.save()
    notice = page.notices.current("much-more")
    assert notice is not None and "much more than usual" in notice.text()
    assert not page.panel.isVisible() and page.amount.amount() == 200_00
    page.amount.set_value("250")
    page.save()  # another amount is another question
    assert not page.panel.isVisible() and page.notices.current("much-more") is not None
    page.save()
    assert page.panel.isVisible() and page.notices.current("much-more") is None
    before = cash(usual)
    page.panel.passphrase.set_value(PHRASE)
    page.panel.sign()
    assert cash(usual) == before - 250_00


def test_less_than_ten_times_asks_nothing(usual: Money, window: Opened) -> None:
    page = paying(usual, window(), "199", "Paper")
    page.save()
    assert page.panel.isVisible()


def test_a_case_number_in_the_words_is_warned_about(usual: Money, window: Opened) -> None:
    page = paying(usual, window(), "20", "Bus, SRB-KOL-26-0123-K")
    page.wait()
    notice = page.notices.current("case-number")
    assert notice is not None and "number of a case" in notice.text()
    assert page.narration.value() == "Bus, SRB-KOL-26-0123-K"
    assert usual.desk().ledger.reading.waiting(usual.group) == ()
    page.narration.set_value("Bus")
    page.save()
    assert page.panel.isVisible() and page.notices.current("case-number") is None


def test_money_in_asks_too(usual: Money, window: Opened) -> None:
    main = window()
    page = go(main, "money-in", group=usual.group)
    assert isinstance(page, MoneyInPage)
    page.amount.set_value("500")
    page.account.set_value("4020")
    before = cash(usual)
    page.save()
    assert cash(usual) == before and page.notices.current("much-more") is not None
    page.save()
    assert cash(usual) == before + 500_00


def test_savings_far_above_those_of_a_meeting_ask(money: Money, window: Opened) -> None:
    page = go(window(), "money-in", group=money.group)
    assert isinstance(page, MoneyInPage)
    page.amount.set_value("500")
    page.account.set_value("2010")
    page.member.set_value(money.person["Bina"])
    page.save()
    assert cash(money) == 0 and page.notices.current("much-more") is not None


def test_payments_of_the_sheet_ask_too(usual: Money, qtbot: QtBot) -> None:
    step = PaymentsStep()
    qtbot.addWidget(step)
    sitting = Sitting(begun(usual))
    step.show_sitting(sitting)
    step.again()
    step.show_form(on=True)
    step.account.set_value("5030")
    step.amount.set_amount(300_00)
    step.note.set_value("SRB-KOL-26-0123-K")
    step.take()
    assert sitting.content.payments == ()
    assert step.notices.current("much-more") is not None
    assert step.notices.current("case-number") is not None
    assert step.amount.amount() == 300_00
    step.note.set_value("Bags")
    step.take()
    assert step.notices.current("case-number") is None
    assert sitting.content.payments == ()
    step.take()
    assert [each.amount for each in sitting.content.payments] == [300_00]


@pytest.mark.parametrize("role", list(Role))
def test_the_usual_and_lifted_locks_are_for_readers(money: Money, role: Role) -> None:
    reading = money.desk(role).ledger.reading
    if Action.MONEY_READ in GRANTS[role]:
        assert reading.usual(money.group, out=True) == {} and reading.lifted() == ()
        return
    with pytest.raises(NotAllowed):
        reading.usual(money.group, out=True)
    with pytest.raises(NotAllowed):
        reading.lifted()
