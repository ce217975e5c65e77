"""How rows of the register are made and found: stamps, search keys, tiles. Used by the services.

Holds no rules and checks no rights.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound
from sr_board.base.ids import new_id
from sr_board.base.text import clean_line, fold
from sr_board.people.exchange.cells import read_name, read_phone
from sr_board.people.models import Group, Membership, Person, PersonPrivate
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import GroupStatus, LeaveReason, PersonStatus
from sr_board.people.rules.likeness import sound

__all__ = [
    "HUES",
    "SYMBOLS",
    "NewPerson",
    "Records",
    "clean_resolution",
    "like_pattern",
    "search_key",
]

SYMBOLS = (
    *("umbrella", "fish", "flower", "sailboat", "bulb", "key", "leaf", "bell"),
    *("star", "moon", "needle-thread", "feather", "apple", "book", "mug", "candle"),
)
"""Symbols for persons (design paper, look)."""
HUES = ("indigo", "marigold", "leaf", "plum", "sea", "clay")


@dataclass(frozen=True)
class NewPerson:
    """A person to be written. An empty symbol or hue is chosen by the program."""

    chosen_name: str
    symbol: str = ""
    hue: str = ""
    tile_number: int | None = None
    legal_name: str = ""
    phone: str = ""


def search_key(name: str) -> str:
    """What is searched: the folded name, a bar, and how its parts sound, each after a space."""
    return f"{fold(name)}| {sound(name)}"[:500]


def like_pattern(text: str) -> str:
    """A folded text as a LIKE pattern with `/` as escape."""
    safe = fold(text).replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{safe}%"


def clean_resolution(text: str) -> str:
    """The number of a resolution as one short line, "" when none is given."""
    return clean_line(text, field="resolution", most=60)


class Records:
    """Makes and finds rows inside one unit of work."""

    def __init__(self, session: Session, clock: Clock, who: SignedIn) -> None:
        self.session, self._clock, self._who = session, clock, who

    @property
    def stamp(self) -> dict[str, object]:
        """When and by whom."""
        return {"recorded_at": self._clock.now(), "recorded_by": self._who.account_id}

    def group(self, group_id: str, *, alive: bool = True) -> Group:
        """A group; by default one that may still take records. Raises NotFound, RuleBroken."""
        group = self.session.get(Group, group_id)
        if group is None:
            raise NotFound("group-not-found", what="group")
        if alive:
            check_group_alive(GroupStatus(group.status))
        return group

    def person(self, person_id: str) -> Person:
        """A person who is not struck out. Raises NotFound."""
        person = self.session.get(Person, person_id)
        if person is None or person.status == PersonStatus.MISTAKEN:
            raise NotFound("person-not-found", what="person")
        return person

    def membership(self, membership_id: str) -> Membership:
        """A membership. Raises NotFound."""
        found = self.session.get(Membership, membership_id)
        if found is None:
            raise NotFound("membership-not-found", what="membership")
        return found

    def used_numbers(self, group_id: str) -> set[int]:
        """Every number ever given in a group, those of mistaken entries too."""
        found = self.session.scalars(
            select(Membership.number).where(
                Membership.group_id == group_id, Membership.number.is_not(None)
            )
        )
        return {number for number in found if number is not None}

    def open_number(self, group_id: str, person_id: str) -> int | None:
        """The number of her open membership in a group, None when she has none there."""
        return self.session.scalars(
            select(Membership.number).where(
                Membership.group_id == group_id,
                Membership.person_id == person_id,
                Membership.status.in_(["active", "suspended"]),
            )
        ).first()

    def live_memberships(self, person_id: str) -> list[Membership]:
        """Memberships of a person that are not struck out."""
        found = self.session.scalars(select(Membership).where(Membership.person_id == person_id))
        return [m for m in found if m.reason != LeaveReason.ERROR]

    def add_person(self, new: NewPerson, batch_id: str | None = None) -> Person:
        """Write a person and, if given, her private data. Raises InputInvalid."""
        ref = new_id()
        name = read_name(new.chosen_name, field="chosen_name")
        symbol, hue = self.tile(ref, new.symbol, new.hue)
        person = Person(
            id=ref,
            chosen_name=name,
            search_key=search_key(name),
            symbol=symbol,
            hue=hue,
            tile_number=new.tile_number,
            status=str(PersonStatus.ACTIVE),
            batch_id=batch_id,
            **self.stamp,
        )
        self.session.add(person)
        if new.legal_name or new.phone:
            self.session.flush()  # the person must stand before private data refers to her
            self.set_private(ref, new.legal_name, new.phone)
        return person

    def set_private(self, person_id: str, legal_name: str, phone: str) -> None:
        """Write the private data of a person over what stood there. Raises InputInvalid."""
        row = self.session.get(PersonPrivate, person_id)
        if row is None:
            row = PersonPrivate(person_id=person_id, **self.stamp)
            self.session.add(row)
        row.legal_name = clean_line(legal_name, field="legal_name")
        row.phone = read_phone(phone)

    @staticmethod
    def tile(ref: str, symbol: str = "", hue: str = "") -> tuple[str, str]:
        """The chosen tile, or one that follows from the random id. Raises InputInvalid."""
        _one_of(symbol, SYMBOLS, "symbol")
        _one_of(hue, HUES, "hue")
        return (
            symbol or SYMBOLS[int(ref[:4], 16) % len(SYMBOLS)],
            hue or HUES[int(ref[4:8], 16) % len(HUES)],
        )


def _one_of(value: str, allowed: Iterable[str], field: str) -> None:
    if value and value not in allowed:
        raise InputInvalid("tile-unknown", field=field)
