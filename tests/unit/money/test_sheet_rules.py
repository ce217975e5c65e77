"""The collection sheet: what is due, what was given, the state of a row, the box."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from finance.rules.sheet import (
    ACCOUNTS,
    Ask,
    Box,
    Column,
    Doubt,
    Given,
    LoanOut,
    Mark,
    MemberDue,
    RowState,
    as_due,
    check_given,
    doubts,
    fill,
    row_state,
    spread,
    totals,
)
from sr_board.base.errors import InputInvalid, RuleBroken

DAY = date(2026, 11, 24)
SAVING = Ask("s", Column.SAVINGS, 5000, DAY)
LAKSHMI = MemberDue(
    "lakshmi",
    (
        SAVING,
        Ask("p", Column.PRINCIPAL, 30000, DAY, "loan"),
        Ask("i", Column.INTEREST, 2400, DAY, "loan"),
    ),
    (LoanOut("loan", 150000),),
)
NOOR = MemberDue("noor", (SAVING,))


def test_ten_members_pay_and_two_are_late() -> None:
    """Scenario S01: the figures of a weekly meeting where everybody pays."""
    rows = []
    for number in range(1, 11):
        fine = (Ask(f"f{number}", Column.FINE, 500, DAY),) if number in (4, 7) else ()
        due = MemberDue(f"m{number}", (Ask(f"s{number}", Column.SAVINGS, 5000, DAY), *fine))
        mark = Mark.LATE if fine else Mark.PRESENT
        rows.append((due, as_due(due, Given(mark))))
    foot = totals(rows)
    assert (foot.received, foot.columns[Column.SAVINGS], foot.columns[Column.FINE]) == (
        51000,
        50000,
        1000,
    )
    assert (foot.due, foot.missing, foot.in_full, foot.rows) == (51000, 0, 10, 10)
    assert Box(120000, foot.received).must == 171000


def test_the_rows_of_the_picture() -> None:
    paid = as_due(LAKSHMI, Given())
    assert paid.total == 37400
    assert row_state(LAKSHMI, paid) == (RowState.PAID, 0)
    part = Given(amounts={**paid.amounts, Column.PRINCIPAL: 10000})
    assert row_state(LAKSHMI, part) == (RowState.PART, 20000)
    assert row_state(NOOR, Given(Mark.ABSENT)) == (RowState.DUE, 5000)
    assert row_state(NOOR, as_due(NOOR, Given(Mark.LEAVE, sent_with="bina"))) == (RowState.SENT, 0)
    assert row_state(MemberDue("new"), Given()) == (RowState.NOTHING, 0)


def test_who_is_not_here_is_left_alone_by_the_one_key() -> None:
    away = Given(Mark.ABSENT)
    assert as_due(NOOR, away) is away
    assert as_due(NOOR, Given(Mark.LATE)).total == 5000


def test_what_was_typed_beside_stays_when_all_is_paid_as_due() -> None:
    typed = Given(amounts={Column.OTHER: 2000, Column.SAVINGS: 100})
    assert as_due(NOOR, typed).amounts == {Column.OTHER: 2000, Column.SAVINGS: 5000}


def test_the_oldest_demand_is_paid_first_and_the_rest_shortens_the_loan() -> None:
    due = MemberDue(
        "a",
        (
            Ask("new", Column.PRINCIPAL, 10000, DAY, "one"),
            Ask("old", Column.PRINCIPAL, 5000, date(2026, 10, 24), "one"),
            Ask("gone", Column.PRINCIPAL, 100, date(2026, 10, 1), "closed"),
        ),
        (LoanOut("one", 20000), LoanOut("two", 3000)),
    )
    parts = fill(due, Column.PRINCIPAL, 20000)
    assert [(p.ask_id, p.loan_id, p.amount) for p in parts] == [
        ("gone", "closed", 100),
        ("old", "one", 5000),
        ("new", "one", 10000),
        (None, "one", 4900),
    ]
    assert [p.amount for p in fill(due, Column.PRINCIPAL, 3000)] == [100, 2900]
    assert fill(due, Column.PRINCIPAL, 30000)[-1].loan_id is None
    assert [(p.ask_id, p.amount) for p in fill(NOOR, Column.SAVINGS, 8000)] == [
        ("s", 5000),
        (None, 3000),
    ]
    assert fill(NOOR, Column.SAVINGS, 0) == ()


def test_one_sum_is_divided_savings_first_then_fine_interest_principal() -> None:
    due = MemberDue("a", (*LAKSHMI.asks, Ask("f", Column.FINE, 500, DAY)), LAKSHMI.loans)
    found = spread(due, 10000)
    assert dict(found.amounts) == {
        Column.SAVINGS: 5000,
        Column.FINE: 500,
        Column.INTEREST: 2400,
        Column.PRINCIPAL: 2100,
    }
    assert found.rest == 0
    assert spread(due, 50000).rest == 12100


def test_what_cannot_be_booked_is_refused() -> None:
    with pytest.raises(InputInvalid) as negative:
        check_given(NOOR, Given(amounts={Column.SAVINGS: -1}))
    assert negative.value.key == "amount-negative"
    for column, amount, owed in ((Column.PRINCIPAL, 150001, 150000), (Column.INTEREST, 2401, 2400)):
        with pytest.raises(RuleBroken) as above:
            check_given(LAKSHMI, Given(amounts={column: amount}))
        assert above.value.key == "payment-above-owed"
        assert above.value.params["owed_paise"] == owed
    with pytest.raises(RuleBroken) as away:
        check_given(NOOR, Given(Mark.ABSENT, {Column.SAVINGS: 5000}))
    assert away.value.key == "absent-pays"
    check_given(NOOR, Given(Mark.ABSENT, {Column.SAVINGS: 5000}, "bina"))
    check_given(NOOR, Given(Mark.ABSENT))


def test_what_a_careful_treasurer_asks_again() -> None:
    assert doubts(NOOR, Column.SAVINGS, 5500, unit=1000) == (Doubt.NOT_A_MULTIPLE,)
    assert doubts(NOOR, Column.SAVINGS, 50000, unit=1000) == (Doubt.MUCH_MORE,)
    assert doubts(NOOR, Column.FINE, 50000, usual=5000) == (Doubt.MUCH_MORE,)
    assert doubts(NOOR, Column.FINE, 50000) == ()
    assert doubts(LAKSHMI, Column.PRINCIPAL, 30001) == (Doubt.ADVANCE,)
    assert doubts(LAKSHMI, Column.PRINCIPAL, 30000, unit=7) == ()
    assert doubts(LAKSHMI, Column.PRINCIPAL, 150001) == ()


def test_the_box_counts_what_went_in_and_out() -> None:
    box = Box(412000, 238700, paid=100000, to_bank=50000, from_bank=20000)
    assert box.must == 520700
    box.check_payment(520700, loan=True)
    for loan, key in ((True, "loan-above-cash"), (False, "payment-above-cash")):
        with pytest.raises(RuleBroken) as above:
            box.check_payment(520701, loan=loan)
        assert above.value.key == key


def test_every_column_has_its_account() -> None:
    assert set(ACCOUNTS) == set(Column)


paise = st.integers(0, 10**7)
asks = st.lists(
    st.builds(
        Ask,
        st.uuids().map(str),
        st.sampled_from(Column),
        st.integers(1, 10**6),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.none(),
    ),
    max_size=8,
)
loans = st.lists(st.builds(LoanOut, st.uuids().map(str), paise), max_size=3)
dues = st.builds(lambda a, b: MemberDue("m", tuple(a), tuple(b)), asks, loans)
rows = st.builds(
    Given, st.sampled_from(Mark), st.dictionaries(st.sampled_from(Column), paise), st.none()
)


@settings(max_examples=60)
@examples(dues, st.sampled_from(Column), paise)
def test_parts_are_the_amount_and_no_demand_is_overpaid(
    due: MemberDue, column: Column, amount: int
) -> None:
    parts = fill(due, column, amount)
    assert sum(p.amount for p in parts) == amount
    by = {ask.id: ask.amount for ask in due.asks}
    assert all(p.amount > 0 for p in parts)
    assert all(p.amount <= by[p.ask_id] for p in parts if p.ask_id)


@settings(max_examples=60)
@examples(dues, paise)
def test_a_sum_divided_is_the_sum(due: MemberDue, total: int) -> None:
    found = spread(due, total)
    assert sum(found.amounts.values()) + found.rest == total
    assert all(0 <= amount <= due.due(column) for column, amount in found.amounts.items())


@settings(max_examples=60)
@examples(st.lists(st.tuples(dues, rows), max_size=6))
def test_due_is_paid_or_missing(sheet: list[tuple[MemberDue, Given]]) -> None:
    foot = totals(sheet)
    assert foot.received == sum(given.total for _, given in sheet)
    paid = sum(min(due.due(column), given.of(column)) for due, given in sheet for column in Column)
    assert foot.due == paid + foot.missing
    assert foot.in_full == sum(row_state(due, given)[1] == 0 for due, given in sheet)
