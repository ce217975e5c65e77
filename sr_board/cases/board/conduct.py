"""The code of conduct comes before the files: accepted once, and again when it changes.

It closes reading only. A notice, a note of concern, the press that puts a file on the child track,
a report and its receipt, and the clocks never wait for it. Before a board is constituted there is
no code yet. Domain paper, section 4.
"""

from __future__ import annotations

from sr_board.base.errors import RuleBroken
from sr_board.cases.board.board_facts import only_board
from sr_board.cases.entry import CaseEntry

__all__ = ["check_conduct", "conduct_due"]


def conduct_due(entry: CaseEntry) -> bool:
    """Whether she has to accept the code in force first."""
    return not entry.station.code_accepted and only_board(entry.session) is not None


def check_conduct(entry: CaseEntry) -> None:
    """The files are open to her. Raises RuleBroken "code-first"."""
    if conduct_due(entry):
        raise RuleBroken("code-first")
