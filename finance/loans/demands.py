"""The one door to demands: what is asked of members, asked for, paid, taken back.

Used inside the unit of work of the caller; commits nothing and checks no rights. A demand is
never income: nothing here posts. The register of demand, collection and balance rests on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.posting import MoneyEntry
from finance.loans.models import Demand, DemandWaiver, Loan
from finance.loans.running import Running, running_loans, span_of
from finance.rules.loans.allocation import DemandKind, Due
from finance.rules.loans.fines import fine_due
from finance.rules.loans.products import Method, Scope
from finance.rules.loans.spans import Span
from finance.rules.loans.states import DemandState, demand_state
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.text import clean_text

__all__ = [
    "LATE",
    "SCHEDULE",
    "SETTLEMENT",
    "UNDONE",
    "DueLine",
    "NewDemand",
    "asked_ahead",
    "asked_of",
    "cancel_demand",
    "due_lines",
    "lines_for_payment",
    "not_written",
    "open_demands",
    "open_of_loan",
    "pending",
    "raise_demand",
    "raise_due",
    "state_of",
    "stored",
]

SCHEDULE, LATE, SETTLEMENT, UNDONE = "schedule", "late", "settlement", "undone"
_OPEN = (DemandState.OPEN.value, DemandState.PART.value)
_OF_LOANS = (DemandKind.PRINCIPAL, DemandKind.INTEREST)


@dataclass(frozen=True)
class NewDemand:
    """A demand that is still to be written. `n`: the instalment of a loan, else 0."""

    member_id: str
    kind: DemandKind
    due_on: date
    amount: int
    rule: str
    loan_id: str | None = None
    n: int = 0
    meeting_id: str | None = None


@dataclass(frozen=True)
class DueLine:
    """What a member owes: `open` paise of a demand. `demand_id` None: not written down yet."""

    demand_id: str | None
    member_id: str
    loan_id: str | None
    kind: DemandKind
    n: int
    due_on: date
    amount: int
    open: int
    rule: str

    def as_due(self) -> Due:
        """The demand as the allocation of payments takes it."""
        key = self.demand_id or f"new:{self.loan_id}:{self.n}:{self.kind.value}:{self.rule}"
        return Due(key, self.kind, self.due_on, self.open, self.n)


def stored(session: Session, demand_id: str) -> Demand:
    """One demand. Raises NotFound "demand-unknown"."""
    found = session.get(Demand, demand_id)
    if found is None:
        raise NotFound("demand-unknown", what="demand")
    return found


def open_demands(
    session: Session, group_id: str, until: date, member_id: str | None = None
) -> Sequence[DueLine]:
    """Written demands due on or before `until` that are not fully met, oldest first."""
    query = select(Demand).where(
        Demand.group_id == group_id, Demand.due_on <= until, Demand.state.in_(_OPEN)
    )
    if member_id is not None:
        query = query.where(Demand.member_id == member_id)
    rows = session.scalars(query.order_by(Demand.due_on, Demand.n, Demand.id))
    return [_line(row) for row in rows]


def _line(row: Demand) -> DueLine:
    return DueLine(
        row.id,
        row.member_id,
        row.loan_id,
        DemandKind(row.kind),
        row.n,
        row.due_on,
        row.amount,
        row.amount - row.paid - row.waived,
        row.rule,
    )


def due_lines(
    session: Session,
    group_id: str,
    on: date,
    *,
    member_id: str | None = None,
    meeting_id: str | None = None,
) -> Sequence[DueLine]:
    """All that is due on a day: written demands and those that the day would ask for.

    Writes nothing. Give the meeting when the day is one: fines are asked for at meetings, and
    due dates that follow meetings fall on them.
    """
    lines = list(open_demands(session, group_id, on, member_id))
    new = pending(session, group_id, on, member_id=member_id, meeting_id=meeting_id)
    lines += map(not_written, new)
    return sorted(lines, key=lambda line: (line.due_on, line.n))


def not_written(new: NewDemand) -> DueLine:
    """A demand that is still to be written, as a line of what is owed."""
    return DueLine(
        None, new.member_id, new.loan_id, new.kind, new.n, new.due_on, new.amount, new.amount,
        new.rule,
    )  # fmt: skip


def pending(
    session: Session,
    group_id: str,
    on: date,
    *,
    member_id: str | None = None,
    meeting_id: str | None = None,
) -> Sequence[NewDemand]:
    """Demands of running loans that the day asks for and nobody has written yet."""
    loans = running_loans(session, group_id, member_id)
    written = _of_loans(session, [each.loan.id for each in loans])
    found: list[NewDemand] = []
    for each in loans:
        asked = asked_of(each, on, written[each.loan.id], meeting_id)
        found += asked
        if meeting_id is not None:
            found += _fines(each, on, written[each.loan.id], meeting_id)
    return [each for each in found if each.amount > 0]


def _of_loans(session: Session, loan_ids: Sequence[str]) -> defaultdict[str, list[Demand]]:
    written: defaultdict[str, list[Demand]] = defaultdict(list)
    rows = session.scalars(
        select(Demand).where(
            Demand.loan_id.in_(loan_ids), Demand.state != DemandState.CANCELLED.value
        )
    )
    for row in rows:
        written[row.loan_id or ""].append(row)
    return written


def asked_of(
    each: Running, on: date, written: Iterable[Demand], meeting_id: str | None
) -> list[NewDemand]:
    """Principal and interest that fall due by `on`; after the last row interest alone."""
    open_principal = sum(
        row.amount - row.paid - row.waived
        for row in written
        if row.kind == DemandKind.PRINCIPAL.value
    )
    left = each.outstanding() - open_principal
    found: list[NewDemand] = []
    for span, principal in _due_spans(each, on, meeting_id):
        part = min(principal, left)
        left -= part
        due_on = on if meeting_id and _follows(each) else span.due
        figures = ((DemandKind.PRINCIPAL, part), (DemandKind.INTEREST, each.interest(span)))
        found += [
            NewDemand(
                each.loan.member_id, kind, due_on, amount, SCHEDULE, each.loan.id, span.n,
                meeting_id,
            )
            for kind, amount in figures
        ]  # fmt: skip
    return found


def _follows(each: Running) -> bool:
    return each.product.follow_meetings or each.each_meeting


def _due_spans(each: Running, on: date, meeting_id: str | None) -> Iterable[tuple[Span, int]]:
    """Periods that end by `on`, each with its principal. At a meeting the next row of a loan
    that is repaid at every meeting is due whatever its nominal day."""
    coming = each.coming()
    for place, row in enumerate(coming):
        at_meeting = place == 0 and bool(meeting_id) and each.each_meeting and row.begins < on
        if row.due_on > on and not at_meeting:
            return
        yield span_of(row), row.principal
    for span in each.beyond():
        if span.due > on or each.outstanding(span.begins) <= 0:
            return
        yield span, 0


def _fines(
    each: Running, on: date, written: Sequence[Demand], meeting_id: str
) -> Iterable[NewDemand]:
    """Fines for instalments that were missed before this meeting."""
    missed: defaultdict[int, list[Demand]] = defaultdict(list)
    for row in written:
        missed[row.n].append(row)
    for n, rows in sorted(missed.items()):
        late = [r for r in rows if r.kind in _OF_LOANS and r.due_on < on and r.state in _OPEN]
        fines = [row for row in rows if row.rule == LATE]
        if not late or any(row.due_on == on for row in fines):
            continue
        owed = {kind: 0 for kind in _OF_LOANS}
        for row in late:
            owed[DemandKind(row.kind)] += row.amount - row.paid - row.waived
        amount = fine_due(
            each.product,
            overdue_principal=owed[DemandKind.PRINCIPAL],
            overdue_interest=owed[DemandKind.INTEREST],
            due_on=min(row.due_on for row in late),
            on=on,
            charged_times=len(fines),
            charged=sum(row.amount for row in fines),
        )
        yield NewDemand(
            each.loan.member_id, DemandKind.FINE, on, amount, LATE, each.loan.id, n, meeting_id
        )


def raise_due(
    entry: MoneyEntry,
    group_id: str,
    on: date,
    *,
    member_id: str | None = None,
    meeting_id: str | None = None,
) -> Sequence[str]:
    """Write down what the day asks for; the ids of the new demands. A second call adds nothing."""
    new = pending(entry.session, group_id, on, member_id=member_id, meeting_id=meeting_id)
    ids = [raise_demand(entry, group_id, each) for each in new]
    for loan in running_loans(entry.session, group_id, member_id):
        spans = [span.n for span, _ in _due_spans(loan, on, meeting_id)]
        loan.loan.raised_n = max([loan.loan.raised_n, *spans])
    entry.session.flush()
    return ids


def lines_for_payment(entry: MoneyEntry, each: Running, on: date, amount: int) -> Sequence[DueLine]:
    """What a payment of a loan may meet on a day, after `raise_due`.

    Where a flat loan is repaid instalment by instalment, a surplus flows into the next ones:
    they are asked for as far as the money reaches. Everything else ahead is an advance.
    """
    loan, flows = each.loan, _flows_on(each)
    until = date.max if flows else on
    lines = _of_loan(entry.session, loan, until)
    for new in asked_ahead(each, amount - sum(line.open for line in lines)):
        raise_demand(entry, loan.group_id, new)
        loan.raised_n = new.n
    entry.session.flush()
    return _of_loan(entry.session, loan, until) if flows else lines


def _flows_on(each: Running) -> bool:
    product = each.product
    return product.method is Method.FLAT and product.allocation_scope is Scope.BY_INSTALMENT


def asked_ahead(each: Running, surplus: int) -> Sequence[NewDemand]:
    """What `surplus` paise above all that is due reach of the coming instalments of a flat loan
    that is repaid instalment by instalment; nothing for any other loan."""
    loan, found = each.loan, list[NewDemand]()
    for row in each.coming() if _flows_on(each) else ():
        if surplus <= 0:
            break
        parts = ((DemandKind.PRINCIPAL, row.principal), (DemandKind.INTEREST, row.interest))
        found += [
            NewDemand(loan.member_id, kind, row.due_on, part, SCHEDULE, loan.id, row.n)
            for kind, part in parts
            if part
        ]
        surplus -= row.principal + row.interest
    return found


def _of_loan(session: Session, loan: Loan, until: date) -> list[DueLine]:
    lines = open_demands(session, loan.group_id, until, loan.member_id)
    return [line for line in lines if line.loan_id == loan.id]


def raise_demand(entry: MoneyEntry, group_id: str, new: NewDemand) -> str:
    """Write one demand down; its id. Raises RuleBroken "demand-empty" for less than a paisa."""
    if new.amount < 1:
        raise RuleBroken("demand-empty")
    row = Demand(
        **entry.new(),
        group_id=group_id,
        member_id=new.member_id,
        loan_id=new.loan_id,
        kind=new.kind.value,
        n=new.n,
        due_on=new.due_on,
        amount=new.amount,
        rule=new.rule,
        meeting_id=new.meeting_id,
        state=DemandState.OPEN.value,
        paid=0,
        waived=0,
    )
    entry.session.add(row)
    return row.id


def cancel_demand(entry: MoneyEntry, demand_id: str, on: date, reason: str) -> None:
    """What is still open of a demand is not asked for any more; stands as waived on that day.

    Raises NotFound "demand-unknown", RuleBroken "demand-closed" when nothing of it is open.
    """
    row = stored(entry.session, demand_id)
    if row.state not in _OPEN:
        raise RuleBroken("demand-closed")
    left = row.amount - row.paid - row.waived
    entry.session.add(
        DemandWaiver(
            **entry.new(),
            demand_id=row.id,
            on_date=on,
            amount=left,
            reason=clean_text(reason, field="reason", most=500),
            second_slot="",
        )
    )
    row.waived += left
    row.state = DemandState.CANCELLED.value


def state_of(row: Demand) -> str:
    """The state that follows from the sums of a demand."""
    return demand_state(row.amount, row.paid, row.waived).value


def open_of_loan(session: Session, loan_id: str) -> int:
    """Paise of all open demands of a loan."""
    query = select(func.sum(Demand.amount - Demand.paid - Demand.waived)).where(
        Demand.loan_id == loan_id, Demand.state.in_(_OPEN)
    )
    return session.scalar(query) or 0
