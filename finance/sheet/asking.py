"""What each member owes at a meeting: demands that stand, and those the day asks for. Reads only.

Checks no rights, commits nothing. Amounts are paise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from finance.ledger.balances import loan_balances
from finance.ledger.books import BooksView
from finance.loans.demands import DueLine, due_lines
from finance.loans.kept import Kept, kept_of
from finance.loans.models import Demand, Loan
from finance.loans.running import Running, running_loans
from finance.rules.loans.allocation import DemandKind
from finance.rules.sheet import Ask, Column, LoanOut, MemberDue
from sr_board.people.models import Membership, Person

__all__ = [
    "SAVINGS_RULE",
    "Member",
    "asked_savings",
    "asks_of",
    "member_dues",
    "members_on",
    "usual_savings",
]

SAVINGS_RULE = "savings"
"""Rule of the demand that every meeting asks of every member."""

_COLUMNS: Mapping[DemandKind, Column] = {
    DemandKind.SAVINGS: Column.SAVINGS,
    DemandKind.PRINCIPAL: Column.PRINCIPAL,
    DemandKind.INTEREST: Column.INTEREST,
    DemandKind.FINE: Column.FINE,
    DemandKind.FEE: Column.OTHER,
    DemandKind.OTHER: Column.OTHER,
}


@dataclass(frozen=True)
class Member:
    """A member on the day of a meeting."""

    person_id: str
    number: int
    name: str
    symbol: str
    joined: date | None


def members_on(session: Session, group_id: str, day: date) -> tuple[Member, ...]:
    """Who is a member of the group on that day, by number."""
    rows = session.execute(
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.group_id == group_id,
            Membership.number.is_not(None),
            or_(Membership.joined.is_(None), Membership.joined <= day),
            or_(Membership.left.is_(None), Membership.left > day),
        )
        .order_by(Membership.number)
    )
    return tuple(
        Member(
            person.id,
            membership.number or 0,
            person.chosen_name,
            f"{person.symbol}/{person.hue}",
            membership.joined,
        )
        for membership, person in rows
    )


def usual_savings(books: BooksView) -> int:
    """What a meeting asks of every member, paise; nothing where shares are bought instead."""
    return 0 if books.mode == "vsla" else books.savings_amount


def asks_of(line: DueLine) -> Ask:
    """A line of what is due as the sheet takes it."""
    return Ask(line.as_due().id, _COLUMNS[line.kind], line.open, line.due_on, line.loan_id)


def member_dues(
    session: Session, books: BooksView, members: Sequence[Member], day: date, meeting: str
) -> dict[str, MemberDue]:
    """What each member owes on the day of the meeting, with her running loans.

    `meeting`: the meeting's own reference, so that what meetings ask for is asked once.
    """
    asks: defaultdict[str, list[Ask]] = defaultdict(list)
    running = tuple(running_loans(session, books.group_id))
    lines = due_lines(session, books.group_id, day, meeting_id=meeting)
    left, kept = kept_of(running, lines, day)
    for line in left:
        asks[line.member_id].append(asks_of(line))
    usual = usual_savings(books)
    done = asked_savings(session, books.group_id, day, meeting)
    if usual:
        for member in members:
            if member.person_id not in done:
                new = Ask(f"new:savings:{member.person_id}", Column.SAVINGS, usual, day)
                asks[member.person_id].append(new)
    loans = _loans(session, books.group_id, running, kept)
    return {
        member.person_id: MemberDue(
            member.person_id,
            tuple(asks[member.person_id]),
            tuple(loans[member.person_id]),
        )
        for member in members
    }


def asked_savings(session: Session, group_id: str, day: date, meeting: str) -> set[str]:
    """Members of whom this meeting's savings were asked already."""
    return set(
        session.scalars(
            select(Demand.member_id).where(
                Demand.group_id == group_id,
                Demand.kind == DemandKind.SAVINGS.value,
                Demand.rule == SAVINGS_RULE,
                Demand.due_on == day,
                Demand.meeting_id == meeting,
            )
        )
    )


def _loans(
    session: Session, group_id: str, running: Sequence[Running], kept: Mapping[str, Kept]
) -> defaultdict[str, list[LoanOut]]:
    balances = loan_balances(session, group_id)
    found: defaultdict[str, list[LoanOut]] = defaultdict(list)
    for each in running:
        loan: Loan = each.loan
        off = kept.get(loan.id, Kept(0, 0, 0))
        left = balances.get(loan.id, 0) - off.principal - off.rest
        out = LoanOut(loan.id, left, loan.fund, off.used, off.principal)
        found[loan.member_id].append(out)
    return found
