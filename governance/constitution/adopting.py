"""What adopting a version needs, and what is found when the rules for it were not kept. Pure.

Only a passed resolution on a change of the rules is demanded; majority, notice and text that fall
short are findings: warned and recorded, never a block (domain rules 5.1, 5.2 and `amend`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from governance.rules.findings import Finding, Level
from governance.rules.notice import days_given, earliest_day
from governance.rules.parameters import RuleSet
from governance.rules.resolutions import ResolutionStatus
from governance.rules.votes import Count, votes_needed
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["ResolutionFacts", "adoption_findings", "check_resolution"]

_STANDS = (ResolutionStatus.PASSED.value, ResolutionStatus.CARRIED_OUT.value)


@dataclass(frozen=True)
class ResolutionFacts:
    """What counts of the resolution that adopts a version.

    `count` is None where nobody counted hands or papers. `told_on`: the earliest notice of its
    meeting. `text_sent_on`: the day on which the new words went out, None when they did not.
    `valid`: False when the decision was found void and nobody has ratified it since.
    """

    group_id: str
    decision_kind: str
    status: str
    meeting_day: date
    meeting_type: str
    present: int
    roll: int
    count: Count | None = None
    valid: bool = True
    told_on: date | None = None
    text_sent_on: date | None = None

    @property
    def stands(self) -> bool:
        """It passed and is not void."""
        return self.status in _STANDS and self.valid


def check_resolution(facts: ResolutionFacts, groups: Collection[str], effective_from: date) -> None:
    """Refuse a resolution that cannot adopt the version.

    `groups`: the group, and the one above it where that one changes the rules. Raises RuleBroken
    "resolution-other-group", "resolution-not-amend", "resolution-not-passed"; InputInvalid
    "effective-before-meeting".
    """
    if facts.group_id not in groups:
        raise RuleBroken("resolution-other-group")
    if facts.decision_kind != "amend":
        raise RuleBroken("resolution-not-amend")
    if not facts.stands:
        raise RuleBroken("resolution-not-passed")
    if effective_from < facts.meeting_day:
        raise InputInvalid(
            "effective-before-meeting", field="effective_from", meeting=facts.meeting_day
        )


def adoption_findings(facts: ResolutionFacts, rules: RuleSet) -> tuple[Finding, ...]:
    """What was not kept of the rules that held on the day of the meeting."""
    found = (_majority(facts, rules), _notice(facts, rules), _text(facts, rules))
    return tuple(each for each in found if each is not None)


def _majority(facts: ResolutionFacts, rules: RuleSet) -> Finding | None:
    rule = rules.amend.majority
    if facts.count is None:
        return None
    needed = votes_needed(rule, facts.count, facts.present, facts.roll)
    if facts.count.for_ >= needed:
        return None
    return Finding(
        "amend",
        "majority_not_reached",
        Level.BREACH,
        {
            "votes_for": facts.count.for_,
            "votes_against": facts.count.against,
            "needed": needed,
            "num": rule.num,
            "den": rule.den,
            "base": rule.base.value,
        },
    )


def _words_go_out(facts: ResolutionFacts, rules: RuleSet) -> bool:
    """Whether the rules ask for the new words to go out with the notice of such a meeting."""
    return bool(rules.value(f"notice.{facts.meeting_type}.proposal_text_with_notice"))


def _notice(facts: ResolutionFacts, rules: RuleSet) -> Finding | None:
    asked = rules.amend
    if asked.notice_days == 0:
        return None
    told = facts.told_on
    if told is None:
        return Finding("amend", "notice_missing", Level.BREACH, {"needed": asked.notice_days})
    if _words_go_out(facts, rules) and facts.text_sent_on is not None:
        told = max(told, facts.text_sent_on)
    given = days_given(told, facts.meeting_day, asked.counting)
    if given >= asked.notice_days:
        return None
    return Finding(
        "amend",
        "notice_short",
        Level.BREACH,
        {
            "needed": asked.notice_days,
            "given": max(given, 0),
            "counting": asked.counting.value,
            "earliest": earliest_day(told, asked.notice_days, asked.counting),
        },
    )


def _text(facts: ResolutionFacts, rules: RuleSet) -> Finding | None:
    """The new words went out at all; when they did counts for the notice."""
    if not _words_go_out(facts, rules):
        return None
    sent = facts.text_sent_on
    if sent is not None and sent <= facts.meeting_day:
        return None
    return Finding("amend", "amendment_text_not_sent", Level.BREACH, {})
