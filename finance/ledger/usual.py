"""What is usually paid for each purpose: read from the last entries. Checks no rights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.rules.accounts import BANK, CASH
from finance.rules.entries import EntryKind
from finance.rules.narration import usual_of

__all__ = ["usual_amounts"]

_LAST = 12
"""So many of the last amounts of a purpose say what is usual."""
_LOOKED_AT = 600
_KINDS = tuple(str(kind) for kind in (EntryKind.RECEIPT, EntryKind.PAYMENT, EntryKind.MEETING))


def usual_amounts(session: Session, group_id: str, *, out: bool) -> Mapping[str, int]:
    """The usual amount by account, paise, of money that came in, or (`out`) went out.

    An account with fewer than three amounts has none.
    """
    sign = LedgerPosting.amount > 0 if out else LedgerPosting.amount < 0
    rows = session.execute(
        select(LedgerPosting.account, LedgerPosting.amount)
        .join(LedgerEntry, LedgerEntry.id == LedgerPosting.entry_id)
        .where(
            LedgerPosting.group_id == group_id,
            LedgerPosting.account.not_in((CASH, BANK)),
            LedgerEntry.kind.in_(_KINDS),
            LedgerEntry.seq.is_not(None),
            sign,
        )
        .order_by(LedgerEntry.seq.desc(), LedgerPosting.line_no)
        .limit(_LOOKED_AT)
    )
    found: dict[str, list[int]] = defaultdict(list)
    for account, amount in rows:
        if len(found[account]) < _LAST:
            found[account].append(amount)
    return MappingProxyType(
        {account: usual for account, each in found.items() if (usual := usual_of(each))}
    )
