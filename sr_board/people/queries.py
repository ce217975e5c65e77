"""Reading the register: lists, cards, groups, offices. Rights and redaction are applied here.

A helper sees name, number and tile of present members, nothing else. Private data needs its own
right. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action, Role
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.base.text import fold
from sr_board.people.models import (
    Group,
    ImportBatch,
    Membership,
    Office,
    OfficeTerm,
    Person,
    PersonPrivate,
)
from sr_board.people.records import like_pattern
from sr_board.people.rows import (
    PAGE_MAX,
    BatchRow,
    Counts,
    GroupRow,
    MemberSort,
    MembersWanted,
    OfficeRow,
    Page,
    PersonCard,
    PersonRow,
    PrivateData,
    Shown,
    TermRow,
)
from sr_board.people.rules.kinds import (
    GroupStatus,
    LeaveReason,
    MemberClass,
    PersonStatus,
)
from sr_board.people.rules.likeness import sound
from sr_board.people.shaping import (
    group_rows,
    ids_within,
    member_row,
    office_row,
    person_row,
    term_row,
)
from sr_board.store.uow import ReadFactory

__all__ = ["PeopleQueries"]

_OPEN = ("active", "suspended")
_SOUND_FROM = 3
"""Letters from which a search also listens to the sound, so that "Asha" finds আশা."""


class PeopleQueries:
    """Questions about groups, persons and offices."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock
        self._narrow = who.roles <= {Role.HELPER}

    def members(self, wanted: MembersWanted) -> Page:
        """A page of memberships. Raises NotAllowed."""
        require(self._who, Action.PEOPLE_READ)
        with self._read() as session:
            conditions = self._conditions(session, wanted)
            base = select(Membership.id).join(Person, Person.id == Membership.person_id)
            total = session.scalar(
                select(func.count()).select_from(base.where(*conditions).subquery())
            )
            found = session.execute(
                _members_select()
                .where(*conditions)
                .order_by(*_order(wanted))
                .offset(max(wanted.offset, 0))
                .limit(min(max(wanted.limit, 1), PAGE_MAX))
            )
            rows = tuple(member_row(*parts, narrow=self._narrow) for parts in found)
        return Page(rows, total or 0)

    def persons(self, text: str, limit: int = 20) -> tuple[PersonRow, ...]:
        """Persons whose names match, for choosing one. Raises NotAllowed."""
        require(self._who, Action.PEOPLE_READ)
        with self._read() as session:
            found = session.scalars(
                select(Person)
                .where(Person.status == PersonStatus.ACTIVE, *_matches_name(text))
                .order_by(Person.search_key, Person.id)
                .limit(min(max(limit, 1), PAGE_MAX))
            )
            return tuple(person_row(person) for person in found)

    def card(self, person_id: str) -> PersonCard:
        """One person. Raises NotAllowed, NotFound."""
        require(self._who, Action.PEOPLE_READ)
        with self._read() as session:
            person = session.get(Person, person_id)
            if person is None or person.status == PersonStatus.MISTAKEN:
                raise NotFound("person-not-found", what="person")
            only_open = [Membership.status.in_(_OPEN)] if self._narrow else []
            found = session.execute(
                _members_select()
                .where(Membership.person_id == person_id, *only_open)
                .order_by(Membership.joined, Membership.recorded_at, Membership.id)
            )
            memberships = tuple(member_row(*parts, narrow=self._narrow) for parts in found)
            return PersonCard(
                person_row(person),
                memberships,
                () if self._narrow else self._terms_of(session, person_id),
                self._private(session, person_id),
            )

    def groups(self) -> tuple[GroupRow, ...]:
        """All groups as a tree, parents first, with their present members. Raises NotAllowed."""
        require(self._who, Action.PEOPLE_READ)
        with self._read() as session:
            groups = list(session.scalars(select(Group).order_by(Group.search_key, Group.id)))
            counted = session.execute(
                select(Membership.group_id, func.count())
                .where(Membership.status.in_(_OPEN))
                .group_by(Membership.group_id)
            )
            return group_rows(groups, {ref: count for ref, count in counted})

    def group(self, group_id: str) -> GroupRow:
        """One group. Raises NotAllowed, NotFound."""
        for row in self.groups():
            if row.group_id == group_id:
                return row
        raise NotFound("group-not-found", what="group")

    def offices(self, group_id: str, on: date | None = None) -> tuple[OfficeRow, ...]:
        """The offices of a group and who holds them on a day (today). Raises NotAllowed."""
        require(self._who, Action.PEOPLE_READ)
        day = on or self._clock.today()
        with self._read() as session:
            offices = session.scalars(
                select(Office)
                .where(Office.group_id == group_id, Office.active.is_(True))
                .order_by(Office.recorded_at, Office.id)
            ).all()
            terms: dict[str, list[tuple[OfficeTerm, Person]]] = {}
            for term, person in session.execute(
                select(OfficeTerm, Person)
                .join(Person, Person.id == OfficeTerm.person_id)
                .where(OfficeTerm.office_id.in_([office.id for office in offices]))
                .order_by(OfficeTerm.seat_no, OfficeTerm.started)
            ):
                terms.setdefault(term.office_id, []).append((term, person))
            return tuple(office_row(office, terms.get(office.id, []), day) for office in offices)

    def counts(self, group_id: str | None = None) -> Counts:
        """Present members by class, in one group with all below it, or everywhere."""
        require(self._who, Action.PEOPLE_READ)
        with self._read() as session:
            conditions: list[ColumnElement[bool]] = [Membership.status.in_(_OPEN)]
            groups = select(func.count(Group.id)).where(Group.status != GroupStatus.DISSOLVED)
            if group_id is not None:
                within = _within(session, group_id)
                conditions.append(Membership.group_id.in_(within))
                groups = groups.where(Group.id.in_(within))
            counted = session.execute(
                select(Membership.member_class, func.count())
                .where(*conditions)
                .group_by(Membership.member_class)
            )
            by_class = {MemberClass(name): count for name, count in counted}
            return Counts(
                session.scalar(groups) or 0,
                sum(by_class.values()),
                tuple((kind, by_class.get(kind, 0)) for kind in MemberClass),
            )

    def batches(self) -> tuple[BatchRow, ...]:
        """Imports that were made, newest first. Raises NotAllowed."""
        require(self._who, Action.PEOPLE_IMPORT)
        with self._read() as session:
            found = session.scalars(
                select(ImportBatch).order_by(ImportBatch.recorded_at.desc(), ImportBatch.id)
            )
            return tuple(
                BatchRow(
                    b.id,
                    b.recorded_at,
                    b.recorded_by,
                    b.reversed_at,
                    b.added,
                    b.changed,
                    b.unchanged,
                    b.asked,
                    b.left_out,
                )
                for b in found
            )

    def names(self, person_ids: Iterable[str]) -> dict[str, PersonRow]:
        """Names and tiles by id, for other areas' lists; unknown ids are left out."""
        require(self._who, Action.PEOPLE_READ)
        wanted = list(dict.fromkeys(person_ids))
        found: dict[str, PersonRow] = {}
        with self._read() as session:
            for start in range(0, len(wanted), PAGE_MAX):
                part = wanted[start : start + PAGE_MAX]
                for person in session.scalars(select(Person).where(Person.id.in_(part))):
                    found[person.id] = person_row(person)
        return found

    def _conditions(self, session: Session, wanted: MembersWanted) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = []
        if wanted.group_id is not None and wanted.within:
            conditions.append(Membership.group_id.in_(_within(session, wanted.group_id)))
        elif wanted.group_id is not None:
            conditions.append(Membership.group_id == wanted.group_id)
        if self._narrow or wanted.shown is Shown.OPEN:
            conditions.append(Membership.status.in_(_OPEN))
        elif wanted.shown is Shown.ENDED:
            conditions += [Membership.status.not_in(_OPEN), _not_struck()]
        text = fold(wanted.text)
        if text.isdecimal() and len(text) < 10:
            conditions.append(or_(Membership.number == int(text), *_matches_name(text)))
        else:
            conditions += _matches_name(wanted.text)
        return conditions

    def _terms_of(self, session: Session, person_id: str) -> tuple[TermRow, ...]:
        found = session.execute(
            select(OfficeTerm, Office, Group.name)
            .join(Office, Office.id == OfficeTerm.office_id)
            .join(Group, Group.id == Office.group_id)
            .where(OfficeTerm.person_id == person_id)
            .order_by(OfficeTerm.started.desc(), OfficeTerm.id)
        ).all()
        seats = {(office.id, term.seat_no) for term, office, _ in found}
        starts: dict[tuple[str, int], list[date]] = {}
        if seats:
            for office_id, seat_no, started in session.execute(
                select(OfficeTerm.office_id, OfficeTerm.seat_no, OfficeTerm.started).where(
                    OfficeTerm.office_id.in_([ref for ref, _ in seats])
                )
            ):
                starts.setdefault((office_id, seat_no), []).append(started)
        today = self._clock.today()
        return tuple(
            term_row(term, office, group, starts[office.id, term.seat_no], today)
            for term, office, group in found
        )

    def _private(self, session: Session, person_id: str) -> PrivateData | None:
        if not self._who.may(Action.PEOPLE_PRIVATE):
            return None
        row = session.get(PersonPrivate, person_id)
        return PrivateData(row.legal_name, row.phone) if row else PrivateData("", "")


