"""After the vote: was a change of the rules filed, were minutes read and approved? Pure."""

from __future__ import annotations

from datetime import date, timedelta

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import Amend

__all__ = ["check_approval", "check_filing", "check_read_aloud_done", "file_by"]

MEETINGS_TO_APPROVE = 2
"""Minutes that this many further meetings left unapproved are found (domain rules 10.4)."""


def file_by(rule: Amend, adopted_on: date) -> date | None:
    """The last day for filing a change, None when it is not filed."""
    return None if rule.file_days is None else adopted_on + timedelta(days=rule.file_days)


def check_filing(
    rule: Amend, adopted_on: date, filed_on: date | None, today: date
) -> Finding | None:
    """A note on the last day, a breach after it."""
    due = file_by(rule, adopted_on)
    day = filed_on or today
    if due is None or day < due or (filed_on is not None and filed_on <= due):
        return None
    over = (day - due).days
    return Finding(
        "amend",
        "filing_overdue" if over else "due_today",
        Level.BREACH if over else Level.NOTE,
        {"due": due, "over": over, "adopted": adopted_on, "filed": filed_on},
        None if filed_on else due,
    )


def check_approval(meetings_since: int, *, approved: bool) -> Finding | None:
    """Minutes that were not approved after two further meetings of the same group."""
    if approved or meetings_since < MEETINGS_TO_APPROVE:
        return None
    return Finding(
        "minutes.marks", "minutes_not_approved", Level.WARN, {"meetings": meetings_since}
    )


def check_read_aloud_done(*, read_aloud: bool) -> Finding | None:
    """Minutes that were signed before anybody read them aloud."""
    return None if read_aloud else Finding("minutes.marks", "read_aloud_missing", Level.WARN)
