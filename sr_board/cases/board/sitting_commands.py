"""What can be done about a sitting of the board: one frozen command for each act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = [
    "CallSitting",
    "EndSitting",
    "MarkLeft",
    "MarkPresent",
    "OpenSitting",
    "RatifyNotice",
    "SayShortNotice",
]


@dataclass(frozen=True)
class CallSitting:
    """A sitting is called and its notice goes out now. `starts_at` aware.

    `protective`: it is for somebody's protection, so a short notice never stops it;
    `short_reason`: why the notice is short, also told later.
    """

    board_id: str
    starts_at: datetime
    place: str
    protective: bool = False
    short_reason: str = ""


@dataclass(frozen=True)
class SayShortNotice:
    """Why the notice of a sitting was short, told after the call."""

    sitting_id: str
    reason: str


@dataclass(frozen=True)
class OpenSitting:
    """The sitting begins now."""

    sitting_id: str


@dataclass(frozen=True)
class MarkPresent:
    """A member or alternate is in the room, with a vote or without."""

    sitting_id: str
    member_id: str
    voting: bool = True


@dataclass(frozen=True)
class MarkLeft:
    """She left the room for good."""

    sitting_id: str
    member_id: str


@dataclass(frozen=True)
class EndSitting:
    """The sitting ends now. `minutes_ref`: where its minutes are."""

    sitting_id: str
    minutes_ref: str = ""


@dataclass(frozen=True)
class RatifyNotice:
    """This open sitting ratifies the short notice of an earlier one."""

    sitting_id: str
    earlier_id: str
