"""What every entry about a meeting starts with: who writes, when, and loading the meeting.

Used by the services only. Checks no rights and commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.models import Meeting, Minutes
from governance.rules.meetings import MeetingStatus, Work, check_work
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound
from sr_board.base.ids import new_id
from sr_board.people.models import Person

__all__ = ["Entry", "choice", "minute"]

_Kind = TypeVar("_Kind", bound=StrEnum)


def minute(moment: datetime, field: str = "at") -> datetime:
    """The moment without seconds: meetings are written by the minute.

    Raises InputInvalid "time-without-zone": a time must say of which clock it is.
    """
    if moment.utcoffset() is None:
        raise InputInvalid("time-without-zone", field=field)
    return moment.replace(second=0, microsecond=0)


def choice(kind: type[_Kind], value: str, field: str) -> _Kind:
    """A value of a closed list. Raises InputInvalid "choice-unknown"."""
    try:
        return kind(value)
    except ValueError:
        raise InputInvalid("choice-unknown", field=field) from None


@dataclass(frozen=True)
class Entry:
    """One act of writing in an open unit of work."""

    session: Session
    clock: Clock
    account_id: str
    person_id: str

    @property
    def now(self) -> datetime:
        """This minute."""
        return minute(self.clock.now())

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self.clock.today()

    def new(self) -> dict[str, object]:
        """Identifier and origin of a new row."""
        return {
            "id": new_id(),
            "recorded_at": self.clock.now(),
            "recorded_by": self.account_id,
        }

    def meeting(self, meeting_id: str, work: Work | None = None) -> Meeting:
        """The meeting, if it exists and takes entries of this kind now.

        Raises NotFound "meeting-unknown", and what `check_work` raises.
        """
        row = self.session.get(Meeting, meeting_id)
        if row is None:
            raise NotFound("meeting-unknown", what="meeting")
        if work is not None:
            check_work(MeetingStatus(row.status), work)
        return row

    def check_persons(self, ids: Iterable[str | None]) -> None:
        """All are in the register. Raises NotFound "person-unknown"."""
        wanted = {each for each in ids if each is not None}
        if not wanted:
            return
        found = self.session.scalars(select(Person.id).where(Person.id.in_(wanted))).all()
        if len(found) != len(wanted):
            raise NotFound("person-unknown", what="person")

    def minutes_of(self, meeting_id: str) -> Minutes | None:
        """The minutes of a meeting, if a draft was drawn up."""
        return self.session.scalars(
            select(Minutes).where(Minutes.meeting_id == meeting_id)
        ).one_or_none()
