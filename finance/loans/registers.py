"""What the registers and ratios read of loans: days late, principal at risk, demand and balance.

Checks no rights and writes nothing; the queries that use it do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import loan_balances
from finance.loans.models import (
    Allocation,
    Demand,
    DemandWaiver,
    Loan,
    LoanInstalment,
    LoanSchedule,
)
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.arrears import Outstanding
from finance.rules.loans.dcb import Dcb, Movement, dcb
from finance.rules.loans.states import LoanState

__all__ = ["DcbLine", "days_late", "dcb_lines", "late_since", "outstanding_loans"]

ADVANCE = "advance"


@dataclass(frozen=True)
class DcbLine:
    """One line of the register: a member and loan (None: savings and other), and a component.

    `days_overdue`: at the end of the period, from its oldest unpaid due date.
    """

    member_id: str
    loan_id: str | None
    kind: DemandKind
    line: Dcb
    days_overdue: int


def outstanding_loans(session: Session, group_id: str, on: date) -> Mapping[str, Outstanding]:
    """Principal outstanding and days late of every loan with a balance on a day, by loan."""
    late = late_since(session, group_id, on)
    return {
        loan: Outstanding(principal, (on - late[loan]).days if loan in late else 0)
        for loan, principal in loan_balances(session, group_id, on).items()
        if principal > 0
    }


def late_since(session: Session, group_id: str, on: date) -> Mapping[str, date]:
    """Loans with something late on a day: their oldest unpaid due date.

    As it stood on that day: payments and waivers after it do not count. A loan that was
    rescheduled late goes on being late from its old date.
    """
    met = _met(session, group_id, on)
    found: dict[str, date] = {}
    rows = session.execute(
        select(Demand.id, Demand.loan_id, Demand.due_on, Demand.amount).where(
            Demand.group_id == group_id, Demand.loan_id.is_not(None), Demand.due_on < on
        )
    )
    for demand, loan, due_on, amount in rows:
        if loan is not None and amount > met.get(demand, 0):
            found[loan] = min(found.get(loan, due_on), due_on)
    for loan, due_on in _not_yet_asked(session, group_id, on):
        found[loan] = min(found.get(loan, due_on), due_on)
    old = session.execute(
        select(Loan.id, Loan.late_since).where(
            Loan.group_id == group_id, Loan.late_since.is_not(None)
        )
    )
    ended = {row for row in session.scalars(select(Loan.id).where(
        Loan.group_id == group_id, Loan.ended_on.is_not(None), Loan.ended_on <= on))}  # fmt: skip
    for loan, since in old:
        if since is not None and since < on:
            found[loan] = min(found.get(loan, since), since)
    return {loan: day for loan, day in found.items() if loan not in ended}


def _not_yet_asked(session: Session, group_id: str, on: date) -> Iterable[tuple[str, date]]:
    """Running loans with an instalment that fell due before the day and that no meeting asked
    for yet: its due date."""
    rows = session.execute(
        select(Loan.id, func.min(LoanInstalment.due_on))
        .join(LoanSchedule, LoanSchedule.loan_id == Loan.id)
        .join(LoanInstalment, LoanInstalment.schedule_id == LoanSchedule.id)
        .where(
            Loan.group_id == group_id,
            Loan.state == LoanState.RUNNING.value,
            LoanSchedule.version == Loan.schedule_version,
            LoanInstalment.n > Loan.raised_n,
            LoanInstalment.due_on < on,
        )
        .group_by(Loan.id)
    )
    return [(loan, due_on) for loan, due_on in rows]


def days_late(session: Session, loan: Loan, on: date) -> int:
    """Days since the oldest unpaid due date of one loan; 0 when nothing is late."""
    since = late_since(session, loan.group_id, on).get(loan.id)
    return (on - since).days if since else 0


def _met(session: Session, group_id: str, until: date) -> Mapping[str, int]:
    """Paid and waived of each demand up to a day, paise."""
    met: defaultdict[str, int] = defaultdict(int)
    paid = select(Allocation.demand_id, func.sum(Allocation.amount)).where(
        Allocation.group_id == group_id,
        Allocation.demand_id.is_not(None),
        Allocation.on_date <= until,
    )
    for demand, amount in session.execute(paid.group_by(Allocation.demand_id)):
        met[str(demand)] += int(amount)
    waived = (
        select(DemandWaiver.demand_id, func.sum(DemandWaiver.amount))
        .join(Demand, Demand.id == DemandWaiver.demand_id)
        .where(Demand.group_id == group_id, DemandWaiver.on_date <= until)
        .group_by(DemandWaiver.demand_id)
    )
    for demand, amount in session.execute(waived):
        met[demand] += int(amount)
    return met


def dcb_lines(
    session: Session, group_id: str, since: date, until: date, *, kinds: Sequence[DemandKind] = ()
) -> Sequence[DcbLine]:
    """The register of a period, both days in it: one line for each member, loan and component
    that had anything open, asked or paid. `kinds`: these components only."""
    sums = _sums(session, group_id, since, until)
    query = select(Demand).where(Demand.group_id == group_id, Demand.due_on <= until)
    groups: defaultdict[tuple[str, str | None, str], list[Movement]] = defaultdict(list)
    oldest: dict[tuple[str, str | None, str], date] = {}
    for row in session.scalars(query):
        paid_before, paid, waived_before, waived = sums.get(row.id, (0, 0, 0, 0))
        key = (row.member_id, row.loan_id, row.kind)
        move = Movement(row.due_on, row.amount, paid_before, waived_before, paid, waived)
        groups[key].append(move)
        if row.amount > paid_before + paid + waived_before + waived and row.due_on < until:
            oldest[key] = min(oldest.get(key, row.due_on), row.due_on)
    for key, amount in _ahead(session, group_id, since, until).items():
        groups.setdefault(key, [])
        groups[key].append(Movement(until + timedelta(days=1), 0, paid=amount))
    found = []
    for key, moves in groups.items():
        line = dcb(moves, since, until)
        if (kinds and DemandKind(key[2]) not in kinds) or line == Dcb():
            continue
        days = (until - oldest[key]).days if key in oldest else 0
        found.append(DcbLine(key[0], key[1], DemandKind(key[2]), line, days))
    return found


def _sums(
    session: Session, group_id: str, since: date, until: date
) -> Mapping[str, tuple[int, int, int, int]]:
    """For each demand: paid before, paid in, waived before, waived in the period."""
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])

    def both(
        day: ColumnElement[date], amount: ColumnElement[int]
    ) -> tuple[ColumnElement[int], ColumnElement[int]]:
        return (
            func.sum(case((day < since, amount), else_=0)),
            func.sum(case((day >= since, amount), else_=0)),
        )

    A, W = Allocation, DemandWaiver
    paid = select(A.demand_id, *both(A.on_date, A.amount)).where(  # type: ignore[arg-type]
        A.group_id == group_id, A.demand_id.is_not(None), A.on_date <= until
    )
    for demand, before, within in session.execute(paid.group_by(A.demand_id)):
        found[str(demand)][:2] = [int(before), int(within)]
    waived = (
        select(W.demand_id, *both(W.on_date, W.amount))  # type: ignore[arg-type]
        .join(Demand, Demand.id == W.demand_id)
        .where(Demand.group_id == group_id, W.on_date <= until)
    )
    for demand, before, within in session.execute(waived.group_by(W.demand_id)):
        found[demand][2:] = [int(before), int(within)]
    return {key: (a, b, c, d) for key, (a, b, c, d) in found.items()}


def _ahead(
    session: Session, group_id: str, since: date, until: date
) -> Mapping[tuple[str, str | None, str], int]:
    """Principal repaid ahead of all demands in the period, by member and loan."""
    rows = session.execute(
        select(Allocation.member_id, Allocation.loan_id, func.sum(Allocation.amount))
        .where(
            Allocation.group_id == group_id,
            Allocation.kind == ADVANCE,
            Allocation.on_date >= since,
            Allocation.on_date <= until,
        )
        .group_by(Allocation.member_id, Allocation.loan_id)
    )
    principal = DemandKind.PRINCIPAL.value
    return {(member, loan, principal): int(amount) for member, loan, amount in rows if amount}
