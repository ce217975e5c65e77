"""Who is on duty hears that a clock runs in a file she holds no key of: code and times, no more.

Source: domain paper, section 10 (reminders go to team, chair, secretary and duty member; the text
holds code and clock only; recused persons get none). The times lie under the key of the case, so
whoever can read a file seals a note of them to those on the roster. Nothing is asked and nothing is
told here when it fails: a note stops no act, and no clock hangs on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.base.errors import SRBoardError
from sr_board.base.ids import new_id
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.records_duty import DutyMark, DutyMoment, DutyNote
from sr_board.cases.keepers import restricted_slots
from sr_board.cases.models import DutyTurn
from sr_board.cases.rules.clocks import reminders
from sr_board.cases.sealing.keeping import drop_duty_note, records_of, seal_new
from sr_board.cases.summary import CaseSummary, RunningClock
from sr_board.cases.vocabulary import ClockNature

__all__ = ["DutyClock", "DutyNotes", "DutyReminded"]

AT_ONCE = 20
"""So many files are noted in one go; the rest a minute later."""
_AHEAD = timedelta(days=7)
"""Turns of duty that begin within a week are thought of: perhaps nobody opens it before."""


@dataclass(frozen=True)
class DutyClock:
    """A clock of a file that the one on duty cannot open. `key`: the same clock again."""

    key: str
    code: str
    starts_at: datetime
    due_at: datetime


@dataclass(frozen=True)
class DutyReminded:
    """A moment has come at which people are reminded."""

    at: datetime
    clock: DutyClock


class DutyNotes(CaseService, CaseQueries):
    """Notes for duty: made by those who read the files, read by those on duty."""

    def keep(self) -> int:
        """Bring the notes of the files she reads up to date. How many were changed."""
        try:
            with self.look(Action.CASES_WORK) as entry:
                waiting = _waiting(entry)
            if not waiting:
                return 0
            with self.work(Action.CASES_WORK) as (uow, entry):
                slots = _roster(entry)
                for case_id in waiting[:AT_ONCE]:
                    _note(entry, entry.open(case_id), slots)
                uow.record("case.work", subject="duty")
                uow.commit()
        except SRBoardError:
            return 0
        return min(len(waiting), AT_ONCE)

    def running(self) -> tuple[DutyClock, ...]:
        """For who is on duty now: clocks of files that she cannot open, the earliest due first.
        Everybody else hears of none."""
        try:
            with self.look(Action.CASES_WORK) as entry:
                if not entry.station.on_duty:
                    return ()
                hers = {one.case_id for one in entry.readable()}
                notes = records_of(entry, "duty")
        except SRBoardError:
            return ()
        found = {
            moment.clock: DutyClock(moment.clock, note.code, moment.starts_at, moment.due_at)
            for note in notes
            if isinstance(note, DutyNote) and note.case_id not in hers
            for moment in note.moments
        }
        return tuple(sorted(found.values(), key=lambda one: (one.due_at, one.code)))

    def reminded(self, since: datetime) -> tuple[DutyReminded, ...]:
        """Those of which half the time, all but two hours, or all was over after `since`."""
        now = self._room.clock.now()
        found = []
        for one in self.running():
            passed = [at for at in reminders(one.starts_at, one.due_at) if since < at <= now]
            if passed:
                found.append(DutyReminded(passed[-1], one))
        return tuple(found)


def _waiting(entry: CaseEntry) -> list[str]:
    """Files of hers whose note is not made from what holds now."""
    slots = _roster(entry)
    return [one.case_id for one in entry.readable() if one.duty_mark != _mark(one, slots)]


def _roster(entry: CaseEntry) -> frozenset[str]:
    """Accounts on duty now or within a week, without seats that never open a file."""
    rows = entry.session.scalars(
        select(DutyTurn).where(
            DutyTurn.slot_id.is_not(None),
            DutyTurn.until > entry.now,
            DutyTurn.since <= entry.now + _AHEAD,
            DutyTurn.ended_at.is_(None),
        )
    )
    able = {
        slot
        for slot, holder in entry.room.vault.header.act.roster.items()
        if "cases" in holder.compartments
    }
    found = {str(row.slot_id) for row in rows} & able
    return frozenset(found) - restricted_slots(entry.session, entry.clock.today())


def _running(one: CaseSummary) -> list[RunningClock]:
    """Clocks that somebody has to act for; what the authority's dates are is nobody's night."""
    return [row for row in one.clocks if row.nature is not ClockNature.WATCH]


def _mark(one: CaseSummary, slots: Iterable[str]) -> str:
    """What a note is made from; "" when no clock runs or nobody is on the roster."""
    wanted = sorted(set(slots) - set(one.team))
    running = _running(one)
    if not (running and wanted):
        return ""
    clocks = (f"{row.id} {row.starts_at.isoformat()} {row.due_at.isoformat()}" for row in running)
    told = "\n".join((one.code, *sorted(clocks), *wanted, *sorted(one.team)))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _note(entry: CaseEntry, file: CaseFile, slots: frozenset[str]) -> None:
    summary = file.summary()
    drop_duty_note(entry, file)
    mark = _mark(summary, slots)
    if not mark:
        return
    holders = entry.envelopes.recipients(file.envelope)
    wanted = {slot for slot in slots - holders if not file.barred(slot)}
    moments = tuple(DutyMoment(row.id, row.starts_at, row.due_at) for row in _running(summary))
    note = DutyNote(**entry.origin(), case_id=file.case_id, code=file.code, moments=moments)
    envelope = seal_new(entry, "duty", wanted, note) if wanted else ""
    file.put(
        DutyMark(id=new_id(), by=entry.account_id, at=file.head.at, envelope=envelope, mark=mark)
    )
