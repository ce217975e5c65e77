"""Meetings whose money is not closed yet. Reads only."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.sheet.models import MeetingMoney
from governance.models import Meeting

__all__ = ["sheets_open"]

_SITTING, _CLOSED = "open", "closed"


def sheets_open(session: Session, group_id: str, until: date) -> int:
    """How many meetings up to a day still sit or have a sheet that is not closed: a lock closes
    everything before it, so an older meeting counts as well."""
    sheets = session.scalar(
        select(func.count()).where(
            MeetingMoney.group_id == group_id,
            MeetingMoney.on_date <= until,
            MeetingMoney.state != _CLOSED,
        )
    )
    with_sheet = select(MeetingMoney.meeting_id).where(MeetingMoney.meeting_id.is_not(None))
    sitting = session.scalars(
        select(Meeting).where(
            Meeting.group_id == group_id,
            Meeting.status == _SITTING,
            Meeting.id.not_in(with_sheet),
        )
    )
    return int(sheets or 0) + sum(each.day <= until for each in sitting)
