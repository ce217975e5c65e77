"""What a careful treasurer would ask about the words and the amount of an entry. Pure.

Source: the domain paper on money, 14 (an amount ten times the usual asks again) and 16 (words that
have the shape of a case number are warned about: money and cases never stand together).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from finance.rules.sheet import USUAL_TIMES
from sr_board.base.text import ascii_digits

__all__ = ["FEWEST", "much_more", "names_a_case", "usual_of"]

FEWEST = 3
"""With fewer amounts than this nothing is usual yet."""
_CASE = re.compile(
    r"(?<![A-Z0-9])SRB[\s./_-]*[A-Z]{2,5}[\s./_-]*\d{2}[\s./_-]*\d{3,6}"
    r"(?:[\s./_-]*[A-Z0-9])?(?![A-Z0-9])"
)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def names_a_case(text: str) -> bool:
    """Whether words hold something shaped like a case number, such as SRB-KOL-26-0123-K.

    Small letters, digits of any script, other dashes, blanks or a missing last sign count too.
    """
    plain = unicodedata.normalize("NFKC", ascii_digits(text)).translate(_DASHES)
    return _CASE.search(plain.upper()) is not None


def usual_of(amounts: Sequence[int]) -> int:
    """The usual amount among those that were recorded: the middle one, the lower of two.

    In paise; 0 while there are fewer than three. Signs do not matter.
    """
    if len(amounts) < FEWEST:
        return 0
    return sorted(abs(amount) for amount in amounts)[(len(amounts) - 1) // 2]


def much_more(amount: int, usual: int) -> bool:
    """Whether an amount is ten times the usual or more; never while nothing is usual (0)."""
    return usual > 0 and amount >= USUAL_TIMES * usual
