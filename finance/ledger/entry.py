"""What every act of writing in the books starts with: who writes, when, and where bills go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from governance.attachments import AttachmentStore
from governance.entry import Entry
from sr_board.access.check import SignedIn

__all__ = ["MoneyEntry"]


@dataclass(frozen=True)
class MoneyEntry(Entry):
    """One act of writing in an open unit of work, by the person who prepares."""

    attachments: AttachmentStore | None = None

    @property
    def who(self) -> SignedIn:
        """The preparer, for the check of the second person; rights were asked before."""
        return SignedIn(self.account_id, self.person_id, frozenset())

    @property
    def moment(self) -> datetime:
        """Now, to the microsecond (the chain keeps it)."""
        return self.clock.now()
