"""What the board keeps about its own duties: breaches of data. Sealed to chair and secretary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sr_board.cases.moments import When
from sr_board.cases.records import Record

__all__ = ["Breach"]


@dataclass(frozen=True, kw_only=True)
class Breach(Record):
    """Something got where it must not be. `what`: in words without names. `persons`: how many are
    touched, None when nobody knows. `due_at`: until when the authority is told."""

    known: When
    what: str
    due_at: datetime
    persons: int | None = None
    authority_told_at: datetime | None = None
    authority_ref: str = ""
    persons_told_at: datetime | None = None
    no_persons_reason: str = ""
    remedy: str = ""
