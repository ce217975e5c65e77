"""Whether a file goes back when a concern is moved from it, and who may move it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.concerns import FirstFile, Stays, check_movers, due_there, stays
from sr_board.cases.vocabulary import CaseState

PROTECTED = CaseState.CHILD_PROTECTION
NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        (FirstFile(PROTECTED, put_there=True), Stays.NO),
        (FirstFile(PROTECTED, put_there=False), Stays.OTHER_GROUND),
        (FirstFile(PROTECTED, put_there=True, others=1), Stays.OTHER_CONCERN),
        (FirstFile(PROTECTED, put_there=True, evidence=True), Stays.EVIDENCE),
        (FirstFile(PROTECTED, put_there=True, reported=True), Stays.REPORTED),
        (FirstFile(CaseState.WITH_AUTHORITY, put_there=True), Stays.AUTHORITY),
    ],
)
def test_the_first_file_goes_back_only_when_nothing_else_keeps_it(
    file: FirstFile, answer: Stays
) -> None:
    assert stays(file) is answer


@given(
    st.sampled_from(CaseState),
    st.booleans(),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
)
def test_it_never_goes_back_with_any_other_reason(
    state: CaseState, put: bool, others: int, evidence: bool, reported: bool
) -> None:
    answer = stays(FirstFile(state, put, others, evidence, reported))
    alone = put and state is PROTECTED and not (others or evidence or reported)
    assert (answer is Stays.NO) is alone


def test_two_who_read_the_file_and_one_of_them_its_officer() -> None:
    holders, officers = frozenset("abc"), frozenset("ab")
    check_movers("a", "c", holders, officers)
    check_movers("c", "b", holders, officers)
    for first, second, key in (
        ("a", "a", "second-person-same"),
        ("a", "z", "concern-two-of-team"),
        ("z", "a", "concern-two-of-team"),
        ("c", "d", "concern-officer"),
    ):
        with pytest.raises(RuleBroken) as refused:
            check_movers(first, second, holders | {"d"}, officers)
        assert refused.value.key == key


@given(st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_no_duty_is_later_where_it_goes_to(one: int, other: int) -> None:
    there, here = NOON + timedelta(minutes=one), NOON + timedelta(minutes=other)
    assert due_there(there, here) <= min(there, here)
