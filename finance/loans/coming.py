"""What fell due but no meeting has asked for yet: instalments without a written demand.

Where due days follow the meetings, an instalment is due on the first meeting of the group on or
after its nominal day; while the calendar has none, the nominal day stands (domain paper, 6.3).
Checks no rights and writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.loans.demands import NewDemand, pending
from finance.loans.models import Loan, LoanInstalment, LoanProduct, LoanSchedule
from finance.rules.loans.due_dates import followed
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.products import Period, PeriodUnit, Product
from finance.rules.loans.states import LoanState
from governance.models import Meeting
from governance.rules.meetings import MeetingStatus

__all__ = ["due_days", "follows_meetings", "not_yet_asked", "unasked_since"]


def follows_meetings(product: Product) -> bool:
    """Whether instalments fall due at meetings, not on days of their own."""
    return product.follow_meetings or product.period == Period(1, PeriodUnit.MEETING)


def _meetings(session: Session, group_id: str, since: date) -> Sequence[date]:
    """Days of the group's meetings from a day on, held or planned."""
    begins = datetime.combine(since - timedelta(days=1), time(), UTC)
    rows = session.scalars(
        select(Meeting).where(
            Meeting.group_id == group_id,
            Meeting.committee_id.is_(None),
            Meeting.status != MeetingStatus.CANCELLED,
            Meeting.planned_at >= begins,
        )
    )
    return [row.day for row in rows if row.day >= since]


def due_days(
    session: Session, group_id: str, product: Product, nominal: Mapping[int, date]
) -> Mapping[int, date]:
    """The day on which each instalment is due, by number; `nominal` as the schedule has it."""
    if not nominal or not follows_meetings(product):
        return nominal
    numbers = sorted(nominal)
    days = [nominal[n] for n in numbers]
    meetings = _meetings(session, group_id, days[0])
    return dict(zip(numbers, followed(days, meetings, each=False), strict=True))


def _coming(session: Session, group_id: str, before: date) -> Mapping[str, dict[int, date]]:
    """Nominal days of the instalments of running loans that nobody asked for, by loan; of loans
    whose first such day lies before `before`."""
    rows = session.execute(
        select(Loan.id, LoanInstalment.n, LoanInstalment.due_on)
        .join(LoanSchedule, LoanSchedule.loan_id == Loan.id)
        .join(LoanInstalment, LoanInstalment.schedule_id == LoanSchedule.id)
        .where(
            Loan.group_id == group_id,
            Loan.state == LoanState.RUNNING.value,
            LoanSchedule.version == Loan.schedule_version,
            LoanInstalment.n > Loan.raised_n,
            LoanInstalment.due_on < before,
        )
    )
    found: dict[str, dict[int, date]] = {}
    for loan, n, due_on in rows:
        found.setdefault(loan, {})[n] = due_on
    return found


def _products(session: Session, loans: Sequence[str]) -> Mapping[str, Product]:
    rows = session.execute(
        select(Loan.id, LoanProduct.terms)
        .join(LoanProduct, LoanProduct.id == Loan.product_id)
        .where(Loan.id.in_(loans))
    )
    return {loan: product_from_text(terms) for loan, terms in rows}


def _days(session: Session, group_id: str, before: date) -> Mapping[str, Mapping[int, date]]:
    coming = _coming(session, group_id, before)
    products = _products(session, list(coming))
    return {
        loan: due_days(session, group_id, products[loan], nominal)
        for loan, nominal in coming.items()
    }


def unasked_since(session: Session, group_id: str, on: date) -> Mapping[str, date]:
    """Running loans with an instalment that fell due before the day and that no meeting asked
    for yet: its due day."""
    first = {loan: min(days.values()) for loan, days in _days(session, group_id, on).items()}
    return {loan: day for loan, day in first.items() if day < on}


def not_yet_asked(session: Session, group_id: str, until: date) -> Sequence[NewDemand]:
    """What fell due until the evening of a day and was not written down: principal and interest,
    each with its due day."""
    running = select(func.count()).where(
        Loan.group_id == group_id, Loan.state == LoanState.RUNNING.value
    )
    if not session.scalar(running):
        return ()
    days = _days(session, group_id, until + timedelta(days=1))
    found = [
        replace(each, due_on=days.get(each.loan_id or "", {}).get(each.n, each.due_on))
        for each in pending(session, group_id, until)
    ]
    return [each for each in found if each.due_on <= until]
