"""`minimal_displacement`: of all sets that meet every minimum, the one nearest to the votes.

Source: domain rules "`minimal_displacement`": fewest displaced from the top n, then the highest sum
of votes, then the lot. Instead of all sets it goes through the kinds of candidates (who belongs to
the same groups): of one kind always those with most votes are taken, so that only numbers have to
be tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from governance.rules.counting.highest import by_votes, highest
from sr_board.base.errors import InputInvalid

__all__ = ["least_displaced"]

Minimum = tuple[frozenset[int], int]
"""Candidates of a group, and how many of them must be elected."""

_STATES_MOST = 60_000

_Key = tuple[int, int, tuple[int, ...]]  # chosen, equal to the cut of the top n, met by group
_Value = tuple[int, int, int]  # above the cut, votes, what the lot added


@dataclass(frozen=True)
class _Best:
    """The best value found for a key; who is in every set that reaches it, and in any."""

    value: _Value
    always: frozenset[int]
    ever: frozenset[int]

    def joined(self, other: _Best) -> _Best:
        """The better of two, or both together."""
        if self.value != other.value:
            return max(self, other, key=lambda each: each.value)
        return _Best(self.value, self.always & other.always, self.ever | other.ever)


@dataclass(frozen=True)
class _Part:
    """So many of one kind, those with most votes. `always` differs from `ever` where equals stand
    across the end of it."""

    count: int
    level: int
    value: _Value
    always: frozenset[int]
    ever: frozenset[int]


def least_displaced(
    totals: Mapping[int, int],
    top: int,
    size: int,
    minima: Sequence[Minimum],
    lot: Mapping[int, int],
) -> tuple[frozenset[int], frozenset[int]]:
    """(who is elected in every best set, who only in some of them) for sets of `size` against the
    first `top` by votes. The second is empty when the best set is the only one.

    Minima that cannot all be met together are met as far as possible, counted over all groups.
    Raises InputInvalid "kept-seats-too-many" when groups overlap beyond what can be tried.
    """
    size = min(size, len(totals))
    cut = highest(totals, top)
    above, level = frozenset(cut.certain), frozenset(cut.tied)
    none = frozenset[int]()
    states = {(0, 0, (0,) * len(minima)): _Best((0, 0, 0), none, none)}
    for flags, members in _kinds(totals, minima, lot).items():
        parts = list(_parts(members, totals, lot, above, level))
        states = _widened(states, flags, parts, (size, cut.places, minima))
        if len(states) > _STATES_MOST:
            raise InputInvalid("kept-seats-too-many", field="reserved")
    full = [(key, best) for key, best in states.items() if key[0] == size]

    def rank(key: _Key, best: _Best) -> tuple[int, ...]:
        kept_top = best.value[0] + key[1]
        return (sum(key[2]), kept_top, *best.value[1:])

    first = max(rank(*each) for each in full)
    winners = [best for key, best in full if rank(key, best) == first]
    always = frozenset.intersection(*(each.always for each in winners))
    ever = none.union(*(each.ever for each in winners))
    return always, ever - always


def _kinds(
    totals: Mapping[int, int], minima: Sequence[Minimum], lot: Mapping[int, int]
) -> dict[tuple[bool, ...], list[int]]:
    kinds: dict[tuple[bool, ...], list[int]] = {}
    for candidate in by_votes(totals, lot):
        flags = tuple(candidate in members for members, _least in minima)
        kinds.setdefault(flags, []).append(candidate)
    return kinds


def _parts(
    members: Sequence[int],
    totals: Mapping[int, int],
    lot: Mapping[int, int],
    above: frozenset[int],
    level: frozenset[int],
) -> Iterator[_Part]:
    """None of the kind, the first of it, the first two … all of it."""
    votes = {c: totals[c] for c in members}
    for count in range(len(members) + 1):
        cut = highest(votes, count, lot)
        taken = members[:count]
        # 2 to the power keeps an earlier chit above all later ones together
        added = sum(2 ** lot[c] for c in taken if c in lot)
        value = (len(above.intersection(taken)), sum(votes[c] for c in taken), added)
        always = frozenset(cut.certain)
        ever = always | set(cut.tied)
        yield _Part(count, len(level.intersection(taken)), value, always, ever)


def _widened(
    states: Mapping[_Key, _Best],
    flags: tuple[bool, ...],
    parts: Sequence[_Part],
    limits: tuple[int, int, Sequence[Minimum]],
) -> dict[_Key, _Best]:
    """Every state with every part of one more kind."""
    size, places, minima = limits
    wider: dict[_Key, _Best] = {}
    for (chosen, level, met), best in states.items():
        for part in parts[: size - chosen + 1]:
            reached = tuple(
                min(have + part.count, least) if flag else have
                for have, flag, (_members, least) in zip(met, flags, minima, strict=True)
            )
            key = (chosen + part.count, min(level + part.level, places), reached)
            above, votes, added = best.value
            value = (above + part.value[0], votes + part.value[1], added + part.value[2])
            new = _Best(value, best.always | part.always, best.ever | part.ever)
            wider[key] = wider[key].joined(new) if key in wider else new
    return wider
