"""The board and its case files on the screen.

`places(work)` gives the places of this area.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.cases import (
    board,
    boards,
    decision,
    emergency,
    files,
    keeping,
    moves,
    registers,
    scans,
    sittings,
    support,
)
from ui.cases.clock_doubt import doubted
from ui.cases.files.file_clock import clocked
from ui.registry import Place

__all__ = ["places"]

PARTS = (
    *(files, moves, support, scans, board, sittings, decision, emergency, registers, keeping),
    boards,
)
"""The parts in the order of the work; each gives `places(work)`."""


def places(work: Any) -> list[Place]:
    """The places of this area. Nothing is asked of the cases before a page is shown."""
    return [
        replace(place, guarded=True, make=doubted(clocked(place.make, work), work))
        for part in PARTS
        for place in part.places(work)
    ]
