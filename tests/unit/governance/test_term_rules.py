"""Terms that count, terms in a row, and staying on after the term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.findings import Level
from governance.rules.parameters import OfficeRules, RuleSet
from governance.rules.terms import (
    TermServed,
    check_one_office,
    check_overdue,
    check_term_limit,
    counts_as_term,
    holdover,
    months_served,
    run_of,
    term_limit,
)
from sr_board.base.dates import add_months


def rules(**values: object) -> OfficeRules:
    given_ = {f"office.president.{key}": value for key, value in values.items()}
    return RuleSet.from_json(given_).office("president")


def term(start: str, end: str, **more: object) -> TermServed:
    return TermServed("president", date.fromisoformat(start), date.fromisoformat(end), **more)  # type: ignore[arg-type]


TWO = (term("2020-04-01", "2022-03-31"), term("2022-04-01", "2024-03-31"))


def test_two_terms_then_two_years_away() -> None:
    limit = rules(max_consecutive=2, cooling_off_months=24)
    days = [date(2024, 4, 1), date(2026, 3, 31), date(2026, 4, 1)]
    found = [term_limit(TWO, limit, day) for day in days]
    assert [each.eligible for each in found] == [False, False, True]
    assert found[0].reason == "max_consecutive_terms" and found[2].reason == ""
    assert {each.eligible_from for each in found} == {date(2026, 4, 1)}


def test_without_cooling_off_only_the_term_that_follows_directly_is_refused() -> None:
    limit = rules(max_consecutive=2)
    assert not term_limit(TWO, limit, date(2024, 5, 1)).eligible
    free = term_limit(TWO, limit, date(2024, 5, 2))
    assert free.eligible and free.eligible_from == date(2024, 5, 2)


def test_one_term_of_two_may_be_followed() -> None:
    found = term_limit(TWO[:1], rules(max_consecutive=2, cooling_off_months=24), date(2022, 4, 1))
    assert (found.run, found.eligible, found.eligible_from) == (1, True, None)
    assert found.directly


def test_nobody_who_never_served_is_refused() -> None:
    assert term_limit((), rules(), date(2026, 1, 1)).eligible
    other = TermServed("treasurer", date(2022, 1, 1), date(2025, 12, 31))
    assert term_limit([other], rules(max_consecutive=1), date(2026, 1, 1)).run == 0


def test_a_part_of_a_term_counts_from_half_of_it() -> None:
    two_years, three_years = rules(term_months=24), rules(term_months=36)
    acting = term("2024-01-01", "2024-11-30", acting=True)
    assert months_served(acting) == 11
    assert not counts_as_term(acting, two_years)
    assert not counts_as_term(term("2024-01-01", "2024-11-30"), two_years)
    assert counts_as_term(term("2024-01-01", "2024-12-31"), two_years)
    assert counts_as_term(term("2024-01-01", "2025-06-30"), three_years)
    assert not counts_as_term(term("2024-01-01", "2025-12-31", acting=True), two_years)
    assert counts_as_term(
        term("2024-01-01", "2025-12-31", acting=True), rules(term_months=24, acting_counts=True)
    )
    assert counts_as_term(term("2024-01-01", "2024-06-30", term_months=12), three_years)


def test_a_gap_of_more_days_than_the_rule_ends_the_run() -> None:
    first = term("2020-04-01", "2022-03-31")
    near = term("2022-05-01", "2024-03-31")
    far = term("2022-05-02", "2024-03-31")
    on = date(2024, 4, 1)
    assert len(run_of([far, first], rules(), on)) == 1
    assert len(run_of([near, first], rules(), on)) == 2
    assert run_of([near, first], rules(), date(2022, 4, 1)) == (first,)


@given(st.integers(1, 4), st.integers(0, 48), st.integers(1, 6), st.integers(-100, 2000))
def test_she_may_stand_from_the_first_day_on_and_never_before(
    max_: int, cooling: int, served: int, later: int
) -> None:
    limit = rules(max_consecutive=max_, cooling_off_months=cooling, term_months=12)
    starts = [add_months(date(2010, 1, 1), 12 * n) for n in range(served)]
    history = [TermServed("president", s, add_months(s, 12) - timedelta(days=1)) for s in starts]
    last = history[-1].end
    found = term_limit(history, limit, last + timedelta(days=1 + max(0, later)))
    assert found.run == served
    if served < max_:
        assert found.eligible
    else:
        assert found.eligible_from is not None
        assert found.eligible is (last + timedelta(days=1 + max(0, later)) >= found.eligible_from)


def test_a_refusal_is_found_under_the_rule_it_breaks() -> None:
    limit = rules(max_consecutive=2, cooling_off_months=24)
    soon = check_term_limit("president", term_limit(TWO, limit, date(2024, 4, 1)), limit)
    later = check_term_limit("president", term_limit(TWO, limit, date(2026, 3, 31)), limit)
    assert soon is not None and later is not None
    assert (soon.code, soon.key) == ("max_consecutive_terms", "office.president.max_consecutive")
    assert (later.code, later.key) == ("cooling_off", "office.president.cooling_off_months")
    assert later.facts["eligible_from"] == date(2026, 4, 1)
    free = term_limit(TWO, limit, date(2026, 4, 1))
    assert check_term_limit("president", free, limit) is None


def test_one_office_each_a_note_where_the_other_is_elsewhere() -> None:
    assert check_one_office("president", rules(), 0, same_group=True) is None
    assert check_one_office("president", rules(one_office=False), 1, same_group=True) is None
    here = check_one_office("president", rules(), 1, same_group=True)
    there = check_one_office("president", rules(), 1, same_group=False)
    assert here is not None and there is not None
    assert (here.level, there.level) == (Level.BREACH, Level.NOTE)


@pytest.mark.parametrize(
    ("today", "days", "level", "code"),
    [
        (date(2026, 3, 31), 0, None, None),
        (date(2026, 4, 1), 1, Level.WARN, "term_overdue"),
        (date(2026, 6, 29), 90, Level.WARN, "term_overdue"),
        (date(2026, 6, 30), 91, Level.BREACH, "holdover_exceeded"),
    ],
)
def test_holding_over_is_a_warning_then_a_breach(
    today: date, days: int, level: Level | None, code: str | None
) -> None:
    due = date(2026, 3, 31)
    found = holdover(due, 90, today)
    assert (found.days, found.level) == (days, level)
    finding = check_overdue(due, 90, today)
    assert (finding.code if finding else None) == code
    if code == "term_overdue":
        assert finding is not None and finding.mend_by == date(2026, 6, 29)
