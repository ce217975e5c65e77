"""Entries of the books: when lines balance, who must sign, what a correction looks like. Pure.

Source: domain paper on money, sections 4 and 5. Amounts are whole paise: what a line adds to an
account is above nought (debit), what it takes is below nought (credit), never nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from finance.rules.accounts import (
    BANK,
    CASH,
    CASH_OVER_SHORT,
    HELD_FOR_OTHERS,
    LENDER_ACCOUNTS,
    LOAN_ACCOUNTS,
    MEMBER_ACCOUNTS,
    MONEY,
    SURPLUS,
)
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.money import MAX_PAISE

__all__ = [
    "EntryKind",
    "EntryState",
    "Line",
    "check_cancel",
    "check_entry",
    "corrected",
    "money_by_fund",
    "money_out",
    "needs_reason",
    "needs_resolution",
    "needs_second",
    "net",
    "reversed_lines",
    "used_of_resolution",
]


class EntryKind(StrEnum):
    """What an entry records."""

    MEETING = "meeting"
    RECEIPT = "receipt"
    PAYMENT = "payment"
    CONTRA = "contra"
    BANK = "bank"
    LOAN_OUT = "loan_out"
    WRITE_OFF = "write_off"
    RECOVERY = "recovery"
    SHARE_OUT = "share_out"
    DISTRIBUTION = "distribution"
    OPENING = "opening"
    CORRECTION = "correction"
    CLOSING = "closing"


class EntryState(StrEnum):
    """Where an entry stands. Only a posted one counts."""

    DRAFT = "draft"
    WAITING = "waiting"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Line:
    """One posting. `amount` in paise: debit above nought, credit below, never nought.

    `account`: stable code. `member_id`: the person, on control accounts of members always, on
    income where her passbook shows it. `loan_id`: a member's loan, on 1110 always, also on its
    interest and recovery. `fund`: code of the fund. `bank_id`: which bank account, on 1020 always.
    `lender_id`: a loan from outside, on 2110-2130 always, also on its interest.
    """

    account: str
    amount: int
    member_id: str | None = None
    loan_id: str | None = None
    fund: str = "general"
    bank_id: str | None = None
    lender_id: str | None = None


_ALWAYS_TWO = frozenset(
    {
        EntryKind.PAYMENT,
        EntryKind.LOAN_OUT,
        EntryKind.WRITE_OFF,
        EntryKind.SHARE_OUT,
        EntryKind.DISTRIBUTION,
        EntryKind.OPENING,
        EntryKind.CORRECTION,
    }
)


def check_entry(kind: EntryKind, lines: Sequence[Line]) -> None:
    """The lines make one entry: at least two, none nought, balanced in all and in each fund.

    Raises RuleBroken "entry-too-short", "entry-amount-wrong", "line-needs-member",
    "line-needs-loan", "line-needs-bank", "line-needs-lender", "entry-unbalanced",
    "entry-fund-unbalanced", "entry-not-a-transfer", "entry-closing-only-results"; InputInvalid
    "amount-too-large" for a line that no sum over many years could take up.
    """
    if len(lines) < 2:
        raise RuleBroken("entry-too-short")
    for line in lines:
        _check_line(line)
    difference = sum(line.amount for line in lines)
    if difference:
        raise RuleBroken("entry-unbalanced", amount_paise=abs(difference))
    for fund, rest in _sums(lines).items():
        if rest:
            raise RuleBroken("entry-fund-unbalanced", fund=fund, amount_paise=abs(rest))
    _check_kind(kind, lines)


def _check_line(line: Line) -> None:
    if type(line.amount) is not int or line.amount == 0:
        raise RuleBroken("entry-amount-wrong")
    if abs(line.amount) > MAX_PAISE:
        raise InputInvalid("amount-too-large", field="amount", most_paise=MAX_PAISE)
    if line.account in MEMBER_ACCOUNTS and line.member_id is None:
        raise RuleBroken("line-needs-member")
    if line.account in LOAN_ACCOUNTS and line.loan_id is None:
        raise RuleBroken("line-needs-loan")
    if line.account == BANK and line.bank_id is None:
        raise RuleBroken("line-needs-bank")
    if line.account in LENDER_ACCOUNTS and line.lender_id is None:
        raise RuleBroken("line-needs-lender")


def _check_kind(kind: EntryKind, lines: Sequence[Line]) -> None:
    """A transfer moves money between box, bank and the missing cash, inside one fund; a closing
    entry touches income, expense and surplus only."""
    if kind is EntryKind.CONTRA and any(
        line.account not in {CASH, BANK, CASH_OVER_SHORT} for line in lines
    ):
        raise RuleBroken("entry-not-a-transfer")
    if kind is EntryKind.CLOSING and any(
        line.account[0] in "12" or (line.account[0] == "3" and line.account != SURPLUS)
        for line in lines
    ):
        raise RuleBroken("entry-closing-only-results")


def _sums(lines: Iterable[Line]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        found[line.fund] = found.get(line.fund, 0) + line.amount
    return found


def money_by_fund(lines: Iterable[Line]) -> dict[str, int]:
    """What each fund gains (above nought) or loses of box and bank, in paise."""
    return _sums(line for line in lines if line.account in MONEY)


def money_out(lines: Sequence[Line]) -> int:
    """Money that leaves box and bank in all, in paise; nought when none does."""
    return max(0, -sum(line.amount for line in lines if line.account in MONEY))


def _takes(line: Line) -> bool:
    """A line by which somebody gets money or a claim ends: it must not hide in a receipt."""
    if line.amount < 0:
        return False
    if line.account[0] == "1":
        return line.account not in {CASH, BANK, CASH_OVER_SHORT}
    return line.account != HELD_FOR_OTHERS


def needs_second(kind: EntryKind, lines: Sequence[Line]) -> bool:
    """Whether a second person must confirm (domain paper, 5.1).

    Always for payments, loans, write-offs, share-outs, distributions, openings and corrections.
    In every other entry when a fund loses money, when savings or another claim goes down, or when
    an expense or a new asset is booked: no such thing can hide in a receipt. Money carried between
    box and bank, and cash found short or over at the count (by two counters), needs one person;
    so does the close of the year, which moves results only.
    """
    if kind in _ALWAYS_TWO:
        return True
    if kind in {EntryKind.CLOSING, EntryKind.CONTRA}:
        return False
    if any(_takes(line) for line in lines):
        return True
    return any(amount < 0 for amount in money_by_fund(lines).values())


def needs_resolution(kind: EntryKind, lines: Sequence[Line]) -> bool:
    """Whether the number of a resolution of the minutes is wanted."""
    return kind is not EntryKind.CORRECTION and needs_second(kind, lines)


def needs_reason(kind: EntryKind, lines: Sequence[Line]) -> bool:
    """Whether a reason must be written: corrections, and cash that is missing or too much."""
    return kind is EntryKind.CORRECTION or any(line.account == CASH_OVER_SHORT for line in lines)


def used_of_resolution(kind: EntryKind, lines: Sequence[Line]) -> int:
    """How much of the amount of its resolution an entry uses, in paise.

    A loan uses what is lent (an old loan set off included); a write-off, share-out or
    distribution what is written off or shared; everything else the money that goes out.
    """
    if kind is EntryKind.LOAN_OUT:
        return sum(
            line.amount for line in lines if line.account in LOAN_ACCOUNTS and line.amount > 0
        )
    if kind in {EntryKind.WRITE_OFF, EntryKind.SHARE_OUT, EntryKind.DISTRIBUTION}:
        return sum(line.amount for line in lines if line.amount > 0)
    return 0 if kind is EntryKind.OPENING else money_out(lines)


def net(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines merged by everything but the amount, those that come to nought left out.

    The order is that of the first line of each.
    """
    found: dict[Line, int] = {}
    for line in lines:
        key = replace(line, amount=0)
        found[key] = found.get(key, 0) + line.amount
    return tuple(replace(key, amount=amount) for key, amount in found.items() if amount)


def reversed_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The mirror of every line."""
    return tuple(replace(line, amount=-line.amount) for line in lines)


def corrected(wrong: Iterable[Line], right: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of one correction: the wrong ones mirrored and the right ones, netted, so that
    what was right does not move. Empty when nothing differs."""
    return net((*reversed_lines(wrong), *right))


def check_cancel(kind: EntryKind, *, cancelled: bool) -> None:
    """Whether an entry may be cancelled.

    Raises RuleBroken "entry-already-cancelled", "write-off-final".
    """
    if cancelled:
        raise RuleBroken("entry-already-cancelled")
    if kind is EntryKind.WRITE_OFF:
        raise RuleBroken("write-off-final")
