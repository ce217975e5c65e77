"""Which places come free when a part of them changes each year. Pure.

Source: domain rules 9, staggered. Longest since the last election goes first; at the first general
meeting all go. A group elected on one day that crosses the last place is tied and goes to the lot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.rules.parameter_values import Rotation, Rounding

__all__ = ["Retiring", "places_retiring", "retiring"]


@dataclass(frozen=True)
class Retiring:
    """Who retires for certain, and who ties for the places left over."""

    retire: int
    certain: tuple[str, ...]
    tied: tuple[str, ...] = ()
    places_for_tied: int = 0

    @property
    def needs_lot(self) -> bool:
        """Whether a lot must be held."""
        return bool(self.tied)


def places_retiring(filled: int, rule: Rotation, *, first_meeting: bool = False) -> int:
    """How many of the filled places retire; nearest takes an exact half up."""
    if first_meeting:
        return filled
    num, den = rule.fraction.num * filled, rule.fraction.den
    return {
        Rounding.NEAREST: (2 * num + den) // (2 * den),
        Rounding.UP: -(-num // den),
        Rounding.DOWN: num // den,
    }[rule.rounding]


def retiring(
    elected_on: Mapping[str, date],
    rule: Rotation,
    *,
    first_meeting: bool = False,
    lot: tuple[str, ...] = (),
) -> Retiring:
    """Who retires. `elected_on`: the day of each holder's last election, by place or name.

    `lot`: names in the order drawn, when a lot among the tied was held; it must name them all.
    """
    places = places_retiring(len(elected_on), rule, first_meeting=first_meeting)
    order = sorted(elected_on, key=lambda each: (elected_on[each], each))
    if places in (0, len(order)):
        return Retiring(places, tuple(order[:places]))
    last_day = elected_on[order[places - 1]]
    certain = tuple(each for each in order if elected_on[each] < last_day)
    same_day = tuple(each for each in order if elected_on[each] == last_day)
    left = places - len(certain)
    if left == len(same_day):
        return Retiring(places, certain + same_day)
    drawn = tuple(each for each in lot if each in same_day)
    if set(drawn) >= set(same_day):
        return Retiring(places, certain + drawn[:left])
    return Retiring(places, certain, same_day, left)
