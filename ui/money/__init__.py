"""Money on the screen: the books of a group, from the meeting's sheet to the year's statements.

`places(work)` gives the places of this area. Only "money" stands in the rail.
"""

from __future__ import annotations

from typing import Any

from ui.money import opening, savings
from ui.registry import Place

__all__ = ["places"]


def places(work: Any) -> list[Place]:
    """The places of this area, those of each part in the order of the work."""
    return [*savings.places(work), *opening.places(work)]
