"""Commands of bank, lenders, funds and dated rules. Amounts in paise; days are calendar days.

Money that goes out names a resolution: a row of governance, or its number in paper minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from finance.rules.external import LenderKind
from finance.rules.loans.products import Method

__all__ = [
    "AddBankLines",
    "AddRule",
    "BankNews",
    "BookBankLines",
    "Borrow",
    "ChargeInterest",
    "CloseLender",
    "DropLine",
    "FinishReconciliation",
    "FundTransfer",
    "NewLine",
    "PayFederation",
    "PayLender",
    "PostingRef",
    "ReceiveDue",
    "ReceiveFromLender",
    "ReceiveGrant",
    "RememberColumns",
    "ReplanLender",
    "Resolved",
    "SetStanding",
    "Subvention",
    "Tick",
    "Untick",
]


@dataclass(frozen=True)
class Resolved:
    """The resolution behind money that goes out. `allowed`: what it allows in all, at its first
    use, when the minutes name an amount."""

    resolution_id: str | None = None
    number: str = ""
    on: date | None = None
    allowed: int | None = None


@dataclass(frozen=True)
class NewLine:
    """A line of the bank as it stands in the passbook; into the account above nought."""

    on_date: date
    amount: int
    text: str = ""
    number: str = ""
    balance: int | None = None


@dataclass(frozen=True)
class AddBankLines:
    """Write down lines of the bank. `imported`: lines that are there already are left out."""

    bank_id: str
    lines: tuple[NewLine, ...]
    imported: bool = False


@dataclass(frozen=True)
class DropLine:
    """A line was written by mistake; it stays readable with the reason."""

    line_id: str
    reason: str


@dataclass(frozen=True)
class RememberColumns:
    """How the files of this bank account are read: name of each column by its use."""

    bank_id: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SetStanding:
    """The standing resolution by which lines that the bank began are booked."""

    bank_id: str
    resolution_id: str | None = None
    number: str = ""


@dataclass(frozen=True)
class PostingRef:
    """A line of a posted entry."""

    entry_id: str
    line_no: int


@dataclass(frozen=True)
class Tick:
    """These lines of the bank and of the books are the same money."""

    bank_id: str
    lines: tuple[str, ...]
    postings: tuple[PostingRef, ...]


@dataclass(frozen=True)
class Untick:
    """A tick was wrong."""

    tick: str


@dataclass(frozen=True)
class BankNews:
    """What a line of the bank is booked as. Parts are above nought.

    `account`: 4030 interest, 5050 charges, 4070 subvention, 2110 with 5010 a debited instalment,
    and others. `lender_id`: whose loan it is about.
    """

    account: str
    amount: int
    lender_id: str | None = None


@dataclass(frozen=True)
class BookBankLines:
    """Book a line that the bank has and the books lack, and tick it.

    Without `resolved` the standing resolution of the bank account is used.
    """

    line_id: str
    parts: tuple[BankNews, ...]
    narration: str = ""
    fund: str = "general"
    resolved: Resolved | None = None


@dataclass(frozen=True)
class FinishReconciliation:
    """Keep the reconciliation of a day for good, with its open items."""

    bank_id: str
    as_of: date
    bank_balance: int


@dataclass(frozen=True)
class Borrow:
    """A loan to the group as the sanction letter says; the money comes by `ReceiveFromLender`.

    `fund`: the fund it is lent on from. `principal`: the loan, or the limit of a cash credit.
    `rate`: exact per cent a year. `instalment`: paise, when the letter names one.
    """

    group_id: str
    kind: LenderKind
    lender: str
    fund: str
    principal: int
    rate: str
    received_on: date
    method: Method = Method.EMI
    instalments: int = 12
    sanction_no: str = ""
    first_due: date | None = None
    every_months: int = 1
    instalment: int | None = None
    grace: int = 0
    unit: int = 1
    subvention: bool = False
    note: str = ""


@dataclass(frozen=True)
class ReceiveFromLender:
    """Money of a sanctioned loan arrives in the bank, or in the box without `bank_id`."""

    lender_id: str
    amount: int
    on: date
    bank_id: str | None = None
    resolved: Resolved = field(default_factory=Resolved)
    narration: str = ""


@dataclass(frozen=True)
class PayLender:
    """An instalment is paid, divided as the lender's receipt says. `charges`: fees of the bank."""

    lender_id: str
    on: date
    principal: int
    interest: int
    resolved: Resolved
    charges: int = 0
    bank_id: str | None = None
    narration: str = ""


@dataclass(frozen=True)
class ChargeInterest:
    """The bank adds interest to a cash credit: what is owed grows."""

    lender_id: str
    on: date
    amount: int
    resolved: Resolved


@dataclass(frozen=True)
class Subvention:
    """The bank credited interest subvention."""

    lender_id: str
    on: date
    amount: int
    bank_id: str
    narration: str = ""


@dataclass(frozen=True)
class CloseLender:
    """A loan to the group is paid off."""

    lender_id: str
    on: date


@dataclass(frozen=True)
class ReplanLender:
    """The lender changed its plan from a day on, as its letter says (`reason`: which letter).

    What is owed then is paid back in `instalments` from `first_due` on. `rate`: exact per cent a
    year. `instalment`: paise, when the letter names one. `grace`: instalments of interest alone.
    """

    lender_id: str
    on: date
    rate: str
    instalments: int
    reason: str
    method: Method = Method.EMI
    first_due: date | None = None
    every_months: int = 1
    instalment: int | None = None
    grace: int = 0


@dataclass(frozen=True)
class ReceiveGrant:
    """A grant arrives for a fund: revolving fund, vulnerability fund, project."""

    group_id: str
    fund: str
    amount: int
    on: date
    giver: str
    bank_id: str | None = None


@dataclass(frozen=True)
class PayFederation:
    """Money to the federation: share or saving there (1210), or its dues (`due`)."""

    group_id: str
    amount: int
    on: date
    resolved: Resolved
    due: bool = False
    fund: str = "general"
    narration: str = ""
    bank_id: str | None = None


@dataclass(frozen=True)
class ReceiveDue:
    """Dues of a member group (`payer_id`) arrive in the books of its federation."""

    group_id: str
    payer_id: str
    amount: int
    on: date
    bank_id: str | None = None
    narration: str = ""


@dataclass(frozen=True)
class FundTransfer:
    """Money goes from one fund to another, in the box or in one bank account."""

    group_id: str
    source: str
    target: str
    amount: int
    on: date
    resolved: Resolved
    reason: str = ""
    bank_id: str | None = None


@dataclass(frozen=True)
class AddRule:
    """A group's own row of a dated rule. `value` as typed: rupees, per cent, a number, words."""

    group_id: str
    name: str
    value: str
    valid_from: date
    source: str
    valid_to: date | None = None
