"""Withdrawals, interest on savings, the last account of a member, taking over a paper book."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules import opening as op
from finance.rules.leaving import LoanDebt, Own, last_account
from finance.rules.loans.rounding import Mode
from finance.rules.savings import (
    MOST_MONTHS,
    check_withdrawal,
    interest,
    month_end_balances,
    month_ends,
    steady_balances,
    withdrawable,
)
from sr_board.base.errors import InputInvalid, RuleBroken

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures/money/savings_cases.json"
CASES: dict[str, dict[str, Any]] = {c["id"]: c for c in json.loads(FIXTURE.read_text("utf-8"))}
DAY = date(2026, 9, 30)


def test_interest_by_monthly_product() -> None:
    inputs = CASES["SAVINGS-interest-monthly-product"]["inputs"]
    expected = CASES["SAVINGS-interest-monthly-product"]["expected"]
    balances = steady_balances(inputs["opening_balance"], inputs["monthly_in"], inputs["months"])
    made = interest(balances, inputs["annual_rate_pct"])
    assert (made.product, made.interest) == (expected["product_sum"], expected["interest"])


def test_interest_is_rounded_once_and_never_on_a_debt() -> None:
    assert interest([101, 101, 101], "3.5").interest == 1  # 0.88 paise
    assert interest([600], "1", mode=Mode.HALF_EVEN).interest == 0  # half a paisa
    assert interest([600], "1").interest == 1
    assert interest([123456], "6", unit=100).interest == 600
    assert interest([-500, 1200], "10") == interest([1200], "10")


def test_balances_at_the_ends_of_months() -> None:
    ends = month_ends(date(2026, 1, 15), date(2026, 4, 29))
    assert ends == (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31))
    moves = [(date(2026, 3, 31), 50), (date(2026, 1, 20), 100), (date(2026, 4, 1), 7)]
    assert month_end_balances(1000, moves, ends) == (1100, 1100, 1150)


def test_times_without_a_month() -> None:
    for since, until in (
        (date(2026, 1, 15), date(2026, 1, 30)),
        (date(1900, 1, 1), date(2026, 1, 1)),
    ):
        with pytest.raises(InputInvalid, match="savings-months-wrong"):
            month_ends(since, until)
    for months in (0, MOST_MONTHS + 1):
        with pytest.raises(InputInvalid, match="savings-months-wrong"):
            steady_balances(0, 1, months)


def test_withdrawals() -> None:
    assert (withdrawable(500, 200), withdrawable(100, 200), withdrawable(100, -5)) == (300, 0, 100)
    check_withdrawal(300, 500, 200)
    with pytest.raises(InputInvalid, match="withdrawal-nothing"):
        check_withdrawal(0, 500)
    with pytest.raises(RuleBroken) as caught:
        check_withdrawal(501, 500)
    assert caught.value.params["balance_paise"] == 500
    with pytest.raises(RuleBroken) as caught:
        check_withdrawal(301, 500, 200)
    assert dict(caught.value.params) == {"kept_paise": 200, "most_paise": 300}


amounts = st.integers(0, 10**7)
debts = st.lists(st.tuples(amounts, amounts, st.dates(date(2020, 1, 1), DAY)), max_size=4)


@settings(max_examples=60, deadline=None)
@given(amounts, amounts, amounts, amounts, debts)
def test_a_last_account_adds_up_and_nothing_is_below_nought(
    compulsory: int, voluntary: int, shares: int, surplus: int, given_debts: list[Any]
) -> None:
    own = Own(compulsory, voluntary, shares, surplus)
    owed = [LoanDebt(f"l{n}", day, p, i) for n, (p, i, day) in enumerate(given_debts)]
    made = last_account(own, owed)
    assert made.payable + made.interest + made.principal == own.whole
    assert made.left == sum(d.principal + d.interest for d in owed) - made.interest - made.principal
    assert made.payable == 0 or made.left == 0
    assert made.payable - made.left == own.whole - sum(d.principal + d.interest for d in owed)
    assert all(
        min(s.interest, s.principal, s.interest_left, s.principal_left) >= 0 for s in made.set_offs
    )


def test_interest_first_and_the_oldest_loan_first() -> None:
    old = LoanDebt("old", date(2024, 1, 1), 5000, 200)
    new = LoanDebt("new", date(2025, 1, 1), 3000, 100)
    made = last_account(Own(compulsory=4000), [new, old])
    first, second = made.set_offs
    assert (first.loan_id, first.interest, first.principal, first.principal_left) == (
        "old", 200, 3700, 1300,
    )  # fmt: skip
    assert (second.loan_id, second.interest, second.principal_left) == ("new", 100, 3000)
    assert (made.payable, made.left) == (0, 4300)
    assert last_account(Own(10000), [old, new]).payable == 1700


def test_no_amount_of_a_last_account_is_below_nought() -> None:
    with pytest.raises(InputInvalid, match="leaving-amount-wrong"):
        last_account(Own(voluntary=-1), [])
    with pytest.raises(InputInvalid, match="leaving-amount-wrong"):
        last_account(Own(), [LoanDebt("l", DAY, -1)])


def paper_book() -> op.PaperBook:
    given_ = CASES["S11"]["given"]
    return op.PaperBook(
        DAY,
        cash=given_["cash"],
        savings=[op.OldSavings("a", 3200000), op.OldSavings("b", 1500000, 500000)],
        loans=[op.OldLoan("1", "a", 6000000, 4650000, left=10, overdue_principal=50000)],
        banks=[op.OldBank("sbi", given_["bank"])],
        debts=[op.OldDebt("bank", "2110", given_["bank_loan"])],
        control=op.Control(given_["savings"], given_["member_loans"]),
    )


def test_a_paper_book_in_mid_year() -> None:
    book, expected = paper_book(), CASES["S11"]["expected"]
    op.check_opening(book, DAY)
    found = op.totals(book)
    assert found.assets == expected["total_assets"]
    assert found.claims == expected["total_known_claims"]
    assert found.difference == expected["balancing_surplus"]
    assert op.difference_by_fund(book) == {op.GENERAL: 560000}


def test_funds_take_their_money_out_of_the_general_fund() -> None:
    book = replace(
        paper_book(),
        funds=[
            op.OldFund("social", "2040", 30000, cash=30000),
            op.OldFund("rf", "3040", 1500000, bank=1000000, bank_key="sbi"),
        ],
        loans=[
            op.OldLoan("1", "a", 6000000, 4150000, left=10),
            op.OldLoan("2", "b", 500000, 500000, left=5, fund="rf"),
        ],
        banks=[op.OldBank("sbi", 1876000), op.OldBank("fd", 100000, deposit=True)],
    )
    op.check_opening(book, DAY)
    by_fund = op.difference_by_fund(book)
    assert by_fund == {op.GENERAL: op.totals(book).difference}


@settings(max_examples=40, deadline=None)
@given(amounts, st.lists(amounts, max_size=5), amounts, amounts, amounts)
def test_the_differences_of_the_funds_are_the_difference_of_the_book(
    cash: int, saved: list[int], bank: int, fund: int, held: int
) -> None:
    book = op.PaperBook(
        DAY,
        cash=cash,
        savings=[op.OldSavings(f"m{n}", amount) for n, amount in enumerate(saved)],
        banks=[op.OldBank("b", bank)],
        debts=[op.OldDebt("d", "2120", held, fund="cif")],
        funds=[op.OldFund("social", "2040", fund, cash=min(held, cash))],
        control=op.Control(savings=sum(saved)),
    )
    op.check_opening(book, DAY)
    assert sum(op.difference_by_fund(book).values()) == op.totals(book).difference


LOAN = op.OldLoan("1", "a", 1000, 800, left=4)
ONE = op.Control(loans=800)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"cut_off": date(2026, 10, 1)}, "opening-day-ahead"),
        ({"cash": -1}, "opening-amount-wrong"),
        ({"savings": [op.OldSavings("a", 5), op.OldSavings("a", 6)]}, "opening-row-twice"),
        ({"savings": [op.OldSavings("a", shares=-5)]}, "opening-amount-wrong"),
        ({"banks": [op.OldBank("d", -5, deposit=True)]}, "opening-amount-wrong"),
        ({"funds": [op.OldFund("social", "2040", 5, cash=234001)]}, "opening-fund-money"),
        ({"funds": [op.OldFund("rf", "3040", 5, bank=1, bank_key="no")]}, "opening-fund-money"),
        ({"funds": [op.OldFund("rf", "3040", 5, bank=1)]}, "opening-fund-money"),
        ({"control": op.Control(5200000)}, "opening-control-missing"),
        ({"control": op.Control(5200000, 4650001)}, "opening-control-differs"),
        ({"control": op.Control(5200000, 4650000, 1)}, "opening-control-differs"),
        ({"loans": [replace(LOAN, rate="two")], "control": ONE}, "loan-rate-wrong"),
        ({"loans": [replace(LOAN, balance=1001)]}, "opening-loan-wrong"),
        ({"loans": [replace(LOAN, balance=0)]}, "opening-loan-wrong"),
        ({"loans": [replace(LOAN, overdue_principal=801)]}, "opening-loan-wrong"),
        ({"loans": [replace(LOAN, overdue_fines=-1)]}, "opening-loan-wrong"),
        ({"loans": [replace(LOAN, left=0)]}, "opening-loan-wrong"),
        ({"loans": [replace(LOAN, left=1201)]}, "opening-loan-wrong"),
    ],
)
def test_paper_books_that_cannot_be_taken_over(change: dict[str, Any], key: str) -> None:
    with pytest.raises((InputInvalid, RuleBroken)) as caught:
        op.check_opening(replace(paper_book(), **change), DAY)
    assert caught.value.key == key


def test_a_loan_that_is_overdue_as_a_whole_needs_no_instalment_to_come() -> None:
    loan = replace(LOAN, overdue_principal=800, overdue_interest=16, left=0)
    book = op.PaperBook(DAY, loans=[loan], control=ONE)
    op.check_opening(book, DAY)
    assert op.member_sums(book).loans == 800
