"""An act done at once, in words: what, when, what the board said to it."""

from __future__ import annotations

from sr_board.cases.board.decision_views import EmergencyRow
from sr_board.cases.words.board import ACTS_DONE
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words
from ui.shapes import State

__all__ = ["act_state", "act_words", "when_words"]


def act_words(row: EmergencyRow) -> str:
    """What was done."""
    return ", ".join(say(ACTS_DONE[act]) for act in row.act.acts)


def _moment(row: EmergencyRow, *, due: bool) -> str:
    moment = row.act.ratify_by if due else row.act.when.at
    offset = row.act.when.offset_minutes
    if moment is None:
        return "–"
    return say("{day}, {time}", day=day_words(moment, offset), time=clock_words(moment, offset))


def when_words(row: EmergencyRow) -> str:
    """When, and by when the board answers."""
    return say(
        "{moment}. To be ratified by {due}.",
        moment=_moment(row, due=False),
        due=_moment(row, due=True),
    )


def act_state(row: EmergencyRow) -> tuple[State, Text]:
    """Shape and word of the board's answer."""
    if row.act.ratified is None:
        if row.overdue:
            return State.OVER, lambda: say("overdue")
        return State.DUE, lambda: say("waits for the board")
    if row.act.ratified:
        return State.OK, lambda: say("ratified")
    return State.AWAY, lambda: say("support stopped")
