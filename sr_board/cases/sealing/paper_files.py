"""Sealed files of kept papers: written before the act they belong to, gone again when it fails."""

from __future__ import annotations

from functools import partial

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from sr_board.cases.models import PaperFile
from sr_board.vault.attachments import Attachment, put_attachment, remove_attachment
from sr_board.vault.opened import OpenVault

__all__ = ["drop_file", "keep_file"]


def keep_file(session: Session, vault: OpenVault, content: bytes) -> Attachment:
    """Write a sealed file as part of the open transaction; rolled back, it is removed.

    Raises VaultReadOnly, CompartmentClosed, DiskFull.
    """
    kept = put_attachment(vault, "cases", content)
    session.add(PaperFile(id=kept.attachment_id))
    lasting: list[bool] = []

    def ended(_: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None and not lasting:
            lasting.append(False)
            remove_attachment(vault, "cases", kept.attachment_id)

    event.listen(session, "after_commit", lambda _: lasting.append(True), once=True)
    event.listen(session, "after_transaction_end", ended)
    return kept


def drop_file(session: Session, vault: OpenVault, file_id: str) -> None:
    """Remove a sealed file once the open transaction is on the disk; it may be gone already."""
    row = session.get(PaperFile, file_id)
    if row is not None:
        session.delete(row)
    gone = partial(remove_attachment, vault, "cases", file_id)
    event.listen(session, "after_commit", lambda _: gone(), once=True)
