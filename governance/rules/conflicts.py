"""A member with an interest voted on her own matter: the count with and without her vote. Pure.

Source: domain rules 10.3. She declares it, leaves the room, and is out of the count and the vote.
"""

from __future__ import annotations

from dataclasses import dataclass

from governance.rules.findings import Finding, Level
from governance.rules.votes import Count, Majority, carried

__all__ = ["ConflictEffect", "check_conflict", "without_conflicted"]


@dataclass(frozen=True)
class ConflictEffect:
    """The count without those in conflict, and the verdict with and without them."""

    without: Count
    carried: bool
    carried_without: bool

    @property
    def changes(self) -> bool:
        """Whether their votes decided the matter."""
        return self.carried is not self.carried_without


def without_conflicted(
    majority: Majority, count: Count, conflicted: Count, present: int, roll: int
) -> ConflictEffect:
    """What the vote would have been. `conflicted`: how those in conflict voted."""
    without = Count(
        max(0, count.for_ - conflicted.for_),
        max(0, count.against - conflicted.against),
        max(0, count.abstain - conflicted.abstain),
    )
    fewer = max(0, present - conflicted.total)
    return ConflictEffect(
        without, carried(majority, count, present, roll), carried(majority, without, fewer, roll)
    )


def check_conflict(
    kind: str, majority: Majority, count: Count, conflicted: Count, present: int, roll: int
) -> Finding | None:
    """A finding when somebody in conflict voted; graver when it decided the matter."""
    if not conflicted.total:
        return None
    effect = without_conflicted(majority, count, conflicted, present, roll)
    return Finding(
        f"majority.{kind}",
        "conflict_voted",
        Level.BREACH if effect.changes else Level.WARN,
        {
            "conflicted": conflicted.total,
            "for": count.for_,
            "against": count.against,
            "for_without": effect.without.for_,
            "against_without": effect.without.against,
            "carried": effect.carried,
            "carried_without": effect.carried_without,
        },
    )
