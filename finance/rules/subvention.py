"""Interest subvention: what a scheme should pay back to a group. A forecast, never a posting. Pure.

Source: domain paper on money, 8 and 5.5: the difference of the bank's rate to a rate for the
borrower on a balance up to a limit, and a further part for prompt payment. Rates and limit come
from dated rules, those in force on the due date of the instalment. It is income (4070) only when
the bank credits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from finance.rules.dated import DatedRule, paise_on, rate_on
from finance.rules.loans.products import Product, RatePer, yearly_rate
from finance.rules.loans.rounding import rounded
from finance.rules.loans.schedules import Row
from finance.rules.loans.spans import Span

__all__ = ["BORROWER_RATE", "LIMIT", "PROMPT_RATE", "Part", "Scheme", "forecast", "scheme_on"]

BORROWER_RATE, LIMIT, PROMPT_RATE = (
    "subvention-borrower-rate",
    "subvention-limit",
    "subvention-prompt",
)
"""Names of the dated rules."""


@dataclass(frozen=True)
class Scheme:
    """What holds on a day: `borrower_rate` a year that the borrower bears, `prompt_rate` a year
    for prompt payment, both fractions of one; `limit`: paise of balance, None without an end."""

    borrower_rate: Fraction | None
    prompt_rate: Fraction
    limit: int | None


@dataclass(frozen=True)
class Part:
    """The forecast of one instalment, paise: for the `difference` of rates, and for `prompt`
    payment. `base`: the balance that counts. `lost`: the prompt part that came too late."""

    n: int
    due: date
    base: int
    difference: int
    prompt: int
    lost: int = 0

    @property
    def total(self) -> int:
        """What the bank should credit, paise."""
        return self.difference + self.prompt


def scheme_on(rules: Iterable[DatedRule], day: date) -> Scheme:
    """What the dated rules say for a day."""
    rows = tuple(rules)
    return Scheme(
        rate_on(rows, BORROWER_RATE, day),
        rate_on(rows, PROMPT_RATE, day) or Fraction(0),
        paise_on(rows, LIMIT, day),
    )


def forecast(
    product: Product,
    principal: int,
    rows: Sequence[Row],
    periods: Sequence[Span],
    rules: Iterable[DatedRule],
    *,
    late: Iterable[int] = (),
) -> tuple[Part, ...]:
    """What each instalment should bring back.

    `rows` and `periods`: of the group's own loan, in the same order. `late`: numbers of the
    instalments that were not paid by their due date; those lose the part for prompt payment and
    nothing else. The base is the balance at the start of the period, up to the limit.
    """
    known, missed = tuple(rules), frozenset(late)
    parts: list[Part] = []
    balance = principal
    for row, period in zip(rows, periods, strict=True):
        scheme = scheme_on(known, row.due)
        base = balance if scheme.limit is None else min(balance, scheme.limit)
        part = Part(row.n, row.due, base, _difference(product, base, period, scheme), 0)
        prompt = _share(product, base, period, scheme.prompt_rate)
        late_now = row.n in missed
        parts.append(
            replace(part, prompt=0 if late_now else prompt, lost=prompt if late_now else 0)
        )
        balance = row.balance
    return tuple(parts)


def _difference(product: Product, base: int, period: Span, scheme: Scheme) -> int:
    if scheme.borrower_rate is None or product.rate_per is RatePer.MEETING:
        return 0
    above = max(Fraction(0), yearly_rate(product) - scheme.borrower_rate)
    return _share(product, base, period, above)


def _share(product: Product, base: int, period: Span, rate: Fraction) -> int:
    """Interest of the period at another yearly rate, rounded as the loan's own interest."""
    own = Fraction(0) if product.rate_per is RatePer.MEETING else yearly_rate(product)
    if not own:
        return 0
    factor = period.factor * rate / own
    return rounded(base * factor, product.interest_unit, product.interest_mode)
