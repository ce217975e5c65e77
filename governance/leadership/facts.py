"""Offices, terms and members of a group as plain facts for the rules. Reads only, no rights.

A term's last day is the day it ended, or the day before the next holder of the seat, or today
while she holds over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from sr_board.base.errors import NotFound
from sr_board.people.models import Group, Membership, Office, OfficeTerm, Person
from sr_board.people.rows import PersonRow
from sr_board.people.rules.kinds import HowSeated, LeaveReason, MemberClass, TermState
from sr_board.people.rules.offices import term_state
from sr_board.people.shaping import person_row

__all__ = [
    "MemberFact",
    "OfficeFact",
    "TermFact",
    "load_members",
    "load_offices",
    "load_terms",
    "office_of",
    "persons_by_id",
    "term_of",
]

SERVES = (TermState.SERVING, TermState.HOLDING_OVER)


@dataclass(frozen=True)
class OfficeFact:
    """An office of a group."""

    id: str
    group_id: str
    key: str
    title: str
    seats: int
    term_months: int
    signatory: bool
    side: str | None
    active: bool


@dataclass(frozen=True)
class TermFact:
    """One person in one seat. `next_start`: first day of the next term in the same seat."""

    id: str
    office: OfficeFact
    seat_no: int
    person_id: str
    how: HowSeated
    started: date
    due_to: date
    ended: date | None
    end_reason: str | None
    next_start: date | None

    def state(self, on: date) -> TermState:
        """Where the term stands on a day."""
        return term_state(self.started, self.due_to, self.ended, self.next_start, on)

    def serves(self, on: date) -> bool:
        """She holds the seat on that day, in her term or over it."""
        return self.state(on) in SERVES

    def last_day(self, on: date) -> date:
        """The last day she served, seen from `on`."""
        if self.ended is not None:
            return min(self.ended, on)
        if self.next_start is not None and self.next_start <= on:
            return self.next_start - timedelta(days=1)
        return on


@dataclass(frozen=True)
class MemberFact:
    """A full member of a group. `joined` is None where the register does not know it."""

    person: PersonRow
    number: int | None
    status: str
    joined: date | None


def load_offices(session: Session, group_id: str) -> tuple[OfficeFact, ...]:
    """Offices of a group in the order they were made."""
    rows = session.scalars(
        select(Office).where(Office.group_id == group_id).order_by(Office.recorded_at, Office.id)
    )
    return tuple(_office(row) for row in rows)


def office_of(session: Session, office_id: str) -> OfficeFact:
    """One office. Raises NotFound "office-not-found"."""
    row = session.get(Office, office_id)
    if row is None or not row.active:
        raise NotFound("office-not-found", what="office")
    return _office(row)


def _office(row: Office) -> OfficeFact:
    return OfficeFact(
        row.id,
        row.group_id,
        row.key,
        row.title,
        row.seats,
        row.term_months,
        row.signatory,
        row.seat_side,
        row.active,
    )


def load_terms(session: Session, group_ids: Iterable[str]) -> tuple[TermFact, ...]:
    """All terms in the offices of these groups, the oldest first."""
    rows = session.execute(
        select(OfficeTerm, Office)
        .join(Office, Office.id == OfficeTerm.office_id)
        .where(Office.group_id.in_(list(group_ids)))
        .order_by(OfficeTerm.started, OfficeTerm.id)
    ).all()
    starts: dict[tuple[str, int], list[date]] = {}
    for term, _ in rows:
        starts.setdefault((term.office_id, term.seat_no), []).append(term.started)
    return tuple(_term(term, office, starts) for term, office in rows)


def _term(term: OfficeTerm, office: Office, starts: dict[tuple[str, int], list[date]]) -> TermFact:
    later = [day for day in starts[term.office_id, term.seat_no] if day > term.started]
    return TermFact(
        term.id,
        _office(office),
        term.seat_no,
        term.person_id,
        HowSeated(term.how),
        term.started,
        term.due_to,
        term.ended,
        term.end_reason,
        min(later, default=None),
    )


def term_of(session: Session, term_id: str) -> TermFact:
    """One term with the facts around it. Raises NotFound "term-not-found"."""
    row = session.get(OfficeTerm, term_id)
    office = session.get(Office, row.office_id) if row is not None else None
    if row is None or office is None:
        raise NotFound("term-not-found", what="term")
    starts = session.scalars(
        select(OfficeTerm.started).where(
            OfficeTerm.office_id == row.office_id, OfficeTerm.seat_no == row.seat_no
        )
    )
    return _term(row, office, {(row.office_id, row.seat_no): list(starts)})


def load_members(session: Session, group_id: str, on: date) -> tuple[MemberFact, ...]:
    """Full members whose membership was open on `on`, suspended ones too, by number."""
    rows = session.execute(
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.group_id == group_id,
            Membership.member_class == MemberClass.FULL.value,
            or_(Membership.reason.is_(None), Membership.reason != LeaveReason.ERROR.value),
            or_(Membership.joined.is_(None), Membership.joined <= on),
            or_(Membership.left.is_(None), Membership.left > on),
        )
        .order_by(Membership.number, Person.chosen_name, Person.id)
    )
    found: dict[str, MemberFact] = {}
    for member, person in rows:
        if member.left is None and member.status not in ("active", "suspended"):
            continue  # she left on a day that nobody wrote down
        status = "suspended" if member.status == "suspended" else "active"
        fact = MemberFact(person_row(person), member.number, status, member.joined)
        found.setdefault(person.id, fact)
    return tuple(found.values())


def persons_by_id(session: Session, ids: Iterable[str]) -> dict[str, PersonRow]:
    """Names and tiles of these persons."""
    rows = session.scalars(select(Person).where(Person.id.in_(set(ids))))
    return {row.id: person_row(row) for row in rows}


def group_row(session: Session, group_id: str) -> Group:
    """The group. Raises NotFound "group-not-found"."""
    row = session.get(Group, group_id)
    if row is None:
        raise NotFound("group-not-found", what="group")
    return row
