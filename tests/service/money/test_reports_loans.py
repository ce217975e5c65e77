"""Books of loans, and what they mean for ratios, grading, month end and the auditor's text."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from finance.bank.commands import FinishReconciliation, NewLine
from finance.reports.reading import BookWanted
from finance.reports.register_build import RegisterAsk
from finance.reports.rows_loans import DCB, LENDERS, LOAN_LEDGER
from finance.reports.service_export import ExportBook, ExportRegister
from finance.reports.table import cells
from finance.rules.closing import Gap
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.i18n import translator
from tests.unit.money.recomputed import hledger_balances, need_hledger

from .conftest import Money
from .lending import Lending
from .reports_place import YEAR, reports
from .test_bank import tick_first, to_bank, write

JULY, AUGUST, SEPTEMBER = date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)


@pytest.fixture
def lent(money: Money) -> tuple[Money, str]:
    """6,000 lent in June: July paid in full, August not at all, a part at the end of September."""
    lending = Lending(money)
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    lending.repay(loan, SEPTEMBER, 50000)
    return money, loan


def days(money: Money, since: date, until: date) -> BookWanted:
    return BookWanted(money.group, since, until)


def test_one_loan_and_all_of_them(lent: tuple[Money, str]) -> None:
    money, loan = lent
    books = reports(money).loans
    found = books.loan_ledger(days(money, *YEAR), loan)
    assert [row.balance for row in found.rows][:2] == [600000, 540000]
    july = found.rows[1]
    assert (july.demand_principal, july.paid_principal) == (60000, 60000)
    assert (july.demand_interest, july.paid_interest) == (12000, 12000)
    last = found.rows[-1]
    assert last.paid_fine + last.paid_interest + last.paid_principal == 50000
    assert last.balance == found.closing["balance"] == 540000 - last.paid_principal
    assert last.overdue_principal == 60000 - last.paid_principal
    later = books.loan_ledger(days(money, SEPTEMBER, SEPTEMBER), loan)
    assert later.rows == found.rows[-1:] and later.opening == {"balance": 540000}
    for month, until in ((JULY, JULY), (AUGUST, AUGUST), (SEPTEMBER, SEPTEMBER)):
        register = books.dcb(days(money, month.replace(day=1), until))
        for row in register.rows:
            paid = row.collected_overdue + row.collected_current + row.waived
            assert row.balance == row.total - paid and row.member_no == 2
    assert all(len(cells(DCB, row)) == len(DCB.columns) for row in register.rows)
    assert all(len(cells(LOAN_LEDGER, row)) == len(LOAN_LEDGER.columns) for row in found.rows)
    assert books.loan_choices(money.group) == ((loan, 1, 2),)
    assert books.lenders(days(money, *YEAR)).rows == ()
    assert LENDERS.key == "lenders"
    with pytest.raises(NotFound):
        books.loan_ledger(days(money, *YEAR), "nothing")


def test_what_is_late_is_at_risk_in_ratios_and_in_the_month(lent: tuple[Money, str]) -> None:
    money, _ = lent
    september = reports(money).graded.ratios(money.group, date(2026, 4, 1), SEPTEMBER)
    ratios = {each.key: each for each in september.ratios}
    assert ratios["par-0"].exact == 1 and ratios["par-30"].exact in (0, 1)
    assert ratios["members-with-loan"].numerator == 1
    assert 0 < ratios["repayment"].exact < 1
    assert ratios["repayment"].rows[0].label == "2"
    assert ratios["loan-fund-use"].numerator == september.ageing.total
    report = reports(money).months.report(money.group, SEPTEMBER)
    assert report.outstanding == september.ageing.total and report.overdue > 0
    june = reports(money).months.report(money.group, date(2026, 6, 1))
    assert (june.loans_given, june.loans_repaid, june.overdue) == (600000, 0, 0)
    assert june.par_30.exact == Fraction(0)


def test_the_passbook_knows_the_loan(lent: tuple[Money, str]) -> None:
    money, _ = lent
    rows = reports(money).members.passbook(days(money, *YEAR), money.person["Bina"]).rows
    assert rows[0].loan_taken == 600000
    assert (rows[1].loan_repaid, rows[1].interest, rows[1].loan_balance) == (60000, 12000, 540000)


def test_who_is_late_is_not_for_everybody(lent: tuple[Money, str]) -> None:
    money, loan = lent
    member = reports(money, Role.BOARD_MEMBER).loans
    with pytest.raises(NotAllowed):
        member.dcb(days(money, *YEAR))
    assert member.loan_ledger(days(money, *YEAR), loan).rows
    for role in (Role.HELPER, Role.ADMINISTRATOR):
        books = reports(money, role).loans
        for ask in (
            lambda books=books: books.dcb(days(money, *YEAR)),
            lambda books=books: books.loan_ledger(days(money, *YEAR), loan),
            lambda books=books: books.loan_choices(money.group),
            lambda books=books: books.lenders(days(money, *YEAR)),
        ):
            with pytest.raises(NotAllowed):
                ask()


def test_loans_leave_as_files(lent: tuple[Money, str]) -> None:
    money, loan = lent
    exports, tr = reports(money).exports, translator("en")
    for key, more in (("dcb", {}), ("loan_ledger", {"loan_id": loan}), ("lenders", {})):
        ask = RegisterAsk(key, days(money, *YEAR), **more)
        made = exports.register(ExportRegister(ask, "csv", "audit", False), tr)
        assert b"Bina" not in made.content


@need_hledger
def test_a_loan_has_its_number_in_the_text(lent: tuple[Money, str], tmp_path: Path) -> None:
    money, _ = lent
    text = reports(money).exports.book(ExportBook(money.group, "hledger", "audit", False)).content
    assert "Assets:MemberLoans:M0002:L0001" in text.decode()
    ours: dict[str, int] = defaultdict(int)
    for row in reports(money).statements.trial_balance(money.group, *YEAR).rows:
        ours[row.account] += row.closing
    found = hledger_balances(tmp_path / "b.journal", text.decode())
    assert found == {code: amount for code, amount in ours.items() if amount}


def test_a_reconciliation_fills_the_step_of_the_bank(money: Money) -> None:
    money.receive(50000, on_date=date(2026, 4, 2))
    to_bank(money, 20000, date(2026, 4, 5))
    closing = reports(money).closing
    assert closing.month_steps(money.group, date(2026, 4, 1)).gaps == (Gap.BANK_NOT_COMPARED,)
    write(money, NewLine(date(2026, 4, 6), 20000, "deposit"))
    work = money.desk().bank.work
    tick_first(money)
    work.finish(FinishReconciliation(money.bank, date(2026, 4, 30), 20000))
    steps = closing.month_steps(money.group, date(2026, 4, 1))
    assert steps.ready and steps.banks[0].compared_until == date(2026, 4, 30)
    ask = BookWanted(money.group, *YEAR)
    assert reports(money).daily.bank_book(ask, money.bank).rows[0].reconciled
