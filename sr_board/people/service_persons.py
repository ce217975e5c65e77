"""What a secretary does with persons: add, change names and tiles, private data, strike out."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from sr_board.access.check import SignedIn, require
from sr_board.access.models import Account
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.people.exchange.cells import read_name
from sr_board.people.models import OfficeTerm
from sr_board.people.records import NewPerson, Records, search_key
from sr_board.people.rules.kinds import PersonStatus
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = ["AddPerson", "ChangePerson", "PersonsService", "SetPrivate", "StrikePerson"]

CHANGED = frozenset({"people"})


@dataclass(frozen=True)
class AddPerson:
    """A person who is not (yet) a member, such as the holder of an outside seat."""

    chosen_name: str
    symbol: str = ""
    hue: str = ""
    tile_number: int | None = None
    legal_name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True)
class ChangePerson:
    """Another chosen name or tile. Empty symbol and hue leave the tile as it is."""

    person_id: str
    chosen_name: str
    symbol: str = ""
    hue: str = ""
    tile_number: int | None = None


@dataclass(frozen=True)
class SetPrivate:
    """Legal name and phone; empty removes."""

    person_id: str
    legal_name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True)
class StrikePerson:
    """The record was made by mistake. It stays and drops out of lists."""

    person_id: str


class PersonsService:
    """Persons and their private data."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def add(self, command: AddPerson) -> Done:
        """Raises NotAllowed (private data needs its own right), InputInvalid."""
        require(self._who, Action.PEOPLE_WRITE)
        if command.legal_name or command.phone:
            require(self._who, Action.PEOPLE_PRIVATE)
        with self._uow() as uow:
            person = self._records(uow).add_person(
                NewPerson(
                    command.chosen_name,
                    command.symbol,
                    command.hue,
                    command.tile_number,
                    command.legal_name,
                    command.phone,
                )
            )
            return self._done(uow, "person.added", person.id)

    def change(self, command: ChangePerson) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            person = records.person(command.person_id)
            name = read_name(command.chosen_name, field="chosen_name")
            person.chosen_name, person.search_key = name, search_key(name)
            person.symbol, person.hue = records.tile(
                person.id, command.symbol or person.symbol, command.hue or person.hue
            )
            person.tile_number = command.tile_number
            return self._done(uow, "person.changed", person.id)

    def set_private(self, command: SetPrivate) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid."""
        require(self._who, Action.PEOPLE_WRITE)
        require(self._who, Action.PEOPLE_PRIVATE)
        with self._uow() as uow:
            records = self._records(uow)
            person = records.person(command.person_id)
            records.set_private(person.id, command.legal_name, command.phone)
            return self._done(uow, "person.private", person.id)

    def strike(self, command: StrikePerson) -> Done:
        """Mark a person as mistaken. Raises RuleBroken "person-in-use" while anything refers to
        her: a membership that is not struck out, an office, an account."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            person = records.person(command.person_id)
            term = select(OfficeTerm.id).where(OfficeTerm.person_id == person.id).limit(1)
            account = select(Account.id).where(Account.person_id == person.id).limit(1)
            if (
                records.live_memberships(person.id)
                or uow.session.scalars(term).first()
                or uow.session.scalars(account).first()
            ):
                raise RuleBroken("person-in-use")
            person.status = str(PersonStatus.MISTAKEN)
            return self._done(uow, "person.struck", person.id)

    def _records(self, uow: UnitOfWork) -> Records:
        return Records(uow.session, self._clock, self._who)

    @staticmethod
    def _done(uow: UnitOfWork, action: str, ref: str) -> Done:
        uow.record(action, subject=f"person/{ref}")
        return Done(ref, CHANGED, uow.commit())
