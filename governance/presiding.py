"""Who is to lead a sitting by the rules: the next in turn, or who holds the chair. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import or_, select

from governance.agenda import same_body
from governance.checking import Sitting
from governance.checks_loading import quote
from governance.electorate import voters_of
from governance.models import Meeting
from governance.roll import joined_on, names_of
from governance.rules.meetings import local_date
from governance.rules.parameter_values import ChairSitting
from governance.rules.presiding import Member, presiding_order
from governance.views_checks import LeadTurn
from sr_board.people.models import Office, OfficeTerm

__all__ = ["lead_turn"]

_HELD = ("open", "closed", "adjourned", "minuted", "approved")
_CHAIRS = ("chair", "president")
"""Keys of the offices whose holder leads, the first that is held."""


def lead_turn(sitting: Sitting) -> LeadTurn | None:
    """Who leads this meeting by the rules of its day; None when they name nobody."""
    if sitting.rules.chair_sitting is ChairSitting.ROTATES:
        return _by_turn(sitting)
    return _by_office(sitting)


def _by_turn(sitting: Sitting) -> LeadTurn | None:
    session, meeting = sitting.session, sitting.meeting
    led, joined = _last_led(sitting), joined_on(session, meeting.group_id)
    order = presiding_order(
        Member(line.person_id, joined.get(line.person_id), line.number, led.get(line.person_id))
        for line in voters_of(session, meeting)
    )
    if not order:
        return None
    names = names_of(session, meeting.group_id, order)
    return LeadTurn(
        quote(sitting.rules, "chair.sitting"),
        by_turn=True,
        order=tuple(names[person] for person in order),
        last_led=led.get(order[0]),
    )


def _last_led(sitting: Sitting) -> Mapping[str, date]:
    """The day of the last sitting of the same body that each person led before this one."""
    meeting = sitting.meeting
    rows = sitting.session.execute(
        select(Meeting.chair_id, Meeting.opened_at, Meeting.planned_at, Meeting.offset_minutes)
        .where(
            Meeting.group_id == meeting.group_id,
            same_body(meeting.type, meeting.committee_id),
            Meeting.status.in_(_HELD),
            Meeting.put_off.is_(False),
            Meeting.chair_id.is_not(None),
            Meeting.planned_at < meeting.planned_at,
            Meeting.id != meeting.id,
        )
        .order_by(Meeting.planned_at)
    ).all()
    return {
        person: local_date(opened or planned, offset)
        for person, opened, planned, offset in rows
        if person is not None
    }


def _by_office(sitting: Sitting) -> LeadTurn | None:
    session, meeting = sitting.session, sitting.meeting
    rows = session.execute(
        select(Office.key, OfficeTerm.person_id)
        .join(OfficeTerm, OfficeTerm.office_id == Office.id)
        .where(
            Office.group_id == meeting.group_id,
            Office.key.in_(_CHAIRS),
            OfficeTerm.started <= meeting.day,
            or_(OfficeTerm.ended.is_(None), OfficeTerm.ended >= meeting.day),
        )
        .order_by(OfficeTerm.started.desc(), OfficeTerm.id)
    ).all()
    if not rows or meeting.committee_id is not None:
        return None
    person = min(rows, key=lambda row: _CHAIRS.index(row.key)).person_id
    names = names_of(session, meeting.group_id, [person])
    return LeadTurn(quote(sitting.rules, "chair.sitting"), by_turn=False, order=(names[person],))
