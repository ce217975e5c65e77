"""Closing a month and a year: what is still missing, and the entry that moves the surplus.

A month is closed after the bank was compared, all its meetings are closed and nothing waits; a year
besides needs 3010 at nought and its closing entry. Income (4xxx) and expenses (5xxx) go to 3020,
inside each fund, so that every fund keeps its own surplus. Source: domain rules 5.3 and 9.3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from finance.rules.accounts import SURPLUS
from finance.rules.statements import Class, Moved, class_of

__all__ = [
    "BankFact",
    "ClosingLine",
    "Gap",
    "Readiness",
    "closing_lines",
    "gaps_of_month",
    "gaps_of_year",
    "surplus_by_fund",
]


@dataclass(frozen=True)
class ClosingLine:
    """One posting of the closing entry: debit above nought, in paise."""

    account: str
    amount: int
    fund: str


def closing_lines(moved: Iterable[Moved]) -> tuple[ClosingLine, ...]:
    """The closing entry for what stands on income and expenses on the last day; empty if nothing.

    It adds up to nought in each fund.
    """
    balances: dict[tuple[str, str], int] = defaultdict(int)
    for each in moved:
        if class_of(each.account) in (Class.INCOME, Class.EXPENSE):
            balances[each.fund, each.account] += each.closing
    lines = [
        ClosingLine(account, -amount, fund)
        for (fund, account), amount in sorted(balances.items())
        if amount
    ]
    by_fund: dict[str, int] = defaultdict(int)
    for line in lines:
        by_fund[line.fund] -= line.amount
    lines += [ClosingLine(SURPLUS, amount, fund) for fund, amount in by_fund.items() if amount]
    return tuple(lines)


def surplus_by_fund(lines: Iterable[ClosingLine]) -> dict[str, int]:
    """What each fund gains (deficit: below nought) by a closing entry."""
    return {line.fund: -line.amount for line in lines if line.account == SURPLUS}


class Gap(StrEnum):
    """What a lock still misses."""

    NOT_OVER = "not-over"
    BANK_NOT_COMPARED = "bank-not-compared"
    BANK_DIFFERS = "bank-differs"
    MEETING_OPEN = "meeting-open"
    WAITING = "waiting"
    UNEXPLAINED = "unexplained"
    MONTH_LOCKED = "month-locked"
    ALREADY_LOCKED = "already-locked"


@dataclass(frozen=True)
class BankFact:
    """A bank account: the day up to which it was compared (None: never), and what is unexplained
    between the bank's balance and the book's on that day."""

    bank_id: str
    compared_until: date | None
    difference: int = 0


@dataclass(frozen=True)
class Readiness:
    """What is known about a time that shall be locked. `meetings_open`: sheets up to
    then that are not closed; `waiting`: entries up to then that wait for a second person;
    `unclosed`: something still stands on income and expenses; `unexplained`: balance of 3010.
    `dates_until`: the last day that no entry may carry any more, by whatever lock."""

    until: date
    today: date
    locked_until: date | None = None
    dates_until: date | None = None
    banks: Sequence[BankFact] = ()
    meetings_open: int = 0
    waiting: int = 0
    unexplained: int = 0
    unclosed: bool = False


def gaps_of_month(ready: Readiness) -> tuple[Gap, ...]:
    """What is missing before the month that ends on `until` can be locked; empty: nothing."""
    if ready.locked_until is not None and ready.locked_until >= ready.until:
        return (Gap.ALREADY_LOCKED,)
    gaps = [Gap.NOT_OVER] if ready.today <= ready.until else []
    if any(b.compared_until is None or b.compared_until < ready.until for b in ready.banks):
        gaps.append(Gap.BANK_NOT_COMPARED)
    if any(bank.difference for bank in ready.banks):
        gaps.append(Gap.BANK_DIFFERS)
    if ready.meetings_open:
        gaps.append(Gap.MEETING_OPEN)
    if ready.waiting:
        gaps.append(Gap.WAITING)
    return tuple(gaps)


def gaps_of_year(ready: Readiness) -> tuple[Gap, ...]:
    """What is missing before the year that ends on `until` can be locked; empty: nothing.

    `locked_until` here is the lock of years. The closing entry carries the last day, so the last
    month must not be locked yet; two persons lift its lock for it.
    """
    gaps = gaps_of_month(ready)
    if gaps == (Gap.ALREADY_LOCKED,):
        return gaps
    more = [Gap.UNEXPLAINED] if ready.unexplained else []
    if ready.unclosed and ready.dates_until is not None and ready.dates_until >= ready.until:
        more.append(Gap.MONTH_LOCKED)
    return (*gaps, *more)
