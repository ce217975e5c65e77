"""The closed lists of the register: kinds, states and reasons, as stored.

Words for people stand in the catalogues, never here. Source: domain/governance.md 2, 4 and 7.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "EndReason",
    "GroupKind",
    "GroupStatus",
    "HowSeated",
    "LeaveReason",
    "MemberClass",
    "MemberStatus",
    "PersonStatus",
    "SeatSide",
    "SelfAnswer",
    "TermState",
]


class GroupKind(StrEnum):
    """What a group is."""

    SHG = "shg"
    BRANCH = "branch"
    CBO = "cbo"
    FEDERATION = "federation"
    UNION = "union"
    COOP = "coop"
    BOARD = "board"


class GroupStatus(StrEnum):
    """Whether a group lives."""

    FORMING = "forming"
    ACTIVE = "active"
    DORMANT = "dormant"
    DISSOLVED = "dissolved"


class PersonStatus(StrEnum):
    """`mistaken`: the record was made by error; it stays, and drops out of lists."""

    ACTIVE = "active"
    MISTAKEN = "mistaken"


class MemberClass(StrEnum):
    """Full members vote; associates and non-voting allies attend and speak."""

    FULL = "full"
    ASSOCIATE = "associate"
    NON_VOTING = "non_voting"


class MemberStatus(StrEnum):
    """Where a membership stands."""

    ACTIVE = "active"
    MOVED_AWAY = "moved_away"
    SUSPENDED = "suspended"
    LEFT = "left"
    REMOVED = "removed"
    DIED = "died"

    @property
    def is_open(self) -> bool:
        """Still a member: active or suspended for a time."""
        return self in (MemberStatus.ACTIVE, MemberStatus.SUSPENDED)


class LeaveReason(StrEnum):
    """Why a membership ended. `error`: it should never have been entered."""

    RESIGNED = "resigned"
    MOVED = "moved"
    DUES = "dues"
    REMOVED_BY_RESOLUTION = "removed_by_resolution"
    DIED = "died"
    GROUP_DISSOLVED = "group_dissolved"
    ERROR = "error"


class HowSeated(StrEnum):
    """How a person came into an office."""

    ELECTED = "elected"
    UNOPPOSED = "unopposed"
    LOT = "lot"
    ROTA = "rota"
    CO_OPTED = "co_opted"
    ACTING = "acting"


class EndReason(StrEnum):
    """Why a term ended."""

    EXPIRED = "expired"
    RESIGNED = "resigned"
    RECALLED = "recalled"
    DIED = "died"
    MOVED = "moved"
    REMOVED = "removed"


class TermState(StrEnum):
    """Computed on a date, never typed."""

    PLANNED = "planned"
    SERVING = "serving"
    HOLDING_OVER = "holding_over"
    ENDED = "ended"


class SeatSide(StrEnum):
    """The side of a seat on a board."""

    COMMUNITY = "community"
    OUTSIDE = "outside"


class SelfAnswer(StrEnum):
    """What she says of herself. Not asked is no answer and is never counted."""

    YES = "yes"
    NO = "no"
    PREFER_NOT = "prefer_not"
