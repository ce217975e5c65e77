"""What a loan product is: the terms under which a group lends, as plain values.

Every field of the domain paper (6.1) has its name here. Rates are exact decimals, kept as text;
amounts are whole paise. A product that cannot work is refused before it is ever used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from finance.rules.loans.rounding import MOST_UNIT, Mode
from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits

__all__ = [
    "AdvanceRule",
    "Component",
    "DayCount",
    "FineKind",
    "FineRule",
    "FineTimes",
    "InterestBase",
    "Limits",
    "Method",
    "Period",
    "PeriodUnit",
    "Product",
    "RatePer",
    "Scope",
    "SettlementInterest",
    "check_product",
    "exact_rate",
    "monthly_rate",
    "period_of",
    "rate_is_high",
    "yearly_rate",
]

MOST_RATE = 1000
"""Highest rate in per cent that can be typed: a slip of the hand lies above it."""
MOST_EVERY = 400
HIGH_MONTHLY = Fraction(3, 100)
"""Above three per cent a month the program warns; it never refuses."""
_RATE = re.compile(r"\d{1,4}(\.\d{1,12})?")
_PERIOD = re.compile(r"(?:every)?(\d{0,3})(meeting|week|fortnight|month|day|year)s?")


class Method(StrEnum):
    """How principal and interest are spread over the instalments."""

    EQUAL_PRINCIPAL = "declining_equal_principal"
    EMI = "declining_emi"
    FLAT = "flat"
    BULLET = "bullet_interest_only"


class RatePer(StrEnum):
    """What time the rate is for."""

    MONTH = "month"
    YEAR = "year"
    MEETING = "meeting"


class PeriodUnit(StrEnum):
    """What the time between two instalments is counted in."""

    MEETING = "meeting"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True)
class Period:
    """The time between two instalments: every `every` units."""

    every: int = 1
    unit: PeriodUnit = PeriodUnit.MONTH

    def __str__(self) -> str:
        return f"{self.every}{self.unit.value}"

    @property
    def days(self) -> int | None:
        """Whole days of the period; None for months and meetings, whose length differs."""
        per = {PeriodUnit.DAY: 1, PeriodUnit.WEEK: 7, PeriodUnit.FORTNIGHT: 14}.get(self.unit)
        return None if per is None else per * self.every


class DayCount(StrEnum):
    """How the time of a period becomes a fraction of the rate (6.2)."""

    MONTH_FRACTION = "month_fraction"
    THIRTY_360 = "30_360"
    ACTUAL_365 = "actual_365"
    ACTUAL_364 = "actual_364"


class InterestBase(StrEnum):
    """On which principal the interest of a period is counted."""

    START = "start_of_period"
    DAILY = "daily_balance"


class Component(StrEnum):
    """The three parts of what a borrower owes."""

    FINE = "fine"
    INTEREST = "interest"
    PRINCIPAL = "principal"


class Scope(StrEnum):
    """Whether a payment clears one component everywhere first, or one instalment first."""

    BY_COMPONENT = "by_component"
    BY_INSTALMENT = "by_instalment"


class AdvanceRule(StrEnum):
    """What happens with money above all that is due (6.5)."""

    ASK = "ask"
    SHORTEN = "shorten"
    LOWER = "lower"
    HOLD = "hold"


class SettlementInterest(StrEnum):
    """How much interest of the begun period an early settlement pays."""

    WHOLE = "whole"
    TO_THE_DAY = "to_the_day"


class FineKind(StrEnum):
    """What a fine is measured by."""

    NONE = "none"
    FIXED = "fixed"
    OVERDUE_PRINCIPAL = "overdue_principal"
    OVERDUE_TOTAL = "overdue_total"


class FineTimes(StrEnum):
    """How often a missed instalment is fined."""

    ONCE = "once"
    PER_MEETING = "per_meeting"


@dataclass(frozen=True)
class FineRule:
    """The fine for a missed instalment.

    `amount`: paise of a fixed fine. `percent`: exact decimal text for the other kinds.
    `grace_days`: days after the due date on which nothing is charged yet. `cap`: most paise of
    fine for one missed instalment, None without an upper end.
    """

    kind: FineKind = FineKind.FIXED
    amount: int = 500
    percent: str = "0"
    times: FineTimes = FineTimes.ONCE
    grace_days: int = 0
    cap: int | None = None


@dataclass(frozen=True)
class Limits:
    """What the group set as bounds of a loan; None where it set none.

    `savings_multiple`: exact decimal text; the loan is at most that many times own savings.
    `after_meetings`: so many meetings of the group a member has attended before she may borrow.
    """

    max_amount: int | None = None
    savings_multiple: str | None = None
    max_running: int | None = None
    max_instalments: int | None = None
    after_meetings: int | None = None


@dataclass(frozen=True)
class Product:
    """The terms of a loan; the defaults are those of the domain paper, 6.1.

    `interest_unit` and `instalment_unit` are paise. `fixed_instalment` is paise or None.
    `principal_grace`: so many first instalments carry interest only. `follow_meetings`: due
    dates are those of the group's meetings.
    """

    method: Method = Method.EQUAL_PRINCIPAL
    rate: str = "2"
    rate_per: RatePer = RatePer.MONTH
    period: Period = field(default_factory=Period)
    day_count: DayCount = DayCount.MONTH_FRACTION
    interest_base: InterestBase = InterestBase.START
    interest_unit: int = 100
    interest_mode: Mode = Mode.HALF_UP
    instalment_unit: int = 100
    instalment_mode: Mode = Mode.HALF_UP
    fixed_instalment: int | None = None
    smoothing: bool = False
    allocation_order: tuple[Component, ...] = (
        Component.FINE,
        Component.INTEREST,
        Component.PRINCIPAL,
    )
    allocation_scope: Scope = Scope.BY_COMPONENT
    advance_rule: AdvanceRule = AdvanceRule.ASK
    principal_grace: int = 0
    fine: FineRule = field(default_factory=FineRule)
    limits: Limits = field(default_factory=Limits)
    settlement_interest: SettlementInterest = SettlementInterest.WHOLE
    min_rate: str | None = None
    max_rate: str | None = None
    follow_meetings: bool = False


def exact_rate(text: str, *, field_name: str = "rate") -> Fraction:
    """A rate in per cent as an exact fraction of one: "2" → 1/50.

    Takes digits of any script and a per cent sign. Raises InputInvalid "loan-rate-wrong".
    """
    bare = ascii_digits(text).strip().removesuffix("%").strip()
    if not _RATE.fullmatch(bare) or Fraction(bare) > MOST_RATE:
        raise InputInvalid("loan-rate-wrong", field=field_name)
    return Fraction(bare) / 100


def monthly_rate(product: Product) -> Fraction:
    """m, the rate of one month; R = 12 m. A rate per meeting has none: the rate itself."""
    rate = exact_rate(product.rate)
    return rate / 12 if product.rate_per is RatePer.YEAR else rate


def yearly_rate(product: Product) -> Fraction:
    """R, the rate of one year."""
    return monthly_rate(product) * 12


def rate_is_high(product: Product) -> bool:
    """Whether the program warns: above three per cent a month, or outside the group's bounds."""
    rate = exact_rate(product.rate)
    low = product.min_rate is not None and rate < exact_rate(product.min_rate)
    above = product.max_rate is not None and rate > exact_rate(product.max_rate)
    high = product.rate_per is not RatePer.MEETING and monthly_rate(product) > HIGH_MONTHLY
    return low or above or high


