"""Meetings as an iCalendar file for a telephone or a wall calendar: days and times, nothing else.

Whoever finds the file learns that there is a meeting. No group, no place, no name and no agenda
stands in it. Times are in UTC, so that every calendar shows them right.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from governance.views_calendar import CalendarRow
from sr_board.i18n import Translator

__all__ = ["meetings_ics"]

USUAL_HOURS = 2
"""How long a meeting is shown: nobody knows before how long it takes."""


def meetings_ics(rows: Sequence[CalendarRow], tr: Translator, now: datetime) -> bytes:
    """The meetings as RFC 5545 text. `now` stamps the file; the same values give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//SR Board//Meetings//EN")
    calendar.add("version", "2.0")
    for row in rows:
        calendar.add_component(_event(row, tr, now))
    made: bytes = calendar.to_ical()
    return made


def _event(row: CalendarRow, tr: Translator, now: datetime) -> Event:
    start = row.at.astimezone(UTC)
    event = Event()
    origin = row.meeting_id or f"{row.series_id}-{row.day:%Y%m%d}"
    event.add("uid", f"{origin}@sr-board.invalid")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(hours=USUAL_HOURS))
    event.add("summary", tr.say("Meeting"))
    event.add("class", "PRIVATE")
    called = "TENTATIVE" if row.meeting_id is None else "CONFIRMED"
    event.add("status", "CANCELLED" if row.status == "cancelled" else called)
    return event
