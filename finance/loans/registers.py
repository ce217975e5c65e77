"""What the registers and ratios read of loans: days late, principal at risk, demand and balance.

Checks no rights and writes nothing; the queries that use it do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, CompoundSelect, Select, case, func, select, union_all
from sqlalchemy.orm import Session

from finance.ledger.balances import loan_balances
from finance.loans.coming import not_yet_asked, unasked_since
from finance.loans.models import (
    Allocation,
    Demand,
    DemandWaiver,
    Loan,
)
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.arrears import Outstanding
from finance.rules.loans.dcb import Dcb, Movement, dcb
from finance.rules.loans.states import DemandState

__all__ = ["DcbLine", "days_late", "dcb_lines", "late_since", "outstanding_loans"]

ADVANCE = "advance"
_OPEN = (DemandState.OPEN.value, DemandState.PART.value)


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
    unsettled = union_all(*unsettled_since(group_id, on + timedelta(days=1)))
    met = _met(session, unsettled, on)
    found: dict[str, date] = {}
    rows = session.execute(
        select(Demand.id, Demand.loan_id, Demand.due_on, Demand.amount).where(
            Demand.id.in_(unsettled),
            _of_group(group_id),
            Demand.loan_id.is_not(None),
            Demand.due_on < on,
        )
    )
    for demand, loan, due_on, amount in rows:
        if loan is not None and amount > met.get(demand, 0):
            found[loan] = min(found.get(loan, due_on), due_on)
    for loan, due_on in unasked_since(session, group_id, on).items():
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


def days_late(session: Session, loan: Loan, on: date) -> int:
    """Days since the oldest unpaid due date of one loan; 0 when nothing is late."""
    since = late_since(session, loan.group_id, on).get(loan.id)
    return (on - since).days if since else 0


def unsettled_since(group_id: str, since: date) -> tuple[Select[str | None], ...]:
    """Ids of the demands of which something was open when a day began, or moved from it on.

    All others were met before that day, for good: what is late or overdue later is not theirs. In
    parts, each with an index of its own, so that an old book is not read from end to end.
    """
    return (
        select(Demand.id).where(Demand.group_id == group_id, Demand.state.in_(_OPEN)),
        select(Allocation.demand_id).where(
            Allocation.group_id == group_id,
            Allocation.on_date >= since,
            Allocation.demand_id.is_not(None),
        ),
        # Of other groups too: there are few, and asking whose they are would read all demands.
        select(DemandWaiver.demand_id).where(DemandWaiver.on_date >= since),
    )


def _of_group(group_id: str) -> ColumnElement[bool]:
    """Demands of the group, in a form that keeps SQLite from reading all of them for a few ids."""
    return func.coalesce(Demand.group_id, "") == group_id


def _met(session: Session, demands: CompoundSelect[str | None], until: date) -> Mapping[str, int]:
    """Paid and waived of each of these demands up to a day, paise."""
    met: defaultdict[str, int] = defaultdict(int)
    for table in (Allocation, DemandWaiver):
        rows = session.execute(
            select(table.demand_id, func.sum(table.amount))
            .where(table.demand_id.in_(demands), table.on_date <= until)
            .group_by(table.demand_id)
        )
        for demand, amount in rows:
            met[str(demand)] += int(amount)
    return met


def dcb_lines(
    session: Session, group_id: str, since: date, until: date, *, kinds: Sequence[DemandKind] = ()
) -> Sequence[DcbLine]:
    """The register of a period, both days in it: one line for each member, loan and component
    that had anything open, asked or paid. `kinds`: these components only.

    An instalment that fell due counts as asked for, also when no meeting has written it down."""
    shown = _of_period(group_id, since, until)
    sums = _sums(session, shown, since, until)
    groups: defaultdict[tuple[str, str | None, str], list[Movement]] = defaultdict(list)
    oldest: dict[tuple[str, str | None, str], date] = {}
    columns = (Demand.id, Demand.member_id, Demand.loan_id, Demand.kind, Demand.due_on)
    for ref, member, loan, kind, due_on, amount in session.execute(
        select(*columns, Demand.amount).where(Demand.id.in_(shown), _of_group(group_id))
    ):
        paid_before, paid, waived_before, waived = sums.get(ref, (0, 0, 0, 0))
        key = (member, loan, kind)
        groups[key].append(Movement(due_on, amount, paid_before, waived_before, paid, waived))
        if due_on < until and amount > paid_before + paid + waived_before + waived:
            oldest[key] = min(oldest.get(key, due_on), due_on)
    for new in not_yet_asked(session, group_id, until):
        key = (new.member_id, new.loan_id, new.kind.value)
        groups[key].append(Movement(new.due_on, new.amount))
        if new.due_on < until:
            oldest[key] = min(oldest.get(key, new.due_on), new.due_on)
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


def _of_period(group_id: str, since: date, until: date) -> CompoundSelect[str | None]:
    """What a register of these days can show: demands that were open, moved, or fell due."""
    due = (Demand.group_id == group_id, Demand.due_on >= since, Demand.due_on <= until)
    return union_all(*unsettled_since(group_id, since), select(Demand.id).where(*due))


def _sums(
    session: Session, demands: CompoundSelect[str | None], since: date, until: date
) -> Mapping[str, tuple[int, int, int, int]]:
    """For each demand: paid before, paid in, waived before, waived in the period."""
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for place, table in ((0, Allocation), (2, DemandWaiver)):
        before = func.sum(case((table.on_date < since, table.amount), else_=0))
        within = func.sum(case((table.on_date >= since, table.amount), else_=0))
        rows = session.execute(
            select(table.demand_id, before, within)
            .where(table.demand_id.in_(demands), table.on_date <= until)
            .group_by(table.demand_id)
        )
        for demand, *amounts in rows:
            found[str(demand)][place : place + 2] = map(int, amounts)
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
