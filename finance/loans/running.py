"""A loan with its terms and plan, as services and queries of loans reckon with it. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance
from finance.ledger.books import books_of
from finance.loans.models import Allocation, Loan, LoanInstalment, LoanProduct, LoanSchedule
from finance.rules.loans.due_dates import shifted
from finance.rules.loans.factors import whole_factor
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.products import InterestBase, Method, Period, PeriodUnit, Product
from finance.rules.loans.settlement import Change, interest_of_period
from finance.rules.loans.spans import Span
from finance.rules.loans.states import LoanState
from sr_board.base.errors import NotFound

__all__ = ["LOANS_OUT", "Running", "loan_of", "meeting_rhythm", "running", "running_loans"]

LOANS_OUT = "1110"
_RHYTHMS = {
    "weekly": Period(1, PeriodUnit.WEEK),
    "fortnightly": Period(1, PeriodUnit.FORTNIGHT),
    "four_weekly": Period(4, PeriodUnit.WEEK),
    "monthly": Period(1, PeriodUnit.MONTH),
}


@dataclass(frozen=True)
class Running:
    """A loan that was paid out: its product, and the rows of the version in force."""

    session: Session = field(repr=False)
    loan: Loan
    product: Product
    schedule: LoanSchedule
    rows: tuple[LoanInstalment, ...]
    rhythm: Period

    @property
    def each_meeting(self) -> bool:
        """Whether every meeting is a due date."""
        return self.product.period == Period(1, PeriodUnit.MEETING)

    def outstanding(self, until: date | None = None) -> int:
        """Principal outstanding at the end of a day, paise; now when no day is given."""
        return balance(
            self.session, self.loan.group_id, LOANS_OUT, loan_id=self.loan.id, until=until
        )

    def coming(self) -> list[LoanInstalment]:
        """Rows that were not asked for yet."""
        return [row for row in self.rows if row.n > self.loan.raised_n]

    def spans(self) -> list[Span]:
        """Periods of the rows that were not asked for yet."""
        return [span_of(row) for row in self.coming()]

    def beyond(self) -> Iterator[Span]:
        """Periods after the last row, without end: interest of a loan that was not repaid in time.

        Flat interest is never more than was agreed, so a flat loan has none.
        """
        if self.product.method is Method.FLAT or not self.rows:
            return
        last, begins, times = self.rows[-1], self.rows[-1].due_on, 0
        while True:
            times += 1
            due = shifted(last.due_on, self.rhythm, times)
            factor = whole_factor(self.product, self.rhythm, begins, due)
            if last.n + times > self.loan.raised_n:
                yield Span(last.n + times, begins, due, due, begins, factor)
            begins = due

    def interest(self, span: Span) -> int:
        """Interest of a period on the principal really outstanding, paise."""
        return interest_of_period(
            self.product,
            self.rhythm,
            span,
            self.at_begin(span),
            self.changes(span),
            flat_base=self.schedule.flat_base,
        )

    def at_begin(self, span: Span) -> int:
        """Principal outstanding when a period began, paise."""
        return self.outstanding(self._first_known(span.begins))

    def changes(self, span: Span) -> list[Change]:
        """What the principal became inside a period, where the product reckons day by day."""
        if self.product.interest_base is not InterestBase.DAILY:
            return []
        days = self.session.scalars(
            select(Allocation.on_date)
            .where(
                Allocation.loan_id == self.loan.id,
                Allocation.on_date > span.begins,
                Allocation.on_date < span.due,
            )
            .distinct()
        )
        return [Change(day, self.outstanding(day)) for day in sorted(days)]

    def _first_known(self, day: date) -> date:
        """A loan taken over is known from the cut-off day on (`decided_on` of an opening)."""
        cut_off = self.loan.decided_on if self.loan.opening else None
        return day if cut_off is None else max(day, cut_off)


def span_of(row: LoanInstalment) -> Span:
    """The period of a stored row."""
    factor = Fraction(row.factor)
    return Span(row.n, row.begins, row.due_on, row.due_on, row.begins, factor)


def meeting_rhythm(session: Session, group_id: str) -> Period:
    """The time between two meetings of the group, by its books."""
    named = books_of(session, group_id).meeting_period
    return _RHYTHMS.get(named, Period())


def loan_of(session: Session, loan_id: str) -> Loan:
    """A loan. Raises NotFound "loan-unknown"."""
    found = session.get(Loan, loan_id)
    if found is None:
        raise NotFound("loan-unknown", what="loan")
    return found


def running(session: Session, loan: Loan) -> Running:
    """A loan that was paid out, with its plan. Raises NotFound "loan-unknown" for any other."""
    schedule = session.scalars(
        select(LoanSchedule).where(
            LoanSchedule.loan_id == loan.id, LoanSchedule.version == loan.schedule_version
        )
    ).one_or_none()
    product = session.get(LoanProduct, loan.product_id)
    if schedule is None or product is None:
        raise NotFound("loan-unknown", what="loan")
    rows = session.scalars(
        select(LoanInstalment)
        .where(LoanInstalment.schedule_id == schedule.id)
        .order_by(LoanInstalment.n)
    )
    terms = product_from_text(product.terms)
    return Running(session, loan, terms, schedule, tuple(rows), _rhythm(session, loan, terms))


def _rhythm(session: Session, loan: Loan, product: Product) -> Period:
    if product.period.unit is not PeriodUnit.MEETING:
        return product.period
    meetings = meeting_rhythm(session, loan.group_id)
    return Period(meetings.every * product.period.every, meetings.unit)


def running_loans(
    session: Session, group_id: str, member_id: str | None = None
) -> Sequence[Running]:
    """All running loans of a group, or of one member, in the order of their numbers."""
    query = select(Loan).where(Loan.group_id == group_id, Loan.state == LoanState.RUNNING.value)
    if member_id is not None:
        query = query.where(Loan.member_id == member_id)
    loans = list(session.scalars(query.order_by(Loan.number)))
    if not loans:
        return ()
    plans = _plans(session, loans)
    products = {
        row.id: product_from_text(row.terms)
        for row in session.scalars(
            select(LoanProduct).where(LoanProduct.id.in_({loan.product_id for loan in loans}))
        )
    }
    return [
        Running(
            session,
            loan,
            products[loan.product_id],
            *plans[loan.id],
            _rhythm(session, loan, products[loan.product_id]),
        )
        for loan in loans
    ]


def _plans(
    session: Session, loans: Sequence[Loan]
) -> Mapping[str, tuple[LoanSchedule, tuple[LoanInstalment, ...]]]:
    """Schedule and rows in force of many loans, in two questions."""
    ids = {loan.id: loan.schedule_version for loan in loans}
    schedules = {
        row.id: row
        for row in session.scalars(select(LoanSchedule).where(LoanSchedule.loan_id.in_(ids)))
        if ids[row.loan_id] == row.version
    }
    rows: dict[str, list[LoanInstalment]] = {key: [] for key in schedules}
    for row in session.scalars(
        select(LoanInstalment)
        .where(LoanInstalment.schedule_id.in_(schedules))
        .order_by(LoanInstalment.n)
    ):
        rows[row.schedule_id].append(row)
    return {each.loan_id: (each, tuple(rows[each.id])) for each in schedules.values()}
