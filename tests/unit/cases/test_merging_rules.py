"""Joining two files: the child track is never lost, and nothing is due later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.merging import (
    Run,
    Side,
    check_pair,
    first_kept,
    joined_run,
    joined_team,
    riskier,
    wakes,
)
from sr_board.cases.vocabulary import CaseState, Risk, Track

S = CaseState
NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)
HERE = [state for state in S if state not in (S.MERGED, S.TRANSFERRED)]
moments = st.integers(0, 10_000).map(lambda n: NOON + timedelta(minutes=n))
sides = st.builds(
    Side,
    st.uuids().map(lambda one: one.hex),
    st.sampled_from(HERE),
    st.sampled_from(list(Track)),
    moments,
)
runs = st.builds(Run, moments, moments, st.integers(0, 600))


def side(
    state: CaseState, track: Track = Track.UNDETERMINED, later: int = 0, id: str = "a"
) -> Side:
    return Side(id, state, track, NOON + timedelta(hours=later))


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        (side(S.CLOSED, Track.CHILD), side(S.UNWILLING_SUPPORT, Track.ADULT)),
        (side(S.CHILD_PROTECTION, Track.CHILD, 5), side(S.RESTORED, Track.CHILD)),
        (side(S.UNWILLING_SUPPORT, Track.ADULT, 5), side(S.WILLING_INFORMED, Track.ADULT)),
        (side(S.SCREENING, later=5), side(S.NOTICED)),
        (side(S.NOTICED, later=5), side(S.OUT_OF_SCOPE, Track.OUT_OF_SCOPE)),
        (side(S.NOTICED), side(S.NOTICED, later=1)),
        (side(S.NOTICED, id="a"), side(S.NOTICED, id="b")),
    ],
)
def test_which_file_is_kept(kept: Side, other: Side) -> None:
    assert first_kept(kept, other)
    assert not first_kept(other, kept) or kept == other


def test_some_pairs_are_none() -> None:
    with pytest.raises(RuleBroken, match="join-itself"):
        check_pair(side(S.NOTICED), side(S.SCREENING))
    for state in (S.MERGED, S.TRANSFERRED):
        with pytest.raises(RuleBroken, match="join-not-here"):
            check_pair(side(S.NOTICED), side(state, id="b"))
    check_pair(side(S.NOTICED), side(S.CLOSED, id="b"))


def test_an_ended_file_goes_on_when_she_is_there() -> None:
    assert wakes(side(S.LOST_CONTACT, Track.CHILD), side(S.NOTICED))
    assert not wakes(side(S.CLOSED), side(S.CLOSED))
    assert not wakes(side(S.CLOSED), side(S.OUT_OF_SCOPE))
    assert not wakes(side(S.NOTICED), side(S.SCREENING))


@given(sides, sides)
@settings(max_examples=80)
def test_the_child_track_is_never_lost(one: Side, other: Side) -> None:
    kept = one if first_kept(one, other) else other
    if Track.CHILD in (one.track, other.track):
        assert kept.track is Track.CHILD
    if one.case_id != other.case_id:
        assert first_kept(one, other) is not first_kept(other, one)


@given(runs, runs)
@settings(max_examples=80)
def test_nothing_is_due_later_and_nothing_starts_later(one: Run, other: Run) -> None:
    found = joined_run(one, other)
    assert found.due_at == min(one.due_at, other.due_at)
    assert found.starts_at == min(one.starts_at, other.starts_at)
    assert found == joined_run(other, one) or one.due_at == other.due_at


@given(
    st.lists(st.sampled_from("abcdef")),
    st.lists(st.sampled_from("abcdef")),
    st.frozensets(st.sampled_from("abcdef")),
)
@settings(max_examples=60)
def test_nobody_recused_from_either_is_in_the_team(
    one: list[str], other: list[str], out: frozenset[str]
) -> None:
    team = joined_team(one, other, out)
    assert set(team) == (set(one) | set(other)) - out
    assert len(team) == len(set(team))


@given(st.sampled_from(list(Risk)), st.sampled_from(list(Risk)))
def test_the_nearer_harm_holds(one: Risk, other: Risk) -> None:
    assert riskier(one, other) is riskier(other, one)
    assert riskier(one, Risk.IMMEDIATE) is Risk.IMMEDIATE
    assert riskier(one, Risk.LOW) is one
