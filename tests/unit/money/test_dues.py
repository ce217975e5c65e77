"""Dues to the federation: months, money, and what stays open."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.dated import DatedRule, Unit
from finance.rules.dues import dues_of, first_month, months_between

NAME = "federation-due"


def rule(value: str, since: date, until: date | None = None) -> DatedRule:
    return DatedRule(NAME, Unit.MONEY, value, since, until, "resolution", own=True)


RULES = (rule("10000", date(2026, 4, 1)), rule("15000", date(2026, 7, 10)))


def test_each_month_asks_for_what_held_at_its_end() -> None:
    dues = dues_of(RULES, NAME, date(2026, 5, 1), date(2026, 8, 3), 25000)
    assert [(x.month.month, x.due, x.paid) for x in dues.months] == [
        (5, 10000, 10000), (6, 10000, 10000), (7, 15000, 5000), (8, 15000, 0),
    ]  # fmt: skip
    assert (dues.due, dues.paid, dues.open, dues.ahead) == (50000, 25000, 25000, 0)
    assert dues.oldest_open == date(2026, 7, 1)


def test_money_above_all_months_is_paid_ahead() -> None:
    dues = dues_of(RULES, NAME, date(2026, 4, 1), date(2026, 4, 30), 12000)
    assert (dues.open, dues.ahead, dues.oldest_open, dues.paid) == (0, 2000, None, 12000)


def test_months_without_a_rule_ask_for_nothing() -> None:
    ended = (rule("10000", date(2026, 4, 1), date(2026, 5, 31)), rule("", date(2026, 6, 1)))
    dues = dues_of(ended, NAME, date(2026, 3, 1), date(2026, 12, 31), 0)
    assert [x.month.month for x in dues.months] == [4, 5]
    assert dues_of(RULES, NAME, None, date(2026, 8, 1), 700).ahead == 700


def test_dues_count_from_the_first_rule_and_from_open_books() -> None:
    assert first_month(RULES, NAME, [None]) == date(2026, 4, 1)
    assert first_month(RULES, NAME, [date(2026, 6, 20), date(2025, 1, 1)]) == date(2026, 6, 1)
    assert first_month([rule("", date(2026, 4, 1))], NAME, []) is None
    assert first_month(RULES, "another", []) is None


def test_months_go_over_the_end_of_a_year() -> None:
    found = list(months_between(date(2025, 11, 30), date(2026, 2, 1)))
    assert found == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert list(months_between(date(2026, 3, 1), date(2026, 2, 1))) == []


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
amounts = st.integers(0, 500_00)


@given(st.lists(st.tuples(amounts, days), max_size=4), days, days, st.integers(0, 50_000_00))
@settings(max_examples=60, deadline=None)
def test_paid_and_open_make_what_was_due(
    rows: list[tuple[int, date]], since: date, until: date, paid: int
) -> None:
    rules = [rule(str(value) if value else "", day) for value, day in rows]
    dues = dues_of(rules, NAME, since, until, paid)
    assert dues.paid == paid
    assert dues.due == dues.open + paid - dues.ahead
    assert not (dues.open and dues.ahead), "nothing is paid ahead while a month is open"
    full = [one.open == 0 for one in dues.months]
    assert full == sorted(full, reverse=True), "an older month is full before a later one"
    more = dues_of(rules, NAME, since, until, paid + 100)
    assert more.open <= dues.open
