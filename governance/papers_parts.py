"""What every paper of a meeting says in the same way: times, days, names, free text.

Built from frozen views only, in the language of the paper. Decides nothing about who may read.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from governance.record import MeetingRecord, NoticeLine, PersonLine
from governance.rules.meetings import local_date
from governance.words import CHANNELS, MEETING_TYPES
from sr_board.i18n import Translator
from sr_board.papers.office import Pen

__all__ = [
    "clock",
    "day_of",
    "local",
    "named",
    "notice_words",
    "paragraphs",
    "subtitle",
    "when",
]


def local(moment: datetime, record: MeetingRecord) -> datetime:
    """The moment as the clock on the wall showed it."""
    return moment.astimezone(timezone(timedelta(minutes=record.offset_minutes)))


def clock(moment: datetime | None, record: MeetingRecord, tr: Translator) -> str:
    """The time of day; nothing for None."""
    return "" if moment is None else tr.time(local(moment, record))


def day_of(record: MeetingRecord) -> date:
    """The day of the sitting where it was held, or is planned."""
    return local_date(record.opened_at or record.planned_at, record.offset_minutes)


def when(record: MeetingRecord, tr: Translator) -> str:
    """Day and time of the sitting as planned."""
    return tr.say(
        "{date}, {time}",
        date=tr.date(local(record.planned_at, record).date(), "weekday"),
        time=clock(record.planned_at, record, tr),
    )


def subtitle(record: MeetingRecord, tr: Translator) -> str:
    """Kind of meeting and its day."""
    return tr.say(
        "{type}, {date}",
        type=tr.say(MEETING_TYPES[record.type]),
        date=tr.date(day_of(record), "weekday"),
    )


def named(person: PersonLine, tr: Translator) -> str:
    """Name and number."""
    if person.number is None:
        return person.name
    return tr.say("{name} (no. {number})", name=person.name, number=person.number)


def notice_words(notice: NoticeLine, record: MeetingRecord, tr: Translator) -> str:
    """When and how members were told, who, and what shows it: a line each."""
    line = tr.say(
        "{date}, {channel}",
        date=tr.date(local(notice.sent_at, record).date()),
        channel=tr.say(CHANNELS[notice.channel]),
    )
    return "\n".join(part for part in (line, notice.told, notice.proof) if part)


def paragraphs(pen: Pen, text: str) -> None:
    """Free text, a paragraph for each line."""
    for part in text.split("\n"):
        if part:
            pen.line(part)
