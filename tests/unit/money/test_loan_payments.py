"""Payments, advances, settlement, fines, limits, DCB and arrears."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.loans import products as p
from finance.rules.loans.allocation import DemandKind, Due, allocate, component_of, owed
from finance.rules.loans.arrears import (
    BUCKETS,
    Outstanding,
    ageing,
    annual_loss_rate,
    bucket_of,
    par,
)
from finance.rules.loans.dcb import Dcb, Movement, days_overdue, dcb, per_cent, summed
from finance.rules.loans.fines import fine_due
from finance.rules.loans.limits import Breach, Standing, passed
from finance.rules.loans.settlement import (
    after_advance,
    begun_interest,
    interest_of_period,
    settlement,
)
from finance.rules.loans.spans import Terms, spans_of
from finance.rules.loans.states import LoanState, LoanStep, check_loan_step, demand_state
from sr_board.base.errors import InputInvalid, RuleBroken

DAY = date(2024, 1, 1)
F, I, P = p.Component.FINE, p.Component.INTEREST, p.Component.PRINCIPAL  # noqa: E741
ORDER = (F, I, P)
FEW = settings(max_examples=50, deadline=None)
RUPEE = p.Product()
FINE = p.Product(interest_unit=1, instalment_unit=1)
MONTH = p.Period()

TWO = [
    Due("p1", DemandKind.PRINCIPAL, date(2024, 2, 1), 600, 1),
    Due("i1", DemandKind.INTEREST, date(2024, 2, 1), 100, 1),
    Due("f1", DemandKind.FEE, date(2024, 2, 1), 50, 1),
    Due("p2", DemandKind.PRINCIPAL, date(2024, 3, 1), 600, 2),
    Due("i2", DemandKind.INTEREST, date(2024, 3, 1), 90, 2),
    Due("s", DemandKind.SAVINGS, date(2024, 1, 1), 500),
]


@pytest.mark.parametrize(
    ("order", "scope", "until", "expected", "advance"),
    [
        (ORDER, "by_component", None, ["f1", "i1", "i2", "p1"], 0),
        (ORDER, "by_component", date(2024, 2, 1), ["f1", "i1", "p1"], 50),
        ((P, I, F), "by_component", None, ["p1", "p2"], 0),
        (ORDER, "by_instalment", None, ["f1", "i1", "p1", "i2"], 0),
        ((P, I, F), "by_instalment", None, ["p1", "i1", "f1", "p2"], 0),
    ],
)
def test_the_order_in_which_demands_are_filled(
    order: tuple[p.Component, ...],
    scope: str,
    until: date | None,
    expected: list[str],
    advance: int,
) -> None:
    made = allocate(800, TWO, order=order, scope=p.Scope(scope), until=until)
    assert [part.demand_id for part in made.parts] == expected
    assert made.advance == advance


@pytest.mark.parametrize("fine_due", [date(2024, 2, 20), date(2024, 3, 1), date(2024, 3, 9)])
def test_a_fine_asked_for_later_belongs_to_its_instalment(fine_due: date) -> None:
    """The fine for a missed instalment is asked for at the next meeting, but is part of it."""
    late = [due for due in TWO if due.kind is not DemandKind.FEE]
    late.append(Due("fine", DemandKind.FINE, fine_due, 50, 1))
    made = allocate(800, late, order=ORDER, scope=p.Scope.BY_INSTALMENT)
    assert [part.demand_id for part in made.parts] == ["fine", "i1", "p1", "i2"]
    loose = [*late[:-1], Due("fine", DemandKind.FINE, fine_due, 50)]
    made = allocate(800, loose, order=ORDER, scope=p.Scope.BY_INSTALMENT)
    assert [part.demand_id for part in made.parts][:2] == ["i1", "p1"]


def test_what_a_payment_may_be() -> None:
    with pytest.raises(InputInvalid, match="loan-payment-wrong"):
        allocate(0, TWO, order=ORDER)
    with pytest.raises(InputInvalid, match="loan-order-wrong"):
        allocate(1, TWO, order=(F, F, P))
    with pytest.raises(RuleBroken, match="payment-above-owed"):
        allocate(2000, TWO, order=ORDER, most=1440)
    assert allocate(1440, TWO, order=ORDER, most=1440).advance == 0
    assert owed(TWO) == 1940
    assert component_of(DemandKind.SAVINGS) is None
    assert component_of(DemandKind.OTHER) is F


DUES = st.lists(
    st.builds(
        lambda k, month, amount, i: Due(f"{i}", k, date(2024, month, 1), amount, month),
        st.sampled_from([DemandKind.PRINCIPAL, DemandKind.INTEREST, DemandKind.FINE]),
        st.integers(1, 12),
        st.integers(0, 900),
        st.uuids(),
    ),
    max_size=12,
)


@FEW
@given(
    dues=DUES,
    payment=st.integers(1, 9000),
    order=st.permutations(ORDER),
    scope=st.sampled_from(list(p.Scope)),
)
def test_parts_and_advance_are_the_payment(
    dues: list[Due], payment: int, order: list[p.Component], scope: p.Scope
) -> None:
    made = allocate(payment, dues, order=order, scope=scope)
    assert sum(part.amount for part in made.parts) + made.advance == payment
    paid = Counter({part.demand_id: part.amount for part in made.parts})
    assert all(0 <= paid[due.id] <= due.open for due in dues)
    for early in dues:
        for later in dues:
            if early.kind is later.kind and early.due_on < later.due_on and paid[later.id]:
                assert paid[early.id] == early.open
    if made.advance:
        assert all(paid[due.id] == due.open for due in dues)


@FEW
@given(
    base=st.integers(100, 9_000_000),
    months=st.integers(1, 12),
    unit=st.sampled_from([1, 50, 100]),
    method=st.sampled_from([p.Method.EQUAL_PRINCIPAL, p.Method.EMI, p.Method.FLAT]),
)
def test_unpaid_interest_never_changes_the_base(
    base: int, months: int, unit: int, method: p.Method
) -> None:
    product = p.Product(interest_unit=unit, method=method)
    spans = spans_of(product, Terms(base, months, DAY), months)
    asked = [interest_of_period(product, MONTH, s, base, flat_base=base) for s in spans]
    assert sum(asked) == months * asked[0]


def test_flat_interest_ends_with_the_loan() -> None:
    product = replace(FINE, method=p.Method.FLAT)
    span = spans_of(product, Terms(1000, 1, DAY), 1)[0]
    assert interest_of_period(product, MONTH, span, 10, flat_base=1000) == 20
    assert interest_of_period(product, MONTH, span, 0, flat_base=1000) == 0


def test_an_advance_shortens_or_lowers() -> None:
    spans = spans_of(RUPEE, Terms(600000, 10, DAY), 10)[3:]
    shorter = after_advance(RUPEE, spans, 412600, 60000, p.AdvanceRule.SHORTEN)
    assert [row.principal for row in shorter] == [60000] * 6 + [52600]
    assert shorter[0].interest == 8300
    assert shorter[-1].balance == 0
    lower = after_advance(RUPEE, spans, 350000, 60000, p.AdvanceRule.LOWER)
    assert [row.principal for row in lower] == [50000] * 7
    assert after_advance(RUPEE, spans, 0, 60000, p.AdvanceRule.LOWER) == ()
    for rule in (p.AdvanceRule.ASK, p.AdvanceRule.HOLD):
        with pytest.raises(InputInvalid, match="advance-not-chosen"):
            after_advance(RUPEE, spans, 1000, 500, rule)


@pytest.mark.parametrize("method", list(p.Method))
@pytest.mark.parametrize("rule", [p.AdvanceRule.SHORTEN, p.AdvanceRule.LOWER])
def test_an_advance_ends_no_grace(method: p.Method, rule: p.AdvanceRule) -> None:
    """Instalments that carry interest only go on doing so."""
    product = replace(FINE, method=method, principal_grace=3)
    spans = spans_of(product, Terms(100000, 8, DAY), 8)[1:]
    rows = after_advance(product, spans, 80000, 21000, rule, flat_base=100000, waiting=2)
    interest = 2000 if method is p.Method.FLAT else 1600
    assert [(r.n, r.principal, r.interest, r.balance) for r in rows[:2]] == [
        (2, 0, interest, 80000), (3, 0, interest, 80000),
    ]  # fmt: skip
    assert rows[2:] == after_advance(product, spans[2:], 80000, 21000, rule, flat_base=100000)
    assert rows[-1].balance == 0


@pytest.mark.parametrize(
    ("method", "usual", "expected"),
    [
        (p.Method.EMI, 25000, [24000, 24480, 1520]),
        (p.Method.FLAT, 25000, [23000, 23000, 4000]),
        (p.Method.BULLET, 0, [0, 0, 0, 50000]),
    ],
)
def test_shortening_keeps_the_instalment(method: p.Method, usual: int, expected: list[int]) -> None:
    product = replace(FINE, method=method)
    spans = spans_of(product, Terms(100000, 7, DAY), 7)[3:]
    rows = after_advance(product, spans, 50000, usual, p.AdvanceRule.SHORTEN, flat_base=100000)
    assert [row.principal for row in rows] == expected


def test_the_last_period_takes_what_is_left() -> None:
    spans = spans_of(RUPEE, Terms(600000, 2, DAY), 2)
    rows = after_advance(RUPEE, spans, 500000, 100000, p.AdvanceRule.SHORTEN)
    assert [row.principal for row in rows] == [100000, 400000]


def test_early_settlement_by_both_rules() -> None:
    span = spans_of(FINE, Terms(310000, 3, DAY), 1)[0]
    to_the_day = replace(FINE, settlement_interest=p.SettlementInterest.TO_THE_DAY)
    on = date(2024, 1, 11)
    assert begun_interest(FINE, MONTH, span, 310000, on) == 6200
    assert begun_interest(to_the_day, MONTH, span, 310000, on) == 2000
    assert begun_interest(FINE, MONTH, span, 310000, DAY) == 0
    assert begun_interest(FINE, MONTH, span, 0, on) == 0
    flat = replace(FINE, method=p.Method.FLAT)
    assert begun_interest(flat, MONTH, span, 10, on, flat_base=310000) == 6200
    assert settlement(310000, 100, 2000, 500).total == 312600
    with pytest.raises(RuleBroken, match="loan-already-closed"):
        settlement(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("rule", "given_", "expected"),
    [
        (p.FineRule(), {}, 500),
        (p.FineRule(kind=p.FineKind.NONE), {}, 0),
        (p.FineRule(kind=p.FineKind.OVERDUE_TOTAL, percent="1"), {}, 700),
        (p.FineRule(kind=p.FineKind.OVERDUE_PRINCIPAL, percent="1"), {}, 600),
        (p.FineRule(grace_days=30), {}, 0),
        (p.FineRule(grace_days=29), {}, 500),
        (p.FineRule(), {"charged_times": 1, "charged": 500}, 0),
        (p.FineRule(times=p.FineTimes.PER_MEETING), {"charged_times": 1, "charged": 500}, 500),
        (
            p.FineRule(times=p.FineTimes.PER_MEETING, cap=700),
            {"charged_times": 1, "charged": 500},
            200,
        ),
        (p.FineRule(cap=100), {"charged": 500}, 0),
        (p.FineRule(), {"overdue_principal": 0, "overdue_interest": 0}, 0),
    ],
)
def test_fines(rule: p.FineRule, given_: dict[str, int], expected: int) -> None:
    usual = {"overdue_principal": 60000, "overdue_interest": 10000}
    found = fine_due(
        replace(FINE, fine=rule), **{**usual, **given_}, due_on=DAY, on=DAY + timedelta(30)
    )
    assert found == expected


def test_limits_are_named_with_what_they_allow() -> None:
    limits = p.Limits(500000, "2.5", 1, 12, 3)
    assert passed(p.Limits(), Standing(0, 9, 0), 10**9, 99) == ()
    assert passed(limits, Standing(200000, 0, 3), 500000, 12) == ()
    assert passed(limits, Standing(100000, 1, 2), 600000, 13) == (
        Breach("max_amount", 500000, 600000),
        Breach("savings_multiple", 250000, 600000),
        Breach("max_running", 1, 2),
        Breach("max_instalments", 12, 13),
        Breach("after_meetings", 3, 2),
    )


def test_a_line_of_the_register() -> None:
    since, until = date(2024, 2, 1), date(2024, 2, 29)
    line = dcb(
        [
            Movement(date(2024, 1, 5), 1000, paid_before=400, paid=500),
            Movement(date(2024, 2, 5), 1000, waived_before=100, paid=300, waived=200),
            Movement(date(2024, 3, 5), 1000, paid=50),
        ],
        since,
        until,
        advance=7,
    )
    assert line == Dcb(600, 900, 500, 300, 200, 57)
    assert (line.total, line.balance) == (1500, 500)
    assert line.collection_rate == Fraction(800, 1500)
    assert line.current_rate == Fraction(1, 3)
    assert Dcb().collection_rate is None and Dcb().current_rate is None
    assert summed([line, line]).balance == 1000


MOVES = st.lists(
    st.tuples(
        st.integers(1, 9), st.integers(0, 500), st.integers(1, 9), st.integers(1, 9),
        st.integers(0, 100), st.integers(0, 100),
    ),
    max_size=8,
)  # fmt: skip


@FEW
@given(moves=MOVES)
def test_the_closing_is_the_next_opening(moves: list[tuple[int, int, int, int, int, int]]) -> None:
    """Demands of months 1-9, each paid once and waived once, never more than was asked."""
    closings = []
    for month in range(1, 11):
        lines = []
        for due, amount, paid_in, waived_in, paid, waived in moves:
            paid = min(paid, amount)  # noqa: PLW2901
            waived = min(waived, amount - paid)  # noqa: PLW2901
            at = max(waived_in, due)
            lines.append(
                Movement(
                    date(2024, due, 1), amount,
                    paid_before=paid * (paid_in < month), paid=paid * (paid_in == month),
                    waived_before=waived if at < month else 0, waived=waived if at == month else 0,
                )
            )  # fmt: skip
        line = dcb(lines, date(2024, month, 1), date(2024, month, 28))
        collected = line.collected_overdue + line.collected_current
        assert line.opening_overdue + line.demand - collected - line.waived == line.balance
        if closings:
            assert line.opening_overdue == closings[-1]
        closings.append(line.balance)


def test_days_overdue_count_from_the_oldest() -> None:
    on = date(2024, 3, 1)
    assert days_overdue([date(2024, 2, 1), date(2024, 1, 31), date(2024, 4, 1)], on) == 30
    assert days_overdue([on], on) == 0
    assert days_overdue([], on) == 0


def test_per_cent_is_rounded_once() -> None:
    assert per_cent(Fraction(1, 3)) == "33.33"
    assert per_cent(Fraction(5, 100_000)) == "0.01"
    assert per_cent(Fraction(-1, 3)) == "-33.33"
    assert per_cent(Fraction(0)) == "0.00"


def test_risk_of_nothing_is_nothing() -> None:
    assert par([], 30) == 0
    assert ageing([]).share("regular") == 0
    assert [bucket_of(b.first) for b in BUCKETS] == [b.key for b in BUCKETS]
    assert par([Outstanding(100, 31), Outstanding(300, 30)], 30) == Fraction(1, 4)


def test_the_annual_loss_rate() -> None:
    # 95 % repaid over half a year: 2 × 5 % / 0.5
    assert annual_loss_rate(95, 100, 6) == Fraction(1, 5)
    for due, months in ((0, 6), (100, 0)):
        with pytest.raises(InputInvalid, match="loss-rate-impossible"):
            annual_loss_rate(0, due, months)


def test_what_may_happen_in_which_state() -> None:
    fits = {
        LoanStep.DECIDE: LoanState.APPLIED,
        LoanStep.PAY_OUT: LoanState.SANCTIONED,
        LoanStep.REPAY: LoanState.RUNNING,
        LoanStep.CHANGE: LoanState.RUNNING,
        LoanStep.WRITE_OFF: LoanState.RUNNING,
        LoanStep.RECOVER: LoanState.WRITTEN_OFF,
    }
    for step, right in fits.items():
        for state in LoanState:
            if state is right:
                check_loan_step(state, step)
            else:
                with pytest.raises(RuleBroken):
                    check_loan_step(state, step)


@pytest.mark.parametrize(
    ("paid", "waived", "state"),
    [(0, 0, "open"), (40, 0, "part"), (0, 40, "part"), (100, 0, "paid"), (60, 40, "paid"),
     (0, 100, "waived")],
)  # fmt: skip
def test_a_demand_s_state_follows_from_its_sums(paid: int, waived: int, state: str) -> None:
    assert demand_state(100, paid, waived) == state
