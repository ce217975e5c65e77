"""What can be asked of the services of loans. Amounts are paise, days are calendar dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finance.rules.loans.products import AdvanceRule, Product
from sr_board.vault.users import SecondSigner

__all__ = [
    "AskLoan",
    "DecideLoan",
    "PayOutLoan",
    "RecoverLoan",
    "RefuseLoan",
    "RepayLoan",
    "RescheduleLoan",
    "RetireProduct",
    "SaveProduct",
    "SettleLoan",
    "TopUpLoan",
    "WaiveDemand",
    "WriteOffLoan",
]


@dataclass(frozen=True)
class SaveProduct:
    """Terms under which the group lends. `product_key`: of an older version that this follows."""

    group_id: str
    name: str
    product: Product
    product_key: str | None = None


@dataclass(frozen=True)
class RetireProduct:
    """No new loan under it."""

    product_id: str


@dataclass(frozen=True)
class AskLoan:
    """A member asks for a loan. `instalments` None: by the fixed instalment of the product."""

    group_id: str
    member_id: str
    product_id: str
    amount: int
    instalments: int | None
    purpose: str
    asked_on: date
    meeting_id: str | None = None
    fund: str = "general"


@dataclass(frozen=True)
class DecideLoan:
    """The meeting grants it, perhaps less or over other instalments, by a resolution."""

    loan_id: str
    decided_on: date
    amount: int
    instalments: int | None
    resolution_id: str | None = None
    resolution_no: str = ""
    first_due: date | None = None


@dataclass(frozen=True)
class RefuseLoan:
    """The meeting does not grant it, or she takes her request back."""

    loan_id: str
    decided_on: date
    reason: str


@dataclass(frozen=True)
class PayOutLoan:
    """The money goes out, from the box or from a bank account."""

    loan_id: str
    on_date: date
    second: SecondSigner | None = None
    bank_id: str | None = None
    first_due: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class RepayLoan:
    """Money comes in outside a meeting. `advance`: what she chose for money above what is due."""

    loan_id: str
    on_date: date
    amount: int
    advance: AdvanceRule | None = None
    bank_id: str | None = None
    idempotency_key: str | None = None


@dataclass(frozen=True)
class SettleLoan:
    """Everything is repaid before its time."""

    loan_id: str
    on_date: date
    bank_id: str | None = None


@dataclass(frozen=True)
class TopUpLoan:
    """A granted loan sets off an older one of the same member; the rest is paid out."""

    loan_id: str
    old_loan_id: str
    on_date: date
    second: SecondSigner | None = None
    bank_id: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class RescheduleLoan:
    """A new plan for what is left, by resolution."""

    loan_id: str
    on_date: date
    instalments: int
    first_due: date
    reason: str
    resolution_id: str | None = None
    resolution_no: str = ""
    second: SecondSigner | None = None


@dataclass(frozen=True)
class WaiveDemand:
    """The group forgives interest or a fine, by resolution and two persons."""

    demand_id: str
    on_date: date
    amount: int
    reason: str
    resolution_id: str | None = None
    resolution_no: str = ""
    second: SecondSigner | None = None


@dataclass(frozen=True)
class WriteOffLoan:
    """What is left will not come: written off, by resolution and two persons."""

    loan_id: str
    on_date: date
    reason: str
    resolution_id: str | None = None
    resolution_no: str = ""
    second: SecondSigner | None = None


@dataclass(frozen=True)
class RecoverLoan:
    """Money comes on a loan that was written off."""

    loan_id: str
    on_date: date
    amount: int
    bank_id: str | None = None
