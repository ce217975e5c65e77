"""Notes and coins by country: data for counting cash together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from governance.leadership.commands import CashCount
from sr_board.base.errors import InputInvalid

__all__ = ["INR", "PIECES_MOST", "check_cash", "denominations"]

INR = "INR"
PIECES_MOST = 100_000
"""More notes of one worth than any cash box holds."""

_WORTHS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {INR: (500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00)}
)
"""Worth of each note and coin in the smallest unit, the greatest first."""


def denominations(currency: str = INR) -> tuple[int, ...]:
    """Worths of notes and coins in paise, the greatest first.

    Raises InputInvalid "currency-unknown".
    """
    if currency not in _WORTHS:
        raise InputInvalid("currency-unknown", field="currency")
    return _WORTHS[currency]


def check_cash(cash: Iterable[CashCount], currency: str = INR) -> int:
    """The sum in paise. Raises InputInvalid "note-unknown", "note-twice", "pieces-out-of-range"."""
    known = denominations(currency)
    seen: set[int] = set()
    total = 0
    for line in cash:
        if line.worth not in known:
            raise InputInvalid("note-unknown", field="cash")
        if line.worth in seen:
            raise InputInvalid("note-twice", field="cash")
        if not 0 <= line.pieces <= PIECES_MOST:
            raise InputInvalid("pieces-out-of-range", field="cash", most=PIECES_MOST)
        seen.add(line.worth)
        total += line.worth * line.pieces
    return total
