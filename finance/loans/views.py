"""What pages and papers see of loans. Amounts are paise; days are calendar dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.limits import Breach
from finance.rules.loans.products import Product
from finance.rules.loans.schedules import Row

__all__ = [
    "Borrower",
    "CardRow",
    "Dot",
    "DueView",
    "EventView",
    "FundChoice",
    "LoanCard",
    "LoanRow",
    "OverdueRow",
    "PlanView",
    "ProductRow",
    "RepayView",
    "SettleView",
]


@dataclass(frozen=True)
class Borrower:
    """A member as she is shown: her number, chosen name, picture and colour."""

    person_id: str
    number: int
    name: str
    symbol: str
    hue: str


@dataclass(frozen=True)
class ProductRow:
    """One version of a product. `loans`: how many loans stand under this version."""

    id: str
    key: str
    version: int
    name: str
    product: Product
    retired: bool
    newest: bool
    loans: int


@dataclass(frozen=True)
class Dot:
    """One instalment in a line of dots. `state`: paid, part, late, due or coming."""

    n: int
    due_on: date
    state: str


@dataclass(frozen=True)
class LoanRow:
    """A loan in a list. `left`: principal outstanding; `overdue`: all that is late."""

    id: str
    number: int
    borrower: Borrower
    amount: int
    left: int
    state: str
    purpose: str
    asked_on: date
    given_on: date | None
    next_due: date | None
    next_amount: int
    overdue: int
    days_late: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class CardRow:
    """A row of the loan card: what was agreed, asked and paid."""

    n: int
    due_on: date
    principal: int
    interest: int
    fine: int
    paid: int
    waived: int
    open: int
    balance: int
    state: str


@dataclass(frozen=True)
class DueView:
    """Something owed now: `demand_id` None when the day only asks for it."""

    demand_id: str | None
    kind: DemandKind
    n: int
    due_on: date
    open: int
    late: bool


@dataclass(frozen=True)
class EventView:
    """A line of the loan's course."""

    kind: str
    on: date
    amount: int
    resolution: str
    note: str
    voucher: str


@dataclass(frozen=True)
class LoanCard:
    """Everything about one loan. `versions`: (version, since, why) of its schedule."""

    row: LoanRow
    group_id: str
    product_id: str
    product_name: str
    product_version: int
    product: Product
    fund: str
    instalments: int | None
    resolution: str
    decided_on: date | None
    first_due: date | None
    held: int
    replaces: int | None
    rows: tuple[CardRow, ...]
    dues: tuple[DueView, ...]
    events: tuple[EventView, ...]
    versions: tuple[tuple[int, date, str], ...]
    interest_paid: int

    @property
    def granted_here(self) -> bool:
        """Whether a meeting granted it in these books, so that there is a letter of it."""
        taken_over = any(event.kind == "taken_over" for event in self.events)
        return self.row.state not in ("applied", "refused") and not taken_over


@dataclass(frozen=True)
class PlanView:
    """A schedule that is only looked at. `passed`: bounds of the group that the loan passes."""

    rows: tuple[Row, ...]
    instalment: int
    interest: int
    total: int
    first_due: date
    last_due: date
    high_rate: bool
    passed: tuple[Breach, ...]
    cash: int


@dataclass(frozen=True)
class RepayView:
    """How a payment would be divided, before anything is written.

    `advance`: money above what is due. `shorter` and `lower`: the rows that would remain by
    either choice, empty without an advance. `most`: the most that can be taken.
    """

    fine: int
    interest: int
    principal: int
    advance: int
    used_held: int
    most: int
    due: int
    shorter: tuple[Row, ...]
    lower: tuple[Row, ...]
    now: tuple[Row, ...]


@dataclass(frozen=True)
class SettleView:
    """What closes a loan today. `held`: kept for her already, and taken off."""

    principal: int
    interest_due: int
    interest_begun: int
    fines: int
    held: int

    @property
    def total(self) -> int:
        """What she pays."""
        return self.principal + self.interest_due + self.interest_begun + self.fines - self.held


@dataclass(frozen=True)
class OverdueRow:
    """A loan with something late, for those who see arrears."""

    row: LoanRow
    principal: int
    interest: int
    fines: int
    bucket: str


@dataclass(frozen=True)
class FundChoice:
    """A fund that money can be lent from."""

    code: str
    name: str
    conditions: str
