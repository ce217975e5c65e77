"""How many must be present, and whether they are. Pure, whole numbers only.

Source: domain rules 10.3. The base is never made smaller by conflicts or absence. A board that
sits about a child goes on without a quorum: the finding is then a warning, and the next sitting
ratifies.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from governance.rules.findings import Fact, Finding, Level
from governance.rules.parameter_values import Adjourned, CountBase, Quorum, QuorumKind

__all__ = [
    "QuorumCount",
    "QuorumMoment",
    "base_of",
    "check_quorum",
    "counted_present",
    "moment_of_vote",
    "quorum_count",
    "quorum_needed",
]


@dataclass(frozen=True)
class QuorumCount:
    """A quorum as it stands: the base, how many are needed, how many count."""

    base: int
    needed: int
    counted: int

    @property
    def met(self) -> bool:
        """Whether enough are here."""
        return self.counted >= self.needed

    @property
    def short_by(self) -> int:
        """How many are missing."""
        return max(0, self.needed - self.counted)


class QuorumMoment(StrEnum):
    """When the quorum was counted, with the code of the finding when it is not met: at the opening,
    before a vote after members left, before a vote because members are in conflict on its item."""

    OPENING = "quorum_not_met"
    LOST = "quorum_lost"
    ITEM = "quorum_on_item_not_met"


def base_of(rule: Quorum, *, roll: int, good_standing: int, seats_filled: int) -> int:
    """The number that the rule takes for the whole."""
    return {
        CountBase.ROLL: roll,
        CountBase.GOOD_STANDING: good_standing,
        CountBase.SEATS_FILLED: seats_filled,
    }[rule.base]


def quorum_needed(rule: Quorum, base: int) -> int:
    """How many must be present when the whole is `base`."""
    share = rule.share.of(base)
    return {
        QuorumKind.SHARE: share,
        QuorumKind.NUMBER: rule.number,
        QuorumKind.GREATER_OF: max(rule.number, share),
        QuorumKind.LESSER_OF: min(rule.number, share),
        QuorumKind.MORE_THAN_HALF: base // 2 + 1,
    }[rule.kind]


def counted_present(
    in_room: int, *, conflicted: int = 0, proxies: int = 0, proxies_count: bool = False
) -> int:
    """Voting members in the room, less those in conflict on this item, with proxies if they count.

    `conflicted`: of those in the room. `proxies`: accepted ones.
    """
    return max(0, in_room - conflicted) + (proxies if proxies_count else 0)


def quorum_count(rule: Quorum, base: int, counted: int, *, second_meeting: bool) -> QuorumCount:
    """The quorum as it stands; nobody at all is never enough, also where the roll is empty.

    `second_meeting`: this one follows one that was put off for want of a quorum; then those who
    come are enough where the rule says so (at least one)."""
    any_number = second_meeting and rule.adjourned is Adjourned.ANY
    needed = 1 if any_number else max(1, quorum_needed(rule, base))
    return QuorumCount(base, needed, counted)


def check_quorum(
    key: str,
    count: QuorumCount,
    moment: QuorumMoment = QuorumMoment.OPENING,
    *,
    about_a_child: bool = False,
    facts: dict[str, Fact] | None = None,
) -> Finding | None:
    """A finding when too few count; None when there are enough. `key`: such as "quorum.shg".

    At the opening it can still be mended by those who come (warn); a vote without quorum is open to
    challenge (breach). A sitting about a child goes on and is ratified: warn.
    """
    if count.met:
        return None
    mild = about_a_child or moment is QuorumMoment.OPENING
    found: dict[str, Fact] = {
        "needed": count.needed,
        "base": count.base,
        "present": count.counted,
        "short_by": count.short_by,
        "about_a_child": about_a_child,
    }
    return Finding(
        key, moment.value, Level.WARN if mild else Level.BREACH, {**found, **(facts or {})}
    )


def moment_of_vote(rule: Quorum, base: int, in_room: int, *, second_meeting: bool) -> QuorumMoment:
    """Why a quorum is missing at a vote: too few are in the room, or those in conflict are out."""
    here = quorum_count(rule, base, in_room, second_meeting=second_meeting)
    return QuorumMoment.ITEM if here.met else QuorumMoment.LOST
