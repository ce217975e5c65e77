"""What pages and papers read of the books' core. Frozen rows; amounts in paise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from finance.ledger.books import BooksView, MemberRow
from finance.rules.entries import EntryKind, EntryState, Line
from finance.rules.locks import LockScope

__all__ = [
    "AccountRow",
    "BankRow",
    "BooksHome",
    "BooksSettings",
    "EntryPage",
    "EntryRow",
    "FundRow",
    "GroupLine",
    "LiftedLock",
    "LockRow",
    "PersonSeen",
    "ResolutionChoice",
    "VoucherLine",
    "VoucherView",
    "WaitingRow",
]


@dataclass(frozen=True)
class PersonSeen:
    """A person beside her money: name, picture and colour; her number when she has an account."""

    person_id: str
    name: str
    symbol: str
    hue: str
    number: int = 0


@dataclass(frozen=True)
class GroupLine:
    """A group for choosing: whether its books are open, and what it holds."""

    group_id: str
    name: str
    opened: bool
    cash: int = 0
    bank: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class AccountRow:
    """An account; `name` is empty while the standard name is used."""

    code: str
    name: str
    type: str
    own: bool
    active: bool


@dataclass(frozen=True)
class FundRow:
    """A fund; `name` is empty while that of its kind is used. `money`: box and bank."""

    code: str
    kind: str
    name: str
    source: str
    conditions: str
    closed_on: date | None
    money: int


@dataclass(frozen=True)
class BankRow:
    """A bank account and what stands on it by the books."""

    id: str
    name: str
    bank: str
    branch: str
    last_four: str
    overdraft: bool
    balance: int


@dataclass(frozen=True)
class BooksSettings:
    """Everything that is set in the books of a group."""

    group_name: str
    books: BooksView
    accounts: tuple[AccountRow, ...]
    funds: tuple[FundRow, ...]
    banks: tuple[BankRow, ...]
    members: tuple[MemberRow, ...]
    may_write: bool


@dataclass(frozen=True)
class LiftedLock:
    """A lock that was lifted and not set again: up to which day, of a month or a year."""

    group_id: str
    group_name: str
    until: date
    year: bool


@dataclass(frozen=True)
class BooksHome:
    """The first page of a group's money. `code`: of the last entry, "" while there is none.

    `lifted`: the lock that was lifted and is to be set again.
    """

    group_id: str
    group_name: str
    books: BooksView
    cash: int
    banks: tuple[BankRow, ...]
    loans: int
    savings: int
    waiting: int
    locked_until: date | None
    last_voucher: str
    code: str
    may_prepare: bool
    may_approve: bool
    may_unlock: bool
    may_set: bool
    lifted: LiftedLock | None = None


@dataclass(frozen=True)
class EntryRow:
    """One entry in a list. `money`: what box and bank gained (below nought: lost) in all.

    `moved`: what a transfer or an entry without money moves. `cancelled`: another entry cancels
    it; `corrected`: another one corrects it.
    """

    id: str
    voucher_no: str
    on_date: date
    kind: EntryKind
    narration: str
    money: int
    moved: int
    accounts: tuple[str, ...]
    cancelled: bool
    corrected: bool


@dataclass(frozen=True)
class EntryPage:
    """Entries, the newest first, and how many there are in all."""

    rows: tuple[EntryRow, ...]
    total: int


@dataclass(frozen=True)
class VoucherLine:
    """A line with the names it needs for reading."""

    line: Line
    account: AccountRow
    member: PersonSeen | None
    bank: str
    fund: FundRow


@dataclass(frozen=True)
class VoucherView:
    """One entry whole, posted or waiting.

    `resolution`: serial or number on paper; `paper`: of paper minutes. `refused_reason`: why it
    was sent back. `cancelled_by`, `corrected_by`, `cancels`, `corrects`: (entry, voucher number).
    """

    id: str
    group_id: str
    group_name: str
    voucher_no: str
    on_date: date
    kind: EntryKind
    state: EntryState
    narration: str
    lines: tuple[VoucherLine, ...]
    money: int
    moved: int
    payee: PersonSeen | None
    prepared_by: PersonSeen | None
    approved_by: PersonSeen | None
    resolution: str
    paper: bool
    resolution_on: date | None
    reason: str
    refused_reason: str
    content_hash: str
    code: str
    posted_at: datetime | None
    pictures: tuple[str, ...]
    cancelled_by: tuple[str, str] | None
    corrected_by: tuple[tuple[str, str], ...]
    cancels: tuple[str, str] | None
    corrects: tuple[str, str] | None
    needs_two: bool
    mine: bool
    may_correct: bool
    may_approve: bool


@dataclass(frozen=True)
class WaitingRow:
    """An entry that waits for a second person, or came back from her with `refused_reason`."""

    entry: EntryRow
    group_id: str
    group_name: str
    prepared_by: PersonSeen | None
    refused_reason: str
    mine: bool


@dataclass(frozen=True)
class ResolutionChoice:
    """A resolution that a payment may name, and what is left of it; None: no amount is known."""

    id: str
    serial: str
    decided_on: date
    text: str
    allowed: int | None
    used: int
    left: int | None


@dataclass(frozen=True)
class LockRow:
    """A lock as it was set, and how it was lifted."""

    id: str
    scope: LockScope
    until: date
    set_by: PersonSeen | None
    set_at: datetime
    lifted_at: datetime | None
    lifted_by: tuple[PersonSeen, ...]
    reason: str
