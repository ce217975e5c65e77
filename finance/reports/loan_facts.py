"""Loans and demands as reports see them. Reads only; until loans are kept there are none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from finance.rules.ratios import LoanFact

__all__ = ["asked_and_paid", "loan_facts", "loan_numbers"]


def loan_facts(session: Session, group_id: str, day: date) -> tuple[LoanFact, ...]:
    """Loans with principal outstanding at the end of a day, by number."""
    del session, group_id, day
    return ()


def loan_numbers(session: Session, group_id: str) -> dict[str, int]:
    """The number of each loan of a group."""
    del session, group_id
    return {}


def asked_and_paid(
    session: Session, group_id: str, kinds: Sequence[str], since: date, until: date
) -> dict[str, tuple[int, int]]:
    """By member what was asked for with a due date in these days, and what of it was paid."""
    del session, group_id, kinds, since, until
    return {}
