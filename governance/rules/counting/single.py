"""One post: yes or no to one name, and two rounds. Source: domain rules "Methods"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from governance.rules.counting.checks import share_percent
from governance.rules.counting.highest import by_votes, highest

__all__ = ["FirstRound", "first_round", "yes_or_no"]


def yes_or_no(yes: int, no: int) -> str | None:
    """None when she is elected, else the reason why the seat stays vacant: "more_no_than_yes" or
    "yes_equals_no"."""
    if yes > no:
        return None
    return "more_no_than_yes" if no > yes else "yes_equals_no"


@dataclass(frozen=True)
class FirstRound:
    """The first round: who won it, or who goes on. `tied` for `places` places in the run-off."""

    winner: int | None
    runoff: tuple[int, ...]
    tied: tuple[int, ...]
    places: int
    leader_share: int | None


def first_round(
    totals: Mapping[int, int], valid: int, runoff: int, lot: Mapping[int, int]
) -> FirstRound:
    """More than half of the valid papers wins at once, else the first `runoff` go on; a tie for a
    place in the run-off needs a lot. `leader_share`: of the valid papers, in 1/100 percent."""
    leader = by_votes(totals, lot)[0]
    share = share_percent(totals[leader], valid)
    if 2 * totals[leader] > valid:
        return FirstRound(leader, (), (), 0, share)
    cut = highest(totals, runoff, lot)
    return FirstRound(None, cut.certain, cut.tied, cut.places, share)
