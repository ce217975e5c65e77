"""Some kinds of records of many files, read in a few questions to the database: for registers.

What is read is what opening the files one by one would give, and nothing of a file that is not
sealed to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from sr_board.cases.models import Envelope, KeyWrap, SealedRecord
from sr_board.cases.records import Record
from sr_board.cases.sealing.codec import RecordUnreadable, decode, kind_of

if TYPE_CHECKING:
    from sr_board.cases.entry import CaseEntry

__all__ = ["sweep"]

_PORTION = 200


def sweep(
    entry: CaseEntry, case_ids: Sequence[str], *kinds: type[Record]
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Each file with its records of these kinds, oldest entry first; files without any are left
    out, and so is a record that cannot be read."""
    for first in range(0, len(case_ids), _PORTION):
        yield from _portion(entry, case_ids[first : first + _PORTION], kinds)


def _portion(
    entry: CaseEntry, case_ids: Sequence[str], kinds: tuple[type[Record], ...]
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    names = {kind_of(kind).encode() for kind in kinds}
    question = (
        select(Envelope, KeyWrap, SealedRecord)
        .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
        .join(SealedRecord, SealedRecord.envelope_id == Envelope.id)
        .where(
            Envelope.purpose == "case",
            Envelope.case_id.in_(case_ids),
            SealedRecord.id != Envelope.id,  # the file's own line
            KeyWrap.slot_id == entry.room.holder.slot_id,
            KeyWrap.generation == Envelope.generation,
        )
    )
    found: dict[str, list[Record]] = {}
    keys: dict[str, bytes | None] = {}
    for envelope, wrap, stored in entry.session.execute(question):
        if envelope.id not in keys:
            held = entry.room.ring.keys.get((envelope.id, envelope.generation))
            keys[envelope.id] = held or entry.envelopes.opened(wrap)
        key = keys[envelope.id]
        record = _read(entry, envelope, stored, key, names) if key is not None else None
        if record is not None:
            found.setdefault(str(envelope.case_id), []).append(record)
    for case_id in case_ids:
        if case_id in found:
            yield case_id, tuple(sorted(found[case_id], key=lambda one: (one.at, one.id)))


def _read(
    entry: CaseEntry, envelope: Envelope, stored: SealedRecord, key: bytes, names: set[bytes]
) -> Record | None:
    """A record of one of the kinds; another kind is not even decoded."""
    try:
        plain = entry.envelopes.plain_of(envelope, stored, key)
        return decode(plain) if plain.partition(b"\n")[0] in names else None
    except RecordUnreadable:
        return None
