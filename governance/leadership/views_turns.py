"""Frozen rows about turns: the ranked proposal, who retires, lots drawn by hand.

Who belongs to a sub-group stands in none of them; a place that is kept says only that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.leadership.views import Named, TermLine
from governance.rules.findings import Fact

__all__ = ["LotView", "RefusalLine", "RefusedLine", "StaggeredView", "TurnLine", "TurnView"]


@dataclass(frozen=True)
class TurnLine:
    """One eligible member in the order. `rank` is shared by those who are equal."""

    rank: int
    who: Named
    months: int
    last_left: date | None
    joined: date | None
    tied: bool = False


@dataclass(frozen=True)
class RefusalLine:
    """One reason, with the numbers that its words need."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True)
class RefusedLine:
    """A member who cannot be taken this time, with every reason."""

    who: Named
    reasons: tuple[RefusalLine, ...]


@dataclass(frozen=True)
class TurnView:
    """Whose turn it is. `kept`: the place is kept for a group of members this time.

    `proposal_id` is None for a look that was not kept. `next`: None while a lot is needed or when
    nobody can be taken. `each_rule`: how many each single rule refuses.
    """

    proposal_id: str | None
    group_id: str
    group_name: str
    office_id: str
    office_key: str
    office_title: str
    on: date
    min_membership_months: int
    order: tuple[TurnLine, ...]
    refused: tuple[RefusedLine, ...]
    set_aside: int
    kept: bool
    flag: str | None
    tied: tuple[Named, ...]
    lot_id: str | None
    dues_known: bool
    meetings_held: int
    each_rule: tuple[tuple[str, int], ...] = ()
    decided: Named | None = None
    decided_reason: str = ""
    decided_serial: str = ""

    @property
    def next(self) -> TurnLine | None:
        """The first of the order, None while a lot is needed."""
        return self.order[0] if self.order and not self.tied else None


@dataclass(frozen=True)
class StaggeredView:
    """Who retires at the general meeting. `tied` are equal at the last place: chits decide."""

    group_id: str
    group_name: str
    on: date
    filled: int
    retiring: int
    first_meeting: bool
    certain: tuple[TermLine, ...]
    tied: tuple[TermLine, ...]
    places_for_tied: int
    lot_id: str | None
    chosen: tuple[TermLine, ...]

    @property
    def ready(self) -> bool:
        """Nothing has to be drawn any more."""
        return not self.tied or self.lot_id is not None


@dataclass(frozen=True)
class LotView:
    """A drawing of chits."""

    id: str
    group_name: str
    office_title: str
    purpose: str
    day: date
    tied: tuple[Named, ...]
    drawn: tuple[Named, ...]
    chits_each: int
    chits_shown: bool
    drawer: str
    witnesses: tuple[Named, Named]
    scan_sha256: str | None
