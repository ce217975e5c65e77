"""What is next on a file: a short list in the order of the work, each done, now, or not yet. Pure.

Source: domain paper, sections 8 to 10. The first step that is not done is the one for now; the
report to the police waits for no other step: both reports are duties of their own (section 14).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sr_board.cases.vocabulary import CaseState

__all__ = ["Done", "Step", "steps"]


@dataclass(frozen=True)
class Done:
    """What has been done on the file, with its time where one is known."""

    contact: datetime | None = None
    kind_asked: bool = False
    screening: bool = False
    age_settled: bool = False
    welfare: datetime | None = None
    journey: bool = False
    produced: datetime | None = None
    produced_receipt: bool = False
    police: datetime | None = None
    order: bool = False
    interviews: int = 0
    plan: bool = False
    decided: bool = False
    followed_up: bool = False
    outcome: bool = False
    erase_settled: bool = False


@dataclass(frozen=True)
class Step:
    """One line of the list. `key`: word of the program; `at`: when it was done."""

    key: str
    done: bool
    now: bool = False
    at: datetime | None = None


def steps(state: CaseState, done: Done) -> tuple[Step, ...]:
    """The list for a state. An ended file has none."""
    lines = _LISTS.get(state)
    if lines is None:
        return ()
    found = [(key, *_status(key, done)) for key in lines]
    first = next((key for key, is_done, _at in found if not is_done), "")
    return tuple(
        Step(key, is_done, not is_done and key in (first, *_ALONE), at)
        for key, is_done, at in found
    )


_ALONE = ("produce", "police")
"""Steps that wait for no other."""
_CHILD = ("welfare", "journey", "produce", "police", "receipt")
_WITH = ("produce", "police", "ask_order", "order")
_ADULT = ("interview_one", "interview_two", "plan", "decide")
_LISTS: dict[CaseState, tuple[str, ...]] = {
    CaseState.NOTICED: ("contact", "kind", "screen", "age"),
    CaseState.SCREENING: ("contact", "kind", "age"),
    CaseState.CHILD_PROTECTION: _CHILD,
    CaseState.WITH_AUTHORITY: _WITH,
    CaseState.PLACED: ("order", "ask_after", "outcome", "erase"),
    CaseState.RESTORED: ("order", "ask_after", "outcome", "erase"),
    CaseState.ADULT_REVIEW: _ADULT,
    CaseState.UNCERTAIN: _ADULT,
    CaseState.UNWILLING_SUPPORT: ("plan", "follow_up", "outcome", "erase"),
    CaseState.WILLING_INFORMED: ("decide", "outcome", "erase"),
    CaseState.OUT_OF_SCOPE: ("erase",),
}


def _status(key: str, done: Done) -> tuple[bool, datetime | None]:
    at: dict[str, datetime | None] = {
        "contact": done.contact,
        "welfare": done.welfare,
        "produce": done.produced,
        "police": done.police,
    }
    if key in at:
        return at[key] is not None, at[key]
    held: dict[str, bool] = {
        "kind": done.kind_asked,
        "screen": done.screening,
        "age": done.age_settled,
        "journey": done.journey,
        "receipt": done.produced_receipt,
        "ask_order": done.order,
        "order": done.order,
        "interview_one": done.interviews >= 1,
        "interview_two": done.interviews >= 2,
        "plan": done.plan,
        "decide": done.decided,
        "follow_up": done.followed_up,
        "ask_after": done.followed_up,
        "outcome": done.outcome,
        "erase": done.erase_settled,
    }
    return held[key], None
