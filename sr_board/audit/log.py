"""Writing the chain: one signed act in the same commit as the change it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

import sr_board
from sr_board.audit.chain import content_digest, first_link, link_hash, message, objects_hash
from sr_board.audit.models import BookEvent, BookObject, CasesEvent, CasesObject
from sr_board.base.clock import Clock
from sr_board.store.uow import CoSigner

__all__ = ["AuditLog", "Head", "Signer", "event_body", "last_act", "tables_of"]

EventClass = type[BookEvent] | type[CasesEvent]
ObjectClass = type[BookObject] | type[CasesObject]


class Signer(Protocol):
    """The part of an open vault that the log needs."""

    @property
    def vault_id(self) -> str: ...

    @property
    def slot_id(self) -> str: ...

    def sign(self, message: bytes) -> bytes: ...

    def note_head(self, compartment: str, number: int, digest: str) -> None: ...


@dataclass(frozen=True)
class Head:
    """The newest act of a compartment."""

    n: int
    hash: str
    at: datetime | None = None


def tables_of(compartment: str) -> tuple[EventClass, ObjectClass]:
    """The two tables of a compartment's chain."""
    return (BookEvent, BookObject) if compartment == "book" else (CasesEvent, CasesObject)


def last_act(session: Session, vault_id: str, compartment: str) -> Head:
    """The newest act, or the chain's beginning (n = 0)."""
    event, _ = tables_of(compartment)
    row = session.execute(
        select(event.n, event.hash, event.at).order_by(event.n.desc()).limit(1)
    ).one_or_none()
    return Head(0, first_link(vault_id, compartment)) if row is None else Head(*row)


def event_body(row: Mapping[str, object]) -> dict[str, object]:
    """The signed part of an act: all columns but hash and signatures, empty ones left out."""
    out = ("hash", "signature", "co_signature")
    return {key: value for key, value in row.items() if key not in out and value is not None}


class AuditLog:
    """Recorder of one compartment for the person who has opened it."""

    def __init__(self, vault: Signer, compartment: str, clock: Clock) -> None:
        self._vault, self._compartment, self._clock = vault, compartment, clock
        self._written: Head | None = None

    def write(
        self,
        session: Session,
        *,
        action: str,
        subject: str,
        changes: Mapping[str, Mapping[str, object] | None],
        second: CoSigner | None,
    ) -> int:
        """Add the act to the open transaction. Returns its number n."""
        event, touched = tables_of(self._compartment)
        last = last_act(session, self._vault.vault_id, self._compartment)
        digests = {ref: content_digest(content) for ref, content in changes.items()}
        body: dict[str, object] = {
            "n": last.n + 1,
            "prev_hash": last.hash,
            "actor": self._vault.slot_id,
            "co_actor": None if second is None else second.slot_id,
            "action": action,
            "subject": subject,
            "objects_hash": objects_hash(digests),
            "at": self._clock.now(),
            "offset_minutes": self._clock.offset_minutes(),
            "mono_ms": self._clock.monotonic_ms(),
            "program": sr_board.version(),
        }
        hash_ = link_hash(event_body(body))
        signed = message(self._vault.vault_id, self._compartment, hash_)
        connection = session.connection()
        connection.execute(
            event.__table__.insert(),  # type: ignore[attr-defined]
            body
            | {
                "hash": hash_,
                "signature": self._vault.sign(signed).hex(),
                "co_signature": None if second is None else second.sign(signed).hex(),
            },
        )
        if digests:
            connection.execute(
                touched.__table__.insert(),  # type: ignore[attr-defined]
                [
                    {"event_n": last.n + 1, "ref": ref, "digest": digest}
                    for ref, digest in digests.items()
                ],
            )
        self._written = Head(last.n + 1, hash_)
        return last.n + 1

    def committed(self) -> None:
        """Note the new head outside the database, so that an older copy put back is seen."""
        if self._written is not None:
            self._vault.note_head(self._compartment, self._written.n, self._written.hash)
            self._written = None
