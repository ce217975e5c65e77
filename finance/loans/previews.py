"""Schedules and payments that are only looked at, before anybody decides. Right: MONEY_READ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import cash_in_hand, member_savings
from finance.ledger.models import Fund
from finance.loans.demands import DueLine, asked_ahead, due_lines, not_written
from finance.loans.models import Loan, LoanInstalment, LoanSchedule
from finance.loans.replanning import coming_rows
from finance.loans.running import Running, loan_of, meeting_rhythm, running
from finance.loans.service_products import product_row
from finance.loans.service_repaying import begun
from finance.loans.views import FundChoice, PlanView, RepayView, SettleView
from finance.rules.loans.allocation import DemandKind, allocate, owed
from finance.rules.loans.limits import Standing, passed
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.products import AdvanceRule, Product, rate_is_high
from finance.rules.loans.schedules import Row, Schedule, schedule
from finance.rules.loans.spans import Terms
from finance.rules.loans.states import LoanState, LoanStep, check_loan_step
from governance.attended import attended
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import RuleBroken, SRBoardError
from sr_board.store.uow import ReadFactory

__all__ = ["LoanPreviews"]

_FINES = (DemandKind.FINE, DemandKind.FEE, DemandKind.OTHER)


class LoanPreviews:
    """What a loan would cost, how a payment would be divided, what would close a loan."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def plan(
        self,
        product_id: str,
        member_id: str | None,
        amount: int,
        instalments: int | None,
        day: date,
        first_due: date | None = None,
    ) -> PlanView:
        """The schedule of a loan that might be given, and the bounds it would pass.

        Raises NotAllowed, NotFound "loan-product-unknown", and what the schedule refuses.
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            row = product_row(session, product_id)
            product = product_from_text(row.terms)
            rhythm = meeting_rhythm(session, row.group_id)
            terms = Terms(amount, instalments, day, first_due=first_due, meeting_period=rhythm)
            made = schedule(product, terms)
            standing = _standing(session, row.group_id, member_id, day)
            return PlanView(
                rows=made.rows,
                instalment=made.instalment,
                interest=made.interest,
                total=made.total,
                first_due=made.rows[0].due,
                last_due=made.rows[-1].due,
                high_rate=rate_is_high(product),
                passed=passed(product.limits, standing, amount, len(made.rows)),
                cash=cash_in_hand(session, row.group_id),
            )

    def example(
        self, group_id: str, product: Product, amount: int, instalments: int | None
    ) -> Schedule:
        """What terms that are not saved yet come to: a sample loan of `amount` paise, paid out
        today. Read also by who sets them (MONEY_SETTINGS).

        Raises NotAllowed, NotFound "books-not-opened", and what the schedule refuses.
        """
        if not self._who.may(Action.MONEY_SETTINGS):
            require(self._who, Action.MONEY_READ)
        with self._read() as session:
            rhythm = meeting_rhythm(session, group_id)
        terms = Terms(amount, instalments, self._clock.today(), meeting_period=rhythm)
        return schedule(product, terms)

    def agreed(self, loan_id: str) -> Sequence[Row]:
        """The plan by which a meeting granted a loan, before anything changed it.

        Until it is paid out, the plan as it would be were the money paid today. Raises NotAllowed,
        NotFound "loan-unknown", RuleBroken "loan-letter-not-granted".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            loan = loan_of(session, loan_id)
            if loan.opening or loan.state in (LoanState.APPLIED, LoanState.REFUSED):
                raise RuleBroken("loan-letter-not-granted")
            if loan.given_on is not None:
                return _first_rows(session, loan)
            product = product_from_text(product_row(session, loan.product_id).terms)
            rhythm = meeting_rhythm(session, loan.group_id)
            day = self._clock.today()
            first = loan.first_due if loan.first_due and loan.first_due > day else None
            terms = Terms(
                loan.amount, loan.instalments, day, first_due=first, meeting_period=rhythm
            )
            return schedule(product, terms).rows

    def repayment(self, loan_id: str, on: date, amount: int) -> RepayView:
        """How a payment would be divided. Raises NotAllowed, NotFound "loan-unknown", RuleBroken
        "loan-not-running", "loan-was-written-off", "payment-above-owed", InputInvalid
        "loan-payment-wrong"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            each = _running(session, loan_id)
            lines = _lines(session, each, on)
            due = sum(line.open for line in lines)
            ahead = asked_ahead(_after_asked(each, lines), amount - due)
            lines += map(not_written, ahead)
            dues = [line.as_due() for line in lines]
            product, used = each.product, min(each.loan.held, owed(dues))
            most = each.outstanding() + _not_principal(lines) - each.loan.held
            if amount > most:
                raise RuleBroken("payment-above-owed", owed_paise=most, paid_paise=amount)
            made = allocate(
                amount + used, dues, order=product.allocation_order,
                scope=product.allocation_scope, until=on,
            )  # fmt: skip
            principal = made.of(DemandKind.PRINCIPAL)
            shorter, lower = _choices(each, on, lines, principal, made.advance)
            return RepayView(
                fine=made.of(*_FINES),
                interest=made.of(DemandKind.INTEREST),
                principal=principal,
                advance=made.advance,
                used_held=used,
                most=most,
                due=max(due - each.loan.held, 0),
                shorter=shorter,
                lower=lower,
                now=_rows_now(each, lines),
            )

    def settlement(self, loan_id: str, on: date) -> SettleView:
        """What closes a loan on a day. Raises as `repayment`."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            each = _running(session, loan_id)
            lines = _lines(session, each, on)
            asked = {line.n for line in lines if line.demand_id is None}
            _, amount = (0, 0) if asked else begun(each, on)
            return SettleView(
                principal=each.outstanding(),
                interest_due=sum(x.open for x in lines if x.kind is DemandKind.INTEREST),
                interest_begun=amount,
                fines=sum(x.open for x in lines if x.kind in _FINES),
                held=each.loan.held,
            )

    def funds(self, group_id: str) -> Sequence[FundChoice]:
        """Funds that money can be lent from. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            rows = session.scalars(
                select(Fund)
                .where(Fund.group_id == group_id, Fund.closed_on.is_(None))
                .order_by(Fund.code)
            )
            return [FundChoice(row.code, row.name, row.conditions) for row in rows]


def _first_rows(session: Session, loan: Loan) -> tuple[Row, ...]:
    """The rows of the schedule written when the money was paid out."""
    rows = session.scalars(
        select(LoanInstalment)
        .where(
            LoanInstalment.schedule_id
            == select(LoanSchedule.id)
            .where(LoanSchedule.loan_id == loan.id, LoanSchedule.reason == "given")
            .order_by(LoanSchedule.version.desc())
            .limit(1)
            .scalar_subquery()
        )
        .order_by(LoanInstalment.n)
    ).all()
    left, found = loan.amount, []
    for row in rows:
        left -= row.principal
        days = (row.due_on - row.begins).days
        found.append(Row(row.n, row.due_on, days, row.principal, row.interest, left))
    return tuple(found)


def _running(session: Session, loan_id: str) -> Running:
    loan = loan_of(session, loan_id)
    check_loan_step(LoanState(loan.state), LoanStep.REPAY)
    return running(session, loan)


def _lines(session: Session, each: Running, on: date) -> list[DueLine]:
    loan = each.loan
    lines = due_lines(session, loan.group_id, on, member_id=loan.member_id)
    return [line for line in lines if line.loan_id == loan.id]


def _not_principal(lines: Sequence[DueLine]) -> int:
    return sum(line.open for line in lines if line.kind is not DemandKind.PRINCIPAL)


def _choices(
    each: Running, on: date, lines: Sequence[DueLine], principal: int, advance: int
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that would remain, shorter and lower; lower is empty where it cannot be rounded."""
    if not advance:
        return (), ()
    after = _after_asked(each, lines)
    balance = after.outstanding() - principal - advance
    shorter = coming_rows(after, balance, AdvanceRule.SHORTEN, on)
    try:
        lower = coming_rows(after, balance, AdvanceRule.LOWER, on)
    except SRBoardError:
        lower = ()
    return shorter, lower


