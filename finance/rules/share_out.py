"""Sharing out at the end of a cycle: the pool, what each member gets, what is set off.

The pool is the loan fund's cash and bank plus what members still owe and set off now, with the
interest the meeting charges for it. Fines, interest and repayments are already in the cash. The
social fund and other funds stay out. Source: the domain paper on money, 7.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from finance.rules.largest_remainder import Claim, residue_of, shared
from finance.rules.shares import value_per_share
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "Holder",
    "Missing",
    "Payout",
    "Pool",
    "Ready",
    "Residue",
    "ShareOut",
    "missing",
    "pool_of",
    "set_offs_that_fit",
    "share_out",
]


class Residue(StrEnum):
    """Where the paise go that cannot be shared in whole units."""

    SOCIAL = "social"
    CARRY = "carry"


@dataclass(frozen=True)
class Holder:
    """A member with her shares. `principal` and `interest`: paise set off against her payout."""

    id: str
    number: int
    shares: int
    principal: int = 0
    interest: int = 0

    @property
    def set_off(self) -> int:
        """What is taken from her payout, in paise."""
        return self.principal + self.interest


@dataclass(frozen=True)
class Payout:
    """What one member gets, in paise: gross by her shares, less what is set off."""

    id: str
    number: int
    shares: int
    gross: int
    principal: int
    interest: int

    @property
    def set_off(self) -> int:
        """What is taken from her payout, in paise."""
        return self.principal + self.interest

    @property
    def net(self) -> int:
        """What is handed to her."""
        return self.gross - self.set_off


@dataclass(frozen=True)
class Pool:
    """What is there to share, in paise: money of the loan fund and what is set off."""

    cash: int
    bank: int
    principal: int
    interest: int

    @property
    def whole(self) -> int:
        """All of it."""
        return self.cash + self.bank + self.principal + self.interest


@dataclass(frozen=True)
class ShareOut:
    """The share-out of a cycle. `pool`: what is shared; `residue`: what was left out before."""

    pool: int
    unit: int
    residue: int
    shares: int
    payouts: tuple[Payout, ...]
    value: Fraction

    @property
    def gross(self) -> int:
        """Sum of all payouts before set-off: the pool."""
        return sum(each.gross for each in self.payouts)

    @property
    def set_off(self) -> int:
        """Sum of what is set off."""
        return sum(each.set_off for each in self.payouts)

    @property
    def net(self) -> int:
        """Sum of what is handed out: cash and bank paid, exactly."""
        return sum(each.net for each in self.payouts)


def pool_of(cash: int, bank: int, holders: Iterable[Holder]) -> Pool:
    """The pool of the loan fund. Raises InputInvalid "share-pool-wrong" if money is missing."""
    listed = tuple(holders)
    if cash < 0 or cash + bank < 0:
        raise InputInvalid("share-pool-wrong", field="pool")
    return Pool(cash, bank, sum(h.principal for h in listed), sum(h.interest for h in listed))


def share_out(
    pool: int, holders: Sequence[Holder], unit: int = 1, residue: Residue | None = None
) -> ShareOut:
    """What each member gets, in the order of the holders.

    `pool` is all there is, `unit` the smallest amount that is handed out. When the pool is no
    multiple of the unit, `residue` must say where the rest goes; it is taken out first. Raises
    RuleBroken "share-residue", "share-nobody", "share-set-off-above" (with the member's id and
    what her payout lacks), InputInvalid as `shared`, "share-set-off-wrong".
    """
    left_out = residue_of(pool, unit) if residue is not None else 0
    if any(holder.principal < 0 or holder.interest < 0 for holder in holders):
        raise InputInvalid("share-set-off-wrong", field="members")
    claims = [Claim(holder.id, holder.number, holder.shares) for holder in holders]
    portions = shared(pool - left_out, claims, unit)
    payouts = tuple(
        Payout(h.id, h.number, h.shares, portion.amount, h.principal, h.interest)
        for h, portion in zip(holders, portions, strict=True)
    )
    for each in payouts:
        if each.net < 0:
            raise RuleBroken(
                "share-set-off-above",
                member_id=each.id,
                number=each.number,
                lacks_paise=-each.net,
            )
    total = sum(holder.shares for holder in holders)
    shared_pool = pool - left_out
    return ShareOut(
        shared_pool, unit, left_out, total, payouts, value_per_share(shared_pool, total)
    )


def set_offs_that_fit(
    money: int, holders: Sequence[Holder], unit: int = 1
) -> Mapping[str, tuple[int, int]]:
    """For each member whose loan is above her payout: what she must pay, and what could be set off.

    `money`: cash and bank of the loan fund in paise. Her payout is counted with every loan set off
    in full, because a loan that is not set off makes the pool smaller for all. What she lacks is
    paid first, carried over or written off. Raises as `shared`.
    """
    pool = money + sum(holder.set_off for holder in holders)
    claims = [Claim(holder.id, holder.number, holder.shares) for holder in holders]
    portions = shared(pool - residue_of(pool, unit), claims, unit)
    return {
        holder.id: (holder.set_off - portion.amount, portion.amount)
        for holder, portion in zip(holders, portions, strict=True)
        if holder.set_off > portion.amount
    }


class Missing(StrEnum):
    """What must be done before a cycle can be shared out, in the order of the work."""

    SHEET_OPEN = "sheet-open"
    WAITING = "waiting"
    NOT_COUNTED = "not-counted"
    CASH_DIFFERS = "cash-differs"
    CASH_UNEXPLAINED = "cash-unexplained"
    LOAN_UNDECIDED = "loan-undecided"
    OTHER_CLAIMS = "other-claims"
    NOT_CLOSED = "not-closed"
    NO_SHARES = "no-shares"


@dataclass(frozen=True)
class Ready:
    """What is known before sharing.

    `sheets_open`: sheets not closed. `waiting`: entries waiting for a second person. `counted`:
    cash counted on the day, in paise, None if nobody counted; `cash`: what the book says.
    `short`: balance of 1030. `undecided`: running loans that are neither settled, set off, carried
    over nor written off. `claims`: what the loan fund owes to others than its shareholders.
    `unclosed`: income and expenses not yet moved to 3020. `shares`: shares bought in the cycle.
    """

    cash: int
    shares: int
    counted: int | None = None
    sheets_open: int = 0
    waiting: int = 0
    short: int = 0
    undecided: int = 0
    claims: int = 0
    unclosed: bool = False


def missing(ready: Ready) -> tuple[Missing, ...]:
    """What is still to be done before sharing, in order; empty when nothing is."""
    found = {
        Missing.SHEET_OPEN: ready.sheets_open > 0,
        Missing.WAITING: ready.waiting > 0,
        Missing.NOT_COUNTED: ready.counted is None,
        Missing.CASH_DIFFERS: ready.counted is not None and ready.counted != ready.cash,
        Missing.CASH_UNEXPLAINED: ready.short != 0,
        Missing.LOAN_UNDECIDED: ready.undecided > 0,
        Missing.OTHER_CLAIMS: ready.claims != 0,
        Missing.NOT_CLOSED: ready.unclosed,
        Missing.NO_SHARES: ready.shares < 1,
    }
    return tuple(each for each, is_missing in found.items() if is_missing)
