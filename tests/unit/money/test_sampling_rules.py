"""A sample that anybody can draw again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance.rules.sampling import Drawable, Way, Why, draw

ENTRIES = [
    Drawable(f"e{n:03}", 100 * n, ("receipt", "payment", "meeting")[n % 3]) for n in range(60)
]


@pytest.mark.parametrize("way", list(Way))
def test_the_same_seed_draws_the_same(way: Way) -> None:
    first = draw(ENTRIES, 9, "4711", way=way)
    mixed = random.Random(1).sample(ENTRIES, len(ENTRIES))
    assert draw(mixed, 9, "4711", way=way) == first
    assert draw(ENTRIES, 9, "4712", way=way) != first
    assert 0 < len(first) <= 9


def test_what_is_large_is_always_taken() -> None:
    found = draw(ENTRIES, 5, "a", way=Way.EQUAL, above=5500)
    large = [each for each, why in found.items() if why is Why.LARGE]
    assert large == ["e055", "e056", "e057", "e058", "e059"]
    assert len(found) == 10


def test_each_kind_is_drawn_alike() -> None:
    found = draw(ENTRIES, 6, "x", way=Way.KIND)
    kinds = [each.kind for each in ENTRIES if each.id in found]
    assert sorted(kinds) == ["meeting", "meeting", "payment", "payment", "receipt", "receipt"]
    few = [Drawable("a", 1, "receipt"), *ENTRIES[:6]]
    assert len(draw(few, 7, "x", way=Way.KIND)) == 7


def test_by_amount_the_large_are_drawn_more_often() -> None:
    drawn = [e for n in range(40) for e in draw(ENTRIES, 6, str(n), way=Way.AMOUNT)]
    above = sum(each >= "e030" for each in drawn)
    assert above > 2 * (len(drawn) - above)


@given(st.integers(0, 80), st.sampled_from(list(Way)), st.text(max_size=5))
def test_never_more_than_asked_for(size: int, way: Way, seed: str) -> None:
    found = draw(ENTRIES, size, seed, way=way)
    assert len(found) <= size and set(found) <= {each.id for each in ENTRIES}
    assert way is Way.AMOUNT or len(found) == min(size, 60)
    assert draw([], size, seed, way=way) == {}
