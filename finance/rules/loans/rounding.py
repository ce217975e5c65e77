"""Rounding of an exact amount to a whole number of units: once per due amount, never before.

Source: the domain paper on money, 1 (integer money) and 6.1 (units and modes of a product).
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from sr_board.base.errors import InputInvalid

__all__ = ["MOST_UNIT", "Mode", "rounded"]

MOST_UNIT = 10_00_000_00
"""Largest unit an amount is rounded to: ten lakh rupees in paise."""


class Mode(StrEnum):
    """What happens between two whole units."""

    HALF_UP = "HALF_UP"
    HALF_EVEN = "HALF_EVEN"
    CEILING = "CEILING"
    FLOOR = "FLOOR"


def rounded(value: Fraction, unit: int, mode: Mode) -> int:
    """The multiple of `unit` paise for an exact amount in paise, by the mode.

    A half goes away from nought under HALF_UP and to the even number of units under HALF_EVEN.
    Raises InputInvalid "loan-unit-wrong" for a unit below one paisa or above ten lakh rupees.
    """
    if not 1 <= unit <= MOST_UNIT:
        raise InputInvalid("loan-unit-wrong", field="unit")
    exact = value / unit
    if mode is Mode.CEILING:
        whole = ceil(exact)
    elif mode is Mode.FLOOR:
        whole = floor(exact)
    elif mode is Mode.HALF_EVEN:
        whole = round(exact)
    else:
        whole = floor(abs(exact) + Fraction(1, 2)) * (-1 if exact < 0 else 1)
    return whole * unit
