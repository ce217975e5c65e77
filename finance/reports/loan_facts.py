"""Loans as they stood on a day: principal outstanding, and the oldest due date unpaid that day.

What was paid or waived later does not count. Rescheduled loans keep their days late. Reads only.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import loan_balances
from finance.loans.models import Allocation, Demand, DemandWaiver, Loan
from finance.rules.ratios import LoanFact

__all__ = ["loan_facts"]

_OWED = ("principal", "interest")


def loan_facts(session: Session, group_id: str, day: date) -> tuple[LoanFact, ...]:
    """Loans with principal outstanding at the end of a day, by number."""
    balances = loan_balances(session, group_id, day)
    oldest = _oldest(session, group_id, day)
    loans = session.scalars(
        select(Loan).where(Loan.group_id == group_id).order_by(Loan.number)
    ).all()
    return tuple(
        LoanFact(
            loan.id,
            str(loan.number),
            balances[loan.id],
            min((d for d in (oldest.get(loan.id), loan.late_since) if d), default=None),
            loan.member_id,
        )
        for loan in loans
        if balances.get(loan.id)
    )


def _oldest(session: Session, group_id: str, day: date) -> dict[str, date]:
    """The oldest due date of each loan of which something was unpaid at the end of the day."""
    paid = (
        select(Allocation.demand_id, func.sum(Allocation.amount).label("amount"))
        .where(Allocation.group_id == group_id, Allocation.on_date <= day)
        .group_by(Allocation.demand_id)
        .subquery()
    )
    waived = (
        select(DemandWaiver.demand_id, func.sum(DemandWaiver.amount).label("amount"))
        .where(DemandWaiver.on_date <= day)
        .group_by(DemandWaiver.demand_id)
        .subquery()
    )
    left = (
        Demand.amount - func.coalesce(paid.c.amount, 0) - func.coalesce(waived.c.amount, 0)
    )
    rows = session.execute(
        select(Demand.loan_id, func.min(Demand.due_on))
        .outerjoin(paid, paid.c.demand_id == Demand.id)
        .outerjoin(waived, waived.c.demand_id == Demand.id)
        .where(
            Demand.group_id == group_id,
            Demand.loan_id.is_not(None),
            Demand.kind.in_(_OWED),
            Demand.state != "cancelled",
            Demand.due_on < day,
            left > 0,
        )
        .group_by(Demand.loan_id)
    )
    return {str(loan_id): due for loan_id, due in rows}
