"""What is shown of savings, shares, surplus, leaving and taking over: frozen rows, paise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from finance.ledger.books import MemberRow
from finance.rules.leaving import LastAccount
from finance.rules.opening import Control
from finance.rules.registers import PassbookRow
from finance.rules.share_out import Missing, Payout, Pool
from finance.savings.accounts import Terms

__all__ = [
    "BankChoice",
    "CycleView",
    "DistributionView",
    "LeavingSheet",
    "LeavingView",
    "LoanSetOffView",
    "OpeningView",
    "PassbookLine",
    "PassbookView",
    "SaverRow",
    "SavingsView",
    "ShareOutSheet",
    "ShareOutView",
    "ShareRow",
    "SurplusView",
]


@dataclass(frozen=True)
class BankChoice:
    """A bank account money can come from, and what it holds in the general fund."""

    bank_id: str
    name: str
    balance: int


@dataclass(frozen=True)
class SaverRow:
    """A member with what she saved. `shares`: paid for shares."""

    member: MemberRow
    compulsory: int
    voluntary: int
    shares: int = 0

    @property
    def whole(self) -> int:
        """All of it."""
        return self.compulsory + self.voluntary + self.shares


@dataclass(frozen=True)
class SavingsView:
    """Savings of a group. `share_mode`: it saves in shares; `cash`: in the box."""

    group_id: str
    rows: tuple[SaverRow, ...]
    terms: Terms
    share_mode: bool
    cash: int
    surplus: int
    banks: tuple[BankChoice, ...]
    opened_on: date

    @property
    def compulsory(self) -> int:
        """Compulsory savings of all."""
        return sum(row.compulsory for row in self.rows)

    @property
    def voluntary(self) -> int:
        """Voluntary savings of all."""
        return sum(row.voluntary for row in self.rows)

    @property
    def shares(self) -> int:
        """Paid for shares by all."""
        return sum(row.shares for row in self.rows)


@dataclass(frozen=True)
class PassbookLine:
    """A line of a passbook with the voucher and words of its entry."""

    row: PassbookRow
    entry_id: str
    voucher_no: str
    kind: str
    narration: str


@dataclass(frozen=True)
class PassbookView:
    """A member's book: lines of both balances. `brought`: (savings, loan) before the first."""

    member: MemberRow
    saver: SaverRow
    loan: int
    brought: tuple[int, int]
    lines: tuple[PassbookLine, ...]

    @property
    def standing(self) -> tuple[int, int]:
        """(savings, loan) after the last line shown."""
        if not self.lines:
            return self.brought
        last = self.lines[-1].row
        return last.savings_balance, last.loan_balance


@dataclass(frozen=True)
class ShareRow:
    """What one member would get, and what it was reckoned from."""

    member: MemberRow
    weight: int
    amount: int


@dataclass(frozen=True)
class DistributionView:
    """Interest on savings, worked out for a time."""

    since: date
    until: date
    rows: tuple[ShareRow, ...]

    @property
    def total(self) -> int:
        """What all would get."""
        return sum(row.amount for row in self.rows)


@dataclass(frozen=True)
class SurplusView:
    """A surplus worked out. `kept`: what stays on 3020."""

    since: date
    until: date
    available: int
    reserve: int
    kept: int
    rows: tuple[ShareRow, ...]

    @property
    def total(self) -> int:
        """What members would get."""
        return sum(row.amount for row in self.rows)


@dataclass(frozen=True)
class LoanSetOffView:
    """A running loan before it is set off: what is owed, fines beside."""

    loan_id: str
    number: int
    member: MemberRow
    principal: int
    interest: int
    fines: int


@dataclass(frozen=True)
class LeavingView:
    """The last account of a member as it would be. `granted`: her share of the surplus by the
    rules, nought when they grant none."""

    member: MemberRow
    account: LastAccount
    loans: tuple[LoanSetOffView, ...]
    granted: int
    gets_share: bool


@dataclass(frozen=True)
class CycleView:
    """A cycle with the shares of each member. `rows`: (member, shares, paise)."""

    cycle_id: str
    number: int
    starts_on: date
    ends_on: date
    price: int
    max_shares: int | None
    state: str
    rows: tuple[tuple[MemberRow, int, int], ...]
    loan_fund: int
    social: int
    loans_out: int

    @property
    def shares(self) -> int:
        """Shares of all."""
        return sum(shares for _, shares, _ in self.rows)


@dataclass(frozen=True)
class ShareOutView:
    """A share-out worked out but not posted. `value`: of one share, for reading aloud only."""

    cycle_id: str
    members: Mapping[str, MemberRow]
    loans: tuple[LoanSetOffView, ...]
    cash: int
    bank: int
    pool: Pool
    residue: int
    shares: int
    value: Fraction | None
    missing: tuple[Missing, ...]
    too_much: Mapping[str, tuple[int, int]]
    payouts: tuple[Payout, ...]

    @property
    def net(self) -> int:
        """What would be handed out."""
        return sum(each.net for each in self.payouts)


@dataclass(frozen=True)
class ShareOutSheet:
    """A share-out that was posted, for its paper."""

    share_out_id: str
    group_id: str
    cycle_no: int
    starts_on: date
    on_date: date
    pool: int
    unit: int
    residue: int
    residue_to: str
    shares: int
    voucher_no: str
    resolution: str
    chain: str
    rows: tuple[tuple[MemberRow, Payout], ...]


@dataclass(frozen=True)
class LeavingSheet:
    """A last account that was made, for its paper; amounts in paise."""

    group_id: str
    member: MemberRow
    on_date: date
    compulsory: int
    voluntary: int
    shares: int
    surplus: int
    principal: int
    interest: int
    payable: int
    remains: int
    voucher_no: str
    resolution: str
    chain: str


@dataclass(frozen=True)
class OpeningView:
    """A paper book as it stands. `problem`: the first thing that is still wrong; `source`: typed
    into the "grid" or read from a "file"."""

    batch_id: str
    group_id: str
    state: str
    content: Mapping[str, Any]
    assets: int
    claims: int
    sums: Control
    problem: Exception | None
    explanation: str
    voucher_no: str
    unexplained: int
    chain: str = ""
    on_date: date | None = None
    funds: Mapping[str, int] = field(default_factory=dict)
    source: str = "grid"

    @property
    def difference(self) -> int:
        """Assets less claims."""
        return self.assets - self.claims
