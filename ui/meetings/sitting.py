"""The meeting and its room as they stand while it is written, and a vote as typed. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from governance.record import ItemLine
from governance.views import MeetingRow, MeetingWhole, SeatRow, SeatState
from governance.views_checks import (
    ConflictView,
    ItemCheck,
    MajorityCheck,
    MeetingChecks,
    ProxyView,
)

__all__ = ["Sitting", "VoteTyped"]


@dataclass(frozen=True)
class Sitting:
    """The meeting and its room as they stand. `now` is on the clock on the wall."""

    whole: MeetingWhole
    seats: tuple[SeatRow, ...]
    now: datetime
    checks: MeetingChecks | None = None
    proxies: tuple[ProxyView, ...] = ()
    conflicts: tuple[ConflictView, ...] = ()
    unapproved: tuple[MeetingRow, ...] = ()

    def check_of(self, item_id: str) -> ItemCheck | None:
        """What the rules say of votes under a point; None when nothing can be checked."""
        found = self.checks.items if self.checks else ()
        return next((check for check in found if check.item_id == item_id), None)

    def majority_of(self, kind: str) -> MajorityCheck | None:
        """The majority for a kind of decision; None when nothing can be checked."""
        found = self.checks.majorities if self.checks else ()
        return next((check for check in found if check.kind == kind), None)

    @property
    def running(self) -> bool:
        """True until the meeting is closed."""
        return self.whole.status == "open"

    @property
    def here(self) -> int:
        """Members with a vote in the room now."""
        return sum(1 for s in self.seats if s.voting and s.state is SeatState.HERE)

    @property
    def roll(self) -> int:
        """Members with a vote."""
        return sum(1 for s in self.seats if s.voting)

    def item(self, item_id: str) -> ItemLine | None:
        """The point with this id."""
        return next((i for i in self.whole.record.items if i.id == item_id), None)


@dataclass(frozen=True)
class VoteTyped:
    """A motion and its vote as typed. `at` is asked for after the meeting was closed. `amends`: the
    motion whose words it would replace. `chair_cast`: for or against, where votes were equal."""

    text: str
    proposer: str | None
    seconder: str | None
    method: str
    votes: tuple[int | None, int | None, int | None]
    agreed: bool | None
    at: time | None = None
    kind: str = "ordinary"
    chair_cast: str | None = None
    amends: str | None = None
