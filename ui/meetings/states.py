"""How meetings, minutes, seats and decisions are shown: shape, word and icon by stored code. No Qt.

Only the look of a state; what a state allows is decided by the services.
"""

from __future__ import annotations

from governance.views import MeetingRow, SeatState
from governance.words import MEETING_STATES, MINUTES_STATES, RESOLUTION_STATES, SEAT_STATES
from ui.live import say
from ui.shapes import State

__all__ = ["meeting_state", "minutes_state", "page_for", "resolution_state", "seat_state"]

_MEETING = {
    "draft": State.NOT_YET,
    "noticed": State.OK,
    "open": State.DUE,
    "adjourned": State.AWAY,
    "closed": State.OK,
    "minuted": State.OK,
    "approved": State.OK,
    "cancelled": State.AWAY,
}
_MINUTES = {
    "draft": State.DUE,
    "read_aloud": State.DUE,
    "signed": State.OK,
    "approved": State.OK,
}
_SEAT = {
    SeatState.HERE: State.OK,
    SeatState.LEFT: State.AWAY,
    SeatState.APOLOGY: State.NOT_YET,
    SeatState.AWAY: State.NOT_YET,
}
_RESOLUTION = {
    "passed": State.OK,
    "carried_out": State.OK,
    "lost": State.AWAY,
    "rescinded": State.AWAY,
    "void": State.OVER,
}


def meeting_state(status: str) -> tuple[State, str]:
    """Shape and word of where a meeting stands."""
    return _MEETING[status], say(MEETING_STATES[status])


def minutes_state(status: str, minutes: str | None) -> tuple[State, str] | None:
    """Shape and word of the minutes; None while there can be none."""
    if minutes is not None:
        return _MINUTES[minutes], say(MINUTES_STATES[minutes])
    if status in ("closed", "adjourned"):
        return State.DUE, say("not written yet")
    return None


def seat_state(state: SeatState) -> tuple[State, str]:
    """Shape and word of where a person is."""
    return _SEAT[state], say(SEAT_STATES[state.value])


def resolution_state(status: str) -> tuple[State, str]:
    """Shape and word of a decision."""
    return _RESOLUTION[status], say(RESOLUTION_STATES[status])


def page_for(row: MeetingRow) -> str:
    """The page on which a meeting goes on."""
    if row.status in ("draft", "noticed", "cancelled"):
        return "meeting-prepare"
    return "meeting" if row.status == "open" else "minutes"
