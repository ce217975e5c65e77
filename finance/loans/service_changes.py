"""What a meeting decides on a running loan: a new plan, a waiver, a write-off. MONEY_PREPARE.

All three rest on a resolution and need a second person. Unpaid interest never joins the
principal: no command and no function could do that.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.commands import EntryDraft
from finance.ledger.posting import MoneyEntry, post
from finance.loans.commands import RescheduleLoan, WaiveDemand, WriteOffLoan
from finance.loans.demands import cancel_demand, open_demands, raise_due, state_of, stored
from finance.loans.events import add_event, check_second, checked_day, resolution_given
from finance.loans.models import Demand, DemandWaiver, Loan
from finance.loans.payments import KEPT_FOR_OTHERS, end_if_repaid, keep
from finance.loans.replanning import first_plan
from finance.loans.running import LOANS_OUT, Running, loan_of, running
from finance.loans.service_lending import CHANGED
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.spans import Terms
from finance.rules.loans.states import DemandState, LoanState, LoanStep, check_loan_step
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UowFactory

__all__ = ["LoanChangesService"]

BAD_LOANS = "5060"
_FORGIVEN = (DemandKind.INTEREST.value, DemandKind.FINE.value, DemandKind.FEE.value)


class LoanChangesService:
    """Reschedules, waivers, write-offs."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def reschedule(self, command: RescheduleLoan) -> Done:
        """A new plan for the whole principal that is left.

        Open interest and fines stay asked for; days late go on counting, and interest runs on
        from the last day to which it was asked for. Returns the loan's id.
        Raises NotAllowed, NotFound, RuleBroken "loan-not-running", "resolution-missing",
        "second-person-missing", InputInvalid for day and reason, and what the schedule refuses.
        """
        require(self._who, Action.MONEY_PREPARE)
        reason = clean_text(command.reason, field="reason", most=500, required=True)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            loan = loan_of(uow.session, command.loan_id)
            check_loan_step(LoanState(loan.state), LoanStep.CHANGE)
            checked_day(entry, command.on_date, "on_date", first=loan.given_on)
            resolution = resolution_given(
                uow.session, loan.group_id, command.resolution_id, command.resolution_no
            )
            check_second(entry, command.second, loan.group_id)
            raise_due(entry, loan.group_id, command.on_date, member_id=loan.member_id)
            each = running(uow.session, loan)
            self._withdraw_principal(entry, each, command)
            terms = Terms(
                each.outstanding(),
                command.instalments,
                _interest_since(each, command.on_date),
                start=command.on_date,
                first_due=command.first_due,
                meeting_period=each.rhythm,
            )
            base = each.schedule.flat_base
            first_plan(entry, loan, each.product, terms, "reschedule", flat_base=base)
            add_event(
                entry, loan.id, "rescheduled", command.on_date, note=reason,
                amount=terms.principal, resolution=resolution,
            )  # fmt: skip
            uow.record("loan.rescheduled", subject=f"loan/{loan.id}", second=command.second)
            return Done(loan.id, CHANGED, uow.commit())

    @staticmethod
    def _withdraw_principal(entry: MoneyEntry, each: Running, command: RescheduleLoan) -> None:
        """Principal asked for and not paid goes into the new plan; its days late are kept.

        What was asked for before its day, because she paid ahead, is asked for no more.
        """
        loan = each.loan
        lines = open_demands(entry.session, loan.group_id, date.max, loan.member_id)
        own = [line for line in lines if line.loan_id == loan.id]
        late = [line.due_on for line in own if line.due_on < command.on_date]
        if late and loan.late_since is None:
            loan.late_since = min(late)
        for line in own:
            gone = line.kind is DemandKind.PRINCIPAL or line.due_on > command.on_date
            if gone and line.demand_id is not None:
                cancel_demand(entry, line.demand_id, command.on_date, command.reason)
        entry.session.flush()

    def waive(self, command: WaiveDemand) -> Done:
        """Forgive interest or a fine, in whole or in part. Nothing is posted.

        Returns the demand's id. Raises NotAllowed, NotFound "demand-unknown", RuleBroken
        "waiver-of-principal", "demand-closed", "waiver-above-open", "resolution-missing",
        "second-person-missing", InputInvalid for amount, day and reason.
        """
        require(self._who, Action.MONEY_PREPARE)
        reason = clean_text(command.reason, field="reason", most=500, required=True)
        if command.amount < 1:
            raise InputInvalid("loan-payment-wrong", field="amount")
        with self._uow() as uow:
            entry = self._entry(uow.session)
            demand = stored(uow.session, command.demand_id)
            _check_waiver(demand, command.amount)
            checked_day(entry, command.on_date, "on_date")
            resolution = resolution_given(
                uow.session, demand.group_id, command.resolution_id, command.resolution_no
            )
            second = check_second(entry, command.second, demand.group_id)
            uow.session.add(
                DemandWaiver(
                    **entry.new(),
                    demand_id=demand.id,
                    on_date=command.on_date,
                    amount=command.amount,
                    reason=reason,
                    resolution_id=resolution[0],
                    resolution_no=resolution[1],
                    second_slot=second.slot_id,
                )
            )
            demand.waived += command.amount
            demand.state = state_of(demand)
            if demand.loan_id is not None:
                self._waived(entry, demand.loan_id, command, resolution)
            uow.record("demand.waived", subject=f"demand/{demand.id}", second=command.second)
            return Done(demand.id, CHANGED, uow.commit())

    @staticmethod
    def _waived(
        entry: MoneyEntry, loan_id: str, command: WaiveDemand, resolution: tuple[str | None, str]
    ) -> None:
        add_event(
            entry, loan_id, "waived", command.on_date,
            amount=command.amount, note=command.reason, resolution=resolution,
        )  # fmt: skip
        entry.session.flush()
        loan = loan_of(entry.session, loan_id)
        if loan.state == LoanState.RUNNING.value:
            end_if_repaid(entry, running(entry.session, loan), command.on_date)

    def write_off(self, command: WriteOffLoan) -> Done:
        """What is left of the principal will not come. Interest and fines are asked for no more.

        What was kept for her (2210) pays the loan first; only the rest is lost. Returns the
        entry's id. Raises NotAllowed, NotFound "loan-unknown", RuleBroken "loan-not-running",
        "loan-was-written-off", "loan-already-closed", and what the posting refuses (second person,
        resolution, lock).
        """
        require(self._who, Action.MONEY_PREPARE)
        reason = clean_text(command.reason, field="reason", most=500, required=True)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            loan = loan_of(uow.session, command.loan_id)
            check_loan_step(LoanState(loan.state), LoanStep.WRITE_OFF)
            each = running(uow.session, loan)
            left, kept = each.outstanding(), min(loan.held, each.outstanding())
            if left <= 0:
                raise RuleBroken("loan-already-closed")
            draft = _loss(loan, left, kept, command, reason)
            posted = post(entry, draft, second=command.second)
            keep(entry, posted, loan, -kept)
            self._forget(entry, loan, command, reason)
            loan.state, loan.ended_on = LoanState.WRITTEN_OFF.value, command.on_date
            add_event(
                entry, loan.id, "written_off", command.on_date, amount=left - kept, note=reason,
                entry_id=posted.id, resolution=(command.resolution_id, command.resolution_no),
            )  # fmt: skip
            uow.record("loan.written-off", subject=f"loan/{loan.id}", second=command.second)
            return Done(posted.id, CHANGED, uow.commit())

    @staticmethod
    def _forget(entry: MoneyEntry, loan: Loan, command: WriteOffLoan, reason: str) -> None:
        open_states = (DemandState.OPEN.value, DemandState.PART.value)
        rows = entry.session.scalars(
            select(Demand).where(Demand.loan_id == loan.id, Demand.state.in_(open_states))
        ).all()
        for row in rows:
            cancel_demand(entry, row.id, command.on_date, reason)


