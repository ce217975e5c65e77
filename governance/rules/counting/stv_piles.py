"""Piles of ranked papers: who holds which papers at which value, and how papers move on.

Values are whole numbers of 1/100000 of a vote, cut and never rounded (domain rules, "Scottish
STV"). A `Standing` is never changed: each step makes a new one, so that orders of a tie can be
tried from the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from governance.rules.counting.ballots import Pattern
from governance.rules.counting.result import SCALE, Moved, Round

__all__ = ["Papers", "Pile", "Standing", "begin", "key_of", "pass_on"]

Pile = dict[int, list[int]]
"""Papers of one candidate: value of each -> patterns, by their place in `Papers`."""


@dataclass(frozen=True)
class Papers:
    """All valid papers: how many are of each pattern, and what stands on it."""

    weights: Sequence[int]
    choices: Sequence[tuple[int, ...]]

    @classmethod
    def of(cls, patterns: Sequence[Pattern]) -> Papers:
        """From grouped patterns without blanks."""
        return cls([each.papers for each in patterns], [each.choices for each in patterns])

    def weight(self, patterns: Sequence[int]) -> int:
        """Papers in these patterns."""
        return sum(map(self.weights.__getitem__, patterns))


@dataclass(frozen=True)
class Standing:
    """How the count stands. `hopeful`: neither elected nor excluded. `waiting`: elected with a
    surplus that has not moved yet. `lost`: not transferable until now."""

    hopeful: frozenset[int]
    elected: tuple[int, ...]
    waiting: frozenset[int]
    tallies: Mapping[int, int]
    piles: Mapping[int, Pile]
    lost: int
    rounds: tuple[Round, ...]


def begin(papers: Papers, candidates: Sequence[int]) -> Standing:
    """First choices in piles, one vote for each paper."""
    first: dict[int, list[int]] = {candidate: [] for candidate in candidates}
    for place, choices in enumerate(papers.choices):
        first[choices[0]].append(place)
    tallies = {c: papers.weight(first[c]) * SCALE for c in candidates}
    piles: dict[int, Pile] = {c: {SCALE: first[c]} if first[c] else {} for c in candidates}
    opening = Round(1, "first", None, 0, tallies, 0)
    return Standing(frozenset(candidates), (), frozenset(), tallies, piles, 0, (opening,))


def pass_on(
    papers: Papers, standing: Standing, giver: int, stays: int, revalue: Callable[[int], int]
) -> tuple[Standing, tuple[Moved, ...], int]:
    """Move all papers of `giver` to the next hopeful choice on each.

    `stays`: what the giver keeps (the quota, or nothing). `revalue`: a paper's new value from its
    old one. Returns the new standing (rounds not yet added), what moved, and the rest that was cut
    off. Papers without a further choice and the rest go out of the count.
    """
    hopeful = standing.hopeful - {giver}
    tallies = dict(standing.tallies)
    piles = dict(standing.piles)
    moved: list[Moved] = []
    gone = given = 0
    for old, patterns in sorted(standing.piles[giver].items(), reverse=True):
        new = revalue(old)
        bundles, ended = _sorted_out(papers, patterns, hopeful)
        for to in sorted(bundles):
            bundle = bundles[to]
            count = papers.weight(bundle)
            tallies[to] += new * count
            given += new * count
            pile = piles[to]
            piles[to] = {**pile, new: pile[new] + bundle if new in pile else bundle}
            moved.append(Moved(to, count, old, new))
        if ended:
            count = papers.weight(ended)
            gone += new * count
            moved.append(Moved(None, count, old, new))
    lost = tallies[giver] - stays - given
    tallies[giver] = stays
    piles[giver] = {}
    if not stays:
        del tallies[giver], piles[giver]
    after = Standing(
        hopeful, standing.elected, standing.waiting - {giver}, tallies, piles,
        standing.lost + lost, standing.rounds,
    )  # fmt: skip
    return after, tuple(moved), lost - gone


def _sorted_out(
    papers: Papers, patterns: Sequence[int], hopeful: frozenset[int]
) -> tuple[dict[int, list[int]], list[int]]:
    """Patterns by their next hopeful choice, and those without one."""
    bundles: dict[int, list[int]] = {}
    ended: list[int] = []
    choices = papers.choices
    for place in patterns:
        for choice in choices[place]:
            if choice in hopeful:
                if choice in bundles:
                    bundles[choice].append(place)
                else:
                    bundles[choice] = [place]
                break
        else:
            ended.append(place)
    return bundles, ended


def key_of(standing: Standing) -> tuple[object, ...]:
    """Equal for standings from which the count goes on in the same way: same piles, and the same
    earlier rounds as far as those still in the running differ in them."""
    running = sorted(standing.hopeful | standing.waiting)
    piles = tuple(
        tuple((value, tuple(sorted(pile[value]))) for value in sorted(pile))
        for pile in (standing.piles[c] for c in running)
    )
    earlier: list[tuple[int, ...]] = []
    for each in standing.rounds:
        row = tuple(each.tallies[c] for c in running)
        if not earlier or earlier[-1] != row:
            earlier.append(row)
    return tuple(running), frozenset(standing.elected), piles, tuple(earlier)
