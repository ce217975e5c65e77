"""Willingness: what counts, what is missing, and that her word against is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.willingness import (
    GATES,
    INFORMATION,
    Talk,
    check_again,
    check_means,
    counts,
    finding_of,
    missing,
    reinterviews_left,
)
from sr_board.cases.vocabulary import Finding, MeansState, MeansTick, Wants

AT = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
DEBT = ((MeansTick.DEBT_OR_ADVANCE, MeansState.CURRENT),)
FIRST = Talk(
    "one",
    "two",
    AT,
    GATES,
    means_none=True,
    free_to_leave="yes",
    wants=Wants.STAY,
    information=frozenset(INFORMATION),
)
SECOND = replace(FIRST, interviewer="three", at=AT + timedelta(hours=24))


def test_all_conditions_together() -> None:
    assert missing([FIRST, SECOND], adult=True, by_board=True) == ()
    assert finding_of(FIRST) is Finding.WILLING


@pytest.mark.parametrize(
    ("talks", "key"),
    [
        ([], "two_talks"),
        ([FIRST], "two_talks"),
        ([FIRST, replace(SECOND, interviewer="one")], "two_interviewers"),
        ([FIRST, replace(SECOND, at=AT + timedelta(hours=23, minutes=59))], "a_day_between"),
        ([FIRST, replace(SECOND, means=DEBT, means_none=False)], "means"),
        ([FIRST, replace(SECOND, free_to_leave="unsure")], "free_to_leave"),
        ([FIRST, replace(SECOND, wants=Wants.TIME)], "wants_to_stay"),
        ([FIRST, replace(SECOND, information=frozenset())], "information"),
        ([replace(FIRST, wants=Wants.LEAVE_HOME), SECOND], "against"),
        ([FIRST, replace(SECOND, second="")], "two_talks"),
        ([FIRST, replace(SECOND, gates=GATES - {"place_private"})], "two_talks"),
    ],
)
def test_each_condition_is_named(talks: list[Talk], key: str) -> None:
    assert key in missing(talks, adult=True, by_board=True)


def test_age_and_the_board_are_conditions_too() -> None:
    assert missing([FIRST, SECOND], adult=False, by_board=False) == ("adult", "board")


def test_example_7_willing_but_debt() -> None:
    talk = replace(FIRST, means=DEBT, means_none=False)
    assert finding_of(talk) is Finding.UNCERTAIN
    assert finding_of(replace(talk, means=((MeansTick.DEBT_OR_ADVANCE, MeansState.ENDED),))) is (
        Finding.WILLING
    )


def test_none_excludes_the_others() -> None:
    check_means((), none=True)
    check_means(DEBT, none=False)
    for means, none, key in (
        (DEBT, True, "means-none-and-some"),
        ((), False, "means-missing"),
        (DEBT * 2, False, "means-twice"),
    ):
        with pytest.raises(InputInvalid, match=key):
            check_means(means, none=none)


def test_two_more_talks_at_most() -> None:
    assert [reinterviews_left(n) for n in range(6)] == [2, 2, 2, 1, 0, 0]


@given(st.sampled_from(Finding), st.integers(0, 5), st.booleans())
def test_nobody_asks_a_third_time_and_her_no_is_always_heard(
    found: Finding, since: int, she_asked: bool
) -> None:
    enough = found is not Finding.UNWILLING and not she_asked and since >= 2
    if not enough:
        check_again(found, since=since, she_asked=she_asked)
        return
    with pytest.raises(RuleBroken, match="talks-enough"):
        check_again(found, since=since, she_asked=she_asked)


@given(
    st.builds(
        Talk,
        st.sampled_from(["one", "two"]),
        st.sampled_from(["", "two", "three"]),
        st.just(AT),
        st.sets(st.sampled_from(sorted(GATES))).map(frozenset),
        st.lists(
            st.tuples(st.sampled_from(list(MeansTick)), st.sampled_from(list(MeansState))),
            max_size=3,
        ).map(tuple),
        st.booleans(),
        st.sampled_from(["yes", "no", "unsure"]),
        st.sampled_from(list(Wants)),
        st.sets(st.sampled_from(INFORMATION)).map(frozenset),
        st.booleans(),
    )
)
def test_her_word_against_is_enough_and_a_means_is_never_willing(talk: Talk) -> None:
    found = finding_of(talk)
    if talk.her_word_against:
        assert found is Finding.UNWILLING
    if any(state is not MeansState.ENDED for _, state in talk.means) or not counts(talk):
        assert found is not Finding.WILLING
