"""Copies that leave the vault unencrypted: each is named in the audit trail before it is written.

What stands in the copy is not noted, only of what it is one. The question to the person ("this
copy is not encrypted") belongs to the skin.
"""

from __future__ import annotations

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["CASE", "CopiesService"]

CASE = "case"
"""Kind of all papers of case files: which one it was would tell too much."""


class CopiesService:
    """Notes copies of papers."""

    def __init__(self, uow: UowFactory, who: SignedIn) -> None:
        self._uow, self._who = uow, who

    def note_paper(self, kind: str, subject_id: str) -> Done:
        """A paper such as "minutes" of the object `subject_id` is about to be saved as a file.

        Raises NotAllowed: papers need their right; whoever marks attendance may keep that sheet,
        and whoever works with case files a paper of theirs, named "case" and nothing more.
        """
        if kind == CASE:
            require(self._who, Action.CASES_NOTICE)
        elif not (kind == "attendance" and self._who.may(Action.ATTENDANCE_WRITE)):
            require(self._who, Action.PAPERS_READ)
        with self._uow() as uow:
            uow.record("paper.saved", subject=f"{kind}/{subject_id}")
            return Done(subject_id, event_no=uow.commit())
