"""Papers of meetings: the minutes, and the sheet to sign on. No Qt."""

from __future__ import annotations

from governance.views import MeetingFilter, MeetingRow
from governance.words import MEETING_TYPES, MINUTES_STATES
from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import Text, say
from ui.meetings.times import day_words
from ui.meetings.work import MeetingsWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of
from ui.shapes import State

__all__ = ["papers"]

MOST = 200
"""Meetings whose papers are listed."""


def papers(work: MeetingsWork) -> list[PaperKind]:
    """The kinds of papers of this area."""

    def minutes(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.papers import minutes_pdf

        whole = work.meetings.whole(asked.id)
        record = whole.record
        pdf = minutes_pdf(whole, tr, head_of(work, record.group_name), large=asked.large)
        title = say("Minutes of meeting {number}", number=record.number)
        return Drawn(title, f"minutes-{record.year}-{record.number:03d}", pdf)

    def attendance(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.papers import attendance_sheet_pdf

        record = work.meetings.whole(asked.id).record
        seats = work.meetings.seats(asked.id)
        pdf = attendance_sheet_pdf(record, seats, tr, head_of(work, record.group_name))
        title = say("Attendance sheet of meeting {number}", number=record.number)
        return Drawn(title, f"attendance-{record.year}-{record.number:03d}", pdf)

    def lines() -> list[PaperLine]:
        rows = work.meetings.page(MeetingFilter(limit=MOST)).rows
        return [line for row in rows for line in _of_meeting(row)]

    return [
        PaperKind("minutes", minutes, lines, origin="minutes", large=True),
        # Whoever marks attendance prints the sheet to sign on.
        PaperKind("attendance", attendance, right=Action.MEETINGS_READ, origin="meeting-prepare"),
    ]


def _of_meeting(row: MeetingRow) -> list[PaperLine]:
    at = row.opened_at or row.planned_at

    def second() -> str:
        return say("{group}, {type}", group=row.group_name, type=say(MEETING_TYPES[row.type]))

    def day() -> str:
        return day_words(at, row.offset_minutes)

    lines = []
    if row.minutes_state is not None:
        code = row.minutes_state
        state = State.OK if code in ("signed", "approved") else State.DUE
        shown: tuple[State, Text] = (state, lambda: say(MINUTES_STATES[code]))
        lines.append(
            PaperLine(
                "minutes",
                row.id,
                lambda: say("Minutes of meeting {number}", number=row.number),
                second,
                day,
                shown,
                at,
            )
        )
    if row.status in ("draft", "noticed", "open"):
        lines.append(
            PaperLine(
                "attendance",
                row.id,
                lambda: say("Attendance sheet of meeting {number}", number=row.number),
                second,
                day,
                None,
                at,
            )
        )
    return lines
