"""Papers of meetings: minutes, notice, the sheet to sign on, slips, extracts. No Qt."""

from __future__ import annotations

from governance.record import MeetingRecord
from governance.views import MeetingFilter, MeetingRow
from governance.words import MEETING_TYPES, MINUTES_STATES
from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import Text, say
from ui.meetings.papers_registers import registers
from ui.meetings.times import day_words, here_now
from ui.meetings.work import MeetingsWork
from ui.papers.kinds import Drawn, OtherForm, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of
from ui.shapes import State

__all__ = ["papers"]

MOST = 200
"""Meetings whose papers are listed."""


def papers(work: MeetingsWork) -> list[PaperKind]:
    """The kinds of papers of this area."""

    def lines() -> list[PaperLine]:
        rows = work.meetings.page(MeetingFilter(limit=MOST)).rows
        return [line for row in rows for line in _of_meeting(row)]

    before = "meeting-prepare"
    return [
        PaperKind(
            "minutes",
            lambda asked, tr: _minutes(work, asked, tr),
            lines,
            origin="minutes",
            large=True,
            forms=(
                OtherForm(
                    "odt", lambda: say("Save as ODT"), lambda asked, tr: _odt(work, asked, tr)
                ),
                OtherForm(
                    "docx", lambda: say("Save as DOCX"), lambda asked, tr: _docx(work, asked, tr)
                ),
            ),
        ),
        # Whoever marks attendance prints the sheet to sign on.
        PaperKind(
            "attendance",
            lambda asked, tr: _attendance(work, asked, tr),
            right=Action.MEETINGS_READ,
            origin=before,
        ),
        PaperKind("notice", lambda asked, tr: _notice(work, asked, tr), origin=before, large=True),
        PaperKind("proxy", lambda asked, tr: _proxy(work, asked, tr), origin=before),
        PaperKind("conflict", lambda asked, tr: _conflict(work, asked, tr), origin=before),
        PaperKind("extract", lambda asked, tr: _extract(work, asked, tr), origin="decisions"),
        *registers(work),
    ]


def _name(what: str, record: MeetingRecord) -> str:
    return f"{what}-{record.year}-{record.number:03d}"


def _minutes(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import minutes_pdf

    whole = work.meetings.whole(asked.id)
    record = whole.record
    pdf = minutes_pdf(whole, tr, head_of(work, record.group_name), large=asked.large)
    title = say("Minutes of meeting {number}", number=record.number)
    return Drawn(title, _name("minutes", record), pdf)


def _odt(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> bytes:
    from governance.papers import minutes_odt

    whole = work.meetings.whole(asked.id)
    return minutes_odt(whole, tr, head_of(work, whole.record.group_name))


def _docx(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> bytes:
    from governance.papers import minutes_docx

    whole = work.meetings.whole(asked.id)
    return minutes_docx(whole, tr, head_of(work, whole.record.group_name))


def _attendance(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import attendance_sheet_pdf

    record = work.meetings.whole(asked.id).record
    seats = work.meetings.seats(asked.id)
    pdf = attendance_sheet_pdf(record, seats, tr, head_of(work, record.group_name))
    title = say("Attendance sheet of meeting {number}", number=record.number)
    return Drawn(title, _name("attendance", record), pdf)


def _notice(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import facts_of, notice_pdf

    record = work.meetings.whole(asked.id).record
    seats = work.meetings.seats(asked.id)
    facts = facts_of(record, work.checks.meeting(asked.id), here_now(work.clock).date(), tr)
    head = head_of(work, record.group_name)
    pdf = notice_pdf(record, seats, facts, tr, head, large=asked.large)
    return Drawn(
        say("Notice of meeting {number}", number=record.number), _name("notice", record), pdf
    )


def _proxy(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import proxy_slip_pdf

    record = work.meetings.whole(asked.id).record
    pdf = proxy_slip_pdf(record, tr, head_of(work, record.group_name))
    return Drawn(say("Slip: vote for me"), _name("slip", record), pdf)


def _conflict(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import conflict_form_pdf

    record = work.meetings.whole(asked.id).record
    pdf = conflict_form_pdf(record, tr, head_of(work, record.group_name))
    return Drawn(say("Form: an interest of my own"), _name("interest", record), pdf)


def _extract(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    """`asked.id` is "meeting/resolution"."""
    from governance.papers import resolution_extract_pdf

    meeting, _, resolution = asked.id.partition("/")
    whole = work.meetings.whole(meeting)
    pdf = resolution_extract_pdf(
        whole.record,
        resolution,
        tr,
        head_of(work, whole.record.group_name),
        code=whole.audit_code,
        signed=whole.minutes is not None and whole.minutes.state in ("signed", "approved"),
    )
    return Drawn(say("Extract from the minutes"), _name("extract", whole.record), pdf)


def _of_meeting(row: MeetingRow) -> list[PaperLine]:
    at = row.opened_at or row.planned_at

    def second() -> str:
        return say("{group}, {type}", group=row.group_name, type=say(MEETING_TYPES[row.type]))

    def day() -> str:
        return day_words(at, row.offset_minutes)

    def line(kind: str, title: Text, state: tuple[State, Text] | None = None) -> PaperLine:
        return PaperLine(kind, row.id, title, second, day, state, at)

    lines = []
    if row.status in ("draft", "noticed"):
        lines.append(line("notice", lambda: say("Notice of meeting {number}", number=row.number)))
    if row.minutes_state is not None and row.readable:
        code = row.minutes_state
        state = State.OK if code in ("signed", "approved") else State.DUE
        lines.append(
            line(
                "minutes",
                lambda: say("Minutes of meeting {number}", number=row.number),
                (state, lambda: say(MINUTES_STATES[code])),
            )
        )
    if row.status in ("draft", "noticed", "open"):
        lines.append(
            line(
                "attendance",
                lambda: say("Attendance sheet of meeting {number}", number=row.number),
            )
        )
    return lines
