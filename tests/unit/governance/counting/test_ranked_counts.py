"""Scottish STV against a second counter, and what must hold for every count."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.rules.counting import stv
from governance.rules.counting.ballots import Pattern, grouped, ranked
from governance.rules.counting.result import SCALE, CountResult, rounds_logged
from governance.rules.counting.stv import count_ranked, quota_of

from .slow_count import Table, possible_ends

Papers = list[tuple[int, ...]]


def counted(papers: Papers, candidates: int, seats: int, **more: object) -> CountResult:
    numbers = range(1, candidates + 1)
    return count_ranked(ranked(grouped(papers), numbers), numbers, seats, **more)  # type: ignore[arg-type]


def some_papers(seed: int) -> tuple[Papers, int, int]:
    """A small election with favourites, blanks and short papers."""
    rng = random.Random(seed)
    candidates, seats = rng.randint(1, 7), rng.randint(1, 4)
    weights = [rng.random() ** 2 + 0.02 for _ in range(candidates)]
    papers = []
    for _ in range(rng.choice([3, 5, 8, 12, 20, 40, 80])):
        left = list(range(1, candidates + 1))
        paper = []
        for _ in range(rng.randint(0, candidates)):
            choice = rng.choices(left, [weights[c - 1] for c in left])[0]
            left.remove(choice)
            paper.append(choice)
        papers.append(tuple(paper))
    return papers, candidates, seats


def same_log(result: CountResult, end: Table) -> bool:
    log = [
        (each.action, number, Decimal(value) / SCALE)
        for each in result.rounds
        for action, number, value in [
            *([(each.action, each.candidate, each.value)] if each.candidate else []),
        ]
    ]
    steps = [row for row in end.log if row[0] != "elect"]
    elected = [row[1] for row in end.log if row[0] == "elect"]
    return log == steps and list(result.elected_set) == elected


@pytest.mark.parametrize("first", range(0, 800, 100))
def test_the_second_counter_agrees(first: int) -> None:
    for seed in range(first, first + 100):
        papers, candidates, seats = some_papers(seed)
        result = counted(papers, candidates, seats)
        ends = list(islice(possible_ends(papers, range(1, candidates + 1), seats), 3_000))
        if len(ends) == 3_000:
            continue
        sets = {frozenset(end.elected) for end in ends}
        assert result.needs_lot == (len(sets) > 1), seed
        if result.needs_lot:
            assert all(set(result.elected_certain) <= each for each in sets), seed
            assert set(result.tied).isdisjoint(result.elected_certain), seed
        else:
            assert sets == {frozenset(result.elected_set)}, seed
        if len(ends) == 1:
            assert same_log(result, ends[0]), seed


papers_of = st.lists(
    st.permutations(range(1, 7)).flatmap(
        lambda order: st.integers(0, 6).map(lambda n: tuple(order[:n]))
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(papers_of, st.integers(1, 5))
def test_nothing_is_lost_and_nobody_passes_the_seats(papers: Papers, seats: int) -> None:
    result = counted(papers, 6, seats)
    for each in result.rounds:
        assert sum(each.tallies.values()) + each.not_transferable == (result.valid or 0) * SCALE
        assert each.rest >= 0
    assert len(result.elected_set) <= seats
    assert (result.valid or 0) + (result.blank or 0) == len(papers)
    if not result.needs_lot:
        assert len(result.elected_set) + result.vacant_seats == seats


@settings(max_examples=100, deadline=None)
@given(papers_of, st.integers(1, 5), st.randoms())
def test_the_order_of_papers_and_blank_papers_change_nothing(
    papers: Papers, seats: int, rng: random.Random
) -> None:
    before = counted(papers, 6, seats)
    mixed = [*papers, (), ()]
    rng.shuffle(mixed)
    after = counted(mixed, 6, seats)
    assert after.rounds == before.rounds
    assert (after.elected_set, after.tied, after.quota) == (
        before.elected_set, before.tied, before.quota,
    )  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(papers_of, st.integers(1, 5), st.permutations(range(1, 7)))
def test_other_numbers_for_the_names_elect_the_same(
    papers: Papers, seats: int, order: list[int]
) -> None:
    plain = counted(papers, 6, seats)
    changed = counted([tuple(order[c - 1] for c in paper) for paper in papers], 6, seats)
    assert changed.needs_lot == plain.needs_lot
    if not plain.needs_lot:
        assert set(changed.elected_set) == {order[c - 1] for c in plain.elected_set}
    else:
        assert set(changed.tied) == {order[c - 1] for c in plain.tied}


@settings(max_examples=100, deadline=None)
@given(papers_of, st.integers(1, 5), st.permutations(range(1, 7)))
def test_a_lot_of_all_names_always_ends_the_count(
    papers: Papers, seats: int, order: list[int]
) -> None:
    without = counted(papers, 6, seats)
    result = counted(papers, 6, seats, lot=order)
    assert not result.needs_lot
    assert (result.decided_by == "lot") == without.needs_lot
    assert set(without.elected_certain) <= set(result.elected_set)


# By hand


def test_a_surplus_moves_at_a_value_that_is_cut() -> None:
    papers = [(1, 2)] * 7 + [(1, 3)] * 3 + [(3,)] * 4 + [(2,)] * 3
    result = counted(papers, 3, 2)  # 17 papers, quota 6; surplus 4 of 10: 0.4
    assert result.quota == 6
    assert rounds_logged(result.rounds, {1: "A", 2: "B", 3: "C"}) == [
        ["elect", "A", 10.0], ["transfer", "A", 4.0], ["exclude", "C", 5.2], ["elect", "B", 5.8],
    ]  # fmt: skip
    assert [(m.to, m.papers, m.new_value) for m in result.rounds[1].moved] == [
        (2, 7, 40_000), (3, 3, 40_000),
    ]  # fmt: skip


def test_what_is_cut_off_and_what_has_no_further_choice_leave_the_count() -> None:
    papers = [(1, 2)] * 6 + [(1,)] + [(2,)] * 2 + [(3,)] * 2
    result = counted(papers, 3, 2)  # 11 papers, quota 4, surplus 3 of 7: 0.42857
    transfer = result.rounds[1]
    assert transfer.moved[-1].to is None
    assert transfer.not_transferable == 3 * SCALE - 6 * 42_857
    assert transfer.rest == 3 * SCALE - 7 * 42_857


def test_the_latest_earlier_round_settles_a_tie() -> None:
    papers = [(1, 2)] + [(2,)] * 2 + [(3,)] * 3 + [(4,)] * 4 + [(5,)] * 5
    result = counted(papers, 5, 2)
    (tie,) = result.ties
    assert (tie.tied, tie.settled, tie.chosen, tie.round_no) == ((2, 3), "earlier_round", 2, 1)
    assert result.elected_set == (5, 4)


def test_equal_surpluses_go_in_the_order_of_an_earlier_round() -> None:
    rng = random.Random(5)
    seen = 0
    for _ in range(3_000):
        papers = [tuple(rng.sample(range(1, 6), rng.randint(1, 3))) for _ in range(14)]
        result = counted(papers, 5, 4)
        for tie in result.ties:
            if (tie.action, tie.settled) == ("transfer", "earlier_round"):
                earlier = result.rounds[(tie.round_no or 0) - 1].tallies
                chosen = tie.chosen or 0
                assert all(earlier[chosen] >= earlier[c] for c in tie.tied)
                seen += 1
    assert seen


def test_a_tie_of_names_without_any_vote_is_without_effect() -> None:
    papers = [(1,)] * 6 + [(2,)] * 2
    result = counted(papers, 12, 2)
    assert set(result.elected_set) == {1, 2}
    assert {tie.settled for tie in result.ties} == {"without_effect"}


def test_without_a_valid_paper_everything_waits_for_the_lot() -> None:
    result = counted([(), ()], 3, 2)
    assert result.elected_set == ()
    assert (result.tied, result.seats_for_tied, result.quota) == ((1, 2, 3), 2, 1)


def test_of_two_surpluses_the_one_drawn_first_moves_first() -> None:
    """Whose surplus moves first decides between D and E here."""
    found = None
    rng = random.Random(1)
    for _ in range(4_000):
        papers = [tuple(rng.sample(range(1, 6), rng.randint(1, 4))) for _ in range(11)]
        result = counted(papers, 5, 3)
        if result.needs_lot and result.ties[-1].action == "transfer":
            found = papers
            break
    assert found is not None
    waits = counted(found, 5, 3)
    first, second = waits.tied[:2]
    for winner in (first, second):
        rest = [c for c in (1, 2, 3, 4, 5) if c != winner]
        done = counted(found, 5, 3, lot=[winner, *rest])
        tie = next(tie for tie in done.ties if tie.settled == "lot")
        assert (tie.action, tie.chosen) == ("transfer", winner)
    assert waits.seats_for_tied is None


def test_when_too_many_orders_would_have_to_be_tried_the_tie_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papers = [(1,)] * 6 + [(2,)] * 5 + [(3, 1)] + [(4, 1)] + [(5, 1)] + [(6, 1)]
    assert not counted(papers, 6, 2).needs_lot
    monkeypatch.setattr(stv, "_TRIED_MOST", 3)
    waits = counted(papers, 6, 2)
    assert waits.needs_lot
    assert waits.tied == (3, 4, 5, 6)


def test_with_one_seat_the_count_goes_on_until_two_remain() -> None:
    papers = [(1,)] * 6 + [(2,)] * 3 + [(3, 2)] * 2
    result = counted(papers, 3, 1, one_seat=True)
    assert result.elected_set == (1,)
    assert result.final_round == {1: 6 * SCALE, 2: 5 * SCALE}
    alone = counted(papers, 1, 1, one_seat=True)
    assert alone.final_round == {1: 6 * SCALE}


def test_progress_is_told_and_can_end_the_count() -> None:
    told: list[tuple[int, int]] = []
    papers = [(1, 2)] * 3 + [(2,)] * 2 + [(3,)]
    counted(papers, 3, 1, progress=lambda done, most: told.append((done, most)))
    assert told == [(0, 3), (1, 3), (2, 3)]

    class Enough(Exception):
        pass

    def stop(_done: int, _most: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        counted(papers, 3, 1, progress=stop)


def test_the_quota_is_the_least_that_so_many_cannot_pass_together() -> None:
    for valid in range(40):
        for seats in range(1, 6):
            quota = quota_of(valid, seats)
            assert quota * (seats + 1) > valid >= (quota - 1) * (seats + 1)


def test_a_name_given_twice_counts_once_and_blanks_are_counted() -> None:
    papers = ranked([Pattern(3, (1, 1, 2)), Pattern(2, ()), Pattern(1, (9,))], [1, 2])
    assert papers.patterns == (Pattern(3, (1, 2)),)
    assert (papers.valid, papers.blank) == (3, 3)
