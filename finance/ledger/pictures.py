"""Pictures of bills, read into memory to be looked at. Right: MONEY_READ. Nothing here writes."""

from __future__ import annotations

from sqlalchemy import select

from finance.ledger.models import EntryAttachment
from governance.attachments import AttachmentStore
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.store.uow import ReadFactory

__all__ = ["PictureQueries"]


class PictureQueries:
    """Pictures of entries for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn, store: AttachmentStore | None) -> None:
        self._read, self._who, self._store = read, who, store

    def of(self, entry_id: str) -> tuple[bytes, ...]:
        """The pictures of an entry, in order; never written anywhere.

        Raises NotAllowed, NotFound "attachment-unknown", AttachmentDamaged.
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            files = session.scalars(
                select(EntryAttachment.file_id)
                .where(EntryAttachment.entry_id == entry_id)
                .order_by(EntryAttachment.place)
            ).all()
        if files and self._store is None:
            raise NotFound("attachment-unknown", what="attachment")
        return tuple(self._store.content(each) for each in files if self._store is not None)
