"""Reaching somebody again: by her own rule, with her yes, or as the authority permits. Pure.

Source: domain paper, sections 10, 12 (R13, R20) and 15. A try to reach her meets no duty by law.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.clocks import FOLLOW_UP_DAYS
from sr_board.cases.vocabulary import FollowUpMode, Situation

__all__ = [
    "FAMILY",
    "REVIEW_AFTER",
    "SUPPORT_AGAIN",
    "ContactRule",
    "DueDate",
    "begins_support",
    "check_allowed",
    "check_contact",
    "check_family",
    "met_by",
    "offered",
]

SUPPORT_AGAIN = timedelta(hours=24)
"""By when somebody looks after a person whom a follow-up found at risk."""
REVIEW_AFTER = timedelta(days=30)
"""Monthly review of a file that stays uncertain."""
FAMILY = "family"
"""Beside her yes to follow-ups: that somebody may visit her family."""
_NAMES = {days: f"follow_up_{days}" for days in FOLLOW_UP_DAYS}


@dataclass(frozen=True)
class ContactRule:
    """How she may be reached. `only`: the one account that may, "" for everybody of the team;
    `unsafe`: the last follow-up found that reaching her is not safe, and she has given no new rule
    since."""

    never_call: bool = False
    only: str = ""
    unsafe: bool = False


@dataclass(frozen=True)
class DueDate:
    """A running follow-up clock."""

    rule_id: str
    starts_at: datetime


def check_contact(rule: ContactRule, mode: FollowUpMode, who: str) -> None:
    """Whether `who` may reach her in this way (R13).

    Raises RuleBroken "case-r13" (not safe now), "case-r13-phone", "case-r13-peer".
    """
    if rule.unsafe:
        raise RuleBroken("case-r13")
    if rule.never_call and mode is FollowUpMode.PHONE:
        raise RuleBroken("case-r13-phone")
    if rule.only and who != rule.only:
        raise RuleBroken("case-r13-peer")


def check_family(mode: FollowUpMode, *, child: bool, yes: str, permit: str) -> None:
    """The family is visited with her own yes to that, for a child as the authority permits.

    Raises RuleBroken "case-r20".
    """
    if mode is FollowUpMode.FAMILY_VISIT and not (permit.strip() if child else yes):
        raise RuleBroken("case-r20")


def check_allowed(
    mode: FollowUpMode, *, child: bool, yes: str, permit: str, family_yes: str = ""
) -> None:
    """An adult is followed up with her standing yes only, a child as the authority permits
    (number of its order or letter). A visit without either exposes her, and one to her family
    needs a yes of its own, `family_yes` (R20).

    Raises RuleBroken "case-r20", "follow-up-needs-yes", "follow-up-needs-permit".
    """
    check_family(mode, child=child, yes=family_yes, permit=permit)
    if permit.strip() if child else yes:
        return
    if mode in (FollowUpMode.VISIT, FollowUpMode.FAMILY_VISIT):
        raise RuleBroken("case-r20")
    raise RuleBroken("follow-up-needs-permit" if child else "follow-up-needs-yes")


def offered(begin: datetime) -> tuple[datetime, ...]:
    """The dates that are offered to her: after 7, 30, 90, 180 and 365 days."""
    return tuple(begin + timedelta(days=days) for days in FOLLOW_UP_DAYS)


def met_by(done: datetime, running: Iterable[DueDate]) -> tuple[str, ...]:
    """The follow-up clocks that a follow-up at `done` meets: those it is nearer to than to the
    date before (and late ones). A second visit in the same week is no visit after a month."""
    found = []
    for one in running:
        days = next((n for n, name in _NAMES.items() if name == one.rule_id), None)
        if days is not None and done >= one.starts_at + _opens(days):
            found.append(one.rule_id)
    return tuple(found)


def _opens(days: int) -> timedelta:
    place = FOLLOW_UP_DAYS.index(days)
    if place == 0:
        return timedelta(0)
    return timedelta(days=days + FOLLOW_UP_DAYS[place - 1]) / 2


def begins_support(found: Sequence[Situation]) -> bool:
    """Whether the last follow-up found her at risk, or back where she did not want to be."""
    return bool(found) and found[-1] in (Situation.AT_RISK, Situation.RE_ENTERED)
