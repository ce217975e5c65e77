"""The way to the files for the services of the board: sealed files and envelopes as they need them.

Every act asks the right first, and every file is opened with the keys of the person at work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.ids import new_id
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.service_team import recusals
from sr_board.cases.keepers import officers_of
from sr_board.cases.moments import When
from sr_board.cases.moving import meet_clock, move
from sr_board.cases.records import Record, Recusal
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.laptop_clock import check_not_ahead
from sr_board.cases.rules.states import Grounds
from sr_board.cases.sealing import keeping
from sr_board.cases.station import Station
from sr_board.cases.vocabulary import CaseState
from sr_board.store.uow import UnitOfWork

__all__ = ["CaseAct", "CaseDoor"]


@dataclass(frozen=True)
class _Sealed:
    """Envelopes of one unit of work."""

    entry: CaseEntry

    def seal_new(self, purpose: str, slots: Iterable[str], record: Record) -> str:
        """A new envelope with one record."""
        return keeping.seal_new(self.entry, purpose, slots, record)

    def open_envelope(self, envelope_id: str) -> Record | None:
        """The record in it; None when it is not for her, or is gone."""
        found = keeping.open_envelope(self.entry, envelope_id)
        return found[0] if found else None

    def destroy(self, envelope_id: str) -> None:
        """Keys and content go."""
        keeping.destroy(self.entry, envelope_id)


@dataclass(frozen=True)
class CaseAct:
    """One act on the files, for one person."""

    entry: CaseEntry

    @cached_property
    def _recusals(self) -> tuple[Recusal, ...]:
        """Every recusal that she may read, opened once in an act."""
        return tuple(record for _, record in recusals(self.entry))

    @property
    def session(self) -> Session:
        """The open session."""
        return self.entry.session

    @property
    def clock(self) -> Clock:
        """Time."""
        return self.entry.clock

    @property
    def station(self) -> Station:
        """Who acts."""
        return self.entry.station

    @property
    def now(self) -> datetime:
        """The moment, aware, UTC."""
        return self.entry.now

    @property
    def account_id(self) -> str:
        """Her account."""
        return self.entry.account_id

    @property
    def person_id(self) -> str:
        """Her person in the book."""
        return self.entry.who.person_id

    @property
    def envelopes(self) -> _Sealed:
        """Sealed envelopes."""
        return _Sealed(self.entry)

    def origin(self) -> dict[str, Any]:
        """Identifier and origin of a new record."""
        return {"id": new_id(), "by": self.account_id, "at": self.now}

    def told(self, when: When) -> When:
        """A moment as it was told, marked while the laptop's clock is in doubt. Raises InputInvalid
        "time-in-future"."""
        if when.at is not None:
            check_not_ahead(when.at, self.now, self.entry.seen_clock)
        return replace(when, suspect=when.suspect or self.entry.suspect)

    def open(self, case_id: str) -> CaseFile:
        """A file. Raises NotFound "no-such-case" for everybody who may not read it."""
        return self.entry.open(case_id)

    def with_emergencies(self) -> tuple[str, ...]:
        """Ids of the files that she may read in which something was done at once."""
        return tuple(one.case_id for one in self.entry.readable() if one.emergency_acts)

    def files(self) -> tuple[tuple[str, str], ...]:
        """Id and code of the files that she may read and that are not closed, by code."""
        found = ((one.case_id, one.code) for one in self.entry.readable() if not one.closed_at)
        return tuple(sorted(found, key=lambda one: one[1]))

    def recused(self, case_id: str) -> frozenset[str]:
        """Accounts that are recused from a file. Raises NotFound."""
        file = self.open(case_id)
        known = self.entry.room.vault.header.act.roster
        declared = {
            record.member
            for record in self._recusals
            if record.case_id in file.cases and record.member and record.lifted_at is None
        }
        return frozenset({slot for slot in known if file.barred(slot)} | declared)

    def recused_seats(self, case_id: str) -> frozenset[str]:
        """Seats of members without an account who are recused, as far as she may know."""
        cases = self.open(case_id).cases
        return frozenset(
            record.seat
            for record in self._recusals
            if record.case_id in cases and record.seat and not record.member
            if record.lifted_at is None
        )

    def found_uncertain(self, case_id: str) -> None:
        """The board could not find whether she wants this (a tie is such an answer): an adult in
        review becomes uncertain, and another talk is due. In every other state nothing changes."""
        file = self.open(case_id)
        if file.head.state is CaseState.ADULT_REVIEW:
            meet_clock(file, "adult_sitting", self.now)
            move(self.entry, file, CaseState.UNCERTAIN, Grounds(by_board=True))

    def officers(self, board_id: str, case_id: str) -> frozenset[str]:
        """Accounts of chair and secretary for a file, with those who act for a recused one."""
        today = self.clock.today()
        found = officers_of(self.session, board_id, self.recused(case_id), today)
        return frozenset(found.values())


class CaseDoor:
    """Units of work and short reads on the files of one person."""

    def __init__(self, room: CasesRoom) -> None:
        self._service, self._queries = CaseService(room), CaseQueries(room)

    @contextmanager
    def work(self, action: Action) -> Iterator[tuple[UnitOfWork, CaseAct]]:
        """A unit of work. Raises NotAllowed."""
        with self._service.work(action) as (uow, entry):
            yield uow, CaseAct(entry)

    @contextmanager
    def look(self, action: Action) -> Iterator[CaseAct]:
        """To read only. Raises NotAllowed."""
        with self._queries.look(action) as entry:
            yield CaseAct(entry)
