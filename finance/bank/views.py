"""What queries of bank, lenders, funds and federation return: frozen rows, amounts in paise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from finance.rules.dated import Unit
from finance.rules.dues import Dues
from finance.rules.external import LenderKind, RowState, Standing
from finance.rules.funds import FundRow
from finance.rules.loans.schedules import Row
from finance.rules.matching import How
from finance.rules.reconcile import Break, Open

__all__ = [
    "BankBook",
    "BankBookRow",
    "BankRow",
    "BoardLine",
    "DuesLine",
    "DuesRegister",
    "FederationTotals",
    "FundLine",
    "LenderCard",
    "LenderRow",
    "MatchBoard",
    "MemberGroup",
    "NewPlan",
    "OnLent",
    "PaidRow",
    "PlanChange",
    "Proposed",
    "ReconciliationView",
    "RuleLine",
    "ScheduleLine",
    "StatementItem",
    "Ticked",
]


@dataclass(frozen=True)
class BankRow:
    """A bank account: its balance in the books, what waits, and how far it is reconciled."""

    id: str
    name: str
    bank: str
    branch: str
    last_four: str
    overdraft: bool
    closed_on: date | None
    book_balance: int
    bank_balance: int | None
    bank_balance_on: date | None
    open_lines: int
    open_entries: int
    reconciled_until: date | None
    standing_no: str
    standing_id: str | None


@dataclass(frozen=True)
class BankBookRow:
    """A line of the bank book (9.1). Money is above nought; `reconciled`: the bank has it too;
    `kind`: of its entry."""

    entry_id: str
    on_date: date
    voucher_no: str
    particulars: str
    deposit: int
    withdrawal: int
    interest: int
    charges: int
    balance: int
    reconciled: bool
    kind: str = ""


@dataclass(frozen=True)
class BankBook:
    """The bank book over a time."""

    group_name: str
    account: BankRow
    since: date
    until: date
    opening: int
    rows: tuple[BankBookRow, ...]
    closing: int


@dataclass(frozen=True)
class BoardLine:
    """An open line of the bank or of the books. `id`: of the bank's line, or "entry/number";
    `kind`: of the entry, nothing for a line of the bank."""

    id: str
    on_date: date
    text: str
    number: str
    amount: int
    age: int
    kind: str = ""


@dataclass(frozen=True)
class Proposed:
    """Lines that may be the same money, by the ids of the board."""

    bank: tuple[str, ...]
    book: tuple[str, ...]
    amount: int
    days: int
    how: How
    alone: bool


@dataclass(frozen=True)
class Ticked:
    """A tick that can still be taken away."""

    tick: str
    on_date: date
    text: str
    amount: int


@dataclass(frozen=True)
class MatchBoard:
    """Both columns, what is proposed, the newest ticks, and jumps in the bank's balance."""

    account: BankRow
    bank: tuple[BoardLine, ...]
    book: tuple[BoardLine, ...]
    proposed: tuple[Proposed, ...]
    ticked: tuple[Ticked, ...]
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class StatementItem:
    """An open item of a statement."""

    on_date: date
    text: str
    number: str
    amount: int
    kind: Open
    age: int


@dataclass(frozen=True)
class ReconciliationView:
    """The reconciliation statement. `done_by` and `done_at` are None while it is a draft.

    `done_by`: symbol, hue and name of who made it.
    """

    id: str
    group_name: str
    account: BankRow
    as_of: date
    bank_balance: int
    deposits: int
    withdrawals: int
    bank_in: int
    bank_out: int
    expected: int
    book_balance: int
    difference: int
    items: tuple[StatementItem, ...]
    done_by: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True)
class LenderRow:
    """A loan of the group in the register: what is owed, what is due next, what is late."""

    id: str
    kind: LenderKind
    lender: str
    sanction_no: str
    fund: str
    fund_name: str
    fund_kind: str
    principal: int
    rate: str
    received: int
    paid_principal: int
    paid_interest: int
    balance: int
    overdue: int
    next_due: date | None
    next_amount: int
    subvention: int
    closed_on: date | None

    @property
    def left_to_draw(self) -> int:
        """What of the sanctioned amount has not come yet; of a cash credit what is left."""
        drawn = self.balance if self.kind is LenderKind.CASH_CREDIT else self.received
        return max(0, self.principal - drawn)


