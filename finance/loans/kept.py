"""Money that was kept for a member until it is due, on the day it is due.

Source: the domain paper, 6.5, rule "hold". A repayment outside a meeting uses it in `plan_payment`;
the sheet of a meeting divides by columns, so it is used before the sheet is divided. Amounts are
paise; reads only, the caller posts and settles the plans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from finance.loans.demands import DueLine
from finance.loans.payments import Plan, plan_payment
from finance.loans.running import Running
from finance.rules.loans.allocation import DemandKind, owed

__all__ = ["Kept", "kept_of", "use_kept"]


@dataclass(frozen=True)
class Kept:
    """What is kept of a loan. `used`: what it pays today, of that `principal` goes to the loan
    itself; `rest`: what is kept further."""

    used: int
    principal: int
    rest: int


def use_kept(loans: Iterable[Running], lines: Sequence[DueLine], on: date) -> tuple[Plan, ...]:
    """Plans that pay what is due with what was kept, one for each loan that has both."""
    plans: list[Plan] = []
    for each in loans:
        dues = [line.as_due() for line in lines if line.loan_id == each.loan.id]
        if min(each.loan.held, owed(dues)) > 0:
            plans.append(plan_payment(each, lines, on, 0))
    return tuple(plans)


def kept_of(
    loans: Sequence[Running], lines: Sequence[DueLine], on: date
) -> tuple[tuple[DueLine, ...], dict[str, Kept]]:
    """What is still due when the money that was kept is taken off, and how much that is by loan."""
    paid: defaultdict[str, int] = defaultdict(int)
    found = {each.loan.id: Kept(0, 0, each.loan.held) for each in loans if each.loan.held}
    for plan in use_kept(loans, lines, on):
        for part in plan.parts:
            paid[part.demand_id] += part.amount
        rest = found[plan.loan_id].rest - plan.used
        found[plan.loan_id] = Kept(plan.used, plan.of(DemandKind.PRINCIPAL), rest)
    left = (replace(line, open=line.open - paid[line.as_due().id]) for line in lines)
    return tuple(line for line in left if line.open > 0), found
