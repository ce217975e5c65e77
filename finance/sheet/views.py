"""What screens and papers see of a collection sheet: frozen rows. Amounts are paise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from finance.rules.loans.products import Product
from finance.rules.sheet import Column, Mark, MemberDue
from finance.sheet.content import SheetContent

__all__ = [
    "AccountChoice",
    "BankChoice",
    "Granted",
    "LoanCard",
    "MemberRow",
    "Posted",
    "Recall",
    "ResolutionChoice",
    "SheetLineView",
    "SheetRow",
    "SheetState",
    "SheetView",
    "Wish",
]

_NO_FINES: Mapping[Mark, int] = MappingProxyType({})
_NONE_USUAL: Mapping[str, int] = MappingProxyType({})


class SheetState(StrEnum):
    """How far a sheet is. A closed one is never opened again."""

    OPEN = "open"
    COUNTED = "counted"
    CLOSED = "closed"


@dataclass(frozen=True)
class LoanCard:
    """A running loan, as the side panel tells of it. `due`: principal asked for today.
    `kept`: what was kept for her before and pays a part of what is due today."""

    id: str
    number: int
    given_on: date
    amount: int
    balance: int
    due: int
    kept: int = 0


@dataclass(frozen=True)
class MemberRow:
    """A row of the sheet: the member with her picture, and what she owes today.

    `symbol`: picture and colour, "fish/sea". `new`: she joined since the last meeting.
    """

    person_id: str
    number: int | None
    name: str
    symbol: str
    due: MemberDue
    loans: tuple[LoanCard, ...] = ()
    saved: int = 0
    new: bool = False


@dataclass(frozen=True)
class Recall:
    """The balances the members say from memory. `last_on`: the meeting they were read out at."""

    cash: int
    bank: int
    lent: int
    savings: int
    social: int
    last_on: date | None = None


@dataclass(frozen=True)
class ResolutionChoice:
    """A resolution that money may rest on. `allowed`: None when it names no amount."""

    id: str
    serial: str
    text: str
    decided_on: date
    allowed: int | None
    used: int

    @property
    def left(self) -> int | None:
        """What is left of it, paise."""
        return None if self.allowed is None else self.allowed - self.used


@dataclass(frozen=True)
class Wish:
    """A member asks for a loan and waits for the meeting's answer. `product`: id of its terms."""

    loan_id: str
    person_id: str
    amount: int
    purpose: str
    instalments: int | None
    product: str = ""


@dataclass(frozen=True)
class Granted:
    """A loan that the meeting granted and that was not paid out yet."""

    loan_id: str
    person_id: str
    amount: int
    resolution_id: str | None
    resolution_no: str


@dataclass(frozen=True)
class BankChoice:
    """A bank account of the group. `name`: bank and last four digits."""

    id: str
    name: str
    balance: int


@dataclass(frozen=True)
class AccountChoice:
    """An account that can be chosen, by its code; its name in the group's own words or ours."""

    code: str
    name: str


@dataclass(frozen=True)
class TermsChoice:
    """Terms under which the group lends, the newest first."""

    id: str
    name: str
    product: Product


@dataclass(frozen=True)
class Posted:
    """An entry that the closing wrote."""

    kind: str
    voucher_no: str
    amount: int


@dataclass(frozen=True)
class SheetLineView:
    """One amount of a closed sheet."""

    person_id: str
    column: Column
    amount: int


@dataclass(frozen=True)
class SheetRow:
    """A sheet in a list. `received` and `difference` are 0 while it is open."""

    id: str
    group_id: str
    group_name: str
    on_date: date
    number: int
    state: SheetState
    received: int = 0
    cash: int = 0
    difference: int = 0


@dataclass(frozen=True)
class SheetView:
    """One sheet with everything its page shows.

    `number`: of the meeting, counted by the group's sheets. `columns`: those of money, in order.
    `unit`: savings are usually a multiple of it; `usual`: the group's usual saving.
    `fines`: what a mark costs by the rules of the meeting. `worths`: notes
    and coins, largest first. `from_minutes`: attendance was taken from the recorded meeting.
    `social_fund`: code of the fund of social money. `left_over`: where money goes that makes no
    whole share, "return" or "social". `usual_out`: what payments usually are, by account, paise.
    `code`: the first digits of the chain's last hash, in fours, once closed.
    """

    id: str
    group_id: str
    group_name: str
    on_date: date
    number: int
    meeting_id: str | None
    state: SheetState
    mode: str
    columns: tuple[Column, ...]
    rows: tuple[MemberRow, ...]
    recall: Recall
    content: SheetContent
    worths: tuple[int, ...]
    unit: int = 0
    usual: int = 0
    share_price: int = 0
    max_shares: int = 0
    fines: Mapping[Mark, int] = field(default_factory=lambda: _NO_FINES)
    wishes: tuple[Wish, ...] = ()
    granted: tuple[Granted, ...] = ()
    resolutions: tuple[ResolutionChoice, ...] = ()
    banks: tuple[BankChoice, ...] = ()
    expenses: tuple[AccountChoice, ...] = ()
    terms: tuple[TermsChoice, ...] = ()
    social_fund: str = "general"
    left_over: str = "return"
    usual_out: Mapping[str, int] = field(default_factory=lambda: _NONE_USUAL)
    me: str = ""
    from_minutes: bool = False
    code: str = ""
    posted: tuple[Posted, ...] = ()

    def row(self, person_id: str) -> MemberRow:
        """A member's row. KeyError when she is not on the sheet."""
        for row in self.rows:
            if row.person_id == person_id:
                return row
        raise KeyError(person_id)
