"""What is noted for whoever is on duty and holds no key of the file. Kept sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sr_board.cases.records import Record

__all__ = ["DutyMark", "DutyMoment", "DutyNote"]


@dataclass(frozen=True)
class DutyMoment:
    """A clock that runs: its id, from when and until when (UTC). Not which duty it is."""

    clock: str
    starts_at: datetime
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DutyNote(Record):
    """Sealed to those on the roster: code and times of a file, nothing else (domain paper,
    section 10)."""

    case_id: str
    code: str
    moments: tuple[DutyMoment, ...]


@dataclass(frozen=True, kw_only=True)
class DutyMark(Record):
    """In the file: which envelope holds its note, "" when nobody needs one, and a mark of what the
    note was made from, so that it is made anew when that changes."""

    envelope: str
    mark: str
