"""Where pictures of signed sheets are kept: the door, not the room behind it."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.orm import Session

__all__ = ["SCAN_MAX_BYTES", "AttachmentStore"]

SCAN_MAX_BYTES = 12 * 1024 * 1024
"""Largest picture taken, in bytes."""


class AttachmentStore(Protocol):
    """Keeps bytes encrypted beside the vault and gives them an identifier."""

    def put(self, session: Session, content: bytes) -> str:
        """Keep `content` as part of the open unit of work; returns its id (32 hex digits)."""
        ...

    def content(self, attachment_id: str) -> bytes:
        """The bytes that were kept. Raises NotFound, AttachmentDamaged."""
        ...
