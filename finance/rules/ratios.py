"""Ratios of a savings group: exact, each with what was divided by what and the rows behind it.

A ratio is never a bare figure: the sheet prints numerator and denominator beside it. Percentages
have two decimals, a half is rounded up. Ageing is a rule of loans. Source: domain rules 11.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

__all__ = [
    "Behind",
    "Kind",
    "LoanFact",
    "Ratio",
    "SittingFact",
    "attendance",
    "average_savings",
    "days_late",
    "half_up",
    "loan_fund_use",
    "loss_rate",
    "members_with_loan",
    "par",
    "retention",
    "return_on_savings",
    "vsla_assets",
]


class Kind(StrEnum):
    """How a ratio is written: parts of a hundred, or an amount of money."""

    PERCENT = "percent"
    MONEY = "money"


@dataclass(frozen=True)
class Behind:
    """A row behind a ratio. `ref`: the loan, meeting or account; `label`: its words or number;
    `part` goes into the numerator, `whole` into the denominator."""

    ref: str
    label: str
    part: int
    whole: int


@dataclass(frozen=True)
class Ratio:
    """`numerator` of `denominator`; nought when there is nothing to divide by."""

    key: str
    numerator: Fraction
    denominator: Fraction
    kind: Kind = Kind.PERCENT
    rows: tuple[Behind, ...] = ()

    @property
    def exact(self) -> Fraction:
        """The exact value, 1 for the whole."""
        return self.numerator / self.denominator if self.denominator else Fraction(0)

    @property
    def hundredths(self) -> int:
        """Percentages: hundredths of a per cent (2381 is 23.81 %). Money: whole paise."""
        return half_up(self.exact * (10_000 if self.kind is Kind.PERCENT else 1))


def half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes away from nought."""
    whole = (abs(value) * 2 + 1) // 2
    return whole if value >= 0 else -whole


def _ratio(
    key: str,
    part: int | Fraction,
    whole: int | Fraction,
    rows: tuple[Behind, ...] = (),
    kind: Kind = Kind.PERCENT,
) -> Ratio:
    return Ratio(key, Fraction(part), Fraction(whole), kind, rows)


@dataclass(frozen=True)
class LoanFact:
    """A loan on a day: its whole outstanding principal, and its oldest unpaid due date (None: it
    owes nothing overdue). Rescheduled loans stay in."""

    ref: str
    label: str
    outstanding: int
    oldest_due: date | None = None
    member: str = ""


def days_late(loan: LoanFact, day: date) -> int:
    """Days since the oldest unpaid due date; nought when nothing is overdue."""
    return max((day - loan.oldest_due).days, 0) if loan.oldest_due else 0


def par(loans: Sequence[LoanFact], day: date, more_than: int = 30) -> Ratio:
    """Portfolio at risk: whole principal of loans late by more than so many days, of all principal.

    `more_than` 0 is "one day and more".
    """
    running = [loan for loan in loans if loan.outstanding]
    rows = tuple(
        Behind(
            loan.ref,
            loan.label,
            loan.outstanding if days_late(loan, day) > more_than else 0,
            loan.outstanding,
        )
        for loan in running
    )
    part, whole = sum(row.part for row in rows), sum(row.whole for row in rows)
    return Ratio(f"par-{more_than}", Fraction(part), Fraction(whole), rows=rows)


def loss_rate(repayment: Fraction, term_years: Fraction) -> Ratio:
    """Annual loss rate: 2 × (1 − repayment rate) / term in years. `repayment` is 1 for all."""
    return _ratio("loss-rate", 2 * (1 - repayment), term_years)


@dataclass(frozen=True)
class SittingFact:
    """A meeting: who came, who came late, how many members there were."""

    ref: str
    label: str
    present: int
    late: int
    members: int


def attendance(
    meetings: Sequence[SittingFact], *, late_counts: bool = True, last: int = 4
) -> Ratio:
    """Mean attendance of the last meetings (in the order of days): the mean of their shares.

    A meeting at which nobody was on the roll is left out. The rows show each meeting.
    """
    counted = [each for each in meetings if each.members][-last:]
    rows = tuple(
        Behind(each.ref, each.label, each.present + (each.late if late_counts else 0), each.members)
        for each in counted
    )
    shares = sum((Fraction(row.part, row.whole) for row in rows), Fraction(0))
    return Ratio("attendance", shares, Fraction(len(rows)), rows=rows)


def members_with_loan(members: Sequence[str], loans: Iterable[LoanFact]) -> Ratio:
    """Members who owe principal, of all members."""
    owing: dict[str, int] = {}
    for loan in loans:
        owing[loan.member] = owing.get(loan.member, 0) + loan.outstanding
    rows = tuple(Behind(each, each, int(owing.get(each, 0) > 0), 1) for each in members)
    return _ratio("members-with-loan", sum(row.part for row in rows), len(rows), rows=rows)


def average_savings(savings: Sequence[Behind]) -> Ratio:
    """All savings by members. Each row: `part` what she has saved, `whole` 1."""
    part, whole = sum(row.part for row in savings), sum(row.whole for row in savings)
    return _ratio("average-savings", part, whole, kind=Kind.MONEY, rows=tuple(savings))


def loan_fund_use(loans: int, cash: int, bank: int) -> Ratio:
    """Principal lent out, of what is lent out, in the box and at the bank (keep editable)."""
    rows = (
        Behind("1110", "1110", loans, loans),
        Behind("1010", "1010", 0, cash),
        Behind("1020", "1020", 0, bank),
    )
    return _ratio("loan-fund-use", loans, loans + cash + bank, rows=rows)


def return_on_savings(surplus: int, balances: Sequence[int], days: int) -> Ratio:
    """Surplus of a time by the mean of savings balances, as if it had lasted a year of 365 days."""
    mean = Fraction(sum(balances), len(balances)) if balances else Fraction(0)
    yearly = Fraction(surplus * 365, days) if days else Fraction(0)
    return _ratio("return-on-savings", yearly, mean)


def retention(at_start: int, left: int) -> Ratio:
    """Members who stayed, of those there at the start (keep editable)."""
    return _ratio("retention", at_start - left, at_start)


def vsla_assets(cash: int, loans: int, social: int) -> int:
    """What a group with shares has: box of the loan fund, loans outstanding, social fund."""
    return cash + loans + social
