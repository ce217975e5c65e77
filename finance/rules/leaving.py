"""The last account with a member who leaves.

Savings and her share of the surplus, less principal and interest due. What is above nought is
paid to her; when the loan is larger, the rest stays a loan of a former member with a plan of its
own. Nothing here can stop anybody from leaving. Source: the domain paper on money, 7.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sr_board.base.errors import InputInvalid

__all__ = ["LastAccount", "LoanDebt", "LoanSetOff", "Own", "last_account"]


@dataclass(frozen=True)
class LoanDebt:
    """A running loan, in paise: principal still owed and interest due."""

    loan_id: str
    given_on: date
    principal: int
    interest: int = 0


@dataclass(frozen=True)
class Own:
    """What is hers, in paise: savings of both kinds, shares at their price, share of surplus."""

    compulsory: int = 0
    voluntary: int = 0
    shares: int = 0
    surplus: int = 0

    @property
    def whole(self) -> int:
        """All of it."""
        return self.compulsory + self.voluntary + self.shares + self.surplus


@dataclass(frozen=True)
class LoanSetOff:
    """What her own money pays of one loan, and what stays open, all in paise."""

    loan_id: str
    interest: int
    principal: int
    interest_left: int
    principal_left: int


@dataclass(frozen=True)
class LastAccount:
    """The last account. `payable`: handed to her; one of `payable` and `left` is nought."""

    own: Own
    set_offs: tuple[LoanSetOff, ...]
    payable: int

    @property
    def interest(self) -> int:
        """Interest paid out of what is hers."""
        return sum(each.interest for each in self.set_offs)

    @property
    def principal(self) -> int:
        """Principal paid out of what is hers."""
        return sum(each.principal for each in self.set_offs)

    @property
    def left(self) -> int:
        """Principal and interest that stay open."""
        return sum(each.principal_left + each.interest_left for each in self.set_offs)


def last_account(own: Own, debts: Sequence[LoanDebt]) -> LastAccount:
    """What is paid to a leaving member, and what is set off.

    Interest due of all loans first, the oldest loan first, then principal in the same order.
    Raises InputInvalid "leaving-amount-wrong" for an amount below nought.
    """
    amounts = [own.compulsory, own.voluntary, own.shares, own.surplus]
    amounts += [n for debt in debts for n in (debt.principal, debt.interest)]
    if any(amount < 0 for amount in amounts):
        raise InputInvalid("leaving-amount-wrong", field="member")
    ordered = sorted(debts, key=lambda debt: (debt.given_on, debt.loan_id))
    left = own.whole
    interest: dict[str, int] = {}
    principal: dict[str, int] = {}
    for debt in ordered:
        interest[debt.loan_id] = min(left, debt.interest)
        left -= interest[debt.loan_id]
    for debt in ordered:
        principal[debt.loan_id] = min(left, debt.principal)
        left -= principal[debt.loan_id]
    set_offs = tuple(
        LoanSetOff(
            debt.loan_id,
            interest[debt.loan_id],
            principal[debt.loan_id],
            debt.interest - interest[debt.loan_id],
            debt.principal - principal[debt.loan_id],
        )
        for debt in ordered
    )
    return LastAccount(own, set_offs, left)
