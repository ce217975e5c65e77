"""Counts that fit the room, and majorities in whole numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.votes import (
    ORDINARY,
    Count,
    Majority,
    MajorityBase,
    VoteMethod,
    carried,
    check_count,
    votes_needed,
)
from sr_board.base.errors import InputInvalid, RuleBroken

THREE_QUARTERS = Majority(3, 4, MajorityBase.CAST, strict=False)
TWO_THIRDS_PRESENT = Majority(2, 3, MajorityBase.PRESENT, strict=False)
HALF_OF_ROLL = Majority(1, 2, MajorityBase.ROLL, strict=True)

votes = st.integers(0, 200)


def test_only_hands_and_ballots_are_counted() -> None:
    assert [method for method in VoteMethod if method.counted] == [
        VoteMethod.HANDS,
        VoteMethod.BALLOT,
    ]


@given(votes, votes, votes, st.integers(0, 600))
def test_a_count_fits_exactly_when_it_does_not_exceed_those_present(
    yes: int, no: int, abstain: int, present: int
) -> None:
    count = Count(yes, no, abstain)
    if count.total <= present:
        check_count(count, present)
    else:
        with pytest.raises(RuleBroken, match="count-exceeds-present") as caught:
            check_count(count, present)
        assert caught.value.params == {"votes": count.total, "present": present}


@pytest.mark.parametrize("count", [Count(-1, 0, 5), Count(0, -1, 5), Count(3, 0, -1)])
def test_a_negative_figure_is_refused_though_the_sum_would_fit(count: Count) -> None:
    with pytest.raises(InputInvalid, match="count-negative"):
        check_count(count, 10)


@pytest.mark.parametrize(
    ("majority", "count", "present", "roll", "expected"),
    [
        (THREE_QUARTERS, Count(12, 4, 0), 16, 20, True),
        (THREE_QUARTERS, Count(11, 4, 0), 15, 20, False),
        (ORDINARY, Count(5, 5, 0), 10, 20, False),
        (ORDINARY, Count(5, 4, 9), 18, 20, True),
        (ORDINARY, Count(0, 0, 9), 9, 20, False),
        (TWO_THIRDS_PRESENT, Count(6, 0, 4), 10, 15, False),
        (TWO_THIRDS_PRESENT, Count(7, 3, 0), 10, 15, True),
        (TWO_THIRDS_PRESENT, Count(0, 0, 0), 0, 15, False),
        (HALF_OF_ROLL, Count(10, 0, 0), 12, 20, False),
        (HALF_OF_ROLL, Count(11, 0, 0), 12, 20, True),
    ],
)
def test_known_counts_have_known_verdicts(
    majority: Majority, count: Count, present: int, roll: int, expected: bool
) -> None:
    assert carried(majority, count, present, roll) is expected


def test_a_majority_of_nothing_or_of_more_than_all_cannot_be_made() -> None:
    for num, den, strict in ((0, 2, False), (3, 2, False), (2, 2, True)):
        with pytest.raises(ValueError, match="share"):
            Majority(num, den, MajorityBase.CAST, strict=strict)


majorities = (
    st.tuples(st.integers(1, 9), st.integers(2, 10), st.sampled_from(MajorityBase), st.booleans())
    .filter(lambda m: m[0] < m[1])
    .map(lambda m: Majority(m[0], m[1], m[2], strict=m[3]))
)


@given(majorities, votes, votes, votes, st.integers(0, 300))
def test_the_verdict_agrees_with_exact_fractions(
    majority: Majority, yes: int, no: int, abstain: int, more: int
) -> None:
    count = Count(yes, no, abstain)
    present, roll = count.total, count.total + more
    base = {
        MajorityBase.CAST: yes + no,
        MajorityBase.PRESENT: present,
        MajorityBase.ROLL: roll,
    }[majority.base]
    threshold = Fraction(majority.num * base, majority.den)
    expected = yes > 0 and (yes > threshold if majority.strict else yes >= threshold)
    assert carried(majority, count, present, roll) is expected


@given(majorities, votes, votes, votes)
def test_one_more_yes_never_turns_a_decision_into_a_lost_one(
    majority: Majority, yes: int, no: int, abstain: int
) -> None:
    present = yes + no + abstain + 1
    if carried(majority, Count(yes, no, abstain), present, present):
        assert carried(majority, Count(yes + 1, no, abstain), present, present)
    assert votes_needed(majority, Count(yes, no, abstain), present, present) >= 1
