"""Meetings whose money is not closed yet. Reads only."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.models import Meeting

__all__ = ["sheets_open"]

_SITTING = "open"


def sheets_open(session: Session, group_id: str, since: date, until: date) -> int:
    """How many meetings of these days still sit."""
    meetings = session.scalars(
        select(Meeting).where(Meeting.group_id == group_id, Meeting.status == _SITTING)
    )
    return sum(since <= each.day <= until for each in meetings)
