"""On which days instalments fall due.

The first day is kept: a month that is too short uses its last day, and the next one returns to
the first day (31 January, 28 February, 31 March). Where due dates follow meetings, the nominal
days are moved to the meetings of the calendar; the amounts stay. Domain paper, 6.3.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from finance.rules.loans.products import Period, PeriodUnit
from sr_board.base.errors import InputInvalid

__all__ = ["LAST_YEAR", "due_dates", "followed", "nominal_days", "shifted"]

LAST_YEAR = 9990
"""No due date lies after this year."""


def shifted(seed: date, period: Period, times: int) -> date:
    """The day `times` periods after the seed (before it when negative), keeping its day.

    A period of meetings has no length of its own: give the rhythm of the meetings instead.
    Raises InputInvalid "loan-period-wrong" for it, "loan-too-long" beyond the calendar.
    """
    if period.unit is PeriodUnit.MEETING:
        raise InputInvalid("loan-period-wrong", field="period")
    if period.days is not None:
        days = seed.toordinal() + period.days * times
        if not 1 <= days <= date(LAST_YEAR, 12, 31).toordinal():
            raise InputInvalid("loan-too-long", field="instalments")
        return date.fromordinal(days)
    year, month = divmod(seed.year * 12 + seed.month - 1 + period.every * times, 12)
    if not 1 <= year <= LAST_YEAR:
        raise InputInvalid("loan-too-long", field="instalments")
    return date(year, month + 1, min(seed.day, monthrange(year, month + 1)[1]))


def due_dates(first: date, period: Period, number: int) -> tuple[date, ...]:
    """The first `number` due dates, beginning with `first`. Raises as `shifted`."""
    return tuple(shifted(first, period, times) for times in range(number))


def nominal_days(
    start: date, period: Period, first_due: date | None = None
) -> Iterator[tuple[date, date]]:
    """Begin and end of every period, without end: from `start`, or back from the first due date.

    Raises as `shifted`.
    """
    seed, n = (start, 0) if first_due is None else (first_due, -1)
    while True:
        yield shifted(seed, period, n), shifted(seed, period, n + 1)
        n += 1


def followed(nominal: Sequence[date], meetings: Sequence[date], *, each: bool) -> tuple[date, ...]:
    """Due dates moved to meetings: the first meeting on or after each nominal day.

    `each`: every meeting is a due date, so the k-th instalment falls on the k-th meeting. Where
    the calendar has no meeting yet, the nominal day stays; two instalments never fall on one day.
    """
    ordered = sorted(set(meetings))
    moved: list[date] = []
    for place, day in enumerate(nominal):
        if each:
            found = ordered[place] if place < len(ordered) else None
        else:
            after = (m for m in ordered if m >= day and (not moved or m > moved[-1]))
            found = next(after, None)
        last = moved[-1] if moved else None
        chosen = found or day
        if last is not None and chosen <= last:
            chosen = last + timedelta(days=1)
        moved.append(chosen)
    return tuple(moved)
