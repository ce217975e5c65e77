"""Marks of identities, for hints of doubles: their key, making them, throwing them away.

The key is an envelope of its own, sealed to the chair and to the trained screeners. The marks lie
under the key of their case: whoever reads the database learns nothing, not even that two files
are alike. Used by services only; commits nothing. Domain paper, sections 3 and 16.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial

from sqlalchemy import select

from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.records_doubles import JoinedFile, MatchMarks
from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.contact import identity_of
from sr_board.cases.keepers import restricted_slots
from sr_board.cases.models import BoardMember, Envelope, ScreenerTraining
from sr_board.cases.records import Identity
from sr_board.cases.rules.doubles import Marks, Told, marks_of
from sr_board.cases.vocabulary import BoardOffice

__all__ = [
    "compared",
    "drop_marks",
    "keep_match_key",
    "match_generation",
    "match_key_due",
    "topmost",
    "write_marks",
]

PURPOSE = "match"
_MARK_BYTES = 6


def match_holders(entry: CaseEntry) -> frozenset[str]:
    """Accounts that should hold the key: the chair, and who is trained as a screener today."""
    today = entry.clock.today()
    chairs = select(BoardMember.slot_id).where(
        BoardMember.office == str(BoardOffice.CHAIR),
        BoardMember.ended_on.is_(None),
        BoardMember.slot_id.is_not(None),
    )
    trained = select(ScreenerTraining.slot_id).where(
        ScreenerTraining.valid_until >= today, ScreenerTraining.slot_id.is_not(None)
    )
    found = {*entry.session.scalars(chairs), *entry.session.scalars(trained)}
    roster = entry.room.vault.header.act.roster
    able = {slot for slot, holder in roster.items() if "cases" in holder.compartments}
    return frozenset(str(slot) for slot in found if slot in able) - restricted_slots(
        entry.session, today
    )


def match_key_due(entry: CaseEntry) -> bool:
    """Whether the key is not yet, or not only, with who should hold it."""
    row = _envelope(entry)
    held = entry.envelopes.recipients(row) if row is not None else frozenset()
    return held != match_holders(entry)


def keep_match_key(entry: CaseEntry) -> bool:
    """Bring the key to who should hold it. Somebody who should not any more: a new key, and every
    file is marked anew by its next holder. True when something changed."""
    wanted = match_holders(entry)
    row = _envelope(entry)
    if row is None:
        if wanted:
            entry.envelopes.new(PURPOSE, wanted)
        return bool(wanted)
    held = entry.envelopes.recipients(row)
    if held == wanted:
        return False
    if wanted and not held & wanted:
        entry.envelopes.start_anew(row, wanted)  # who held it is gone; the marks are made anew
        return True
    if held - wanted and wanted:
        return entry.envelopes.renew(row, wanted)
    given = [entry.envelopes.grant(row, slot) for slot in sorted(wanted - held)]
    return any(given)


def match_generation(entry: CaseEntry) -> int:
    """Which key marks are made with now; 0 before there is one."""
    row = _envelope(entry)
    return row.generation if row is not None else 0


def write_marks(entry: CaseEntry, file: CaseFile) -> bool:
    """Make the marks of a file anew. Without the key or the identity the old ones go, and the next
    holder of both makes them; True when they were made."""
    row = _envelope(entry)
    key = entry.envelopes.key(row) if row is not None else None
    if row is None or key is None or not file.may_identity:
        drop_marks(file)
        return False
    digest = hashlib.blake2b(b"sr-board/match/1", key=key, digest_size=32).digest()
    marks = marks_of(_told(identity_of(file)), partial(_mark, digest))
    fresh = MatchMarks(**entry.origin(), marks=marks, generation=row.generation)
    kept = file.all(MatchMarks)
    file.put(replace(fresh, id=kept[0].id, at=kept[0].at) if kept else fresh)
    return True


def drop_marks(file: CaseFile) -> None:
    """The marks of a file go, as its identity goes."""
    for one in file.all(MatchMarks):
        file.take_out(one.id)


def compared(one: CaseFile, other: CaseFile) -> tuple[Marks, Marks]:
    """Both identities marked with a key that is thrown away, for somebody who holds both. Only
    compared, never shown; so it is no opening of an identity."""
    key = hashlib.blake2b(one.key + other.key, digest_size=32).digest()
    mark = partial(_mark, key)
    return (
        marks_of(_told(identity_of(one)), mark),
        marks_of(_told(identity_of(other)), mark),
    )


def topmost(file: CaseFile) -> JoinedFile | None:
    """The file that was joined with this one last, None when there is none."""
    found = file.all(JoinedFile)
    below = {one.after for one in found} | {held for one in found for held in one.moved}
    return next((one for one in found if one.id not in below), None)


def _told(who: Identity | None) -> Told:
    if who is None:
        return Told()
    names = tuple(name for name in (who.name, *who.other_names) if name)
    return Told(names, (who.phone,), who.home_district)


def _mark(key: bytes, value: str) -> str:
    return hashlib.blake2b(value.encode(), key=key, digest_size=_MARK_BYTES).hexdigest()


def _envelope(entry: CaseEntry) -> Envelope | None:
    question = select(Envelope).where(Envelope.purpose == PURPOSE).order_by(Envelope.id)
    return entry.session.scalars(question).first()
