"""Who has a vote in a group on a day, and how persons are named in its minutes. Reads only.

The only place of this area that reads the tables of the people area.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from governance.record import PersonLine
from sr_board.base.errors import NotFound
from sr_board.people.models import Group, Membership, Person
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus

__all__ = [
    "RollLine",
    "group_kinds",
    "group_names",
    "group_of",
    "joined_on",
    "names_of",
    "own_groups",
    "register_names",
    "roll_on",
    "roll_sizes",
    "tiles_of",
]


@dataclass(frozen=True)
class RollLine:
    """A member with a vote."""

    person_id: str
    number: int | None
    name: str
    symbol: str
    hue: str


def group_of(session: Session, group_id: str) -> Group:
    """The group. Raises NotFound "group-not-found"."""
    row = session.get(Group, group_id)
    if row is None:
        raise NotFound("group-not-found", what="group")
    return row


def group_kinds(session: Session) -> Mapping[str, str]:
    """Kind of every group."""
    return dict(session.execute(select(Group.id, Group.kind)).all())


def group_names(session: Session, ids: Iterable[str]) -> Mapping[str, str]:
    """Names of these groups."""
    rows = session.execute(select(Group.id, Group.name).where(Group.id.in_(set(ids))))
    return dict(rows.all())


def own_groups(session: Session, person_id: str) -> frozenset[str]:
    """Groups she is a member of now, in any class."""
    rows = session.scalars(
        select(Membership.group_id).where(
            Membership.person_id == person_id,
            Membership.status.in_([status.value for status in MemberStatus if status.is_open]),
        )
    )
    return frozenset(rows)


def roll_on(session: Session, group_id: str, day: date) -> tuple[RollLine, ...]:
    """Members with a vote on `day`, by number: full members who had joined and not left.

    Suspension is known only as it stands now; a past day counts a member suspended since.
    Source: domain rules, membership register ("only active full members form the roll").
    """
    rows = session.execute(
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.group_id == group_id,
            or_(Membership.joined.is_(None), Membership.joined <= day),
            or_(Membership.left.is_(None), Membership.left > day),
            *_may_vote(),
        )
        .order_by(Membership.number, Person.chosen_name, Person.id)
    ).all()
    # Who has left without a known day left some time ago; nobody can say she was there.
    lines: dict[str, RollLine] = {}
    for member, person in rows:
        if member.left is not None or MemberStatus(member.status).is_open:
            line = RollLine(person.id, member.number, person.chosen_name, person.symbol, person.hue)
            lines.setdefault(person.id, line)
    return tuple(lines.values())


def roll_sizes(
    session: Session, asked: Iterable[tuple[str, date]]
) -> Mapping[tuple[str, date], int]:
    """How many members with a vote each group had on each day; one question for all of them.

    Counts by the same facts as `roll_on`, without names.
    """
    wanted = set(asked)
    rows = session.execute(
        select(
            Membership.group_id,
            Membership.person_id,
            Membership.status,
            Membership.joined,
            Membership.left,
        ).where(Membership.group_id.in_({group for group, _ in wanted}), *_may_vote())
    ).all()
    members: dict[str, list[tuple[str, date, date]]] = {}
    for group, person, status, joined, left in rows:
        if left is not None or MemberStatus(status).is_open:
            span = (person, joined or date.min, left or date.max)
            members.setdefault(group, []).append(span)
    return {
        (group, day): len(
            {person for person, since, until in members.get(group, ()) if since <= day < until}
        )
        for group, day in wanted
    }


def joined_on(session: Session, group_id: str) -> Mapping[str, date | None]:
    """The day each member joined a group, the last time she did."""
    rows = session.execute(
        select(Membership.person_id, Membership.joined)
        .where(Membership.group_id == group_id, *_may_vote())
        .order_by(Membership.joined)
    )
    return dict(rows.all())


def register_names(session: Session) -> tuple[str, ...]:
    """Chosen names of all persons of the register, in order."""
    return tuple(session.scalars(select(Person.chosen_name).order_by(Person.chosen_name)))


def _may_vote() -> tuple[ColumnElement[bool], ...]:
    """Full members, not suspended, not entered by mistake."""
    return (
        Membership.member_class == MemberClass.FULL.value,
        Membership.status != MemberStatus.SUSPENDED.value,
        or_(Membership.reason.is_(None), Membership.reason != LeaveReason.ERROR.value),
    )


def names_of(
    session: Session, group_id: str | None, ids: Iterable[str]
) -> Mapping[str, PersonLine]:
    """How these persons are named in a group's papers: chosen name and number there."""
    wanted = set(ids)
    names = session.execute(select(Person.id, Person.chosen_name).where(Person.id.in_(wanted)))
    numbers: dict[str, int | None] = {}
    if group_id is not None:
        rows = session.execute(
            select(Membership.person_id, Membership.number)
            .where(Membership.group_id == group_id, Membership.person_id.in_(wanted))
            .where(or_(Membership.reason.is_(None), Membership.reason != LeaveReason.ERROR.value))
            .order_by(Membership.joined, Membership.number)
        )
        numbers = dict(rows.all())
    return {person: PersonLine(person, name, numbers.get(person)) for person, name in names}


def tiles_of(session: Session, ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Symbol and hue of these persons' tiles."""
    rows = session.execute(
        select(Person.id, Person.symbol, Person.hue).where(Person.id.in_(set(ids)))
    )
    return {person: (symbol, hue) for person, symbol, hue in rows}
