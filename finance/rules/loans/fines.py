"""The fine for a missed instalment, by the rule of the product. Domain paper, 6.1."""

from __future__ import annotations

from datetime import date

from finance.rules.loans.products import FineKind, FineTimes, Product, exact_rate
from finance.rules.loans.rounding import rounded

__all__ = ["fine_due"]


def fine_due(
    product: Product,
    *,
    overdue_principal: int,
    overdue_interest: int,
    due_on: date,
    on: date,
    charged_times: int = 0,
    charged: int = 0,
) -> int:
    """The new fine on day `on` for one missed instalment, paise; 0 when there is none.

    Nothing is charged when nothing is overdue, up to `grace_days` after the due date, or when
    the instalment was fined before and the rule says once. `charged`: fines already asked for
    it, which count against the cap. A percentage is rounded like interest.
    """
    rule = product.fine
    late = (on - due_on).days
    if overdue_principal + overdue_interest <= 0 or late <= rule.grace_days:
        return 0
    if charged_times and rule.times is FineTimes.ONCE:
        return 0
    amount = _amount(product, overdue_principal, overdue_interest)
    if rule.cap is not None:
        amount = min(amount, max(rule.cap - charged, 0))
    return amount


def _amount(product: Product, principal: int, interest: int) -> int:
    rule = product.fine
    if rule.kind is FineKind.NONE:
        return 0
    if rule.kind is FineKind.FIXED:
        return rule.amount
    base = principal + (interest if rule.kind is FineKind.OVERDUE_TOTAL else 0)
    return rounded(base * exact_rate(rule.percent), product.interest_unit, product.interest_mode)
