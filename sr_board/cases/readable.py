"""Which cases a person may read, and each in one line: from memory, her cache, or the vault.

The wraps in the database decide; memory and cache only spare opening the same key twice.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sr_board.audit.models import CasesEvent
from sr_board.cases.models import CaseCache, Envelope, KeyWrap, SealedRecord
from sr_board.cases.records import CaseHead
from sr_board.cases.room import CasesRoom
from sr_board.cases.sealing.codec import RecordUnreadable
from sr_board.cases.sealing.envelopes import Envelopes
from sr_board.cases.sealing.ring import Known
from sr_board.cases.summarising import SUMMARIES, summary_of
from sr_board.cases.summary import CaseSummary
from sr_board.vault.keys import KEY_BYTES, open_with, random_bytes, seal_for, seal_with

__all__ = ["CACHE_FROM", "Readable", "keep_cache"]

CACHE_FROM = 40
"""So many summaries must be new before her cache is written again."""
_PORTION = 400
_SEAL = 48 + 2 * KEY_BYTES


class Readable:
    """The cases of one person in one transaction."""

    def __init__(
        self, session: Session, room: CasesRoom, envelopes: Envelopes, *, reading: bool = False
    ) -> None:
        """`reading`: nothing is written in this transaction."""
        self._session, self._room, self._envelopes = session, room, envelopes
        self._reading = reading

    def all(self) -> tuple[CaseSummary, ...]:
        """Every case she may read, the newest change first."""
        ring = self._room.ring
        n = self._acts()
        with ring.lock:
            if n is not None and n == ring.listed_n:
                return ring.listed
            found = self._read()
            ring.listed, ring.listed_n = found, -1 if n is None else n
        return found

    def _acts(self) -> int | None:
        """Number of the newest act as this transaction sees it; None inside a unit of work, where
        something may be written that no act tells of yet."""
        if not self._reading:
            return None
        return self._session.scalar(select(func.max(CasesEvent.n))) or 0

    def _read(self) -> tuple[CaseSummary, ...]:
        ring = self._room.ring
        with ring.lock:
            if not ring.loaded:
                ring.loaded = True
                self._load()
            mine = self._mine()
            revs = {one[0]: one[2] for one in mine}
            stale = [one[0] for one in mine if not self._fresh(*one)]
            for first in range(0, len(stale), _PORTION):
                self._learn(stale[first : first + _PORTION], revs)
            found = [ring.known[one[0]].summary for one in mine if one[0] in ring.known]
        return tuple(sorted(found, key=lambda one: one.changed_at, reverse=True))

    def holding(self, words: Sequence[str]) -> tuple[CaseSummary, ...]:
        """Those whose sealed text holds every word (folded)."""
        summaries = self.all()
        ids = [one[0] for one in self._mine()]
        hits: set[str] = set()
        for first in range(0, len(ids), _PORTION):
            for envelope, _, plain in self._opened(ids[first : first + _PORTION]):
                text = plain.partition(b"\n")[2].decode()
                if all(word in text for word in words):
                    hits.add(str(envelope.case_id))
        return tuple(one for one in summaries if one.case_id in hits)

    # -- inside ---------------------------------------------------------------------------------

    def _mine(self) -> list[tuple[str, int, int]]:
        """(envelope, generation, revision of its summary) of every case sealed to her."""
        question = (
            select(Envelope.id, Envelope.generation, SealedRecord.rev)
            .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
            .join(SealedRecord, SealedRecord.id == Envelope.id)
            .where(
                Envelope.purpose == "case",
                KeyWrap.slot_id == self._room.holder.slot_id,
                KeyWrap.generation == Envelope.generation,
            )
        )
        return [(row[0], row[1], row[2]) for row in self._session.execute(question)]

    def _fresh(self, envelope_id: str, generation: int, rev: int) -> bool:
        known = self._room.ring.known.get(envelope_id)
        return known is not None and (known.generation, known.rev) == (generation, rev)

    def _opened(self, ids: Sequence[str]) -> Iterator[tuple[Envelope, bytes, bytes]]:
        """Envelopes with their key and their line; an empty one where it cannot be read."""
        question = (
            select(Envelope, KeyWrap, SealedRecord)
            .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
            .join(SealedRecord, SealedRecord.id == Envelope.id)
            .where(Envelope.id.in_(ids), KeyWrap.slot_id == self._room.holder.slot_id)
        )
        for envelope, wrap, record in self._session.execute(question).all():
            held = self._room.ring.keys.get((envelope.id, envelope.generation))
            key = held or self._envelopes.opened(wrap)
            if key is None:
                continue
            try:
                plain = self._envelopes.plain_of(envelope, record, key)
            except RecordUnreadable:
                plain = b""
            yield envelope, key, plain

    def _learn(self, ids: Sequence[str], revs: Mapping[str, int]) -> None:
        ring = self._room.ring
        for envelope, key, plain in self._opened(ids):
            summary = self._line(envelope, key, plain)
            if summary is not None:
                ring.known[envelope.id] = Known(envelope.generation, revs[envelope.id], summary)
                ring.fresh += 1

    def _line(self, envelope: Envelope, key: bytes, plain: bytes) -> CaseSummary | None:
        """A case in one line. A line that is damaged, or of another program, is made anew from the
        records that can be read: its clocks are hidden by no fault. None when even the head of the
        file cannot be read."""
        try:
            return SUMMARIES.validate_json(plain.partition(b"\n")[0])
        except ValidationError:
            records = self._envelopes.sound_records(envelope, key)
        head = records.get(str(envelope.case_id))
        return summary_of(records.values(), head) if isinstance(head, CaseHead) else None

    def _load(self) -> None:
        """Take up her cache, if it is there and sound."""
        row = self._session.get(CaseCache, self._room.holder.slot_id)
        if row is None:
            return
        key = self._room.holder.unsealed(row.body[:_SEAL], _context(self._room))
        plain = open_with(key, row.body[_SEAL:], _context(self._room)) if key else None
        if plain is None:
            return
        ring = self._room.ring
        for envelope_id, generation, rev, held, summary in json.loads(zlib.decompress(plain)):
            ring.keys[envelope_id, generation] = bytes.fromhex(held)
            with contextlib.suppress(ValidationError):  # of another program: read anew
                known = Known(generation, rev, SUMMARIES.validate_python(summary))
                ring.known[envelope_id] = known


def keep_cache(session: Session, room: CasesRoom) -> bool:
    """Write her cache anew when enough was learnt since; True when it was written.

    Only what is sealed to her now goes into it, whatever her memory still holds.
    """
    ring = room.ring
    with ring.lock:
        if ring.fresh < CACHE_FROM:
            return False
        hers = _hers(session, room)
        kept = [
            [
                envelope_id,
                known.generation,
                known.rev,
                ring.keys[envelope_id, known.generation].hex(),
                SUMMARIES.dump_python(replace(known.summary), mode="json"),
            ]
            for envelope_id, known in ring.known.items()
            if (envelope_id, known.generation) in ring.keys
            and (envelope_id, known.generation) in hers
        ]
        ring.fresh = 0
    key = random_bytes(KEY_BYTES)
    sealed = seal_for(room.vault.box_of(room.holder.slot_id), key, _context(room))
    body = zlib.compress(json.dumps(kept).encode(), 1)
    row = session.get(CaseCache, room.holder.slot_id)
    if row is None:
        row = CaseCache(slot_id=room.holder.slot_id, body=b"")
        session.add(row)
    row.body = sealed + seal_with(key, body, _context(room))
    return True


def _hers(session: Session, room: CasesRoom) -> frozenset[tuple[str, int]]:
    """Envelopes that are sealed to her now, with their generation."""
    question = (
        select(Envelope.id, Envelope.generation)
        .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
        .where(KeyWrap.slot_id == room.holder.slot_id, KeyWrap.generation == Envelope.generation)
    )
    return frozenset((row[0], row[1]) for row in session.execute(question))


def _context(room: CasesRoom) -> bytes:
    return f"sr-board/case-cache/1|{room.vault.vault_id}|{room.holder.slot_id}".encode()
