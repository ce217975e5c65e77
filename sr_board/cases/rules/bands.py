"""Bands of age for counting. Pure.

Source: domain paper, section 20, table 4. A band is read from the best-ranked evidence; among
equals from the youngest reading, and a range counts with its lower end less the margin, as in
section 7. No single age is ever told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sr_board.cases.rules.age import Piece

__all__ = ["BANDS", "NOT_KNOWN", "age_on", "band_of", "band_of_age"]

NOT_KNOWN = "not_known"
_ENDS = ((12, "under_12"), (15, "from_12"), (18, "from_15"), (21, "from_18"), (25, "from_21"))
BANDS = (*(band for _, band in _ENDS), "from_25", NOT_KNOWN)
"""Under 12, 12 to 14, 15 to 17, 18 to 20, 21 to 24, 25 and more, not known."""


def age_on(born: date, day: date) -> int:
    """Whole years on a day, nought before birth; born on 29 February, a year is full on 1 March."""
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return max(years, 0)


def band_of_age(years: int) -> str:
    """The band of an age in whole years."""
    return next((band for end, band in _ENDS if years < end), "from_25")


def band_of(pieces: Iterable[Piece], day: date) -> str:
    """The band that the evidence gives on a day; "not_known" when it gives none."""
    read = [
        (piece.rank, years)
        for piece in pieces
        if not piece.suspected_false and (years := _years(piece, day)) is not None
    ]
    return band_of_age(min(read)[1]) if read else NOT_KNOWN


def _years(piece: Piece, day: date) -> int | None:
    """The youngest age that a piece allows."""
    ages = []
    if piece.born is not None:
        ages.append(age_on(piece.born, day))
    if piece.lower is not None:
        ages.append(max(piece.lower - piece.margin, 0))
    elif piece.upper is not None:
        ages.append(piece.upper)
    return min(ages) if ages else None
