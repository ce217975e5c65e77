"""Loans on the screen: asked for, granted, paid out by two, repaid, and what the card shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from finance.loans.commands import SaveProduct
from finance.rules.loans.products import Product
from sr_board.access.roles import Role
from tests.service.money.conftest import PHRASE, Money
from ui.main_window import MainWindow
from ui.money.loans.asking import AskPage, DecidePage
from ui.money.loans.card import LoanCardPage
from ui.money.loans.changes import ReplanPage, WaivePage, WriteOffPage
from ui.money.loans.lists import LoansPage, OverduePage
from ui.money.loans.paying import PayOutPage, RecoverPage, RepayPage, SettlePage, TopUpPage
from ui.money.loans.terms import TermsPage
from ui.money.loans.terms_form import NewTermsPage

Opened = Callable[..., MainWindow]


def here(window: MainWindow) -> Any:
    """The page shown."""
    return window.pages()[window.here]


def at(window: MainWindow, key: str, **place: object) -> Any:
    """The page of this key, arrived at."""
    window.desk.go(key, **place)
    return here(window)


@pytest.fixture
def product(money: Money) -> str:
    money.receive(2_000_000)
    desk = money.desk(Role.ADMINISTRATOR).loans.products
    return desk.save(SaveProduct(money.group, "Usual loan", Product())).id


def sign(money: Money, page: Any) -> None:
    page.panel.people.set_value(money.slots["Asha"])
    page.panel.passphrase.set_value(PHRASE)
    page.panel.sign()


def lend(money: Money, window: MainWindow, amount: str = "6000") -> str:
    """Request, decision and pay-out through the pages; the loan's id."""
    page = at(window, "money-loan-ask", group=money.group)
    assert isinstance(page, AskPage)
    page.member.set_value(money.person["Bina"])
    page.amount.set_value("15/2026")
    page.save()
    assert "for example 1500" in page.amount.error()
    page.amount.set_value(amount)
    page.look()
    assert page.plan.model.rowCount() == 10
    page.save()
    card = here(window)
    assert isinstance(card, LoanCardPage)
    loan = card._id
    card.main.click()
    decide: Any = here(window)
    assert isinstance(decide, DecidePage)
    assert decide.plan.model.rowCount() == 10
    decide.paper.set_value("9/2026")
    decide.save()
    here(window).main.click()
    pay: Any = here(window)
    assert isinstance(pay, PayOutPage)
    pay.save()
    assert "Bina" in pay.panel.what.text()
    sign(money, pay)
    assert isinstance(here(window), LoanCardPage)
    return str(loan)


def test_a_loan_from_the_request_to_an_advance(money: Money, window: Opened, product: str) -> None:
    opened = window()
    loan = lend(money, opened)
    page: Any = at(opened, "money-loans", group=money.group)
    assert isinstance(page, LoansPage) and page.card.body.count() == 1
    page = at(opened, "money-loan-repay", id=loan)
    assert isinstance(page, RepayPage)
    page.amount.set_value("1000")
    page.look()
    assert page.advance.isVisibleTo(page) and page.then.model.rowCount() == 9
    page.advance.set_value("lower")
    page._show_choice()
    assert page.then.model.rowCount() == 10
    page.save()
    card: Any = here(opened)
    assert isinstance(card, LoanCardPage) and card.model.rowCount() == 10
    assert "₹\u00a05,000" in [label.text() for label in card.top.findChildren(type(card.rows.head))]


def test_the_end_of_a_loan_by_settlement(money: Money, window: Opened, product: str) -> None:
    opened = window()
    loan = lend(money, opened)
    page: Any = at(opened, "money-loan-settle", id=loan)
    assert isinstance(page, SettlePage)
    page.save()
    assert isinstance(here(opened), LoanCardPage)
    assert not here(opened).main.isVisibleTo(here(opened))


def test_a_write_off_and_what_comes_later(money: Money, window: Opened, product: str) -> None:
    opened = window()
    loan = lend(money, opened)
    page: Any = at(opened, "money-loan-writeoff", id=loan)
    assert isinstance(page, WriteOffPage)
    page.save()
    assert page.reason.error()
    page.reason.set_value("she moved away")
    page.paper.set_value("14/2026")
    page.save()
    sign(money, page)
    here(opened).main.click()
    page = here(opened)
    assert isinstance(page, RecoverPage)
    page.amount.set_value("500")
    page.save()
    assert isinstance(here(opened), LoanCardPage)


def test_every_form_opens_and_says_what_is_missing(
    money: Money, window: Opened, product: str
) -> None:
    opened = window()
    loan = lend(money, opened)
    for key, kind in (
        ("money-loan-replan", ReplanPage),
        ("money-loan-waive", WaivePage),
        ("money-loan-topup", TopUpPage),
    ):
        page: Any = at(opened, key, id=loan)
        assert isinstance(page, kind)
        page.save()
        assert any(field.error() for field in page.form.fields.values())
    late: Any = at(opened, "money-loans-late", group=money.group)
    assert isinstance(late, OverduePage)


def test_the_administrator_writes_terms(money: Money, window: Opened, product: str) -> None:
    opened = window(Role.ADMINISTRATOR, Role.AUDITOR)
    page: Any = at(opened, "money-loan-terms", group=money.group)
    assert isinstance(page, TermsPage) and page.card.body.count() == 1
    page = at(opened, "money-loan-terms-new", group=money.group, id=product)
    assert isinstance(page, NewTermsPage)
    assert (page.name.value(), page.common.rate.value()) == ("Usual loan", "2")
    page.common.rate.set_value("1.5")
    page.common.max_amount.set_value("10000")
    page.save()
    found = money.desk(Role.AUDITOR).loans.found.products(money.group)
    assert [(row.version, row.product.rate) for row in found] == [(2, "1.5")]


def squashed(page: Any) -> list[str]:
    """What is drawn lower than it needs."""
    found = []
    for part in page.area.widget().findChildren(QWidget):
        by_width = part.hasHeightForWidth()
        need = part.heightForWidth(part.width()) if by_width else part.minimumSizeHint().height()
        if part.isVisible() and not isinstance(part, QHeaderView) and part.height() < need - 4:
            found.append(f"{type(part).__name__}: {part.height()} of {need}")
    return found


def test_the_card_is_never_drawn_squashed(
    money: Money, window: Opened, product: str, qapp: QApplication
) -> None:
    opened = window()
    opened.resize(1024, 700)
    loan = lend(money, opened)
    at(opened, "money-loans", group=money.group)
    qapp.processEvents()
    page: Any = at(opened, "money-loan", id=loan)
    for _ in range(2):  # as it is drawn first, and after the rows were read again
        qapp.processEvents()
        assert squashed(page) == []
        assert page.area.verticalScrollBar().maximum() > 0
        page.refresh()
