"""Removing a leader: the petition, the day of the meeting, the verdict, the time after. Pure.

Source: domain rules 7. Marks are verified one by one against the roll.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import Recall
from governance.rules.votes import Count, VoteMethod, carried
from sr_board.base.dates import add_months

__all__ = [
    "Petition",
    "check_secret",
    "earliest_vote",
    "marks_needed",
    "next_petition_from",
    "removed",
    "verified",
]


@dataclass(frozen=True)
class Petition:
    """Marks as they stand after they were held against the roll."""

    needed: int
    counted: int
    duplicates: int
    strangers: int

    @property
    def valid(self) -> bool:
        """Whether enough members of the roll signed."""
        return self.counted >= self.needed

    @property
    def short_by(self) -> int:
        """How many marks are missing."""
        return max(0, self.needed - self.counted)


def marks_needed(rule: Recall, roll: int) -> int:
    """Marks that a petition needs: the share of the roll, any fraction counts as one."""
    return max(1, rule.petition.of(roll))


def verified(rule: Recall, marks: Iterable[str], roll: Collection[str]) -> Petition:
    """The petition with double marks and those of non-members struck."""
    given = list(marks)
    once = dict.fromkeys(given)
    counted = sum(1 for each in once if each in roll)
    return Petition(
        marks_needed(rule, len(roll)), counted, len(given) - len(once), len(once) - counted
    )


def earliest_vote(rule: Recall, told_on: date) -> date:
    """The first day of the meeting that votes on it, when the leader and members are told then."""
    return told_on + timedelta(days=rule.notice_days)


def removed(rule: Recall, count: Count, present: int, roll: int) -> bool:
    """Whether the vote ends her term."""
    return carried(rule.majority, count, present, roll)


def check_secret(method: VoteMethod) -> Finding | None:
    """A finding when members had to show how they voted on removing a leader."""
    if method is VoteMethod.BALLOT:
        return None
    return Finding("recall", "ballot_not_secret", Level.BREACH, {"method": method.value})


def next_petition_from(rule: Recall, lost_on: date) -> date:
    """The first day of a new petition against her after a lost vote."""
    return add_months(lost_on, rule.lost_months)
