"""Concerns entered on a file, as they came and where they were moved to. Kept sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sr_board.cases.moments import When
from sr_board.cases.records import CaseHead, ClockRow, Record
from sr_board.cases.vocabulary import AgeStanding

__all__ = ["BeforeConcern", "ConcernEntered", "OtherFile"]


@dataclass(frozen=True)
class BeforeConcern:
    """How a file stood before a concern put it on the child track.

    `changed`: clocks of ours that the move ended or woke, as they were; `started`: ids of the
    clocks that it began.
    """

    head: CaseHead
    standing: AgeStanding
    changed: tuple[ClockRow, ...] = ()
    started: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConcernEntered(Record):
    """Somebody feared for a child on this file: by the button in it, or by a note.

    `when`: from when its clock counts. `before`: how the file stood, when this concern put it on
    the child track; None when it was there already. `moved_at`: it was entered on the wrong file
    and was moved, by `by_two`, for `why`.
    """

    reason: str
    when: When
    text: str = ""
    before: BeforeConcern | None = None
    abandoned: bool = False
    moved_at: datetime | None = None
    by_two: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class OtherFile(Record):
    """Which other file of this board a line of the timeline speaks of: `line`, the line's id, and
    that file's code. Apart from the line, because it goes when a reader of this file is recused
    from that one: then the code is not hers to see."""

    line: str
    code: str
