"""Reading the loans of the group: the register, one lender's card. Right: MONEY_READ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.dated_rows import rules_of
from finance.bank.lending import schedule_rows, terms_of
from finance.bank.models import ExternalLoan
from finance.bank.views import LenderCard, LenderRow, OnLent, PaidRow, ScheduleLine
from finance.bank.writing import lender_of
from finance.ledger.books import books_of
from finance.ledger.models import Fund, LedgerEntry, LedgerPosting
from finance.rules.external import (
    INTEREST_OF,
    LenderKind,
    Paid,
    RowState,
    Standing,
    daily_product_interest,
    external_periods,
    standings,
)
from finance.rules.subvention import Part, forecast
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["LenderQueries"]

P = LedgerPosting


@dataclass(frozen=True)
class _Move:
    """What one entry did to a loan of the group, paise."""

    entry_id: str
    on_date: date
    voucher_no: str
    received: int
    principal: int
    interest: int
    subvention: int


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
            return tuple(_row(session, loan, _moves(session, loan), today) for loan in loans)

    def card(self, lender_id: str) -> LenderCard:
        """Everything about one loan of the group. Raises NotAllowed, NotFound "lender-unknown"."""
        require(self._who, Action.MONEY_READ)
        today = self._clock.today()
        with self._read() as session:
            loan = lender_of(session, lender_id, closed=True)
            moves = _moves(session, loan)
            lines = _lines(session, loan, moves, today)
            on_lent = _on_lent(session, loan)
            credited = sum(move.subvention for move in moves)
            expected = sum(x.forecast for x in lines if x.standing.row.due <= today)
            return LenderCard(
                group_id=loan.group_id,
                group_name=group_of(session, loan.group_id).name,
                row=_row(session, loan, moves, today),
                method=loan.method,
                received_on=loan.received_on,
                instalments=loan.instalments,
                note=loan.note,
                schedule=lines,
                moves=tuple(_told(moves)),
                on_lent=on_lent,
                margin=on_lent.interest - sum(move.interest for move in moves),
                forecast=max(0, sum(x.forecast for x in lines) - credited),
                waiting=max(0, expected - credited),
                interest_today=_interest_today(loan, moves, today),
            )


def _moves(session: Session, loan: ExternalLoan) -> tuple[_Move, ...]:
    """What each entry did to the loan, the oldest first."""
    rows = session.execute(
        select(P.entry_id, P.on_date, LedgerEntry.voucher_no, P.account, P.amount)
        .join(LedgerEntry, LedgerEntry.id == P.entry_id)
        .where(P.lender_id == loan.id)
        .order_by(P.on_date, LedgerEntry.seq, P.line_no)
    )
    found: dict[str, _Move] = {}
    interest = INTEREST_OF[LenderKind(loan.kind)]
    for entry, day, voucher, account, amount in rows:
        old = found.get(entry, _Move(entry, day, voucher or "", 0, 0, 0, 0))
        found[entry] = _added(old, account, int(amount), loan.account, interest)
    return tuple(found.values())


def _added(old: _Move, account: str, amount: int, owed: str, interest: str) -> _Move:
    is_owed = account == owed
    return _Move(
        old.entry_id,
        old.on_date,
        old.voucher_no,
        old.received + (max(0, -amount) if is_owed else 0),
        old.principal + (max(0, amount) if is_owed else 0),
        old.interest + (amount if account == interest else 0),
        old.subvention + (-amount if account == "4070" else 0),
    )


def _told(moves: Iterable[_Move]) -> Iterable[PaidRow]:
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
    session: Session, loan: ExternalLoan, moves: Sequence[_Move], today: date
) -> tuple[Standing, ...]:
    paid = [Paid(x.on_date, x.principal, x.interest) for x in moves if x.principal or x.interest]
    return standings(schedule_rows(session, loan.id), paid, today)


def _row(session: Session, loan: ExternalLoan, moves: Sequence[_Move], today: date) -> LenderRow:
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
        rate=loan.rate,
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
    session: Session, loan: ExternalLoan, moves: Sequence[_Move], today: date
) -> tuple[ScheduleLine, ...]:
    made = _standings(session, loan, moves, today)
    parts: tuple[Part, ...] = ()
    if loan.subvention and made:
        late = [x.row.n for x in made if x.state in (RowState.LATE, RowState.OVERDUE)]
        terms = terms_of(loan)
        rules = rules_of(session, loan.group_id)
        rows, periods = [x.row for x in made], external_periods(terms)
        parts = forecast(terms.product, terms.principal, rows, periods, rules, late=late)
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


def _interest_today(loan: ExternalLoan, moves: Sequence[_Move], today: date) -> int:
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
