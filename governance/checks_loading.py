"""Builds the live figures of a meeting from its facts and the rules of its day. Reads only."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from governance.checking import Sitting
from governance.entry_decisions import DecisionKind
from governance.findings import unlisted, vote_findings
from governance.roll import names_of
from governance.rules.findings import Finding
from governance.rules.notice import latest_telling, notice_given
from governance.rules.parameter_values import Adjourned, CountBase, Moment
from governance.rules.parameters import RuleSet
from governance.rules.votes import VoteMethod
from governance.views_checks import (
    ItemCheck,
    MajorityCheck,
    MotionCheck,
    NoticeCheck,
    QuorumCheck,
    RuleQuote,
)

__all__ = [
    "item_checks",
    "majority_checks",
    "motion_checks",
    "notice_check",
    "quorum_check",
    "quote",
    "vote_findings_of",
]


def quote(rules: RuleSet, key: str) -> RuleQuote:
    """Which rule speaks, for the page."""
    return RuleQuote(key, rules.article_of(key), rules.origin_of(key).kind.value)


def notice_check(sitting: Sitting, now: datetime) -> NoticeCheck:
    """Whether members were told in time, or until when they can be."""
    rule, meeting = sitting.notice_rule, sitting.meeting
    told = sitting.told
    sent = told[0].sent_at if told else None
    held = sitting.local(sitting.held_at)
    given = notice_given(rule, sitting.local(sent or now), held)
    by_hours = rule.hours is not None
    figure = given.hours_given if by_hours else given.days_given
    standing = given.needed == 0
    return NoticeCheck(
        quote=quote(sitting.rules, f"notice.{meeting.type}"),
        unit="hours" if by_hours else "days",
        needed=given.needed,
        counting=rule.counting.value,
        channels=tuple(channel.value for channel in rule.channels),
        sent_at=sent,
        given=figure if told else None,
        met=standing or (given.ok if told else False),
        earliest=_moment(sitting, given.earliest),
        send_by=None if told or standing else latest_telling(rule, held).date(),
        unlisted=unlisted(sitting),
        text_missing=_without_text(sitting),
    )


def _moment(sitting: Sitting, earliest: date | datetime) -> datetime:
    """An earliest lawful day as a moment: at the hour for which the meeting is planned."""
    if not isinstance(earliest, datetime):
        hour: time = sitting.local(sitting.held_at).time()
        earliest = datetime.combine(earliest, hour)
    shifted = earliest - timedelta(minutes=sitting.meeting.offset_minutes)
    return shifted.replace(tzinfo=UTC)


def _without_text(sitting: Sitting) -> tuple[str, ...]:
    wanted = sitting.notice_rule.proposal_text_with_notice and sitting.text_sent is None
    if not wanted:
        return ()
    changing = {m.item_id for m in sitting.motions if m.decision_kind == DecisionKind.AMEND}
    return tuple(item.id for item in sitting.items if item.id in changing)


def quorum_check(sitting: Sitting, now: datetime) -> QuorumCheck:
    """Whether enough are here now; after the end, whether enough were here at the opening."""
    rule, meeting = sitting.quorum, sitting.meeting
    moment = sitting.start_moment() if meeting.closed_at else now
    slips = sitting.slips(moment)
    count = sitting.quorum_at(moment, proxies=slips)
    opened = meeting.opened_at
    return QuorumCheck(
        quote=quote(sitting.rules, sitting.quorum_key),
        base_kind=rule.base.value,
        base=count.base,
        needed=count.needed,
        here=count.counted,
        proxies=slips,
        met=count.met,
        short_by=count.short_by,
        every_vote=rule.moment is Moment.EACH_VOTE,
        wait_until=None if opened is None else opened + timedelta(minutes=rule.wait_min),
        second=sitting.second,
        any_number=sitting.second and rule.adjourned is Adjourned.ANY,
        dues_unknown=rule.base is CountBase.GOOD_STANDING,
    )


def item_checks(sitting: Sitting, now: datetime) -> tuple[ItemCheck, ...]:
    """Every point with who is out of its votes and who then counts."""
    moment = None if sitting.meeting.closed_at else now
    out = {item.id: sitting.conflicted(item.id) for item in sitting.items}
    named = names_of(sitting.session, sitting.meeting.group_id, frozenset().union(*out.values()))
    checks = []
    for item in sitting.items:
        room = sitting.at_vote(item, moment, VoteMethod.HANDS)
        persons = sorted((named[each] for each in out[item.id]), key=lambda p: (p.name, p.id))
        checks.append(
            ItemCheck(
                item_id=item.id,
                no=item.no,
                conflicted=tuple(persons),
                counted=room.quorum.counted,
                needed=room.quorum.needed,
                met=room.quorum.met,
                short_by=room.quorum.short_by,
                votes_most=room.most,
                proxies=room.proxies,
            )
        )
    return tuple(checks)


def motion_checks(sitting: Sitting) -> tuple[MotionCheck, ...]:
    """Motions that wait for a vote, with the amendments to be voted first."""
    missing = frozenset(_without_text(sitting))
    waiting = [motion for motion in sitting.motions if motion.id not in sitting.votes]
    return tuple(
        MotionCheck(
            motion_id=motion.id,
            item_id=motion.item_id,
            kind=motion.decision_kind,
            waits_for=tuple(each.id for each in waiting if each.amends_id == motion.id),
            text_missing=motion.item_id in missing and motion.decision_kind == DecisionKind.AMEND,
        )
        for motion in waiting
    )


def majority_checks(rules: RuleSet) -> tuple[MajorityCheck, ...]:
    """The majority of every kind of decision."""
    return tuple(
        MajorityCheck(
            kind.value,
            rules.majority(kind.value),
            quote(rules, f"majority.{kind.value}"),
            rules.casting,
        )
        for kind in DecisionKind
    )


def vote_findings_of(sitting: Sitting) -> tuple[Finding, ...]:
    """What the votes taken so far lack."""
    found: list[Finding] = []
    for motion in sitting.motions:
        if motion.id in sitting.votes:
            found += vote_findings(sitting, motion, sitting.votes[motion.id])
    return tuple(found)
