"""The books as they are read: running balances, pages, corrections, statements that tie."""

from __future__ import annotations

from datetime import date

import pytest

from finance.ledger.commands import CancelEntry, CorrectEntry
from finance.reports.reading import BookWanted
from finance.reports.rows_daily import BANK_BOOK, CASH_BOOK, LEDGER, PASSBOOK, SAVINGS
from finance.reports.rows_statements import BALANCE_SHEET, FUNDS, INCOME, RECEIPTS, TRIAL
from finance.reports.statement_rows import (
    balance_sheet_rows,
    fund_rows,
    income_rows,
    receipts_rows,
    trial_rows,
)
from finance.reports.table import cells
from finance.rules.entries import Line
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.i18n import translator

from .conftest import Money
from .reports_place import APRIL, MAY, YEAR, kept, reports, two_months, wanted

__all__ = ["kept"]


@pytest.fixture
def written(money: Money) -> Money:
    """Two months to which a test adds."""
    return two_months(money)


def test_the_cash_book_runs_from_page_to_page(kept: Money) -> None:
    book = reports(kept).daily
    whole = book.cash_book(wanted(kept))
    assert [(row.cash, row.bank) for row in whole.rows] == [
        *((16000, 0), (14000, 0), (5000, 9000), (8000, 9000), (8000, 9120), (8000, 9070)),
    ]
    assert (whole.total, whole.opening, whole.closing) == (
        *(6, {"cash": 0, "bank": 0}),
        {"cash": 8000, "bank": 9070},
    )
    assert whole.sums == {"cash_in": 19000, "bank_in": 9120, "cash_out": 11000, "bank_out": 50}
    second = book.cash_book(wanted(kept, offset=2, limit=2))
    assert second.rows == whole.rows[2:4] and second.total == 6
    may = book.cash_book(wanted(kept, MAY))
    assert may.opening == {"cash": 5000, "bank": 9000}
    assert may.rows == whole.rows[3:]
    assert whole.rows[0].folio == "2010 2020 4020"
    assert whole.rows[1].cash_out == 2000 and whole.rows[2].bank_in == 9000


def test_an_account_shows_whose_money_it_is(kept: Money) -> None:
    daily = reports(kept).daily
    found = daily.ledger(wanted(kept), "2010")
    assert [(row.member_no, row.member, row.credit, row.balance) for row in found.rows] == [
        (1, "Asha", 10000, -10000),
        (2, "Bina", 3000, -13000),
    ]
    one = daily.ledger(wanted(kept, MAY), "2010", member_id=kept.person["Bina"])
    assert (one.opening, one.closing, one.total) == ({"balance": 0}, {"balance": -3000}, 1)
    assert daily.ledger(wanted(kept, limit=1, offset=1), "2010").rows == found.rows[1:]


def test_the_bank_book_tells_interest_and_charges_apart(kept: Money) -> None:
    found = reports(kept).daily.bank_book(wanted(kept), kept.bank)
    told = [(r.deposit, r.withdrawal, r.interest, r.charges, r.balance) for r in found.rows]
    assert told == [(9000, 0, 0, 0, 9000), (0, 0, 120, 0, 9120), (0, 0, 0, 50, 9070)]
    assert found.closing == {"balance": 9070} and not found.rows[0].reconciled
    later = reports(kept).daily.bank_book(wanted(kept, MAY, limit=1), kept.bank)
    assert (later.opening, later.rows) == ({"balance": 9000}, found.rows[1:2])


def test_savings_of_all_members(written: Money) -> None:
    written.pay(1000, "2010", date(2026, 5, 15), "Asha")
    found = reports(written).members.savings(wanted(written, MAY))
    assert len(found.rows) == 10
    asha, bina = found.rows[:2]
    assert (asha.opening, asha.withdrawn, asha.closing) == (10000, 1000, 9000)
    assert (bina.opening, bina.compulsory, bina.closing) == (5000, 3000, 8000)
    assert found.closing == {"savings": 17000}
    assert reports(written).members.savings(wanted(written, MAY, offset=1, limit=1)).rows == (bina,)


