"""Terms of loans: every field of them, the example beside, and the way there for who sets up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from finance.loans.commands import SaveProduct
from finance.rules.loans import products as p
from finance.rules.loans.rounding import Mode
from sr_board import i18n
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed
from tests.service.money.conftest import Money
from tests.ui.looks import clipped, nameless
from tests.ui.meetings.typing import go
from ui import theme
from ui.main_window import MainWindow
from ui.money.home.setting_up import SettingUpPage
from ui.money.ledger.settings import BooksSettingsPage
from ui.money.loans.terms import TermsPage
from ui.money.loans.terms_form import NewTermsPage

Opened = Callable[..., MainWindow]
EVERYTHING = p.Product(
    method=p.Method.EMI,
    rate="18",
    rate_per=p.RatePer.YEAR,
    period=p.Period(2, p.PeriodUnit.WEEK),
    day_count=p.DayCount.ACTUAL_365,
    interest_base=p.InterestBase.DAILY,
    interest_unit=50,
    interest_mode=Mode.CEILING,
    instalment_unit=500,
    instalment_mode=Mode.HALF_EVEN,
    smoothing=True,
    allocation_order=(p.Component.PRINCIPAL, p.Component.FINE, p.Component.INTEREST),
    allocation_scope=p.Scope.BY_INSTALMENT,
    advance_rule=p.AdvanceRule.LOWER,
    principal_grace=2,
    fine=p.FineRule(p.FineKind.OVERDUE_TOTAL, 700, "1.5", p.FineTimes.PER_MEETING, 3, 5000),
    limits=p.Limits(2_000_000, "3", 2, 30, 6),
    settlement_interest=p.SettlementInterest.TO_THE_DAY,
    min_rate="6",
    max_rate="24",
    follow_meetings=True,
)


def form(money: Money, window: MainWindow, **place: object) -> NewTermsPage:
    page = go(window, "money-loan-terms-new", group=money.group, **place)
    assert isinstance(page, NewTermsPage)
    return page


def kept(money: Money) -> list[p.Product]:
    return [row.product for row in money.desk(Role.AUDITOR).loans.found.products(money.group)]


def test_every_field_of_the_terms_goes_through_the_form(money: Money, window: Opened) -> None:
    products = money.desk(Role.ADMINISTRATOR).loans.products
    made = products.save(SaveProduct(money.group, "All", EVERYTHING)).id
    page = form(money, window(Role.ADMINISTRATOR), id=made)
    assert page.product() == EVERYTHING
    page.more.fixed.set_value("400")
    page.save()
    (found,) = kept(money)
    assert found.fixed_instalment == 400_00
    assert page.more.keys | {"name"} < set(page.form.fields)


def test_the_usual_terms_come_first_and_the_others_on_demand(money: Money, window: Opened) -> None:
    page = form(money, window(Role.ADMINISTRATOR))
    assert page.common.rate.isVisible() and not page.more.order.isVisible()
    page.opener.click()
    assert page.more.order.isVisible()
    page.opener.click()
    assert not page.more.order.isVisible()
    page.name.set_value("Wrong")
    page.more.percent.set_value("many")
    page.save()
    assert page.more.percent.isVisible() and page.more.percent.error()
    assert kept(money) == []


def test_the_example_follows_what_is_typed(money: Money, window: Opened) -> None:
    page = form(money, window(Role.ADMINISTRATOR))
    plan = page.example.plan
    assert plan is not None
    assert (plan.rows[0].principal, plan.rows[0].interest, plan.interest) == (
        600_00, 120_00, 660_00,
    )  # fmt: skip
    assert page.example.model.rowCount() == 6
    page.common.method.choice.setCurrentIndex(2)
    assert page.example.plan is not None and page.example.plan.interest == 1200_00
    page.example.count.set_value("৪")
    assert page.example.plan is not None and len(page.example.plan.rows) == 4
    page.common.rate.set_value("x")
    assert page.example.plan is None and page.example.notices.current() is not None
    page.common.rate.set_value("2")
    page.example.amount.set_value("")
    assert page.example.plan is None and page.example.notices.current() is None


def test_terms_that_cannot_be_repaid_are_said_beside_the_form(money: Money, window: Opened) -> None:
    page = form(money, window(Role.ADMINISTRATOR))
    page.common.method.choice.setCurrentIndex(1)
    page.more.fixed.set_value("50")
    notice = page.example.notices.current()
    assert page.example.plan is None and notice is not None
    assert "interest" in notice.text()


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_the_form_fits_and_has_names(
    money: Money, window: Opened, language: str, size: tuple[int, int]
) -> None:
    i18n.set_language(language)
    theme.look().set(language=language)
    main = window(Role.ADMINISTRATOR)
    main.resize(*size)
    page = form(money, main)
    page.opener.click()
    assert clipped([("terms", page)]) + nameless([("terms", page)]) == []


def test_who_sets_up_and_reads_nothing_finds_the_terms(money: Money, window: Opened) -> None:
    assert not {Action.MONEY_READ} & set(GRANTS[Role.ADMINISTRATOR])
    main = window(Role.ADMINISTRATOR)
    home: Any = go(main, "money")
    assert isinstance(home, SettingUpPage) and home.card.body.count() == 1
    settings: Any = go(main, "money-settings", group=money.group)
    assert isinstance(settings, BooksSettingsPage)
    settings.terms.click()
    page: Any = main.page(main.here)
    assert isinstance(page, TermsPage)


@pytest.mark.parametrize("role", list(Role))
def test_an_example_needs_the_right_to_read_or_to_set(money: Money, role: Role) -> None:
    desk = money.desk(role).loans.previews
    may = {Action.MONEY_READ, Action.MONEY_SETTINGS} & set(GRANTS[role])
    if may:
        assert len(desk.example(money.group, p.Product(), 1000_00, 5).rows) == 5
    else:
        with pytest.raises(NotAllowed):
            desk.example(money.group, p.Product(), 1000_00, 5)
