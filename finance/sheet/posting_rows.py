"""From the rows of a sheet to lines of one entry, and to the demands that they pay.

Runs in the unit of work of the closing; checks no rights and commits nothing. Amounts are paise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from finance.ledger.books import BooksView
from finance.ledger.posting import MoneyEntry, Posted
from finance.loans.demands import (
    DueLine,
    NewDemand,
    due_lines,
    raise_demand,
    raise_due,
    state_of,
    stored,
)
from finance.loans.models import Allocation
from finance.loans.payments import Plan, plan_columns, settle
from finance.loans.running import Running, running_loans
from finance.rules.entries import Line, net
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.products import AdvanceRule
from finance.rules.sheet import ACCOUNTS, Column, Mark, MemberDue, Part, check_given, fill
from finance.sheet.asking import (
    SAVINGS_RULE,
    Member,
    asked_savings,
    member_dues,
    usual_savings,
)
from finance.sheet.content import RowContent, SheetContent
from finance.sheet.models import SheetLine
from sr_board.base.errors import RuleBroken

__all__ = ["Booked", "book_rows", "raise_asked", "settle_rows"]

ATTENDANCE_RULE, MEETING_RULE = "attendance", "meeting"
_LOANS = (Column.PRINCIPAL, Column.INTEREST)


@dataclass
class Booked:
    """What the rows come to: lines of the entry, plans of loans, parts for other demands; and
    what was asked of each member."""

    lines: list[Line] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    parts: list[tuple[str, Part]] = field(default_factory=list)
    dues: dict[str, MemberDue] = field(default_factory=dict)

    def entry_lines(self) -> tuple[Line, ...]:
        """All lines of one balanced entry: cash of each fund first, then what it is for."""
        funds: defaultdict[str, int] = defaultdict(int)
        for line in self.lines:
            funds[line.fund] -= line.amount
        cash = [Line("1010", amount, fund=fund) for fund, amount in sorted(funds.items())]
        return net((*cash, *self.lines))


def raise_asked(
    entry: MoneyEntry,
    books: BooksView,
    members: Sequence[Member],
    content: SheetContent,
    fines: Mapping[Mark, int],
    day: date,
    meeting: str,
) -> None:
    """Write down what the meeting asks of its members: savings, loans due, fines of attendance."""
    group = books.group_id
    raise_due(entry, group, day, meeting_id=meeting)
    usual, done = usual_savings(books), asked_savings(entry.session, group, day, meeting)
    for member in members:
        person = member.person_id
        if usual and person not in done:
            raise_demand(
                entry,
                group,
                NewDemand(person, DemandKind.SAVINGS, day, usual, SAVINGS_RULE, meeting_id=meeting),
            )
        fine = fines.get(content.row(person).mark, 0)
        if fine:
            raise_demand(entry, group, _fine(person, fine, ATTENDANCE_RULE, day, meeting))
    entry.session.flush()


def _fine(person: str, amount: int, rule: str, day: date, meeting: str) -> NewDemand:
    return NewDemand(person, DemandKind.FINE, day, amount, rule, meeting_id=meeting)


def book_rows(
    entry: MoneyEntry,
    books: BooksView,
    members: Sequence[Member],
    content: SheetContent,
    day: date,
    meeting: str,
    social: str,
) -> Booked:
    """Lines and plans for everything that was given.

    Raises what `check_given` raises, RuleBroken "member-not-in-group" for money of somebody who
    is no member that day, and what the plans of loans refuse.
    """
    known = {member.person_id for member in members}
    if any(row.given.total and row.member_id not in known for row in content.rows):
        raise RuleBroken("member-not-in-group")
    _raise_typed_fines(entry, books, members, content, day, meeting)
    dues = member_dues(entry.session, books, members, day, meeting)
    due_of: defaultdict[str, list[DueLine]] = defaultdict(list)
    for line in due_lines(entry.session, books.group_id, day, meeting_id=meeting):
        due_of[line.member_id].append(line)
    loans = {each.loan.id: each for each in running_loans(entry.session, books.group_id)}
    booked = Booked(dues=dues)
    for member in members:
        row, due = content.row(member.person_id), dues[member.person_id]
        check_given(due, row.given)
        parts = [
            part
            for column, amount in sorted(row.amounts.items())
            if amount
            for part in fill(due, column, amount)
        ]
        _book_loans(booked, row, parts, due_of[member.person_id], loans, day)
        _book_rest(booked, row, parts, social)
    return booked


def _raise_typed_fines(
    entry: MoneyEntry,
    books: BooksView,
    members: Sequence[Member],
    content: SheetContent,
    day: date,
    meeting: str,
) -> None:
    """A fine that was typed beyond what stands is asked for by this meeting."""
    dues = member_dues(entry.session, books, members, day, meeting)
    for member in members:
        more = content.row(member.person_id).given.of(Column.FINE)
        more -= dues[member.person_id].due(Column.FINE)
        if more > 0:
            new = _fine(member.person_id, more, MEETING_RULE, day, meeting)
            raise_demand(entry, books.group_id, new)
    entry.session.flush()


def _book_loans(
    booked: Booked,
    row: RowContent,
    parts: Sequence[Part],
    lines: Sequence[DueLine],
    loans: Mapping[str, Running],
    day: date,
) -> None:
    typed: defaultdict[str, dict[Column, int]] = defaultdict(dict)
    for part in parts:
        if part.loan_id is not None:
            sums = typed[part.loan_id]
            sums[part.column] = sums.get(part.column, 0) + part.amount
    for loan_id, sums in typed.items():
        each = loans[loan_id]
        plan = plan_columns(
            each,
            lines,
            day,
            principal=sums.get(Column.PRINCIPAL, 0),
            interest=sums.get(Column.INTEREST, 0),
            fine=sums.get(Column.FINE, 0) + sums.get(Column.OTHER, 0),
            advance=_advance(row, each),
        )
        booked.plans.append(plan)
        booked.lines += plan.lines()


def _advance(row: RowContent, each: Running) -> AdvanceRule:
    """What she chose; else the product's rule; "ask" is preselected as shorten."""
    if row.advance:
        return AdvanceRule(row.advance)
    rule = each.product.advance_rule
    return AdvanceRule.SHORTEN if rule is AdvanceRule.ASK else rule


