"""Tables of committees and of meetings that come back. Rows never leave services."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.types import Id, Recorded

__all__ = ["Committee", "CommitteeSeat", "MeetingSeries"]


class Committee(Recorded, BookBase):
    """A few persons whom a group gives a task: advocacy, safety, finance, election or another."""

    __tablename__ = "committee"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    mandate: Mapped[str] = mapped_column(Text)
    formed_on: Mapped[date] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))


class CommitteeSeat(Recorded, BookBase):
    """A person on a committee from a day, until a day (which is no longer hers)."""

    __tablename__ = "committee_seat"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    committee_id: Mapped[str] = mapped_column(ForeignKey("committee.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class MeetingSeries(Recorded, BookBase):
    """A meeting that comes back: every so many weeks, months or years.

    `weekday` 0 is Monday. `week_of_month` 1 to 4, or 5 for the last one; None for weeks and years.
    `time` is "HH:MM" where the group sits.
    """

    __tablename__ = "meeting_series"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    committee_id: Mapped[str | None] = mapped_column(ForeignKey("committee.id"))
    type: Mapped[str] = mapped_column(String(20))
    every: Mapped[int] = mapped_column(Integer)
    unit: Mapped[str] = mapped_column(String(10))
    weekday: Mapped[int] = mapped_column(Integer)
    week_of_month: Mapped[int | None] = mapped_column(Integer)
    time: Mapped[str] = mapped_column(String(5))
    place: Mapped[str] = mapped_column(String(120))
    since: Mapped[date] = mapped_column(Date)
    stopped_on: Mapped[date | None] = mapped_column(Date)
