"""What the case files give to Today: every running clock of the files she may read. No Qt.

Nothing here may fail: whatever cannot be read is left out, and what is due is shown.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from sr_board.access.roles import Action
from sr_board.base.errors import SRBoardError
from sr_board.cases.queries_files import ClockDue
from ui.cases.files.presenter import clock_state, due_words, rule_words
from ui.home import Waiting
from ui.live import say

__all__ = ["clock_rows"]

_MOST = 12
"""Rows on Today; the list of files has all."""


def clock_rows(work: Any) -> Sequence[Waiting]:
    """The clocks that are due first, of those who hold the cases' key."""
    if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
        return ()
    with contextlib.suppress(SRBoardError):  # a file that cannot be moved stops no clock
        work.cases.child.move_doubts()
    seen: set[str] = set()
    rows = []
    for due in work.cases.files.clocks():
        if due.case_id not in seen:
            seen.add(due.case_id)
            rows.append(_row(due, work))
    return rows[:_MOST]


def _row(due: ClockDue, work: Any) -> Waiting:
    now = work.clock.now()
    state, left = clock_state(due.clock, now)
    return Waiting(
        lambda: say("{code}: {step}", code=due.code, step=rule_words(due.clock.rule_id)),
        lambda: say("until {due}", due=due_words(due.clock, now)),
        "shield",
        state,
        left,
        lambda: say("Open the file"),
        "cases-file",
        {"id": due.case_id},
    )
