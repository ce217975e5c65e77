"""Loans that are paid out of a member's own money: planned by the rules of loans, then settled.

Used when a member leaves and when a cycle is shared out. Writes only what the loans' own door
writes; commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from finance.ledger.entry import MoneyEntry
from finance.loans.demands import due_lines, raise_due
from finance.loans.payments import Plan, plan_columns
from finance.loans.running import Running, running_loans
from finance.rules.accounts import CASH
from finance.rules.entries import Line
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.products import AdvanceRule
from finance.savings.accounts import GENERAL

__all__ = ["Debt", "debts_of", "lines_of_plans", "planned"]


@dataclass(frozen=True)
class Debt:
    """A running loan of a member: principal outstanding less what was kept for it, and interest
    and fines that are due."""

    loan_id: str
    number: int
    member_id: str
    fund: str
    given_on: date
    principal: int
    interest: int
    fines: int


def debts_of(
    session: Session, group_id: str, on: date, member_id: str | None = None
) -> tuple[Debt, ...]:
    """All running loans with what is due on a day, in the order of their numbers."""
    due: dict[tuple[str, bool], int] = {}
    for line in due_lines(session, group_id, on, member_id=member_id):
        if line.loan_id is not None and line.kind is not DemandKind.PRINCIPAL:
            key = line.loan_id, line.kind is DemandKind.INTEREST
            due[key] = due.get(key, 0) + line.open
    return tuple(
        Debt(
            each.loan.id,
            each.loan.number,
            each.loan.member_id,
            each.loan.fund,
            each.loan.given_on or on,
            max(each.outstanding(on) - each.loan.held, 0),
            due.get((each.loan.id, True), 0),
            due.get((each.loan.id, False), 0),
        )
        for each in running_loans(session, group_id, member_id)
    )


def planned(
    entry: MoneyEntry,
    group_id: str,
    on: date,
    amounts: Mapping[str, tuple[int, int]],
    member_id: str | None = None,
) -> Sequence[Plan]:
    """Plans for (principal, interest) of each loan, after everything due was asked for.

    What was kept for her pays principal first.

    Raises as `plan_columns`: "payment-above-owed" when more is taken than is owed.
    """
    raise_due(entry, group_id, on, member_id=member_id)
    lines = due_lines(entry.session, group_id, on, member_id=member_id)
    loans: dict[str, Running] = {
        each.loan.id: each for each in running_loans(entry.session, group_id, member_id)
    }
    return [
        replace(
            plan_columns(
                loans[loan_id],
                lines,
                on,
                principal=principal,
                interest=interest,
                advance=AdvanceRule.SHORTEN,
                kept=loans[loan_id].loan.held,
            ),
            last=True,
        )
        for loan_id, (principal, interest) in amounts.items()
        if loan_id in loans and principal + interest
    ]


def lines_of_plans(plans: Iterable[Plan]) -> list[Line]:
    """The postings of the plans against the general fund.

    A loan of another fund is repaid with money that the general fund hands over in the box.
    """
    lines: list[Line] = []
    for plan in plans:
        lines += plan.lines()
        if plan.fund != GENERAL:
            lines.append(Line(CASH, plan.amount, fund=plan.fund))
            lines.append(Line(CASH, -plan.amount))
    return lines
