"""Events of a running loan: interest really due, advances, top-up, early settlement, write-off.

Source: the domain paper, 6.4 to 6.6. Unpaid interest never joins the principal: there is no
function here that could do it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from finance.rules.loans.products import (
    AdvanceRule,
    InterestBase,
    Method,
    Period,
    Product,
    SettlementInterest,
)
from finance.rules.loans.rounding import rounded
from finance.rules.loans.schedules import (
    Row,
    interest_on,
    interest_only,
    rows_over,
    rows_until_paid,
)
from finance.rules.loans.spans import Span
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "Change",
    "Settlement",
    "TopUp",
    "after_advance",
    "begun_interest",
    "check_not_written_off",
    "interest_of_period",
    "settlement",
    "top_up",
    "write_off",
]


@dataclass(frozen=True)
class Change:
    """From this day on the principal outstanding is `balance` paise."""

    day: date
    balance: int


@dataclass(frozen=True)
class Settlement:
    """What closes a loan early, in paise."""

    principal: int
    interest_due: int
    interest_begun: int
    fines: int

    @property
    def total(self) -> int:
        """Everything together."""
        return self.principal + self.interest_due + self.interest_begun + self.fines


@dataclass(frozen=True)
class TopUp:
    """A new loan that closes an old one: what is set off, and what she receives, paise."""

    new_principal: int
    old_principal: int
    interest: int
    fines: int

    @property
    def cash(self) -> int:
        """Paid out in cash."""
        return self.new_principal - self.old_principal - self.interest - self.fines


def interest_of_period(
    product: Product,
    rhythm: Period,
    span: Span,
    at_start: int,
    changes: Sequence[Change] = (),
    *,
    flat_base: int = 0,
) -> int:
    """The interest of one period on the principal really outstanding, paise.

    By the start of the period, or day by day where the product says so: every change of the
    balance inside the period counts from its day. Flat interest stays on `flat_base`, the
    principal of the loan, until nothing is outstanding. Rounded once.
    """
    if product.method is Method.FLAT:
        return interest_on(product, flat_base, span.factor) if at_start > 0 else 0
    if product.interest_base is InterestBase.START:
        return interest_on(product, at_start, span.factor)
    return _day_by_day(product, rhythm, span, at_start, changes, span.due)


def _day_by_day(
    product: Product,
    rhythm: Period,
    span: Span,
    at_start: int,
    changes: Sequence[Change],
    until: date,
) -> int:
    exact, since, balance = Fraction(0), span.begins, at_start
    for change in sorted(changes, key=lambda change: change.day):
        if not span.begins <= change.day < until:
            continue
        exact += balance * span.part(product, rhythm, since, change.day)
        since, balance = change.day, change.balance
    exact += balance * span.part(product, rhythm, since, until)
    return rounded(exact, product.interest_unit, product.interest_mode)


def begun_interest(
    product: Product,
    rhythm: Period,
    span: Span,
    balance: int,
    on: date,
    changes: Sequence[Change] = (),
    *,
    flat_base: int = 0,
) -> int:
    """Interest of the period that has begun but is not due yet, at an early settlement, paise.

    Whole or to the day, as the product says. On the day the period begins nothing has begun.
    `balance`: principal at its begin; `changes` of it since then count where the product reckons
    day by day.
    """
    if on <= span.begins or balance == 0:
        return 0
    if product.settlement_interest is SettlementInterest.WHOLE:
        return interest_of_period(product, rhythm, span, balance, changes, flat_base=flat_base)
    if product.method is Method.FLAT or product.interest_base is InterestBase.START:
        base = flat_base if product.method is Method.FLAT else balance
        return interest_on(product, base, span.part(product, rhythm, span.begins, on))
    return _day_by_day(product, rhythm, span, balance, changes, on)


def settlement(principal: int, interest_due: int, interest_begun: int, fines: int) -> Settlement:
    """What closes a loan early. Raises RuleBroken "loan-already-closed" when nothing is owed."""
    found = Settlement(principal, interest_due, interest_begun, fines)
    if found.total == 0:
        raise RuleBroken("loan-already-closed")
    return found


def top_up(new_principal: int, old_principal: int, interest: int, fines: int = 0) -> TopUp:
    """A new loan that sets off an old one.

    Raises RuleBroken "top-up-too-small" (owed) when the new loan does not cover the old.
    """
    found = TopUp(new_principal, old_principal, interest, fines)
    if found.cash < 0:
        raise RuleBroken("top-up-too-small", owed_paise=new_principal - found.cash)
    return found


def after_advance(
    product: Product,
    periods: Sequence[Span],
    balance: int,
    usual: int,
    rule: AdvanceRule,
    *,
    flat_base: int = 0,
    waiting: int = 0,
    begun: int | None = None,
) -> tuple[Row, ...]:
    """The rows that remain when principal was repaid ahead.

    `periods`: those not yet due. `balance`: principal after the advance, paise. `usual`: the
    instalment, or the equal principal, that was agreed. shorten keeps it and ends sooner; lower
    keeps the number of rows and makes them smaller. `waiting`: so many of the periods carry
    interest only, because the grace of the loan is not over; they stay. `begun`: the first of the
    periods runs already and has so much interest, because interest falls from the next period; it
    is owed even when the whole principal was repaid. Raises InputInvalid "advance-not-chosen" for
    any other rule; as `schedule` when the smaller rows cannot be rounded.
    """
    if balance == 0:
        return tuple(Row(p.n, p.due, p.days, 0, begun, 0) for p in periods[:1] if begun)
    base = flat_base if product.method is Method.FLAT else balance
    head, rest = interest_only(product, base, balance, periods[:waiting]), periods[waiting:]
    if rule is AdvanceRule.SHORTEN:
        known = None if head else begun
        rows = head + rows_until_paid(
            product, balance, rest, usual, flat_base=flat_base, first_interest=known
        )
    elif rule is AdvanceRule.LOWER:
        rows = head + rows_over(product, balance, rest, flat_base=flat_base or None).rows
    else:
        raise InputInvalid("advance-not-chosen", field="advance")
    return rows if begun is None else (replace(rows[0], interest=begun), *rows[1:])


def write_off(principal_lent: int, principal_repaid: int) -> int:
    """Principal that is written off, paise. Raises RuleBroken "loan-already-closed" at nought."""
    left = principal_lent - principal_repaid
    if left <= 0:
        raise RuleBroken("loan-already-closed")
    return left


def check_not_written_off(written_off_on: date | None) -> None:
    """Refuse every posting on a loan that was written off: later money is a recovery.

    Holds for an undo, a back-dated payment and an undo of the write-off itself (5.2). Raises
    RuleBroken "loan-written-off" (day).
    """
    if written_off_on is not None:
        raise RuleBroken("loan-written-off", day=written_off_on)
