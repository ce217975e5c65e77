"""Loans that the group itself owes: terms, schedule, what is paid, cash credit. Pure.

Source: domain paper on money, 6.7 (bank linkage), 8 and 9.1. The schedule is that of the one loan
engine; a group's own loan and its members' loans are separate schedules that never net.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from finance.rules.loans.products import DayCount, Method, Period, Product, RatePer, exact_rate
from finance.rules.loans.rounding import Mode, rounded
from finance.rules.loans.schedules import Row, Schedule, schedule
from finance.rules.loans.spans import Span, Terms, spans_of
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "ACCOUNT_OF",
    "INTEREST_OF",
    "ExternalTerms",
    "LenderKind",
    "Paid",
    "RowState",
    "Split",
    "Standing",
    "check_draw",
    "daily_product_interest",
    "daily_products",
    "external_periods",
    "external_schedule",
    "margin",
    "split_payment",
    "standings",
]


class LenderKind(StrEnum):
    """Who lent to the group, and how."""

    BANK = "bank"
    CASH_CREDIT = "cash_credit"
    CIF = "cif"
    VO = "vo"
    CLF = "clf"
    FEDERATION = "federation"
    OTHER = "other"


ACCOUNT_OF: Mapping[LenderKind, str] = MappingProxyType(
    {
        LenderKind.BANK: "2110",
        LenderKind.CASH_CREDIT: "2110",
        LenderKind.CIF: "2120",
        LenderKind.VO: "2120",
        LenderKind.CLF: "2120",
        LenderKind.FEDERATION: "2120",
        LenderKind.OTHER: "2130",
    }
)
"""The account on which the group owes each of them."""
INTEREST_OF: Mapping[LenderKind, str] = MappingProxyType(
    {kind: "5020" if account == "2120" else "5010" for kind, account in ACCOUNT_OF.items()}
)
"""The account of the interest paid to each of them."""


@dataclass(frozen=True)
class ExternalTerms:
    """What the sanction letter says. `principal`: paise. `rate`: exact per cent a year; "0" where
    the government pays the interest and the group only its portion. `instalment`: paise, when the
    letter names one. `unit`, `mode`: to which the bank rounds interest and instalment.
    """

    principal: int
    rate: str
    method: Method
    instalments: int
    received: date
    first_due: date | None = None
    every_months: int = 1
    instalment: int | None = None
    grace: int = 0
    unit: int = 1
    mode: Mode = Mode.HALF_UP
    day_count: DayCount = DayCount.MONTH_FRACTION

    @property
    def product(self) -> Product:
        """The terms as a product of the engine."""
        return Product(
            method=self.method,
            rate=self.rate,
            rate_per=RatePer.YEAR,
            period=Period(self.every_months),
            day_count=self.day_count,
            interest_unit=self.unit,
            interest_mode=self.mode,
            instalment_unit=self.unit,
            instalment_mode=self.mode,
            fixed_instalment=self.instalment,
            principal_grace=self.grace,
        )

    @property
    def terms(self) -> Terms:
        """What the loan adds to its product."""
        return Terms(self.principal, self.instalments, self.received, first_due=self.first_due)


def external_schedule(terms: ExternalTerms) -> Schedule:
    """The schedule of the group's own loan. Raises as the loan engine's `schedule`."""
    return schedule(terms.product, terms.terms)


def external_periods(terms: ExternalTerms) -> tuple[Span, ...]:
    """The periods of that schedule."""
    return spans_of(terms.product, terms.terms, terms.instalments)


@dataclass(frozen=True)
class Paid:
    """Money paid to the lender on a day, paise of principal and of interest.

    Below nought where a payment was cancelled.
    """

    on_date: date
    principal: int
    interest: int = 0


class RowState(StrEnum):
    """Where an instalment stands."""

    PAID = "paid"
    LATE = "paid_late"
    PART = "part"
    OVERDUE = "overdue"
    COMING = "coming"


@dataclass(frozen=True)
class Standing:
    """An instalment with what was paid on it. `paid_on`: the day it was full, None before."""

    row: Row
    principal: int
    interest: int
    paid_on: date | None
    state: RowState

    @property
    def left(self) -> int:
        """What is still to pay of it, paise."""
        return self.row.total - self.principal - self.interest


def standings(rows: Sequence[Row], paid: Iterable[Paid], today: date) -> tuple[Standing, ...]:
    """Each instalment with its part of what was paid, the oldest filled first.

    Principal fills principal and interest fills interest, as the lender's receipt divides them;
    interest above what the schedule asks is a charge of the bank and fills no later row.
    """
    payments = sorted(paid, key=lambda one: one.on_date)
    left_p = sum(one.principal for one in payments)
    left_i = sum(one.interest for one in payments)
    found: list[Standing] = []
    due_p = due_i = 0
    for row in rows:
        due_p, due_i = due_p + row.principal, due_i + row.interest
        on_principal = min(row.principal, max(0, left_p))
        on_interest = min(row.interest, max(0, left_i))
        left_p, left_i = left_p - on_principal, left_i - on_interest
        full = on_principal + on_interest == row.total
        day = _full_on(payments, due_p, due_i) if full else None
        state = _state(row, on_principal + on_interest, day, today)
        found.append(Standing(row, on_principal, on_interest, day, state))
    return tuple(found)


def _full_on(payments: Sequence[Paid], principal: int, interest: int) -> date | None:
    """The day from which on both sums stayed reached."""
    day: date | None = None
    sum_p = sum_i = 0
    for one in payments:
        sum_p, sum_i = sum_p + one.principal, sum_i + one.interest
        reached = sum_p >= principal and sum_i >= interest
        day = (day or one.on_date) if reached else None
    return day


def _state(row: Row, paid: int, day: date | None, today: date) -> RowState:
    if day is not None:
        return RowState.PAID if day <= row.due else RowState.LATE
    if row.total == 0:
        return RowState.PAID
    if row.due < today:
        return RowState.OVERDUE
    return RowState.PART if paid else RowState.COMING


@dataclass(frozen=True)
class Split:
    """A payment to the lender divided, paise."""

    principal: int
    interest: int


def split_payment(made: Sequence[Standing], amount: int, balance: int, on: date) -> Split:
    """How a payment is likely divided: interest of all instalments due by the day, then principal.

    A proposal only: the lender's receipt says how it was. Nothing due yet: the next instalment's
    interest comes first. Raises InputInvalid "external-amount-wrong", RuleBroken
    "external-too-much" (balance_paise) when more than the balance and that interest is paid.
    """
    if amount <= 0:
        raise InputInvalid("external-amount-wrong", field="amount")
    due = [one for one in made if one.row.due <= on and one.left]
    waiting = due or [one for one in made if one.left][:1]
    interest = min(amount, sum(one.row.interest - one.interest for one in waiting))
    if amount - interest > balance:
        raise RuleBroken("external-too-much", balance_paise=balance + interest)
    return Split(amount - interest, interest)


def daily_products(
    opening: int, moves: Iterable[tuple[date, int]], since: date, until: date
) -> int:
    """Sum of the balances at the close of each day from `since` to `until`, both counted: paise
    times days. Days on which the account stands below nought count nothing.

    `moves`: (day, what the balance changes by), in any order; those outside the days are left
    out. Raises InputInvalid "external-days-wrong" when the last day lies before the first.
    """
    if until < since:
        raise InputInvalid("external-days-wrong", field="until")
    by_day: dict[date, int] = {}
    for day, change in moves:
        if since <= day <= until:
            by_day[day] = by_day.get(day, 0) + change
    products, balance, begins = 0, opening, since
    for day in [*sorted(by_day), until + timedelta(days=1)]:
        products += max(0, balance) * (day - begins).days
        balance, begins = balance + by_day.get(day, 0), day
    return products


def daily_product_interest(
    opening: int,
    moves: Iterable[tuple[date, int]],
    since: date,
    until: date,
    rate: str,
    *,
    unit: int = 1,
    mode: Mode = Mode.HALF_UP,
) -> int:
    """Interest of a cash credit or savings account from the first to the last day, paise.

    Sum of daily balances × yearly rate / 365, rounded once. Source: domain paper on money, 8;
    daily products are the usual method of banks for such accounts.
    """
    products = daily_products(opening, moves, since, until)
    return rounded(products * exact_rate(rate) / Fraction(365), unit, mode)


def check_draw(limit: int, drawn: int, amount: int) -> None:
    """A cash credit is drawn up to its limit only.

    Raises InputInvalid "external-amount-wrong", RuleBroken "cash-credit-limit" (left_paise).
    """
    if amount <= 0:
        raise InputInvalid("external-amount-wrong", field="amount")
    if drawn + amount > limit:
        raise RuleBroken("cash-credit-limit", left_paise=max(0, limit - drawn))


def margin(from_members: Iterable[int], to_lender: int) -> int:
    """What stays with the group: interest of all on-lent loans less the interest it pays, paise."""
    return sum(from_members) - to_lender
