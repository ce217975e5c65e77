"""Envelopes that are no case: recusals, briefs, concerns, rows of returns; and shredding."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from sr_board.cases.models import Envelope, MatchToken
from sr_board.cases.records import CaseAttachment, Record
from sr_board.vault.attachments import remove_attachment

if TYPE_CHECKING:
    from sr_board.cases.case_file import CaseFile
    from sr_board.cases.entry import CaseEntry

__all__ = [
    "add_to",
    "destroy",
    "envelopes_of",
    "give_to",
    "keep_from",
    "open_envelope",
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


_NAMING = ("proof", "certificate", "recusal")
"""Purposes of envelopes beside the files that name a case."""


def keep_from(entry: CaseEntry, file: CaseFile, slot_id: str, slots: Iterable[str]) -> None:
    """Proofs, certificates and recusals that name a case get new keys without who is recused from
    it: for `slots` and whoever else held them."""
    for row in _naming(entry, file):
        held = entry.envelopes.recipients(row)
        left = (held | set(slots)) - {slot_id}
        if slot_id in held and left:
            entry.envelopes.renew(row, left)


def give_to(entry: CaseEntry, file: CaseFile, slots: Iterable[str]) -> None:
    """What is kept beside the file goes to those who hold the offices for it now, and to nobody
    else: a recusal is over, and with it the office of who acted."""
    wanted = frozenset(slots)
    for row in _naming(entry, file):
        if wanted and entry.envelopes.recipients(row) != wanted:
            entry.envelopes.renew(row, wanted)


def _naming(entry: CaseEntry, file: CaseFile) -> list[Envelope]:
    """Envelopes beside the files that this person can open and that name the case."""
    return [
        row
        for purpose in _NAMING
        for row in envelopes_of(entry, purpose)
        if any(
            getattr(one, "code", "") == file.code or getattr(one, "case_id", "") == file.case_id
            for one in open_envelope(entry, row.id) or ()
        )
    ]


def shred_identity(entry: CaseEntry, file: CaseFile) -> None:
    """Destroy the identity's keys, its records, its papers and the tokens made from it.

    Works without holding the identity's key: destroying needs none. The papers' files go when
    their names are known; without their keys they are unreadable in any case.
    """
    row = file.identity_envelope
    if row is None:
        return
    if file.may_identity:
        _drop_files(entry, file, file.identity_records())
    for token in entry.session.scalars(
        select(MatchToken).where(MatchToken.case_id == file.case_id)
    ):
        entry.session.delete(token)
    entry.envelopes.destroy(row)
    file.identity_envelope = None
    file.change(identity_erased_at=entry.now, erase_identity_on=None)
    file.happened("identity_erased")


def shred_case(entry: CaseEntry, file: CaseFile) -> None:
    """Destroy a case whole: both keys, all records, papers, tokens. Its code row stays."""
    shred_identity(entry, file)
    _drop_files(entry, file, file.all(CaseAttachment))
    file.changed = False
    entry.forget(file)
    entry.envelopes.destroy(file.envelope)


def _drop_files(entry: CaseEntry, file: CaseFile, records: Iterable[Record]) -> None:
    for record in records:
        if isinstance(record, CaseAttachment):
            entry.after_commit(partial(remove_attachment, file.vault, "cases", record.file))
