"""Kept seats: at least so many of the elected from a group, in the two ways the rules know.

Source: domain rules "Reserved seats, `reserved_first`", "`minimal_displacement`", "Unfilled".
`fill` is the door; `first` fills kept seats before the open ones, `minimal` (in
`displacement.py`) only as far as the votes leave them empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from governance.rules.counting.contest import Reserved, ReservedMode, Unfilled
from governance.rules.counting.displacement import least_displaced
from governance.rules.counting.highest import Cut, by_votes, highest

__all__ = ["Filled", "Kept", "empty_seats", "fill", "group_count", "moved_by_reservation"]

_WAYS_MOST = 3_000
"""Ways to settle one tie that are tried; with more of them the tie counts as one that matters."""


@dataclass(frozen=True)
class Kept:
    """The kept seats of one contest. `reserved`: in the order of the rules."""

    reserved: Sequence[Reserved]
    groups: Mapping[str, frozenset[int]]
    unfilled: Unfilled

    def members(self, group: str) -> frozenset[int]:
        """Candidates of a group."""
        return self.groups.get(group, frozenset())


@dataclass(frozen=True)
class Filled:
    """Seats after filling. While `tied` waits for a lot, `certain` are those elected anyway."""

    certain: frozenset[int]
    tied: frozenset[int] = frozenset()
    places: int = 0
    vacant: int = 0
    vacant_groups: tuple[str, ...] = ()


def fill(
    totals: Mapping[int, int], seats: int, kept: Kept, mode: ReservedMode, lot: Mapping[int, int]
) -> Filled:
    """Fill `seats` under the mode in force; stops at a tie that changes who is elected."""
    if mode is ReservedMode.FIRST:
        return _First(totals, seats, kept, lot).outcome(0, frozenset(), 0, ()).filled
    empty = empty_seats(totals, seats, kept)
    vacant = sum(empty.values())
    minima = [
        (kept.members(each.group) & totals.keys(), _reachable(totals, kept, each))
        for each in kept.reserved
    ]
    certain, wavering = least_displaced(totals, seats, seats - vacant, minima, lot)
    places = min(seats - vacant, len(totals)) - len(certain) if wavering else 0
    return Filled(certain, wavering, places, vacant, tuple(empty))


def empty_seats(totals: Mapping[int, int], seats: int, kept: Kept) -> dict[str, int]:
    """Seats that stay empty by group because too few were nominated from it, the seats of the
    contest being the most."""
    empty: dict[str, int] = {}
    left = seats
    if kept.unfilled is Unfilled.VACANT:
        for each in kept.reserved:
            short = min(each.least - _reachable(totals, kept, each), left)
            if short > 0:
                empty[each.group] = empty.get(each.group, 0) + short
                left -= short
    return empty


def group_count(elected: frozenset[int], kept: Kept) -> dict[str, int]:
    """How many of the elected belong to each group, whichever seat they hold."""
    return {each.group: len(elected & kept.members(each.group)) for each in kept.reserved}


def moved_by_reservation(
    totals: Mapping[int, int], seats: int, elected: frozenset[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(elected though not among the first `seats` by votes, among them and yet not elected).

    Where the cut by votes falls between equals, those of them who are elected are taken to be
    above it; of the others none is named as displaced unless all of them are.
    """
    cut = highest(totals, seats)
    order = by_votes(totals, {})
    level = [c for c in order if c in cut.tied and c in elected]
    top = set(cut.certain) | set(level[: cut.places])
    missing = [c for c in cut.tied if c not in elected]
    if len(missing) == cut.places - len(level):
        top |= set(missing)
    return (
        tuple(c for c in order if c in elected and c not in top),
        tuple(c for c in order if c in top and c not in elected),
    )


def _reachable(totals: Mapping[int, int], kept: Kept, each: Reserved) -> int:
    return min(each.least, len(kept.members(each.group) & totals.keys()))


@dataclass(frozen=True)
class _Outcome:
    """What follows from one choice; equal outcomes mean that the choice does not matter."""

    filled: Filled
    ways: frozenset[_Outcome] = frozenset()


class _First:
    """`reserved_first`: group after group in the order of the rules, then the open seats."""

    def __init__(
        self, totals: Mapping[int, int], seats: int, kept: Kept, lot: Mapping[int, int]
    ) -> None:
        self._totals, self._seats, self._kept, self._lot = totals, seats, kept, lot
        self._empty = empty_seats(totals, seats, kept)

    def outcome(
        self, stage: int, chosen: frozenset[int], vacant: int, empty: tuple[str, ...]
    ) -> _Outcome:
        """Everything from this stage on; `stage` counts the groups, the last is the open seats."""
        left = self._seats - len(chosen) - vacant
        if stage == len(self._kept.reserved):
            rest = {c: votes for c, votes in self._totals.items() if c not in chosen}
            cut = highest(rest, left, self._lot)
            certain = chosen | set(cut.certain)
            tied = frozenset(cut.tied)
            return _Outcome(Filled(certain, tied, cut.places, vacant, empty))
        group = self._kept.reserved[stage]
        members = self._kept.members(group.group)
        rest = {c: v for c, v in self._totals.items() if c in members and c not in chosen}
        need = min(group.least - len(chosen & members), left)
        cut = highest(rest, need, self._lot)
        short = min(self._empty.get(group.group, 0), max(need - len(rest), 0))
        if short:
            vacant, empty = vacant + short, (*empty, group.group)
        if not cut.tied:
            return self.outcome(stage + 1, chosen | set(cut.certain), vacant, empty)
        return self._settled(stage, chosen, cut, (vacant, empty))

    def _settled(
        self,
        stage: int,
        chosen: frozenset[int],
        cut: Cut,
        seats: tuple[int, tuple[str, ...]],
    ) -> _Outcome:
        """A tie for a kept seat: does it change who is elected, whichever way it falls?"""
        sure, tied = chosen | set(cut.certain), frozenset(cut.tied)
        if comb(len(tied), cut.places) > _WAYS_MOST:
            return _Outcome(Filled(sure, tied, cut.places, *seats))
        ways = {self.outcome(stage + 1, sure | set(way), *seats) for way in _ways(cut)}
        if len(ways) == 1:
            return ways.pop()
        certain = frozenset.intersection(*(way.filled.certain for way in ways)) - tied
        return _Outcome(Filled(certain, tied, cut.places, *seats), frozenset(ways))


def _ways(cut: Cut) -> Iterator[tuple[int, ...]]:
    return combinations(cut.tied, cut.places)
