"""Which version of a constitution held on a day, and what has become of the others. Pure.

Source: domain rules 5.1: the version in force on D is the adopted one with the greatest
`effective_from` that is not after D. A version voided from a day on does not hold from that day,
and the one before it holds again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = [
    "VersionFacts",
    "VersionStatus",
    "VoidBy",
    "effective_to",
    "in_force_on",
    "status_on",
]


class VersionStatus(StrEnum):
    """Where a version stands. Only the first three are stored."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    VOID = "void"


class VoidBy(StrEnum):
    """Who made a version void; `withdrawn` is a draft that the group gave up itself."""

    COURT = "court"
    REGISTRAR = "registrar"
    GENERAL_MEETING = "general_meeting"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class VersionFacts:
    """What counts of a version. `effective_from` is None and `digest` "" before adoption."""

    id: str
    version: int
    status: str
    effective_from: date | None = None
    void_from: date | None = None
    digest: str = ""

    @property
    def order(self) -> tuple[date, int]:
        """Later ones take the place of earlier ones; on one day the higher number counts."""
        return self.effective_from or date.min, self.version

    def holds_on(self, day: date) -> bool:
        """Adopted, begun and not void, without regard to other versions."""
        begun = self.effective_from is not None and self.effective_from <= day
        void = self.void_from is not None and self.void_from <= day
        return self.status == VersionStatus.ADOPTED and begun and not void


def in_force_on(versions: Iterable[VersionFacts], day: date) -> VersionFacts | None:
    """The version that held on the day, None when none did."""
    return max((v for v in versions if v.holds_on(day)), key=lambda v: v.order, default=None)


def status_on(one: VersionFacts, versions: Iterable[VersionFacts], day: date) -> VersionStatus:
    """Where a version stands on a day: stored for drafts, computed after adoption."""
    if one.void_from is not None and one.void_from <= day:
        return VersionStatus.VOID
    if one.status != VersionStatus.ADOPTED:
        return VersionStatus(one.status)
    now = in_force_on(versions, day)
    later = now is not None and now.order > one.order
    return VersionStatus.SUPERSEDED if later else VersionStatus.ADOPTED


def effective_to(one: VersionFacts, versions: Sequence[VersionFacts]) -> date | None:
    """The last day on which a version held or will hold; None while no end is known.

    None also for one that never held. When a later version was voided, the older one holds again
    and its last day moves on.
    """
    turns = sorted({d for v in versions for d in (v.effective_from, v.void_from) if d is not None})
    last: date | None = None
    for place, start in enumerate(turns):
        holder = in_force_on(versions, start)
        if holder is None or holder.id != one.id:
            continue
        after = turns[place + 1] if place + 1 < len(turns) else None
        last = None if after is None else after - timedelta(days=1)
    return last
