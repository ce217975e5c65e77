"""What a person may ask for in the room: proxies, declared interests, turns to speak.

Frozen commands, one for each act. A missing time means "now". Nothing is checked here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["CountTurn", "DeclareConflict", "GiveProxy", "RevokeProxy", "TakeBackConflict"]


@dataclass(frozen=True)
class GiveProxy:
    """A written slip came in: `holder_id` votes for `giver_id`, at all points or at some.

    It is kept in any case; when the rules do not take it, it is kept as refused, with the code.
    """

    meeting_id: str
    giver_id: str
    holder_id: str
    item_ids: tuple[str, ...] = ()
    received_at: datetime | None = None
    picture: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class RevokeProxy:
    """She takes her slip back; votes taken already stay."""

    proxy_id: str
    at: datetime | None = None


@dataclass(frozen=True)
class DeclareConflict:
    """A person has an interest of her own in a point.

    `kind`: relation, payment, dispute, landlord, case_subject, other. No details are written.
    """

    item_id: str
    person_id: str
    kind: str
    at: datetime | None = None
    left_room: bool = True


@dataclass(frozen=True)
class TakeBackConflict:
    """The declaration was a slip. Not after a vote under the point."""

    conflict_id: str


@dataclass(frozen=True)
class CountTurn:
    """Somebody spoke to a point: one turn more (`by` 1) or less (-1)."""

    item_id: str
    person_id: str
    by: int = 1
