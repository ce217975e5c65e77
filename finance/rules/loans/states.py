"""States of loans and demands, and what may happen in which. Domain paper, 3 and 6.6."""

from __future__ import annotations

from enum import StrEnum

from sr_board.base.errors import RuleBroken

__all__ = [
    "DemandState",
    "LoanState",
    "LoanStep",
    "Purpose",
    "check_loan_step",
    "demand_state",
]


class LoanState(StrEnum):
    """Where a loan stands."""

    APPLIED = "applied"
    SANCTIONED = "sanctioned"
    REFUSED = "refused"
    RUNNING = "running"
    CLOSED = "closed"
    WRITTEN_OFF = "written_off"
    REPLACED = "replaced"


class LoanStep(StrEnum):
    """What is wanted of a loan."""

    DECIDE = "decide"
    PAY_OUT = "pay_out"
    REPAY = "repay"
    CHANGE = "change"
    WRITE_OFF = "write_off"
    RECOVER = "recover"


class DemandState(StrEnum):
    """How much of a demand is met."""

    OPEN = "open"
    PART = "part"
    PAID = "paid"
    WAIVED = "waived"
    CANCELLED = "cancelled"


class Purpose(StrEnum):
    """What a loan is for. Nothing here names a case, a household or a health matter in detail."""

    BUSINESS = "business"
    EDUCATION = "education"
    HEALTH = "health"
    HOUSING = "housing"
    OLD_DEBT = "old_debt"
    FESTIVAL = "festival"
    HOUSEHOLD = "household"
    OTHER = "other"


_ALLOWED = {
    LoanStep.DECIDE: LoanState.APPLIED,
    LoanStep.PAY_OUT: LoanState.SANCTIONED,
    LoanStep.REPAY: LoanState.RUNNING,
    LoanStep.CHANGE: LoanState.RUNNING,
    LoanStep.WRITE_OFF: LoanState.RUNNING,
    LoanStep.RECOVER: LoanState.WRITTEN_OFF,
}


def check_loan_step(state: LoanState, step: LoanStep) -> None:
    """Refuse a step that does not fit the state.

    Raises RuleBroken "loan-already-decided", "loan-not-sanctioned", "loan-was-written-off",
    "loan-not-running", "loan-not-written-off".
    """
    if state is _ALLOWED[step]:
        return
    if step is LoanStep.DECIDE:
        raise RuleBroken("loan-already-decided")
    if step is LoanStep.PAY_OUT:
        raise RuleBroken("loan-not-sanctioned")
    if step is LoanStep.RECOVER:
        raise RuleBroken("loan-not-written-off")
    if state is LoanState.WRITTEN_OFF:
        raise RuleBroken("loan-was-written-off")
    raise RuleBroken("loan-not-running")


def demand_state(amount: int, paid: int, waived: int) -> DemandState:
    """The state that follows from what was paid and waived, paise."""
    if paid + waived >= amount:
        return DemandState.WAIVED if waived and not paid else DemandState.PAID
    return DemandState.PART if paid or waived else DemandState.OPEN
