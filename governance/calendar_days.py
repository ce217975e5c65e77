"""Days of recurring meetings: the rhythm of a series, and which were called. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.models import Meeting, MeetingSeries
from governance.rules.meetings import MeetingStatus
from governance.rules.series import Rhythm, RhythmUnit

__all__ = ["called_days", "moment_of", "rhythm_of"]


def rhythm_of(row: MeetingSeries) -> Rhythm:
    """When a series falls. Raises InputInvalid "rhythm-impossible"."""
    return Rhythm(
        RhythmUnit(row.unit), row.every, row.weekday, row.since, row.week_of_month, row.stopped_on
    )


def moment_of(day: date, at: time, offset_minutes: int) -> datetime:
    """The moment of a time of day where the group sits."""
    return datetime.combine(day, at, UTC) - timedelta(minutes=offset_minutes)


def called_days(session: Session, series_ids: Collection[str]) -> Mapping[str, frozenset[date]]:
    """The days of each series for which a meeting was called (and not cancelled)."""
    rows = session.scalars(
        select(Meeting).where(
            Meeting.series_id.in_(series_ids), Meeting.status != MeetingStatus.CANCELLED.value
        )
    )
    found: dict[str, set[date]] = {}
    for row in rows:
        found.setdefault(row.series_id or "", set()).add(row.day)
    return {series: frozenset(days) for series, days in found.items()}