def _interest_since(each: Running, on: date) -> date:
    """The begin of the period that runs on a day; the day itself where no period runs."""
    span = next(iter(each.spans()), None) or next(each.beyond(), None)
    return on if span is None else min(span.begins, on)


def _loss(loan: Loan, left: int, kept: int, command: WriteOffLoan, reason: str) -> EntryDraft:
    same = {"member_id": loan.member_id, "loan_id": loan.id, "fund": loan.fund}
    lines = [
        Line(BAD_LOANS, left - kept, **same) if left > kept else None,
        Line(KEPT_FOR_OTHERS, kept, loan.member_id, fund=loan.fund) if kept else None,
        Line(LOANS_OUT, -left, **same),
    ]
    return EntryDraft(
        group_id=loan.group_id,
        on_date=command.on_date,
        kind=EntryKind.WRITE_OFF,
        narration=reason,
        lines=tuple(line for line in lines if line is not None),
        resolution_id=command.resolution_id,
        resolution_no=command.resolution_no,
        reason=reason,
    )


def _check_waiver(demand: Demand, amount: int) -> None:
    if demand.kind not in _FORGIVEN:
        raise RuleBroken("waiver-of-principal")
    left = demand.amount - demand.paid - demand.waived
    if demand.state == DemandState.CANCELLED.value or left <= 0:
        raise RuleBroken("demand-closed")
    if amount > left:
        raise RuleBroken("waiver-above-open", open_paise=left)
