"""Papers of the board and its files: each part exports its own, here they are only listed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.papers.kinds import PaperKind

__all__ = ["papers"]


def papers(work: Any) -> list[PaperKind]:
    """The papers of this area; copies of them are locked unless somebody says otherwise, and the
    audit trail of the books hears only that there was one. Nothing is asked of the cases before a
    paper is made.

    The parts are imported when they are asked for: their pages need the list of papers themselves.
    """
    from ui.cases.boards import papers as of_boards
    from ui.cases.decision import papers as of_decisions
    from ui.cases.files import papers as of_files
    from ui.cases.keeping import papers as of_keeping
    from ui.cases.registers import papers as of_registers
    from ui.cases.support import papers as of_support

    parts = (of_files, of_registers, of_decisions, of_keeping, of_support, of_boards)
    kinds = [kind for part in parts for kind in part.papers(work)]
    return [replace(kind, guarded=True, subject=_nothing) for kind in kinds]


def _nothing(_: str) -> str:
    return "file"
