"""Ratios of a group and what grading works out, from its ledger, meetings and demands.

Each is exact, with what was divided by what and the rows behind it. Reads only, checks no rights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from sqlalchemy.orm import Session

from finance.ledger.balances import balance, cash_in_hand, member_savings
from finance.ledger.books import MemberRow, members_of
from finance.reports.loan_facts import asked_and_paid, loan_facts
from finance.reports.sittings import Sitting, sittings
from finance.reports.statement_loading import moved_between
from finance.rules.accounts import BANK
from finance.rules.ratios import (
    Behind,
    Kind,
    LoanFact,
    Ratio,
    attendance,
    average_savings,
    loan_fund_use,
    members_with_loan,
    par,
    retention,
    return_on_savings,
)
from finance.rules.statements import income_expenditure

__all__ = ["MEASURES", "Measured"]


@dataclass(frozen=True)
class Measured:
    """A group in a time; every ratio is worked out when it is first asked for."""

    session: Session
    group_id: str
    since: date
    until: date

    @cached_property
    def members(self) -> Sequence[MemberRow]:
        """Members on the last day."""
        return [
            each
            for each in members_of(self.session, self.group_id, with_former=True)
            if (each.joined_on is None or each.joined_on <= self.until)
            and (each.left_on is None or each.left_on > self.until)
        ]

    @cached_property
    def loans(self) -> Sequence[LoanFact]:
        """Running loans on the last day."""
        return loan_facts(self.session, self.group_id, self.until)

    @cached_property
    def met(self) -> Sequence[Sitting]:
        """Meetings of the time, in the order of days."""
        return sittings(self.session, self.group_id, self.since, self.until)

    def par(self, more_than: int) -> Ratio:
        """Portfolio at risk."""
        return par(self.loans, self.until, more_than)

    def par_30(self) -> Ratio:
        """Portfolio at risk by more than thirty days."""
        return self.par(30)

    def attendance(self) -> Ratio:
        """Mean attendance of the last four meetings."""
        return attendance([each.fact for each in self.met if each.held])

    def meetings_held(self) -> Ratio:
        """Meetings held, of those planned."""
        rows = tuple(Behind(m.fact.ref, m.fact.label, int(m.held), 1) for m in self.met)
        return _share("meetings-held", rows)

    def meetings_a_month(self) -> Ratio:
        """Meetings held in a month, the part behind the point left out."""
        rows = tuple(Behind(m.fact.ref, m.fact.label, 1, 1) for m in self.met if m.held)
        last, first = self.until + timedelta(days=1), self.since
        months = max((last.year - first.year) * 12 + last.month - first.month, 1)
        return Ratio("meetings-a-month", Fraction(len(rows)), Fraction(months), Kind.MONEY, rows)

    def members_with_loan(self) -> Ratio:
        """Members who owe principal, of all members."""
        found = members_with_loan([each.member_id for each in self.members], self.loans)
        names = {each.member_id: str(each.number) for each in self.members}
        rows = tuple(Behind(r.ref, names[r.ref], r.part, r.whole) for r in found.rows)
        return Ratio(found.key, found.numerator, found.denominator, found.kind, rows)

    def average_savings(self) -> Ratio:
        """Savings in all, by members."""
        saved = member_savings(self.session, self.group_id, self.until)
        return average_savings(
            [
                Behind(each.member_id, str(each.number), sum(saved.get(each.member_id, (0, 0))), 1)
                for each in self.members
            ]
        )

    def loan_fund_use(self) -> Ratio:
        """Lent out, of what is lent out, in the box and at the bank."""
        lent = balance(self.session, self.group_id, "1110", until=self.until)
        bank = balance(self.session, self.group_id, BANK, until=self.until)
        cash = cash_in_hand(self.session, self.group_id, self.until)
        return loan_fund_use(lent, cash, bank)

    def return_on_savings(self) -> Ratio:
        """Surplus of the time by the mean savings at its beginning and end, for a year."""
        earned = income_expenditure(
            moved_between(self.session, self.group_id, self.since, self.until)
        )
        days = (self.since - timedelta(days=1), self.until)
        held = [
            -sum(balance(self.session, self.group_id, a, until=day) for a in ("2010", "2020"))
            for day in days
        ]
        return return_on_savings(earned.surplus, held, (self.until - self.since).days + 1)

    def retention(self) -> Ratio:
        """Members of the first day who stayed, of all of the first day."""
        everybody = members_of(self.session, self.group_id, with_former=True)
        there = [
            each
            for each in everybody
            if (each.joined_on is None or each.joined_on < self.since)
            and (each.left_on is None or each.left_on >= self.since)
        ]
        left = sum(each.left_on is not None and each.left_on <= self.until for each in there)
        return retention(len(there), left)

    def savings_regular(self) -> Ratio:
        """Savings paid when they were due, of all savings asked for in the time."""
        return self._demands("savings-regular", ("savings",))

    def repayment(self) -> Ratio:
        """Instalments paid by the last day, of those due in the time (principal and interest)."""
        return self._demands("repayment", ("principal", "interest"))

    def _demands(self, key: str, kinds: tuple[str, ...]) -> Ratio:
        found = asked_and_paid(self.session, self.group_id, kinds, self.since, self.until)
        numbers = {each.member_id: str(each.number) for each in self.members}
        behind = tuple(
            Behind(member, numbers.get(member, ""), paid, asked)
            for member, (asked, paid) in found.items()
        )
        return _share(key, behind)


def _share(key: str, rows: tuple[Behind, ...]) -> Ratio:
    part, whole = sum(row.part for row in rows), sum(row.whole for row in rows)
    return Ratio(key, Fraction(part), Fraction(whole), rows=rows)


MEASURES: Mapping[str, Callable[[Measured], Ratio]] = {
    "meetings_held": Measured.meetings_held,
    "meetings_a_month": Measured.meetings_a_month,
    "attendance": Measured.attendance,
    "savings_regular": Measured.savings_regular,
    "loan_fund_use": Measured.loan_fund_use,
    "members_with_loan": Measured.members_with_loan,
    "repayment": Measured.repayment,
    "par_30": Measured.par_30,
    "average_savings": Measured.average_savings,
    "return_on_savings": Measured.return_on_savings,
    "retention": Measured.retention,
}
"""What a grading sheet can have worked out, by the word in its template."""
