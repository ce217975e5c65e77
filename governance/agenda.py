"""The agenda that a new meeting begins with: standing points, and what waits for a meeting.

Standing points are those of the last meeting of the same body; the first one takes the template of
its type. In between come minutes that no meeting approved, tasks that are open, points of a
meeting that was put off, sittings and decisions to ratify, and terms that end soon. Reads only.
Source: domain rules "Meetings" 10.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from governance.breaches.models import RuleBreach
from governance.breaches.recording import still_open
from governance.commands import AgendaEntry
from governance.models import ActionItem, AgendaItem, Meeting, Minutes, MinutesApproval
from governance.rules.findings import Level
from governance.rules.meetings import MeetingStatus, MeetingType
from sr_board.i18n import N_, Translator
from sr_board.people.models import Office, OfficeTerm

__all__ = ["TERM_AHEAD_DAYS", "Source", "drawn_up", "same_body", "to_ratify"]

TERM_AHEAD_DAYS = 60
"""A term that ends within so many days after the meeting is put on its agenda."""


class Source(StrEnum):
    """Why a point stands on an agenda."""

    OPENING = "opening"
    BUSINESS = "business"
    CLOSING = "closing"
    MINUTES = "minutes"
    ACTIONS = "actions"
    MOTION = "motion"
    RATIFY = "ratify"
    TERM = "term"


_Point = tuple[Source, str, str]
_INTERESTS: _Point = (Source.OPENING, N_("Declaration of interests"), "info")
_ANYTHING: _Point = (Source.CLOSING, N_("Anything else"), "info")
_NEXT: _Point = (Source.CLOSING, N_("Next meeting"), "info")
TEMPLATES: Mapping[str, tuple[_Point, ...]] = MappingProxyType(
    {
        MeetingType.SHG: (
            (Source.OPENING, N_("Opening words"), "info"),
            (Source.BUSINESS, N_("Savings and repayments"), "accounts"),
            (Source.BUSINESS, N_("Requests for loans"), "accounts"),
            _ANYTHING,
            _NEXT,
        ),
        MeetingType.COMMITTEE: (
            _INTERESTS,
            (Source.BUSINESS, N_("Reports of the areas"), "report"),
            (Source.BUSINESS, N_("Accounts of the month"), "accounts"),
            _ANYTHING,
            _NEXT,
        ),
        MeetingType.GENERAL: (
            _INTERESTS,
            (Source.BUSINESS, N_("Report of the committee"), "report"),
            (Source.BUSINESS, N_("Accounts of the year"), "accounts"),
            (Source.BUSINESS, N_("Plan and budget"), "motion"),
            _ANYTHING,
        ),
        MeetingType.SPECIAL: (
            _INTERESTS,
            (Source.BUSINESS, N_("What the meeting was called for"), "motion"),
        ),
        MeetingType.BOARD: (
            _INTERESTS,
            (Source.BUSINESS, N_("Cases by number"), "case_ref"),
            (Source.BUSINESS, N_("Report of the case team"), "report"),
            _ANYTHING,
            _NEXT,
        ),
        MeetingType.SAFETY: (
            _INTERESTS,
            (Source.BUSINESS, N_("What happened since the last meeting"), "report"),
            (Source.BUSINESS, N_("Who keeps watch, and when"), "motion"),
            _NEXT,
        ),
    }
)
"""Standing points by type of meeting: place, words, kind."""
_ASSEMBLY = (MeetingType.GENERAL.value, MeetingType.SPECIAL.value)


def same_body(type_: str, committee_id: str | None) -> ColumnElement[bool]:
    """Condition on Meeting: it is one of the same body. General and special meetings are one."""
    if committee_id is not None:
        return Meeting.committee_id == committee_id
    types = _ASSEMBLY if type_ in _ASSEMBLY else (type_,)
    return Meeting.type.in_(types) & Meeting.committee_id.is_(None)


def drawn_up(
    session: Session,
    group_id: str,
    type_: str,
    committee_id: str | None,
    planned: datetime,
    day: date,
    tr: Translator,
) -> tuple[AgendaEntry, ...]:
    """The agenda of a new meeting of this body, in the words of `tr`."""
    body = Meeting.group_id == group_id, same_body(type_, committee_id)
    standing = _standing(session, (*body, Meeting.type == type_), planned) or _template(type_, tr)
    waiting = (
        *_minutes(session, body, planned, tr),
        *_actions(session, group_id, planned, tr),
        *_put_off(session, body, planned),
        *to_ratify(session, group_id, type_, committee_id, planned, tr),
        *_terms(session, group_id, type_, committee_id, day, tr),
    )
    at = _after_opening(standing)
    return (*standing[:at], *waiting, *standing[at:])


def _after_opening(points: Sequence[AgendaEntry]) -> int:
    for place, point in enumerate(points):
        if point.source != Source.OPENING:
            return place
    return len(points)


def _template(type_: str, tr: Translator) -> tuple[AgendaEntry, ...]:
    return tuple(
        AgendaEntry(tr.say(words), kind, standing=True, source=source)
        for source, words, kind in TEMPLATES[type_]
    )


def _standing(
    session: Session, body: tuple[ColumnElement[bool], ...], planned: datetime
) -> tuple[AgendaEntry, ...]:
    last = session.scalars(
        select(Meeting.id)
        .where(*body, Meeting.status != MeetingStatus.CANCELLED.value)
        .order_by((Meeting.planned_at < planned).desc(), Meeting.planned_at.desc())
        .limit(1)
    ).one_or_none()
    rows = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == last, AgendaItem.standing.is_(True))
        .order_by(AgendaItem.no)
    )
    return tuple(
        AgendaEntry(row.title, row.kind, standing=True, source=row.source or "") for row in rows
    )


def _minutes(
    session: Session, body: tuple[ColumnElement[bool], ...], planned: datetime, tr: Translator
) -> Iterator[AgendaEntry]:
    rows = session.scalars(
        select(Meeting)
        .join(Minutes, Minutes.meeting_id == Meeting.id)
        .outerjoin(MinutesApproval, MinutesApproval.minutes_id == Minutes.id)
        .where(*body, Minutes.state == "signed", MinutesApproval.id.is_(None))
        .where(Meeting.planned_at < planned)
        .order_by(Meeting.planned_at)
    )
    for row in rows:
        title = tr.say(
            "Minutes of meeting {number}, {date}", number=row.number, date=tr.date(row.day)
        )
        yield AgendaEntry(title, "report", source=Source.MINUTES, source_id=row.id)


def _actions(
    session: Session, group_id: str, planned: datetime, tr: Translator
) -> Iterator[AgendaEntry]:
    open_one = (
        select(ActionItem.id)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(
            ActionItem.group_id == group_id,
            Meeting.planned_at < planned,
            ActionItem.done_on.is_(None),
            ActionItem.dropped_on.is_(None),
            ActionItem.carried_away.is_(False),
        )
        .limit(1)
    )
    if session.scalars(open_one).first() is not None:
        yield AgendaEntry(tr.say("Tasks from earlier meetings"), "report", source=Source.ACTIONS)


def _put_off(
    session: Session, body: tuple[ColumnElement[bool], ...], planned: datetime
) -> Iterator[AgendaEntry]:
    """Points that a meeting left open when it was put off, unless they have gone on already."""
    later = aliased(AgendaItem)
    rows = session.scalars(
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(later, later.carried_from == AgendaItem.id)
        .where(*body, Meeting.put_off.is_(True), Meeting.planned_at < planned)
        .where(AgendaItem.done.is_(False), AgendaItem.standing.is_(False), later.id.is_(None))
        .where(or_(AgendaItem.source.is_(None), AgendaItem.source == Source.MOTION.value))
        .order_by(Meeting.planned_at, AgendaItem.no)
    )
    for row in rows:
        yield AgendaEntry(row.title, row.kind, source=Source.MOTION, carried_from=row.id)


def to_ratify(
    session: Session,
    group_id: str,
    type_: str,
    committee_id: str | None,
    planned: datetime,
    tr: Translator,
) -> Iterator[AgendaEntry]:
    """Meetings of the body with open breaches that leave a decision open to challenge, and every
    board sitting that was held without notice or number."""
    grave = RuleBreach.level == Level.BREACH.value
    if type_ == MeetingType.BOARD:
        grave = or_(grave, RuleBreach.level == Level.WARN.value)
    rows = session.scalars(
        select(Meeting)
        .where(Meeting.group_id == group_id, same_body(type_, committee_id))
        .where(
            Meeting.planned_at < planned,
            Meeting.id.in_(
                select(RuleBreach.meeting_id).where(
                    grave,
                    still_open(),
                    RuleBreach.group_id == group_id,
                    RuleBreach.object_kind.in_(("meeting", "vote")),
                )
            ),
        )
        .order_by(Meeting.planned_at)
    )
    for row in rows:
        title = tr.say(
            "To ratify: meeting {number}, {date}", number=row.number, date=tr.date(row.day)
        )
        yield AgendaEntry(title, "motion", source=Source.RATIFY, source_id=row.id)


def _terms(
    session: Session,
    group_id: str,
    type_: str,
    committee_id: str | None,
    day: date,
    tr: Translator,
) -> Iterator[AgendaEntry]:
    if committee_id is not None or type_ == MeetingType.SAFETY:
        return
    rows = session.execute(
        select(Office, OfficeTerm)
        .join(OfficeTerm, OfficeTerm.office_id == Office.id)
        .where(
            Office.group_id == group_id,
            OfficeTerm.started <= day,
            OfficeTerm.ended.is_(None),
            OfficeTerm.due_to <= day + timedelta(days=TERM_AHEAD_DAYS),
        )
        .order_by(OfficeTerm.due_to, Office.title)
    ).all()
    seen: set[str] = set()
    for office, term in rows:
        if office.id in seen:
            continue
        seen.add(office.id)
        title = tr.say(
            "{office}: the term ends on {date}", office=office.title, date=tr.date(term.due_to)
        )
        yield AgendaEntry(title, "election", source=Source.TERM, source_id=office.id)
