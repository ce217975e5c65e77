"""Up to which day each bank account was compared with the bank's paper. Reads only."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.models import BankMatch, Reconciliation
from finance.ledger.models import LedgerPosting
from finance.rules.accounts import BANK
from finance.rules.closing import BankFact

__all__ = ["compared_banks", "entries_checked"]


def compared_banks(session: Session, group_id: str) -> Mapping[str, BankFact]:
    """The newest comparison of each bank account of a group, by bank account. One is only kept
    when it agreed, so nothing is unexplained in it."""
    rows = session.execute(
        select(Reconciliation.bank_id, func.max(Reconciliation.as_of))
        .where(Reconciliation.group_id == group_id)
        .group_by(Reconciliation.bank_id)
    )
    return {bank_id: BankFact(bank_id, as_of) for bank_id, as_of in rows}


def entries_checked(session: Session, bank_id: str) -> frozenset[str]:
    """Entries with a line of this bank account that was found on the bank's paper."""
    posting = LedgerPosting
    return frozenset(
        session.scalars(
            select(posting.entry_id)
            .join(
                BankMatch,
                (BankMatch.entry_id == posting.entry_id) & (BankMatch.line_no == posting.line_no),
            )
            .where(
                posting.account == BANK,
                posting.bank_id == bank_id,
                BankMatch.undone_at.is_(None),
            )
        )
    )
