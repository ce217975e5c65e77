"""The report of a month: its figures, what lenders ask for, locks and corrections of the month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from finance.bank.commands import Borrow, ReceiveFromLender
from finance.ledger.commands import CorrectEntry, Unlock
from finance.reports.month_words import month_sections
from finance.reports.queries_month import LockLine, MonthReport
from finance.rules.entries import Line
from finance.rules.external import LenderKind
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.i18n import translator
from tests.conftest import START

from .conftest import TODAY, Money
from .reports_place import APRIL, MAY, kept, reports

__all__ = ["kept"]


def words(report: MonthReport) -> dict[str, str]:
    """The report in English, by label."""
    sections = month_sections(report, translator("en"))
    return {label: value for section in sections for label, value in section.rows}


def test_a_month_in_figures_and_in_words(kept: Money) -> None:
    months = reports(kept).months
    report = months.report(kept.group, date(2026, 4, 9))
    assert (report.since, report.until, report.group) == (*APRIL, "Bakul Samiti")
    assert (report.savings, report.savings_total, report.fines) == (15000, 15000, 1000)
    assert (report.cash, report.bank, report.members) == (5000, 9000, 10)
    assert (report.lenders, report.lender_due, report.lender_paid) == (0, 0, 0)
    may = months.report(kept.group, MAY[1])
    assert (may.savings, may.savings_total, may.fines) == (3000, 18000, 0)
    assert (may.cash, may.bank) == (8000, 9070) and may.code != report.code
    said = words(report)
    assert said["Savings of the month"] == translator("en").money(15000)
    assert said["Last grading"] == "never graded"
    assert said["Mean attendance"] == said["Part of the loans late by more than 30 days"] == "–"
    assert (said["Locks set or lifted"], said["Code of the books"]) == ("none", report.code)


def test_locks_and_corrections_stand_in_their_month(money: Money) -> None:
    entry = money.receive(500, on_date=APRIL[0])
    locks = money.desk().ledger.locks
    money.lock_month(APRIL[0])
    right = (Line("1010", 500), Line("2010", -500, money.person["Bina"]))
    money.desk().ledger.corrections.correct(
        CorrectEntry(entry, right, "it was Bina", money.second())
    )
    money.book.clock.set(START + timedelta(hours=1))
    locks.unlock(Unlock(money.group, "a voucher was found", money.second()))
    now = reports(money).months.report(money.group, TODAY)
    assert now.corrections == 1
    assert now.locks == (
        LockLine("month", APRIL[1], False, ""),
        LockLine("month", APRIL[1], True, "a voucher was found"),
    )
    sections = month_sections(now, translator("en"))
    found = [value for label, value in sections[-1].rows if label == "Locks set or lifted"]
    assert len(found) == 2 and found[1].endswith("was lifted: a voucher was found")
    then = reports(money).months.report(money.group, APRIL[0])
    assert (then.corrections, then.locks) == (0, ())


def test_what_lenders_ask_for_in_the_month(money: Money) -> None:
    work = money.desk().bank.lender_work
    came = date(2026, 4, 15)
    loan = work.borrow(
        Borrow(
            money.group,
            LenderKind.BANK,
            "Gramin Bank",
            "general",
            1_20_000_00,
            "7",
            came,
            instalments=24,
        )
    ).id
    work.receive(ReceiveFromLender(loan, 1_20_000_00, came, money.bank))
    first = money.desk().bank.lenders.card(loan).schedule[0].standing.row
    months = reports(money).months
    assert first.due == date(2026, 5, 15) and first.principal > 0
    assert months.report(money.group, MAY[0]).lender_due == first.principal
    april = months.report(money.group, APRIL[0])
    assert (april.lender_due, april.lenders) == (0, 1_20_000_00)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_read_the_month(kept: Money, role: Role) -> None:
    months = reports(kept, role).months
    if Action.MONEY_READ in GRANTS[role]:
        assert months.report(kept.group, APRIL[0]).savings == 15000
        with pytest.raises(NotFound):
            months.report("nothing", APRIL[0])
    else:
        with pytest.raises(NotAllowed):
            months.report(kept.group, APRIL[0])
