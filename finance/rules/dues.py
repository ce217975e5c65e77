"""What a group owes its federation by month, and what of it is paid. Pure.

Source: domain paper on money, 8 (federation: dues by a dated rule) and 1 (unpaid dues are no
income: they stand in a register). Money fills the oldest month first; what is above all months
is paid ahead and hides nobody else's dues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from finance.rules.dated import DatedRule, paise_on

__all__ = ["DueMonth", "Dues", "dues_of", "first_month", "months_between"]


@dataclass(frozen=True)
class DueMonth:
    """A month's due, paise. `month`: its first day; `paid`: what filled it."""

    month: date
    due: int
    paid: int

    @property
    def open(self) -> int:
        """What of it is not paid."""
        return self.due - self.paid


@dataclass(frozen=True)
class Dues:
    """Where a group stands: its months, the oldest first, and what it paid ahead, paise."""

    months: tuple[DueMonth, ...]
    ahead: int

    @property
    def due(self) -> int:
        """All that fell due."""
        return sum(one.due for one in self.months)

    @property
    def paid(self) -> int:
        """All that was paid, also ahead."""
        return sum(one.paid for one in self.months) + self.ahead

    @property
    def open(self) -> int:
        """What fell due and is not paid."""
        return sum(one.open for one in self.months)

    @property
    def oldest_open(self) -> date | None:
        """The first month of which something is not paid."""
        return next((one.month for one in self.months if one.open), None)


def months_between(since: date, until: date) -> Iterator[date]:
    """First days of the months from that of `since` to that of `until`, both in."""
    month = since.replace(day=1)
    while month <= until:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def first_month(
    rules: Iterable[DatedRule], name: str, begins: Iterable[date | None]
) -> date | None:
    """The month from which dues count: the first in which the rule asks for something and all
    books that take part (`begins`: their first days) are open; None without such a rule."""
    asked = [rule.valid_from for rule in rules if rule.name == name and rule.value]
    if not asked:
        return None
    return max([min(asked), *(day for day in begins if day is not None)]).replace(day=1)


def dues_of(
    rules: Sequence[DatedRule], name: str, since: date | None, until: date, paid: int
) -> Dues:
    """What fell due from a month to that of `until` and how far `paid` reaches, paise.

    The amount of a month is what the rule says on its last day or, in the last month, on `until`;
    a month in which it says nothing asks for nothing. `since` None: nothing is due.
    """
    left, found = max(0, paid), []
    for month in months_between(since, until) if since is not None else ():
        due = paise_on(rules, name, _last_day(month, until)) or 0
        part = min(due, left)
        left -= part
        if due:
            found.append(DueMonth(month, due, part))
    return Dues(tuple(found), left)


def _last_day(month: date, until: date) -> date:
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return min(until, date.fromordinal(after.toordinal() - 1))
