"""`reserved_first` against the sentence of the rule, tried with every order of breaking ties."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import islice, permutations

import pytest

from governance.rules.counting.contest import Contest, Method, Reserved, Unfilled
from governance.rules.counting.count import count


def by_the_sentence(
    totals: Mapping[int, int],
    seats: int,
    rows: Sequence[tuple[str, int]],
    groups: Mapping[str, frozenset[int]],
    unfilled: Unfilled,
    order: Sequence[int],
) -> frozenset[int]:
    """Group after group, then the open seats; equal votes by `order`."""

    def sorted_(pool: Sequence[int]) -> list[int]:
        return sorted(pool, key=lambda c: (-totals[c], order.index(c)))

    chosen: list[int] = []
    vacant = 0
    for group, least in rows:
        have = len([c for c in chosen if c in groups[group]])
        need = max(min(least - have, seats - len(chosen) - vacant), 0)
        pool = sorted_([c for c in groups[group] if c not in chosen])
        chosen += pool[:need]
        if unfilled is Unfilled.VACANT:
            missing = need - len(pool[:need])
            vacant += max(0, min(least - len(groups[group]), missing))
    left = seats - len(chosen) - vacant
    return frozenset(chosen + sorted_([c for c in totals if c not in chosen])[:left])


@pytest.mark.parametrize("seed", range(6))
def test_a_lot_is_needed_exactly_when_the_order_of_equals_matters(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(120):
        names = range(1, rng.randint(2, 6) + 1)
        totals = {c: rng.randint(0, 4) for c in names}
        groups = {g: frozenset(c for c in names if rng.random() < 0.4) for g in "xy"}
        rows = [(g, rng.randint(1, 2)) for g in "xy"][: rng.randint(1, 2)]
        unfilled, seats = rng.choice(list(Unfilled)), rng.randint(1, 4)
        contest = Contest(
            Method.PLURALITY_BLOCK, seats, tuple(names), totals=totals, groups=groups,
            reserved=tuple(Reserved(*row) for row in rows), unfilled=unfilled,
        )  # fmt: skip
        rule = (totals, seats, rows, groups, unfilled)
        sets = {by_the_sentence(*rule, order) for order in permutations(names)}
        result = count(contest)
        assert result.needs_lot == (len(sets) > 1)
        assert set(result.elected_certain) <= frozenset.intersection(*sets)
        if not result.needs_lot:
            assert sets == {frozenset(result.elected_set)}
        for order in islice(permutations(names), 4):
            drawn = count(contest, lot=order)
            assert frozenset(drawn.elected_set) == by_the_sentence(*rule, order)
