"""Rules of action items: one owner, one due date; what is open is carried to the next meeting.

Source: domain rules "Action items". Pure: nothing here knows who owns an item.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "RED_AFTER_CARRIES",
    "ActionState",
    "check_done",
    "check_drop",
    "check_due",
    "is_late",
    "is_stuck",
    "plan_carry",
]

RED_AFTER_CARRIES = 3
"""An item carried this many times is shown as stuck."""


@dataclass(frozen=True)
class ActionState:
    """What the rules need to know of one item."""

    id: str
    meeting_id: str
    due: date
    done_on: date | None = None
    dropped: bool = False
    carried_away: bool = False
    carries: int = 0

    @property
    def open(self) -> bool:
        """Still to be done, and on this line (a carried item lives on in its next line)."""
        return self.done_on is None and not self.dropped and not self.carried_away


def check_due(due: date, meeting_day: date) -> None:
    """Something to do is due on or after the day it was agreed.

    Raises InputInvalid "due-before-meeting".
    """
    if due < meeting_day:
        raise InputInvalid("due-before-meeting", field="due")


def check_done(item: ActionState, done_on: date, today: date) -> None:
    """Raises RuleBroken "action-not-open", InputInvalid "date-in-future"."""
    if not item.open:
        raise RuleBroken("action-not-open")
    if done_on > today:
        raise InputInvalid("date-in-future", field="done_on")


def check_drop(item: ActionState, reason: str) -> None:
    """An item is dropped only with a reason.

    Raises RuleBroken "action-not-open", InputInvalid "text-missing".
    """
    if not item.open:
        raise RuleBroken("action-not-open")
    if not reason:
        raise InputInvalid("text-missing", field="reason")


def plan_carry(items: Iterable[ActionState], meeting_id: str) -> tuple[ActionState, ...]:
    """The open items of earlier meetings that the closing meeting `meeting_id` carries over."""
    return tuple(i for i in items if i.open and i.meeting_id != meeting_id)


def is_late(item: ActionState, today: date) -> bool:
    """Open and past its day."""
    return item.open and item.due < today


def is_stuck(item: ActionState) -> bool:
    """Open and carried so often that the meeting should decide anew."""
    return item.open and item.carries >= RED_AFTER_CARRIES
