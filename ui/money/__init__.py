"""Money on the screen: the books of a group, from the meeting's sheet to the year's statements.

`places(work)` gives the places of this area. Only "money" stands in the rail.
"""

from __future__ import annotations

from typing import Any

from ui.money import (
    bank,
    books,
    closing,
    grading,
    home,
    ledger,
    loans,
    opening,
    savings,
    sheet,
)
from ui.registry import Place

__all__ = ["places"]

PARTS = (home, sheet, ledger, loans, savings, opening, bank, books, closing, grading)
"""The parts in the order of the work; each gives `places(work)`."""


def places(work: Any) -> list[Place]:
    """The places of this area, those of each part in the order of the work."""
    return [place for part in PARTS for place in part.places(work)]