def test_a_correction_of_a_closed_month_shows_in_the_open_one(written: Money) -> None:
    """Fifty of the fourteenth of April were Champa's, not Bina's: April stays as it was."""
    desk, person = written.desk(), written.person
    april = reports(written).members.savings(wanted(written, APRIL)).rows
    first = reports(written).daily.cash_book(wanted(written, APRIL)).rows[0].entry_id
    right = (
        Line("1010", 16000),
        Line("2010", -10000, person["Asha"]),
        Line("2020", -5000, person["Champa"]),
        Line("4020", -1000, person["Bina"]),
    )
    desk.ledger.corrections.correct(CorrectEntry(first, right, "wrong member", written.second()))
    today = written.book.clock.today()
    assert reports(written).members.savings(wanted(written, APRIL)).rows == april
    now = {row.member: row for row in reports(written).members.savings(wanted(written)).rows}
    assert (now["Bina"].closing, now["Champa"].closing) == (3000, 5000)
    assert now["Bina"].withdrawn == 0
    bina = reports(written).members.passbook(wanted(written), person["Bina"]).rows
    assert [(r.savings_in, r.savings_balance, r.fine, r.struck) for r in bina] == [
        (5000, 5000, 1000, True),
        (3000, 8000, 0, False),
        (-5000, 3000, 0, False),
    ]
    assert bina[-1].on_date == today and bina[-1].correction
    view = reports(written).statements.statements(wanted(written))
    assert view.now.ties
    heads = {row.head: row.amount for row in view.now.receipts.receipts}
    assert heads == {"2010": 13000, "2020": 5000, "4020": 1000, "4030": 120}


def test_a_cancelled_receipt_is_a_receipt_less(written: Money) -> None:
    wrong = written.receive(700, "4040", None, date(2026, 6, 1))
    written.desk().ledger.corrections.cancel(CancelEntry(wrong, "twice", written.second()))
    view = reports(written).statements.statements(wanted(written))
    assert view.now.ties
    assert "4040" not in {row.head for row in view.now.receipts.receipts}
    june = reports(written).statements.statements(
        wanted(written, (date(2026, 6, 1), date(2026, 6, 30)))
    )
    paid = {row.head: row.amount for row in june.now.receipts.receipts if row.amount}
    assert paid == {"4040": 700}
    row = reports(written).daily.cash_book(wanted(written, (date(2026, 6, 1), YEAR[1]))).rows
    assert [each.struck for each in row] == [True, False]


def test_a_passbook_by_month(kept: Money) -> None:
    found = reports(kept).members.passbook(wanted(kept), kept.person["Bina"], monthly=True)
    assert [row.total_paid for row in found.rows] == [6000, 3000]
    assert found.closing == {"savings": 8000, "loan": 0}
    may = reports(kept).members.passbook(wanted(kept, MAY), kept.person["Bina"])
    assert (may.opening["savings"], may.rows[0].savings_balance) == (5000, 8000)
    nobody = reports(kept).members.passbook(wanted(kept), kept.person["Noor"])
    assert (nobody.rows, nobody.closing) == ((), {"savings": 0, "loan": 0})


@pytest.mark.parametrize("days", [APRIL, MAY, YEAR, (date(2026, 4, 15), date(2026, 5, 20))])
def test_statements_of_any_days_tie(kept: Money, days: tuple[date, date]) -> None:
    for form in ("detailed", "monthly"):
        view = reports(kept).statements.statements(wanted(kept, days), form=form)
        assert view.now.ties and view.before.ties
    trial = reports(kept).statements.trial_balance(kept.group, *days)
    assert trial == view.now.trial and trial.ties