def _after_asked(each: Running, lines: Sequence[DueLine]) -> Running:
    """The loan as it is once the rows of the day were asked for."""
    asked = max((line.n for line in lines if line.demand_id is None), default=0)
    rows = tuple(row for row in each.rows if row.n > asked)
    return Running(each.session, each.loan, each.product, each.schedule, rows, each.rhythm)


def _rows_now(each: Running, lines: Sequence[DueLine]) -> tuple[Row, ...]:
    """The rows that are agreed and not yet asked for."""
    coming = _after_asked(each, lines).coming()
    left = sum(row.principal for row in coming)
    rows: list[Row] = []
    for row in coming:
        left -= row.principal
        days = (row.due_on - row.begins).days
        rows.append(Row(row.n, row.due_on, days, row.principal, row.interest, left))
    return tuple(rows)


def _standing(session: Session, group_id: str, member_id: str | None, day: date) -> Standing:
    if member_id is None:
        return Standing(10**12, 0, 10**6)
    compulsory, voluntary = member_savings(session, group_id).get(member_id, (0, 0))
    query = select(func.count()).select_from(Loan)
    count = session.scalar(
        query.where(
            Loan.group_id == group_id,
            Loan.member_id == member_id,
            Loan.state == LoanState.RUNNING.value,
        )
    )
    came, _ = attended(session, group_id, day).get(member_id, (0, 0))
    return Standing(compulsory + voluntary, count or 0, came)
