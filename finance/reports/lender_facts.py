"""What lenders ask for in a time, by the schedules in force. Reads only, checks no rights."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.models import ExternalInstalment, ExternalLoan

__all__ = ["lender_due"]


def lender_due(session: Session, group_id: str, since: date, until: date) -> int:
    """Principal of the instalments that fall due in these days (both counted), in paise.

    Of each loan the newest version of its schedule counts, as long as it was not closed before.
    """
    part = ExternalInstalment
    newest = (
        select(part.loan_id, func.max(part.version).label("version"))
        .group_by(part.loan_id)
        .subquery()
    )
    found = session.scalar(
        select(func.sum(part.principal))
        .join(ExternalLoan, ExternalLoan.id == part.loan_id)
        .join(newest, (newest.c.loan_id == part.loan_id) & (newest.c.version == part.version))
        .where(
            ExternalLoan.group_id == group_id,
            ExternalLoan.closed_on.is_(None) | (ExternalLoan.closed_on >= since),
            part.due_on >= since,
            part.due_on <= until,
        )
    )
    return int(found or 0)
