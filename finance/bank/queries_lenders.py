"""Reading the loans of the group: the register, one lender's card. Right: MONEY_READ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.commands import ReplanLender
from finance.bank.dated_rows import rules_of
from finance.bank.lender_moves import (
    LenderMove,
    moves_of,
    paid_of,
    plans_of,
    schedule_rows,
    versions_of,
)
from finance.bank.lending import plan_after
from finance.bank.models import ExternalLoan
from finance.bank.views import (
    LenderCard,
    LenderRow,
    NewPlan,
    OnLent,
    PaidRow,
    PlanChange,
    ScheduleLine,
)
from finance.bank.writing import lender_of
from finance.ledger.books import books_of
from finance.ledger.models import Fund, LedgerPosting
from finance.rules.external import (
    LenderKind,
    RowState,
    Standing,
    daily_product_interest,
    standings,
)
from finance.rules.external_plan import forecast_over
from finance.rules.subvention import Part
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["LenderQueries"]

P = LedgerPosting


class LenderQueries:
    """What the signed-in person may see of the group's own loans."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def register(self, group_id: str) -> tuple[LenderRow, ...]:
        """All loans of a group, those that run first. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_READ)
        today = self._clock.today()
        with self._read() as session:
            books_of(session, group_id)
            loans = session.scalars(
                select(ExternalLoan)
                .where(ExternalLoan.group_id == group_id)
                .order_by(
                    ExternalLoan.closed_on.is_not(None), ExternalLoan.received_on, ExternalLoan.id
                )
            ).all()
            return tuple(_row(session, loan, moves_of(session, loan), today) for loan in loans)

    def card(self, lender_id: str) -> LenderCard:
        """Everything about one loan of the group. Raises NotAllowed, NotFound "lender-unknown"."""
        require(self._who, Action.MONEY_READ)
        today = self._clock.today()
        with self._read() as session:
            loan = lender_of(session, lender_id, closed=True)
            moves = moves_of(session, loan)
            plans = plans_of(session, loan.id)
            lines = _lines(session, loan, moves, today)
            on_lent = _on_lent(session, loan)
            credited = sum(move.subvention for move in moves)
            expected = sum(x.forecast for x in lines if x.standing.row.due <= today)
            return LenderCard(
                group_id=loan.group_id,
                group_name=group_of(session, loan.group_id).name,
                row=_row(session, loan, moves, today),
                method=plans[-1].method if plans else loan.method,
                received_on=loan.received_on,
                instalments=plans[-1].instalments if plans else loan.instalments,
                note=loan.note,
                schedule=lines,
                moves=tuple(_told(moves)),
                on_lent=on_lent,
                margin=on_lent.interest - sum(move.interest for move in moves),
                forecast=max(0, sum(x.forecast for x in lines) - credited),
                waiting=max(0, expected - credited),
                interest_today=_interest_today(loan, moves, today),
                plans=tuple(
                    PlanChange(x.on_date, x.rate, x.instalments, x.principal, x.reason)
                    for x in plans
                ),
            )

    def plan_after(self, command: ReplanLender) -> NewPlan:
        """The plan as a change of the lender would make it; nothing is written.

        Raises NotAllowed, NotFound "lender-unknown", RuleBroken "lender-closed", and as the
        lending module's `plan_after`.
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            made = plan_after(session, lender_of(session, command.lender_id), command)
        return NewPlan(made.principal, made.rows[made.first_n - 1 :])


def _told(moves: Iterable[LenderMove]) -> Iterable[PaidRow]:
    balance = 0
    for move in moves:
        balance += move.received - move.principal
        yield PaidRow(
            move.entry_id,
            move.on_date,
            move.voucher_no,
            move.received,
            move.principal,
            move.interest,
            move.subvention,
            balance,
        )


def _standings(
    session: Session, loan: ExternalLoan, moves: Sequence[LenderMove], today: date
) -> tuple[Standing, ...]:
    return standings(schedule_rows(session, loan.id), paid_of(moves), today)


def _row(
    session: Session, loan: ExternalLoan, moves: Sequence[LenderMove], today: date
) -> LenderRow:
    came = sum(move.received for move in moves)
    back = sum(move.principal for move in moves)
    made = _standings(session, loan, moves, today) if came else ()
    late = [x for x in made if x.state is RowState.OVERDUE]
    coming = next((x for x in made if x.left and x not in late), None)
    fund = session.get(Fund, (loan.group_id, loan.fund))
    return LenderRow(
        id=loan.id,
        kind=LenderKind(loan.kind),
        lender=loan.lender,
        sanction_no=loan.sanction_no,
        fund=loan.fund,
        fund_name=fund.name if fund is not None else "",
        fund_kind=fund.kind if fund is not None else "",
        principal=loan.principal,
        rate=versions_of(session, loan)[-1].terms.rate,
        received=came,
        paid_principal=back,
        paid_interest=sum(move.interest for move in moves),
        balance=came - back,
        overdue=sum(x.left for x in late),
        next_due=coming.row.due if coming is not None else None,
        next_amount=coming.left if coming is not None else 0,
        subvention=sum(move.subvention for move in moves),
        closed_on=loan.closed_on,
    )


def _lines(
    session: Session, loan: ExternalLoan, moves: Sequence[LenderMove], today: date
) -> tuple[ScheduleLine, ...]:
    made = _standings(session, loan, moves, today)
    parts: tuple[Part, ...] = ()
    if loan.subvention and made:
        late = [x.row.n for x in made if x.state in (RowState.LATE, RowState.OVERDUE)]
        rules = rules_of(session, loan.group_id)
        versions = versions_of(session, loan)
        parts = forecast_over(versions, [x.row for x in made], rules, late=late)
    given = {part.n: part for part in parts}
    return tuple(
        ScheduleLine(
            x,
            given[x.row.n].total if x.row.n in given else 0,
            given[x.row.n].lost if x.row.n in given else 0,
        )
        for x in made
    )


def _on_lent(session: Session, loan: ExternalLoan) -> OnLent:
    """What the fund of the loan lent to members since the loan came.

    Two lenders that share a fund share its loans; a fund for each keeps them apart.
    """
    where = [P.group_id == loan.group_id, P.fund == loan.fund]
    lent, returned, loans = session.execute(
        select(
            func.coalesce(func.sum(P.amount).filter(P.amount > 0), 0),
            func.coalesce(func.sum(-P.amount).filter(P.amount < 0), 0),
            func.count(func.distinct(P.loan_id)),
        ).where(*where, P.account == "1110")
    ).one()
    earned = session.scalar(
        select(func.coalesce(func.sum(-P.amount), 0)).where(
            *where, P.account == "4010", P.loan_id.is_not(None)
        )
    )
    return OnLent(int(lent), int(returned), int(lent) - int(returned), int(earned or 0), int(loans))


def _interest_today(loan: ExternalLoan, moves: Sequence[LenderMove], today: date) -> int:
    """Interest of a cash credit by daily products since the bank charged it last, paise.

    A forecast: the bank's own figure is what is booked.
    """
    if loan.kind != LenderKind.CASH_CREDIT or not moves:
        return 0
    charged = [x.on_date for x in moves if x.interest]
    since = max(charged) + timedelta(days=1) if charged else moves[0].on_date
    until = today
    if until < since:
        return 0
    opening = sum(x.received - x.principal for x in moves if x.on_date < since)
    changes = [(x.on_date, x.received - x.principal) for x in moves]
    return daily_product_interest(opening, changes, since, until, loan.rate)
