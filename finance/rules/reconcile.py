"""The reconciliation statement of a bank account: what the bank says and what the books say. Pure.

Source: domain paper on money, 9.1: balance per bank, + deposits not yet at the bank, −
withdrawals not yet at the bank, ± items of the bank that are not booked, = balance per book; and
a list of open items with their age. Amounts are whole paise, money into the account above nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from finance.rules.matching import Item
from sr_board.base.errors import RuleBroken

__all__ = [
    "Break",
    "Open",
    "OpenItem",
    "Statement",
    "balance_breaks",
    "check_final",
    "statement",
]


class Open(StrEnum):
    """Why an item is open."""

    DEPOSIT = "deposit_not_at_bank"
    WITHDRAWAL = "withdrawal_not_at_bank"
    BANK_IN = "bank_in_not_booked"
    BANK_OUT = "bank_out_not_booked"


@dataclass(frozen=True)
class OpenItem:
    """A line of one side that the other side does not have yet. `age`: days until the day."""

    item: Item
    kind: Open
    age: int


@dataclass(frozen=True)
class Statement:
    """What stands between the two balances; every sum in paise and not below nought.

    `expected`: the book balance that follows from the bank's. `difference`: what stays
    unexplained, nought when the account is reconciled.
    """

    as_of: date
    bank_balance: int
    book_balance: int
    items: tuple[OpenItem, ...]

    def _sum(self, kind: Open) -> int:
        return sum(abs(one.item.amount) for one in self.items if one.kind is kind)

    @property
    def deposits(self) -> int:
        """Money in the books that the bank does not show yet."""
        return self._sum(Open.DEPOSIT)

    @property
    def withdrawals(self) -> int:
        """Money out of the books that the bank has not paid yet."""
        return self._sum(Open.WITHDRAWAL)

    @property
    def bank_in(self) -> int:
        """Money that came in at the bank and is not booked (interest, a transfer)."""
        return self._sum(Open.BANK_IN)

    @property
    def bank_out(self) -> int:
        """Money that the bank took and that is not booked (charges, a debit)."""
        return self._sum(Open.BANK_OUT)

    @property
    def expected(self) -> int:
        """Bank balance + deposits − withdrawals − bank in + bank out."""
        return self.bank_balance + self.deposits - self.withdrawals - self.bank_in + self.bank_out

    @property
    def difference(self) -> int:
        """Book balance less what it should be."""
        return self.book_balance - self.expected

    @property
    def agrees(self) -> bool:
        """Whether every paisa between the two balances is named."""
        return self.difference == 0


def statement(
    as_of: date,
    bank_balance: int,
    book_balance: int,
    bank: Iterable[Item],
    book: Iterable[Item],
    matches: Iterable[tuple[Sequence[str], Sequence[str]]] = (),
) -> Statement:
    """The statement on a day from all lines of both sides and what was ticked.

    Lines after the day do not count. A line whose counterpart lies after the day was still open
    on it: a cheque of the 30th that the bank pays on the 2nd is open on the 31st. Of several
    lines that belong together all stay open until the last of them is there.
    """
    bank, book = tuple(bank), tuple(book)
    there = {x.id for x in bank if x.on_date <= as_of}, {x.id for x in book if x.on_date <= as_of}
    whole = [one for one in matches if there[0].issuperset(one[0]) and there[1].issuperset(one[1])]
    at_bank = {own for one in whole for own in one[0]}
    in_books = {own for one in whole for own in one[1]}
    items = [
        _open(x, Open.BANK_IN if x.amount > 0 else Open.BANK_OUT, as_of)
        for x in bank
        if x.on_date <= as_of and x.id not in at_bank
    ]
    items += [
        _open(x, Open.DEPOSIT if x.amount > 0 else Open.WITHDRAWAL, as_of)
        for x in book
        if x.on_date <= as_of and x.id not in in_books
    ]
    ordered = sorted(items, key=lambda one: (list(Open).index(one.kind), -one.age, one.item.id))
    return Statement(as_of, bank_balance, book_balance, tuple(ordered))


def _open(item: Item, kind: Open, as_of: date) -> OpenItem:
    return OpenItem(item, kind, (as_of - item.on_date).days)


def check_final(made: Statement) -> None:
    """A reconciliation may be kept for good.

    Raises RuleBroken "reconciliation-differs" with what is unexplained. Items of the bank that
    are not booked yet may stay open: they are named.
    """
    if not made.agrees:
        raise RuleBroken("reconciliation-differs", amount_paise=abs(made.difference))


@dataclass(frozen=True)
class Break:
    """A line of the bank after which its running balance does not follow from the line before."""

    id: str
    expected: int
    found: int


def balance_breaks(lines: Iterable[tuple[Item, int | None]]) -> tuple[Break, ...]:
    """Where the running balance of a statement jumps: a line is missing, twice or misread.

    Lines in the order of the statement, with their balance where it is printed. After a break
    the count goes on from what is printed.
    """
    found: list[Break] = []
    running: int | None = None
    for item, balance in lines:
        running = None if running is None else running + item.amount
        if balance is None:
            continue
        if running is not None and running != balance:
            found.append(Break(item.id, running, balance))
        running = balance
    return tuple(found)
