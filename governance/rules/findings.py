"""What a check of a rule gives back: nothing, or a finding with the numbers it used. Pure.

A finding never blocks: it is shown beside the act and recorded as a breach (domain rules, "How a
check runs"). Words for it stand in `governance.rule_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = ["BREACH_CODES", "Fact", "Finding", "Level", "gravest"]

Fact = int | str | bool | date | None
"""A number, code or day that a check used. Never a person's name."""

BREACH_CODES = frozenset(
    (
        "notice_short notice_missing agenda_missing amendment_text_not_sent quorum_not_met "
        "quorum_lost quorum_on_item_not_met proxy_over_limit proxy_not_allowed conflict_voted "
        "chair_cast_not_allowed frequency_missed max_consecutive_terms cooling_off holds_office "
        "not_in_good_standing term_overdue holdover_exceeded bank_change_overdue handover_overdue "
        "board_composition_low filing_overdue value_below_floor minutes_not_approved "
        "payment_without_resolution signatory_not_serving read_aloud_missing "
        "majority_not_reached reserved_seat_unfilled due_today emergency_act "
        "candidate_helps ballot_not_secret"
    ).split()
)
"""Every code a finding may have: those of the domain rules, and six of ours: a majority stated
otherwise than the rule counts it, a kept seat that stayed empty, the day on which something is due,
a sitting about a child held without notice or quorum, a candidate who is clerk or observer of her
own election, and a vote that had to be secret and was not."""


class Level(StrEnum):
    """How grave it is: for information, can still be mended or excused, open to challenge."""

    NOTE = "note"
    WARN = "warn"
    BREACH = "breach"

    @property
    def rank(self) -> int:
        """0, 1 or 2."""
        return list(Level).index(self)


@dataclass(frozen=True)
class Finding:
    """A rule that is not met. `key`: the rule's parameter, such as "quorum.shg".

    `facts`: the numbers used, by the names the words expect. `mend_by`: last day on which it can
    still be put right, None when it cannot or need not.
    """

    key: str
    code: str
    level: Level
    facts: Mapping[str, Fact] = field(default_factory=dict)
    mend_by: date | None = None

    def __post_init__(self) -> None:
        if self.code not in BREACH_CODES:
            raise ValueError(f"unknown breach code {self.code}")


def gravest(findings: Iterable[Finding]) -> Level | None:
    """The gravest level among findings, None when there are none."""
    levels = [finding.level for finding in findings]
    return max(levels, key=lambda level: level.rank) if levels else None
