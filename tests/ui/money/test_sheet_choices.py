"""Choices on the sheet: terms of a loan, what becomes of an advance, who signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from finance.rules.loans.products import Product
from finance.rules.sheet import Column
from finance.sheet.content import PaymentContent, PaymentKind
from finance.sheet.views import ResolutionChoice
from sr_board import i18n
from sr_board.base.ids import new_id
from tests.gallery.sheet import window_of
from tests.gallery.sheet_example import example_sheet
from tests.service.money.conftest import PHRASE, TODAY, Money
from tests.service.money.lending import Lending
from tests.service.money.sheets import begun
from ui import theme
from ui.money.sheet.page import SheetPage
from ui.money.sheet.sitting import STEPS

from .sheet_house import Keys, sheet_page, treasurer_window


def at_step(page: SheetPage, step: str) -> Any:
    assert page.sitting is not None
    page.sitting.go(STEPS.index(step))
    page._show_step()
    return page.steps[step]


@pytest.fixture
def page(qtbot: QtBot, money: Money) -> SheetPage:
    lending = Lending(money)
    money.book.clock.set(datetime.combine(TODAY, time(13), UTC))
    lending.save(replace(lending_terms(), rate="3"), "Festival loan")
    window = treasurer_window(qtbot, money)
    window.show_page("money-sheet", id=begun(money).id)
    return sheet_page(window)


def lending_terms() -> Product:
    return Product(interest_unit=100)


def asked_for(page: SheetPage, money: Money, terms: str | None = None) -> str:
    """A request of Bina; the terms under which it was written."""
    step = at_step(page, "requests")
    step._show_asking()
    assert step.terms.isVisibleTo(page)
    if terms is not None:
        step.terms.set_value(terms)
    step.member.set_value("2")
    step.wanted.set_value("2000")
    step.over.set_value("10")
    step._ask()
    desk = money.desk().loans.found
    loan = desk.loans(money.group)[0]
    return str(desk.card(loan.id).product_name)


def test_the_terms_of_a_request_are_chosen_where_there_are_two(
    page: SheetPage, money: Money
) -> None:
    assert page.sitting is not None
    names = {terms.name: terms.id for terms in page.sitting.view.terms}
    assert list(names) == ["Festival loan", "Usual loan"]
    assert asked_for(page, money, names["Usual loan"]) == "Usual loan"


def test_the_latest_terms_are_chosen_beforehand(page: SheetPage, money: Money) -> None:
    assert asked_for(page, money) == "Festival loan"


def test_the_plan_stands_beside_the_decision(page: SheetPage, money: Money) -> None:
    asked_for(page, money)
    step = page.requests
    assert step._buttons[0].hasFocus()
    step._buttons[0].click()
    assert step.plan.isVisibleTo(page)
    assert step.plan.model.rowCount() == 10
    step.count.set_value("5")
    step.count.line.editingFinished.emit()
    assert step.plan.model.rowCount() == 5
    assert step.resolution.value() == "paper"
    step.paper_no.set_value("9/2026")
    step._grant()
    assert not step.plan.isVisibleTo(page)
    assert page.sitting is not None
    assert [loan.amount for loan in page.sitting.view.granted] == [200000]


def test_no_resolution_of_another_day_is_taken_by_itself(qtbot: QtBot) -> None:
    old = ResolutionChoice("r1", "BKL/2026/004", "A lamp", date(2020, 1, 1), None, 0)
    window, page = window_of(replace(example_sheet(), resolutions=(old,)), 1366, 768)
    qtbot.addWidget(window)
    step = at_step(page, "requests")
    step._buttons[0].click()
    assert step.resolution.value() is None
    step._grant()
    assert step.resolution.error()
    today = replace(old, id="r2", decided_on=example_sheet().on_date)
    window, page = window_of(replace(example_sheet(), resolutions=(old, today)), 1366, 768)
    qtbot.addWidget(window)
    step = at_step(page, "requests")
    step._buttons[0].click()
    assert step.resolution.value() == "r2"


def test_what_is_typed_is_not_lost_when_the_meeting_goes_on(page: SheetPage, money: Money) -> None:
    money.receive(100_000)
    page.refresh()
    bank = at_step(page, "bank")
    bank.amount.set_value("30")
    page.go_on()
    assert page.sitting is not None
    assert [line.amount for line in page.sitting.content.bank] == [3000]
    assert page.step == "count"
    bank = at_step(page, "bank")
    bank.amount.set_value("30,000")
    page.go_on()
    assert page.step == "bank" and page.notices.current("half") is not None
    bank.amount.set_value("")
    page.go_on()
    assert page.step == "count" and page.notices.current("half") is None
    payments = at_step(page, "payments")
    payments.show_form(on=True)
    payments.amount.set_value("50")
    page.go_on()
    assert page.step == "payments" and payments.form_card.isVisibleTo(page)
    requests = at_step(page, "requests")
    requests._show_asking()
    requests.wanted.set_value("2000")
    page.go_on()
    assert page.step == "requests" and requests.put.hasFocus()


def test_one_kind_of_loan_is_not_asked_about(qtbot: QtBot, money: Money) -> None:
    Lending(money).at(TODAY)
    window = treasurer_window(qtbot, money)
    window.show_page("money-sheet", id=begun(money).id)
    step = at_step(sheet_page(window), "requests")
    step._show_asking()
    assert not step.terms.isVisibleTo(step)


def test_an_advance_can_be_kept_until_it_is_due(qtbot: QtBot) -> None:
    window, page = window_of(example_sheet(), 1366, 768)
    qtbot.addWidget(window)
    at_step(page, "money")
    view = page.money.grid.view
    view.stand(6, view.rows.keys.index(Column.PRINCIPAL))
    view.setFocus()
    keys = Keys(window)
    keys.type("400")
    keys.enter()
    words = [button.words() for button in page.note.buttons]
    assert "Keep it until it is due" in words
    page.note.buttons[words.index("Keep it until it is due")].click()
    assert page.sitting is not None
    assert page.sitting.content.row("p7").advance == "hold"
    assert page.sitting.given("p7").of(Column.PRINCIPAL) == 40000


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_all_answers_of_a_question_are_in_sight(
    qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    i18n.set_language(language)
    theme.look().set(language=language)
    window, page = window_of(example_sheet(), *size)
    qtbot.addWidget(window)
    at_step(page, "money")
    view = page.money.grid.view
    view.stand(6, view.rows.keys.index(Column.PRINCIPAL))
    view.setFocus()
    keys = Keys(window)
    keys.type("400")
    keys.enter()
    QApplication.processEvents()
    assert len(page.note.buttons) == 4
    for button in page.note.buttons:
        assert not button.visibleRegion().isEmpty()
        seen = button.visibleRegion().boundingRect()
        assert (seen.width(), seen.height()) == (button.width(), button.height())
        assert button.width() >= button.minimumSizeHint().width()
    keys.key(Qt.Key.Key_Escape)
    page.note.hide()
    assert page.side.received_card.isVisibleTo(page.side)


def sign(page: SheetPage, money: Money, name: str) -> None:
    page.panel.people.set_value(money.slots[name])
    page.panel.passphrase.set_value(PHRASE)
    page.panel.sign()


def test_who_receives_is_refused_when_she_is_named_as_the_second(
    page: SheetPage, money: Money
) -> None:
    money.receive(100_000)
    step = at_step(page, "payments")
    assert page.sitting is not None
    page.sitting.add_payment(
        PaymentContent(
            new_id(), PaymentKind.EXPENSE, 5000, payee_id=money.person["Asha"],
            account="5040", resolution_no="7/2026",
        )
    )  # fmt: skip
    page.go_on()
    sign(page, money, "Asha")
    assert page.step == "payments" and not page._confirmed()
    notice = page.notices.current("payee")
    assert notice is not None and "Asha receives this money" in notice.text()
    step.take()
    assert step.note.error()
    step.note.set_value("She travelled, and nobody else is here")
    step.take()
    page.go_on()
    sign(page, money, "Asha")
    assert page._confirmed() and page.step == "bank"
