"""Findings about a vote: a casting vote that nobody gave the chair, a verdict told otherwise. Pure.

Source: domain rules 10.3. The arithmetic stands in `votes`.
"""

from __future__ import annotations

from governance.rules.findings import Finding, Level
from governance.rules.votes import Decision, Majority

__all__ = ["check_chair_cast", "check_verdict"]


def check_chair_cast(decision: Decision, *, casting: bool) -> Finding | None:
    """A finding when the chair cast a second vote without a right to it, or without equal votes."""
    if not decision.refused_cast:
        return None
    return Finding(
        "chair.casting",
        "chair_cast_not_allowed",
        Level.BREACH,
        {
            "for": decision.count.for_,
            "against": decision.count.against,
            "casting": casting,
            "nobody": decision.count.for_ == decision.count.against == 0,
        },
    )


def check_verdict(
    kind: str, majority: Majority, decision: Decision, *, declared_carried: bool
) -> Finding | None:
    """A finding when the chair declared otherwise than the rule counts."""
    if declared_carried is decision.carried:
        return None
    return Finding(
        f"majority.{kind}",
        "majority_not_reached",
        Level.BREACH,
        {
            "for": decision.count.for_,
            "against": decision.count.against,
            "needed": decision.needed,
            "num": majority.num,
            "den": majority.den,
            "base": majority.base.value,
            "declared": declared_carried,
        },
    )
