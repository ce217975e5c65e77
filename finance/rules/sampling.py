"""An auditor's sample: drawn by a seed, so that everybody can draw it again.

Each entry gets a number from SHA-256 of seed and entry; the smallest are taken. By amount, an entry
is drawn with a chance that grows with its amount (systematic, from a start that the seed gives).
Entries from an amount on are all taken. Source: usual audit practice (monetary unit sampling).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

__all__ = ["Drawable", "Way", "Why", "draw"]


class Way(StrEnum):
    """How entries are chosen: equal chances, by amount, or equally from each kind of entry."""

    EQUAL = "equal"
    AMOUNT = "amount"
    KIND = "kind"


class Why(StrEnum):
    """Why an entry is in the sample."""

    LARGE = "large"
    DRAWN = "drawn"


@dataclass(frozen=True)
class Drawable:
    """An entry that can be drawn. `amount`: what it moved, in paise; `kind`: its stratum."""

    id: str
    amount: int
    kind: str


def draw(
    entries: Iterable[Drawable], size: int, seed: str, *, way: Way, above: int | None = None
) -> dict[str, Why]:
    """The sample: at most `size` drawn entries besides all those of at least `above` paise."""
    everything = sorted(entries, key=lambda each: each.id)
    large = [each for each in everything if above is not None and each.amount >= above]
    taken = {each.id for each in large}
    rest = [each for each in everything if each.id not in taken]
    drawn = _DRAWERS[way](rest, min(size, len(rest)), seed)
    return dict.fromkeys((each.id for each in large), Why.LARGE) | dict.fromkeys(drawn, Why.DRAWN)


def _lot(seed: str, text: str) -> int:
    return int.from_bytes(sha256(f"{seed}/{text}".encode()).digest(), "big")


def _equal(entries: Sequence[Drawable], size: int, seed: str) -> list[str]:
    return [each.id for each in sorted(entries, key=lambda each: _lot(seed, each.id))[:size]]


def _amount(entries: Sequence[Drawable], size: int, seed: str) -> list[str]:
    """Every so many paise one entry is taken; the order is shuffled by the seed."""
    ordered = sorted(entries, key=lambda each: _lot(seed, each.id))
    total = sum(max(each.amount, 1) for each in ordered)
    if not size:
        return []
    start = _lot(seed, "start") % total
    points = sorted((start + place * total // size) % total for place in range(size))
    drawn: list[str] = []
    passed = place = 0
    for each in ordered:
        passed += max(each.amount, 1)
        before = place
        while place < size and points[place] < passed:
            place += 1
        if place > before:
            drawn.append(each.id)
    return drawn


def _kind(entries: Sequence[Drawable], size: int, seed: str) -> list[str]:
    """From each kind in turn, until there are enough."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for each in entries:
        kinds[each.kind].append(each.id)
    queues = [sorted(ids, key=lambda each: _lot(seed, each)) for _, ids in sorted(kinds.items())]
    drawn: list[str] = []
    depth = 0
    while len(drawn) < size:
        drawn += [queue[depth] for queue in queues if depth < len(queue)]
        depth += 1
    return drawn[:size]


_DRAWERS = {Way.EQUAL: _equal, Way.AMOUNT: _amount, Way.KIND: _kind}
