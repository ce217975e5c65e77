"""Members ask for a meeting: are they enough, and by when must it be called? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import Requisition

__all__ = ["Asked", "asked_for", "check_summons", "marks_to_call"]


@dataclass(frozen=True)
class Asked:
    """How a request of members stands. `summon_by`: the last day on which the meeting is called."""

    needed: int
    have: int
    summon_by: date

    @property
    def valid(self) -> bool:
        """Whether enough members asked."""
        return self.have >= self.needed


def marks_to_call(rule: Requisition, roll: int) -> int:
    """How many members can have a meeting called (any fraction counts as one; at least one)."""
    if rule.share is not None:
        return max(1, rule.share.of(roll))
    return rule.number or 1


def asked_for(rule: Requisition, roll: int, marks: int, handed_in: date) -> Asked:
    """How the request stands."""
    return Asked(marks_to_call(rule, roll), marks, handed_in + timedelta(days=rule.summon_days))


def check_summons(type_: str, asked: Asked, called_on: date | None, today: date) -> Finding | None:
    """A finding when enough members asked and the meeting was not called in time."""
    late = called_on or today
    if not asked.valid or late <= asked.summon_by:
        return None
    return Finding(
        f"requisition.{type_}",
        "frequency_missed",
        Level.WARN if called_on else Level.BREACH,
        {
            "needed": asked.needed,
            "have": asked.have,
            "summon_by": asked.summon_by,
            "called": called_on,
        },
    )