@dataclass(frozen=True)
class ScheduleLine:
    """An instalment of the group's own loan, with what the scheme should give back."""

    standing: Standing
    forecast: int
    lost: int

    @property
    def state(self) -> RowState:
        """Where it stands."""
        return self.standing.state


@dataclass(frozen=True)
class PaidRow:
    """A movement on a loan of the group, paise: received, paid, given back."""

    entry_id: str
    on_date: date
    voucher_no: str
    received: int
    principal: int
    interest: int
    subvention: int
    balance: int


@dataclass(frozen=True)
class OnLent:
    """What the fund of a loan lent on to members."""

    lent: int
    returned: int
    outstanding: int
    interest: int
    loans: int


@dataclass(frozen=True)
class PlanChange:
    """A change of the lender's plan: from when, on what terms, and which letter says so.

    `principal`: what the new instalments pay back, paise.
    """

    on: date
    rate: str
    instalments: int
    principal: int
    reason: str


@dataclass(frozen=True)
class NewPlan:
    """What a change of the plan would ask for: `principal` over these instalments."""

    principal: int
    rows: tuple[Row, ...]

    @property
    def interest(self) -> int:
        """Interest of all of them, paise."""
        return sum(row.interest for row in self.rows)


@dataclass(frozen=True)
class LenderCard:
    """One lender: terms, schedule, movements, what was lent on, what may be given back.

    `margin`: interest of members less interest paid. `forecast`: what is still to come by the
    scheme; `waiting`: what should have come by today and was not credited. `plans`: changes of the
    lender's plan, the oldest first.
    """

    group_id: str
    group_name: str
    row: LenderRow
    method: str
    received_on: date
    instalments: int
    note: str
    schedule: tuple[ScheduleLine, ...]
    moves: tuple[PaidRow, ...]
    on_lent: OnLent
    margin: int
    forecast: int
    waiting: int
    interest_today: int
    plans: tuple[PlanChange, ...] = ()


@dataclass(frozen=True)
class FundLine:
    """A fund in the register."""

    code: str
    kind: str
    name: str
    source: str
    conditions: str
    row: FundRow
    cash: int
    bank: int
    lent: int
    closed_on: date | None


@dataclass(frozen=True)
class RuleLine:
    """A row of a dated rule, as text of its unit."""

    name: str
    title: str
    unit: Unit
    value: str
    valid_from: date
    valid_to: date | None
    source: str
    own: bool
    in_force: bool


@dataclass(frozen=True)
class MemberGroup:
    """Totals of a member group's books; no name of any member. `overdue` of loans to members."""

    group_id: str
    name: str
    level: int
    has_books: bool
    cash: int = 0
    bank: int = 0
    savings: int = 0
    loans_out: int = 0
    overdue: int = 0
    owed_outside: int = 0
    in_federation: int = 0
    surplus: int = 0
    locked_until: date | None = None


@dataclass(frozen=True)
class DuesLine:
    """Dues of one group, paise. `paid`: by the group's own books; `received`: by those of the
    federation; each None where these books are not in this vault. `dues` counts what was
    received, or what was paid where the federation's books are not here."""

    group_id: str
    name: str
    paid: int | None
    received: int | None
    dues: Dues

    @property
    def differ(self) -> bool:
        """Whether both books are here and do not say the same."""
        return self.paid is not None and self.received is not None and self.paid != self.received


@dataclass(frozen=True)
class DuesRegister:
    """Dues of the groups under a federation, up to a day. `month_due`: what a month asks for now,
    None where no rule says it."""

    group_id: str
    group_name: str
    on: date
    month_due: int | None
    lines: tuple[DuesLine, ...]


@dataclass(frozen=True)
class FederationTotals:
    """Member groups of a federation with their totals."""

    group_id: str
    group_name: str
    on: date
    groups: tuple[MemberGroup, ...]
    due_each_month: int | None

    @property
    def together(self) -> MemberGroup:
        """The sums of all groups with books in this vault; without a name."""
        kept = [group for group in self.groups if group.has_books]
        sums = {name: sum(getattr(group, name) for group in kept) for name in _SUMS}
        return MemberGroup("", "", 0, bool(kept), **sums)


_SUMS = (
    "cash", "bank", "savings", "loans_out", "overdue", "owed_outside", "in_federation", "surplus"
)  # fmt: skip
