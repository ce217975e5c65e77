"""What two may do before the board can sit, and what happens to it after. Pure.

Source: domain paper, section 11. Any two of chair, secretary, counsellor, duty member, at least
one of them from the community, do protective acts only. One person alone may always report. The
board ratifies within 72 hours; if it does not, further support stops and the reports stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.vocabulary import BoardOffice, Profession, RosterCapacity

__all__ = [
    "BRIEF_KEPT",
    "RATIFY_WITHIN",
    "Actor",
    "Aftermath",
    "NoticeCheck",
    "ProtectiveAct",
    "aftermath",
    "brief_expires",
    "check_emergency",
    "check_notice",
    "entitled",
    "ratify_by",
    "ratify_overdue",
]

RATIFY_WITHIN = timedelta(hours=72)
BRIEF_KEPT = timedelta(hours=48)


class ProtectiveAct(StrEnum):
    """What may be done at once. Nothing else is an emergency act."""

    SAFE_PLACE = "safe_place"
    MEDICAL_HELP = "medical_help"
    REPORT = "report"
    ESCORT = "escort"


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: what she is at the board at that moment."""

    slot_id: str
    community: bool
    office: BoardOffice = BoardOffice.NONE
    profession: Profession = Profession.NONE
    on_duty: frozenset[RosterCapacity] = frozenset()


def entitled(actor: Actor) -> bool:
    """Whether she is one of chair, secretary, counsellor, duty member."""
    return (
        actor.office is not BoardOffice.NONE
        or actor.profession is Profession.COUNSELLOR
        or bool(actor.on_duty)
    )


def check_emergency(actors: Iterable[Actor], acts: Collection[ProtectiveAct]) -> bool:
    """Whether the acts need the board's ratification.

    A report alone needs nobody and no ratification. Raises InputInvalid "emergency-no-act";
    RuleBroken "emergency-needs-two", "emergency-community-missing". Their words say that a report
    goes ahead all the same.
    """
    if not acts:
        raise InputInvalid("emergency-no-act", field="acts")
    if set(acts) == {ProtectiveAct.REPORT}:
        return False
    able = {actor.slot_id: actor for actor in actors if entitled(actor)}
    if len(able) < 2:
        raise RuleBroken("emergency-needs-two", able=len(able))
    if not any(actor.community for actor in able.values()):
        raise RuleBroken("emergency-community-missing")
    return True


def ratify_by(acted_at: datetime) -> datetime:
    """By when the board ratifies: 72 hours, whatever the day."""
    return acted_at + RATIFY_WITHIN


def ratify_overdue(due: datetime, now: datetime, ratified: bool | None) -> bool:
    """Whether the time has passed without an answer of the board."""
    return ratified is None and now > due


@dataclass(frozen=True)
class Aftermath:
    """What an answer of the board does. `stopped`: support that goes no further;
    `stands`: what stays as it is, always every report."""

    stopped: frozenset[ProtectiveAct]
    stands: frozenset[ProtectiveAct]
    new_sitting: bool


def aftermath(acts: Iterable[ProtectiveAct], *, ratified: bool) -> Aftermath:
    """Ratified: everything stands. Not ratified: support stops, a new sitting is listed, and no
    report is undone."""
    done = frozenset(acts)
    if ratified:
        return Aftermath(frozenset(), done, new_sitting=False)
    reports = done & {ProtectiveAct.REPORT}
    return Aftermath(done - reports, reports, new_sitting=True)


@dataclass(frozen=True)
class NoticeCheck:
    """A notice held against the rule. `short_minutes`: how much is missing to it; `ratify`: the
    next sitting ratifies the short notice."""

    short_minutes: int
    ratify: bool


def check_notice(sent: datetime, starts: datetime, hours: int, *, protective: bool) -> NoticeCheck:
    """A notice of `hours` before the sitting; a protective sitting is never blocked by it.

    Raises RuleBroken "sitting-notice-short" for every other sitting.
    """
    short = timedelta(hours=hours) - (starts - sent)
    if short <= timedelta():
        return NoticeCheck(0, ratify=False)
    if not protective:
        raise RuleBroken("sitting-notice-short", hours=hours)
    return NoticeCheck(-(-int(short.total_seconds()) // 60), ratify=True)


def brief_expires(sitting_end: datetime) -> datetime:
    """When a brief can be opened no more: 48 hours after the sitting."""
    return sitting_end + BRIEF_KEPT
