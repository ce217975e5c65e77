"""Savings of a member: what may be withdrawn, and interest by monthly product.

The product is the sum of the month-end balances; interest is product x yearly rate / 12, rounded
once. A withdrawal never leaves less than the group's rules keep. Source: the domain paper, 7.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from finance.rules.loans.products import exact_rate
from finance.rules.loans.rounding import Mode, rounded
from finance.rules.locks import month_end
from sr_board.base.dates import add_months
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "MOST_MONTHS",
    "Kind",
    "SavingsInterest",
    "check_withdrawal",
    "interest",
    "month_end_balances",
    "month_ends",
    "steady_balances",
    "withdrawable",
]

MOST_MONTHS = 1200


class Kind(StrEnum):
    """The two savings of a member."""

    COMPULSORY = "compulsory"
    VOLUNTARY = "voluntary"


@dataclass(frozen=True)
class SavingsInterest:
    """Interest on savings: the sum of month-end balances and what it bears, both in paise."""

    product: int
    interest: int


def withdrawable(balance: int, kept: int = 0) -> int:
    """Paise that may be taken out when `kept` paise must stay; never below nought."""
    return max(balance - max(kept, 0), 0)


def check_withdrawal(amount: int, balance: int, kept: int = 0) -> None:
    """Raise for a withdrawal that cannot be.

    All in paise. InputInvalid "withdrawal-nothing"; RuleBroken "savings-too-small" with what she
    has saved, "withdrawal-below-kept" with what must stay and what may be taken.
    """
    if amount < 1:
        raise InputInvalid("withdrawal-nothing", field="amount")
    if amount > balance:
        raise RuleBroken("savings-too-small", balance_paise=balance)
    if balance - amount < kept:
        most = withdrawable(balance, kept)
        raise RuleBroken("withdrawal-below-kept", kept_paise=kept, most_paise=most)


def month_ends(since: date, until: date) -> tuple[date, ...]:
    """The last days of all months that end from `since` to `until`, both counted.

    Raises InputInvalid "savings-months-wrong" when no month ends in that time, or too many do.
    """
    found: list[date] = []
    last = month_end(since)
    while last <= until and len(found) <= MOST_MONTHS:
        found.append(last)
        last = month_end(add_months(last.replace(day=1), 1))
    if not 1 <= len(found) <= MOST_MONTHS:
        raise InputInvalid("savings-months-wrong", field="until")
    return tuple(found)


def month_end_balances(
    opening: int, moves: Iterable[tuple[date, int]], ends: Sequence[date]
) -> tuple[int, ...]:
    """The balance on each of `ends`, in paise.

    `opening`: balance before the first of the moves; `moves`: (day, change) in any order.
    """
    listed = sorted(moves)
    balances: list[int] = []
    balance, place = opening, 0
    for end in ends:
        while place < len(listed) and listed[place][0] <= end:
            balance += listed[place][1]
            place += 1
        balances.append(balance)
    return tuple(balances)


def steady_balances(opening: int, monthly: int, months: int) -> tuple[int, ...]:
    """Month-end balances when the same amount comes in each month. Raises as `month_ends`."""
    if not 1 <= months <= MOST_MONTHS:
        raise InputInvalid("savings-months-wrong", field="months")
    return tuple(opening + monthly * n for n in range(1, months + 1))


def interest(
    balances: Iterable[int], rate: str, *, unit: int = 1, mode: Mode = Mode.HALF_UP
) -> SavingsInterest:
    """Interest on month-end balances in paise, at a yearly rate in per cent, exact text.

    A balance below nought bears nothing. Raises InputInvalid "loan-rate-wrong",
    "loan-unit-wrong".
    """
    product = sum(max(balance, 0) for balance in balances)
    exact = Fraction(product) * exact_rate(rate) / 12
    return SavingsInterest(product, rounded(exact, unit, mode))
