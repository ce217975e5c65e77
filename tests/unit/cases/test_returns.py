"""The return of a board: columns that add up, small numbers hidden, percentiles by nearest rank."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sr_board.cases.rules.returns import (
    COLUMNS,
    Fact,
    finding_of_file,
    nearest_rank,
    return_of,
)
from sr_board.cases.rules.suppression import SMALL
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
    assert (found.on_time, found.timed) == (4, 5)
    assert found.to_home_or_shelter == 5
    assert return_of("2026", late[:4]).median_minutes is None


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
