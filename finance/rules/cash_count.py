"""Counting the box: notes and coins of a currency, their sum, and the difference to the book.

Source: the domain paper, sections 10 and 12. Amounts are paise; a worth is the face value of a
note or a coin in paise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "COINS_BELOW",
    "DENOMINATIONS",
    "PIECES_MOST",
    "Difference",
    "check_count",
    "check_counters",
    "counted",
    "denominations",
    "difference",
    "worths_from",
]

DENOMINATIONS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "INR": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
        "BDT": (100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
        "NPR": (100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100),
    }
)
"""Face values that are counted, by currency, largest first. A group may keep others."""

COINS_BELOW = 1000
"""Below this worth there are coins only."""

PIECES_MOST = 9999
"""The most pieces of one worth that can be typed."""


def denominations(currency: str, own: Sequence[int] = ()) -> tuple[int, ...]:
    """The worths to count: the group's own, else those of the currency, else plain tens."""
    if own:
        return tuple(sorted(set(own), reverse=True))
    return DENOMINATIONS.get(currency, DENOMINATIONS["INR"])


def worths_from(text: str) -> tuple[int, ...]:
    """Worths written "500 200 100 … 1", in whole units; commas or spaces between.

    Raises InputInvalid "denominations-unreadable" for anything that is no whole number above 0.
    """
    words = text.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and int(word) > 0 for word in words):
        raise InputInvalid("denominations-unreadable", field="denominations")
    return tuple(sorted({int(word) * 100 for word in words}, reverse=True))


def check_count(pieces: Mapping[int, int], worths: Sequence[int]) -> None:
    """Raises InputInvalid "denomination-unknown" (worth_paise) or "pieces-out-of-range" (most)."""
    for worth, number in pieces.items():
        if worth not in worths:
            raise InputInvalid("denomination-unknown", field="pieces", worth_paise=worth)
        if not 0 <= number <= PIECES_MOST:
            raise InputInvalid("pieces-out-of-range", field="pieces", most=PIECES_MOST)


def counted(pieces: Mapping[int, int]) -> int:
    """What the pieces are worth together, paise."""
    return sum(worth * number for worth, number in pieces.items())


@dataclass(frozen=True)
class Difference:
    """Book and count of a box, paise."""

    book: int
    counted: int

    @property
    def amount(self) -> int:
        """More than the book when above zero, missing when below."""
        return self.counted - self.book

    def lines(self) -> tuple[tuple[str, int], ...]:
        """(account, amount) that bring the book to what was counted; none where they agree.

        Short: 1030 debit, 1010 credit; over: the reverse.
        """
        if not self.amount:
            return ()
        return (("1010", self.amount), ("1030", -self.amount))

    def check(self, reason: str) -> None:
        """Raises RuleBroken "count-differs" (book_paise, counted_paise) without a reason."""
        if self.amount and not reason.strip():
            raise RuleBroken(
                "count-differs",
                field="reason",
                book_paise=self.book,
                counted_paise=self.counted,
            )


def difference(book: int, pieces: Mapping[int, int]) -> Difference:
    """What was counted beside what the book says."""
    return Difference(book, counted(pieces))


def check_counters(counters: Sequence[str]) -> None:
    """Two different persons counted. Raises InputInvalid "counters-two"."""
    if len(counters) != 2 or counters[0] == counters[1] or not all(counters):
        raise InputInvalid("counters-two", field="counters")
