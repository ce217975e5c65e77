"""Writing who is in the room: stays, apologies, guests. Used by the services only.

Keeps one promise to the votes: once a vote was counted, the number of members who were in the room
at that moment stays what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import or_, select

from governance.electorate import voters_of
from governance.entry import Entry, choice, minute
from governance.models import AgendaItem, Attendance, Meeting, Motion, Resolution, VoteCount
from governance.rules.meetings import (
    Stay,
    plan_arrival,
    plan_departure,
    present_at,
    present_ever,
)
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.text import clean_line

__all__ = ["AttendanceKind", "MarkSort", "Room"]

_T = TypeVar("_T")


class AttendanceKind(StrEnum):
    """What a line of the attendance sheet says."""

    PRESENT = "present"
    APOLOGY = "apology"
    GUEST = "guest"


class MarkSort(StrEnum):
    """How presence was marked on paper or screen."""

    TICK = "tick"
    SIGN = "sign"
    THUMB = "thumb"
    PHOTO = "photo"


class Room:
    """The attendance of one meeting while it is written."""

    def __init__(self, entry: Entry, meeting: Meeting) -> None:
        self._entry, self._meeting = entry, meeting

    # Reading

    def rows(self) -> list[Attendance]:
        """All lines of the sheet."""
        self._entry.session.flush()
        found = self._entry.session.scalars(
            select(Attendance).where(Attendance.meeting_id == self._meeting.id)
        )
        return list(found)

    def stays(self) -> list[Stay]:
        """Stays of persons of the register, voting or not."""
        return [
            Stay(row.person_id, row.came_at, row.left_at)
            for row in self.rows()
            if row.kind == AttendanceKind.PRESENT and row.person_id and row.came_at
        ]

    def roll(self) -> frozenset[str]:
        """Persons with a vote on the day of the sitting."""
        lines = voters_of(self._entry.session, self._meeting)
        return frozenset(line.person_id for line in lines)

    def voting_at(self, moment: datetime | None) -> int:
        """Members with a vote in the room at `moment` (None: at any time of the sitting)."""
        return self._voting(self.stays(), moment)

    def _voting(self, stays: Iterable[Stay], moment: datetime | None) -> int:
        inside = present_ever(stays) if moment is None else present_at(stays, moment)
        return len(inside & self.roll())

    # Writing

    def arrive(
        self, person_id: str, at: datetime | None, mark: str, left: datetime | None = None
    ) -> None:
        """A person comes in. Raises RuleBroken "already-here", InputInvalid "outside-sitting"."""
        sort = choice(MarkSort, mark, "mark")
        came = self._inside(at or self._default_arrival(), "came")
        gone = None if left is None else self._inside(left, "left")
        plan_arrival(self.stays(), person_id, came, gone)

        def write() -> None:
            self._forget(person_id, AttendanceKind.APOLOGY)
            self._add(AttendanceKind.PRESENT, person_id, came, gone, sort)

        self._keeping_votes(write)

    def depart(self, person_id: str, at: datetime | None) -> None:
        """A person leaves. Raises RuleBroken "not-here"; a time is needed after closing."""
        if at is None and self._meeting.closed_at is not None:
            raise InputInvalid("text-missing", field="at")
        left = self._inside(at or self._entry.now, "left")
        stay = plan_departure(self.stays(), person_id, left)

        def write() -> None:
            for row in self.rows():
                if row.person_id == person_id and row.came_at == stay.came:
                    row.left_at = left

        self._keeping_votes(write)

    def apologise(self, person_id: str) -> None:
        """A person let the meeting know. Raises RuleBroken "apology-but-here"."""
        if person_id in present_ever(self.stays()):
            raise RuleBroken("apology-but-here")
        self._forget(person_id, AttendanceKind.APOLOGY)
        self._add(AttendanceKind.APOLOGY, person_id, None, None, MarkSort.TICK)

    def welcome(self, name: str, at: datetime | None) -> None:
        """A guest is in the room; she is never counted."""
        guest = clean_line(name, field="name", required=True)
        came = self._inside(at or self._default_arrival(), "came")
        row = self._add(AttendanceKind.GUEST, None, came, None, MarkSort.TICK)
        row.guest_name = guest

    def everybody_here(self, at: datetime | None) -> int:
        """All of the roll who have no line yet are here from `at` (or the opening). How many."""
        came = self._inside(at or self._meeting.opened_at or self._entry.now, "came")
        marked = {row.person_id for row in self.rows()}
        missing = sorted(self.roll() - marked)

        def write() -> None:
            for person_id in missing:
                self._add(AttendanceKind.PRESENT, person_id, came, None, MarkSort.TICK)

        self._keeping_votes(write)
        return len(missing)

    def clear(self, person_id: str) -> None:
        """Take back all lines of a person."""

        def write() -> None:
            for row in self.rows():
                if row.person_id == person_id:
                    self._entry.session.delete(row)

        self._keeping_votes(write)

    def forget_guest(self, name: str) -> None:
        """Take back a guest. Raises RuleBroken "not-here" when no guest has that name."""
        found = [row for row in self.rows() if row.guest_name == clean_line(name, field="name")]
        if not found:
            raise RuleBroken("not-here")
        self._entry.session.delete(found[0])

    def check_closing(self, closed: datetime) -> None:
        """No line lies after the end. Raises InputInvalid "outside-sitting"."""
        for row in self.rows():
            if any(t is not None and t > closed for t in (row.came_at, row.left_at)):
                raise InputInvalid("outside-sitting", field="closed_at")

    def _default_arrival(self) -> datetime:
        # Afterwards nobody knows the minute: then she was there from the opening.
        if self._meeting.closed_at is None or self._meeting.opened_at is None:
            return self._entry.now
        return self._meeting.opened_at

    def _inside(self, at: datetime, field: str) -> datetime:
        moment = minute(at)
        opened = self._meeting.opened_at or moment
        closed = self._meeting.closed_at or self._entry.now
        if not opened <= moment <= closed:
            raise InputInvalid("outside-sitting", field=field)
        return moment

    def _add(
        self,
        kind: AttendanceKind,
        person_id: str | None,
        came: datetime | None,
        left: datetime | None,
        mark: MarkSort,
    ) -> Attendance:
        row = Attendance(
            **self._entry.new(),
            meeting_id=self._meeting.id,
            person_id=person_id,
            kind=kind.value,
            came_at=came,
            left_at=left,
            mark=mark.value,
        )
        self._entry.session.add(row)
        return row

    def _forget(self, person_id: str, kind: AttendanceKind) -> None:
        for row in self.rows():
            if row.person_id == person_id and row.kind == kind:
                self._entry.session.delete(row)

    def _keeping_votes(self, write: Callable[[], _T]) -> _T:
        moments = self._votes_taken()
        before = [self.voting_at(moment) for moment in moments]
        result = write()
        if [self.voting_at(moment) for moment in moments] != before:
            raise RuleBroken("attendance-needed-by-vote")
        return result

    def _votes_taken(self) -> list[datetime | None]:
        """Moments of votes that still count; a decision made void no longer binds the sheet."""
        found = self._entry.session.scalars(
            select(VoteCount.taken_at)
            .join(Motion, Motion.id == VoteCount.motion_id)
            .join(AgendaItem, AgendaItem.id == Motion.item_id)
            .outerjoin(Resolution, Resolution.motion_id == Motion.id)
            .where(AgendaItem.meeting_id == self._meeting.id)
            .where(or_(Resolution.id.is_(None), Resolution.status != "void"))
        )
        return list(found)
