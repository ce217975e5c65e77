"""Tables of the chain, once per compartment. Triggers refuse change and deletion of any row."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Index, Integer, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase, CasesBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = [
    "BackupNote",
    "BookEvent",
    "BookObject",
    "CasesEvent",
    "CasesObject",
    "EventColumns",
    "ObjectColumns",
]


class EventColumns:
    """One act: who, what, when, the digest of all it changed, and the link to the act before.

    No field values are stored here. `at` is wall time in UTC, `mono_ms` the machine's monotonic
    milliseconds, `hash` SHA-256 over all other columns but the signatures, `signature` the actor's
    Ed25519 signature of it (hex), `co_signature` the second person's.
    """

    __audited__: ClassVar[bool] = False

    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    prev_hash: Mapped[str] = mapped_column(String(64))
    actor: Mapped[str] = mapped_column(Id)
    co_actor: Mapped[str | None] = mapped_column(Id)
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(100))
    objects_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcTime)
    offset_minutes: Mapped[int] = mapped_column(Integer)
    mono_ms: Mapped[int] = mapped_column(BigInteger)
    program: Mapped[str] = mapped_column(String(20))
    hash: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str] = mapped_column(String(128))
    co_signature: Mapped[str | None] = mapped_column(String(128))


class ObjectColumns:
    """Digest of one row after an act; empty when the act deleted the row."""

    __audited__: ClassVar[bool] = False

    event_n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    ref: Mapped[str] = mapped_column(String(160), primary_key=True)
    digest: Mapped[str] = mapped_column(Text)


class BookEvent(EventColumns, BookBase):
    """Acts on the book."""

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_event_subject", "subject"),)


class BookObject(ObjectColumns, BookBase):
    """Rows of the book touched by an act."""

    __tablename__ = "audit_object"
    __table_args__ = (Index("ix_audit_object_ref", "ref"),)


class CasesEvent(EventColumns, CasesBase):
    """Acts on the case files."""

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_event_subject", "subject"),)


class CasesObject(ObjectColumns, CasesBase):
    """Rows of the case files touched by an act."""

    __tablename__ = "audit_object"
    __table_args__ = (Index("ix_audit_object_ref", "ref"),)


class BackupNote(Recorded, BookBase):
    """A backup that was verified from its target: when, of which generation, in which folder."""

    __tablename__ = "backup_note"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    generation: Mapped[int] = mapped_column(Integer)
    folder: Mapped[str] = mapped_column(Text)


for _model in (BookEvent, BookObject, CasesEvent, CasesObject):
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__)
