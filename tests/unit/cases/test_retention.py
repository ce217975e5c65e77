"""When identity and file are erased."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sr_board.cases.rules.retention import (
    EraseDates,
    RetentionClass,
    ages_out,
    class_of,
    due_for_review,
    erase_dates,
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
