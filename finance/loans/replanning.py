"""New versions of a loan's schedule: at the pay-out, after an advance, by a resolution.

A version is never changed; the older ones stay to be read. Nothing here commits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from finance.ledger.posting import MoneyEntry
from finance.loans.demands import UNDONE, NewDemand, cancel_demand, raise_demand
from finance.loans.models import Demand, Loan, LoanInstalment, LoanSchedule
from finance.loans.running import Running, span_of
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.products import AdvanceRule, Method, Product
from finance.rules.loans.schedules import (
    Row,
    Schedule,
    rows_over,
    schedule,
)
from finance.rules.loans.settlement import Change, after_advance, interest_of_period
from finance.rules.loans.spans import Span, Terms, spans_of
from finance.rules.loans.states import DemandState

__all__ = ["coming_rows", "first_plan", "new_plan", "replan", "restore"]

_AGREED = ("given", "opening", "reschedule")


def first_plan(
    entry: MoneyEntry,
    loan: Loan,
    product: Product,
    terms: Terms,
    reason: str = "given",
    flat_base: int | None = None,
) -> Schedule:
    """Write the schedule of a loan that is paid out, taken over or rescheduled.

    Rows are numbered after the last one that was asked for. `flat_base`: the principal that flat
    interest goes on being counted on, where `terms` has only what is left of it. Raises as
    `finance.rules.loans.schedules.schedule`.
    """
    made = schedule(product, terms)
    spans = spans_of(product, terms, len(made.rows))
    if flat_base is not None and product.method is Method.FLAT:
        made = rows_over(product, terms.principal, spans, flat_base=flat_base)
    facts = (terms.disbursed, terms.principal, made.instalment, flat_base or terms.principal)
    rows = [(span, row, row.n + loan.raised_n) for span, row in zip(spans, made.rows, strict=True)]
    _write(entry, loan, reason, facts, rows)
    return made


def coming_rows(each: Running, balance: int, rule: AdvanceRule, on: date) -> tuple[Row, ...]:
    """The rows that would remain with `balance` paise of principal, by shorten or lower.

    Interest falls from the next period: that of the running one rests on the principal at its
    start. Shown to the member before she decides.
    """
    spans = each.spans()
    if not spans:
        return ()
    begun = _interest_begun(each, spans[0], on, balance) if on > spans[0].begins else None
    return after_advance(
        each.product,
        spans,
        balance,
        each.schedule.usual,
        rule,
        flat_base=each.schedule.flat_base,
        waiting=_waiting(each),
        begun=begun,
    )


def _interest_begun(each: Running, span: Span, on: date, balance: int) -> int:
    """What the period that runs on a day will ask for when principal falls to `balance` on it."""
    return interest_of_period(
        each.product,
        each.rhythm,
        span,
        each.at_begin(span),
        [*each.changes(span), Change(on, balance)],
        flat_base=each.schedule.flat_base,
    )


def _waiting(each: Running) -> int:
    """How many of the coming rows carry interest only, before the first that repays."""
    rows = each.coming()
    return next((place for place, row in enumerate(rows) if row.principal), 0)


def replan(entry: MoneyEntry, each: Running, on: date, reason: str, *, last: bool = False) -> None:
    """Write the rows that remain after an advance ("shorten", "lower").

    `last`: a loan that is set off in whole asks for nothing more.
    """
    balance = each.outstanding()
    rows = coming_rows(each, balance, AdvanceRule(reason), on) if balance or not last else ()
    new_plan(entry, each, on, reason, rows)


def restore(entry: MoneyEntry, each: Running, on: date) -> None:
    """Write the rows that stand again when an advance was taken back: those of the last plan
    that was agreed, with the usual amount from before the advance.

    Where none of them is still to come, the principal is asked for at once.
    """
    _ask_no_more(entry, each.loan, on)
    plans = entry.session.scalars(
        select(LoanSchedule)
        .where(LoanSchedule.loan_id == each.loan.id)
        .order_by(LoanSchedule.version.desc())
    ).all()
    agreed = next((plan for plan in plans if plan.reason in _AGREED), plans[-1])
    rows = entry.session.scalars(
        select(LoanInstalment)
        .where(LoanInstalment.schedule_id == agreed.id)
        .order_by(LoanInstalment.n)
    ).all()
    older = plans[1] if len(plans) > 1 else plans[0]
    whole = replace(each, schedule=older, rows=tuple(rows))
    asked = entry.session.scalar(
        select(func.coalesce(func.sum(Demand.amount - Demand.paid - Demand.waived), 0)).where(
            Demand.loan_id == each.loan.id, Demand.kind == DemandKind.PRINCIPAL.value
        )
    )
    left = each.outstanding() - (asked or 0)
    if left > 0 and not whole.spans():
        loan, kind = each.loan, DemandKind.PRINCIPAL
        new = NewDemand(loan.member_id, kind, on, left, UNDONE, loan.id, loan.raised_n)
        raise_demand(entry, loan.group_id, new)
    coming = after_advance(
        each.product,
        whole.spans(),
        left,
        older.usual,
        AdvanceRule.SHORTEN,
        flat_base=older.flat_base,
        waiting=_waiting(whole),
    )
    new_plan(entry, whole, on, "undone", coming)


def _ask_no_more(entry: MoneyEntry, loan: Loan, on: date) -> None:
    """Principal that was asked for when an advance was taken back, which may have come again."""
    rows = entry.session.scalars(
        select(Demand).where(
            Demand.loan_id == loan.id,
            Demand.rule == UNDONE,
            Demand.state.in_((DemandState.OPEN.value, DemandState.PART.value)),
        )
    ).all()
    for row in rows:
        cancel_demand(entry, row.id, on, "")


def new_plan(entry: MoneyEntry, each: Running, on: date, reason: str, rows: Sequence[Row]) -> None:
    """Write a version with these rows; rows that were asked for already stay as they were."""
    kept = [row for row in each.rows if row.n <= each.loan.raised_n]
    spans = {span.n: span for span in each.spans()}
    usual, left = each.schedule.usual, sum(row.principal for row in rows)
    if reason == AdvanceRule.LOWER.value and left:
        coming, base = each.spans()[_waiting(each) :], each.schedule.flat_base
        usual = rows_over(each.product, left, coming, flat_base=base).instalment
    facts = (on, left, usual, each.schedule.flat_base)
    _write(
        entry,
        each.loan,
        reason,
        facts,
        [(span_of(r), _stored_row(r), r.n) for r in kept] + [(spans[r.n], r, r.n) for r in rows],
    )


def _stored_row(row: LoanInstalment) -> Row:
    days = (row.due_on - row.begins).days
    return Row(row.n, row.due_on, days, row.principal, row.interest, 0)


def _write(
    entry: MoneyEntry,
    loan: Loan,
    reason: str,
    facts: tuple[date, int, int, int],
    rows: Sequence[tuple[Span, Row, int]],
) -> None:
    since, principal, usual, flat_base = facts
    loan.schedule_version += 1
    plan = LoanSchedule(
        **entry.new(),
        loan_id=loan.id,
        version=loan.schedule_version,
        reason=reason,
        since=since,
        principal=principal,
        usual=usual,
        flat_base=flat_base,
    )
    entry.session.add(plan)
    entry.session.flush()
    for span, row, n in rows:
        entry.session.add(
            LoanInstalment(
                **entry.new(),
                schedule_id=plan.id,
                n=n,
                begins=span.begins,
                due_on=span.due,
                factor=str(span.factor),
                principal=row.principal,
                interest=row.interest,
            )
        )
    entry.session.flush()
