"""Envelopes that are no case: recusals, briefs, concerns, rows of returns; and shredding."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from sr_board.cases.doubles.records_doubles import MatchMarks
from sr_board.cases.files.records_duty import DutyMark
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.models import Envelope, KeyWrap, SealedRecord
from sr_board.cases.records import CaseAttachment, Record
from sr_board.cases.sealing.codec import RecordUnreadable, decode
from sr_board.cases.sealing.paper_files import drop_file

if TYPE_CHECKING:
    from sr_board.cases.case_file import CaseFile
    from sr_board.cases.entry import CaseEntry

__all__ = [
    "add_to",
    "destroy",
    "drop_duty_note",
    "envelopes_of",
    "give_to",
    "keep_from",
    "open_envelope",
    "records_of",
    "seal_new",
    "shred_case",
    "shred_identity",
]


def seal_new(entry: CaseEntry, purpose: str, slots: Iterable[str], *records: Record) -> str:
    """A new envelope with these records, sealed to these accounts; its id. The writer herself can
    read it afterwards only when she is among them."""
    row = entry.envelopes.new(purpose, slots)
    key = entry.room.ring.keys[row.id, row.generation]
    for record in records:
        entry.envelopes.put(row, record, key)
    if entry.account_id not in set(slots):
        entry.room.ring.forget(row.id)
    return row.id


def envelopes_of(entry: CaseEntry, purpose: str) -> tuple[Envelope, ...]:
    """All envelopes of a purpose, hers or not."""
    return tuple(entry.session.scalars(select(Envelope).where(Envelope.purpose == purpose)))


def open_envelope(entry: CaseEntry, envelope_id: str) -> tuple[Record, ...] | None:
    """The records in an envelope, oldest first, or None when it is not sealed to her."""
    row = entry.session.get(Envelope, envelope_id)
    key = entry.envelopes.key(row) if row is not None else None
    if row is None or key is None:
        return None
    found = entry.envelopes.records(row, key).values()
    return tuple(sorted(found, key=lambda record: (record.at, record.id)))


def records_of(entry: CaseEntry, purpose: str) -> tuple[Record, ...]:
    """Every record in the envelopes of a purpose that are sealed to her, oldest first, in one
    question to the database. One that cannot be read is left out and stops no other."""
    question = (
        select(Envelope, KeyWrap, SealedRecord)
        .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
        .join(SealedRecord, SealedRecord.envelope_id == Envelope.id)
        .where(
            Envelope.purpose == purpose,
            KeyWrap.slot_id == entry.room.holder.slot_id,
            KeyWrap.generation == Envelope.generation,
        )
    )
    found: list[Record] = []
    for row, wrap, stored in entry.session.execute(question):
        key = entry.room.ring.keys.get((row.id, row.generation)) or entry.envelopes.opened(wrap)
        with contextlib.suppress(RecordUnreadable):
            if key is not None:
                found.append(decode(entry.envelopes.plain_of(row, stored, key)))
    return tuple(sorted(found, key=lambda record: (record.at, record.id)))


def add_to(entry: CaseEntry, envelope_id: str, record: Record) -> bool:
    """Write a record (or its next revision) into an envelope of hers; False when it is not."""
    row = entry.session.get(Envelope, envelope_id)
    key = entry.envelopes.key(row) if row is not None else None
    if row is None or key is None:
        return False
    entry.envelopes.put(row, record, key)
    return True


def destroy(entry: CaseEntry, envelope_id: str) -> None:
    """Destroy an envelope with its keys and records."""
    row = entry.session.get(Envelope, envelope_id)
    if row is not None:
        entry.envelopes.destroy(row)


_OFFICES = ("proof", "certificate", "recusal")
"""Purposes of envelopes beside the files that name a case and are kept by its officers."""
_READERS = ("double",)
"""Those that name a case for whoever reads it: two files that are two persons."""


def keep_from(entry: CaseEntry, file: CaseFile, slot_id: str, slots: Iterable[str]) -> None:
    """Proofs, certificates and recusals that name a case get new keys without who is recused from
    it: for `slots` and whoever else held them. What is noted for its readers she loses too."""
    for row in _naming(entry, file, _OFFICES):
        held = entry.envelopes.recipients(row)
        left = (held | set(slots)) - {slot_id}
        if slot_id in held and left:
            entry.envelopes.renew(row, left)
    for row in _naming(entry, file, _READERS):
        held = entry.envelopes.recipients(row)
        if slot_id in held and held - {slot_id}:
            entry.envelopes.renew(row, held - {slot_id})
        elif slot_id in held:
            entry.envelopes.destroy(row)


def give_to(entry: CaseEntry, file: CaseFile, slots: Iterable[str]) -> None:
    """What is kept beside the file goes to those who hold the offices for it now, and to nobody
    else: a recusal is over, and with it the office of who acted."""
    wanted = frozenset(slots)
    for row in _naming(entry, file, _OFFICES):
        if wanted and entry.envelopes.recipients(row) != wanted:
            entry.envelopes.renew(row, wanted)


def _naming(entry: CaseEntry, file: CaseFile, purposes: tuple[str, ...]) -> list[Envelope]:
    """Envelopes beside the files that this person can open and that name the case."""
    names = file.cases | file.codes
    return [
        row
        for purpose in purposes
        for row in envelopes_of(entry, purpose)
        if any(
            names & {value for value in vars(one).values() if isinstance(value, str)}
            for one in open_envelope(entry, row.id) or ()
        )
    ]


def drop_duty_note(entry: CaseEntry, file: CaseFile) -> None:
    """What is noted of a file for whoever is on duty is gone; it is made anew where it is due."""
    for mark in file.all(DutyMark):
        destroy(entry, mark.envelope)
        file.take_out(mark.id)


def shred_identity(entry: CaseEntry, file: CaseFile) -> None:
    """Destroy the identity's keys, its records, its papers and the marks made from it.

    Works without holding the identity's key: destroying needs none. Names of the papers' files
    stand in the file; without their keys they are unreadable in any case.
    """
    row = file.identity_envelope
    if row is None:
        return
    for paper in file.all(SealedPaper):
        drop_file(entry.session, file.vault, paper.file)
    for marks in file.all(MatchMarks):
        file.take_out(marks.id)
    entry.envelopes.destroy(row)
    file.identity_envelope = None
    file.change(identity_erased_at=entry.now, erase_identity_on=None)
    file.happened("identity_erased")


def shred_case(entry: CaseEntry, file: CaseFile) -> None:
    """Destroy a case whole: both keys, all records, papers, marks. Its code row stays."""
    shred_identity(entry, file)
    for paper in file.all(CaseAttachment):
        drop_file(entry.session, file.vault, paper.file)
    drop_duty_note(entry, file)
    file.changed = False
    entry.forget(file)
    entry.envelopes.destroy(file.envelope)
