"""How often a body meets: by when the next meeting is due, and whether one was missed. Pure.

Source: domain rules 6 (frequency), 2 (dormant after three times the limit).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import Counting, Frequency, Unit
from governance.rules.parameters import Notice
from sr_board.base.dates import add_months

__all__ = ["call_by", "check_frequency", "hold_by", "looks_dormant", "missed_gaps", "next_usual"]

_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


def next_usual(rule: Frequency, last: date) -> date:
    """The day on which the next meeting falls if they go on as the rule says."""
    if rule.unit is Unit.WEEK:
        return last + timedelta(weeks=rule.every)
    return add_months(last, rule.every * _MONTHS[rule.unit])


def hold_by(rule: Frequency, last: date) -> date:
    """The last day on which the next meeting can be held."""
    return last + timedelta(days=rule.max_gap_days)


def call_by(rule: Frequency, last: date, notice: Notice) -> date:
    """The last day on which members can be told of a meeting that is still held in time."""
    if notice.hours is not None:
        return hold_by(rule, last) - timedelta(days=-(-notice.hours // 24))
    days = notice.days or 0
    lost = 1 if days and notice.counting is Counting.CLEAR else 0
    return hold_by(rule, last) - timedelta(days=days + lost)


def check_frequency(
    type_: str, rule: Frequency | None, last: date, today: date, *, planned: date | None = None
) -> Finding | None:
    """A finding when no meeting was held in time. `last`: the last meeting held, or the day since
    when the group lives; `planned`: one that is called already."""
    if rule is None or today <= hold_by(rule, last):
        return None
    return Finding(
        f"frequency.{type_}",
        "frequency_missed",
        Level.WARN,
        {
            "last": last,
            "days": (today - last).days,
            "max_gap_days": rule.max_gap_days,
            "over": (today - hold_by(rule, last)).days,
            "planned": planned,
        },
        planned,
    )


def missed_gaps(rule: Frequency, held: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Pairs of meetings, one after the other, between which too many days passed."""
    days = sorted(set(held))
    return tuple(
        (before, after) for before, after in pairwise(days) if after > hold_by(rule, before)
    )


def looks_dormant(rule: Frequency | None, last: date, today: date) -> bool:
    """Whether three times the limit passed without a meeting; a person confirms it."""
    return rule is not None and (today - last).days > 3 * rule.max_gap_days
