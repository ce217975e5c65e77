"""A repayment: planned on what is due, posted by the caller, then written to the demands.

    plan = plan_payment(each, lines, on, amount, advance)     # pure: nothing is written
    posted = post(entry, EntryDraft(..., lines=(cash, *plan.lines())))
    settle(entry, posted, [plan])

The sheet of a meeting does this for many members in one entry. Nothing here commits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from finance.ledger.posting import MoneyEntry, Posted
from finance.loans.demands import DueLine, open_of_loan, state_of, stored
from finance.loans.models import Allocation, Loan, LoanEvent
from finance.loans.replanning import replan
from finance.loans.running import LOANS_OUT, Running, loan_of, running
from finance.rules.entries import Line
from finance.rules.loans.allocation import DemandKind, Part, allocate, owed
from finance.rules.loans.products import AdvanceRule
from finance.rules.loans.states import LoanState
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "ADVANCE",
    "HELD",
    "Plan",
    "end_if_repaid",
    "keep",
    "plan_columns",
    "plan_payment",
    "settle",
]

ADVANCE, HELD = "advance", "held"
INTEREST_INCOME, FINES_INCOME, KEPT_FOR_OTHERS = "4010", "4020", "2210"
_FINES = (DemandKind.FINE, DemandKind.FEE, DemandKind.OTHER)


@dataclass(frozen=True)
class Plan:
    """A repayment divided, in paise.

    `parts`: for demands. `ahead`: principal repaid before its time. `kept`: kept on 2210 until
    it is due. `used`: taken from what was kept before. `rule`: what happens to the rows. `last`:
    the loan is set off, so that interest of the period that runs is asked for no more.
    """

    loan_id: str
    member_id: str
    fund: str
    amount: int
    parts: tuple[Part, ...]
    ahead: int = 0
    kept: int = 0
    used: int = 0
    rule: AdvanceRule | None = None
    last: bool = False

    def of(self, *kinds: DemandKind) -> int:
        """Paise that went to demands of these kinds."""
        return sum(part.amount for part in self.parts if part.kind in kinds)

    @property
    def principal(self) -> int:
        """Principal that was due and principal ahead."""
        return self.of(DemandKind.PRINCIPAL) + self.ahead

    def lines(self) -> tuple[Line, ...]:
        """All postings but that of the money itself; together they are its counterpart."""
        amounts = (
            (LOANS_OUT, self.principal),
            (INTEREST_INCOME, self.of(DemandKind.INTEREST)),
            (FINES_INCOME, self.of(*_FINES)),
            (KEPT_FOR_OTHERS, self.kept - self.used),
        )
        of_loan = (LOANS_OUT, INTEREST_INCOME)
        return tuple(
            Line(
                account,
                -amount,
                member_id=self.member_id,
                loan_id=self.loan_id if account in of_loan else None,
                fund=self.fund,
            )
            for account, amount in amounts
            if amount
        )


def plan_payment(
    each: Running,
    lines: Sequence[DueLine],
    on: date,
    amount: int,
    advance: AdvanceRule | None = None,
    *,
    whole: bool = False,
) -> Plan:
    """Divide `amount` paise by the order and scope of the loan's product.

    `lines`: what `due_lines` says for this day. Money kept from before is used first, as far as
    something is due; then `amount` may be 0. `advance`: what she chose; the rule of the product,
    unless that says ask. `whole`: the loan ends, and all that was kept for it is used.

    Raises InputInvalid "loan-payment-wrong", "advance-not-chosen"; RuleBroken
    "payment-above-owed" (owed).
    """
    dues = [line.as_due() for line in lines if line.loan_id == each.loan.id]
    used = each.loan.held if whole else min(each.loan.held, owed(dues))
    product = each.product
    divided = allocate(
        amount + used,
        dues,
        order=product.allocation_order,
        scope=product.allocation_scope,
        until=on,
    )
    rule = advance if advance is not None else product.advance_rule
    return _with_advance(each, amount, divided.parts, (divided.advance, used, rule))


def _with_advance(
    each: Running,
    amount: int,
    parts: tuple[Part, ...],
    rest: tuple[int, int, AdvanceRule],
    posted: int = 0,
) -> Plan:
    advance, used, rule = rest
    loan = each.loan
    base = Plan(loan.id, loan.member_id, loan.fund, amount, parts, used=used)
    if not advance:
        return base
    before = each.outstanding() + posted
    room = before - base.of(DemandKind.PRINCIPAL) - (loan.held - used)
    if advance > room:
        raise RuleBroken(
            "payment-above-owed", owed_paise=amount - advance + room, paid_paise=amount
        )
    if rule is AdvanceRule.ASK:
        raise InputInvalid("advance-not-chosen", field="advance")
    if rule is AdvanceRule.HOLD:
        return replace(base, kept=advance)
    return replace(base, ahead=advance, rule=rule)


def plan_columns(
    each: Running,
    lines: Sequence[DueLine],
    on: date,
    *,
    principal: int = 0,
    interest: int = 0,
    fine: int = 0,
    advance: AdvanceRule | None = None,
    posted: int = 0,
    kept: int = 0,
) -> Plan:
    """The same when each column of the sheet was typed by itself, oldest demand first.

    `posted`: principal of this payment that the books hold already (a correction). `kept`: what
    was kept for her and pays principal besides.

    Raises InputInvalid "loan-payment-wrong", "advance-not-chosen"; RuleBroken
    "payment-above-owed" when interest or fines are more than is due.
    """
    typed = (
        (principal + kept, (DemandKind.PRINCIPAL,)),
        (interest, (DemandKind.INTEREST,)),
        (fine, _FINES),
    )
    parts: list[Part] = []
    ahead = 0
    for amount, kinds in typed:
        if amount == 0:
            continue
        dues = [
            line.as_due() for line in lines if line.loan_id == each.loan.id and line.kind in kinds
        ]
        most = None if kinds == (DemandKind.PRINCIPAL,) else owed(dues)
        divided = allocate(amount, dues, order=each.product.allocation_order, until=on, most=most)
        parts += divided.parts
        ahead += divided.advance
    rule = advance if advance is not None else each.product.advance_rule
    total = principal + interest + fine
    if total < 1:
        raise InputInvalid("loan-payment-wrong", field="amount")
    return _with_advance(each, total, tuple(parts), (ahead, kept, rule), posted)


def settle(entry: MoneyEntry, posted: Posted, plans: Iterable[Plan]) -> None:
    """Write what a posted entry paid: allocations, demands, new rows after an advance, the end.

    Call `raise_due` before planning, so that every part has its demand.
    """
    for plan in plans:
        loan = loan_of(entry.session, plan.loan_id)
        for part in plan.parts:
            _allocate(entry, posted, loan, part.kind.value, part.amount, part.demand_id)
            demand = stored(entry.session, part.demand_id)
            demand.paid += part.amount
            demand.state = state_of(demand)
        if plan.ahead:
            _allocate(entry, posted, loan, ADVANCE, plan.ahead)
        keep(entry, posted, loan, plan.kept - plan.used)
        _event(entry, posted, plan)
        entry.session.flush()
        if plan.ahead and plan.rule is not None:
            each = running(entry.session, loan)
            replan(entry, each, posted.on_date, plan.rule.value, last=plan.last)
        end_if_repaid(entry, running(entry.session, loan), posted.on_date)


def keep(entry: MoneyEntry, posted: Posted, loan: Loan, amount: int) -> None:
    """Paise that are kept for her until they are due; below nought: what was kept is used."""
    if amount:
        _allocate(entry, posted, loan, HELD, amount)
        loan.held += amount


def _allocate(
    entry: MoneyEntry,
    posted: Posted,
    loan: Loan,
    kind: str,
    amount: int,
    demand_id: str | None = None,
) -> None:
    entry.session.add(
        Allocation(
            **entry.new(),
            entry_id=posted.id,
            group_id=loan.group_id,
            member_id=loan.member_id,
            loan_id=loan.id,
            demand_id=demand_id,
            kind=kind,
            on_date=posted.on_date,
            amount=amount,
        )
    )


def _event(entry: MoneyEntry, posted: Posted, plan: Plan) -> None:
    entry.session.add(
        LoanEvent(
            **entry.new(),
            loan_id=plan.loan_id,
            kind="repaid",
            on_date=posted.on_date,
            amount=plan.amount,
            entry_id=posted.id,
        )
    )


def end_if_repaid(entry: MoneyEntry, each: Running, on: date) -> None:
    """Close a loan on which nothing is owed and nothing kept any more.

    One that was repaid inside a period still owes the interest of that period.
    """
    loan, coming = each.loan, each.coming()
    if loan.held or each.outstanding() or open_of_loan(entry.session, loan.id):
        return
    if len(coming) == 1 and coming[0].interest and not coming[0].principal:
        return
    loan.state, loan.ended_on = LoanState.CLOSED.value, on
