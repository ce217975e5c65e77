"""Marks, totals, hands: seats and ties, kept seats, yes and no, two rounds, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from governance.rules.counting import displacement, reserved
from governance.rules.counting.ballots import Pattern, grouped, marked
from governance.rules.counting.contest import Contest, Method, Reserved, ReservedMode, Unfilled
from governance.rules.counting.count import count
from governance.rules.counting.highest import highest
from governance.rules.counting.lot import added_votes, check_order, computer_order
from governance.rules.counting.reserved import Kept, fill
from sr_board.base.errors import InputInvalid

from .contests import BLOCK, contest, totals_of

# Seats and ties


@pytest.mark.parametrize(
    ("votes", "certain", "tied", "places"),
    [
        ((40, 33, 33, 21), (1, 2, 3), (), 0),
        ((40, 33, 21, 21), (1, 2), (3, 4), 1),
        ((5, 5, 5, 5), (), (1, 2, 3, 4), 3),
        ((9, 3, 3, 3), (1,), (2, 3, 4), 2),
        ((0, 0), (1, 2), (), 0),
    ],
)
def test_a_tie_asks_for_a_lot_only_across_the_last_seat(
    votes: tuple[int, ...], certain: tuple[int, ...], tied: tuple[int, ...], places: int
) -> None:
    cut = highest(totals_of(*votes), 3)
    assert (cut.certain, cut.tied, cut.places) == (certain, tied, places)
    result = count(contest(totals_of(*votes), 3))
    assert (result.elected_set, result.tied) == (certain, tied)
    assert result.needs_lot == bool(tied)
    assert result.seats_for_tied == (places or None)


def test_no_seat_left_elects_nobody() -> None:
    assert highest({1: 5, 2: 5}, 0).certain == ()


votes_of = st.lists(st.integers(0, 6), min_size=1, max_size=8)


@given(votes_of, st.integers(1, 6), st.permutations(range(1, 9)))
def test_a_lot_is_an_added_vote_and_never_overturns_votes(
    votes: list[int], seats: int, order: list[int]
) -> None:
    totals = totals_of(*votes)
    drawn = [c for c in order if c in totals]
    result = count(contest(totals, seats), lot=drawn)
    assert not result.needs_lot
    assert len(result.elected_set) == min(seats, len(totals))
    out = [totals[c] for c in totals if c not in result.elected_set]
    assert not out or min(totals[c] for c in result.elected_set) >= max(out)
    without = count(contest(totals, seats))
    assert (result.decided_by == "lot") == without.needs_lot
    assert set(without.elected_certain) <= set(result.elected_set)


def test_a_lot_with_strangers_or_the_same_name_twice_is_refused() -> None:
    with pytest.raises(InputInvalid, match="lot-name-twice"):
        check_order([1, 1], [1, 2])
    with pytest.raises(InputInvalid, match="lot-name-unknown"):
        count(contest(totals_of(3, 3), 1), lot=[9])


def test_the_computer_lot_hangs_on_the_published_totals_alone() -> None:
    totals = totals_of(31, 19, 19, 19)
    order = computer_order([2, 3, 4], totals)
    assert sorted(order) == [2, 3, 4]
    assert computer_order([4, 3, 2], dict(reversed(totals.items()))) == order
    others = {computer_order([2, 3, 4], totals_of(n, 19, 19, 19)) for n in range(20, 60)}
    assert len(others) == 6
    assert added_votes(order)[order[0]] == 3


# Papers with marks


def test_over_marked_papers_are_invalid_and_unmarked_ones_blank() -> None:
    papers = [Pattern(4, (1, 2)), Pattern(2, (1,)), Pattern(3, (1, 2, 3)), Pattern(5, ())]
    found = marked(papers, [1, 2, 3], max_marks=2)
    assert (found.totals, found.valid, found.blank, found.invalid) == ({1: 6, 2: 4, 3: 0}, 6, 5, 3)
    free = marked(papers, [1, 2, 3])
    assert (free.totals[3], free.invalid) == (3, 0)


def test_marks_for_the_withdrawn_are_passed_over_and_two_on_one_name_are_one() -> None:
    papers = [Pattern(1, (3,)), Pattern(2, (1, 1)), Pattern(1, (1, 2, 3))]
    found = marked(papers, [1, 2, 3], withdrawn=frozenset([3]), max_marks=2)
    assert (found.totals, found.valid, found.blank, found.invalid) == ({1: 3, 2: 1}, 3, 1, 0)


def test_papers_are_counted_into_seats_with_turnout() -> None:
    papers = grouped([(1, 2), (1, 2), (1, 3), (2,), (), (1, 2, 3)])
    result = count(Contest(BLOCK, 2, (1, 2, 3), papers=papers, max_marks=2, roll=8))
    assert result.elected_set == (1, 2)
    assert (result.valid, result.blank, result.invalid) == (4, 1, 1)
    assert result.turnout_percent == 750
    assert result.totals == {1: 3, 2: 3, 3: 1}


def test_a_pattern_is_one_paper_at_least() -> None:
    with pytest.raises(ValueError, match="one paper"):
        Pattern(0, (1,))


# Nobody against her


def test_no_more_names_than_seats_needs_no_ballot() -> None:
    result = count(contest({1: None, 2: None}, 3))
    assert (result.elected_set, result.decided_by, result.vacant_seats) == ((1, 2), "unopposed", 1)
    held = count(contest({1: 4, 2: 7}, 3))
    assert (held.elected_set, held.totals) == ((2, 1), {1: 4, 2: 7})


def test_a_missing_total_is_asked_for_when_a_vote_was_needed() -> None:
    with pytest.raises(InputInvalid, match="votes-missing"):
        count(contest({1: 4, 2: None}, 1))
    with pytest.raises(InputInvalid, match="votes-missing"):
        count(Contest(BLOCK, 1, (1, 2)))
    with pytest.raises(InputInvalid, match="papers-missing"):
        count(contest({1: 4, 2: 3}, 1, method=Method.STV))
    with pytest.raises(InputInvalid, match="count-negative"):
        count(contest({1: 4, 2: -3}, 1))


def test_names_that_are_no_more_than_the_seats_but_one_seat_is_kept_for_others() -> None:
    """Five names, five seats, one kept for a group that nominated nobody: four seats for five."""
    kept = {"reserved": (Reserved("trans", 1),), "groups": {"trans": frozenset[int]()}}
    votes = totals_of(9, 8, 7, 6, 5)
    result = count(contest(votes, 5, **kept))
    assert result.elected_set == (1, 2, 3, 4)
    assert (result.decided_by, result.vacant_seats) == ("votes", 1)
    opened = count(contest(votes, 5, unfilled=Unfilled.OPEN, **kept))
    assert (opened.elected_set, opened.decided_by) == ((1, 2, 3, 4, 5), "unopposed")
    few = count(contest(dict.fromkeys(range(1, 4)), 5, **kept))
    assert (few.vacant_seats, few.vacant_reserved) == (2, ("trans",))
    assert few.reservation_met == {"trans": 0}


# Kept seats


def kept(
    groups: Mapping[str, set[int]], *rows: tuple[str, int], **more: object
) -> dict[str, object]:
    return {
        "reserved": tuple(Reserved(*row) for row in rows),
        "groups": {name: frozenset(who) for name, who in groups.items()},
        **more,
    }


def test_the_two_modes_can_give_different_winners() -> None:
    """One member of both groups: seats kept first need two others too, the votes only her."""
    groups = {"x": {4, 5}, "y": {4, 6}}
    votes = totals_of(90, 80, 70, 40, 50, 10)
    first = count(contest(votes, 3, **kept(groups, ("x", 1), ("y", 1))))
    least = count(contest(votes, 3, **kept(groups, ("x", 1), ("y", 1), mode=ReservedMode.MINIMAL)))
    assert set(first.elected_set) == {1, 5, 4}
    assert set(least.elected_set) == {1, 2, 4}
    assert least.displaced_by_reservation == (3,)
    assert least.decided_by == "reservation"


def test_a_tie_for_a_kept_seat_that_changes_nothing_is_passed_over() -> None:
    groups = {"x": {1, 2}}
    result = count(contest(totals_of(9, 9, 5, 4), 3, **kept(groups, ("x", 1))))
    assert (set(result.elected_set), result.needs_lot) == ({1, 2, 3}, False)


def test_a_tie_for_a_kept_seat_that_matters_stops() -> None:
    groups = {"x": {3, 4}}
    result = count(contest(totals_of(9, 8, 3, 3), 2, **kept(groups, ("x", 1))))
    assert (result.elected_certain, result.tied, result.seats_for_tied) == ((1,), (3, 4), 1)
    assert result.reservation_met == {}
    drawn = count(contest(totals_of(9, 8, 3, 3), 2, **kept(groups, ("x", 1))), lot=[4])
    assert (drawn.elected_set, drawn.decided_by) == ((1, 4), "lot")
    assert drawn.reservation_met == {"x": 1}


def test_a_tie_with_too_many_ways_to_try_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserved, "_WAYS_MOST", 1)
    result = count(contest(totals_of(9, 9, 5, 4), 3, **kept({"x": {1, 2}}, ("x", 1))))
    assert (result.tied, result.needs_lot) == ((1, 2), True)


def test_more_kept_than_seats_go_to_the_groups_named_first() -> None:
    groups = {"x": {1}, "y": {2}, "z": {3}}
    result = count(contest(totals_of(1, 2, 3, 9), 2, **kept(groups, ("x", 1), ("y", 1), ("z", 1))))
    assert set(result.elected_set) == {1, 2}
    assert result.reservation_met == {"x": 1, "y": 1, "z": 0}


def test_one_displaced_among_equals_is_not_named() -> None:
    groups = {"x": {5}}
    result = count(contest(totals_of(9, 4, 4, 4, 1), 3, **kept(groups, ("x", 1))), lot=[2, 3, 4])
    assert set(result.elected_set) == {1, 2, 5}
    assert result.elected_by_reservation == (5,)
    assert result.displaced_by_reservation == ()
    level = count(contest(totals_of(9, 4, 4, 1, 1), 3, **kept({"x": {4, 5}}, ("x", 2))))
    assert level.needs_lot is False
    assert level.displaced_by_reservation == (2, 3)


def test_a_tie_of_sets_under_minimal_displacement_waits_for_the_lot() -> None:
    groups = {"x": {3, 4}}
    base = contest(totals_of(9, 8, 3, 3), 2, **kept(groups, ("x", 1), mode=ReservedMode.MINIMAL))
    waits = count(base)
    assert (waits.elected_certain, waits.tied, waits.seats_for_tied) == ((1,), (3, 4), 1)
    assert count(base, lot=[4, 3]).elected_set == (1, 4)


def test_groups_that_overlap_beyond_what_can_be_tried_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(displacement, "_STATES_MOST", 2)
    with pytest.raises(InputInvalid, match="kept-seats-too-many"):
        count(
            contest(
                totals_of(9, 8, 3, 3), 2,
                **kept({"x": {3, 4}}, ("x", 1), mode=ReservedMode.MINIMAL),
            )
        )  # fmt: skip


members = st.sets(st.integers(1, 7), max_size=4)


def tried_all(
    totals: Mapping[int, int], seats: int, groups: Mapping[str, frozenset[int]], least: int
) -> tuple[frozenset[int], frozenset[int]]:
    """Every set of the size, straight from the sentence of the rule."""
    open_ = {g: min(least, len(who & totals.keys())) for g, who in groups.items()}
    size = min(seats - min(seats, sum(least - n for n in open_.values())), len(totals))
    cut = highest(totals, seats)

    def rank(chosen: frozenset[int]) -> tuple[int, int, int]:
        met = sum(min(len(chosen & groups[g]), n) for g, n in open_.items())
        top = len(chosen & set(cut.certain)) + min(len(chosen & set(cut.tied)), cut.places)
        return met, top, sum(totals[c] for c in chosen)

    sets = [frozenset(each) for each in combinations(totals, size)]
    best = max(map(rank, sets))
    winners = [each for each in sets if rank(each) == best]
    return frozenset.intersection(*winners), frozenset().union(*winners)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=7, max_size=7), members, members, st.integers(1, 5))
def test_minimal_displacement_is_the_best_of_all_sets(
    votes: list[int], x: set[int], y: set[int], seats: int
) -> None:
    totals = totals_of(*votes)
    groups = {"x": frozenset(x), "y": frozenset(y)}
    rows = Kept((Reserved("x", 1), Reserved("y", 1)), groups, Unfilled.VACANT)
    filled = fill(totals, seats, rows, ReservedMode.MINIMAL, {})
    always, ever = tried_all(totals, seats, groups, 1)
    assert (filled.certain, filled.certain | filled.tied) == (always, ever)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=7, max_size=7), members, members, st.integers(1, 5),
    st.sampled_from(ReservedMode), st.sampled_from(Unfilled), st.permutations(range(1, 8)),
)  # fmt: skip
def test_kept_seats_are_met_as_far_as_names_and_seats_allow(
    votes: list[int], x: set[int], y: set[int], seats: int, mode: ReservedMode,
    unfilled: Unfilled, order: list[int],
) -> None:  # fmt: skip
    rows = kept({"x": x, "y": y}, ("x", 1), ("y", 2), mode=mode, unfilled=unfilled)
    result = count(contest(totals_of(*votes), seats, **rows), lot=order)
    assert not result.needs_lot
    assert len(result.elected_set) + result.vacant_seats == seats
    if mode is ReservedMode.FIRST and x:
        assert set(result.elected_set) & x
    if seats >= 3 and len(y) >= 2:
        assert len(set(result.elected_set) & y) >= 2 or unfilled is Unfilled.VACANT
    assert set(result.elected_by_reservation) <= set(result.elected_set)
    assert not set(result.displaced_by_reservation) & set(result.elected_set)


# One post


@pytest.mark.parametrize(
    ("yes", "no", "elected", "reason"),
    [
        (12, 11, (1,), None),
        (11, 12, (), "more_no_than_yes"),
        (11, 11, (), "yes_equals_no"),
        (0, 0, (), "yes_equals_no"),
    ],
)
def test_one_name_is_elected_by_more_yes_than_no(
    yes: int, no: int, elected: tuple[int, ...], reason: str | None
) -> None:
    result = count(contest({1: yes, 2: no}, 1, method=Method.YES_NO))
    assert (result.elected_set, result.reason) == (elected, reason)
    assert result.vacant_seats == 1 - len(elected)


def test_yes_and_no_are_two() -> None:
    with pytest.raises(InputInvalid, match="yes-and-no-needed"):
        count(contest(totals_of(3, 2, 1), 1, method=Method.YES_NO))


@pytest.mark.parametrize(
    ("votes", "elected", "runoff", "tied", "share"),
    [
        ((51, 30, 19), (1,), (), (), 5_100),
        ((50, 30, 20), (), (1, 2), (), 5_000),
        ((40, 40, 20), (), (1, 2), (), 4_000),
        ((40, 30, 30), (), (1,), (2, 3), 4_000),
        ((10, 10), (), (1, 2), (), 5_000),
        ((1, 1, 1), (), (), (1, 2, 3), 3_333),
    ],
)
def test_the_first_of_two_rounds(
    votes: tuple[int, ...],
    elected: tuple[int, ...],
    runoff: tuple[int, ...],
    tied: tuple[int, ...],
    share: int,
) -> None:
    result = count(contest(totals_of(*votes), 1, method=Method.TWO_ROUND))
    assert (result.elected_set, result.runoff, result.tied) == (elected, runoff, tied)
    assert result.leader_share_percent == share
    assert result.needs_lot == bool(tied)


def test_a_lot_fills_the_last_place_of_the_run_off() -> None:
    base = contest(totals_of(40, 30, 30), 1, method=Method.TWO_ROUND)
    result = count(base, lot=[3, 2])
    assert (result.runoff, result.decided_by, result.needs_lot) == ((1, 3), "lot", False)
    still = count(contest(totals_of(30, 30, 30, 5), 1, method=Method.TWO_ROUND), lot=[3])
    assert (still.runoff, still.tied, still.needs_lot) == ((3,), (1, 2), True)


def test_equal_votes_in_the_run_off_need_a_lot() -> None:
    base = contest(totals_of(20, 20), 1, method=Method.TWO_ROUND, round_no=2)
    assert count(base).tied == (1, 2)
    result = count(base, lot=[2])
    assert (result.elected_set, result.leader_share_percent) == ((2,), 5_000)


def test_no_objection_elects_and_one_objection_does_not() -> None:
    base = Contest(Method.CONSENSUS, 2, (1, 2))
    assert count(base).decided_by == "consensus"
    assert count(base).elected_set == (1, 2)
    assert count(replace(base, objections=1)).reason == "objection"
    with pytest.raises(InputInvalid, match="consensus-names-too-many"):
        count(replace(base, seats=1))


@given(votes_of, st.integers(1, 4), st.integers(0, 5))
def test_never_a_tied_name_without_a_lot(votes: list[int], seats: int, blank: int) -> None:
    assume(len(votes) > seats)
    result = count(contest(totals_of(*votes), seats))
    assert not set(result.elected_set) & set(result.tied)
    if result.needs_lot:
        assert len(result.tied) > (result.seats_for_tied or 0) > 0
        assert len(result.elected_certain) + (result.seats_for_tied or 0) == seats
    papers = [(c,) for c, n in totals_of(*votes).items() for _ in range(n)]
    more = Contest(
        Method.PLURALITY_BLOCK, seats, tuple(range(1, len(votes) + 1)),
        papers=grouped([*papers, *[()] * blank]), max_marks=seats,
    )  # fmt: skip
    assert count(more).elected_set == result.elected_set
    assert count(more).blank == blank
