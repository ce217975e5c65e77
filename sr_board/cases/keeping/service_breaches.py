"""The register of breaches of data, with its clock of 72 hours.

Anybody who works with files writes one down; chair and secretary of the board read all and note
who was told. Domain paper, sections 10 and 18.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.board.board_facts import only_board
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.keeping.records_law import Breach
from sr_board.cases.models import Envelope
from sr_board.cases.moments import When
from sr_board.cases.packs.service import PackService
from sr_board.cases.packs.standing import standing_pack
from sr_board.cases.rules.breaches import (
    RULE,
    BreachState,
    BreachTimes,
    breach_due,
    breach_state,
    check_times,
)
from sr_board.cases.rules.clocks import Length
from sr_board.cases.sealing.keeping import add_to, envelopes_of, open_envelope, seal_new

__all__ = ["BREACHES", "BreachRow", "BreachService", "NoteBreach", "ToldBreach"]

BREACHES = frozenset({"breaches"})
"""The kind of data that changes with the register."""
_PURPOSE = "breach"
_MOST_PERSONS = 1_000_000


@dataclass(frozen=True)
class NoteBreach:
    """Something got where it must not be: since when it is known, what, how many it touches."""

    known: When
    what: str
    persons: int | None = None


@dataclass(frozen=True)
class ToldBreach:
    """Who was told, and when. What is left empty stays as it was."""

    breach_id: str
    authority_told: When | None = None
    authority_ref: str = ""
    persons_told: When | None = None
    no_persons_reason: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class BreachRow:
    """A breach and where it stands now."""

    breach: Breach
    state: BreachState


class BreachService(CaseService, CaseQueries):
    """Breaches."""

    def all(self) -> tuple[BreachRow, ...]:
        """What she may read: chair and secretary all, others what they wrote; the newest first."""
        with self.look(Action.CASES_NOTICE) as entry:
            found = [BreachRow(one, _state(one, entry)) for _, one in _kept(entry)]
            return tuple(sorted(found, key=lambda row: row.breach.due_at, reverse=True))

    def note(self, command: NoteBreach) -> Done:
        """Write one down; its clock runs from when it was known. Returns its id.

        Raises NotAllowed, InputInvalid "breach-time-missing", "breach-later", "breach-persons",
        and for fields.
        """
        what = clean_line(command.what, field="what", most=600, required=True)
        known_at = command.known.at
        if known_at is None:
            raise InputInvalid("breach-time-missing", field="day")
        if command.persons is not None and not 0 <= command.persons <= _MOST_PERSONS:
            raise InputInvalid("breach-persons", field="persons")
        with self.work(Action.CASES_NOTICE) as (uow, entry):
            check_times(BreachTimes(known_at), entry.now)
            breach = Breach(
                **entry.origin(),
                known=command.known,
                what=what,
                due_at=breach_due(known_at, _length(entry)),
                persons=command.persons,
            )
            board = only_board(entry.session)
            offices = entry.officers(board.id).values() if board is not None else ()
            seal_new(entry, _PURPOSE, {entry.account_id, *offices}, breach)
            uow.record("board.breach", subject="breach")
            return Done(breach.id, BREACHES, uow.commit())

    def told(self, command: ToldBreach) -> Done:
        """Note who was told. What was noted once stays. Chair and secretary only.

        Raises NotAllowed "board-officers-only", NotFound "data-breach-unknown", InputInvalid
        "breach-later", "breach-told-before", and for fields.
        """
        with self.work(Action.CASES_WORK) as (uow, entry):
            if not (entry.station.chair or entry.station.secretary):
                raise NotAllowed("board-officers-only")
            envelope, before = self._found(entry, command.breach_id)
            after = _with(before, command)
            check_times(_times(after), entry.now)
            add_to(entry, envelope.id, after)
            uow.record("board.breach", subject="breach")
            return Done(after.id, BREACHES, uow.commit())

    @staticmethod
    def _found(entry: CaseEntry, breach_id: str) -> tuple[Envelope, Breach]:
        for envelope, breach in _kept(entry):
            if breach.id == breach_id:
                return envelope, breach
        raise NotFound("data-breach-unknown", what="breach")


def _with(before: Breach, command: ToldBreach) -> Breach:
    ref = clean_line(command.authority_ref, field="authority_ref", most=120)
    reason = clean_line(command.no_persons_reason, field="no_persons_reason", most=300)
    remedy = clean_line(command.remedy, field="remedy", most=600)
    told = command.authority_told.at if command.authority_told else None
    persons = command.persons_told.at if command.persons_told else None
    return replace(
        before,
        authority_told_at=before.authority_told_at or told,
        authority_ref=before.authority_ref or ref,
        persons_told_at=before.persons_told_at or persons,
        no_persons_reason=before.no_persons_reason or reason,
        remedy=remedy or before.remedy,
    )


def _kept(entry: CaseEntry) -> list[tuple[Envelope, Breach]]:
    return [
        (envelope, record)
        for envelope in envelopes_of(entry, _PURPOSE)
        for record in open_envelope(entry, envelope.id) or ()
        if isinstance(record, Breach)
    ]


def _times(one: Breach) -> BreachTimes:
    known = one.known.at
    assert known is not None  # asked when it was noted
    no_persons = bool(one.no_persons_reason) or one.persons == 0
    return BreachTimes(known, one.authority_told_at, one.persons_told_at, no_persons)


def _state(one: Breach, entry: CaseEntry) -> BreachState:
    return breach_state(_times(one), one.due_at, entry.now)


def _length(entry: CaseEntry) -> Length | None:
    """What the pack says; the built-in 72 hours when it cannot be read."""
    return standing_pack(entry.session, PackService.pack_id(entry)).length(RULE)