def _members_select() -> Select[Membership, Person, str]:
    return (
        select(Membership, Person, Group.name)
        .join(Person, Person.id == Membership.person_id)
        .join(Group, Group.id == Membership.group_id)
    )


def _not_struck() -> ColumnElement[bool]:
    return or_(Membership.reason.is_(None), Membership.reason != LeaveReason.ERROR)


def _matches_name(text: str) -> list[ColumnElement[bool]]:
    """Conditions on the name: every word must stand in it, as letters or as sound."""
    conditions: list[ColumnElement[bool]] = []
    for word in fold(text[:120]).split():
        as_written = Person.search_key.like(like_pattern(word), escape="/")
        heard = sound(word) if len(word) >= _SOUND_FROM else ""
        if len(heard) >= 2:
            as_heard = Person.search_key.like(f"%|% {heard}%", escape="/")
            conditions.append(or_(as_written, as_heard))
        else:
            conditions.append(as_written)
    return [and_(*conditions)] if conditions else []


def _order(wanted: MembersWanted) -> list[Any]:
    columns: dict[MemberSort, list[Any]] = {
        MemberSort.NUMBER: [Membership.number, Person.search_key],
        MemberSort.NAME: [Person.search_key, Membership.number],
        MemberSort.JOINED: [Membership.joined, Person.search_key],
    }
    first, second = columns[wanted.sort]
    return [first.desc() if wanted.descending else first, second, Membership.id]


def _within(session: Session, group_id: str) -> list[str]:
    pairs = session.execute(select(Group.id, Group.parent_id))
    return ids_within(group_id, {ref: above for ref, above in pairs})
