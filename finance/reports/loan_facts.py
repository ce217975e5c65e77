"""Loans and demands as reports see them, as they stood on a day. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import loan_balances
from finance.loans.models import Demand, Loan
from finance.loans.registers import dcb_lines, late_since
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.dcb import summed
from finance.rules.ratios import LoanFact

__all__ = ["asked_and_paid", "loan_facts", "loan_numbers", "overdue_of"]

_CANCELLED = "cancelled"


def loan_facts(session: Session, group_id: str, day: date) -> tuple[LoanFact, ...]:
    """Loans with principal outstanding at the end of a day, by number."""
    balances = loan_balances(session, group_id, day)
    late = late_since(session, group_id, day)
    loans = session.scalars(select(Loan).where(Loan.group_id == group_id).order_by(Loan.number))
    return tuple(
        LoanFact(loan.id, str(loan.number), balances[loan.id], late.get(loan.id), loan.member_id)
        for loan in loans
        if balances.get(loan.id)
    )


def loan_numbers(session: Session, group_id: str) -> dict[str, int]:
    """The number of each loan of a group."""
    rows = session.execute(select(Loan.id, Loan.number).where(Loan.group_id == group_id))
    return {str(loan_id): int(number) for loan_id, number in rows}


def asked_and_paid(
    session: Session, group_id: str, kinds: Sequence[str], since: date, until: date
) -> dict[str, tuple[int, int]]:
    """By member what was asked for with a due date in these days, less what was waived, and what
    of it was paid until now."""
    rows = session.execute(
        select(Demand.member_id, func.sum(Demand.amount - Demand.waived), func.sum(Demand.paid))
        .where(
            Demand.group_id == group_id,
            Demand.kind.in_(kinds),
            Demand.due_on >= since,
            Demand.due_on <= until,
            Demand.state != _CANCELLED,
        )
        .group_by(Demand.member_id)
    )
    return {str(member): (int(asked), int(paid)) for member, asked, paid in rows}


def overdue_of(session: Session, group_id: str, day: date) -> int:
    """Principal and interest that were due before a day and not paid by its end."""
    kinds = (DemandKind.PRINCIPAL, DemandKind.INTEREST)
    total = summed(each.line for each in dcb_lines(session, group_id, day, day, kinds=kinds))
    return total.balance - (total.demand - total.collected_current)
