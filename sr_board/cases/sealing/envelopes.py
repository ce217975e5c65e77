"""Envelopes: a random key each, sealed to its recipients, and the records under it.

Domain paper, section 3; design of the vault, "Per case". Ciphers come from `sr_board.vault.keys`.
What binds a record to its place is not stored: vault, compartment, case, record, layer, revision.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from sr_board.base.ids import new_id
from sr_board.cases.models import CaseCache, Envelope, KeyWrap, SealedRecord
from sr_board.cases.records import Record
from sr_board.cases.room import CasesRoom
from sr_board.cases.sealing.codec import RecordUnreadable, decode, encode, padded, unpadded
from sr_board.vault.keys import KEY_BYTES, open_with, random_bytes, seal_for, seal_with

__all__ = ["NEVER_RECOVERED", "Envelopes", "recoverable"]


NEVER_RECOVERED = frozenset({"brief", "match", "duty"})
"""Purposes of envelopes that paper shares never open: they are over soon, or are made anew."""


def recoverable(purpose: str, *, identity: bool) -> bool:
    """Whether keys of a purpose are sealed to the recovery key. `identity`: the policy in force."""
    return identity if purpose == "identity" else purpose not in NEVER_RECOVERED


class Envelopes:
    """The envelopes of one open transaction, with one person's secrets."""

    def __init__(self, session: Session, room: CasesRoom) -> None:
        self._session, self._room = session, room
        self._ring = room.ring
        self._made: set[tuple[str, int]] = set()
        event.listen(session, "after_commit", self._let_go)

    @property
    def session(self) -> Session:
        """The open transaction."""
        return self._session

    # -- keys -----------------------------------------------------------------------------------

    def new(self, purpose: str, slots: Iterable[str], case_id: str | None = None) -> Envelope:
        """A new key for `purpose`, sealed to these accounts."""
        row = Envelope(id=new_id(), purpose=purpose, case_id=case_id, generation=1)
        self._session.add(row)
        self._session.flush()
        key = random_bytes(KEY_BYTES)
        self._keep(row, key)
        for slot in sorted(set(slots)):
            self._wrap(row, slot, key)
        self._wrap_recovery(row, key)
        return row

    def of_case(self, case_id: str, purpose: str) -> Envelope | None:
        """The envelope of a case ("case") or its identity ("identity")."""
        question = select(Envelope).where(Envelope.case_id == case_id, Envelope.purpose == purpose)
        return self._session.scalars(question).first()

    def key(self, row: Envelope) -> bytes | None:
        """The envelope's key, or None when this person is no recipient of it."""
        held = self._ring.keys.get((row.id, row.generation))
        wrap = self._session.get(KeyWrap, (row.id, self._room.holder.slot_id))
        if wrap is None or wrap.generation != row.generation:
            return None
        return held or self.opened(wrap)

    def writing_key(self, row: Envelope) -> bytes | None:
        """The key to write with: hers, or that of an envelope made or renewed in this act."""
        if (row.id, row.generation) in self._made:
            return self._ring.keys.get((row.id, row.generation))
        return self.key(row)

    def opened(self, wrap: KeyWrap) -> bytes | None:
        """The key in her own wrap; kept for next time."""
        key = self._room.holder.unsealed(
            wrap.sealed, self._context(wrap.envelope_id, wrap.generation)
        )
        if key is not None:
            with self._ring.lock:
                self._ring.keys[wrap.envelope_id, wrap.generation] = key
                self._ring.fresh += 1
        return key

    def recipients(self, row: Envelope) -> frozenset[str]:
        """Accounts that can open the envelope now; the recovery key is none."""
        key = self._room.vault.recovery_key("cases")
        question = select(KeyWrap.slot_id).where(
            KeyWrap.envelope_id == row.id, KeyWrap.generation == row.generation
        )
        return frozenset(self._session.scalars(question)) - {key.slot if key else ""}

    def grant(self, row: Envelope, slot_id: str) -> bool:
        """Seal the key to one account more; False when this person does not hold it herself."""
        key = self.key(row)
        if key is None:
            return False
        if slot_id not in self.recipients(row):
            self._wrap(row, slot_id, key)
        return True

    def seal_to_recovery(self, row: Envelope) -> bool:
        """Seal the key to the recovery key, when this person holds it; whether that was done."""
        key = self.key(row)
        return key is not None and self._wrap_recovery(row, key)

    def take_away(self, row: Envelope, slot_id: str) -> None:
        """Remove one account's wrap. What she kept opens the records until the key is renewed."""
        wrap = self._session.get(KeyWrap, (row.id, slot_id))
        if wrap is not None:
            self._session.delete(wrap)
        self.drop_caches()

    def renew(self, row: Envelope, slots: Iterable[str]) -> bool:
        """A new key for everything in the envelope, sealed to these accounts only.

        False when this person does not hold the old key.
        """
        old = self.key(row)
        if old is None:
            return False
        rows = tuple(self.rows(row))
        plain = {one.id: self._open(row, one, old) for one in rows}
        before = row.generation
        self._end_wraps(row)
        row.generation = before + 1
        key = random_bytes(KEY_BYTES)
        self._keep(row, key)
        for one in rows:
            one.rev, one.generation = one.rev + 1, row.generation
            one.body = seal_with(key, padded(plain[one.id]), self._place(row, one.id, one.rev))
        for slot in sorted(set(slots)):
            self._wrap(row, slot, key)
        self._wrap_recovery(row, key)
        self.drop_caches()
        return True

    def start_anew(self, row: Envelope, slots: Iterable[str]) -> None:
        """A new key for an envelope in which nothing lies: nobody who should hold it has the old
        one. Raises RecordUnreadable when something lies in it."""
        if any(self.rows(row)):
            raise RecordUnreadable
        self._end_wraps(row)
        row.generation += 1
        key = random_bytes(KEY_BYTES)
        self._keep(row, key)
        for slot in sorted(set(slots)):
            self._wrap(row, slot, key)

    def destroy(self, row: Envelope) -> None:
        """Destroy the envelope's keys and what lay in it. Nobody can open it afterwards."""
        self._end_wraps(row)
        for one in self.rows(row):
            self._session.delete(one)
        self._session.flush()
        self._session.delete(row)
        self.drop_caches()
        self._ring.forget(row.id)

    def drop_caches(self) -> None:
        """Throw every user's cache away; each is made anew from what she may still open."""
        for cache in self._session.scalars(select(CaseCache)):
            self._session.delete(cache)

    # -- records --------------------------------------------------------------------------------

    def rows(self, row: Envelope) -> Iterator[SealedRecord]:
        """Stored records, those just added included."""
        question = select(SealedRecord).where(SealedRecord.envelope_id == row.id)
        yield from self._session.scalars(question)

    def records(self, row: Envelope, key: bytes) -> dict[str, Record]:
        """All records, opened, by id. The summary of a case is not among them."""
        return {
            one.id: decode(self._open(row, one, key)) for one in self.rows(row) if one.id != row.id
        }

    def sound_records(self, row: Envelope, key: bytes) -> dict[str, Record]:
        """Those records that can be read, by id."""
        found: dict[str, Record] = {}
        for one in self.rows(row):
            with contextlib.suppress(RecordUnreadable):
                if one.id != row.id:
                    found[one.id] = decode(self._open(row, one, key))
        return found

    def write(self, row: Envelope, record_id: str, plain: bytes, key: bytes) -> None:
        """Write a record, or its next revision."""
        stored = self._session.get(SealedRecord, record_id)
        if stored is None:
            stored = SealedRecord(id=record_id, envelope_id=row.id, rev=0, generation=0, body=b"")
            self._session.add(stored)
        elif stored.envelope_id != row.id:
            raise RecordUnreadable
        rev = stored.rev + 1
        stored.rev, stored.generation = rev, row.generation
        stored.body = seal_with(key, padded(plain), self._place(row, record_id, rev))

    def put(self, row: Envelope, record: Record, key: bytes) -> None:
        """Write a record of the domain."""
        self.write(row, record.id, encode(record), key)

    def remove(self, row: Envelope, record_id: str) -> None:
        """Take one record out of the envelope: it is moved elsewhere, or was made from what is
        erased."""
        stored = self._session.get(SealedRecord, record_id)
        if stored is not None and stored.envelope_id == row.id:
            self._session.delete(stored)
            self._session.flush()

    def plain(self, row: Envelope, record_id: str, key: bytes) -> bytes | None:
        """One record's content, or None when there is none."""
        stored = self._session.get(SealedRecord, record_id)
        if stored is None or stored.envelope_id != row.id:
            return None
        return self._open(row, stored, key)

    def plain_of(self, row: Envelope, stored: SealedRecord, key: bytes) -> bytes:
        """The content of a stored row that is at hand. Raises RecordUnreadable."""
        return self._open(row, stored, key)

    # -- the rest -------------------------------------------------------------------------------

    def _open(self, row: Envelope, one: SealedRecord, key: bytes) -> bytes:
        found = open_with(key, one.body, self._place(row, one.id, one.rev))
        if found is None or one.generation != row.generation:
            raise RecordUnreadable
        return unpadded(found)

    def _place(self, row: Envelope, record_id: str, rev: int) -> bytes:
        vault = self._room.vault.vault_id
        owner = row.case_id or row.id
        return f"{vault}|cases|{owner}|{row.purpose}/{record_id}|{rev}".encode()

    def _context(self, envelope_id: str, generation: int) -> bytes:
        return f"sr-board/case/1|{self._room.vault.vault_id}|{envelope_id}|{generation}".encode()

    def _wrap(self, row: Envelope, slot_id: str, key: bytes) -> None:
        self._seal(row, slot_id, self._room.vault.box_of(slot_id), key)

    def _wrap_recovery(self, row: Envelope, key: bytes) -> bool:
        found = self._room.vault.recovery_key("cases")
        if found is None or not recoverable(row.purpose, identity=found.identity):
            return False
        self._seal(row, found.slot, found.box, key)
        return True

    def _seal(self, row: Envelope, slot_id: str, box: bytes, key: bytes) -> None:
        sealed = seal_for(box, key, self._context(row.id, row.generation))
        wrap = self._session.get(KeyWrap, (row.id, slot_id))
        if wrap is None:
            wrap = KeyWrap(envelope_id=row.id, slot_id=slot_id)
            self._session.add(wrap)
        wrap.generation, wrap.sealed = row.generation, sealed

    def _end_wraps(self, row: Envelope) -> None:
        for wrap in self._session.scalars(select(KeyWrap).where(KeyWrap.envelope_id == row.id)):
            self._session.delete(wrap)
        self._session.flush()

    def _keep(self, row: Envelope, key: bytes) -> None:
        """The writer uses the key in this transaction, whether or not it is sealed to her."""
        with self._ring.lock:
            self._ring.keys[row.id, row.generation] = key
        self._made.add((row.id, row.generation))

    def _let_go(self, _: Session) -> None:
        """After the act her memory holds no key that was made in it, and none that is over."""
        with self._ring.lock:
            for envelope_id, generation in self._made:
                for held in range(1, generation + 1):
                    self._ring.keys.pop((envelope_id, held), None)
                self._ring.known.pop(envelope_id, None)
        self._made.clear()
