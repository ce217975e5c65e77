"""Handing over an office: by when, and do the figures agree? Pure. Source: domain rules 7."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from governance.rules.findings import Finding, Level

__all__ = ["CountedItem", "cash_paise", "check_handover", "differing", "handover_due"]


@dataclass(frozen=True)
class CountedItem:
    """One thing that is handed over: how many the old holder states, how many were counted."""

    key: str
    stated: int
    counted: int


def handover_due(new_term: date, days: int) -> date:
    """The day by which everything is handed over: start of the new term + days."""
    return new_term + timedelta(days=days)


def check_handover(new_term: date, days: int, done_on: date | None, today: date) -> Finding | None:
    """A note on the day it is due, a breach after it, until it is done."""
    due = handover_due(new_term, days)
    day = done_on or today
    if day < due or (done_on is not None and done_on <= due):
        return None
    over = (day - due).days
    return Finding(
        "handover.days",
        "handover_overdue" if over else "due_today",
        Level.BREACH if over else Level.NOTE,
        {"due": due, "over": over, "started": new_term, "done": done_on},
        None if done_on else due,
    )


def cash_paise(pieces: Mapping[int, int]) -> int:
    """The sum of counted cash in paise. `pieces`: number of notes or coins by their paise."""
    return sum(worth * number for worth, number in pieces.items())


def differing(items: tuple[CountedItem, ...]) -> tuple[CountedItem, ...]:
    """Items whose figures do not agree; they are written down and stop nothing."""
    return tuple(each for each in items if each.stated != each.counted)
