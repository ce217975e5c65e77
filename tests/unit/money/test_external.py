"""The group's own loans: bank linkage, what is paid, cash credit, subvention, dated rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.bank.rule_data import TITLES, shipped_rules, title_of
from finance.rules.dated import DatedRule, Unit, check_rule, paise_on, rate_on, rule_on
from finance.rules.external import (
    ACCOUNT_OF,
    INTEREST_OF,
    ExternalTerms,
    LenderKind,
    Paid,
    RowState,
    check_draw,
    daily_product_interest,
    daily_products,
    external_periods,
    external_schedule,
    margin,
    split_payment,
    standings,
)
from finance.rules.loans.products import Method, Product, RatePer
from finance.rules.loans.schedules import schedule
from finance.rules.loans.spans import Terms, spans_of
from finance.rules.subvention import forecast
from sr_board.base.errors import InputInvalid, RuleBroken

FEW = settings(max_examples=40, deadline=None)
DAY = date(2026, 1, 15)
BANK = ExternalTerms(1_50_000_00, "7", Method.EMI, 24, DAY)


def test_bank_linkage_lent_on_to_ten_members() -> None:
    """Domain paper on money, 6.7; example S13: 1,50,000 at 7 %, on-lent at 12 %."""
    own = external_schedule(BANK)
    assert (own.instalment, own.interest) == (6_715_89, 11_181_28)
    first, last = own.rows[0], own.rows[-1]
    assert (first.principal, first.interest, first.balance) == (5_840_89, 875_00, 1_44_159_11)
    assert (last.principal, last.interest, last.total) == (6_676_86, 38_95, 6_715_81)
    product = Product(rate="12", rate_per=RatePer.YEAR, interest_unit=1, instalment_unit=1)
    member = schedule(product, Terms(15_000_00, 24, DAY))
    assert (member.rows[0].principal, member.rows[0].interest) == (625_00, 150_00)
    assert member.interest == 1_875_00
    assert margin([member.interest] * 10, own.interest) == 7_568_72
    parts = forecast(
        BANK.product, BANK.principal, own.rows, external_periods(BANK), shipped_rules()
    )
    assert (parts[0].prompt, parts[0].difference, parts[0].total) == (375_00, 0, 375_00)


def test_the_difference_of_rates_is_paid_up_to_the_limit_only() -> None:
    terms = replace(BANK, principal=5_00_000_00, rate="10.5", instalments=12)
    rows, periods = external_schedule(terms).rows, external_periods(terms)
    parts = forecast(terms.product, terms.principal, rows, periods, shipped_rules(), late=[1])
    assert parts[0].base == 3_00_000_00
    assert parts[0].difference == 875_00, "3.5 % a year of three lakh for a month"
    assert (parts[0].prompt, parts[0].lost) == (0, 750_00)
    assert parts[0].total == 875_00
    assert parts[-1].base == rows[-2].balance < 3_00_000_00
    assert parts[-1].prompt > 0


def test_each_instalment_follows_the_rule_of_its_own_day() -> None:
    rules = [
        DatedRule("subvention-prompt", Unit.PERCENT, "3", date(2020, 1, 1), None, "letter"),
        DatedRule("subvention-prompt", Unit.PERCENT, "2", date(2026, 3, 1), None, "new", own=True),
        DatedRule("subvention-prompt", Unit.PERCENT, "", date(2026, 4, 1), None, "end", own=True),
    ]
    rows, periods = external_schedule(BANK).rows, external_periods(BANK)
    parts = forecast(BANK.product, BANK.principal, rows, periods, rules)
    assert [part.prompt for part in parts[:3]] == [375_00, 240_27, 0]
    assert all(part.difference == 0 for part in parts), "no rule of a borrower's rate"
    assert parts[0].base == BANK.principal, "no rule of a limit"


def test_no_interest_nothing_given_back() -> None:
    """The group pays its portion of the instalments, the government all interest."""
    free = replace(BANK, rate="0", method=Method.EQUAL_PRINCIPAL)
    rows, periods = external_schedule(free).rows, external_periods(free)
    assert all(row.total == 6_250_00 for row in rows)
    parts = forecast(free.product, free.principal, rows, periods, shipped_rules())
    assert not any(part.total for part in parts)
    per_meeting = replace(free.product, rate="2", rate_per=RatePer.MEETING)
    periods = spans_of(per_meeting, free.terms, 24)
    assert not any(
        part.total for part in forecast(per_meeting, free.principal, rows, periods, shipped_rules())
    )


def test_each_lender_has_its_account() -> None:
    assert ACCOUNT_OF[LenderKind.CASH_CREDIT] == "2110"
    assert (ACCOUNT_OF[LenderKind.CIF], INTEREST_OF[LenderKind.CIF]) == ("2120", "5020")
    assert (ACCOUNT_OF[LenderKind.OTHER], INTEREST_OF[LenderKind.OTHER]) == ("2130", "5010")
    assert ACCOUNT_OF.keys() == INTEREST_OF.keys() == set(LenderKind)


ROWS = external_schedule(ExternalTerms(3_000, "0", Method.EQUAL_PRINCIPAL, 3, DAY)).rows


def test_paid_in_time_late_in_part_overdue_and_coming() -> None:
    rows = external_schedule(ExternalTerms(5_000, "0", Method.EQUAL_PRINCIPAL, 5, DAY)).rows
    paid = [
        Paid(rows[0].due, 1_000),
        Paid(rows[1].due + timedelta(days=1), 1_000),
        Paid(rows[1].due + timedelta(days=2), 1_400),
    ]
    made = standings(rows, paid, rows[3].due)
    assert [one.state for one in made] == [
        RowState.PAID,
        RowState.LATE,
        RowState.PAID,
        RowState.PART,
        RowState.COMING,
    ]
    assert [one.left for one in made] == [0, 0, 0, 600, 1_000]
    assert made[2].paid_on == rows[1].due + timedelta(days=2)
    later = standings(rows, paid, rows[4].due)
    assert later[3].state is RowState.OVERDUE


def test_a_payment_taken_back_opens_the_instalment_again() -> None:
    paid = [Paid(DAY, 1_000), Paid(DAY + timedelta(days=5), -1_000)]
    assert standings(ROWS, paid, DAY)[0].paid_on is None
    again = [*paid, Paid(DAY + timedelta(days=9), 1_000)]
    assert standings(ROWS, again, DAY)[0].paid_on == DAY + timedelta(days=9)


def test_interest_alone_does_not_pay_principal() -> None:
    rows = external_schedule(replace(BANK, method=Method.BULLET, instalments=2)).rows
    made = standings(rows, [Paid(DAY, 0, 5_000_00)], DAY)
    assert (made[0].state, made[0].principal, made[0].interest) == (RowState.PAID, 0, 875_00)
    assert made[1].interest == 875_00
    assert made[1].state is RowState.PART


def test_a_row_of_nothing_is_paid() -> None:
    rows = external_schedule(
        ExternalTerms(1_000, "0", Method.EQUAL_PRINCIPAL, 3, DAY, grace=1)
    ).rows
    made = standings(rows, [], rows[0].due + timedelta(days=1))
    assert [one.state for one in made] == [RowState.PAID, RowState.COMING, RowState.COMING]


def test_a_payment_to_the_lender_pays_interest_first() -> None:
    rows = external_schedule(BANK).rows
    made = standings(rows, [], DAY)
    split = split_payment(made, 6_715_89, BANK.principal, rows[0].due)
    assert (split.principal, split.interest) == (5_840_89, 875_00)
    early = split_payment(made, 900_00, BANK.principal, DAY)
    assert (early.principal, early.interest) == (25_00, 875_00)
    small = split_payment(made, 500_00, BANK.principal, rows[1].due)
    assert (small.principal, small.interest) == (0, 500_00)
    done = standings(rows, [Paid(DAY, BANK.principal, 11_181_28)], DAY)
    assert split_payment(done, 5, 5, DAY).principal == 5
    with pytest.raises(RuleBroken) as broken:
        split_payment(made, 2_00_000_00, BANK.principal, rows[0].due)
    assert broken.value.key == "external-too-much"
    with pytest.raises(InputInvalid):
        split_payment(made, 0, BANK.principal, DAY)


def test_cash_credit_counts_each_day() -> None:
    """50,000 for ten days and 30,000 for twenty, at 9 % a year of 365 days."""
    since = date(2026, 4, 1)
    moves = [(date(2026, 4, 11), -20_000_00), (date(2026, 5, 1), -1), (date(2026, 3, 1), 7)]
    until = date(2026, 4, 30)
    assert daily_products(50_000_00, moves, since, until) == 50_000_00 * 10 + 30_000_00 * 20
    assert daily_product_interest(50_000_00, moves, since, until, "9") == 271_23
    assert daily_product_interest(50_000_00, moves, since, until, "9", unit=100) == 271_00
    assert daily_products(-500, [(since + timedelta(days=1), 600)], since, since) == 0
    with pytest.raises(InputInvalid) as wrong:
        daily_products(0, [], until, since)
    assert wrong.value.key == "external-days-wrong"


def test_a_cash_credit_is_drawn_to_its_limit() -> None:
    check_draw(1_000, 400, 600)
    with pytest.raises(RuleBroken) as broken:
        check_draw(1_000, 400, 601)
    assert broken.value.params["left_paise"] == 600
    with pytest.raises(InputInvalid):
        check_draw(1_000, 0, 0)


@FEW
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(-500, 500)), max_size=8),
    st.integers(4_000, 9_000),
    st.integers(0, 29),
)
def test_days_may_be_counted_in_two_parts(
    raw: list[tuple[int, int]], opening: int, cut: int
) -> None:
    since = date(2026, 4, 1)
    moves = [(since + timedelta(days=n), change) for n, change in raw]
    until, edge = since + timedelta(days=30), since + timedelta(days=cut)
    whole = daily_products(opening, moves, since, until)
    middle = opening + sum(change for day, change in moves if day <= edge)
    parts = daily_products(opening, moves, since, edge) + daily_products(
        middle, moves, edge + timedelta(days=1), until
    )
    assert whole == parts


@FEW
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 2_000)), max_size=6))
def test_what_is_paid_fills_rows_in_order_and_never_over(raw: list[tuple[int, int]]) -> None:
    paid = [Paid(DAY + timedelta(days=n), amount) for n, amount in raw]
    made = standings(ROWS, paid, DAY + timedelta(days=45))
    total = sum(one.principal for one in made)
    assert total == min(3_000, sum(one.principal for one in paid))
    full = [one.left == 0 for one in made]
    assert full == sorted(full, reverse=True)
    assert all((one.paid_on is None) == (one.left > 0) for one in made)


@FEW
@given(st.integers(1, 5_00_000_00), st.integers(0, 20), st.integers(1, 36))
def test_a_forecast_is_never_more_than_the_interest_and_the_part_for_promptness(
    principal: int, rate: int, number: int
) -> None:
    terms = ExternalTerms(principal * 100, str(rate), Method.BULLET, number, DAY)
    rows, periods = external_schedule(terms).rows, external_periods(terms)
    parts = forecast(terms.product, terms.principal, rows, periods, shipped_rules())
    assert len(parts) == number
    for row, part in zip(rows, parts, strict=True):
        assert 0 <= part.difference <= row.interest
        assert part.base <= 3_00_000_00
        assert part.prompt <= part.base * Fraction(3, 1200) + 1


def rule(**changes: object) -> DatedRule:
    """A rule of a group."""
    plain = DatedRule("x", Unit.MONEY, "1,500", date(2026, 1, 1), None, " letter 7 ")
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_a_rule_is_kept_as_paise_or_exact_number() -> None:
    kept = check_rule(rule())
    assert (kept.value, kept.source) == ("150000", "letter 7")
    assert check_rule(rule(unit=Unit.PERCENT, value="2.5 %")).value == "2.5"
    assert check_rule(rule(unit=Unit.TEXT, value=" Rs 5 lakh ")).value == "Rs 5 lakh"
    assert check_rule(rule(value="")).value == ""


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"source": " "}, "dated-rule-source-missing"),
        ({"valid_to": date(2025, 12, 31)}, "dated-rule-days-wrong"),
        ({"unit": Unit.NUMBER, "value": "many"}, "dated-rule-value-wrong"),
    ],
)
def test_a_rule_that_cannot_be_kept(changes: dict[str, object], key: str) -> None:
    with pytest.raises((RuleBroken, InputInvalid)) as broken:
        check_rule(rule(**changes))
    assert broken.value.key == key


def test_the_row_in_force_on_a_day() -> None:
    rules = [
        rule(value="1", valid_to=date(2026, 6, 30)),
        rule(value="2", valid_from=date(2026, 5, 1), own=True),
        rule(value="3", valid_from=date(2026, 6, 1)),
    ]
    found = [rule_on(rules, "x", date(2026, month, 15)) for month in (1, 5, 6, 7)]
    assert [one.value if one else None for one in found] == ["1", "2", "2", "2"]
    assert rule_on(rules, "x", date(2025, 1, 1)) is None
    assert rule_on(rules, "y", date(2026, 1, 1)) is None
    assert paise_on(rules, "x", date(2026, 1, 1)) == 1
    assert paise_on(rules, "y", date(2026, 1, 1)) is None
    assert rate_on(rules, "x", date(2026, 1, 1)) == Fraction(1, 100)
    assert rate_on(rules, "y", date(2026, 1, 1)) is None


def test_every_rule_that_travels_can_be_read_and_has_a_source() -> None:
    for one in (*shipped_rules(), *shipped_rules("bn")):
        assert one.source
        assert not one.own
        if one.unit is Unit.MONEY:
            assert one.value == "" or int(one.value) > 0
        assert one.name in TITLES
    newer = paise_on(shipped_rules(), "rf-per-group-least", date(2026, 1, 1))
    older = paise_on(shipped_rules(), "rf-per-group-least", date(2020, 1, 1))
    assert (older, newer) == (10_000_00, 20_000_00)


def test_titles_in_both_languages() -> None:
    assert title_of("subvention-prompt", "bn") != title_of("subvention-prompt", "en")
    assert title_of("subvention-prompt", "hi") == title_of("subvention-prompt", "en")
    assert title_of("gone", "en") == "gone"
    assert all(
        any("\u0980" <= letter <= "\u09ff" for letter in x.source) for x in shipped_rules("bn")
    )
    assert [x.source for x in shipped_rules("hi")] == [x.source for x in shipped_rules("en")]
