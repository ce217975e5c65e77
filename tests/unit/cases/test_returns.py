"""The return of a board: columns that add up, small numbers hidden, percentiles by nearest rank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sr_board.cases.rules.returns import (
    COLUMNS,
    FOUND,
    OUTCOMES,
    TIMELINESS,
    Fact,
    columns_of,
    day_after,
    finding_of_file,
    hours_of,
    nearest_rank,
    return_of,
)
from sr_board.cases.rules.suppression import HIDDEN, SMALL, Release
from sr_board.cases.vocabulary import AgeStanding, CaseState, Outcome, Track

S, A = CaseState, AgeStanding


def test_a_file_is_counted_once_where_it_belongs() -> None:
    for state, track, standing, before, wanted in (
        (S.PLACED, Track.CHILD, A.CHILD_BY_ORDER, None, "child_by_order"),
        (S.CLOSED, Track.CHILD, A.PRESUMED_CHILD, S.PLACED, "presumed_child"),
        (S.CLOSED, Track.ADULT, A.APPEARS_ADULT, S.WILLING_INFORMED, "willing"),
        (S.LOST_CONTACT, Track.ADULT, A.APPEARS_ADULT, S.UNWILLING_SUPPORT, "unwilling"),
        (S.UNCERTAIN, Track.ADULT, A.APPEARS_ADULT, None, "uncertain"),
        (S.OUT_OF_SCOPE, Track.OUT_OF_SCOPE, A.UNKNOWN, None, "out_of_scope"),
        (S.NOTICED, Track.UNDETERMINED, A.UNKNOWN, None, "open"),
        (S.CLOSED, Track.ADULT, A.APPEARS_ADULT, None, "open"),
    ):
        assert finding_of_file(state, track, standing, before) == wanted


def test_percentiles_are_by_nearest_rank() -> None:
    assert nearest_rank([15, 20, 35, 40, 50], 30) == 20
    assert nearest_rank([15, 20, 35, 40, 50], 40) == 20
    assert nearest_rank([15, 20, 35, 40, 50], 50) == 35
    assert nearest_rank([15, 20, 35, 40, 50], 100) == 50
    assert nearest_rank([], 50) is None
    assert nearest_rank([7], 1) == 7


def test_month_quarter_and_year_of_the_same_facts() -> None:
    facts = [Fact("2026-01", "presumed_child")] * 2 + [Fact("2026-03", "presumed_child")] * 4
    facts += [Fact("2026-02", "willing", Outcome.LEFT_IN_PEACE)] * 20
    month, quarter, year = (return_of(p, facts) for p in ("2026-01", "2026-Q1", "2026"))
    assert (month.screened, month.minors, month.minors_shown) == (2, 2, SMALL)
    assert (quarter.screened, quarter.minors, quarter.minors_shown) == (26, 6, 6)
    assert quarter.minors_percent == "23.1"
    assert year.counts == quarter.counts
    assert return_of("2026-Q2", facts).screened == 0


def test_times_are_told_from_five_reports_on() -> None:
    late = [
        Fact("2026-01", "presumed_child", Outcome.IN_CARE, minutes, minutes <= 1440)
        for minutes in (60, 120, 600, 1400, 2000)
    ]
    found = return_of("2026", late)
    assert (found.median_minutes, found.ninetieth_minutes) == (600, 2000)
    assert found.on_time_percent == "–"
    assert found.shown["to_home_or_shelter"] == 5
    assert return_of("2026", [*late, late[0]]).on_time_percent == "–"  # one late would show
    assert return_of("2026", [*late, *late[:4]] + [late[4]] * 5).on_time_percent == "57.1"
    assert return_of("2026", late[:4] * 2).on_time_percent == "100.0"
    assert return_of("2026", late[:4]).median_minutes is None
    month = return_of("2026-01", late)
    assert (month.median_minutes, month.on_time_percent) == (None, "–")
    met = [replace(one, notice_to_contact_minutes=n) for n, one in enumerate(late)]
    assert return_of("2026-Q1", met).contact_median == 2
    assert return_of("2026-Q1", met).contact_ninetieth == 4


def test_late_reports_are_told_with_and_without_a_reason() -> None:
    late = [Fact("2026-01", "presumed_child", on_time=False, reasoned=n < 6) for n in range(12)]
    shown = return_of("2026", late).shown
    assert [shown[name] for name in TIMELINESS] == [12, 6, 6]
    few = return_of("2026", late[:7]).shown
    assert [few[name] for name in TIMELINESS] == [7, HIDDEN, SMALL]


def test_a_hidden_number_of_minors_is_not_told_by_those_produced() -> None:
    facts = [Fact("2026-01", name, produced=True) for name in COLUMNS[:2] for _ in "12345"]
    found = return_of("2026", facts, [Release("2026-02", {"minors": 8})])
    assert (found.shown["minors"], found.shown["produced"]) == (HIDDEN, HIDDEN)
    assert return_of("2026", facts + [Fact("2026-01", "willing")] * 9).shown["produced"] == 10


def test_the_check_of_the_paper_holds() -> None:
    facts = [Fact("2026-01", "willing")] * 3
    assert return_of("2026", facts).adds_up
    assert not return_of("2026", [*facts, Fact("2026-01", "something newer")]).adds_up


def test_example_19_in_a_return() -> None:
    facts = [Fact("2026-01", "presumed_child")] * 2 + [Fact("2026-03", "child_by_order")] * 6
    facts += [Fact("2026-02", "willing")] * 9
    assert return_of("2026-01", facts).minors_shown == SMALL
    march = return_of("2026-03", facts)
    assert march.minors_shown == 6
    shown = {name: n for name, n in march.shown.items() if isinstance(n, int)}
    year = return_of("2026", facts, [Release("2026-03", shown)])
    assert (year.minors, year.minors_shown, year.minors_percent) == (8, HIDDEN, "–")
    assert return_of("2026", facts).minors_shown == 8


def test_a_month_after_its_year_gives_no_small_rest_away() -> None:
    facts = [Fact("2026-01", "willing")] * 8 + [Fact("2026-02", "willing")] * 3
    facts += [Fact("2026-01", "uncertain")] * 2
    year = Release("2026", {"willing": 11})
    assert return_of("2026-01", facts, [year]).shown["willing"] == HIDDEN
    assert return_of("2026-01", facts, [Release("2025", {"willing": 11})]).shown["willing"] == 8


def test_a_sum_hidden_for_an_earlier_release_hides_a_part_with_it() -> None:
    facts = [Fact("2026-05", name) for name in COLUMNS for _ in range(11)]
    before = [Release("2026-03", {"minors": 20})]
    shown = return_of("2026", facts, before).shown
    assert [shown[name] for name in ("minors", "child_by_order", "presumed_child")] == [
        HIDDEN,
        HIDDEN,
        11,
    ]


def test_a_period_is_over_on_the_day_after_it() -> None:
    assert day_after("2026") == date(2027, 1, 1)
    assert day_after("2026-Q1") == date(2026, 4, 1)
    assert day_after("2026-Q4") == date(2027, 1, 1)
    assert day_after("2026-03") == date(2026, 4, 1)
    assert day_after("2026-12") == date(2027, 1, 1)


def test_hours_have_one_decimal_half_up() -> None:
    told = [hours_of(n) for n in (None, 0, 2, 3, 9, 90, 1440, 1443)]
    assert told == ["–", "0.0", "0.0", "0.1", "0.2", "1.5", "24.0", "24.1"]


def test_a_share_of_a_hidden_column_is_not_told() -> None:
    facts = [Fact("2026-01", "unwilling")] * 6 + [Fact("2026-01", "uncertain")] * 2
    facts += [Fact("2026-01", "presumed_child")] * 7 + [Fact("2026-01", "child_by_order")] * 7
    found = return_of("2026", facts)
    assert (found.shown["uncertain"], found.shown["unwilling"]) == (SMALL, HIDDEN)
    assert (found.minors_percent, found.unwilling_percent) == ("63.6", "–")


def test_columns_grow_with_the_period() -> None:
    month, quarter, year = (set(columns_of(p)) for p in ("2026-03", "2026-Q1", "2026"))
    assert quarter - month == {*OUTCOMES, *TIMELINESS}
    assert year - quarter == {"followed_up", *FOUND}


def test_the_last_follow_up_is_counted_in_the_year() -> None:
    facts = [Fact("2026-01", "unwilling", found="safe")] * 9
    facts += [Fact("2026-01", "unwilling", found="at_risk")] * 2 + [Fact("2026-01", "willing")] * 9
    shown = return_of("2026", facts).shown
    assert return_of("2026", facts).true["followed_up"] == 11
    assert shown["found_at_risk"] == SMALL
    assert shown["found_moved"] == SMALL
    assert shown["followed_up"] == 11
    assert return_of("2026", facts).true["found_safe"] == 9


def test_a_hidden_finding_is_not_told_by_its_outcome() -> None:
    facts = [Fact("2026-01", "willing", Outcome.LEFT_IN_PEACE)] * 8
    facts += [Fact("2026-01", "uncertain")] * 1
    found = return_of("2026", facts)
    assert (found.shown["willing"], found.shown["left_in_peace"]) in (
        (HIDDEN, HIDDEN),
        (8, 8),
    )
    alone = return_of("2026", facts[:8]).shown
    assert (alone["willing"], alone["left_in_peace"]) == (HIDDEN, HIDDEN)


def test_a_hidden_sum_is_not_told_by_its_parts() -> None:
    facts = [Fact("2026-01", name) for name in COLUMNS[:2] for _ in "12345"]
    found = return_of("2026", facts)
    assert found.shown["unwilling"] == SMALL
    hidden = {name for name, one in found.shown.items() if one == HIDDEN}
    assert "screened" in hidden or "minors" in hidden


_COUNTS = st.fixed_dictionaries(
    {name: st.sampled_from([0, 0, 1, 2, 4, 4, 5, 6, 9]) for name in COLUMNS}
)


@given(_COUNTS)
@example(dict.fromkeys(COLUMNS, 1) | dict.fromkeys(COLUMNS[:3], 0))
@example(dict.fromkeys(COLUMNS, 0) | dict.fromkeys(COLUMNS[:3], 4))
@settings(max_examples=150)
def test_nobody_works_out_a_small_number_from_a_return(counts: dict[str, int]) -> None:
    """Every small number of a finding could still be another one, for who knows the rules."""
    facts = [Fact("2026-03", name) for name, n in counts.items() for _ in range(n)]
    shown = return_of("2026-03", facts).shown
    told = _possible(shown)
    for name, n in counts.items():
        assert n in told[name]
        if shown[name] == SMALL:
            assert len(told[name]) > 1


def _possible(shown: dict[str, int | str]) -> dict[str, set[int]]:
    """Which numbers of each finding agree with everything printed."""
    found: dict[str, set[int]] = {}
    minors, whole = _span("minors", shown), set(_span("screened", shown))
    children, others = COLUMNS[:2], COLUMNS[2:]
    spans = {name: set(_span(name, shown)) for name in COLUMNS}
    both = {a + b for a, b in product(*(spans[name] for name in children)) if a + b in minors}
    rest = _sums(spans[name] for name in others)
    for name in others:
        less = _sums([both, *(spans[other] for other in others if other != name)])
        found[name] = {n for n in spans[name] if any(n + s in whole for s in less)}
    for name, other in (children, children[::-1]):
        sums = {(n, n + m) for n in spans[name] for m in spans[other] if n + m in minors}
        found[name] = {n for n, s in sums if any(s + r in whole for r in rest)}
    return found


def _sums(spans: Iterable[set[int]]) -> set[int]:
    found = {0}
    for span in spans:
        found = {a + b for a in found for b in span}
    return found


def _span(name: str, shown: dict[str, int | str]) -> range:
    cell = shown[name]
    if isinstance(cell, int):
        return range(cell, cell + 1)
    if cell == SMALL:
        nought = name in _ZERO or shown["screened"] == SMALL
        return range(0 if nought else 1, 5)
    return range(5, 80)


_ZERO = ("child_by_order", "presumed_child", "unwilling", "minors", "screened")


@given(
    st.lists(
        st.builds(
            Fact,
            st.sampled_from(["2025-12", "2026-01", "2026-06"]),
            st.sampled_from(COLUMNS),
            st.none() | st.sampled_from(list(Outcome)),
        ),
        max_size=60,
    )
)
def test_columns_add_up_and_small_numbers_of_children_never_show(facts: list[Fact]) -> None:
    found = return_of("2026", facts)
    assert sum(found.counts.values()) == found.screened
    for name in ("child_by_order", "presumed_child", "unwilling"):
        if found.counts[name] < 5:
            assert found.shown[name] == SMALL
