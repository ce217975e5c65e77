"""Marking who is here. Each method is one act and one commit.

Right: ATTENDANCE_WRITE (secretary, chair, and a helper for the groups she belongs to).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from governance.commands import (
    ClearAttendance,
    ClearGuest,
    MarkAllHere,
    MarkApology,
    MarkArrival,
    MarkDeparture,
    MarkGuest,
)
from governance.entry import Entry
from governance.entry_room import Room
from governance.roll import own_groups
from governance.rules.meetings import Work
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["AttendanceService"]

_T = TypeVar("_T")


class AttendanceService:
    """The attendance sheet of an open (or closed, not yet signed) meeting."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def arrive(self, command: MarkArrival) -> Done:
        """A person comes in. Raises RuleBroken "already-here", InputInvalid "outside-sitting"."""
        return self._mark(
            command.meeting_id,
            command.person_id,
            lambda room: room.arrive(command.person_id, command.at, command.mark),
        )

    def depart(self, command: MarkDeparture) -> Done:
        """A person leaves. Raises RuleBroken "not-here", InputInvalid "left-before-came"."""
        return self._mark(
            command.meeting_id,
            command.person_id,
            lambda room: room.depart(command.person_id, command.at),
        )

    def all_here(self, command: MarkAllHere) -> Done:
        """Everybody on the roll without a mark is here, in one act."""
        return self._mark(command.meeting_id, None, lambda room: room.everybody_here(command.at))

    def apologise(self, command: MarkApology) -> Done:
        """A person cannot come. Raises RuleBroken "apology-but-here"."""
        return self._mark(
            command.meeting_id,
            command.person_id,
            lambda room: room.apologise(command.person_id),
        )

    def welcome_guest(self, command: MarkGuest) -> Done:
        """Somebody without a vote is in the room."""
        return self._mark(
            command.meeting_id, None, lambda room: room.welcome(command.name, command.at)
        )

    def clear(self, command: ClearAttendance) -> Done:
        """Take back a person's marks. Raises RuleBroken "attendance-needed-by-vote"."""
        return self._mark(
            command.meeting_id, command.person_id, lambda room: room.clear(command.person_id)
        )

    def clear_guest(self, command: ClearGuest) -> Done:
        """Take back a guest. Raises RuleBroken "not-here"."""
        return self._mark(command.meeting_id, None, lambda room: room.forget_guest(command.name))

    def _mark(self, meeting_id: str, person_id: str | None, act: Callable[[Room], _T]) -> Done:
        require(self._who, Action.ATTENDANCE_WRITE)
        with self._uow() as uow:
            entry = Entry(uow.session, self._clock, self._who.account_id, self._who.person_id)
            meeting = entry.meeting(meeting_id)
            if not self._who.may(Action.MEETINGS_WRITE) and meeting.group_id not in own_groups(
                uow.session, self._who.person_id
            ):
                raise NotFound("meeting-unknown", what="meeting")
            entry.meeting(meeting_id, Work.RECORD)
            entry.check_persons((person_id,))
            act(Room(entry, meeting))
            uow.record("attendance.marked", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, frozenset({"meetings"}), uow.commit())
