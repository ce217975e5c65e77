"""Papers of meetings and members: what each is made of. No Qt; runs off the screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from sr_board.i18n import Translator
from sr_board.people.rows import MemberRow, MembersWanted
from ui.live import say
from ui.meetings.times import here_now
from ui.meetings.work import MeetingsWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind

if TYPE_CHECKING:
    from governance.record import MeetingRecord
    from sr_board.papers import Letterhead

__all__ = ["OF_MEETINGS", "letterhead"]

_ROWS = 500


def letterhead(work: MeetingsWork, name: str) -> Letterhead:
    """The head of a paper of this group."""
    from sr_board.papers import Letterhead, Tile

    return Letterhead(name, Tile(*work.vault_tile))


def _file(what: str, record: MeetingRecord, asked: PaperAsked) -> str:
    return f"{what}-{record.year}-{record.number:03d}-{asked.language}.pdf"


def _minutes(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import minutes_pdf

    whole = work.meetings.whole(asked.id)
    record = whole.record
    pdf = minutes_pdf(whole, tr, letterhead(work, record.group_name), large=asked.large)
    title = say("Minutes of meeting {number}", number=record.number)
    return Drawn(title, _file("minutes", record, asked), pdf)


def _minutes_docx(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> bytes:
    from governance.papers import minutes_docx

    whole = work.meetings.whole(asked.id)
    return minutes_docx(whole, tr, letterhead(work, whole.record.group_name))


def _minutes_odt(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> bytes:
    from governance.papers import minutes_odt

    whole = work.meetings.whole(asked.id)
    return minutes_odt(whole, tr, letterhead(work, whole.record.group_name))


def _attendance(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import attendance_sheet_pdf

    record = work.meetings.whole(asked.id).record
    seats = work.meetings.seats(asked.id)
    pdf = attendance_sheet_pdf(record, seats, tr, letterhead(work, record.group_name))
    title = say("Attendance sheet of meeting {number}", number=record.number)
    return Drawn(title, _file("attendance", record, asked), pdf)


def _notice(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import NoticeFacts, notice_pdf

    record = work.meetings.whole(asked.id).record
    seats = work.meetings.seats(asked.id)
    facts = NoticeFacts(sent_on=here_now(work.clock).date())
    head = letterhead(work, record.group_name)
    pdf = notice_pdf(record, seats, facts, tr, head, large=asked.large)
    title = say("Notice of meeting {number}", number=record.number)
    return Drawn(title, _file("notice", record, asked), pdf)


def _proxy(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import proxy_slip_pdf

    record = work.meetings.whole(asked.id).record
    pdf = proxy_slip_pdf(record, tr, letterhead(work, record.group_name))
    return Drawn(say("Slip: vote for me"), _file("proxy", record, asked), pdf)


def _conflict(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import conflict_form_pdf

    record = work.meetings.whole(asked.id).record
    pdf = conflict_form_pdf(record, tr, letterhead(work, record.group_name))
    return Drawn(say("Form: an interest of my own"), _file("interest", record, asked), pdf)


def _extract(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    """`asked.id` is "meeting/resolution"."""
    from governance.papers import resolution_extract_pdf

    meeting, _, resolution = asked.id.partition("/")
    whole = work.meetings.whole(meeting)
    pdf = resolution_extract_pdf(
        whole.record,
        resolution,
        tr,
        letterhead(work, whole.record.group_name),
        code=whole.audit_code,
        signed=whole.minutes is not None and whole.minutes.state in ("signed", "approved"),
    )
    return Drawn(say("Extract from the minutes"), _file("extract", whole.record, asked), pdf)


def _member_register(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from sr_board.people.papers import member_register_pdf

    group = work.people.group(asked.id)
    rows: list[MemberRow] = []
    offset, total = 0, 1
    while offset < total:
        page = work.people.members(MembersWanted(group.group_id, offset=offset, limit=_ROWS))
        rows += page.rows
        total, offset = page.total, offset + _ROWS
    today = here_now(work.clock).date()
    pdf = member_register_pdf(group, rows, today, tr, letterhead(work, group.name))
    name = f"members-{today:%Y-%m-%d}-{asked.language}.pdf"
    return Drawn(say("Register of members"), name, pdf)


OF_MEETINGS: Mapping[str, PaperKind] = MappingProxyType(
    {
        "minutes": PaperKind(
            _minutes,
            "minutes",
            large=True,
            office={"odt": _minutes_odt, "docx": _minutes_docx},
        ),
        # Whoever marks attendance prints the sheet to sign on; the other papers need their right.
        "attendance": PaperKind(_attendance, "meeting-prepare", right=None),
        "notice": PaperKind(_notice, "meeting-prepare", large=True),
        "proxy": PaperKind(_proxy, "meeting-prepare"),
        "conflict": PaperKind(_conflict, "meeting-prepare"),
        "extract": PaperKind(_extract),
        "register": PaperKind(_member_register),
    }
)
"""The kinds of this area."""
