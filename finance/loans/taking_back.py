"""What happens to loans and demands when an entry is cancelled or corrected.

The ledger calls this in the unit of work of the cancellation, after posting it. Nothing commits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from finance.ledger.models import LedgerEntry
from finance.ledger.posting import MoneyEntry, Posted
from finance.loans.demands import cancel_demand, open_demands, state_of, stored
from finance.loans.dividing_again import divide_again
from finance.loans.events import add_event
from finance.loans.models import Allocation, Demand, Loan, LoanEvent, LoanSchedule
from finance.loans.payments import ADVANCE, HELD, plan_columns, settle
from finance.loans.replanning import restore
from finance.loans.running import LOANS_OUT, loan_of, running
from finance.rules.entries import Line
from finance.rules.loans.products import AdvanceRule
from finance.rules.loans.states import DemandState, LoanState

__all__ = ["follow_correction", "take_back"]

PAID_OUT, PAY_OUT_CANCELLED = "paid_out", "pay_out_cancelled"
_ENDED = (LoanState.CLOSED.value, LoanState.REPLACED.value)


def take_back(entry: MoneyEntry, cancelled_id: str, posted: Posted) -> None:
    """An entry was cancelled by `posted`: what it paid is owed again, what it paid out is not.

    Cancelling a cancellation brings the first effect back. Does nothing for an entry that
    touched no demand and no loan.
    """
    rows = entry.session.scalars(
        select(Allocation).where(Allocation.entry_id == cancelled_id)
    ).all()
    ahead: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        _mirror(entry, row, posted)
        if row.loan_id is not None:
            _loan_again(entry, row)
            ahead[row.loan_id] += row.amount if row.kind == ADVANCE else 0
    entry.session.flush()
    for loan_id, amount in ahead.items():
        if amount:
            each = running(entry.session, loan_of(entry.session, loan_id))
            restore(entry, each, posted.on_date)
    _pay_outs(entry, cancelled_id, posted)


def _mirror(entry: MoneyEntry, row: Allocation, posted: Posted) -> None:
    entry.session.add(
        Allocation(
            **entry.new(),
            entry_id=posted.id,
            group_id=row.group_id,
            member_id=row.member_id,
            loan_id=row.loan_id,
            demand_id=row.demand_id,
            kind=row.kind,
            on_date=posted.on_date,
            amount=-row.amount,
        )
    )
    if row.demand_id is not None:
        demand = stored(entry.session, row.demand_id)
        demand.paid -= row.amount
        demand.state = state_of(demand)


def _loan_again(entry: MoneyEntry, row: Allocation) -> None:
    loan = loan_of(entry.session, row.loan_id or "")
    if loan.state in _ENDED:
        loan.state, loan.ended_on = LoanState.RUNNING.value, None
    if row.kind == HELD:
        loan.held -= row.amount


def _pay_outs(entry: MoneyEntry, cancelled_id: str, posted: Posted) -> None:
    """A pay-out that is cancelled leaves a granted loan; its cancellation cancelled, a running."""
    events = entry.session.scalars(
        select(LoanEvent).where(
            LoanEvent.entry_id == cancelled_id, LoanEvent.kind.in_((PAID_OUT, PAY_OUT_CANCELLED))
        )
    ).all()
    for event in events:
        loan = loan_of(entry.session, event.loan_id)
        if event.kind == PAID_OUT:
            _not_paid_out(entry, loan, posted.on_date)
            kind = PAY_OUT_CANCELLED
        else:
            loan.state, loan.given_on = LoanState.RUNNING.value, _since(entry, loan)
            kind = PAID_OUT
        add_event(entry, loan.id, kind, posted.on_date, amount=loan.amount, entry_id=posted.id)


def _since(entry: MoneyEntry, loan: Loan) -> date | None:
    return entry.session.scalar(
        select(LoanSchedule.since).where(
            LoanSchedule.loan_id == loan.id, LoanSchedule.version == loan.schedule_version
        )
    )


def _not_paid_out(entry: MoneyEntry, loan: Loan, on: date) -> None:
    open_states = (DemandState.OPEN.value, DemandState.PART.value)
    demands = entry.session.scalars(
        select(Demand).where(Demand.loan_id == loan.id, Demand.state.in_(open_states))
    ).all()
    for demand in demands:
        cancel_demand(entry, demand.id, on, PAY_OUT_CANCELLED)
    loan.state, loan.given_on = LoanState.SANCTIONED.value, None


def follow_correction(
    entry: MoneyEntry, corrected_id: str, posted: Posted, right: Iterable[Line]
) -> None:
    """An entry was corrected: what it paid is taken back, and the right lines are divided anew.

    Principal and interest are told from the loan of each line; what goes beyond all that is due
    shortens the loan. Savings and fines pay their demands again, and what was kept for a member
    is kept as the right lines say (`divide_again`). Raises RuleBroken "payment-above-owed".
    """
    right = tuple(right)
    earlier = entry.session.scalars(
        select(LedgerEntry.id).where(
            LedgerEntry.corrects == corrected_id, LedgerEntry.id != posted.id
        )
    ).all()
    before = entry.session.scalars(
        select(Allocation).where(Allocation.entry_id.in_((corrected_id, *earlier)))
    ).all()
    for entry_id in (corrected_id, *earlier):
        take_back(entry, entry_id, posted)
    first = entry.session.get_one(LedgerEntry, corrected_id)
    divide_again(entry, first, before, posted, right)
    paid: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for line in right:
        if line.loan_id is not None and line.amount < 0 and line.account in (LOANS_OUT, "4010"):
            paid[line.loan_id][0 if line.account == LOANS_OUT else 1] -= line.amount
    for loan_id, (principal, interest) in paid.items():
        loan = loan_of(entry.session, loan_id)
        if loan.state != LoanState.RUNNING.value:
            continue
        lines = open_demands(entry.session, loan.group_id, posted.on_date, loan.member_id)
        plan = plan_columns(
            running(entry.session, loan),
            lines,
            posted.on_date,
            principal=principal,
            interest=interest,
            advance=AdvanceRule.SHORTEN,
            posted=principal,
        )
        settle(entry, posted, [plan])
