"""Shares of a group that saves in shares: whole shares only, so many at most in one meeting.

Money that does not make a whole share, or comes above the most of a meeting, is left over: it is
returned or goes to the social fund, as the group set. Source: the domain paper on money, 7.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sr_board.base.errors import InputInvalid

__all__ = ["MOST_SHARES", "Bought", "LeftOver", "bought", "check_price", "value_per_share"]

MOST_SHARES = 1000
"""More shares than this in one meeting are a slip of the hand."""


class LeftOver(StrEnum):
    """Where money goes that makes no whole share."""

    RETURN = "return"
    SOCIAL = "social"


@dataclass(frozen=True)
class Bought:
    """Whole shares for a payment: their number, their price, and what is left over, in paise."""

    shares: int
    saved: int
    left_over: int


def check_price(price: int, most: int | None) -> None:
    """Raise InputInvalid "share-price-wrong" or "share-most-wrong" for what no cycle can have."""
    if price < 1:
        raise InputInvalid("share-price-wrong", field="price")
    if most is not None and not 1 <= most <= MOST_SHARES:
        raise InputInvalid("share-most-wrong", field="max_shares", most=MOST_SHARES)


def bought(paid: int, price: int, most: int | None = None, *, already: int = 0) -> Bought:
    """What `paid` paise buy at `price` paise a share.

    `most`: shares one member may buy in one meeting, None without an upper end; `already`: those
    she bought in it before. Raises InputInvalid "share-price-wrong", "share-most-wrong",
    "share-paid-wrong".
    """
    check_price(price, most)
    if paid < 0 or already < 0:
        raise InputInvalid("share-paid-wrong", field="paid")
    shares = paid // price
    if most is not None:
        shares = min(shares, max(most - already, 0))
    return Bought(shares, shares * price, paid - shares * price)


def value_per_share(pool: int, shares: int) -> Fraction:
    """What one share is worth, exact, in paise: for reading aloud, never for reckoning.

    Raises InputInvalid "share-nothing-bought" when there are no shares.
    """
    if shares < 1:
        raise InputInvalid("share-nothing-bought", field="members")
    return Fraction(pool, shares)
