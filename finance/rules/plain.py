"""From plain words to lines: money in, money out, money carried. Pure; amounts in paise.

The treasurer says where the money lies, how much, and for what; here it becomes double entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from finance.rules.accounts import BANK, CASH, CASH_OVER_SHORT, HELD_FOR_OTHERS
from finance.rules.entries import Line

__all__ = ["Pocket", "Way", "lines_for", "purposes", "transfer_lines"]


class Way(StrEnum):
    """Which way money goes, as the treasurer sees it."""

    IN = "in"
    OUT = "out"
    MOVE = "move"


@dataclass(frozen=True)
class Pocket:
    """Where money lies: the cash box, or a bank account by its id."""

    bank_id: str | None = None

    def line(self, amount: int, fund: str) -> Line:
        """What comes in (above nought) or goes out of it."""
        account = CASH if self.bank_id is None else BANK
        return Line(account, amount, fund=fund, bank_id=self.bank_id)


_IN = frozenset({"2010", "2020", "2040", HELD_FOR_OTHERS, CASH_OVER_SHORT, "1040", "1210", "3040"})
_OUT = frozenset({"1040", "1210", "2010", "2020", "2040", HELD_FOR_OTHERS})
_NOT_BY_HAND = frozenset({"4010", "4060", "5010", "5020", "5060", "5080", "5130"})
"""Accounts that belong to loans, the close or the share-out, and have pages of their own."""


def purposes(way: Way, codes: Iterable[str]) -> tuple[str, ...]:
    """The accounts of a group that money may come from or go to outside of a meeting.

    What is offered: income and expense of every kind (the group's own too), savings, the social
    fund, deposits, and money held for others. Loans, closing and share-out have their own pages.
    """
    earned, extra = ("4", _IN) if way is Way.IN else ("5", _OUT)
    return tuple(
        code for code in codes if (code[0] == earned and code not in _NOT_BY_HAND) or code in extra
    )


def lines_for(
    way: Way,
    account: str,
    amount: int,
    pocket: Pocket,
    *,
    fund: str = "general",
    member_id: str | None = None,
) -> tuple[Line, ...]:
    """Money in or out: the pocket, and what it is for."""
    sign = 1 if way is Way.IN else -1
    return (
        pocket.line(sign * amount, fund),
        Line(account, -sign * amount, member_id, fund=fund),
    )


def transfer_lines(
    amount: int, source: Pocket, target: Pocket, fund: str = "general"
) -> tuple[Line, ...]:
    """Money carried from one pocket to another."""
    return (target.line(amount, fund), source.line(-amount, fund))
