"""Tasks that the program itself makes on a file, and ends. Used by services only."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.records import CaseTask

__all__ = ["add_task", "end_tasks"]


def add_task(entry: CaseEntry, file: CaseFile, kind: str, due_at: datetime | None) -> None:
    """A task that the program makes; one of its kind waits at a time."""
    if not _waiting(file, kind):
        file.put(CaseTask(**entry.origin(), kind=kind, text="", due_at=due_at))


def end_tasks(entry: CaseEntry, file: CaseFile, kind: str) -> None:
    """Tasks of the program that the act itself has done."""
    for one in _waiting(file, kind):
        file.put(replace(one, done_at=entry.now, done_by=entry.account_id))


def _waiting(file: CaseFile, kind: str) -> tuple[CaseTask, ...]:
    return tuple(
        one
        for one in file.all(CaseTask)
        if one.kind == kind and one.done_at is None and one.cancelled_at is None
    )
