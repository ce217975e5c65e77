"""Who has a vote in one meeting: the members of the group, or those on the body. Reads only.

A committee that a group formed is its members; a committee meeting without one is that of the
serving office holders; every other meeting is that of the group's roll.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.models import Committee, CommitteeSeat, Meeting
from governance.roll import RollLine, roll_on
from governance.rules.meetings import MeetingType
from sr_board.base.errors import NotFound
from sr_board.people.models import Membership, Office, OfficeTerm, Person

__all__ = ["committee_of", "sits_by_seats", "voters_of", "voters_on"]


def voters_of(session: Session, meeting: Meeting) -> tuple[RollLine, ...]:
    """Persons with a vote in this meeting, by number, on its day."""
    return voters_on(session, meeting.group_id, meeting.type, meeting.committee_id, meeting.day)


def voters_on(
    session: Session, group_id: str, type_: str, committee_id: str | None, day: date
) -> tuple[RollLine, ...]:
    """Persons with a vote when such a body of the group sits on `day`, by number."""
    if committee_id is not None:
        return _lines(session, group_id, _committee_members(session, committee_id, day))
    if type_ == MeetingType.COMMITTEE:
        holders = _office_holders(session, group_id, day)
        if holders:
            return _lines(session, group_id, holders)
    return roll_on(session, group_id, day)


def sits_by_seats(meeting_type: str, committee_id: str | None) -> bool:
    """Whether the body is one of seats and not of all members."""
    return committee_id is not None or meeting_type in (MeetingType.COMMITTEE, MeetingType.BOARD)


def committee_of(session: Session, committee_id: str) -> Committee:
    """The committee. Raises NotFound "committee-unknown"."""
    row = session.get(Committee, committee_id)
    if row is None:
        raise NotFound("committee-unknown", what="committee")
    return row


def _committee_members(session: Session, committee_id: str, day: date) -> frozenset[str]:
    return frozenset(
        session.scalars(
            select(CommitteeSeat.person_id).where(
                CommitteeSeat.committee_id == committee_id,
                CommitteeSeat.since <= day,
                or_(CommitteeSeat.until.is_(None), CommitteeSeat.until > day),
            )
        )
    )


def _office_holders(session: Session, group_id: str, day: date) -> frozenset[str]:
    return frozenset(
        session.scalars(
            select(OfficeTerm.person_id)
            .join(Office, Office.id == OfficeTerm.office_id)
            .where(
                Office.group_id == group_id,
                OfficeTerm.started <= day,
                or_(OfficeTerm.ended.is_(None), OfficeTerm.ended >= day),
            )
        )
    )


def _lines(session: Session, group_id: str, persons: Collection[str]) -> tuple[RollLine, ...]:
    numbers = dict(
        session.execute(
            select(Membership.person_id, Membership.number)
            .where(Membership.group_id == group_id, Membership.person_id.in_(persons))
            .order_by(Membership.joined)
        ).all()
    )
    rows = session.scalars(select(Person).where(Person.id.in_(persons)))
    lines = [RollLine(p.id, numbers.get(p.id), p.chosen_name, p.symbol, p.hue) for p in rows]
    return tuple(
        sorted(lines, key=lambda r: (r.number is None, r.number or 0, r.name, r.person_id))
    )
