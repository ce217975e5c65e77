"""Loans exactly on their borders: the last day, the last paisa, the first row too many."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.loans import products as p
from finance.rules.loans.arrears import BUCKETS, Outstanding, ageing, annual_loss_rate, bucket_of
from finance.rules.loans.dcb import Dcb, Movement, dcb, summed
from finance.rules.loans.due_dates import followed, shifted
from finance.rules.loans.factors import elapsed_factor
from finance.rules.loans.rounding import MOST_UNIT, Mode, rounded
from finance.rules.loans.schedules import MOST_PRINCIPAL, rows_until_paid, schedule
from finance.rules.loans.settlement import (
    Change,
    after_advance,
    begun_interest,
    check_not_written_off,
    interest_of_period,
    top_up,
    write_off,
)
from finance.rules.loans.spans import MOST_ROWS, Terms, spans_of
from finance.rules.loans.states import LoanState, LoanStep, check_loan_step, demand_state
from sr_board.base.errors import InputInvalid, RuleBroken

DAY = date(2024, 1, 1)
MONTH, WEEK = p.Period(), p.Period(1, p.PeriodUnit.WEEK)
FINE = p.Product(interest_unit=1, instalment_unit=1)
M = Fraction(2, 100)
FEW = settings(max_examples=40, deadline=None)


def test_the_largest_unit_and_nothing() -> None:
    assert rounded(Fraction(1), MOST_UNIT, Mode.CEILING) == MOST_UNIT == 10_00_000_00
    assert rounded(Fraction(0), 100, Mode.HALF_UP) == 0


@pytest.mark.parametrize(
    ("seed", "period", "times", "expected"),
    [
        (date(9990, 12, 24), WEEK, 1, date(9990, 12, 31)),
        (date(1, 1, 8), WEEK, -1, date(1, 1, 1)),
        (date(9989, 12, 31), p.Period(12), 1, date(9990, 12, 31)),
        (date(2, 1, 1), p.Period(12), -1, date(1, 1, 1)),
    ],
)
def test_the_first_and_the_last_day_there_is(
    seed: date, period: p.Period, times: int, expected: date
) -> None:
    assert shifted(seed, period, times) == expected
    with pytest.raises(InputInvalid, match="loan-too-long"):
        shifted(seed, period, times * 2)


def test_meetings_move_due_days() -> None:
    fifth, eighth, ninth, twelfth = (date(2024, 1, n) for n in (5, 8, 9, 12))
    # Every meeting is a due day: the k-th instalment, whether before or after its nominal day.
    assert followed([eighth, twelfth], [ninth, fifth], each=True) == (fifth, ninth)
    # Else the first meeting on or after the nominal day, that day itself too.
    assert followed([eighth], [eighth, ninth], each=False) == (eighth,)
    assert followed([fifth, eighth], [ninth, twelfth], each=False) == (ninth, twelfth)
    # Where the calendar has no meeting yet, the day stands, but never twice the same.
    assert followed([fifth, ninth], [ninth], each=False) == (ninth, date(2024, 1, 10))


@pytest.mark.parametrize("count", list(p.DayCount))
def test_a_moved_meeting_moves_the_day_and_not_the_amount(count: p.DayCount) -> None:
    product = p.Product(day_count=count, interest_unit=1, instalment_unit=1)
    plain = schedule(product, Terms(300000, 3, DAY))
    moved = schedule(product, Terms(300000, 3, DAY, meetings=(date(2024, 2, 9), date(2024, 3, 7))))
    assert [row.due for row in moved.rows[:2]] == [date(2024, 2, 9), date(2024, 3, 7)]
    assert [r.total for r in moved.rows] == [r.total for r in plain.rows]


def test_every_second_meeting_is_no_due_day_of_its_own() -> None:
    product = replace(FINE, period=p.Period(2, p.PeriodUnit.MEETING))
    weekly = tuple(DAY + timedelta(7 * n) for n in range(1, 9))
    terms = Terms(300000, 2, DAY, meetings=weekly, meeting_period=WEEK)
    assert [span.due for span in spans_of(product, terms, 2)] == [weekly[1], weekly[3]]


@pytest.mark.parametrize("count", [p.DayCount.MONTH_FRACTION, p.DayCount.THIRTY_360])
def test_money_paid_out_after_the_nominal_day_bears_a_whole_period(count: p.DayCount) -> None:
    """The first meeting after the pay-out lies beyond the nominal due day."""
    product = p.Product(day_count=count)
    for paid_out in (date(2024, 2, 1), date(2024, 2, 3)):
        terms = Terms(1000, 2, paid_out, start=DAY, meetings=(date(2024, 2, 9),))
        assert spans_of(product, terms, 1)[0].factor == M
    actual = replace(product, day_count=p.DayCount.ACTUAL_365)
    assert spans_of(actual, terms, 1)[0].factor == 12 * M * Fraction(6, 365)


@pytest.mark.parametrize(
    ("until", "months"),
    [
        (DAY, Fraction(0)),
        (date(2024, 1, 31), Fraction(30, 31)),
        (date(2024, 2, 1), Fraction(1)),
        (date(2024, 2, 16), 1 + Fraction(15, 29)),
        (date(2024, 3, 31), 2 + Fraction(30, 31)),
        (date(2024, 4, 1), Fraction(3)),
    ],
)
def test_time_that_has_passed_of_a_quarter(until: date, months: Fraction) -> None:
    quarter = p.Period(3)
    assert elapsed_factor(FINE, quarter, DAY, date(2024, 4, 1), until) == M * months


@FEW
@given(
    count=st.sampled_from(list(p.DayCount)),
    per=st.sampled_from(list(p.RatePer)),
    period=st.sampled_from(["1month", "3months", "2weeks", "45days"]).map(p.period_of),
    paid_out=st.integers(-20, 20),
    meeting=st.integers(-3, 9) | st.none(),
    days=st.tuples(st.integers(-9, 99), st.integers(-9, 99)).map(sorted),
)
def test_parts_of_a_period_add_up(
    count: p.DayCount,
    per: p.RatePer,
    period: p.Period,
    paid_out: int,
    meeting: int | None,
    days: list[int],
) -> None:
    """Whole, broken and moved periods alike; days outside count as its ends."""
    product = p.Product(day_count=count, rate_per=per, period=period)
    start = date(2024, 1, 31)
    terms = Terms(1000, 2, start + timedelta(min(paid_out, 13)), start=start)
    due = spans_of(product, terms, 1)[0].due
    meetings = () if meeting is None else (due + timedelta(meeting),)
    span = spans_of(product, replace(terms, meetings=meetings), 2)[1]
    span = span if paid_out > 0 else spans_of(product, replace(terms, meetings=meetings), 1)[0]
    first, last = (span.begins + timedelta(n) for n in days)
    ends = (span.begins, first, last, span.due)
    cut = sorted(min(max(day, span.begins), span.due) for day in ends)
    parts = [span.part(product, period, a, b) for a, b in itertools.pairwise(cut)]
    assert sum(parts) == span.factor and min(parts) >= 0
    assert span.part(product, period, first, last) == parts[1]
    assert span.part(product, period, last, first) == (0 if first <= last else parts[1])


def test_moved_and_broken_periods_pass_evenly() -> None:
    moved = spans_of(FINE, Terms(1000, 2, DAY, meetings=(date(2024, 2, 11),)), 2)
    assert moved[0].part(FINE, MONTH, DAY, date(2024, 1, 22)) == M * Fraction(21, 41)
    assert not moved[0].broken and moved[0].days == 41
    broken = spans_of(FINE, Terms(1000, 2, date(2023, 12, 12), start=DAY), 1)[0]
    half = date(2023, 12, 22)
    assert broken.part(FINE, MONTH, broken.begins, half) == broken.factor * Fraction(10, 51)
    plain = spans_of(FINE, Terms(1000, 2, DAY), 1)[0]
    assert plain.part(FINE, MONTH, DAY, date(2024, 1, 16)) == M * Fraction(15, 31)


def test_the_most_and_the_least_that_can_be_lent() -> None:
    long = schedule(p.Product(rate="0"), Terms(MOST_ROWS * 100, MOST_ROWS, DAY))
    assert len(long.rows) == MOST_ROWS == 1200 and long.rows[-1].balance == 0
    assert schedule(FINE, Terms(MOST_PRINCIPAL, 1, DAY)).rows[0].principal == 10**14
    with pytest.raises(InputInvalid, match="loan-principal-too-large"):
        schedule(FINE, Terms(MOST_PRINCIPAL + 1, 1, DAY))
    one = schedule(p.Product(instalment_unit=1000), Terms(1, 1, DAY))
    assert [(r.principal, r.interest, r.balance) for r in one.rows] == [(1, 0, 0)]
    with pytest.raises(InputInvalid, match="loan-fixed-wrong"):
        schedule(replace(FINE, fixed_instalment=0), Terms(1000, 2, DAY))


@pytest.mark.parametrize("method", [p.Method.EMI, p.Method.FLAT, p.Method.EQUAL_PRINCIPAL])
def test_nothing_is_left_for_the_last_row(method: p.Method) -> None:
    """500 each repays 1,000 in two of three rows: the last would be empty."""
    product = p.Product(method=method, rate="0", fixed_instalment=500)
    with pytest.raises(RuleBroken, match="loan-instalment-too-large"):
        schedule(product, Terms(1000, 3, DAY))
    assert len(schedule(product, Terms(1001, 3, DAY)).rows) == 3
    coarse = p.Product(rate="0", instalment_unit=500, instalment_mode=Mode.CEILING)
    with pytest.raises(RuleBroken, match="loan-instalment-too-coarse"):
        schedule(coarse, Terms(1000, 3, DAY))


def test_smoothing_is_done_only_when_it_is_asked_for() -> None:
    rounded_up = replace(FINE, method=p.Method.EMI, interest_unit=100, interest_mode=Mode.CEILING)
    terms = Terms(60000, 30, DAY)
    plain, smooth = (schedule(replace(rounded_up, smoothing=on), terms) for on in (False, True))
    gaps = [abs(made.rows[-1].total - made.instalment) for made in (plain, smooth)]
    assert plain.instalment == 2679 and gaps[0] > 1000
    assert smooth.instalment > plain.instalment and gaps[1] < gaps[0]


def test_a_fixed_instalment_of_equal_principal_stays_an_instalment() -> None:
    product = replace(FINE, fixed_instalment=25000)
    spans = spans_of(product, Terms(100000, 7, DAY), 7)
    rows = rows_until_paid(product, 50000, spans[3:], 25000, flat_base=0)
    assert [row.principal for row in rows] == [24000, 24480, 1520]


def test_only_day_by_day_interest_knows_changes_inside_a_period() -> None:
    span = spans_of(FINE, Terms(310000, 3, DAY), 1)[0]
    daily = replace(FINE, interest_base=p.InterestBase.DAILY)
    late, early = Change(date(2024, 1, 21), 0), Change(date(2024, 1, 11), 155000)
    assert interest_of_period(FINE, MONTH, span, 310000, [late, early]) == 6200
    # ten days on 3,100, ten on 1,550, eleven on nothing, in whatever order they are told
    assert interest_of_period(daily, MONTH, span, 310000, [late, early]) == 2000 + 1000
    outside = [Change(date(2023, 12, 31), 1), Change(span.due, 1), early, late]
    assert interest_of_period(daily, MONTH, span, 310000, outside) == 3000
    first = [Change(DAY, 155000)]
    assert interest_of_period(daily, MONTH, span, 310000, first) == 3100


def test_flat_interest_while_a_paisa_is_owed() -> None:
    flat = replace(FINE, method=p.Method.FLAT)
    span = spans_of(flat, Terms(310000, 3, DAY), 1)[0]
    assert interest_of_period(flat, MONTH, span, 1, flat_base=310000) == 6200
    assert interest_of_period(flat, MONTH, span, 0, flat_base=310000) == 0
    on = date(2024, 1, 11)
    assert begun_interest(flat, MONTH, span, 1, on, flat_base=310000) == 6200
    assert begun_interest(flat, MONTH, span, 0, on, flat_base=310000) == 0
    day = replace(flat, settlement_interest=p.SettlementInterest.TO_THE_DAY)
    assert begun_interest(day, MONTH, span, 1, on, flat_base=310000) == 2000


def test_a_settlement_day_by_day_counts_what_was_repaid() -> None:
    daily = replace(FINE, interest_base=p.InterestBase.DAILY)
    to_the_day = replace(daily, settlement_interest=p.SettlementInterest.TO_THE_DAY)
    span = spans_of(FINE, Terms(310000, 3, DAY), 1)[0]
    changes, on = [Change(date(2024, 1, 11), 155000)], date(2024, 1, 21)
    assert begun_interest(to_the_day, MONTH, span, 310000, on, changes) == 2000 + 1000
    assert begun_interest(daily, MONTH, span, 310000, on, changes) == 2000 + 2100
    plain = replace(FINE, settlement_interest=p.SettlementInterest.TO_THE_DAY)
    assert begun_interest(plain, MONTH, span, 310000, on, changes) == 4000


def test_what_is_repaid_whole_inside_a_period_still_owes_its_interest() -> None:
    spans = spans_of(FINE, Terms(310000, 3, DAY), 3)
    for rule in (p.AdvanceRule.SHORTEN, p.AdvanceRule.LOWER):
        (row,) = after_advance(FINE, spans, 0, 100, rule, begun=6200)
        assert (row.n, row.due, row.principal, row.interest, row.balance) == (
            1, spans[0].due, 0, 6200, 0,
        )  # fmt: skip
        assert after_advance(FINE, spans, 0, 100, rule, begun=0) == ()


def test_the_instalment_stays_when_the_first_interest_is_known() -> None:
    emi = replace(FINE, method=p.Method.EMI)
    spans = spans_of(emi, Terms(100000, 7, DAY), 7)
    rows = after_advance(emi, spans, 50000, 25000, p.AdvanceRule.SHORTEN, begun=2000)
    assert [(r.principal, r.interest) for r in rows[:2]] == [(23000, 2000), (24460, 540)]
    lower = after_advance(emi, spans, 50000, 25000, p.AdvanceRule.LOWER, begun=2000)
    plain = after_advance(emi, spans, 50000, 25000, p.AdvanceRule.LOWER)
    assert lower[0].interest == 2000 and lower[1:] == plain[1:]
    waiting = after_advance(emi, spans, 50000, 25000, p.AdvanceRule.SHORTEN, begun=7, waiting=1)
    assert [(r.principal, r.interest) for r in waiting[:2]] == [(0, 7), (24000, 1000)]


def test_smaller_rows_of_a_flat_loan_keep_its_base() -> None:
    flat = replace(FINE, method=p.Method.FLAT)
    spans = spans_of(flat, Terms(100000, 5, DAY), 5)[2:]
    rows = after_advance(flat, spans, 30000, 0, p.AdvanceRule.LOWER, flat_base=100000)
    assert [(r.principal, r.interest) for r in rows] == [(10000, 2000)] * 3


def test_a_top_up_may_pay_out_nothing() -> None:
    assert top_up(2100, 1800, 200, 100).cash == 0
    with pytest.raises(RuleBroken) as found:
        top_up(2099, 1800, 200, 100)
    assert found.value.params["owed_paise"] == 2100


def test_a_write_off_loses_what_is_left_and_is_final() -> None:
    assert write_off(1000, 999) == 1
    with pytest.raises(RuleBroken, match="loan-already-closed"):
        write_off(1000, 1000)
    check_not_written_off(None)
    with pytest.raises(RuleBroken, match="loan-written-off"):
        check_not_written_off(DAY)


@pytest.mark.parametrize(
    ("step", "state", "key"),
    [
        (LoanStep.DECIDE, LoanState.RUNNING, "loan-already-decided"),
        (LoanStep.DECIDE, LoanState.WRITTEN_OFF, "loan-already-decided"),
        (LoanStep.PAY_OUT, LoanState.APPLIED, "loan-not-sanctioned"),
        (LoanStep.PAY_OUT, LoanState.WRITTEN_OFF, "loan-not-sanctioned"),
        (LoanStep.RECOVER, LoanState.CLOSED, "loan-not-written-off"),
        (LoanStep.REPAY, LoanState.WRITTEN_OFF, "loan-was-written-off"),
        (LoanStep.WRITE_OFF, LoanState.WRITTEN_OFF, "loan-was-written-off"),
        (LoanStep.CHANGE, LoanState.CLOSED, "loan-not-running"),
    ],
)
def test_each_refusal_says_its_own_reason(step: LoanStep, state: LoanState, key: str) -> None:
    with pytest.raises(RuleBroken, match=f"^{key}"):
        check_loan_step(state, step)


def test_a_demand_for_nothing_is_met() -> None:
    assert demand_state(0, 0, 0) == "paid"


def test_days_of_the_register_are_counted_with_both_ends() -> None:
    since, until = date(2024, 2, 1), date(2024, 2, 29)
    assert dcb([Movement(since, 100)], since, until) == Dcb(demand=100)
    assert dcb([Movement(until, 100, paid=30)], since, until) == Dcb(
        demand=100, collected_current=30
    )
    day = timedelta(1)
    assert dcb([Movement(since - day, 100, waived=40, paid=20)], since, until) == Dcb(
        opening_overdue=100, collected_overdue=20, waived=40
    )
    assert dcb([Movement(until + day, 100, paid=30)], since, until) == Dcb(advance=30)
    assert Dcb() == Dcb(0, 0, 0, 0, 0, 0)
    assert summed([Dcb(1, 2, 3, 4, 5, 6), Dcb(10, 20, 30, 40, 50, 60)]) == Dcb(
        11, 22, 33, 44, 55, 66
    )


@pytest.mark.parametrize(
    ("days", "key"),
    [
        (0, "regular"), (1, "d1_30"), (30, "d1_30"), (31, "d31_60"), (60, "d31_60"),
        (61, "d61_90"), (90, "d61_90"), (91, "d91_180"), (180, "d91_180"), (181, "d181_365"),
        (365, "d181_365"), (366, "d365p"),
    ],
)  # fmt: skip
def test_the_edges_of_ageing(days: int, key: str) -> None:
    assert bucket_of(days) == key
    assert [b.first for b in BUCKETS[1:]] == [(b.last or 0) + 1 for b in BUCKETS[:-1]]


def test_provision_is_rounded_to_the_paisa() -> None:
    assert ageing([Outstanding(15, 1)]).provision == 2
    assert ageing([Outstanding(14, 1)]).provision == 1
    assert ageing([Outstanding(7, 400), Outstanding(100, 0)]).provision == 7
    assert annual_loss_rate(0, 1, 1) == 24
