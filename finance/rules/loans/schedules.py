"""Schedules of loans: one row for each instalment, by every method of the domain paper, 6.3.

Everything is exact until a due amount is rounded, once, by the unit and mode of the product. The
last row always takes the rest. Terms that cannot be repaid so are refused, never bent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from finance.rules.loans.products import Method, Product, check_product
from finance.rules.loans.rounding import rounded
from finance.rules.loans.spans import MOST_ROWS, Span, Terms, spans, spans_of
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "Row",
    "Schedule",
    "instalment_of",
    "interest_on",
    "interest_only",
    "rows_over",
    "rows_until_paid",
    "schedule",
]

MOST_PRINCIPAL = 10**14
"""No loan is larger: ten thousand crore rupees in paise."""


@dataclass(frozen=True)
class Row:
    """One instalment: paise of principal and interest, and the principal left after it."""

    n: int
    due: date
    days: int
    principal: int
    interest: int
    balance: int

    @property
    def total(self) -> int:
        """What is paid on the day, paise."""
        return self.principal + self.interest


@dataclass(frozen=True)
class Schedule:
    """All rows of a loan. `instalment`: the usual amount (of principal, where that is equal)."""

    rows: tuple[Row, ...]
    instalment: int

    @property
    def principal(self) -> int:
        """All principal, paise."""
        return sum(row.principal for row in self.rows)

    @property
    def interest(self) -> int:
        """All interest, paise."""
        return sum(row.interest for row in self.rows)

    @property
    def total(self) -> int:
        """Everything that is paid, paise."""
        return self.principal + self.interest


def interest_on(product: Product, base: int, factor: Fraction) -> int:
    """The interest of a period on `base` paise, rounded by the product."""
    return rounded(base * factor, product.interest_unit, product.interest_mode)


def schedule(product: Product, terms: Terms) -> Schedule:
    """The schedule of a loan.

    Raises InputInvalid "loan-principal-wrong", "loan-principal-too-large" (most),
    "loan-instalments-missing",
    "loan-instalments-wrong", "loan-grace-wrong", "loan-dates-wrong" and those of
    `check_product`; RuleBroken "loan-instalment-below-interest" (instalment, interest),
    "loan-instalment-too-small" when a fixed one never repays it, and
    "loan-instalment-too-coarse" (unit) or "loan-instalment-too-large" (instalment) when the loan
    would be repaid before its last instalment.
    """
    check_product(product)
    if terms.principal < 1:
        raise InputInvalid("loan-principal-wrong", field="principal")
    if terms.principal > MOST_PRINCIPAL:
        raise InputInvalid("loan-principal-too-large", field="principal", most_paise=MOST_PRINCIPAL)
    number = terms.instalments
    if number is None:
        if product.fixed_instalment is None:
            raise InputInvalid("loan-instalments-missing", field="instalments")
        return _open_ended(product, terms)
    if not 1 <= number <= MOST_ROWS:
        raise InputInvalid("loan-instalments-wrong", field="instalments")
    if product.principal_grace >= number:
        raise InputInvalid("loan-grace-wrong", field="principal_grace")
    periods = spans_of(product, terms, number)
    grace = product.principal_grace
    waiting = interest_only(product, terms.principal, terms.principal, periods[:grace])
    rest = rows_over(product, terms.principal, periods[grace:])
    return Schedule(waiting + rest.rows, rest.instalment)


def rows_over(
    product: Product, balance: int, periods: Sequence[Span], *, flat_base: int | None = None
) -> Schedule:
    """Rows that repay `balance` over exactly these periods; no grace.

    `flat_base`: the principal on which flat interest is counted when part of it is repaid.
    Raises as `schedule`.
    """
    base = balance if flat_base is None else flat_base
    if product.method is Method.BULLET:
        head = interest_only(product, balance, balance, periods[:-1])
        return Schedule((*head, _last(product, balance, periods[-1], balance)), 0)
    if product.method is Method.FLAT:
        return _flat(product, balance, base, periods)
    if product.method is Method.EQUAL_PRINCIPAL and product.fixed_instalment is None:
        return _equal_principal(product, balance, periods)
    return _annuity(product, balance, periods)


def instalment_of(product: Product, principal: int, periods: Sequence[Span]) -> int:
    """The equal instalment E over these periods, before smoothing, paise (6.3)."""
    product_of_all, weights = Fraction(1), Fraction(0)
    for period in periods:
        product_of_all *= 1 + period.factor
        weights += 1 / product_of_all
    return rounded(principal / weights, product.instalment_unit, product.instalment_mode)


def interest_only(
    product: Product, base: int, balance: int, periods: Sequence[Span]
) -> tuple[Row, ...]:
    """Rows in which no principal is due: interest on `base`, while `balance` paise stay lent."""
    return tuple(
        Row(p.n, p.due, p.days, 0, interest_on(product, base, p.factor), balance) for p in periods
    )


def _last(product: Product, balance: int, period: Span, base: int) -> Row:
    """The row that takes the rest."""
    interest = interest_on(product, base, period.factor)
    return Row(period.n, period.due, period.days, balance, interest, 0)


def _ends_early(product: Product) -> RuleBroken:
    if product.fixed_instalment is not None:
        return RuleBroken("loan-instalment-too-large", instalment_paise=product.fixed_instalment)
    return RuleBroken("loan-instalment-too-coarse", unit_paise=product.instalment_unit)


def _equal_principal(product: Product, balance: int, periods: Sequence[Span]) -> Schedule:
    share = Fraction(balance, len(periods))
    each = rounded(share, product.instalment_unit, product.instalment_mode)
    if len(periods) > 1 and not 0 < each * (len(periods) - 1) < balance:
        raise _ends_early(product)
    rows: list[Row] = []
    for period in periods[:-1]:
        interest = interest_on(product, balance, period.factor)
        balance -= each
        rows.append(Row(period.n, period.due, period.days, each, interest, balance))
    rows.append(_last(product, balance, periods[-1], balance))
    return Schedule(tuple(rows), each)


def _flat(product: Product, balance: int, base: int, periods: Sequence[Span]) -> Schedule:
    share = Fraction(balance, len(periods))
    usual = product.fixed_instalment
    rows: list[Row] = []
    for period in periods[:-1]:
        interest = interest_on(product, base, period.factor)
        total = usual or rounded(
            share + base * period.factor, product.instalment_unit, product.instalment_mode
        )
        _check_covers(total, interest)
        balance -= total - interest
        if balance <= 0:
            raise _ends_early(product)
        rows.append(Row(period.n, period.due, period.days, total - interest, interest, balance))
    rows.append(_last(product, balance, periods[-1], base))
    return Schedule(tuple(rows), rows[0].total)


def _annuity(product: Product, balance: int, periods: Sequence[Span]) -> Schedule:
    if product.fixed_instalment is not None:
        usual = product.fixed_instalment
        return Schedule(_with_instalment(product, balance, periods, usual), usual)
    usual = instalment_of(product, balance, periods)
    rows = _with_instalment(product, balance, periods, usual)
    if not product.smoothing:
        return Schedule(rows, usual)
    gap = rows[-1].total - usual
    other = rounded(
        usual + Fraction(gap, len(periods)), product.instalment_unit, product.instalment_mode
    )
    try:
        smoother = _with_instalment(product, balance, periods, other)
    except RuleBroken:
        return Schedule(rows, usual)
    if abs(smoother[-1].total - other) < abs(gap):
        return Schedule(smoother, other)
    return Schedule(rows, usual)


def _with_instalment(
    product: Product, balance: int, periods: Sequence[Span], usual: int
) -> tuple[Row, ...]:
    """Rows of one equal amount; the last takes the rest, whatever its total."""
    rows: list[Row] = []
    for period in periods[:-1]:
        interest = interest_on(product, balance, period.factor)
        _check_covers(usual, interest)
        balance -= usual - interest
        if balance <= 0:
            raise _ends_early(product)
        rows.append(Row(period.n, period.due, period.days, usual - interest, interest, balance))
    return (*rows, _last(product, balance, periods[-1], balance))


def _check_covers(total: int, interest: int) -> None:
    if total <= interest:
        raise RuleBroken(
            "loan-instalment-below-interest", instalment_paise=total, interest_paise=interest
        )


def _open_ended(product: Product, terms: Terms) -> Schedule:
    """Rows of the fixed instalment until nothing is left."""
    usual = product.fixed_instalment or 0
    balance, grace = terms.principal, product.principal_grace
    rows: list[Row] = []
    for period in spans(product, terms):
        base = terms.principal if product.method is Method.FLAT else balance
        interest = interest_on(product, base, period.factor)
        if period.n <= grace:
            part = 0
        else:
            _check_covers(usual, interest)
            part = min(usual - interest, balance)
        balance -= part
        rows.append(Row(period.n, period.due, period.days, part, interest, balance))
        if balance == 0:
            return Schedule(tuple(rows), usual)
    raise RuleBroken("loan-instalment-too-small")


def rows_until_paid(
    product: Product,
    balance: int,
    periods: Sequence[Span],
    usual: int,
    *,
    flat_base: int,
    first_interest: int | None = None,
) -> tuple[Row, ...]:
    """Rows that keep the usual amount until nothing is left, over at most these periods.

    `usual`: the equal principal where the method has one, else the instalment. The last of the
    given periods takes whatever is left. `first_interest`: that of the first period where it is
    known already.
    """
    equal_principal = product.method is Method.EQUAL_PRINCIPAL and not product.fixed_instalment
    rows: list[Row] = []
    for period in periods:
        if balance == 0:
            break
        base = flat_base if product.method is Method.FLAT else balance
        interest = interest_on(product, base, period.factor)
        if first_interest is not None and period is periods[0]:
            interest = first_interest
        part = usual if equal_principal else usual - interest
        part = 0 if product.method is Method.BULLET else max(part, 0)
        part = balance if period is periods[-1] else min(part, balance)
        balance -= part
        rows.append(Row(period.n, period.due, period.days, part, interest, balance))
    return tuple(rows)
