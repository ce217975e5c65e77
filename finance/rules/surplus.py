"""Distributing a surplus after the year is closed: what stays as reserve, what members get.

By savings paid in the year, by average balance, or the same for each; the largest remainder rule
makes the parts add up. Source: the domain paper on money, 7.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from finance.rules.largest_remainder import Claim, Portion, residue_of, shared
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["Basis", "Distribution", "Saver", "claims_of", "distribution"]


class Basis(StrEnum):
    """By what a surplus is shared among members."""

    PAID = "paid"
    AVERAGE = "average"
    EQUAL = "equal"


@dataclass(frozen=True)
class Saver:
    """What a member saved in the year: paise paid in, and her balance at each month's end."""

    id: str
    number: int
    paid: int = 0
    balances: tuple[int, ...] = ()


@dataclass(frozen=True)
class Distribution:
    """A surplus divided, in paise: reserve, members' parts; what stays on 3020 is `kept`."""

    total: int
    reserve: int
    kept: int
    parts: tuple[Portion, ...]

    @property
    def shared(self) -> int:
        """What members get together."""
        return sum(part.amount for part in self.parts)


def claims_of(savers: Iterable[Saver], basis: Basis) -> tuple[Claim, ...]:
    """The weights by which savers share. Averages are compared as sums: all have the same months.

    A member who took out more than she paid in has no weight, never one below nought.
    """
    return tuple(Claim(saver.id, saver.number, _weight(saver, basis)) for saver in savers)


def _weight(saver: Saver, basis: Basis) -> int:
    if basis is Basis.EQUAL:
        return 1
    if basis is Basis.PAID:
        return max(saver.paid, 0)
    return sum(max(balance, 0) for balance in saver.balances)


def distribution(
    available: int, to_share: int, reserve: int, claims: Sequence[Claim], unit: int = 1
) -> Distribution:
    """How a surplus is divided, all in paise.

    `available`: what stands on 3020. `to_share`: what members shall get; what makes no whole unit
    of it stays on 3020. Raises InputInvalid "surplus-amount-wrong", RuleBroken
    "surplus-too-small" when reserve and shares are above what is there, and as `shared`.
    """
    if to_share < 0 or reserve < 0 or not to_share + reserve:
        raise InputInvalid("surplus-amount-wrong", field="to_share")
    if to_share + reserve > available:
        raise RuleBroken("surplus-too-small", available_paise=max(available, 0))
    whole = to_share - residue_of(to_share, unit)
    parts = shared(whole, claims, unit) if whole else ()
    return Distribution(available, reserve, available - reserve - whole, parts)
