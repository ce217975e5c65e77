"""The highest win: one post, a committee, approval, hands. Ties across the last seat stop here.

Source: domain rules "Plurality, block, approval: seats and ties".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Cut", "by_votes", "highest"]


@dataclass(frozen=True)
class Cut:
    """`certain`: above the cut, most votes first. `tied`: equal across it, for `places` places;
    nobody when all who are equal fit in."""

    certain: tuple[int, ...]
    tied: tuple[int, ...] = ()
    places: int = 0


def by_votes(totals: Mapping[int, int], lot: Mapping[int, int]) -> list[int]:
    """Candidates, most votes first; equal votes by what the lot added, then by number."""
    return sorted(totals, key=lambda c: (-totals[c], -lot.get(c, 0), c))


def highest(totals: Mapping[int, int], seats: int, lot: Mapping[int, int] | None = None) -> Cut:
    """Fill `seats` from the highest down. `lot`: from `lot.added_votes`.

    A tie wholly among winners or wholly among losers asks for nothing.
    """
    added = lot or {}
    order = by_votes(totals, added)
    if len(order) <= seats:
        return Cut(tuple(order))
    if seats <= 0:
        return Cut(())

    def weight(candidate: int) -> tuple[int, int]:
        return totals[candidate], added.get(candidate, 0)

    last = weight(order[seats - 1])
    above = [c for c in order if weight(c) > last]
    level = [c for c in order if weight(c) == last]
    places = seats - len(above)
    if len(level) <= places:
        return Cut(tuple(above + level))
    return Cut(tuple(above), tuple(level), places)
