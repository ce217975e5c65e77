"""Offices and terms: who holds which seat, from when, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.people.models import Office, OfficeTerm, Person
from sr_board.people.records import Records
from sr_board.people.rules.kinds import EndReason, HowSeated, SeatSide
from sr_board.people.rules.offices import TermSpan, check_end, check_office, check_seat, due_to
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = ["BeginTerm", "CreateOffice", "EndTerm", "OfficesService"]

CHANGED = frozenset({"offices", "people"})


@dataclass(frozen=True)
class CreateOffice:
    """Make an office of a group. `title`: the words shown, for keys that are not shipped."""

    group_id: str
    key: str
    title: str
    seats: int = 1
    term_months: int = 36
    signatory: bool = False
    seat_side: SeatSide | None = None


@dataclass(frozen=True)
class BeginTerm:
    """A person takes a seat."""

    office_id: str
    person_id: str
    how: HowSeated
    started: date
    seat_no: int = 1


@dataclass(frozen=True)
class EndTerm:
    """A term ends."""

    term_id: str
    ended: date
    reason: EndReason


class OfficesService:
    """Offices, and who holds them."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def create(self, command: CreateOffice) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid, RuleBroken "office-key-taken"."""
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            group = records.group(command.group_id)
            key = clean_line(command.key, field="key", most=40, required=True)
            check_office(command.seats, command.term_months)
            same = select(Office.id).where(Office.group_id == group.id, Office.key == key)
            if uow.session.scalars(same).first():
                raise RuleBroken("office-key-taken")
            office = Office(
                id=new_id(),
                group_id=group.id,
                key=key,
                title=clean_line(command.title, field="title", required=True),
                seats=command.seats,
                term_months=command.term_months,
                signatory=command.signatory,
                seat_side=str(command.seat_side) if command.seat_side else None,
                active=True,
                **records.stamp,
            )
            uow.session.add(office)
            return self._done(uow, "office.created", "office", office.id)

    def begin(self, command: BeginTerm) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken "office-still-held" (hard stop H2) and others of
        `check_seat`."""
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            office = uow.session.get(Office, command.office_id)
            if office is None or not office.active:
                raise NotFound("office-not-found", what="office")
            records.group(office.group_id)
            person = records.person(command.person_id)
            due = due_to(command.started, office.term_months)
            others = self._spans(uow, office.id, command.seat_no)
            check_seat(
                command.seat_no,
                office.seats,
                command.started,
                due,
                others,
                today=self._clock.today(),
            )
            term = OfficeTerm(
                id=new_id(),
                office_id=office.id,
                seat_no=command.seat_no,
                person_id=person.id,
                how=str(command.how),
                started=command.started,
                due_to=due,
                **records.stamp,
            )
            uow.session.add(term)
            return self._done(uow, "term.begun", "office_term", term.id)

    def end(self, command: EndTerm) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken "term-already-ended", InputInvalid."""
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            term = uow.session.get(OfficeTerm, command.term_id)
            if term is None:
                raise NotFound("term-not-found", what="term")
            check_end(term.started, term.ended, command.ended, self._clock.today())
            term.ended, term.end_reason = command.ended, str(command.reason)
            return self._done(uow, "term.ended", "office_term", term.id)

    @staticmethod
    def _spans(uow: UnitOfWork, office_id: str, seat_no: int) -> list[TermSpan]:
        found = uow.session.execute(
            select(OfficeTerm, Person.chosen_name)
            .join(Person, Person.id == OfficeTerm.person_id)
            .where(OfficeTerm.office_id == office_id, OfficeTerm.seat_no == seat_no)
        )
        return [TermSpan(term.started, term.due_to, term.ended, name) for term, name in found]

    def _records(self, uow: UnitOfWork) -> Records:
        return Records(uow.session, self._clock, self._who)

    @staticmethod
    def _done(uow: UnitOfWork, action: str, kind: str, ref: str) -> Done:
        uow.record(action, subject=f"{kind}/{ref}")
        return Done(ref, CHANGED, uow.commit())
