"""Which totals of years, months and days make up a time. Pure.

Sums are kept by calendar year and month. A time is read from as few of them as possible: whole
years, then the months at its ends, then the days. Where less is missing of a year or a month than
is in it, the whole is taken and the rest taken away.
"""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Days", "Part", "Parts", "parts_of"]


@dataclass(frozen=True)
class Part:
    """Years (2026) or months (2026-03) from `first` to `last`, both in, None where nothing bounds
    them. `sign`: 1 to add, -1 to take away."""

    sign: int
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Days:
    """Days from `first` to `last`, both in; `sign` as above."""

    sign: int
    first: date
    last: date


@dataclass(frozen=True)
class Parts:
    """The totals whose sum is that of a time."""

    years: tuple[Part, ...] = ()
    months: tuple[Part, ...] = ()
    days: tuple[Days, ...] = ()


def parts_of(since: date | None, until: date | None) -> Parts:
    """What makes up the time from `since` to `until`, both days in; None: of all days."""
    if since is not None and until is not None and since > until:
        return Parts()
    after = None if until is None else until + timedelta(days=1)
    days: Counter[int] = Counter()
    near = since is not None and after is not None and _month(since) == _month(after)
    begun = None if since is None else _whole_months(since, -1, days, near=near)
    ended = None if after is None else _whole_months(after, 1, days, near=near)
    months: Counter[int] = Counter()
    near = begun is not None and ended is not None and begun // 12 == ended // 12
    first = None if begun is None else _whole_years(begun, -1, months, near=near)
    last = None if ended is None else _whole_years(ended, 1, months, near=near)
    return Parts(
        _years(first, last),
        tuple(Part(sign, _month_text(a), _month_text(b)) for sign, a, b in _runs(months)),
        tuple(Days(sign, date.fromordinal(a), date.fromordinal(b)) for sign, a, b in _runs(days)),
    )


def _month(day: date) -> int:
    """Months since the year nought."""
    return day.year * 12 + day.month - 1


def _whole_months(day: date, sign: int, days: Counter[int], *, near: bool) -> int:
    """The month before whose first day all is whole; the days up to `day` go to `days`.

    `near`: the time begins and ends in one month, of which the whole is not wanted.
    """
    first = day.replace(day=1).toordinal()
    length = calendar.monthrange(day.year, day.month)[1]
    if near or day.day - 1 <= length // 2:
        days.update(dict.fromkeys(range(first, day.toordinal()), sign))
        return _month(day)
    days.update(dict.fromkeys(range(day.toordinal(), first + length), -sign))
    return _month(day) + 1


def _whole_years(month: int, sign: int, months: Counter[int], *, near: bool) -> int:
    """The year before whose first month all is whole; the months up to this one to `months`."""
    year = month // 12
    if near or month % 12 <= 6:
        months.update(dict.fromkeys(range(year * 12, month), sign))
        return year
    months.update(dict.fromkeys(range(month, year * 12 + 12), -sign))
    return year + 1


def _years(first: int | None, end: int | None) -> tuple[Part, ...]:
    """From the first year to the one before `end`."""
    if first is not None and first == end:
        return ()
    begun = None if first is None else f"{first:04}"
    return (Part(1, begun, None if end is None else f"{end - 1:04}"),)


def _runs(units: Counter[int]) -> list[tuple[int, int, int]]:
    """Sign, first and last of neighbours that are counted alike; those that cancel are left out."""
    found: list[tuple[int, int, int]] = []
    for unit in sorted(units):
        sign = units[unit]
        if found and found[-1][0] == sign and found[-1][2] == unit - 1:
            found[-1] = (sign, found[-1][1], unit)
        elif sign:
            found.append((sign, unit, unit))
    return found


def _month_text(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