def _book_rest(booked: Booked, row: RowContent, parts: Sequence[Part], social: str) -> None:
    """Savings, shares, social money, fines of meetings, and everything else."""
    for part in parts:
        if part.loan_id is not None:
            continue
        account = ACCOUNTS[part.column]
        if part.column is Column.OTHER:
            account = row.other_for or account
        fund = social if part.column is Column.SOCIAL else "general"
        booked.lines.append(Line(account, -part.amount, member_id=row.member_id, fund=fund))
        booked.parts.append((row.member_id, part))


def settle_rows(
    entry: MoneyEntry, group_id: str, sheet_id: str, booked: Booked, posted: Posted
) -> None:
    """Write what the posted entry paid: loans, other demands, and the lines of the sheet."""
    settle(entry, posted, booked.plans)
    for plan in booked.plans:
        for paid in plan.parts:
            _line(
                entry,
                sheet_id,
                plan.member_id,
                _column(paid.kind),
                paid.amount,
                plan.loan_id,
                paid.demand_id,
            )
        ahead = plan.ahead + plan.kept
        if ahead:
            _line(entry, sheet_id, plan.member_id, Column.PRINCIPAL, ahead, plan.loan_id, None)
    for member, part in booked.parts:
        _line(entry, sheet_id, member, part.column, part.amount, None, part.ask_id)
        if part.ask_id is not None:
            _pay_demand(entry, group_id, member, part, posted)
    entry.session.flush()


def _column(kind: DemandKind) -> Column:
    found = {DemandKind.PRINCIPAL: Column.PRINCIPAL, DemandKind.INTEREST: Column.INTEREST}
    return found.get(kind, Column.FINE)


def _line(
    entry: MoneyEntry,
    sheet_id: str,
    member: str,
    column: Column,
    amount: int,
    loan_id: str | None,
    demand_id: str | None,
) -> None:
    entry.session.add(
        SheetLine(
            **entry.new(),
            sheet_id=sheet_id,
            member_id=member,
            column=column.value,
            amount=amount,
            loan_id=loan_id,
            demand_id=demand_id,
        )
    )


def _pay_demand(entry: MoneyEntry, group_id: str, member: str, part: Part, posted: Posted) -> None:
    demand = stored(entry.session, part.ask_id or "")
    entry.session.add(
        Allocation(
            **entry.new(),
            entry_id=posted.id,
            group_id=group_id,
            member_id=member,
            loan_id=None,
            demand_id=demand.id,
            kind=demand.kind,
            on_date=posted.on_date,
            amount=part.amount,
        )
    )
    demand.paid += part.amount
    demand.state = state_of(demand)
