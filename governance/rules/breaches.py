"""Rules of breaches: which findings are new, which grew graver, which were mended, who may answer.

Source: domain rules "How a check runs": a breach stays open until it is explained or ratified by a
later meeting of the same group; it is never deleted. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.rules.findings import Finding, Level
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "AnswerKind",
    "NewBreach",
    "ObjectKind",
    "OpenBreach",
    "Ratifying",
    "RecordPlan",
    "check_answerable",
    "check_explanation",
    "check_ratifying",
    "plan_record",
]

RATIFYING_STATES = frozenset({"passed", "carried_out"})
"""States of a resolution that can ratify: it passed, whether or not it was carried out since."""


class ObjectKind(StrEnum):
    """What a breach is about."""

    MEETING = "meeting"
    VOTE = "vote"
    MINUTES = "minutes"
    ELECTION = "election"
    TERM = "term"
    MANDATE = "mandate"
    HANDOVER = "handover"
    CONSTITUTION = "constitution"
    GROUP = "group"


class AnswerKind(StrEnum):
    """What was answered to a breach."""

    EXPLAINED = "explained"
    RATIFIED = "ratified"
    MENDED = "mended"


@dataclass(frozen=True)
class OpenBreach:
    """A breach on record that nobody has answered and no graver one has replaced."""

    id: str
    key: str
    code: str
    level: Level


@dataclass(frozen=True)
class NewBreach:
    """A finding to be written; `raises`: the milder breach it replaces."""

    finding: Finding
    raises: str | None = None


@dataclass(frozen=True)
class RecordPlan:
    """What to write: `new` breaches, `known` ones that stand already, `mended` ones to close."""

    new: tuple[NewBreach, ...]
    known: tuple[str, ...]
    mended: tuple[str, ...]


def plan_record(
    standing: Iterable[OpenBreach], findings: Sequence[Finding], checked: Collection[str] = ()
) -> RecordPlan:
    """Compare what a check found with what stands open for the same object.

    The same rule and code is written once, and again only when it grew graver. An open breach
    whose code is among those `checked` and was not found again is mended.
    """
    by_rule = {(one.key, one.code): one for one in standing}
    new: list[NewBreach] = []
    known: list[str] = []
    found: set[tuple[str, str]] = set()
    for finding in findings:
        rule = (finding.key, finding.code)
        if rule in found:
            continue
        found.add(rule)
        open_one = by_rule.get(rule)
        if open_one is None:
            new.append(NewBreach(finding))
        elif finding.level.rank > open_one.level.rank:
            new.append(NewBreach(finding, raises=open_one.id))
        else:
            known.append(open_one.id)
    mended = [one.id for rule, one in by_rule.items() if one.code in checked and rule not in found]
    return RecordPlan(tuple(new), tuple(known), tuple(mended))


def check_answerable(*, answered: bool) -> None:
    """A breach is answered once. Raises RuleBroken "breach-already-answered"."""
    if answered:
        raise RuleBroken("breach-already-answered")


def check_explanation(text: str) -> None:
    """An explanation says something. Raises InputInvalid "text-missing"."""
    if not text:
        raise InputInvalid("text-missing", field="text")


@dataclass(frozen=True)
class Ratifying:
    """The resolution that is to ratify, as the rule needs it."""

    group_id: str
    meeting_id: str
    decided_on: date
    status: str
    valid: bool


def check_ratifying(
    resolution: Ratifying, *, group_id: str, meeting_id: str | None, found_on: date
) -> None:
    """Only a passed and valid resolution of a later meeting of the same group ratifies.

    Raises RuleBroken "ratification-other-group", "ratification-not-passed",
    "ratification-same-meeting", "ratification-too-early".
    """
    if resolution.group_id != group_id:
        raise RuleBroken("ratification-other-group")
    if resolution.status not in RATIFYING_STATES or not resolution.valid:
        raise RuleBroken("ratification-not-passed")
    if meeting_id is not None and resolution.meeting_id == meeting_id:
        raise RuleBroken("ratification-same-meeting")
    if resolution.decided_on < found_on:
        raise RuleBroken("ratification-too-early", found_on=found_on)
