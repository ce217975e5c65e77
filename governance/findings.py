"""What a meeting, a vote or minutes lack against the rules of their day, and writing it down.

`…_findings` work the findings out and write nothing; `record_…` write them as breaches in the act
that caused them. Levels, facts and codes are those of the pure rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.agenda import same_body
from governance.agenda_copy import agenda_from
from governance.breaches.recording import record_findings
from governance.checking import Sitting
from governance.entry import Entry
from governance.models import Meeting, Minutes, MinutesApproval, Motion, Resolution, VoteCount
from governance.rules.amendment import check_approval, check_read_aloud_done
from governance.rules.breaches import ObjectKind
from governance.rules.conflicts import check_conflict
from governance.rules.findings import Fact, Finding, Level
from governance.rules.frequency import check_frequency
from governance.rules.majorities import check_chair_cast, check_verdict
from governance.rules.notice import check_amendment_notice, check_notice, notice_given
from governance.rules.quorum import QuorumCount, QuorumMoment, check_quorum
from governance.rules.recall import check_secret
from governance.rules.requisition import asked_for, check_summons
from governance.rules.votes import Count, Decision, Majority, MajorityBase, VoteMethod, decide

__all__ = [
    "find_rescinding",
    "held_before",
    "meeting_findings",
    "notice_findings",
    "record_on_meeting",
    "record_on_minutes",
    "record_on_vote",
    "record_unapproved",
    "unlisted",
    "vote_findings",
]

_AT_MEETING = (
    "notice_missing",
    "notice_short",
    "agenda_missing",
    "quorum_not_met",
    "frequency_missed",
)
"""Codes that are checked whole whenever a meeting is: what is not found again was mended."""
_HELD = ("open", "closed", "adjourned", "minuted", "approved")


def _only(*found: Finding | None) -> tuple[Finding, ...]:
    return tuple(each for each in found if each is not None)


# Notice


def notice_findings(sitting: Sitting, *, held: bool) -> tuple[Finding, ...]:
    """Whether members were told of the meeting in time, and of its agenda."""
    told = sitting.told
    sent = sitting.local(told[0].sent_at) if told else None
    return check_notice(
        sitting.meeting.type,
        sitting.notice_rule,
        sent,
        sitting.local(sitting.held_at),
        agenda_sent=any(each.agenda_copy for each in told),
        held=held,
        about_a_child=sitting.about_a_child,
    )


def unlisted(sitting: Sitting) -> tuple[str, ...]:
    """Ids of points that no notice in time named, where the rules want an agenda.

    Telling members again of a changed agenda starts the clock anew for the changed points only.
    Empty while no notice was in time: then the notice itself is found.
    """
    rule, held = sitting.notice_rule, sitting.local(sitting.held_at)
    if not rule.agenda or not (rule.days or rule.hours):
        return ()
    in_time = [n for n in sitting.told if notice_given(rule, sitting.local(n.sent_at), held).ok]
    listed = [dict(agenda_from(n.agenda_copy)) for n in in_time if n.agenda_copy]
    known = {item for agenda in listed for item in agenda}
    return tuple(item.id for item in sitting.items if listed and item.id not in known)


def _off_the_agenda(sitting: Sitting, motion: Motion) -> Finding | None:
    """A vote on a point of which members were not told in time. A board may have to act at once."""
    if sitting.about_a_child or motion.item_id not in unlisted(sitting):
        return None
    key = f"notice.{sitting.meeting.type}.agenda"
    no = next(item.no for item in sitting.items if item.id == motion.item_id)
    facts: dict[str, Fact] = {"meeting": sitting.meeting.day, "item": no}
    return Finding(key, "agenda_missing", Level.WARN, facts)


# Votes


def vote_findings(sitting: Sitting, motion: Motion, row: VoteCount) -> tuple[Finding, ...]:
    """What a vote lacks: quorum, the text of a change, secrecy, a right to a cast, conflicts."""
    return (
        *_only(_quorum_of(sitting, row)),
        *_amendment(sitting, motion),
        *_only(_off_the_agenda(sitting, motion)),
        *_only(_openly(motion, row)),
        *_only(*_count_findings(sitting, motion, row)),
    )


def _openly(motion: Motion, row: VoteCount) -> Finding | None:
    """A leader is removed by a secret vote; an amendment of the motion is not that vote."""
    if motion.decision_kind != "recall" or motion.amends_id is not None:
        return None
    return check_secret(VoteMethod(row.method))


def _quorum_of(sitting: Sitting, row: VoteCount) -> Finding | None:
    count = QuorumCount(row.quorum_base or 0, row.quorum_needed or 0, row.counted or 0)
    moment = QuorumMoment(row.void_code) if row.void_code in list(QuorumMoment) else None
    if moment is None:
        moment = QuorumMoment.LOST
    found = check_quorum(sitting.quorum_key, count, moment, about_a_child=sitting.about_a_child)
    if found is None or moment is not QuorumMoment.OPENING or sitting.about_a_child:
        return found
    # A vote that was taken can no longer be mended by those who still come.
    return Finding(found.key, found.code, Level.BREACH, found.facts)


def _amendment(sitting: Sitting, motion: Motion) -> tuple[Finding, ...]:
    if motion.decision_kind != "amend" or motion.amends_id is not None:
        return ()
    return check_amendment_notice(
        sitting.rules.amend,
        sitting.notice_rule,
        sitting.text_sent,
        sitting.local(sitting.held_at),
        held=True,
    )


def _count_findings(
    sitting: Sitting, motion: Motion, row: VoteCount
) -> tuple[Finding | None, Finding | None]:
    if row.votes_for is None:
        return None, None
    majority = majority_of(row)
    decision = decision_of(row, casting=sitting.rules.casting)
    count = Count(row.votes_for, row.votes_against or 0, row.votes_abstain or 0)
    return (
        check_chair_cast(decision, casting=sitting.rules.casting),
        check_conflict(
            motion.decision_kind,
            majority,
            count,
            conflicted_votes(sitting, motion, row),
            row.present_then + (row.proxies or 0),
            row.roll_then,
        ),
    )


def majority_of(row: VoteCount) -> Majority:
    """The majority a vote was held against."""
    return Majority(
        row.majority_num,
        row.majority_den,
        MajorityBase(row.majority_base),
        strict=row.majority_strict,
    )


def decision_of(row: VoteCount, *, casting: bool) -> Decision:
    """The verdict of a counted vote with the numbers it rests on."""
    return decide(
        majority_of(row),
        Count(row.votes_for or 0, row.votes_against or 0, row.votes_abstain or 0),
        row.present_then - (row.conflicted or 0) + (row.proxies or 0),
        row.roll_then,
        casting=casting,
        chair_casts=None if row.chair_cast is None else row.chair_cast == "for",
    )


def conflicted_votes(sitting: Sitting, motion: Motion, row: VoteCount) -> Count:
    """Votes that those in conflict gave: who declared it after the vote, and votes beyond those of
    the others. How they voted is not known; it is taken as on the side that won."""
    count = Count(row.votes_for or 0, row.votes_against or 0, row.votes_abstain or 0)
    others = row.present_then - (row.conflicted or 0) + (row.proxies or 0)
    given = max(0, count.total - others) + sitting.voted_in_conflict(motion.item_id)
    if row.carried:
        return Count(min(given, count.for_), 0, 0)
    return Count(0, min(given, count.against), 0)


def record_on_vote(
    entry: Entry, sitting: Sitting, row: VoteCount, findings: Sequence[Finding]
) -> None:
    """Write what a vote lacks."""
    record_findings(
        entry,
        group_id=sitting.meeting.group_id,
        object_kind=ObjectKind.VOTE.value,
        object_id=row.id,
        rules=sitting.rules,
        findings=findings,
        on=sitting.meeting.day,
        meeting_id=sitting.meeting.id,
    )


def find_rescinding(entry: Entry, first: Resolution, later: Resolution) -> None:
    """Write that a decision was taken back by a smaller majority than it was made with."""
    before, after = (_vote_of(entry.session, row) for row in (first, later))
    if before is None or after is None or after.votes_for is None:
        return
    meeting = entry.session.get_one(Meeting, later.meeting_id)
    motion = entry.session.get_one(Motion, first.motion_id)
    sitting = Sitting(entry.session, meeting)
    needed = majority_of(before)
    decision = decide(
        needed,
        Count(after.votes_for, after.votes_against or 0, after.votes_abstain or 0),
        after.present_then - (after.conflicted or 0) + (after.proxies or 0),
        after.roll_then,
        casting=sitting.rules.casting,
        chair_casts=None if after.chair_cast is None else after.chair_cast == "for",
    )
    found = check_verdict(motion.decision_kind, needed, decision, declared_carried=True)
    record_on_vote(entry, sitting, after, _only(found))


def _vote_of(session: Session, row: Resolution) -> VoteCount | None:
    return session.scalars(
        select(VoteCount).where(VoteCount.motion_id == row.motion_id)
    ).one_or_none()


# The meeting


def meeting_findings(sitting: Sitting, *, ended: bool) -> tuple[Finding, ...]:
    """What the meeting as a whole lacks: notice, quorum at the opening, how long since the last.

    `ended`: it is over, so that the quorum of the opening is settled.
    """
    held = sitting.meeting.opened_at is not None
    found = [*notice_findings(sitting, held=held), *_only(_too_late(sitting), _summons(sitting))]
    if held and ended and not sitting.meeting.put_off:
        start = sitting.start_moment()
        count = sitting.quorum_at(start, proxies=sitting.slips(start))
        child = sitting.about_a_child
        found += _only(check_quorum(sitting.quorum_key, count, about_a_child=child))
    return tuple(found)


def held_before(session: Session, meeting: Meeting) -> date | None:
    """The day of the last meeting of the same body before this one."""
    row = session.scalars(
        select(Meeting)
        .where(
            Meeting.group_id == meeting.group_id,
            same_body(meeting.type, meeting.committee_id),
            Meeting.type == meeting.type,
            Meeting.status.in_(_HELD),
            Meeting.put_off.is_(False),
            Meeting.planned_at < meeting.planned_at,
            Meeting.id != meeting.id,
        )
        .order_by(Meeting.planned_at.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else row.day


def _too_late(sitting: Sitting) -> Finding | None:
    last = held_before(sitting.session, sitting.meeting)
    if last is None:
        return None
    rule = sitting.rules.frequency(sitting.meeting.type)
    return check_frequency(sitting.meeting.type, rule, last, sitting.meeting.day)


def _summons(sitting: Sitting) -> Finding | None:
    meeting = sitting.meeting
    if meeting.asked_by is None or meeting.asked_on is None:
        return None
    rule = sitting.rules.requisition(meeting.type)
    asked = asked_for(rule, len(sitting.voters), meeting.asked_by, meeting.asked_on)
    called = min(sitting.local(meeting.recorded_at).date(), meeting.day)
    return check_summons(meeting.type, asked, called, called)


def record_on_meeting(entry: Entry, sitting: Sitting, *, ended: bool) -> tuple[Finding, ...]:
    """Write what the meeting lacks; what was mended since is closed. Gives what was found."""
    found = meeting_findings(sitting, ended=ended)
    record_findings(
        entry,
        group_id=sitting.meeting.group_id,
        object_kind=ObjectKind.MEETING.value,
        object_id=sitting.meeting.id,
        rules=sitting.rules,
        findings=found,
        on=sitting.meeting.day,
        meeting_id=sitting.meeting.id,
        checked=_AT_MEETING,
    )
    return found


# Minutes


def record_on_minutes(entry: Entry, sitting: Sitting, minutes: Minutes, *, read: bool) -> None:
    """Write that minutes are signed which nobody read aloud."""
    record_findings(
        entry,
        group_id=sitting.meeting.group_id,
        object_kind=ObjectKind.MINUTES.value,
        object_id=minutes.id,
        rules=sitting.rules,
        findings=_only(check_read_aloud_done(read_aloud=read)),
        on=entry.today,
        meeting_id=sitting.meeting.id,
    )


def record_unapproved(entry: Entry, meeting: Meeting) -> None:
    """Write which minutes of the same body are still not approved after two further meetings."""
    rows = entry.session.execute(
        select(Meeting, Minutes, MinutesApproval.id)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .outerjoin(MinutesApproval, MinutesApproval.minutes_id == Minutes.id)
        .where(
            Meeting.group_id == meeting.group_id,
            same_body(meeting.type, meeting.committee_id),
            Meeting.status.in_(("closed", "minuted", "approved")),
            Meeting.planned_at < meeting.planned_at,
        )
        .order_by(Meeting.planned_at.desc())
    ).all()
    for since, (earlier, minutes, approval) in enumerate(rows, start=1):
        finding = check_approval(since, approved=approval is not None)
        if finding is None:
            continue
        record_findings(
            entry,
            group_id=meeting.group_id,
            object_kind=ObjectKind.MINUTES.value if minutes else ObjectKind.MEETING.value,
            object_id=minutes.id if minutes else earlier.id,
            rules=Sitting(entry.session, meeting).rules,
            findings=(finding,),
            on=meeting.day,
        )