def period_of(text: str) -> Period:
    """The period that "1month", "2 weeks", "fortnight", "15days" or "meeting" names.

    A year is twelve months. Raises InputInvalid "loan-period-wrong".
    """
    bare = re.sub(r"[\s_-]+", "", ascii_digits(text).lower())
    found = _PERIOD.fullmatch(bare)
    if found is None:
        raise InputInvalid("loan-period-wrong", field="period")
    every = int(found.group(1) or 1)
    if found.group(2) == "year":
        every, unit = every * 12, PeriodUnit.MONTH
    else:
        unit = PeriodUnit(found.group(2))
    if not 1 <= every <= MOST_EVERY:
        raise InputInvalid("loan-period-wrong", field="period")
    return Period(every, unit)


def check_product(product: Product) -> None:
    """Refuse terms that cannot work.

    Raises InputInvalid with the field: "loan-rate-wrong", "loan-unit-wrong",
    "loan-period-wrong", "loan-fixed-wrong", "loan-order-wrong", "loan-grace-wrong",
    "loan-fine-wrong", "loan-limit-wrong".
    """
    for name in ("rate", "min_rate", "max_rate"):
        text = getattr(product, name)
        if text is not None:
            exact_rate(text, field_name=name)
    for name in ("interest_unit", "instalment_unit"):
        if not 1 <= getattr(product, name) <= MOST_UNIT:
            raise InputInvalid("loan-unit-wrong", field=name)
    if not 1 <= product.period.every <= MOST_EVERY:
        raise InputInvalid("loan-period-wrong", field="period")
    if product.fixed_instalment is not None and (
        product.fixed_instalment < 1 or product.method is Method.BULLET
    ):
        raise InputInvalid("loan-fixed-wrong", field="fixed_instalment")
    if sorted(product.allocation_order) != sorted(Component):
        raise InputInvalid("loan-order-wrong", field="allocation_order")
    if product.principal_grace < 0:
        raise InputInvalid("loan-grace-wrong", field="principal_grace")
    _check_fine(product.fine)
    _check_limits(product.limits)


def _check_fine(fine: FineRule) -> None:
    try:
        exact_rate(fine.percent)
    except InputInvalid:
        raise InputInvalid("loan-fine-wrong", field="fine_percent") from None
    if fine.amount < 0 or fine.grace_days < 0 or (fine.cap is not None and fine.cap < 0):
        raise InputInvalid("loan-fine-wrong", field="fine_amount")


def _check_limits(limits: Limits) -> None:
    numbers = (limits.max_amount, limits.max_running, limits.max_instalments, limits.after_meetings)
    if any(number is not None and number < 0 for number in numbers):
        raise InputInvalid("loan-limit-wrong", field="max_amount")
    if limits.savings_multiple is not None:
        try:
            exact_rate(limits.savings_multiple)
        except InputInvalid:
            raise InputInvalid("loan-limit-wrong", field="savings_multiple") from None
