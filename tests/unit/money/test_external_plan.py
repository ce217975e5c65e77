"""A lender changes its plan: nothing paid is lost, nothing owed disappears."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.bank.rule_data import shipped_rules
from finance.rules.external import (
    ExternalTerms,
    Paid,
    RowState,
    external_periods,
    external_schedule,
    standings,
)
from finance.rules.external_plan import VersionTerms, forecast_over, replanned
from finance.rules.loans.products import Method
from finance.rules.subvention import forecast
from sr_board.base.errors import InputInvalid, RuleBroken

FEW = settings(max_examples=60, deadline=None)
CAME = date(2026, 1, 15)
BANK = ExternalTerms(1_20_000_00, "12", Method.EQUAL_PRINCIPAL, 12, CAME)
ROWS = external_schedule(BANK).rows
CHANGE = date(2026, 5, 1)
NEW = replace(BANK, rate="9", instalments=6, first_due=date(2026, 6, 1))


def full(n: int) -> list[Paid]:
    """The first n instalments, each on its day."""
    return [Paid(row.due, row.principal, row.interest) for row in ROWS[:n]]


def test_what_was_not_paid_is_spread_and_its_interest_stays_overdue() -> None:
    # Three instalments are due by 1 May; the third was not paid.
    made = replanned(ROWS, full(2), BANK.principal, CHANGE, NEW)
    assert (made.first_n, made.begins, made.principal) == (4, date(2026, 4, 15), 1_00_000_00)
    assert [row.principal for row in made.rows[:3]] == [10_000_00, 10_000_00, 0]
    assert made.rows[2].interest == ROWS[2].interest == 1_000_00
    assert [row.n for row in made.rows] == list(range(1, 10))
    # A month of 1,00,000 at 9 % is 750; from 15 April to 1 May are 16 of 30 days: 400.
    first = made.rows[3]
    assert (first.due, first.principal) == (date(2026, 6, 1), 16_666_67)
    assert first.interest == 750_00 + 400_00
    states = [x.state for x in standings(made.rows, full(2), CHANGE)]
    assert states[:4] == [RowState.PAID, RowState.PAID, RowState.OVERDUE, RowState.COMING]


def test_what_was_paid_ahead_stands_in_the_past() -> None:
    paid = [*full(3), Paid(date(2026, 4, 20), 15_000_00, 500_00)]
    made = replanned(ROWS, paid, BANK.principal, CHANGE, NEW)
    assert made.first_n == 6
    assert [row.principal for row in made.rows[:5]] == [10_000_00] * 4 + [5_000_00]
    assert [row.due for row in made.rows[3:5]] == [CHANGE, CHANGE]
    assert sum(row.interest for row in made.rows[:5]) == sum(x.interest for x in paid)
    assert all(x.state is RowState.PAID for x in standings(made.rows, paid, CHANGE)[:5])


def test_interest_alone_before_the_first_day_is_a_row_of_its_own() -> None:
    paid = [Paid(date(2026, 1, 31), 0, 300_00)]
    early = replace(NEW, first_due=date(2026, 3, 1))
    # Nothing was due yet, and what was paid lies in the first instalment, which is ahead.
    made = replanned(ROWS, paid, BANK.principal, date(2026, 2, 1), early)
    assert (made.rows[0].principal, made.rows[0].interest, made.first_n) == (0, 300_00, 2)
    assert made.rows[0].due == date(2026, 2, 1)
    # A plan without interest had no place for it.
    free = external_schedule(replace(BANK, rate="0")).rows
    made = replanned(free, paid, BANK.principal, date(2026, 2, 1), early)
    assert (made.rows[0].interest, made.rows[0].balance) == (300_00, BANK.principal)


def test_a_change_before_any_money_was_paid() -> None:
    early = replace(NEW, first_due=date(2026, 3, 1))
    made = replanned(ROWS, [], BANK.principal, date(2026, 2, 1), early)
    assert (made.first_n, made.begins) == (1, CAME)
    assert sum(row.principal for row in made.rows) == BANK.principal


def test_what_cannot_be() -> None:
    with pytest.raises(RuleBroken) as nothing:
        replanned(ROWS, full(12), BANK.principal, date(2027, 6, 1), NEW)
    assert nothing.value.key == "lender-plan-nothing-owed"
    for first in (CHANGE, CHANGE - timedelta(days=1)):
        with pytest.raises(InputInvalid) as day:
            replanned(ROWS, [], BANK.principal, CHANGE, replace(NEW, first_due=first))
        assert day.value.key == "lender-plan-first-due"


def test_subvention_goes_by_the_terms_of_each_version() -> None:
    made = replanned(ROWS, full(3), BANK.principal, CHANGE, NEW)
    own = replace(NEW, principal=made.principal, received=made.begins)
    versions = (VersionTerms(1, BANK), VersionTerms(made.first_n, own))
    rules = shipped_rules()
    parts = forecast_over(versions, made.rows, rules, late=[2])
    old = forecast(BANK.product, BANK.principal, ROWS, external_periods(BANK), rules, late=[2])
    new = made.rows[made.first_n - 1 :]
    assert parts[:3] == old[:3]
    assert parts[3:] == forecast(own.product, own.principal, new, external_periods(own), rules)
    # A later change that reaches further back leaves nothing of the one before.
    again = (*versions, VersionTerms(3, replace(own, instalments=7)))
    assert len(forecast_over(again, made.rows, rules)) == len(made.rows)
    assert forecast_over((VersionTerms(1, BANK),), ROWS, rules, late=[2]) == old


payments = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 12_000_00), st.integers(0, 1_500_00)), max_size=8
)


@given(payments, st.integers(0, 380), st.integers(1, 30), st.sampled_from(list(Method)))
@FEW
def test_money_and_debt_stay_the_same(
    moves: list[tuple[int, int, int]], after: int, number: int, method: Method
) -> None:
    """What the lender got stands in the rows of the past; the rest is what is owed; a payment
    after the change fills new rows only."""
    paid: list[Paid] = []
    left = BANK.principal
    for days, principal, interest in sorted(moves):
        part = min(principal, left)
        left -= part
        paid.append(Paid(CAME + timedelta(days=days), part, interest))
    on = CAME + timedelta(days=after)
    until = [x for x in paid if x.on_date <= on]
    owed = BANK.principal - sum(x.principal for x in until)
    terms = replace(
        NEW, method=method, instalments=number, first_due=on + timedelta(days=30), instalment=None
    )
    if owed <= 0:
        with pytest.raises(RuleBroken):
            replanned(ROWS, paid, BANK.principal, on, terms)
        return
    try:
        made = replanned(ROWS, paid, BANK.principal, on, terms)
    except RuleBroken as refused:
        assert refused.key.startswith("loan-")  # so few paise over so many rows
        return
    past, new = made.rows[: made.first_n - 1], made.rows[made.first_n - 1 :]
    assert made.principal == owed == sum(row.principal for row in new)
    assert sum(row.principal for row in made.rows) == BANK.principal
    assert made.rows[-1].balance == 0
    assert all(row.due <= on for row in past)
    assert all(row.due > on for row in new)
    assert sum(row.interest for row in past) >= sum(x.interest for x in until)
    due = [row for row in ROWS if row.due <= on]
    assert sum(row.interest for row in past) >= sum(row.interest for row in due)
    balances = [row.balance for row in made.rows]
    assert balances == sorted(balances, reverse=True)
    assert [row.n for row in made.rows] == list(range(1, len(made.rows) + 1))
    nothing_new = standings(made.rows, until, on)[len(past) :]
    assert all(x.principal == 0 for x in nothing_new)
