"""Attachments of the book: the sealed file beside the database, its key in a row of the book.

The row is written in the unit of work of the act it belongs to, so the audit chain covers it. A
file whose act did not reach the disk is unreadable rubbish without its key.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn
from sr_board.access.models import KeptFile
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.store.uow import ReadFactory
from sr_board.vault.attachments import put_attachment, read_attachment
from sr_board.vault.opened import OpenVault

__all__ = ["KeptFiles"]


class KeptFiles:
    """Keeps bytes encrypted, each under its own key."""

    def __init__(self, vault: OpenVault, clock: Clock, who: SignedIn, read: ReadFactory) -> None:
        self._vault, self._clock, self._who, self._read = vault, clock, who, read

    def put(self, session: Session, content: bytes) -> str:
        """Keep `content` as part of the open unit of work; returns its identifier.

        Raises InputInvalid "attachment-too-large", VaultReadOnly, DiskFull.
        """
        kept = put_attachment(self._vault, "book", content)
        session.add(
            KeptFile(
                id=kept.attachment_id,
                size=kept.size,
                key=kept.key,
                recorded_at=self._clock.now(),
                recorded_by=self._who.account_id,
            )
        )
        return kept.attachment_id

    def content(self, attachment_id: str) -> bytes:
        """The bytes that were kept. Raises NotFound, AttachmentDamaged."""
        with self._read() as session:
            row = session.get(KeptFile, attachment_id)
        if row is None:
            raise NotFound("attachment-unknown", what="attachment")
        return read_attachment(self._vault, "book", attachment_id, row.key)
