"""From the request to the pay-out of a loan. Right: MONEY_PREPARE.

The meeting decides by a resolution, before a schedule that everybody has seen. The money goes out
with a second person who is not the one who prepared it; the posting holds that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of, ensure_member, fund_of
from finance.ledger.commands import EntryDraft
from finance.ledger.posting import MoneyEntry, Posted, post
from finance.loans.commands import AskLoan, DecideLoan, PayOutLoan, RefuseLoan, TopUpLoan
from finance.loans.demands import lines_for_payment, raise_due
from finance.loans.events import add_event, checked_day, resolution_given
from finance.loans.models import Loan, LoanProduct
from finance.loans.payments import plan_payment, settle
from finance.loans.replanning import first_plan
from finance.loans.running import LOANS_OUT, loan_of, meeting_rhythm, running
from finance.loans.service_products import product_row
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.products import AdvanceRule, Period, Product
from finance.rules.loans.schedules import schedule
from finance.rules.loans.settlement import top_up
from finance.rules.loans.spans import Terms
from finance.rules.loans.states import LoanState, LoanStep, Purpose, check_loan_step
from governance.entry import choice
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UowFactory

__all__ = ["CHANGED", "LendingService", "begin_loan", "lent_line", "money_line"]

CHANGED = frozenset({"loans", "demands", "money"})
CASH, BANK = "1010", "1020"


class LendingService:
    """Requests, decisions, pay-outs, top-ups."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def ask(self, command: AskLoan) -> Done:
        """Write a request down. Returns the loan's id.

        Raises NotAllowed, NotFound "books-not-opened", "loan-product-unknown",
        "fund-unknown", InputInvalid for the day and the purpose, RuleBroken
        "member-not-in-group", "loan-product-retired", "fund-closed", and what the schedule
        refuses.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            books_of(uow.session, command.group_id)
            row = product_row(uow.session, command.product_id)
            if row.group_id != command.group_id:
                raise NotFound("loan-product-unknown", what="loan_product")
            if row.retired:
                raise RuleBroken("loan-product-retired")
            checked_day(entry, command.asked_on, "asked_on")
            loan = self._asked(entry, command, row)
            add_event(entry, loan.id, "asked", command.asked_on, amount=command.amount)
            uow.record("loan.asked", subject=f"loan/{loan.id}")
            return Done(loan.id, CHANGED, uow.commit())

    @staticmethod
    def _asked(entry: MoneyEntry, command: AskLoan, row: LoanProduct) -> Loan:
        stamp, session, group = entry.new(), entry.session, command.group_id
        ensure_member(session, group, command.member_id, stamp)
        fund_of(session, group, command.fund)
        rhythm = meeting_rhythm(session, group)
        _try(product_from_text(row.terms), command, command.asked_on, rhythm)
        loan = Loan(
            **stamp,
            group_id=group,
            member_id=command.member_id,
            product_id=row.id,
            number=_next_number(session, group),
            fund=command.fund,
            state=LoanState.APPLIED.value,
            amount=command.amount,
            instalments=command.instalments,
            purpose=choice(Purpose, command.purpose, "purpose").value,
            asked_on=command.asked_on,
            meeting_id=command.meeting_id,
            schedule_version=0,
            raised_n=0,
            held=0,
            opening=False,
        )
        session.add(loan)
        return loan

    def decide(self, command: DecideLoan) -> Done:
        """The meeting grants a loan.

        Raises NotAllowed, NotFound "loan-unknown", "resolution-unknown", RuleBroken
        "loan-already-decided", "resolution-missing", "resolution-does-not-stand", InputInvalid
        for the day, and what the schedule refuses.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            loan = loan_of(uow.session, command.loan_id)
            check_loan_step(LoanState(loan.state), LoanStep.DECIDE)
            checked_day(entry, command.decided_on, "decided_on", first=loan.asked_on)
            loan.resolution_id, loan.resolution_no = resolution_given(
                uow.session, loan.group_id, command.resolution_id, command.resolution_no
            )
            product = product_from_text(product_row(uow.session, loan.product_id).terms)
            rhythm = meeting_rhythm(uow.session, loan.group_id)
            _try(product, command, command.decided_on, rhythm)
            loan.amount, loan.instalments = command.amount, command.instalments
            loan.decided_on, loan.first_due = command.decided_on, command.first_due
            loan.state = LoanState.SANCTIONED.value
            add_event(entry, loan.id, "sanctioned", command.decided_on, loan=loan)
            uow.record("loan.sanctioned", subject=f"loan/{loan.id}")
            return Done(loan.id, CHANGED, uow.commit())

    def refuse(self, command: RefuseLoan) -> Done:
        """The meeting does not grant it. Raises as `decide`, InputInvalid "text-missing"."""
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            loan = loan_of(uow.session, command.loan_id)
            check_loan_step(LoanState(loan.state), LoanStep.DECIDE)
            checked_day(entry, command.decided_on, "decided_on", first=loan.asked_on)
            reason = clean_text(command.reason, field="reason", most=500, required=True)
            loan.state, loan.decided_on = LoanState.REFUSED.value, command.decided_on
            add_event(entry, loan.id, "refused", command.decided_on, note=reason)
            uow.record("loan.refused", subject=f"loan/{loan.id}")
            return Done(loan.id, CHANGED, uow.commit())

    def pay_out(self, command: PayOutLoan) -> Done:
        """The money goes out, and the schedule begins. Returns the entry's id.

        Raises NotAllowed, NotFound "loan-unknown", RuleBroken "loan-not-sanctioned", what the
        posting refuses (second person, resolution, cash, fund, lock), and the schedule.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            loan = loan_of(uow.session, command.loan_id)
            check_loan_step(LoanState(loan.state), LoanStep.PAY_OUT)
            money = money_line(-loan.amount, loan.fund, command.bank_id)
            posted = self._out(entry, loan, command, (lent_line(loan), money))
            begin_loan(entry, loan, posted, command.first_due)
            uow.record("loan.paid-out", subject=f"loan/{loan.id}", second=command.second)
            return Done(posted.id, CHANGED, uow.commit())

    def _out(
        self,
        entry: MoneyEntry,
        loan: Loan,
        command: PayOutLoan | TopUpLoan,
        lines: tuple[Line, ...],
    ) -> Posted:
        draft = EntryDraft(
            group_id=loan.group_id,
            on_date=command.on_date,
            kind=EntryKind.LOAN_OUT,
            narration="",
            lines=lines,
            resolution_id=loan.resolution_id,
            resolution_no=loan.resolution_no,
            payee_id=loan.member_id,
            reason=command.reason,
        )
        return post(entry, draft, second=command.second)

    def top_up(self, command: TopUpLoan) -> Done:
        """A granted loan sets off an older one; the rest is paid out. Returns the entry's id.

        Raises as `pay_out`, and RuleBroken "top-up-other-member", "top-up-too-small".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            loan = loan_of(uow.session, command.loan_id)
            old = loan_of(uow.session, command.old_loan_id)
            check_loan_step(LoanState(loan.state), LoanStep.PAY_OUT)
            check_loan_step(LoanState(old.state), LoanStep.CHANGE)
            if (old.member_id, old.group_id) != (loan.member_id, loan.group_id):
                raise RuleBroken("top-up-other-member")
            posted = self._set_off(entry, loan, old, command)
            loan.replaces_id = old.id
            begin_loan(entry, loan, posted, None)
            add_event(entry, old.id, "replaced", command.on_date, entry_id=posted.id)
            uow.record("loan.topped-up", subject=f"loan/{loan.id}", second=command.second)
            return Done(posted.id, CHANGED, uow.commit())

    def _set_off(self, entry: MoneyEntry, loan: Loan, old: Loan, command: TopUpLoan) -> Posted:
        raise_due(entry, old.group_id, command.on_date, member_id=old.member_id)
        each = running(entry.session, old)
        lines = lines_for_payment(entry, each, command.on_date, 0)
        due = sum(line.open for line in lines if line.kind.value != "principal")
        whole = each.outstanding() + due
        amount, shorten = whole - old.held, AdvanceRule.SHORTEN
        plan = plan_payment(each, lines, command.on_date, amount, shorten, whole=True)
        made = top_up(loan.amount, each.outstanding() - old.held, due)
        money = (money_line(-made.cash, loan.fund, command.bank_id),) if made.cash else ()
        posted = self._out(entry, loan, command, (lent_line(loan), *plan.lines(), *money))
        settle(entry, posted, [replace(plan, last=True)])
        old.state, old.ended_on = LoanState.REPLACED.value, command.on_date
        return posted


