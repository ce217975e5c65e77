"""Commands of savings, shares, surplus, leaving and taking over. Amounts in paise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sr_board.vault.users import SecondSigner

__all__ = [
    "BuyShares",
    "DistributeSurplus",
    "ExplainDifference",
    "Grounds",
    "KeepOpening",
    "Leave",
    "OpenCycle",
    "Paid",
    "PayInterest",
    "PostOpening",
    "SetOff",
    "SetTerms",
    "ShareOutCycle",
    "TakeBackOpening",
    "Withdraw",
]


@dataclass(frozen=True)
class Grounds:
    """What money goes out on: a resolution of the minutes, or its number on paper minutes.

    `amount`: what the resolution allows in all, said at its first use. `reason`: when the payee
    herself prepares or confirms.
    """

    resolution_id: str | None = None
    resolution_no: str = ""
    resolution_on: date | None = None
    amount: int | None = None
    reason: str = ""

    def fields(self) -> dict[str, Any]:
        """As fields of an entry's draft."""
        return {
            "resolution_id": self.resolution_id,
            "resolution_no": self.resolution_no,
            "resolution_on": self.resolution_on,
            "resolution_amount": self.amount,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class SetTerms:
    """What the rules of the group say about savings (`finance.savings.models.SavingsTerms`)."""

    group_id: str
    kept: int = 0
    rate: str = ""
    unit: int = 1
    left_over: str = "return"
    leaving_share: bool = False


@dataclass(frozen=True)
class Withdraw:
    """Savings of a member are returned. `kind`: compulsory or voluntary. `bank_id`: None: cash."""

    group_id: str
    member_id: str
    kind: str
    amount: int
    on_date: date
    grounds: Grounds = field(default_factory=Grounds)
    bank_id: str | None = None
    meeting_id: str | None = None
    second: SecondSigner | None = field(default=None, repr=False)
    key: str | None = None


@dataclass(frozen=True)
class PayInterest:
    """Interest on savings for the months that end from `since` to `until`.

    `paid_to`: compulsory, voluntary, cash or bank.
    """

    group_id: str
    since: date
    until: date
    on_date: date
    rate: str
    unit: int = 1
    paid_to: str = "voluntary"
    bank_id: str | None = None
    grounds: Grounds = field(default_factory=Grounds)
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class DistributeSurplus:
    """Share the surplus of a closed year. `year`: any day of it. `basis`: paid, average, equal."""

    group_id: str
    year: date
    on_date: date
    to_share: int
    reserve: int = 0
    basis: str = "paid"
    unit: int = 1
    paid_to: str = "voluntary"
    bank_id: str | None = None
    grounds: Grounds = field(default_factory=Grounds)
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Leave:
    """The last account with a member who leaves. `surplus`: her share of it, when rules grant one.

    Whatever she owes: leaving is never refused for it.
    """

    group_id: str
    member_id: str
    on_date: date
    surplus: int = 0
    bank_id: str | None = None
    grounds: Grounds = field(default_factory=Grounds)
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class OpenCycle:
    """Begin a cycle of shares at one price."""

    group_id: str
    starts_on: date
    ends_on: date
    price: int
    max_shares: int | None = 5


@dataclass(frozen=True)
class Paid:
    """What a member put down: for shares, and for the social fund besides."""

    member_id: str
    shares: int = 0
    social: int = 0


@dataclass(frozen=True)
class BuyShares:
    """Shares bought on a day, all members in one entry."""

    group_id: str
    on_date: date
    paid: tuple[Paid, ...]
    meeting_id: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class SetOff:
    """What is taken of a member's payout for a loan: principal, and interest that is due."""

    loan_id: str
    principal: int
    interest: int = 0


@dataclass(frozen=True)
class ShareOutCycle:
    """Share out the open cycle.

    `counted`: cash of the loan fund in paise, counted by two. `pieces`: notes and coins of that
    count by their worth, `counters`: the two who counted. `residue`: social or carry, when the
    pool is no multiple of `unit`. `carried`: loans that go on into the next cycle.
    """

    group_id: str
    on_date: date
    counted: int | None
    unit: int = 1
    residue: str | None = None
    set_offs: tuple[SetOff, ...] = ()
    carried: frozenset[str] = frozenset()
    grounds: Grounds = field(default_factory=Grounds)
    second: SecondSigner | None = field(default=None, repr=False)
    pieces: Mapping[int, int] = field(default_factory=dict)
    counters: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeepOpening:
    """Keep what is typed of a paper book. `content`: plain data (`opening_content`)."""

    group_id: str
    content: dict[str, Any]
    source: str = "grid"


@dataclass(frozen=True)
class PostOpening:
    """Post the kept paper book as one entry on its cut-off day."""

    batch_id: str
    grounds: Grounds = field(default_factory=Grounds)
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ExplainDifference:
    """Explain the difference in words and move it from 3010 to 3020."""

    batch_id: str
    explanation: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class TakeBackOpening:
    """Cancel the posted batch as a whole, so that it can be typed again."""

    batch_id: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)
