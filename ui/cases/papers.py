"""Papers of the board and its files: each part exports its own, here they are only listed."""

from __future__ import annotations

from typing import Any

from ui.cases.registers import papers as of_registers
from ui.papers.kinds import PaperKind

__all__ = ["papers"]

PARTS = (of_registers,)
"""The parts; each gives `papers(work)`."""


def papers(work: Any) -> list[PaperKind]:
    """The papers of this area. Nothing is asked of the cases before a paper is made."""
    return [kind for part in PARTS for kind in part.papers(work)]
