"""A loan as its card shows it: rows, dots, what is owed, its course. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.balances import loan_balances
from finance.ledger.books import members_of
from finance.ledger.models import LedgerEntry
from finance.loans.coming import due_days
from finance.loans.demands import open_demands
from finance.loans.models import (
    Allocation,
    Demand,
    Loan,
    LoanEvent,
    LoanInstalment,
    LoanProduct,
    LoanSchedule,
)
from finance.loans.registers import late_since
from finance.loans.views import Borrower, CardRow, Dot, DueView, EventView, LoanCard, LoanRow
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.states import DemandState, LoanState
from governance.models import Resolution
from sr_board.base.errors import NotFound

__all__ = ["CardReader"]

_FINES = (DemandKind.FINE.value, DemandKind.FEE.value, DemandKind.OTHER.value)


class CardReader:
    """Reads loans of one group as they stand on a day; asks for balances once for all."""

    def __init__(self, session: Session, group_id: str, today: date) -> None:
        self._session, self._group_id, self._today = session, group_id, today
        self._left = loan_balances(session, group_id)
        self._late = late_since(session, group_id, today)
        self._members = {
            row.member_id: Borrower(row.member_id, row.number, row.name, row.symbol, row.hue)
            for row in members_of(session, group_id, with_former=True)
        }

    def row(self, loan: Loan) -> LoanRow:
        """A loan as a list shows it."""
        rows = self.rows(loan)
        dues = self.dues(loan)
        late = self._late.get(loan.id)
        coming = [row for row in rows if row.state == "coming"]
        unasked = sum(row.open for row in rows if row.n > loan.raised_n)
        owed = [due for due in dues if not due.late]
        next_due = owed[0].due_on if owed else (coming[0].due_on if coming else None)
        next_amount = sum(due.open for due in owed) or (
            coming[0].principal + coming[0].interest if coming else 0
        )
        running = loan.state == LoanState.RUNNING.value
        return LoanRow(
            id=loan.id,
            number=loan.number,
            borrower=self._borrower(loan.member_id),
            amount=loan.amount,
            left=self._left.get(loan.id, 0),
            state=loan.state,
            purpose=loan.purpose,
            asked_on=loan.asked_on,
            given_on=loan.given_on,
            next_due=next_due if running else None,
            next_amount=next_amount if running else 0,
            overdue=sum(due.open for due in dues if due.late) + unasked,
            days_late=(self._today - late).days if late and running else 0,
            dots=tuple(Dot(row.n, row.due_on, row.state) for row in rows),
        )

    def _borrower(self, person_id: str) -> Borrower:
        found = self._members.get(person_id)
        if found is None:
            raise NotFound("person-unknown", what="person")
        return found

    def rows(self, loan: Loan) -> tuple[CardRow, ...]:
        """The rows of the version in force, and periods after the last that were asked for."""
        plan = self._session.scalars(
            select(LoanInstalment)
            .join(LoanSchedule, LoanSchedule.id == LoanInstalment.schedule_id)
            .where(LoanSchedule.loan_id == loan.id, LoanSchedule.version == loan.schedule_version)
            .order_by(LoanInstalment.n)
        ).all()
        asked: defaultdict[int, list[Demand]] = defaultdict(list)
        for demand in self._session.scalars(select(Demand).where(Demand.loan_id == loan.id)):
            asked[demand.n].append(demand)
        agreed = {row.n: row for row in plan}
        left = sum(row.principal for row in plan if row.n > loan.raised_n)
        left = self._left.get(loan.id, 0) if left == 0 else left
        days = self._days(loan, {row.n: row.due_on for row in plan if row.n > loan.raised_n})
        found: list[CardRow] = []
        for n in sorted({*agreed, *asked}):
            row = agreed.get(n)
            if row is not None and n > loan.raised_n:
                left -= row.principal
                found.append(self._coming(row, days[n], left))
            elif asked[n] or row is not None:
                found.append(self._asked(n, row, asked[n]))
        return tuple(found)

    def _days(self, loan: Loan, nominal: Mapping[int, date]) -> Mapping[int, date]:
        """When the instalments that were not asked for are due: at meetings, where they follow."""
        terms = self._session.get_one(LoanProduct, loan.product_id).terms
        return due_days(self._session, self._group_id, product_from_text(terms), nominal)

    def _coming(self, row: LoanInstalment, due_on: date, left: int) -> CardRow:
        """A row that was not asked for yet; late when its day has passed without a demand."""
        late = due_on < self._today
        return CardRow(
            row.n,
            due_on,
            row.principal,
            row.interest,
            0,
            0,
            0,
            row.principal + row.interest if late else 0,
            max(left, 0),
            "late" if late else "coming",
        )

    def _asked(self, n: int, row: LoanInstalment | None, demands: Sequence[Demand]) -> CardRow:
        def of(*kinds: str) -> int:
            return sum(d.amount for d in demands if d.kind in kinds)

        open_ = sum(
            d.amount - d.paid - d.waived for d in demands if d.state != DemandState.CANCELLED.value
        )
        paid, waived = sum(d.paid for d in demands), sum(d.waived for d in demands)
        due_on = min((d.due_on for d in demands), default=row.due_on if row else self._today)
        return CardRow(
            n, due_on, of(DemandKind.PRINCIPAL.value), of(DemandKind.INTEREST.value), of(*_FINES),
            paid, waived, open_, 0, self._state(open_, paid, due_on),
        )  # fmt: skip

    def _state(self, open_: int, paid: int, due_on: date) -> str:
        if open_ == 0:
            return "paid"
        if due_on < self._today:
            return "late"
        return "part" if paid else "due"

    def dues(self, loan: Loan) -> tuple[DueView, ...]:
        """What is owed on the loan by today, written demands only, oldest first."""
        lines = open_demands(self._session, loan.group_id, self._today, loan.member_id)
        return tuple(
            DueView(line.demand_id, line.kind, line.n, line.due_on, line.open,
                    line.due_on < self._today)
            for line in lines
            if line.loan_id == loan.id
        )  # fmt: skip

    def card(self, loan: Loan) -> LoanCard:
        """Everything about one loan."""
        product = self._session.get_one(LoanProduct, loan.product_id)
        older = self._session.get(Loan, loan.replaces_id) if loan.replaces_id else None
        versions = self._session.scalars(
            select(LoanSchedule)
            .where(LoanSchedule.loan_id == loan.id)
            .order_by(LoanSchedule.version)
        )
        interest = self._session.scalars(
            select(Allocation.amount).where(
                Allocation.loan_id == loan.id, Allocation.kind == DemandKind.INTEREST.value
            )
        )
        return LoanCard(
            row=self.row(loan),
            group_id=loan.group_id,
            product_id=product.id,
            product_name=product.name,
            product_version=product.version,
            product=product_from_text(product.terms),
            fund=loan.fund,
            instalments=loan.instalments,
            resolution=self._resolution(loan.resolution_id, loan.resolution_no),
            decided_on=loan.decided_on,
            first_due=loan.first_due,
            held=loan.held,
            replaces=older.number if older else None,
            rows=self.rows(loan),
            dues=self.dues(loan),
            events=self._events(loan),
            versions=tuple((row.version, row.since, row.reason) for row in versions),
            interest_paid=sum(interest),
        )

    def _resolution(self, resolution_id: str | None, number: str) -> str:
        row = self._session.get(Resolution, resolution_id) if resolution_id else None
        return row.serial if row is not None else number

    def _events(self, loan: Loan) -> tuple[EventView, ...]:
        rows = self._session.scalars(
            select(LoanEvent)
            .where(LoanEvent.loan_id == loan.id)
            .order_by(LoanEvent.on_date, LoanEvent.recorded_at)
        ).all()
        return tuple(
            EventView(
                row.kind,
                row.on_date,
                row.amount,
                self._resolution(row.resolution_id, row.resolution_no),
                row.note,
                self._voucher(row.entry_id),
            )
            for row in rows
        )

    def _voucher(self, entry_id: str | None) -> str:
        row = self._session.get(LedgerEntry, entry_id) if entry_id else None
        return (row.voucher_no or "") if row is not None else ""
