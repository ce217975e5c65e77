"""The board and its case files on the screen.

`places(work)` gives the places of this area.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ui.cases import (
    board,
    boards,
    decision,
    doubles,
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
from ui.cases.files.conduct_gate import gated
from ui.cases.files.file_clock import clocked
from ui.cases.law_age import told_of_age
from ui.desk import Desk
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

PARTS = (
    *(
        files,
        moves,
        support,
        doubles,
        scans,
        board,
        sittings,
        decision,
        emergency,
        registers,
        keeping,
    ),
    boards,
)
"""The parts in the order of the work; each gives `places(work)`."""


_OPEN = (board, sittings, emergency, registers, keeping)
"""Parts that open no file: they do not stand behind the code of conduct."""


def places(work: Any) -> list[Place]:
    """The places of this area. Nothing is asked of the cases before a page is shown."""
    return [
        replace(place, guarded=True, make=_make(place, work, part not in _OPEN))
        for part in PARTS
        for place in part.places(work)
    ]


def _make(place: Place, work: Any, behind_code: bool) -> Callable[[Desk], Page]:
    """The page with the clock of its file and the notice about the laptop's, behind the code of
    conduct where it opens files."""
    make = gated(place.make, work, place.key) if behind_code else place.make
    return doubted(told_of_age(clocked(make, work), work, place.key), work)
