"""When identity and file are erased."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.retention import (
    LIMITS,
    EraseDates,
    RetentionClass,
    ages_out,
    check_lengths,
    class_of,
    due_for_review,
    erase_dates,
    lengths_in,
    never_later,
    periods_in,
    proof_over,
)
from sr_board.cases.vocabulary import CaseState, Track

R = RetentionClass
DAY = date(2026, 3, 6)


def test_classes_of_files() -> None:
    assert class_of(CaseState.PLACED, Track.CHILD) is R.CHILD
    assert class_of(CaseState.OUT_OF_SCOPE, Track.OUT_OF_SCOPE) is R.OUT_OF_SCOPE
    assert class_of(CaseState.CLOSED, Track.OUT_OF_SCOPE) is R.OUT_OF_SCOPE
    assert class_of(CaseState.WILLING_INFORMED, Track.ADULT) is R.WILLING
    assert class_of(CaseState.UNCERTAIN, Track.ADULT) is R.UNWILLING
    assert class_of(CaseState.CLOSED, Track.CHILD) is R.CHILD
    assert class_of(CaseState.TRANSFERRED, Track.CHILD) is R.TRANSFERRED


def test_days_of_the_paper() -> None:
    assert erase_dates(R.WILLING, DAY) == EraseDates(date(2026, 6, 4), date(2027, 3, 6))
    assert erase_dates(R.WILLING, DAY, sooner=True).identity == date(2026, 4, 5)
    last = date(2026, 9, 1)
    assert erase_dates(R.UNWILLING, DAY, last) == EraseDates(date(2027, 9, 1), date(2028, 9, 1))
    assert erase_dates(R.CHILD, DAY, last) == EraseDates(date(2028, 9, 1), date(2028, 9, 1))
    assert erase_dates(R.CHILD, DAY, date(2026, 1, 1)).body == date(2028, 3, 6)
    assert erase_dates(R.OUT_OF_SCOPE, DAY) == EraseDates(date(2026, 4, 5), date(2026, 4, 5))


def test_the_list_shows_what_comes_within_fourteen_days() -> None:
    assert due_for_review([None, DAY + timedelta(days=14)], DAY)
    assert not due_for_review([None, DAY + timedelta(days=15)], DAY)
    assert due_for_review([DAY - timedelta(days=1)], DAY)
    assert not due_for_review([], DAY)


@given(
    st.sampled_from(list(R)),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.booleans(),
)
def test_the_body_never_goes_before_the_identity(
    kind: R, decided: date, last: date | None, sooner: bool
) -> None:
    found = erase_dates(kind, decided, last, sooner=sooner)
    assert decided < found.identity <= found.body


def test_a_backup_is_kept_for_twelve_months_at_most() -> None:
    assert ages_out(date(2026, 3, 31)) == date(2027, 3, 1)
    assert ages_out(date(2026, 12, 1)) == date(2027, 12, 1)


def test_a_pack_shortens_and_lengthens_within_its_limits() -> None:
    section = {
        "willing_identity_days": 60,
        "willing_soon_days": 7,
        "willing_body_months": 6,
        "unwilling_identity_months": 24,
        "unwilling_body_months": 0,
        "child_identity_months": 36,
        "out_of_scope_days": 10,
        "transferred_days": 5,
    }
    check_lengths(section)
    periods = periods_in(section)

    def dates(kind: R, *, sooner: bool = False) -> EraseDates:
        return erase_dates(kind, DAY, None, sooner=sooner, periods=periods)

    assert dates(R.WILLING) == EraseDates(date(2026, 5, 5), date(2026, 9, 6))
    assert dates(R.WILLING, sooner=True).identity == date(2026, 3, 13)
    assert dates(R.UNWILLING) == EraseDates(date(2028, 3, 6), date(2028, 3, 6))
    assert dates(R.CHILD) == EraseDates(date(2029, 3, 6), date(2029, 3, 6))
    assert dates(R.OUT_OF_SCOPE).body == date(2026, 3, 16)
    assert dates(R.TRANSFERRED).body == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("willing_identity_days", 91),
        ("willing_identity_days", 0),
        ("child_identity_months", 23),
        ("proof_years", 7),
        ("out_of_scope_days", True),
        ("unwilling_body_months", "12"),
    ],
)
def test_a_pack_beyond_its_limits_is_refused_and_not_heeded(name: str, length: object) -> None:
    with pytest.raises(RuleBroken, match="case-r25"):
        check_lengths({name: length})
    assert lengths_in({name: length})[name] == LIMITS[name][0]


@given(st.dictionaries(st.sampled_from(sorted(LIMITS)), st.integers(-5, 400)))
def test_no_pack_keeps_a_willing_identity_longer_or_a_childs_file_shorter(
    section: dict[str, int],
) -> None:
    periods = periods_in(section)
    assert erase_dates(R.WILLING, DAY, periods=periods).identity <= date(2026, 6, 4)
    assert erase_dates(R.CHILD, DAY, periods=periods).identity >= date(2028, 3, 6)
    assert lengths_in(section)["proof_years"] >= 8
    for sooner in (True, False):
        found = erase_dates(R.WILLING, DAY, sooner=sooner, periods=periods)
        assert found.identity <= found.body


def test_a_proof_is_kept_for_its_years() -> None:
    assert not proof_over(date(2018, 3, 7), 8, DAY)
    assert proof_over(date(2018, 3, 6), 8, DAY)


@given(
    kind=st.sampled_from(RetentionClass),
    days=st.tuples(*(st.integers(0, 900) for _ in range(4))),
)
def test_settled_once_more_nobody_left_in_peace_is_kept_longer(
    kind: RetentionClass, days: tuple[int, int, int, int]
) -> None:
    a, b, c, d = (date(2026, 1, 1) + timedelta(days=n) for n in days)
    before, found = EraseDates(a, b), EraseDates(c, d)
    assert never_later(kind, None, found) == found
    held = never_later(kind, before, found)
    if kind in (RetentionClass.WILLING, RetentionClass.OUT_OF_SCOPE):
        assert held.identity <= min(a, c)
        assert held.body <= min(b, d)
    else:
        assert held == found