def test_statements_as_rows_of_their_registers(kept: Money) -> None:
    view = reports(kept).statements.statements(wanted(kept, MAY), form="monthly")
    for code in ("en", "bn"):
        tr = translator(code)
        for shape, rows in (
            (TRIAL, trial_rows(view.now.trial, view.names, tr)),
            (RECEIPTS, receipts_rows(view, tr)),
            (INCOME, income_rows(view, tr)),
            (BALANCE_SHEET, balance_sheet_rows(view, tr)),
            (FUNDS, fund_rows(view, tr)),
        ):
            assert rows and all(len(cells(shape, row)) == len(shape.columns) for row in rows)
    tr = translator("en")
    last = receipts_rows(view, tr)[-1]
    assert (last.amount, last.before) == (17120, 16000)
    sheet = balance_sheet_rows(view, tr)
    assert (sheet[-1].amount, sheet[-1].before) == (17070, 14000)
    (fund,) = fund_rows(view, tr)
    assert (fund.received, fund.used, fund.closing) == (3120, 50, 17070)


def test_a_fund_has_its_own_receipts_and_payments(written: Money) -> None:
    written.receive(400, "4050", None, date(2026, 5, 2), fund="social")
    found = reports(written).statements.receipts_of_fund(wanted(written, MAY, fund="social"))
    assert found.ties and found.receipts.cash == (0, 400)
    assert reports(written).daily.cash_book(wanted(written, MAY, fund="social")).total == 1
    view = reports(written).statements.statements(wanted(written, MAY))
    assert [each.fund for each in view.now.funds] == ["general", "social"]


def test_rows_fit_their_shapes(kept: Money) -> None:
    desk = reports(kept)
    for shape, found in (
        (CASH_BOOK, desk.daily.cash_book(wanted(kept))),
        (LEDGER, desk.daily.ledger(wanted(kept), "1010")),
        (BANK_BOOK, desk.daily.bank_book(wanted(kept), kept.bank)),
        (SAVINGS, desk.members.savings(wanted(kept))),
        (PASSBOOK, desk.members.passbook(wanted(kept), kept.person["Asha"])),
    ):
        assert found.rows and all(len(cells(shape, r)) == len(shape.columns) for r in found.rows)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_read_the_books(kept: Money, role: Role) -> None:
    desk = reports(kept, role)
    asked = [
        lambda: desk.daily.cash_book(wanted(kept)),
        lambda: desk.daily.ledger(wanted(kept), "1010"),
        lambda: desk.daily.bank_book(wanted(kept), kept.bank),
        lambda: desk.members.savings(wanted(kept)),
        lambda: desk.members.passbook(wanted(kept), kept.person["Asha"]),
        lambda: desk.statements.trial_balance(kept.group, *YEAR),
        lambda: desk.statements.names(kept.group),
        desk.statements.groups,
        lambda: desk.statements.year_of(kept.group, YEAR[0]),
        lambda: desk.months.report(kept.group, YEAR[0]),
        lambda: desk.members.people(kept.group),
        lambda: desk.daily.banks(kept.group),
        lambda: desk.statements.statements(wanted(kept)),
        lambda: desk.statements.receipts_of_fund(wanted(kept, fund="social")),
    ]
    for each in asked:
        if desk.who.may(Action.MONEY_READ):
            each()
        else:
            with pytest.raises(NotAllowed):
                each()


def test_a_group_without_books_has_none(kept: Money) -> None:
    desk = reports(kept)
    with pytest.raises(NotFound):
        desk.daily.cash_book(BookWanted("nobody", *YEAR))
    with pytest.raises(NotFound):
        desk.statements.statements(BookWanted("nobody", *YEAR))


def test_the_report_of_a_month(kept: Money) -> None:
    found = reports(kept).months.report(kept.group, date(2026, 4, 17))
    assert (found.group, found.since, found.until) == ("Bakul Samiti", *APRIL)
    assert (found.savings, found.savings_total, found.fines) == (15000, 15000, 1000)
    assert (found.cash, found.bank, found.members, found.corrections) == (5000, 9000, 10, 0)
    assert (found.loans_given, found.overdue, found.lenders) == (0, 0, 0)
    assert found.last_grading is None and found.locks == ()
    assert len(found.code.split()) == 4
    may = reports(kept).months.report(kept.group, date(2026, 5, 1))
    assert (may.savings, may.savings_total, may.bank) == (3000, 18000, 9070)
    assert reports(kept).months.report(kept.group, date(2026, 3, 1)).code == ""
