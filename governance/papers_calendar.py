"""The meetings of a month as a list for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, timezone

from governance.views_calendar import CalendarRow
from governance.words import MEETING_STATES, MEETING_TYPES
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper

__all__ = ["calendar_pdf"]


def calendar_pdf(
    rows: Sequence[CalendarRow], first: date, tr: Translator, letterhead: Letterhead
) -> bytes:
    """All meetings of the month of `first`, by time; days that come back are told apart."""
    paper = Paper(
        tr, title=tr.date(first, "month"), subtitle=tr.say("Meetings"), letterhead=letterhead
    )
    if not rows:
        paper.line(tr.say("No meeting is planned."))
        return paper.pdf()
    paper.table(
        [
            Column(tr.say("Day")),
            Column(tr.say("Time"), align="right"),
            Column(tr.say("Meeting"), share=1),
            Column(tr.say("Place")),
            Column(tr.say("State")),
        ],
        [_row(row, tr) for row in rows],
    )
    return paper.pdf()


def _row(row: CalendarRow, tr: Translator) -> list[str]:
    at = row.at.astimezone(timezone(timedelta(minutes=row.offset_minutes)))
    state = tr.say(MEETING_STATES[row.status]) if row.status else tr.say("not called yet")
    words = tr.say(
        "{type}, {group}",
        type=tr.say(MEETING_TYPES[row.type]),
        group=row.committee_name or row.group_name,
    )
    return [tr.date(row.day, "weekday"), tr.time(at), words, row.place, state]
