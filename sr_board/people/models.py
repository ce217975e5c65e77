"""Tables of groups, persons, memberships, offices, self-declared answers and imports.

Rows never leave services and queries. What must not be kept has no column here: no birth date, no
identity paper, nothing about faith, birth or health.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = [
    "Group",
    "ImportBatch",
    "ImportChange",
    "Membership",
    "Office",
    "OfficeTerm",
    "Person",
    "PersonPrivate",
    "SubgroupAnswer",
    "SubgroupKey",
]

_WORD = String(30)
_NAME = String(120)
_RESOLUTION = String(60)


class Group(Recorded, BookBase):
    """A body: self-help group, branch, organisation, federation, union, co-operative, board."""

    __tablename__ = "people_group"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(_WORD)
    code: Mapped[str] = mapped_column(String(20), default="")
    name: Mapped[str] = mapped_column(_NAME)
    search_key: Mapped[str] = mapped_column(String(260), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("people_group.id"), index=True)
    status: Mapped[str] = mapped_column(_WORD)
    resolution: Mapped[str | None] = mapped_column(_RESOLUTION)
    batch_id: Mapped[str | None] = mapped_column(ForeignKey("import_batch.id"))


class Person(Recorded, BookBase):
    """A person, by the name she chose. `search_key` holds the folded name and its sound."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    chosen_name: Mapped[str] = mapped_column(_NAME)
    search_key: Mapped[str] = mapped_column(String(500), index=True)
    symbol: Mapped[str] = mapped_column(_WORD)
    hue: Mapped[str] = mapped_column(_WORD)
    tile_number: Mapped[int | None] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(_WORD)
    batch_id: Mapped[str | None] = mapped_column(ForeignKey("import_batch.id"), index=True)


class PersonPrivate(Recorded, BookBase):
    """What only secretary and chair see."""

    __tablename__ = "person_private"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    legal_name: Mapped[str] = mapped_column(_NAME, default="")
    phone: Mapped[str] = mapped_column(String(20), default="")


class Membership(Recorded, BookBase):
    """A person in a group under a number. `number` is empty only after an import was taken back;
    `struck_number` then shows what stood there. When her card was printed and when she got the
    welcome pack is kept, because both are promised to every new member."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"))
    number: Mapped[int | None] = mapped_column(Integer)
    struck_number: Mapped[int | None] = mapped_column(Integer)
    member_class: Mapped[str] = mapped_column(_WORD)
    status: Mapped[str] = mapped_column(_WORD)
    joined: Mapped[date | None] = mapped_column(Date)
    left: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str | None] = mapped_column(_WORD)
    suspended_until: Mapped[date | None] = mapped_column(Date)
    resolution: Mapped[str | None] = mapped_column(_RESOLUTION)
    sponsor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    batch_id: Mapped[str | None] = mapped_column(ForeignKey("import_batch.id"), index=True)
    card_printed_on: Mapped[date | None] = mapped_column(Date)
    welcome_pack_on: Mapped[date | None] = mapped_column(Date)


class Office(Recorded, BookBase):
    """An office of a group with its seats. `key` is one of the shipped words or a group's own."""

    __tablename__ = "office"
    __table_args__ = (UniqueConstraint("group_id", "key"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"))
    key: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(_NAME)
    seats: Mapped[int] = mapped_column(Integer)
    term_months: Mapped[int] = mapped_column(Integer)
    signatory: Mapped[bool] = mapped_column(Boolean)
    seat_side: Mapped[str | None] = mapped_column(_WORD)
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class OfficeTerm(Recorded, BookBase):
    """Who held which seat, and when."""

    __tablename__ = "office_term"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("office.id"), index=True)
    seat_no: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    how: Mapped[str] = mapped_column(_WORD)
    started: Mapped[date] = mapped_column(Date)
    due_to: Mapped[date] = mapped_column(Date)
    ended: Mapped[date | None] = mapped_column(Date)
    end_reason: Mapped[str | None] = mapped_column(_WORD)


class SubgroupKey(Recorded, BookBase):
    """A sub-group that a group added to the shipped ones, by resolution."""

    __tablename__ = "subgroup_key"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    resolution: Mapped[str] = mapped_column(_RESOLUTION)


class SubgroupAnswer(Recorded, BookBase):
    """What a person said of herself, under which text of consent. Withdrawn ones count as none."""

    __tablename__ = "subgroup_answer"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    group_key: Mapped[str] = mapped_column(String(40), index=True)
    answer: Mapped[str] = mapped_column(_WORD)
    consent_version: Mapped[str] = mapped_column(String(40))
    given_on: Mapped[date] = mapped_column(Date)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)


class ImportBatch(Recorded, BookBase):
    """One import: which file (by digest, never by name) and what became of it."""

    __tablename__ = "import_batch"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    file_digest: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(_WORD)
    added: Mapped[int] = mapped_column(Integer)
    changed: Mapped[int] = mapped_column(Integer)
    unchanged: Mapped[int] = mapped_column(Integer)
    asked: Mapped[int] = mapped_column(Integer)
    left_out: Mapped[int] = mapped_column(Integer)
    reversed_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ImportChange(Recorded, BookBase):
    """A value that an import replaced, so that the import can be taken back."""

    __tablename__ = "import_change"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    batch_id: Mapped[str] = mapped_column(ForeignKey("import_batch.id"), index=True)
    membership_id: Mapped[str] = mapped_column(ForeignKey("membership.id"))
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
