"""The board and its case files on the screen.

`places(work)` gives the places of this area.
"""

from __future__ import annotations

from typing import Any

from ui.cases import board
from ui.registry import Place

__all__ = ["places"]

PARTS = (board,)
"""The parts in the order of the work; each gives `places(work)`."""


def places(work: Any) -> list[Place]:
    """The places of this area; none for who does not hold the key of the cases."""
    if not work.holds_cases:
        return []
    return [place for part in PARTS for place in part.places(work)]
