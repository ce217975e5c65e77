"""What happens to cycles and members when a share-out or a last account is cancelled.

The ledger calls this in the unit of work of the cancellation, after posting it. Nothing commits.
"""

from __future__ import annotations

from sqlalchemy import select

from finance.ledger.models import LedgerEntry, MemberAccount
from finance.ledger.posting import MoneyEntry
from finance.savings.models import Cycle, LeavingAccount, ShareOutRun
from sr_board.base.errors import RuleBroken

__all__ = ["give_back"]

OPEN, SHARED = "open", "shared"


def give_back(entry: MoneyEntry, cancelled_id: str) -> None:
    """An entry was cancelled: a cycle that it shared out runs again, a member who left with it is
    a member again. Cancelling the cancellation brings the first effect back.

    Does nothing for other entries. Raises RuleBroken "cycle-still-open" when the next cycle has
    begun.
    """
    session = entry.session
    first, effective = cancelled_id, False
    row = session.get_one(LedgerEntry, cancelled_id)
    while row.reverses is not None:
        first, effective = row.reverses, not effective
        row = session.get_one(LedgerEntry, first)
    run = session.scalars(select(ShareOutRun).where(ShareOutRun.entry_id == first)).first()
    if run is not None:
        _cycle(entry, session.get_one(Cycle, run.cycle_id), shared=effective)
    left = session.scalars(select(LeavingAccount).where(LeavingAccount.entry_id == first)).first()
    if left is not None:
        member = session.get_one(MemberAccount, (left.group_id, left.member_id))
        member.left_on = left.on_date if effective else None


def _cycle(entry: MoneyEntry, cycle: Cycle, *, shared: bool) -> None:
    others = select(Cycle.id).where(
        Cycle.group_id == cycle.group_id, Cycle.state == OPEN, Cycle.id != cycle.id
    )
    if not shared and entry.session.scalars(others.limit(1)).first() is not None:
        raise RuleBroken("cycle-still-open")
    cycle.state = SHARED if shared else OPEN
