"""Resolutions behind entries: found, standing, and what is left of their amount.

Checks no rights, commits nothing. Amounts in paise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from finance.ledger.models import LedgerEntry
from finance.rules.entries import EntryState
from governance.leadership.decisions import passed
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["ResolutionUse", "check_resolution", "use_of"]


@dataclass(frozen=True)
class ResolutionUse:
    """How a resolution was used. `allowed` is None when the minutes name no amount."""

    allowed: int | None
    used: int

    @property
    def left(self) -> int | None:
        """What may still be paid by it; None: no amount is named."""
        return None if self.allowed is None else self.allowed - self.used


def use_of(
    session: Session, group_id: str, resolution_id: str | None, resolution_no: str = ""
) -> ResolutionUse:
    """What a resolution allows and what posted entries used of it so far.

    What it allows was said at its first use and confirmed by the second person.
    """
    where = [LedgerEntry.group_id == group_id, LedgerEntry.state == str(EntryState.POSTED)]
    if resolution_id is not None:
        where.append(LedgerEntry.resolution_id == resolution_id)
    else:
        where += [
            LedgerEntry.resolution_no == resolution_no,
            LedgerEntry.resolution_id.is_(None),
        ]
    used = session.scalar(
        select(func.coalesce(func.sum(LedgerEntry.resolution_used), 0)).where(*where)
    )
    cancels = aliased(LedgerEntry)
    allowed = session.scalar(
        select(LedgerEntry.resolution_amount)
        .where(
            *where,
            LedgerEntry.resolution_amount.is_not(None),
            ~select(cancels.id).where(cancels.reverses == LedgerEntry.id).exists(),
        )
        .order_by(LedgerEntry.seq)
        .limit(1)
    )
    return ResolutionUse(allowed, int(used or 0))


def check_resolution(
    session: Session,
    group_id: str,
    resolution_id: str | None,
    resolution_no: str,
    amount: int | None,
    used_now: int,
    on_date: date,
) -> None:
    """The resolution stands, is not younger than the entry, and its amount is not used up.

    `amount`: what it allows as the minutes are read now. Raises NotFound "resolution-unknown",
    RuleBroken "resolution-of-other-group", "resolution-does-not-stand", "resolution-later",
    "resolution-amount-differs", "resolution-used-up", InputInvalid "amount-negative".
    """
    name = resolution_no
    if resolution_id is not None:
        found = passed(session, resolution_id, group_id)
        name = found.serial
        if found.decided_on > on_date:
            raise RuleBroken("resolution-later", serial=name, date=found.decided_on)
    if amount is not None and amount <= 0:
        raise InputInvalid("amount-negative", field="resolution_amount")
    use = use_of(session, group_id, resolution_id, resolution_no)
    if use.allowed is not None and amount is not None and amount != use.allowed:
        raise RuleBroken("resolution-amount-differs", serial=name, amount_paise=use.allowed)
    allowed = amount if use.allowed is None else use.allowed
    if allowed is not None and used_now > 0 and use.used + used_now > allowed:
        raise RuleBroken(
            "resolution-used-up", serial=name, amount_paise=allowed, used_paise=use.used
        )
