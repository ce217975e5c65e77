"""How many must be present: whole numbers, any fraction counts as one."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.findings import Level
from governance.rules.parameter_values import Adjourned, CountBase, Quorum, QuorumKind
from governance.rules.quorum import (
    QuorumCount,
    QuorumMoment,
    base_of,
    check_quorum,
    counted_present,
    moment_of_vote,
    quorum_count,
    quorum_needed,
)

_shares = st.integers(1, 40).flatmap(lambda den: st.tuples(st.integers(1, den), st.just(den)))
quorums = st.builds(
    lambda share, kind, number: Quorum(kind=kind, num=share[0], den=share[1], number=number),
    _shares,
    st.sampled_from(QuorumKind),
    st.integers(1, 60),
)


def test_known_quorums() -> None:
    share = Quorum(QuorumKind.SHARE, 1, 3)
    greater = Quorum(QuorumKind.GREATER_OF, 25, 100, 3)
    lesser = Quorum(QuorumKind.LESSER_OF, 1, 3, 20)
    half = Quorum(QuorumKind.MORE_THAN_HALF)
    assert [quorum_needed(share, n) for n in (10, 20, 21)] == [4, 7, 7]
    assert [quorum_needed(greater, n) for n in (9, 12, 41)] == [3, 3, 11]
    assert [quorum_needed(lesser, n) for n in (9, 60, 300)] == [3, 20, 20]
    assert [quorum_needed(half, n) for n in (0, 1, 8, 9)] == [1, 1, 5, 5]
    assert quorum_needed(Quorum(QuorumKind.NUMBER, number=4), 100) == 4


@given(quorums, st.integers(0, 500))
def test_a_larger_group_never_needs_fewer(rule: Quorum, base: int) -> None:
    assert quorum_needed(rule, base) <= quorum_needed(rule, base + 1)


@given(quorums, st.integers(0, 500))
def test_the_share_agrees_with_exact_fractions(rule: Quorum, base: int) -> None:
    share = ceil(Fraction(rule.num, rule.den) * base)
    expected = {
        QuorumKind.SHARE: share,
        QuorumKind.NUMBER: rule.number,
        QuorumKind.GREATER_OF: max(share, rule.number),
        QuorumKind.LESSER_OF: min(share, rule.number),
        QuorumKind.MORE_THAN_HALF: base // 2 + 1,
    }
    assert quorum_needed(rule, base) == expected[rule.kind]


@given(quorums, st.integers(0, 200), st.integers(0, 200))
def test_one_more_in_the_room_never_ends_a_quorum(rule: Quorum, base: int, here: int) -> None:
    now = quorum_count(rule, base, here, second_meeting=False)
    more = quorum_count(rule, base, here + 1, second_meeting=False)
    assert now.met <= more.met
    assert (now.short_by == 0) is now.met
    assert now.counted + now.short_by >= now.needed


def test_those_in_conflict_do_not_count_and_the_base_stays() -> None:
    rule = Quorum(QuorumKind.SHARE, 1, 2)
    counted = counted_present(12, conflicted=3)
    assert counted == 9
    here = quorum_count(rule, 20, counted, second_meeting=False)
    assert (here.needed, here.met, here.short_by) == (10, False, 1)
    assert moment_of_vote(rule, 20, 12, second_meeting=False) is QuorumMoment.ITEM
    assert moment_of_vote(rule, 20, 9, second_meeting=False) is QuorumMoment.LOST


def test_proxies_count_only_where_the_rule_says_so() -> None:
    assert counted_present(5, proxies=3) == 5
    assert counted_present(5, proxies=3, proxies_count=True) == 8
    assert counted_present(2, conflicted=5) == 0


def test_a_second_meeting_takes_those_who_come_where_the_rule_says_so() -> None:
    any_ = Quorum(adjourned=Adjourned.ANY)
    assert quorum_count(any_, 30, 2, second_meeting=True).met
    assert not quorum_count(any_, 30, 0, second_meeting=True).met
    assert not quorum_count(any_, 30, 2, second_meeting=False).met
    assert not quorum_count(Quorum(), 30, 2, second_meeting=True).met


@pytest.mark.parametrize(
    ("base", "expected"),
    [(CountBase.ROLL, 20), (CountBase.GOOD_STANDING, 15), (CountBase.SEATS_FILLED, 7)],
)
def test_the_base_is_what_the_rule_names(base: CountBase, expected: int) -> None:
    assert base_of(Quorum(base=base), roll=20, good_standing=15, seats_filled=7) == expected


def test_a_missing_quorum_is_found_with_its_numbers() -> None:
    short = QuorumCount(10, 7, 6)
    found = check_quorum("quorum.shg", short)
    assert found is not None
    assert (found.code, found.level) == ("quorum_not_met", Level.WARN)
    assert dict(found.facts) == {
        "needed": 7,
        "base": 10,
        "present": 6,
        "short_by": 1,
        "about_a_child": False,
    }
    vote = check_quorum("quorum.shg", short, QuorumMoment.LOST, facts={"serial": "BKL/2026/004"})
    assert vote is not None and vote.level is Level.BREACH
    assert vote.facts["serial"] == "BKL/2026/004"
    child = check_quorum("quorum.board", short, QuorumMoment.LOST, about_a_child=True)
    assert child is not None and child.level is Level.WARN
    assert check_quorum("quorum.shg", QuorumCount(10, 7, 7)) is None


@given(quorums, st.booleans())
def test_nobody_is_never_enough(rule: Quorum, second: bool) -> None:
    empty = quorum_count(rule, 0, 0, second_meeting=second)
    assert empty.needed >= 1
    assert not empty.met
    assert check_quorum("quorum.shg", empty) is not None
