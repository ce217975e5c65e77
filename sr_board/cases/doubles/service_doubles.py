"""Hints that two files may be about one person: only to somebody who may open both.

A file that is hidden from her, by recusal or because she is not of its team, is in no hint of
hers; the chair, who holds every file she is not recused from, has the hint. Domain paper,
section 16. Comparing is no opening of an identity: nothing of it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from sr_board.base.errors import NotFound, SRBoardError
from sr_board.base.results import Done
from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.matching import (
    compared,
    keep_match_key,
    match_generation,
    match_key_due,
    topmost,
    write_marks,
)
from sr_board.cases.doubles.records_doubles import DoubleLooked, JoinedFile
from sr_board.cases.entry import CASES, CaseEntry, CaseQueries, CaseService
from sr_board.cases.models import Envelope
from sr_board.cases.rules.doubles import Alike, Marks, alike, names_code
from sr_board.cases.sealing.keeping import open_envelope, seal_new
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import CaseState

__all__ = ["DoubleRow", "DoubleService", "JoinedRow", "LookedAt", "Pair"]

AT_ONCE = 200
"""Most files that are marked at one unlock, or compared one by one for a page: those that changed
last come first, the others at the next unlock."""
LOOKED = "double"
"""Purpose of the envelopes that say: these two are two persons."""


@dataclass(frozen=True)
class DoubleRow:
    """A file that may be about the same person, and why; the strongest reason first."""

    case_id: str
    code: str
    state: CaseState
    why: tuple[Alike, ...]


@dataclass(frozen=True)
class Pair:
    """Two files that may be about one person."""

    one: CaseSummary
    other: DoubleRow


@dataclass(frozen=True)
class JoinedRow:
    """A file that was joined with this one. `last`: it can be parted again now."""

    code: str
    at: datetime
    reason: str
    last: bool


@dataclass(frozen=True)
class LookedAt:
    """She looked at both files: two persons."""

    case_id: str
    other_id: str


class DoubleService(CaseService, CaseQueries):
    """Hints of doubles, and putting one aside."""

    def of(self, case_id: str) -> tuple[DoubleRow, ...]:
        """Files that may be about the person of this one. Raises NotFound "no-such-case"."""
        with self.look() as entry:
            return _hints(entry, entry.open(case_id))

    def pairs(self) -> tuple[Pair, ...]:
        """Every pair among the files she may open, of marks alone; each pair once.

        For the chair's list: what the page of a file finds by comparing itself is not here.
        """
        with self.look() as entry:
            looked = _looked(entry)
            waiting = [one for one in entry.readable() if _comparable(one)]
        found: list[Pair] = []
        index: dict[str, list[int]] = {}
        for place, one in enumerate(waiting):
            near = {n for mark in _words(one) for n in index.get(mark, ())}
            for other in sorted(near):
                why = _why(one, waiting[other])
                if why and frozenset((one.case_id, waiting[other].case_id)) not in looked:
                    found.append(Pair(one, _row(waiting[other], why)))
            for mark in _words(one):
                index.setdefault(mark, []).append(place)
        return tuple(found)

    def joined(self, case_id: str) -> tuple[JoinedRow, ...]:
        """What was joined with a file, the latest first. Raises NotFound "no-such-case"."""
        with self.look() as entry:
            file = entry.open(case_id)
            last, open_still = topmost(file), file.identity_envelope is not None
            rows = [
                JoinedRow(
                    one.head.code,
                    one.at,
                    one.reason,
                    open_still and last is not None and one.id == last.id,
                )
                for one in file.all(JoinedFile)
            ]
        return tuple(sorted(reversed(rows), key=lambda row: not row.last))

    def looked(self, command: LookedAt) -> Done:
        """Two persons: the hint is not shown again to who may open both.

        Raises NotFound "no-such-case" for either, "double-unknown" when there was no hint.
        """
        with self.work() as (uow, entry):
            one, other = entry.open(command.case_id), entry.open(command.other_id)
            if command.other_id not in {row.case_id for row in _hints(entry, one)}:
                raise NotFound("double-unknown", what="double")
            slots = [entry.envelopes.recipients(file.envelope) for file in (one, other)]
            record = DoubleLooked(**entry.origin(), one=one.case_id, other=other.case_id)
            seal_new(entry, LOOKED, slots[0] & slots[1], record)
            uow.record("case.work", subject=f"case/{one.case_id}")
            return Done(one.case_id, CASES, uow.commit())

    def keep_marks(self) -> int:
        """At unlock: bring the key of the marks to who should hold it, and mark what waits for a
        holder of key and identity. How many files were marked; one odd file stops no other."""
        with self.look() as entry:  # most times nothing waits, and nothing is locked for it
            if not (match_key_due(entry) or _waiting(entry)):
                return 0
        with self.work() as (uow, entry):
            if keep_match_key(entry):
                uow.record("case.keys", subject="match")
                uow.commit()
        with self.work() as (uow, entry):
            waiting = _waiting(entry)
            done = sum(_marked_now(entry, case_id) for case_id in waiting[:AT_ONCE])
            if done:
                uow.record("case.work", subject="match")
                uow.commit()
        return done


def _waiting(entry: CaseEntry) -> list[str]:
    """Files of hers whose marks are missing, or of a key that is over; the newest change first."""
    now = match_generation(entry)
    return [
        one.case_id
        for one in entry.readable()
        if now and one.marks_of != now and one.identity_erased_at is None
    ]


def _marked_now(entry: CaseEntry, case_id: str) -> bool:
    try:
        file = entry.open(case_id)
        done = write_marks(entry, file)
        file.write_summary()
        entry.session.flush()
        entry.forget(file)  # or every flush would look at every file again
        return done
    except SRBoardError:
        return False


def _hints(entry: CaseEntry, file: CaseFile) -> tuple[DoubleRow, ...]:
    """What may be the same person as `file`, among the files this person may read."""
    mine, looked, by_hand = file.summary(), _looked(entry), AT_ONCE
    rows = []
    for one in entry.readable():
        if one.case_id == mine.case_id or frozenset((one.case_id, mine.case_id)) in looked:
            continue
        why = _why(mine, one)
        if not why and by_hand and not _marked(mine, one):
            by_hand -= 1
            why = _compared(entry, file, one)
        if why:
            rows.append(_row(one, why))
    order = list(Alike)
    return tuple(sorted(rows, key=lambda row: (order.index(row.why[0]), row.code)))


def _row(one: CaseSummary, why: tuple[Alike, ...]) -> DoubleRow:
    return DoubleRow(one.case_id, one.code, one.state, why)


def _why(one: CaseSummary, other: CaseSummary) -> tuple[Alike, ...]:
    """By the codes that notices name, and by marks of one key."""
    coded = any(names_code(named, other.code) for named in one.named) or any(
        names_code(named, one.code) for named in other.named
    )
    found: tuple[Alike, ...] = (Alike.CODE,) if coded else ()
    if one.marks is not None and other.marks is not None and _marked(one, other):
        found += alike(one.marks, other.marks)
    return found


def _marked(one: CaseSummary, other: CaseSummary) -> bool:
    """Whether marks of one key say it already."""
    return one.marks is not None and other.marks is not None and one.marks_of == other.marks_of


def _compared(entry: CaseEntry, file: CaseFile, one: CaseSummary) -> tuple[Alike, ...]:
    """Where a mark waits: the identities themselves, when she holds both."""
    other = entry.open(one.case_id)
    if not (file.may_identity and other.may_identity):
        return ()
    return alike(*compared(file, other))


def _comparable(one: CaseSummary) -> bool:
    return one.marks is not None or bool(one.named)


def _words(one: CaseSummary) -> tuple[str, ...]:
    """Everything by which a pair is found; `near` holds the whole name too."""
    marks = one.marks or Marks()
    return (*marks.names, *marks.near, *marks.firsts, *marks.phones)


def _looked(entry: CaseEntry) -> frozenset[frozenset[str]]:
    """Pairs that were looked at, as far as she may know."""
    found = set()
    for envelope in entry.session.scalars(select(Envelope).where(Envelope.purpose == LOOKED)):
        for record in open_envelope(entry, envelope.id) or ():
            if isinstance(record, DoubleLooked):
                found.add(frozenset((record.one, record.other)))
    return frozenset(found)
