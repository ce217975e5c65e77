"""Sharing an amount by weights so that the parts add up to it exactly.

Each part gets the whole units of its exact share; the units still left go, one each, to the
largest fractional rests, equal rests to the lowest number. Nothing is rounded before it is
multiplied. Source: the domain paper on money, 7.2 and 7.3.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from finance.rules.loans.rounding import MOST_UNIT
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["Claim", "Portion", "check_unit", "residue_of", "shared"]


@dataclass(frozen=True)
class Claim:
    """Who shares, and by what weight (shares, rupees saved; never below nought).

    `number`: her number in the group, which decides between equal rests.
    """

    id: str
    number: int
    weight: int


@dataclass(frozen=True)
class Portion:
    """What one claim gets, in paise, and its exact share before it became whole units."""

    id: str
    amount: int
    exact: Fraction


def check_unit(unit: int) -> None:
    """Raise InputInvalid "share-unit-wrong" for a unit below a paisa or above ten lakh rupees."""
    if not 1 <= unit <= MOST_UNIT:
        raise InputInvalid("share-unit-wrong", field="unit")


def residue_of(pool: int, unit: int) -> int:
    """The paise of a pool that cannot be shared in whole units."""
    check_unit(unit)
    return pool % unit


def shared(pool: int, claims: Iterable[Claim], unit: int = 1) -> tuple[Portion, ...]:
    """Every portion of the pool, in the order of the claims; they add up to the pool.

    `pool` and `unit` in paise. Raises InputInvalid "share-pool-wrong" (below nought),
    "share-weight-wrong", "share-claim-twice", "share-unit-wrong"; RuleBroken "share-residue" when
    the pool is no multiple of the unit, "share-nobody" when no claim has any weight.
    """
    listed = tuple(claims)
    _check(pool, listed, unit)
    total = sum(claim.weight for claim in listed)
    units = pool // unit
    whole: dict[str, int] = {}
    rests: list[tuple[int, int, str]] = []
    for claim in listed:
        whole[claim.id], rest = divmod(units * claim.weight, total)
        rests.append((-rest, claim.number, claim.id))
    left = units - sum(whole.values())
    for _, _, key in sorted(rests)[:left]:
        whole[key] += 1
    return tuple(
        Portion(claim.id, whole[claim.id] * unit, Fraction(pool * claim.weight, total))
        for claim in listed
    )


def _check(pool: int, claims: tuple[Claim, ...], unit: int) -> None:
    check_unit(unit)
    if pool < 0:
        raise InputInvalid("share-pool-wrong", field="pool")
    if any(claim.weight < 0 for claim in claims):
        raise InputInvalid("share-weight-wrong", field="members")
    numbers, keys = {c.number for c in claims}, {c.id for c in claims}
    if not len(numbers) == len(keys) == len(claims):
        raise InputInvalid("share-claim-twice", field="members")
    if not any(claim.weight for claim in claims):
        raise RuleBroken("share-nobody")
    if pool % unit:
        raise RuleBroken("share-residue", residue_paise=pool % unit, unit_paise=unit)
