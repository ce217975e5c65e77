"""Books of loans: demand and balance, the ledger of one loan, loans from outside.

Right: MONEY_READ. Lists of who is late are for treasurer, chair, secretary and auditor: whoever may
not see them in the part of loans does not see them here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.queries_lenders import LenderQueries
from finance.ledger.books import books_of, members_of
from finance.ledger.models import LedgerPosting
from finance.loans.models import Allocation, Demand, DemandWaiver, Loan
from finance.loans.queries import may_see_overdue
from finance.loans.registers import dcb_lines
from finance.reports.loan_facts import loan_numbers
from finance.reports.reading import BookWanted, Slice
from finance.reports.rows_loans import DcbRow, LenderLine, LoanLedgerRow
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.i18n import N_
from sr_board.store.uow import ReadFactory

__all__ = ["KIND_WORDS", "LoanBookQueries"]

KIND_WORDS: Mapping[str, str] = {
    "savings": N_("savings"),
    "principal": N_("principal"),
    "interest": N_("interest"),
    "fine": N_("fine"),
    "fee": N_("fee"),
    "other": N_("other"),
}
"""What was asked for, by kind of demand."""

_PARTS = {"principal": 0, "advance": 0, "interest": 1, "fine": 2}


class LoanBookQueries:
    """Books of loans for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def dcb(self, wanted: BookWanted) -> Slice[DcbRow]:
        """Demand, collection and balance by member, loan and kind.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        if not may_see_overdue(self._who):
            raise NotAllowed(action=str(Action.MONEY_READ))
        with self._read() as session:
            books_of(session, wanted.group_id)
            members = {
                each.member_id: each
                for each in members_of(session, wanted.group_id, with_former=True)
            }
            numbers = loan_numbers(session, wanted.group_id)
            found = dcb_lines(session, wanted.group_id, wanted.since, wanted.until)
        rows = [
            DcbRow(
                each.member_id,
                each.loan_id,
                members[each.member_id].number,
                members[each.member_id].name,
                numbers.get(each.loan_id or ""),
                KIND_WORDS[each.kind],
                each.line.opening_overdue,
                each.line.demand,
                each.line.total,
                each.line.collected_overdue,
                each.line.collected_current,
                each.line.waived,
                each.line.advance,
                each.line.balance,
                each.days_overdue,
            )
            for each in found
        ]
        rows.sort(key=lambda row: (row.member_no, row.loan_no or 0, row.kind))
        keys = ("opening", "demand", "collected_overdue", "collected_current", "waived", "balance")
        sums = {key: sum(getattr(row, key) for row in rows) for key in (*keys, "advance")}
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        return Slice(tuple(rows[wanted.offset : end]), len(rows), {}, {}, sums)

    def loan_choices(self, group_id: str) -> tuple[tuple[str, int, int], ...]:
        """Loans that were paid out: id, number, and the member's number.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            members = {
                each.member_id: each.number
                for each in members_of(session, group_id, with_former=True)
            }
            loans = session.scalars(
                select(Loan)
                .where(Loan.group_id == group_id, Loan.given_on.is_not(None))
                .order_by(Loan.number)
            )
            return tuple((loan.id, loan.number, members.get(loan.member_id, 0)) for loan in loans)

    def loan_ledger(self, wanted: BookWanted, loan_id: str) -> Slice[LoanLedgerRow]:
        """One loan, a line for each day on which something was asked or paid.

        Raises NotAllowed, NotFound "books-not-opened", "loan-unknown".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            loan = session.get(Loan, loan_id)
            if loan is None or loan.group_id != wanted.group_id:
                raise NotFound("loan-unknown", what="loan")
            rows = _ledger(session, loan_id, wanted.until)
        shown = tuple(row for row in rows if row.on_date >= wanted.since)
        earlier = [row for row in rows if row.on_date < wanted.since]
        opening = earlier[-1].balance if earlier else 0
        closing = rows[-1].balance if rows else 0
        keys = ("demand_principal", "demand_interest", "paid_principal", "paid_interest")
        sums = {key: sum(getattr(row, key) for row in shown) for key in keys}
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        return Slice(
            shown[wanted.offset : end],
            len(shown),
            {"balance": opening},
            {"balance": closing},
            sums,
        )

    def lenders(self, wanted: BookWanted) -> Slice[LenderLine]:
        """Loans that the group took, as they stand now. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
        found = LenderQueries(self._read, self._who, self._clock).register(wanted.group_id)
        rows = tuple(
            LenderLine(
                each.id,
                each.lender,
                each.sanction_no,
                each.received,
                each.paid_principal,
                each.paid_interest,
                each.balance,
                each.overdue,
                each.next_due,
                each.subvention,
            )
            for each in found
        )
        sums = {key: sum(getattr(row, key) for row in rows) for key in ("received", "balance")}
        return Slice(rows, len(rows), {}, {}, sums)


def _by_day(session: Session, loan_id: str, until: date) -> dict[date, list[int]]:
    """Asked (principal, interest, fine), paid (the same), forgiven principal and interest, and the
    change of principal left, by day."""
    days: dict[date, list[int]] = defaultdict(lambda: [0] * 10)
    asked = select(Demand.due_on, Demand.kind, Demand.amount).where(
        Demand.loan_id == loan_id, Demand.due_on <= until, Demand.state != "cancelled"
    )
    for day, kind, amount in session.execute(asked):
        if kind in _PARTS:
            days[day][_PARTS[kind]] += amount
    paid = select(Allocation.on_date, Allocation.kind, Allocation.amount, Allocation.demand_id)
    for day, kind, amount, demand in session.execute(
        paid.where(Allocation.loan_id == loan_id, Allocation.on_date <= until)
    ):
        if kind in _PARTS:
            days[day][3 + _PARTS[kind]] += amount
            if demand is None:  # paid ahead: it meets no demand
                days[day][9] += amount
    waived = (
        select(DemandWaiver.on_date, Demand.kind, DemandWaiver.amount)
        .join(Demand, Demand.id == DemandWaiver.demand_id)
        .where(Demand.loan_id == loan_id, DemandWaiver.on_date <= until)
    )
    for day, kind, amount in session.execute(waived):
        if kind in ("principal", "interest"):
            days[day][6 + _PARTS[kind]] += amount
    moved = (
        select(LedgerPosting.on_date, func.sum(LedgerPosting.amount))
        .where(
            LedgerPosting.loan_id == loan_id,
            LedgerPosting.account == "1110",
            LedgerPosting.on_date <= until,
        )
        .group_by(LedgerPosting.on_date)
    )
    for day, change in session.execute(moved):
        days[day][8] += int(change)
    return days


def _ledger(session: Session, loan_id: str, until: date) -> tuple[LoanLedgerRow, ...]:
    days = _by_day(session, loan_id, until)
    balance = late_principal = late_interest = 0
    rows = []
    for day in sorted(days):
        ask, pay = days[day][0:3], days[day][3:6]
        forgiven_principal, forgiven_interest, change, ahead = days[day][6:10]
        balance += change
        late_principal += -(pay[0] - ahead) - forgiven_principal
        late_interest += -pay[1] - forgiven_interest
        # What is due on the day itself is late only from the next day on.
        rows.append(
            LoanLedgerRow(
                day,
                ask[0],
                ask[1],
                ask[2],
                pay[0],
                pay[1],
                pay[2],
                balance,
                max(late_principal, 0),
                max(late_interest, 0),
            )
        )
        late_principal += ask[0]
        late_interest += ask[1]
    return tuple(rows)
