"""Receipts and payments: what came into box and bank and what left them, by head.

Transfers between box and bank are left out. A correction changes the head that was wrong, under the
date of the correction: its effect is that of the entry as it stands after it, less that of the
entry as it stood before. So a cancelled receipt is a receipt less, never a payment. Money that the
taking over of a paper book put into box and bank is part of the opening balance. Source: domain
rules 5.2, 9.3 and 9.4; which head an account stands under is data of a form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from finance.rules.statements import CASH_BOX

__all__ = [
    "BANK",
    "DETAILED",
    "EntryFact",
    "Form",
    "HeadRow",
    "Leg",
    "ReceiptsPayments",
    "Way",
    "flows",
    "receipts_payments",
]

BANK = "1020"
MONEY = frozenset({CASH_BOX, BANK})


class Way(StrEnum):
    """Into the group's money, or out of it."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class Leg:
    """One posting: account, signed amount in paise, fund, at which bank account, and whose it is
    (member, loan or lender, as one text)."""

    account: str
    amount: int
    fund: str = "general"
    bank: str | None = None
    whose: str = ""


@dataclass(frozen=True)
class EntryFact:
    """A posted entry. `root`: the entry it corrects or cancels in the end, or itself; `opening`:
    that entry took over a paper book. `number`: its place in the order of posting."""

    number: int
    root: str
    on_date: date
    legs: tuple[Leg, ...]
    opening: bool = False


@dataclass(frozen=True)
class Form:
    """Which head an account stands under, by account and way. `other`: the head of what the form
    does not name, by way. An empty form (no heads) shows every account as a head of its own."""

    key: str
    heads: Mapping[tuple[str, Way], str]
    order: Mapping[Way, Sequence[str]]
    other: Mapping[Way, str]

    def head(self, account: str, way: Way) -> str:
        """The head of an account.

        An account of the group's own stands under the head of the nearest account before it that
        shares its first three figures (4023 beside 4020): its code says what it is like.
        """
        if not self.heads:
            return account
        for code in range(int(account), int(account) // 10 * 10 - 1, -1):
            found = self.heads.get((str(code), way))
            if found is not None:
                return found
        return self.other[way]


DETAILED = Form("detailed", {}, {}, {})
"""Every account is a head of its own."""


@dataclass(frozen=True)
class HeadRow:
    """One head: amount of the time and of the time before it."""

    head: str
    amount: int
    before: int = 0


@dataclass(frozen=True)
class ReceiptsPayments:
    """Both sides. `cash` and `bank`: (on the first day, on the last day)."""

    cash: tuple[int, int]
    bank: tuple[int, int]
    receipts: tuple[HeadRow, ...]
    payments: tuple[HeadRow, ...]

    @property
    def left(self) -> int:
        """Opening box and bank with all receipts."""
        return self.cash[0] + self.bank[0] + sum(row.amount for row in self.receipts)

    @property
    def right(self) -> int:
        """All payments with closing box and bank."""
        return self.cash[1] + self.bank[1] + sum(row.amount for row in self.payments)

    @property
    def ties(self) -> bool:
        """Do both sides agree?"""
        return self.left == self.right


Effect = dict[tuple[str, Way], int]


def flows(legs: Iterable[Leg], fund: str | None = None) -> Effect:
    """What one entry brought in and took out, by account and way; nothing if no money moved.

    Over all funds (`fund` None) a transfer between funds moves no money; in one fund it does.
    """
    money: dict[tuple[str, str | None], int] = defaultdict(int)
    rest: Effect = defaultdict(int)
    for leg in legs:
        if fund is not None and leg.fund != fund:
            continue
        if leg.account in MONEY:
            money[leg.account, leg.bank] += leg.amount
        elif leg.amount < 0:
            rest[leg.account, Way.IN] -= leg.amount
        else:
            rest[leg.account, Way.OUT] += leg.amount
    return rest if any(money.values()) else {}


def receipts_payments(
    entries: Iterable[EntryFact],
    since: date,
    until: date,
    *,
    form: Form = DETAILED,
    opening: tuple[int, int] = (0, 0),
    fund: str | None = None,
    before: ReceiptsPayments | None = None,
) -> ReceiptsPayments:
    """The statement of `since` to `until` (both counted).

    `entries`: those of these days, and of any earlier day the whole family of what they correct.
    `opening`: box and bank on the evening before. `before`: the statement of the time before this
    one, for its column.
    """
    effect: Effect = defaultdict(int)
    legs: dict[str, tuple[Leg, ...]] = {}
    start, end = list(opening), [0, 0]
    for entry in sorted(entries, key=lambda each: each.number):
        known = legs.get(entry.root, ())
        legs[entry.root] = known + entry.legs
        if not since <= entry.on_date <= until:
            continue
        place = start if entry.opening else end
        for leg in entry.legs:
            if leg.account in MONEY and fund in (None, leg.fund):
                place[leg.account == BANK] += leg.amount
        if not entry.opening:
            _add(effect, _merged(legs[entry.root]), 1, fund)
            _add(effect, _merged(known), -1, fund)
    sides = {way: _side(effect, way, form, before) for way in Way}
    cash, bank = ((start[i], start[i] + end[i]) for i in (0, 1))
    return ReceiptsPayments(cash, bank, sides[Way.IN], sides[Way.OUT])


def _merged(legs: Iterable[Leg]) -> list[Leg]:
    """The entry as it stands: what was put right is netted against what was wrong."""
    sums: dict[tuple[str, str, str | None, str], int] = defaultdict(int)
    for leg in legs:
        sums[leg.account, leg.fund, leg.bank, leg.whose] += leg.amount
    return [Leg(account, n, fund, bank, who) for (account, fund, bank, who), n in sums.items() if n]


def _add(effect: Effect, legs: Iterable[Leg], sign: int, fund: str | None) -> None:
    for key, amount in flows(legs, fund).items():
        effect[key] += sign * amount


def _side(
    effect: Effect, way: Way, form: Form, before: ReceiptsPayments | None
) -> tuple[HeadRow, ...]:
    now: dict[str, int] = defaultdict(int)
    for (account, its_way), amount in effect.items():
        if its_way is way:
            now[form.head(account, way)] += amount
    earlier = () if before is None else before.receipts if way is Way.IN else before.payments
    then = {row.head: row.amount for row in earlier}
    order = form.order.get(way) or sorted({*now, *then})
    rows = (HeadRow(head, now.get(head, 0), then.get(head, 0)) for head in order)
    return tuple(row for row in rows if form.heads or row.amount or row.before)
