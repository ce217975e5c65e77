"""What every service of the bank starts with: the entry, the lines of money, who may."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from finance.bank.commands import Resolved
from finance.bank.models import ExternalLoan
from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.rules.accounts import BANK, CASH
from finance.rules.entries import EntryKind, Line
from governance.attachments import AttachmentStore
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.store.uow import UowFactory

__all__ = ["CHANGED", "BankWork", "drafted", "lender_of", "money_line"]

CHANGED = frozenset({"money", "bank"})


class BankWork:
    """A service of this part."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def _entry(self, session: Session) -> MoneyEntry:
        who = self._who
        return MoneyEntry(session, self._clock, who.account_id, who.person_id, self._attachments)


def money_line(amount: int, fund: str, bank_id: str | None) -> Line:
    """Money into (above nought) or out of the bank account, or of the box without one."""
    return Line(CASH if bank_id is None else BANK, amount, fund=fund, bank_id=bank_id)


def drafted(
    group_id: str,
    on: date,
    kind: EntryKind,
    narration: str,
    lines: Iterable[Line],
    resolved: Resolved | None = None,
    reason: str = "",
) -> EntryDraft:
    """The entry of an act of this part."""
    by = resolved or Resolved()
    return EntryDraft(
        group_id=group_id,
        on_date=on,
        kind=kind,
        narration=narration,
        lines=tuple(lines),
        resolution_id=by.resolution_id,
        resolution_no=by.number,
        resolution_on=by.on,
        resolution_amount=by.allowed,
        reason=reason,
    )


def lender_of(session: Session, lender_id: str, *, closed: bool = False) -> ExternalLoan:
    """A loan of the group. Raises NotFound "lender-unknown", RuleBroken "lender-closed"."""
    row = session.get(ExternalLoan, lender_id)
    if row is None:
        raise NotFound("lender-unknown", what="lender")
    if row.closed_on is not None and not closed:
        raise RuleBroken("lender-closed", date=row.closed_on)
    return row
