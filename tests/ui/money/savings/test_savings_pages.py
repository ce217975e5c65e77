"""Savings on the screen: passbooks, what is returned, interest, surplus, who leaves, shares."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from finance.ledger.balances import balance, cash_in_hand, member_savings
from finance.rules.entries import EntryKind, Line
from finance.savings.models import LeavingAccount
from sr_board.access.roles import Role
from sr_board.i18n import translator
from sr_board.papers import page_texts
from tests.service.money.conftest import PHRASE, Money
from tests.service.money.lending import Lending
from tests.ui.meetings.typing import go
from ui.money.savings.forms import LeavingPage, RulesPage, WithdrawPage
from ui.money.savings.overview import PassbookPage, SavingsPage
from ui.money.savings.papers import papers
from ui.money.savings.sharing import InterestPage, SurplusPage
from ui.papers.kinds import PaperAsked
from ui.second_person import SecondPersonPanel

from .conftest import SavingsHouse, house, opened


def confirm(panel: SecondPersonPanel) -> None:
    """Asha types her passphrase."""
    assert panel.isVisible()
    panel.passphrase.set_value(PHRASE)
    panel.sign()


def words_of(work: SavingsHouse, kind: str, ref: str, language: str = "en") -> str:
    """All the text of a paper."""
    paper = next(each for each in papers(work) if each.key == kind)
    return "\n".join(page_texts(paper.make(PaperAsked(kind, ref), translator(language)).pdf))


def test_a_passbook_and_savings_returned(qtbot: QtBot, money: Money) -> None:
    money.receive(500_00, member="Bina", on_date=date(2026, 5, 1))
    main = opened(qtbot, house(money))
    page = go(main, "money-savings", group=money.group)
    assert isinstance(page, SavingsPage)
    assert page.model.rowCount() == 10
    page.open_book(page.model.row(1))
    book = main.page("money-passbook")
    assert isinstance(book, PassbookPage) and main.here == "money-passbook"
    assert book.model.rowCount() == 1
    book.main.click()
    form = main.page("money-withdraw")
    assert isinstance(form, WithdrawPage)
    assert form.member.value() == money.person["Bina"]
    form.save()
    assert not form.panel.isVisible()  # the amount is missing
    form.amount.set_value("২০০")
    form.save()
    assert not form.panel.isVisible()  # the number of the resolution is missing
    form.grounds.paper.set_value("7/2026")
    form.save()
    confirm(form.panel)
    assert main.here == "money-passbook"
    with money.book.read() as session:
        assert member_savings(session, money.group)[money.person["Bina"]] == (300_00, 0)


def test_the_rules_of_savings_and_interest_by_them(qtbot: QtBot, money: Money) -> None:
    money.receive(1200_00, member="Bina", on_date=date(2026, 4, 10))
    main = opened(qtbot, house(money))
    rules = go(main, "money-savings-rules", group=money.group)
    assert isinstance(rules, RulesPage)
    rules.kept.set_value("x")
    rules.save()
    assert rules.kept.error()
    rules.kept.set_value("100")
    rules.rate.set_value("8")
    rules.save()
    assert main.here == "money-savings"
    page = go(main, "money-savings-interest", group=money.group)
    assert isinstance(page, InterestPage)
    assert page.rate.value() == "8"
    page.since.set_day(date(2026, 4, 1))
    page.until.set_day(date(2026, 9, 30))
    page.grounds.paper.set_value("8/2026")
    page.save()
    assert page.paid_to.error() and not page.panel.isVisible()  # nobody looked at the figures
    page.work_out()
    assert page.shown.total == 48_00
    page.save()
    confirm(page.panel)
    with money.book.read() as session:
        assert member_savings(session, money.group)[money.person["Bina"]] == (1200_00, 48_00)


def test_a_surplus_is_shown_before_it_is_shared(qtbot: QtBot, money: Money) -> None:
    money.receive(600_00, member="Asha", on_date=date(2026, 4, 30))
    money.receive(100_00, "4030", None)
    main = opened(qtbot, house(money))
    page = go(main, "money-surplus", group=money.group)
    assert isinstance(page, SurplusPage)
    page.year.set_day(date(2027, 3, 31))
    page.to_share.set_value("90")
    page.work_out()
    assert page.shown is None  # the year is not closed
    money.post(money.draft(EntryKind.CLOSING, (Line("4030", 100_00), Line("3020", -100_00))))
    page.reserve.set_value("10")
    page.basis.set_value("equal")
    page.paid_to.set_value("cash")
    page.grounds.paper.set_value("9/2026")
    page.work_out()
    assert (page.shown.total, page.shown.reserve, page.shown.kept) == (90_00, 10_00, 0)
    page.save()
    confirm(page.panel)
    with money.book.read() as session:
        assert cash_in_hand(session, money.group) == 610_00


def test_the_last_account_and_its_paper(qtbot: QtBot, money: Money) -> None:
    lending = Lending(money)
    loan = lending.given(amount=600000)
    money.receive(1000_00, member="Bina", on_date=date(2026, 6, 30))
    work = house(money)
    main = opened(qtbot, work)
    page = go(main, "money-leaving", group=money.group, id=money.person["Bina"])
    assert isinstance(page, LeavingPage)
    assert page.view.account.left == 548000 and page.surplus.isHidden()
    page.work_out()
    page.grounds.paper.set_value("10/2026")
    page.save()
    confirm(page.panel)
    assert main.here == "paper"
    with money.book.read() as session:
        assert balance(session, money.group, "1110", loan_id=loan) == 548000
        made = session.scalars(select(LeavingAccount.id)).one()
    told = words_of(work, "leaving-account", made)
    assert "5,480" in told and "Bina" in told and "10/2026" in told


def test_nothing_to_pay_needs_nobody_else(qtbot: QtBot, money: Money) -> None:
    main = opened(qtbot, house(money))
    page = go(main, "money-leaving", group=money.group, id=money.person["Noor"])
    assert isinstance(page, LeavingPage)
    page.save()
    assert main.here == "paper"


def test_who_may_only_read_sees_no_acts(qtbot: QtBot, money: Money) -> None:
    main = opened(qtbot, house(money, Role.AUDITOR))
    page = go(main, "money-savings", group=money.group)
    assert isinstance(page, SavingsPage)
    assert page.model.rowCount() == 10 and page.main.isHidden()


def test_an_empty_passbook_says_so(qtbot: QtBot, money: Money) -> None:
    main = opened(qtbot, house(money))
    page = go(main, "money-passbook", group=money.group, id=money.person["Noor"])
    assert isinstance(page, PassbookPage)
    assert page.empty.isVisible() and page.table.isHidden()
    assert not main.grab().isNull()
