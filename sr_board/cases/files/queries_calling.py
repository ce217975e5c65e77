"""Whom to call now: services, who is on duty, who leads the board. No file's key is needed.

Right: CASES_NOTICE. Whatever of it cannot be read costs no more than itself.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TypeVar

from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.cases.board.queries_board import BoardQueries
from sr_board.cases.files.queries_files import FileQueries
from sr_board.cases.keeping.service_directory import DirectoryService
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.calling import Call, at_night, built_in, to_call
from sr_board.cases.vocabulary import BoardOffice, RosterCapacity, Track
from sr_board.people.rows import PersonRow

__all__ = ["CallQueries", "CallSheet", "OnDuty"]

T = TypeVar("T")


@dataclass(frozen=True)
class OnDuty:
    """Somebody who is there for it now: on the roster, or in office. One of both is given."""

    person: PersonRow
    capacity: RosterCapacity | None = None
    office: BoardOffice | None = None


@dataclass(frozen=True)
class CallSheet:
    """Numbers for this hour in the order to be tried, and the people of the board. `night`: duty
    numbers stand first. `local`: the time where the board sits."""

    calls: tuple[Call, ...]
    people: tuple[OnDuty, ...]
    night: bool
    local: datetime


class CallQueries:
    """Reads directory, roster and offices."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    def now(self, case_id: str = "") -> CallSheet:
        """Whom to call at this moment; for a file that she may read, what fits its track. A file
        that she may not read changes nothing. Raises NotAllowed."""
        require(self._room.who, Action.CASES_NOTICE)
        clock = self._room.clock
        zone = timezone(timedelta(minutes=clock.offset_minutes()))
        local = clock.now().astimezone(zone)
        child = _read(lambda: self._child(case_id), None) if case_id else None
        rows = _read(lambda: DirectoryService(self._room).all(), None)
        calls = built_in(child) if rows is None else to_call(rows, local, child)
        return CallSheet(calls, _read(self._people, ()), at_night(local), local)

    def _child(self, case_id: str) -> bool | None:
        found = FileQueries(self._room).line(case_id)
        if found is None or found.track is Track.UNDETERMINED:
            return None
        return found.track is Track.CHILD

    def _people(self) -> tuple[OnDuty, ...]:
        board = BoardQueries(self._room)
        view = board.board()
        if view is None:
            return ()
        turns = [
            OnDuty(one.person, capacity=one.capacity)
            for one in board.duty(view.id)
            if one.now and one.person is not None
        ]
        holders = [seat.holder for seat in view.seats if seat.holder is not None]
        lead = [
            OnDuty(one.person, office=one.office)
            for one in sorted(holders, key=lambda one: one.office)
            if one.office is not BoardOffice.NONE and one.person is not None
        ]
        return (*turns, *lead)


def _read(ask: Callable[[], T], otherwise: T) -> T:
    with contextlib.suppress(Exception):
        return ask()
    return otherwise
