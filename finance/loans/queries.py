"""What is read of loans: lists, the card of one, products. Right: MONEY_READ.

The list of what is late is shown to those who work with it alone: treasurer, chair, secretary,
auditor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import members_of
from finance.loans.card import CardReader
from finance.loans.models import Loan, LoanProduct
from finance.loans.registers import late_since
from finance.loans.running import loan_of
from finance.loans.views import Borrower, LoanCard, LoanRow, OverdueRow, ProductRow
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.arrears import bucket_of
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.states import LoanState
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotAllowed
from sr_board.store.uow import ReadFactory

__all__ = ["LoanQueries", "borrowers", "may_see_overdue"]

_SEE_OVERDUE = (Action.MONEY_PREPARE, Action.MONEY_APPROVE, Action.MONEY_REMARK)
ENDED = (LoanState.CLOSED, LoanState.REPLACED, LoanState.WRITTEN_OFF, LoanState.REFUSED)


def may_see_overdue(who: SignedIn) -> bool:
    """Whether she sees who is late."""
    return any(who.may(action) for action in _SEE_OVERDUE)


def borrowers(session: Session, group_id: str) -> dict[str, Borrower]:
    """Members with an account as lists show them, by person."""
    return {
        row.member_id: Borrower(row.member_id, row.number, row.name, row.symbol, row.hue)
        for row in members_of(session, group_id, with_former=True)
    }


class LoanQueries:
    """Loans and products of a group."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def products(self, group_id: str, *, all_versions: bool = False) -> Sequence[ProductRow]:
        """Products by name, the newest version of each; older and retired ones when asked for.

        Read also by who sets them (MONEY_SETTINGS). Raises NotAllowed.
        """
        if not self._who.may(Action.MONEY_SETTINGS):
            require(self._who, Action.MONEY_READ)
        with self._read() as session:
            rows = session.scalars(
                select(LoanProduct)
                .where(LoanProduct.group_id == group_id)
                .order_by(LoanProduct.name, LoanProduct.version.desc())
            ).all()
            used = Counter(
                session.scalars(select(Loan.product_id).where(Loan.group_id == group_id))
            )
        newest = {key: max(r.version for r in rows if r.product_key == key) for key in
                  {row.product_key for row in rows}}  # fmt: skip
        found = [
            ProductRow(
                row.id,
                row.product_key,
                row.version,
                row.name,
                product_from_text(row.terms),
                row.retired,
                row.version == newest[row.product_key],
                used[row.id],
            )
            for row in rows
        ]
        return [row for row in found if all_versions or (row.newest and not row.retired)]

    def loans(self, group_id: str, *, ended: bool = False) -> Sequence[LoanRow]:
        """Loans of a group by number, the latest first; those that ended when asked for."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            query = select(Loan).where(Loan.group_id == group_id)
            over = [state.value for state in ENDED]
            query = query.where(Loan.state.in_(over) if ended else Loan.state.not_in(over))
            loans = session.scalars(query.order_by(Loan.number.desc())).all()
            reader = CardReader(session, group_id, self._clock.today())
            return [reader.row(loan) for loan in loans]

    def of_member(self, group_id: str, member_id: str) -> Sequence[LoanRow]:
        """All loans of a member, the latest first."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            loans = session.scalars(
                select(Loan)
                .where(Loan.group_id == group_id, Loan.member_id == member_id)
                .order_by(Loan.number.desc())
            ).all()
            reader = CardReader(session, group_id, self._clock.today())
            return [reader.row(loan) for loan in loans]

    def card(self, loan_id: str) -> LoanCard:
        """Everything about one loan. Raises NotAllowed, NotFound "loan-unknown"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            loan = loan_of(session, loan_id)
            return CardReader(session, loan.group_id, self._clock.today()).card(loan)

    def overdue(self, group_id: str, on: date | None = None) -> Sequence[OverdueRow]:
        """Loans with something late, the longest first.

        Raises NotAllowed for anybody but treasurer, chair, secretary and auditor.
        """
        require(self._who, Action.MONEY_READ)
        if not may_see_overdue(self._who):
            raise NotAllowed(action=str(Action.MONEY_APPROVE))
        day = on or self._clock.today()
        with self._read() as session:
            loans = session.scalars(
                select(Loan).where(Loan.group_id == group_id, Loan.state == LoanState.RUNNING.value)
            ).all()
            late = late_since(session, group_id, day)
            reader = CardReader(session, group_id, day)
            found = [_overdue(reader, loan) for loan in loans if loan.id in late]
        return sorted(found, key=lambda each: (-each.row.days_late, each.row.number))

    def running_count(self, group_id: str) -> int:
        """How many loans run."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            query = select(func.count()).select_from(Loan)
            query = query.where(Loan.group_id == group_id, Loan.state == LoanState.RUNNING.value)
            return session.scalar(query) or 0


def _overdue(reader: CardReader, loan: Loan) -> OverdueRow:
    row = reader.row(loan)
    late = [due for due in reader.dues(loan) if due.late]
    unasked = [each for each in reader.rows(loan) if each.n > loan.raised_n and each.open]

    def of(*kinds: DemandKind) -> int:
        return sum(due.open for due in late if due.kind in kinds)

    return OverdueRow(
        row,
        of(DemandKind.PRINCIPAL) + sum(each.principal for each in unasked),
        of(DemandKind.INTEREST) + sum(each.interest for each in unasked),
        of(DemandKind.FINE, DemandKind.FEE, DemandKind.OTHER),
        bucket_of(row.days_late),
    )