def begin_loan(entry: MoneyEntry, loan: Loan, posted: Posted, first_due: date | None) -> None:
    """Write the schedule of a loan whose money has gone out, in the caller's unit of work."""
    product = product_from_text(product_row(entry.session, loan.product_id).terms)
    first = first_due or loan.first_due
    rhythm = meeting_rhythm(entry.session, loan.group_id)
    terms = Terms(
        loan.amount, loan.instalments, posted.on_date, first_due=first, meeting_period=rhythm
    )
    loan.given_on, loan.state = posted.on_date, LoanState.RUNNING.value
    first_plan(entry, loan, product, terms)
    add_event(entry, loan.id, "paid_out", posted.on_date, entry_id=posted.id, loan=loan)


def lent_line(loan: Loan) -> Line:
    """The posting of what is lent."""
    return Line(LOANS_OUT, loan.amount, member_id=loan.member_id, loan_id=loan.id, fund=loan.fund)


def money_line(amount: int, fund: str, bank_id: str | None) -> Line:
    """The posting of the money itself: the box, or a bank account."""
    return Line(BANK if bank_id else CASH, amount, fund=fund, bank_id=bank_id)


def _next_number(session: Session, group_id: str) -> int:
    query = select(func.max(Loan.number)).where(Loan.group_id == group_id)
    return (session.scalar(query) or 0) + 1


def _try(product: Product, asked: AskLoan | DecideLoan, day: date, rhythm: Period) -> None:
    """Refuse an amount that can never be repaid so."""
    schedule(product, Terms(asked.amount, asked.instalments, day, meeting_period=rhythm))
