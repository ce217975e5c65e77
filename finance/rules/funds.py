"""Money kept apart: what a fund may be used for, transfers between funds, its register. Pure.

Source: domain paper on money, 4 (end), 8 and 9.1. A restricted fund cannot be overdrawn, and its
money is not lent outside its conditions without a resolution. Amounts are whole paise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "CLAIM_OF",
    "GRANT_OF",
    "LENT",
    "RESTRICTED",
    "Effect",
    "FundKind",
    "FundRow",
    "Leg",
    "Use",
    "check_lending",
    "fund_row",
    "transfer_legs",
    "use_of",
]


class FundKind(StrEnum):
    """What a fund is."""

    GENERAL = "general"
    SOCIAL = "social"
    RF = "rf"
    CIF = "cif"
    VRF = "vrf"
    BANK_LINKAGE = "bank_linkage"
    PROJECT = "project"
    OTHER = "other"


RESTRICTED: frozenset[FundKind] = frozenset(FundKind) - {FundKind.GENERAL}
"""Funds whose money is for something; only the general fund is free."""

CLAIM_OF: Mapping[FundKind, str] = MappingProxyType(
    {kind: "3020" for kind in FundKind}
    | {FundKind.SOCIAL: "2040", FundKind.RF: "3040", FundKind.VRF: "3050"}
)
"""The account that says whose the money of a fund is: what moves beside the money in a transfer.

Money that a lender put into a fund stays owed by that fund; only what the fund earned can move.
"""
GRANT_OF: Mapping[FundKind, str] = MappingProxyType(
    {FundKind.RF: "3040", FundKind.VRF: "3050", FundKind.SOCIAL: "2040"}
)
"""The account on which money given to a fund stands; 4050 for all others."""

LENT: frozenset[str] = frozenset({"1110", "1120"})
"""Accounts of what is lent to members."""
_OWED = frozenset({"2110", "2120", "2130"})
_LENDER_INTEREST, _EARNED = frozenset({"5010", "5020"}), frozenset({"4010", "4020", "4030", "4070"})
_MONEY = frozenset({"1010", "1020"})


def check_lending(kind: FundKind, name: str, conditions: str, *, resolution: bool) -> None:
    """Money of a restricted fund is lent outside its conditions only with a resolution.

    Raises RuleBroken "fund-conditions" (fund, conditions).
    """
    if kind in RESTRICTED and conditions.strip() and not resolution:
        raise RuleBroken("fund-conditions", fund=name, conditions=conditions.strip())


@dataclass(frozen=True)
class Leg:
    """One line of a transfer: account, fund, paise (debit above nought), the bank account."""

    account: str
    fund: str
    amount: int
    bank_id: str | None = None


def transfer_legs(
    source: tuple[str, FundKind],
    target: tuple[str, FundKind],
    amount: int,
    *,
    bank_id: str | None = None,
) -> tuple[Leg, ...]:
    """The four lines by which money goes from one fund to another; each fund balances in itself.

    Without a bank account the money lies in the cash box. Raises InputInvalid
    "fund-transfer-amount", RuleBroken "fund-transfer-same".
    """
    if amount <= 0:
        raise InputInvalid("fund-transfer-amount", field="amount")
    if source[0] == target[0]:
        raise RuleBroken("fund-transfer-same")
    money = "1010" if bank_id is None else "1020"
    return (
        Leg(CLAIM_OF[source[1]], source[0], amount),
        Leg(money, source[0], -amount, bank_id),
        Leg(money, target[0], amount, bank_id),
        Leg(CLAIM_OF[target[1]], target[0], -amount),
    )


class Use(StrEnum):
    """The columns of the fund register between opening and closing balance."""

    RECEIVED = "received"
    EARNED = "earned"
    RETURNED = "returned"
    ON_LENT = "on_lent"
    REPAID = "repaid"
    LENDER_INTEREST = "lender_interest"
    USED = "used"


def use_of(account: str, amount: int) -> Use:
    """The column for a line beside the money; `amount` as posted, debit above nought."""
    if account in LENT:
        return Use.ON_LENT if amount > 0 else Use.RETURNED
    if account in _OWED:
        return Use.REPAID if amount > 0 else Use.RECEIVED
    if account in _LENDER_INTEREST:
        return Use.LENDER_INTEREST
    if account in _EARNED:
        return Use.EARNED
    return Use.USED if amount > 0 else Use.RECEIVED


@dataclass(frozen=True)
class Effect:
    """A line, or the sum of like lines, of entries that moved money of the fund."""

    account: str
    amount: int


@dataclass(frozen=True)
class FundRow:
    """A fund over a time, paise. `opening`, `closing`: its cash and bank. Columns of money out
    are above nought when money went out."""

    opening: int
    received: int
    earned: int
    returned: int
    on_lent: int
    repaid: int
    lender_interest: int
    used: int

    @property
    def closing(self) -> int:
        """opening + received + earned + returned − on-lent − repaid − interest − used."""
        came = self.opening + self.received + self.earned + self.returned
        return came - self.on_lent - self.repaid - self.lender_interest - self.used


def fund_row(opening: int, effects: Iterable[Effect]) -> FundRow:
    """The row of the register: every line beside the money lies in exactly one column.

    Give the lines of entries that have a money line of that fund; a write-off or a closing entry
    moves no money and does not belong here.
    """
    sums = dict.fromkeys(Use, 0)
    for one in effects:
        if one.account not in _MONEY:
            use = use_of(one.account, one.amount)
            incoming = use in {Use.RECEIVED, Use.EARNED, Use.RETURNED}
            sums[use] += -one.amount if incoming else one.amount
    return FundRow(
        opening,
        received=sums[Use.RECEIVED],
        earned=sums[Use.EARNED],
        returned=sums[Use.RETURNED],
        on_lent=sums[Use.ON_LENT],
        repaid=sums[Use.REPAID],
        lender_interest=sums[Use.LENDER_INTEREST],
        used=sums[Use.USED],
    )
