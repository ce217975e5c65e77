"""Schedules: every method, broken first periods, due dates at meetings, refusals, properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.loans import products as p
from finance.rules.loans.due_dates import followed, nominal_days, shifted
from finance.rules.loans.factors import elapsed_factor, first_factor, whole_factor
from finance.rules.loans.product_text import product_from_text, product_text
from finance.rules.loans.rounding import Mode, rounded
from finance.rules.loans.schedules import instalment_of, rows_over, schedule
from finance.rules.loans.spans import Terms, rhythm_of, spans_of
from sr_board.base.errors import InputInvalid, RuleBroken

DAY = date(2024, 1, 1)
FINE = p.Product(interest_unit=1, instalment_unit=1)
MONTH, WEEK = p.Period(), p.Period(1, p.PeriodUnit.WEEK)
FEW = settings(max_examples=40, deadline=None)


def totals(product: p.Product, terms: Terms) -> list[int]:
    return [row.total for row in schedule(product, terms).rows]


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [
        (Fraction(250), Mode.HALF_UP, 300),
        (Fraction(250), Mode.HALF_EVEN, 200),
        (Fraction(350), Mode.HALF_EVEN, 400),
        (Fraction(201), Mode.CEILING, 300),
        (Fraction(299), Mode.FLOOR, 200),
        (Fraction(-250), Mode.HALF_UP, -300),
        (Fraction(-201), Mode.FLOOR, -300),
    ],
)
def test_ties_go_where_the_mode_says(value: Fraction, mode: Mode, expected: int) -> None:
    assert rounded(value, 100, mode) == expected


@pytest.mark.parametrize("unit", [0, -1, 10**9])
def test_a_unit_is_some_paise(unit: int) -> None:
    with pytest.raises(InputInvalid, match="loan-unit-wrong"):
        rounded(Fraction(1), unit, Mode.FLOOR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1month", MONTH), ("2 weeks", p.Period(2, p.PeriodUnit.WEEK)), ("year", p.Period(12)),
        ("fortnight", p.Period(1, p.PeriodUnit.FORTNIGHT)),
        ("১৫ days", p.Period(15, p.PeriodUnit.DAY)),
        ("every meeting", p.Period(1, p.PeriodUnit.MEETING)),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(text: str, expected: p.Period) -> None:
    assert p.period_of(text) == expected
    assert p.period_of(str(expected)) == expected


@pytest.mark.parametrize("text", ["", "0 days", "401 days", "moon", "1.5 months"])
def test_other_words_are_no_period(text: str) -> None:
    with pytest.raises(InputInvalid, match="loan-period-wrong"):
        p.period_of(text)


def test_rates_are_exact_and_read_in_any_script() -> None:
    assert p.exact_rate("২.৫%") == Fraction(1, 40)
    assert p.yearly_rate(p.Product()) == Fraction(24, 100)
    assert p.monthly_rate(p.Product(rate="12", rate_per=p.RatePer.YEAR)) == Fraction(1, 100)
    for wrong in ("", "-1", "1e3", "1001", "two", "NaN"):
        with pytest.raises(InputInvalid, match="loan-rate-wrong"):
            p.exact_rate(wrong)


def test_a_high_rate_is_told_and_not_refused() -> None:
    assert not p.rate_is_high(p.Product(rate="3"))
    assert p.rate_is_high(p.Product(rate="3.01"))
    assert p.rate_is_high(p.Product(rate="1", min_rate="2"))
    assert p.rate_is_high(p.Product(rate="2.5", max_rate="2"))
    assert not p.rate_is_high(p.Product(rate="5", rate_per=p.RatePer.MEETING))


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"rate": "x"}, "loan-rate-wrong"),
        ({"max_rate": "x"}, "loan-rate-wrong"),
        ({"interest_unit": 0}, "loan-unit-wrong"),
        ({"instalment_unit": -100}, "loan-unit-wrong"),
        ({"period": p.Period(0)}, "loan-period-wrong"),
        ({"fixed_instalment": 0}, "loan-fixed-wrong"),
        ({"fixed_instalment": 100, "method": p.Method.BULLET}, "loan-fixed-wrong"),
        ({"allocation_order": (p.Component.FINE,) * 3}, "loan-order-wrong"),
        ({"principal_grace": -1}, "loan-grace-wrong"),
        ({"fine": p.FineRule(percent="x")}, "loan-fine-wrong"),
        ({"fine": p.FineRule(amount=-1)}, "loan-fine-wrong"),
        ({"limits": p.Limits(max_amount=-1)}, "loan-limit-wrong"),
        ({"limits": p.Limits(savings_multiple="x")}, "loan-limit-wrong"),
    ],
)
def test_terms_that_cannot_work_are_refused(wrong: dict[str, object], key: str) -> None:
    with pytest.raises(InputInvalid, match=key):
        p.check_product(replace(p.Product(), **wrong))  # type: ignore[arg-type]
    p.check_product(p.Product(limits=p.Limits(savings_multiple="3"), fine=p.FineRule(cap=100)))


def factor(product: p.Product, period: p.Period, begins: date, ends: date) -> Fraction:
    return whole_factor(product, period, begins, ends)


def test_factors_of_whole_periods() -> None:
    m, r = Fraction(2, 100), Fraction(24, 100)
    two, week = p.Period(2), WEEK
    thirty = p.Product(day_count=p.DayCount.THIRTY_360)
    assert factor(p.Product(), two, DAY, date(2024, 3, 1)) == 2 * m
    assert factor(p.Product(), week, DAY, DAY + timedelta(7)) == m * Fraction(12, 52)
    half = p.Period(15, p.PeriodUnit.DAY)
    assert factor(p.Product(), half, DAY, DAY + timedelta(15)) == m * Fraction(15, 31)
    forty = p.Period(40, p.PeriodUnit.DAY)
    assert factor(p.Product(), forty, DAY, DAY + timedelta(40)) == m * (1 + Fraction(9, 29))
    assert factor(thirty, two, DAY, date(2024, 3, 1)) == r * Fraction(60, 360)
    assert factor(thirty, half, DAY, DAY + timedelta(15)) == r * Fraction(15, 360)
    actual = p.Product(day_count=p.DayCount.ACTUAL_365)
    assert factor(actual, MONTH, date(2024, 2, 1), date(2024, 3, 1)) == r * Fraction(29, 365)
    of_364 = p.Product(day_count=p.DayCount.ACTUAL_364)
    assert factor(of_364, week, DAY, DAY + timedelta(7)) == m * Fraction(12, 52)
    meeting = p.Product(rate_per=p.RatePer.MEETING)
    assert factor(meeting, week, DAY, DAY + timedelta(7)) == m


@pytest.mark.parametrize(
    ("count", "paid_out", "expected"),
    [
        (p.DayCount.MONTH_FRACTION, date(2024, 1, 15), Fraction(2, 100) * Fraction(17, 31)),
        (p.DayCount.MONTH_FRACTION, date(2023, 12, 20), Fraction(2, 100) * (1 + Fraction(12, 31))),
        (p.DayCount.THIRTY_360, date(2024, 1, 15), Fraction(24, 100) * Fraction(17, 360)),
        (p.DayCount.THIRTY_360, date(2023, 12, 20), Fraction(24, 100) * Fraction(42, 360)),
        (p.DayCount.ACTUAL_365, date(2024, 1, 15), Fraction(24, 100) * Fraction(17, 365)),
        (p.DayCount.ACTUAL_364, date(2023, 12, 20), Fraction(24, 100) * Fraction(43, 364)),
    ],
)
def test_a_broken_first_period(count: p.DayCount, paid_out: date, expected: Fraction) -> None:
    product = p.Product(day_count=count)
    terms = Terms(100000, 3, paid_out, start=DAY)
    first, second, _ = spans_of(product, terms, 3)
    assert first.factor == expected
    assert (first.due, second.due) == (date(2024, 2, 1), date(2024, 3, 1))
    assert first.broken and not second.broken
    assert spans_of(product, replace(terms, start=None, first_due=date(2024, 2, 1)), 1)[0] == first


@pytest.mark.parametrize(
    ("paid_out", "first_due", "months"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2023, 1, 30), date(2023, 2, 28), 1),
        (date(2023, 8, 31), date(2023, 11, 30), 3),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
    ],
)
@pytest.mark.parametrize("count", [p.DayCount.MONTH_FRACTION, p.DayCount.THIRTY_360])
def test_a_month_that_is_too_short_is_still_whole(
    count: p.DayCount, paid_out: date, first_due: date, months: int
) -> None:
    """Paid out on the 31st and first due on the last day of the next month: one month, not less."""
    terms = Terms(100000, 3, paid_out, first_due=first_due)
    first = spans_of(p.Product(day_count=count), terms, 1)[0]
    assert first.factor == Fraction(2, 100) * months


def test_a_broken_first_week_and_a_meeting_s_whole_rate() -> None:
    weekly = p.Product(period=WEEK)
    terms = Terms(100000, 3, date(2024, 1, 4), start=DAY)
    assert spans_of(weekly, terms, 1)[0].factor == Fraction(2, 100) * Fraction(4 * 12, 364)
    days = p.Product(period=p.Period(10, p.PeriodUnit.DAY), day_count=p.DayCount.THIRTY_360)
    assert spans_of(days, terms, 1)[0].factor == Fraction(24, 100) * Fraction(7, 360)
    ten = p.Product(period=p.Period(10, p.PeriodUnit.DAY))
    assert spans_of(ten, terms, 1)[0].factor == Fraction(2, 100) * Fraction(7, 31)
    per = p.Product(period=WEEK, rate_per=p.RatePer.MEETING)
    assert spans_of(per, terms, 1)[0].factor == Fraction(2, 100)


def test_money_goes_out_before_the_first_due_date() -> None:
    with pytest.raises(InputInvalid, match="loan-dates-wrong"):
        schedule(FINE, Terms(1000, 2, date(2024, 2, 1), start=DAY))


def test_due_dates_follow_the_meetings_and_amounts_stay() -> None:
    meetings = (date(2024, 2, 4), date(2024, 2, 11), date(2024, 3, 3))
    plain = schedule(p.Product(), Terms(300000, 3, DAY))
    moved = schedule(p.Product(), Terms(300000, 3, DAY, meetings=meetings))
    assert [row.due for row in moved.rows] == [
        date(2024, 2, 4), date(2024, 3, 3), date(2024, 4, 1),
    ]  # fmt: skip
    assert [(r.principal, r.interest) for r in moved.rows] == [
        (r.principal, r.interest) for r in plain.rows
    ]


def test_every_meeting_is_a_due_date() -> None:
    product = p.Product(period=p.period_of("meeting"), rate_per=p.RatePer.MEETING, rate="1")
    meetings = (DAY, date(2024, 1, 9), date(2024, 1, 15))
    terms = Terms(300000, 3, DAY, meetings=meetings, meeting_period=WEEK)
    made = schedule(product, terms)
    assert [row.due for row in made.rows] == [*meetings[1:], date(2024, 1, 22)]
    assert [row.interest for row in made.rows] == [3000, 2000, 1000]
    assert rhythm_of(product, terms) == WEEK
    with pytest.raises(InputInvalid, match="loan-period-wrong"):
        rhythm_of(product, replace(terms, meeting_period=product.period))


def test_two_instalments_never_fall_on_one_day() -> None:
    days = (date(2024, 1, 5), date(2024, 1, 6))
    assert followed(days, [date(2024, 1, 9)], each=False) == (
        date(2024, 1, 9), date(2024, 1, 10),
    )  # fmt: skip


def test_the_calendar_ends() -> None:
    with pytest.raises(InputInvalid, match="loan-too-long"):
        shifted(date(9990, 6, 1), p.Period(12), 1)
    with pytest.raises(InputInvalid, match="loan-too-long"):
        shifted(date(9990, 12, 31), WEEK, 1)
    with pytest.raises(InputInvalid, match="loan-period-wrong"):
        shifted(DAY, p.period_of("meeting"), 1)
    ends = [end for _, end in islice(nominal_days(DAY, MONTH, date(2024, 1, 31)), 3)]
    assert ends == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]


def test_everything_at_the_end_with_interest_meanwhile() -> None:
    made = schedule(replace(p.Product(), method=p.Method.BULLET), Terms(500000, 3, DAY))
    assert [(r.principal, r.interest) for r in made.rows] == [
        (0, 10000),
        (0, 10000),
        (500000, 10000),
    ]


@pytest.mark.parametrize("method", [p.Method.EQUAL_PRINCIPAL, p.Method.EMI, p.Method.FLAT])
def test_grace_carries_interest_only(method: p.Method) -> None:
    product = replace(p.Product(), method=method, principal_grace=2)
    made = schedule(product, Terms(600000, 5, DAY))
    assert [(r.principal, r.interest) for r in made.rows[:2]] == [(0, 12000)] * 2
    without = schedule(replace(product, principal_grace=0), Terms(600000, 3, date(2024, 3, 1)))
    assert [(r.principal, r.interest) for r in made.rows[2:]] == [
        (r.principal, r.interest) for r in without.rows
    ]


@pytest.mark.parametrize(
    ("changed", "terms", "key"),
    [
        ({}, Terms(0, 3, DAY), "loan-principal-wrong"),
        ({}, Terms(10**15, 3, DAY), "loan-principal-too-large"),
        ({}, Terms(1000, None, DAY), "loan-instalments-missing"),
        ({}, Terms(1000, 0, DAY), "loan-instalments-wrong"),
        ({}, Terms(1000, 1201, DAY), "loan-instalments-wrong"),
        ({"principal_grace": 3}, Terms(1000, 3, DAY), "loan-grace-wrong"),
    ],
)
def test_terms_nobody_can_keep(changed: dict[str, object], terms: Terms, key: str) -> None:
    with pytest.raises(InputInvalid, match=key):
        schedule(replace(p.Product(), **changed), terms)  # type: ignore[arg-type]


EMI, FLAT, EQUAL = p.Method.EMI, p.Method.FLAT, p.Method.EQUAL_PRINCIPAL


@pytest.mark.parametrize(
    ("changed", "principal", "n", "key"),
    [
        ({"method": EMI, "fixed_instalment": 2000}, 100000, 10, "loan-instalment-below-interest"),
        ({"method": EMI, "fixed_instalment": 2000}, 100000, None, "loan-instalment-below-interest"),
        ({"method": FLAT, "fixed_instalment": 2000}, 100000, 9, "loan-instalment-below-interest"),
        ({"method": EMI, "fixed_instalment": 60000}, 100000, 3, "loan-instalment-too-large"),
        ({"method": FLAT, "fixed_instalment": 60000}, 100000, 3, "loan-instalment-too-large"),
        ({"instalment_unit": 1000}, 2500, 4, "loan-instalment-too-coarse"),
        ({"instalment_unit": 10000}, 2500, 4, "loan-instalment-too-coarse"),
        ({"method": FLAT, "instalment_unit": 1000}, 1900, 3, "loan-instalment-too-coarse"),
        ({"method": EMI, "fixed_instalment": 101}, 10**9, None, "loan-instalment-too-small"),
    ],
)
def test_what_cannot_be_repaid_so_is_refused(
    changed: dict[str, object], principal: int, n: int | None, key: str
) -> None:
    rate = "0" if key == "loan-instalment-too-small" else "2"
    product = replace(p.Product(rate=rate), **changed)  # type: ignore[arg-type]
    with pytest.raises(RuleBroken, match=key):
        schedule(product, Terms(principal, n, DAY))


def test_a_fixed_instalment_with_a_number_leaves_the_rest_to_the_last() -> None:
    product = replace(FINE, method=EMI, fixed_instalment=30000)
    made = schedule(product, Terms(100000, 3, DAY))
    assert [row.total for row in made.rows[:2]] == [30000, 30000]
    assert made.rows[-1].balance == 0 and made.rows[-1].total > 30000
    assert totals(replace(product, method=EQUAL), Terms(100000, 3, DAY)) == [
        r.total for r in made.rows
    ]
    late = schedule(replace(product, principal_grace=1), Terms(100000, None, DAY))
    assert next(r.principal for r in late.rows) == 0
    flat = schedule(replace(product, method=FLAT), Terms(100000, None, DAY))
    assert {row.interest for row in flat.rows} == {2000}
    with_n = schedule(replace(product, method=FLAT), Terms(100000, 4, DAY))
    assert [r.total for r in with_n.rows] == [30000, 30000, 30000, 18000]


def test_smoothing_never_makes_it_worse() -> None:
    whole = replace(FINE, method=EMI, instalment_unit=100)
    terms = Terms(100000, 12, DAY)
    plain, smooth = schedule(whole, terms), schedule(replace(whole, smoothing=True), terms)
    assert smooth.rows[-1].balance == 0
    gap = abs(plain.rows[-1].total - plain.instalment)
    assert abs(smooth.rows[-1].total - smooth.instalment) <= gap
    up = replace(FINE, method=EMI, rate="5", instalment_mode=Mode.FLOOR, interest_unit=100)
    up = replace(up, interest_mode=Mode.CEILING)
    # The one smoother instalment would end before the last row: the plain rows stay.
    assert totals(up, Terms(7506, 20, DAY)) == totals(
        replace(up, smoothing=True), Terms(7506, 20, DAY)
    )


METHODS = st.sampled_from(list(p.Method))
PRODUCTS = st.builds(
    p.Product,
    method=METHODS,
    rate=st.sampled_from(["0", "1", "1.5", "2", "2.75", "36"]),
    rate_per=st.sampled_from(list(p.RatePer)),
    period=st.sampled_from(["1month", "2months", "1week", "2weeks", "1fortnight", "15days"]).map(
        p.period_of
    ),
    day_count=st.sampled_from(list(p.DayCount)),
    interest_unit=st.sampled_from([1, 50, 100]),
    interest_mode=st.sampled_from(list(Mode)),
    instalment_unit=st.sampled_from([1, 50, 100, 500]),
    instalment_mode=st.sampled_from(list(Mode)),
    smoothing=st.booleans(),
    principal_grace=st.integers(0, 3),
)


@FEW
@given(
    product=PRODUCTS,
    principal=st.integers(1, 50_000).map(lambda rupees: rupees * 100),
    n=st.integers(1, 40),
    start=st.dates(date(2019, 12, 1), date(2024, 3, 31)),
    late=st.integers(-40, 6),
)
def test_a_schedule_repays_the_loan_exactly(
    product: p.Product, principal: int, n: int, start: date, late: int
) -> None:
    terms = Terms(principal, n, start + timedelta(days=late), start=start)
    try:
        made = schedule(product, terms)
    except (RuleBroken, InputInvalid) as refused:
        assert refused.key in {
            "loan-instalment-below-interest", "loan-instalment-too-coarse", "loan-grace-wrong",
        }  # fmt: skip
        return
    assert made.principal == principal
    assert made.rows[-1].balance == 0
    assert all(r.principal >= 0 and r.interest >= 0 and r.balance >= 0 for r in made.rows)
    assert all(r.interest % product.interest_unit == 0 for r in made.rows)
    assert [row.n for row in made.rows] == list(range(1, n + 1))
    assert all(a.due < b.due for a, b in zip(made.rows, made.rows[1:], strict=False))
    grace, unit = product.principal_grace, product.instalment_unit
    for row in made.rows[grace:-1]:
        if product.method is EQUAL:
            assert row.principal % unit == 0
        elif product.method is not p.Method.BULLET:
            assert row.total % unit == 0


@FEW
@given(each=st.integers(1, 90_000), n=st.integers(1, 60))
def test_without_interest_equal_instalments_are_equal_principal(each: int, n: int) -> None:
    free = replace(FINE, rate="0")
    terms = Terms(each * n, n, DAY)
    assert schedule(replace(free, method=EMI), terms) == schedule(free, terms)


@FEW
@given(
    principal=st.integers(10_000, 9_000_000),
    n=st.integers(2, 48),
    rate=st.sampled_from(["0", "1", "2", "3.3"]),
)
def test_equal_factors_give_the_usual_formula(principal: int, n: int, rate: str) -> None:
    product = replace(FINE, method=EMI, rate=rate)
    spans = spans_of(product, Terms(principal, n, DAY), n)
    f = p.exact_rate(rate)
    usual = principal * f * (1 + f) ** n / ((1 + f) ** n - 1) if f else Fraction(principal, n)
    assert instalment_of(product, principal, spans) == rounded(usual, 1, Mode.HALF_UP)


@FEW
@given(
    count=st.sampled_from(list(p.DayCount)),
    per=st.sampled_from(list(p.RatePer)),
    period=st.sampled_from(["1month", "3months", "2weeks", "45days"]).map(p.period_of),
    start=st.dates(date(2019, 1, 1), date(2024, 12, 31)),
    broken=st.integers(0, 9),
    cuts=st.lists(st.integers(-3, 99), max_size=3),
)
def test_the_parts_of_a_period_add_up(
    count: p.DayCount, per: p.RatePer, period: p.Period, start: date, broken: int, cuts: list[int]
) -> None:
    product = p.Product(day_count=count, rate_per=per, period=period)
    terms = Terms(1000, 1, start + timedelta(days=broken), start=start)
    span = spans_of(product, terms, 1)[0]
    days = sorted({span.begins, span.due, *(span.begins + timedelta(days=c) for c in cuts)})
    parts = [span.part(product, period, a, b) for a, b in pairwise(days)]
    assert sum(parts) == span.factor
    assert all(part >= 0 for part in parts)


def test_time_before_and_after_a_period_is_worth_nothing_more() -> None:
    ends = date(2024, 2, 1)
    for count in p.DayCount:
        product = p.Product(day_count=count)
        assert elapsed_factor(product, MONTH, DAY, ends, date(2023, 12, 1)) == 0
        assert elapsed_factor(product, MONTH, DAY, ends, ends) == whole_factor(
            product, MONTH, DAY, ends
        )
        assert first_factor(product, MONTH, DAY, ends) == whole_factor(product, MONTH, DAY, ends)
    per = p.Product(rate_per=p.RatePer.MEETING, period=WEEK)
    week = DAY + timedelta(7)
    assert elapsed_factor(per, WEEK, DAY, week, DAY + timedelta(1)) == Fraction(2, 700)
    weekly = p.Product(period=WEEK)
    assert elapsed_factor(weekly, WEEK, DAY, week, DAY + timedelta(1)) == Fraction(24, 36400)


def test_an_instalment_moved_to_a_meeting_grows_evenly() -> None:
    terms = Terms(1000, 1, DAY, meetings=(date(2024, 2, 10),))
    span = spans_of(p.Product(), terms, 1)[0]
    assert span.part(p.Product(), MONTH, DAY, date(2024, 1, 21)) == Fraction(2, 100) / 2


def test_rows_over_the_rest_of_a_flat_loan_keep_its_interest() -> None:
    product = replace(FINE, method=FLAT)
    spans = spans_of(product, Terms(100000, 4, DAY), 4)
    rest = rows_over(product, 40000, spans[2:], flat_base=100000)
    assert [(r.principal, r.interest) for r in rest.rows] == [(20000, 2000), (20000, 2000)]


@FEW
@given(product=PRODUCTS, cap=st.none() | st.integers(0, 500))
def test_a_product_is_stored_as_it_is(product: p.Product, cap: int | None) -> None:
    whole = replace(
        product, fine=p.FineRule(p.FineKind.OVERDUE_TOTAL, cap=cap), limits=p.Limits(cap, "2.5")
    )
    assert product_from_text(product_text(whole)) == whole
