"""Portfolio at risk, ageing with provision, loss rate. Domain paper, 11.

The whole outstanding principal of a loan with anything overdue counts, never only its overdue
part, and the whole is the gross outstanding principal, never what was lent out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from finance.rules.loans.rounding import Mode, rounded
from sr_board.base.errors import InputInvalid

__all__ = [
    "BUCKETS",
    "PROVISION",
    "Ageing",
    "Bucket",
    "Outstanding",
    "ageing",
    "annual_loss_rate",
    "bucket_of",
    "par",
]


@dataclass(frozen=True)
class Bucket:
    """Days overdue from `first` to `last` (None: no end)."""

    key: str
    first: int
    last: int | None


BUCKETS = (
    Bucket("regular", 0, 0),
    Bucket("d1_30", 1, 30),
    Bucket("d31_60", 31, 60),
    Bucket("d61_90", 61, 90),
    Bucket("d91_180", 91, 180),
    Bucket("d181_365", 181, 365),
    Bucket("d365p", 366, None),
)
PROVISION: Mapping[str, str] = {
    "regular": "0",
    "d1_30": "10",
    "d31_60": "25",
    "d61_90": "50",
    "d91_180": "75",
    "d181_365": "90",
    "d365p": "100",
}
"""Per cent of each bucket, exact decimals. A figure for reports: nothing is posted for it."""


@dataclass(frozen=True)
class Outstanding:
    """One loan: principal outstanding in paise, days since its oldest unpaid due date."""

    principal: int
    days_overdue: int


@dataclass(frozen=True)
class Ageing:
    """Outstanding principal by bucket, paise, and the provision for each."""

    amounts: Mapping[str, int]
    provisions: Mapping[str, int]

    @property
    def total(self) -> int:
        """All outstanding principal."""
        return sum(self.amounts.values())

    @property
    def provision(self) -> int:
        """All provision."""
        return sum(self.provisions.values())

    def share(self, key: str) -> Fraction:
        """The part of a bucket in the whole; 0 when nothing is outstanding."""
        return Fraction(self.amounts[key], self.total) if self.total else Fraction(0)


def bucket_of(days: int) -> str:
    """The key of the bucket in which a loan so many days overdue falls."""
    return next(b.key for b in BUCKETS if b.last is None or days <= b.last)


def par(loans: Iterable[Outstanding], more_than: int) -> Fraction:
    """PAR>n: principal of loans more than `more_than` days overdue over all of it; 0 of nothing.

    PAR of one day or more is `more_than` 0.
    """
    at_risk = whole = 0
    for loan in loans:
        whole += loan.principal
        at_risk += loan.principal if loan.days_overdue > more_than else 0
    return Fraction(at_risk, whole) if whole else Fraction(0)


def ageing(loans: Iterable[Outstanding], provision: Mapping[str, str] = PROVISION) -> Ageing:
    """Outstanding principal by days overdue, with the provision rounded to the paisa, HALF_UP."""
    amounts = {bucket.key: 0 for bucket in BUCKETS}
    for loan in loans:
        amounts[bucket_of(loan.days_overdue)] += loan.principal
    provisions = {
        key: rounded(amount * Fraction(provision[key]) / 100, 1, Mode.HALF_UP)
        for key, amount in amounts.items()
    }
    return Ageing(amounts, provisions)


def annual_loss_rate(collected: int, due: int, term_months: int) -> Fraction:
    """2 × (1 − repayment rate) / term in years.

    `collected` and `due`: paise. Raises InputInvalid "loss-rate-impossible" when nothing was due
    or the term is no time.
    """
    if due <= 0 or term_months <= 0:
        raise InputInvalid("loss-rate-impossible", field="term")
    return 2 * (1 - Fraction(collected, due)) / Fraction(term_months, 12)
