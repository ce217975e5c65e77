"""Money that comes back outside a meeting: repayment, early settlement, recovery. MONEY_PREPARE."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.commands import EntryDraft
from finance.ledger.models import LedgerEntry
from finance.ledger.posting import MoneyEntry, Posted, post
from finance.loans.commands import RecoverLoan, RepayLoan, SettleLoan
from finance.loans.demands import (
    SETTLEMENT,
    NewDemand,
    lines_for_payment,
    raise_demand,
    raise_due,
)
from finance.loans.events import add_event, checked_day
from finance.loans.models import Loan
from finance.loans.payments import Plan, plan_payment, settle
from finance.loans.running import Running, loan_of, running
from finance.loans.service_lending import CHANGED, money_line
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.products import AdvanceRule
from finance.rules.loans.settlement import begun_interest
from finance.rules.loans.states import LoanState, LoanStep, check_loan_step
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["RepayingService", "begun", "settlement_demand"]

RECOVERY_INCOME = "4060"


class RepayingService:
    """Repayments between meetings, early settlement, recovery of what was written off."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def repay(self, command: RepayLoan) -> Done:
        """Money comes in for a loan. Returns the entry's id.

        Raises NotAllowed, NotFound "loan-unknown", RuleBroken "loan-not-running",
        "loan-was-written-off", "payment-above-owed", InputInvalid "loan-payment-wrong",
        "advance-not-chosen", "loan-day-before", and what the posting refuses.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            before = _posted_before(uow.session, command)
            if before is not None:
                return Done(before, frozenset())
            each = self._due(entry, command.loan_id, command.on_date)
            lines = lines_for_payment(entry, each, command.on_date, command.amount)
            plan = plan_payment(each, lines, command.on_date, command.amount, command.advance)
            posted = _receipt(
                entry, each.loan, plan, command.bank_id, command.on_date, command.idempotency_key
            )
            settle(entry, posted, [plan])
            uow.record("loan.repaid", subject=f"loan/{command.loan_id}")
            return Done(posted.id, CHANGED, uow.commit())

    @staticmethod
    def _due(entry: MoneyEntry, loan_id: str, on: date) -> Running:
        """The running loan with everything asked for that is due on the day."""
        loan = loan_of(entry.session, loan_id)
        check_loan_step(LoanState(loan.state), LoanStep.REPAY)
        checked_day(entry, on, "on_date", first=loan.given_on)
        raise_due(entry, loan.group_id, on, member_id=loan.member_id)
        return running(entry.session, loan)

    def settle_early(self, command: SettleLoan) -> Done:
        """Everything is repaid now, with the interest of the begun period by the product's rule.

        Returns the entry's id. Raises as `repay`, RuleBroken "loan-already-closed".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            each = self._due(entry, command.loan_id, command.on_date)
            settlement_demand(entry, each, command.on_date)
            lines = lines_for_payment(entry, each, command.on_date, 0)
            due = sum(line.open for line in lines if line.kind is not DemandKind.PRINCIPAL)
            whole = each.outstanding() + due - each.loan.held
            shorten = AdvanceRule.SHORTEN
            plan = plan_payment(each, lines, command.on_date, whole, shorten, whole=True)
            posted = _receipt(entry, each.loan, plan, command.bank_id, command.on_date)
            settle(entry, posted, [plan])
            add_event(
                entry, each.loan.id, "settled", command.on_date, entry_id=posted.id, amount=whole
            )
            uow.record("loan.settled", subject=f"loan/{command.loan_id}")
            return Done(posted.id, CHANGED, uow.commit())

    def recover(self, command: RecoverLoan) -> Done:
        """Money comes on a loan that was written off: income of the group. Returns the entry's id.

        Raises NotAllowed, NotFound "loan-unknown", RuleBroken "loan-not-written-off",
        InputInvalid "loan-payment-wrong", "loan-day-before", and what the posting refuses.
        """
        require(self._who, Action.MONEY_PREPARE)
        if command.amount < 1:
            raise InputInvalid("loan-payment-wrong", field="amount")
        with self._uow() as uow:
            entry = self._entry(uow.session)
            loan = loan_of(uow.session, command.loan_id)
            check_loan_step(LoanState(loan.state), LoanStep.RECOVER)
            checked_day(entry, command.on_date, "on_date", first=loan.ended_on)
            income = Line(
                RECOVERY_INCOME,
                -command.amount,
                member_id=loan.member_id,
                loan_id=loan.id,
                fund=loan.fund,
            )
            money = money_line(command.amount, loan.fund, command.bank_id)
            draft = EntryDraft(
                loan.group_id, command.on_date, EntryKind.RECOVERY, "", (money, income)
            )
            posted = post(entry, draft)
            add_event(
                entry, loan.id, "recovered", command.on_date,
                entry_id=posted.id, amount=command.amount,
            )  # fmt: skip
            uow.record("loan.recovered", subject=f"loan/{loan.id}")
            return Done(posted.id, CHANGED, uow.commit())


def _posted_before(session: Session, command: RepayLoan) -> str | None:
    """The entry that the same press of the button has posted already."""
    if command.idempotency_key is None:
        return None
    loan = loan_of(session, command.loan_id)
    return session.scalars(
        select(LedgerEntry.id).where(
            LedgerEntry.group_id == loan.group_id,
            LedgerEntry.idempotency_key == command.idempotency_key,
        )
    ).first()


def _receipt(
    entry: MoneyEntry,
    loan: Loan,
    plan: Plan,
    bank_id: str | None,
    on: date,
    key: str | None = None,
) -> Posted:
    money = (money_line(plan.amount, loan.fund, bank_id),) if plan.amount else ()
    draft = EntryDraft(
        loan.group_id, on, EntryKind.RECEIPT, "", (*money, *plan.lines()), idempotency_key=key
    )
    return post(entry, draft)


def begun(each: Running, on: date) -> tuple[int, int]:
    """Interest of the period that has begun and is not due by the day: (instalment, paise)."""
    span = next(iter(each.spans()), None) or next(each.beyond(), None)
    if span is None:
        return 0, 0
    amount = begun_interest(
        each.product,
        each.rhythm,
        span,
        each.at_begin(span),
        on,
        each.changes(span),
        flat_base=each.schedule.flat_base,
    )
    return span.n, amount


def settlement_demand(entry: MoneyEntry, each: Running, on: date) -> None:
    """Ask for the interest of the begun period, as the settlement needs it."""
    n, amount = begun(each, on)
    if not amount:
        return
    loan = each.loan
    new = NewDemand(loan.member_id, DemandKind.INTEREST, on, amount, SETTLEMENT, loan.id, n)
    raise_demand(entry, loan.group_id, new)
    loan.raised_n = max(loan.raised_n, n)
    entry.session.flush()
