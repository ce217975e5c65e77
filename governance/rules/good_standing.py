"""Who may vote and stand on a day: active, long enough, dues paid, often enough there. Pure.

Source: domain rules 4. All refusals are collected, in the order of the codes of section 9.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import GoodStanding, Share
from sr_board.base.dates import add_months

__all__ = ["Member", "attended_enough", "check_standing", "member_since", "refusals"]


@dataclass(frozen=True)
class Member:
    """What is asked of a member. `dues_days` None: the money books say nothing, and she passes."""

    active: bool
    joined: date | None
    dues_days: int | None = None
    present: int = 0
    held: int = 0


def member_since(joined: date, months: int) -> date:
    """The first day on which she has been a member for so many months."""
    return add_months(joined, months)


def attended_enough(present: int, held: int, least: Share | None) -> bool:
    """Whether she came often enough; equal passes, and so does a year without meetings."""
    return least is None or present * least.den >= held * least.num


def refusals(rule: GoodStanding, member: Member, on: date) -> tuple[str, ...]:
    """Codes of what stands against her: not_active, too_new, dues, attendance.

    A member whose day of joining nobody wrote down passes for length.
    """
    tests = (
        ("not_active", member.active),
        ("too_new", member.joined is None or member_since(member.joined, rule.months) <= on),
        ("dues", member.dues_days is None or member.dues_days <= rule.dues_days),
        ("attendance", attended_enough(member.present, member.held, rule.attendance)),
    )
    return tuple(code for code, passed in tests if not passed)


def check_standing(rule: GoodStanding, member: Member, on: date) -> Finding | None:
    """A finding when somebody acts who is not in good standing."""
    against = refusals(rule, member, on)
    if not against:
        return None
    return Finding(
        "member.good_standing",
        "not_in_good_standing",
        Level.BREACH,
        {"reasons": " ".join(against), "dues_days": member.dues_days, "joined": member.joined},
    )
