"""Commands of the books. Amounts in paise; days are calendar days of the place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from finance.rules.entries import EntryKind, Line
from sr_board.vault.users import SecondSigner

__all__ = [
    "DENOMINATIONS",
    "AddAccount",
    "AddBankAccount",
    "AddFund",
    "ApproveEntry",
    "CancelEntry",
    "ChangeBooks",
    "CloseFund",
    "CorrectEntry",
    "EntryDraft",
    "OpenBooks",
    "RefuseEntry",
    "RenameAccount",
    "ReplaceEntry",
    "SetMeetingLock",
    "SwitchAccount",
    "Unlock",
    "WithdrawEntry",
]

DENOMINATIONS: tuple[int, ...] = (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100)
"""Notes and coins of INR in use, worth in paise, the largest first."""


@dataclass(frozen=True)
class EntryDraft:
    """One entry as it is prepared.

    `resolution_id`: a row of governance, or `resolution_no` (and day) typed from paper minutes.
    `resolution_amount`: what the resolution allows in all, needed only at its first use and kept
    from then on; None: the minutes name no amount. `payee_id`: the person who receives. `reason`:
    for corrections, missing cash, and a payee who prepares or confirms herself. A second entry
    with the same `idempotency_key` gives the first one back. `attachments`: pictures of bills.
    """

    group_id: str
    on_date: date
    kind: EntryKind
    narration: str
    lines: tuple[Line, ...]
    meeting_id: str | None = None
    resolution_id: str | None = None
    resolution_no: str = ""
    payee_id: str | None = None
    reverses: str | None = None
    corrects: str | None = None
    reason: str = ""
    idempotency_key: str | None = None
    attachments: tuple[bytes, ...] = field(default=(), repr=False)
    resolution_on: date | None = None
    resolution_amount: int | None = None


@dataclass(frozen=True)
class OpenBooks:
    """Begin the books of a group. Amounts in paise; `year_start`: month 1-12.

    `opened_on`: first day an entry may carry. Members of the group get accounts by their numbers.
    """

    group_id: str
    opened_on: date
    mode: str = "shg"
    meeting_period: str = "monthly"
    savings_amount: int = 0
    savings_unit: int = 100
    year_start: int = 4
    cash_limit: int | None = None
    share_price: int | None = None
    max_shares: int | None = None
    denominations: tuple[int, ...] = DENOMINATIONS
    currency: str = "INR"


@dataclass(frozen=True)
class ChangeBooks:
    """Change settings of the books; None leaves one as it is. Mode and currency stay."""

    group_id: str
    meeting_period: str | None = None
    savings_amount: int | None = None
    savings_unit: int | None = None
    year_start: int | None = None
    cash_limit: int | None = None
    share_price: int | None = None
    max_shares: int | None = None
    denominations: tuple[int, ...] | None = None


@dataclass(frozen=True)
class AddFund:
    """A fund kept apart. `source`: lender or donor, `conditions`: what it is for, in words."""

    group_id: str
    code: str
    kind: str
    name: str = ""
    source: str = ""
    conditions: str = ""


@dataclass(frozen=True)
class CloseFund:
    """End a fund that holds nothing any more."""

    group_id: str
    code: str
    on: date


@dataclass(frozen=True)
class AddAccount:
    """An account of the group's own, at a code that the standard does not use."""

    group_id: str
    code: str
    name: str


@dataclass(frozen=True)
class RenameAccount:
    """What the group calls an account; an empty name goes back to the standard one."""

    group_id: str
    code: str
    name: str


@dataclass(frozen=True)
class SwitchAccount:
    """Offer an account for new entries, or no longer."""

    group_id: str
    code: str
    active: bool


@dataclass(frozen=True)
class AddBankAccount:
    """An account at a bank; only the last four digits of its number are kept."""

    group_id: str
    name: str
    bank: str
    branch: str = ""
    last_four: str = ""
    overdraft: bool = False


@dataclass(frozen=True)
class ApproveEntry:
    """Confirm a waiting entry as it was shown. `second` is needed when the preparer is at the
    desk; somebody else who signed in herself confirms by her own sign-in."""

    entry_id: str
    content_hash: str
    reason: str = ""
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class RefuseEntry:
    """Send a waiting entry back to the preparer, with the reason."""

    entry_id: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class WithdrawEntry:
    """Take back what is not posted yet."""

    entry_id: str


@dataclass(frozen=True)
class ReplaceEntry:
    """Put another draft in the place of an entry that was sent back. `wait`: the second person
    confirms it later; else `second` confirms it now. Without new pictures the old ones stay."""

    entry_id: str
    draft: EntryDraft
    second: SecondSigner | None = field(default=None, repr=False)
    wait: bool = False


@dataclass(frozen=True)
class CancelEntry:
    """Cancel a posted entry by its mirror, dated today."""

    entry_id: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class CorrectEntry:
    """Put right lines in place of those of a posted entry, dated today."""

    entry_id: str
    lines: tuple[Line, ...]
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SetMeetingLock:
    """Close a meeting for money; the sheet does it as it closes. `meeting_id` None: a meeting that
    was not recorded."""

    group_id: str
    meeting_id: str | None
    on: date


@dataclass(frozen=True)
class Unlock:
    """Lift the lock that reaches furthest, by two persons and for a reason."""

    group_id: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)
