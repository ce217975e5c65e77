"""Writing motions, amendments, votes and resolutions. Used by the services only.

The serial of a resolution is given here and nowhere else. A vote is written with what it was
checked against: the majority and the quorum of the rules in force on the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from governance.checking import AtVote, Sitting
from governance.commands import PutMotion, TakeVote
from governance.entry import Entry, choice, minute
from governance.entry_decisions import MOTION_MAX, DecisionKind
from governance.findings import record_on_vote, vote_findings
from governance.models import AgendaItem, Meeting, Motion, Resolution, VoteCount
from governance.roll import group_of
from governance.rules.findings import Finding
from governance.rules.parameter_values import SerialYear
from governance.rules.resolutions import next_seq, serial_text, serial_year, verdict
from governance.rules.votes import (
    Count,
    Majority,
    VoteMethod,
    check_count,
    decide,
)
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.text import clean_text, fold

__all__ = ["Cast", "Voted", "carry_motions", "put", "vote", "withdraw"]


class Cast(StrEnum):
    """How the chair decided an equal vote."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True)
class Voted:
    """A vote that was written, and what the rules found wanting. `resolution` is None for an
    amendment: it lives on in its parent."""

    count: VoteCount
    resolution: Resolution | None
    findings: tuple[Finding, ...]


# Motions


def put(entry: Entry, item: AgendaItem, command: PutMotion) -> Motion:
    """Write a motion under a point.

    Raises RuleBroken "proposer-seconds-herself", "amendment-too-late", "amendment-of-amendment".
    """
    kind = choice(DecisionKind, command.decision_kind, "decision_kind")
    if command.proposer_id is not None and command.proposer_id == command.seconder_id:
        raise RuleBroken("proposer-seconds-herself")
    entry.check_persons((command.proposer_id, command.seconder_id))
    if command.amends_id is not None:
        _check_amends(entry, item, command.amends_id)
    last = entry.session.scalar(select(func.max(Motion.no)).where(Motion.item_id == item.id))
    motion = Motion(
        **entry.new(),
        item_id=item.id,
        no=(last or 0) + 1,
        text=clean_text(command.text, field="text", most=MOTION_MAX, required=True),
        decision_kind=kind.value,
        proposer_id=command.proposer_id,
        seconder_id=command.seconder_id,
        amends_id=command.amends_id,
    )
    entry.session.add(motion)
    entry.session.flush()
    return motion


def _check_amends(entry: Entry, item: AgendaItem, amends_id: str) -> None:
    parent = entry.session.get(Motion, amends_id)
    if parent is None or parent.item_id != item.id:
        raise NotFound("meeting-unknown", what="motion")
    if parent.amends_id is not None:
        raise RuleBroken("amendment-of-amendment")
    if parent.withdrawn_at is not None or _is_voted(entry, parent):
        raise RuleBroken("amendment-too-late")


def withdraw(entry: Entry, motion: Motion, at: datetime) -> None:
    """The mover takes a motion back, and its amendments fall with it.

    Raises RuleBroken "motion-already-voted", "motion-withdrawn".
    """
    if motion.withdrawn_at is not None:
        raise RuleBroken("motion-withdrawn")
    if _is_voted(entry, motion):
        raise RuleBroken("motion-already-voted")
    for each in (motion, *_open_amendments(entry, motion)):
        each.withdrawn_at = minute(at)


def carry_motions(entry: Entry, meeting: Meeting) -> None:
    """Put again, under points that go on from an earlier meeting, what was not voted on there."""
    items = entry.session.scalars(
        select(AgendaItem).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.carried_from.is_not(None)
        )
    ).all()
    for item in items:
        rows = entry.session.scalars(
            select(Motion)
            .outerjoin(VoteCount, VoteCount.motion_id == Motion.id)
            .where(Motion.item_id == item.carried_from, Motion.withdrawn_at.is_(None))
            .where(VoteCount.id.is_(None))
            .order_by(Motion.no)
        ).all()
        again: dict[str, str] = {}
        for row in rows:
            made = PutMotion(
                item.id,
                row.words,
                row.decision_kind,
                row.proposer_id,
                row.seconder_id,
                again.get(row.amends_id or ""),
            )
            again[row.id] = put(entry, item, made).id


def _is_voted(entry: Entry, motion: Motion) -> bool:
    query = select(VoteCount.id).where(VoteCount.motion_id == motion.id)
    return entry.session.scalar(query) is not None


def _open_amendments(entry: Entry, motion: Motion) -> Sequence[Motion]:
    return entry.session.scalars(
        select(Motion)
        .outerjoin(VoteCount, VoteCount.motion_id == Motion.id)
        .where(Motion.amends_id == motion.id, Motion.withdrawn_at.is_(None))
        .where(VoteCount.id.is_(None))
        .order_by(Motion.no)
    ).all()


# Votes


def vote(
    entry: Entry, meeting: Meeting, motion: Motion, command: TakeVote, at: datetime | None
) -> Voted:
    """Write the vote, and the resolution with its serial. `at` None: the book has no time.

    Raises RuleBroken "motion-already-voted", "motion-withdrawn", "amendment-first",
    "consensus-objection", "nobody-present", "count-exceeds-present" (H3), InputInvalid
    "count-missing", "count-negative", "verdict-missing", "casting-not-equal".
    """
    _check_open(entry, motion)
    sitting = Sitting(entry.session, meeting)
    taken = None if at is None else minute(at)
    item = entry.session.get_one(AgendaItem, motion.item_id)
    room = sitting.at_vote(item, taken, command.method)
    if room.inside == 0:
        raise RuleBroken("nobody-present")
    majority = sitting.rules.majority(motion.decision_kind)
    count, passed = _outcome(command, sitting, majority, room)
    void = _void_code(sitting, motion, room)
    row = VoteCount(
        **entry.new(),
        motion_id=motion.id,
        taken_at=taken,
        method=command.method.value,
        votes_for=count.for_ if count else None,
        votes_against=count.against if count else None,
        votes_abstain=count.abstain if count else None,
        present_then=room.inside,
        roll_then=len(sitting.voters),
        carried=passed,
        valid=void is None,
        void_code=void,
        chair_cast=_cast(command) if count else None,
        **_checked(sitting, motion, majority, room),
    )
    entry.session.add(row)
    entry.session.flush()
    found = vote_findings(sitting, motion, row)
    record_on_vote(entry, sitting, row, found)
    if motion.amends_id is not None:
        _amend(entry, motion, stands=passed and void is None)
        return Voted(row, None, found)
    return Voted(row, _resolve(entry, sitting, motion, row), found)


def _check_open(entry: Entry, motion: Motion) -> None:
    if motion.withdrawn_at is not None:
        raise RuleBroken("motion-withdrawn")
    if _is_voted(entry, motion):
        raise RuleBroken("motion-already-voted")
    if _open_amendments(entry, motion):
        raise RuleBroken("amendment-first")


def _checked(
    sitting: Sitting, motion: Motion, majority: Majority, room: AtVote
) -> dict[str, object]:
    """The columns that say what a vote was checked against."""
    rules = sitting.rules
    return {
        "majority_num": majority.num,
        "majority_den": majority.den,
        "majority_base": majority.base.value,
        "majority_strict": majority.strict,
        "majority_article": rules.article_of(f"majority.{motion.decision_kind}"),
        "conflicted": room.conflicted,
        "proxies": room.proxies,
        "counted": room.quorum.counted,
        "quorum_needed": room.quorum.needed,
        "quorum_base": room.quorum.base,
        "quorum_met": room.quorum.met,
        "quorum_article": rules.article_of(sitting.quorum_key),
        "constitution_id": rules.version,
    }


def _cast(command: TakeVote) -> str | None:
    if command.chair_cast is None:
        return None
    return choice(Cast, command.chair_cast, "chair_cast").value


def _outcome(
    command: TakeVote, sitting: Sitting, majority: Majority, room: AtVote
) -> tuple[Count | None, bool]:
    if not command.method.counted:
        if command.agreed is None:
            raise InputInvalid("verdict-missing", field="agreed")
        if command.method is VoteMethod.CONSENSUS and not command.agreed:
            raise RuleBroken("consensus-objection")
        return None, command.agreed
    for field in ("votes_for", "votes_against", "votes_abstain"):
        if getattr(command, field) is None:
            raise InputInvalid("count-missing", field=field)
    count = Count(command.votes_for or 0, command.votes_against or 0, command.votes_abstain or 0)
    # Who voted in spite of her interest is a breach to be written down, not a count to refuse.
    check_count(count, room.inside + room.proxies)
    if command.chair_cast is not None and count.for_ != count.against:
        raise InputInvalid("casting-not-equal", field="chair_cast")
    decision = decide(
        majority,
        count,
        room.most,
        len(sitting.voters),
        casting=sitting.rules.casting,
        chair_casts=None if command.chair_cast is None else _cast(command) == Cast.FOR,
    )
    return count, decision.carried


def _void_code(sitting: Sitting, motion: Motion, room: AtVote) -> str | None:
    """Why a decision does not stand, None when it does."""
    if not room.quorum.met and not sitting.about_a_child:
        return room.why.value
    if motion.decision_kind != DecisionKind.AMEND or motion.amends_id is not None:
        return None
    if sitting.text_sent is not None or not sitting.notice_rule.proposal_text_with_notice:
        return None
    return "amendment_text_not_sent"


def _amend(entry: Entry, motion: Motion, *, stands: bool) -> None:
    parent = entry.session.get(Motion, motion.amends_id)
    if parent is not None and stands:
        parent.amended_text = motion.text


def _resolve(entry: Entry, sitting: Sitting, motion: Motion, row: VoteCount) -> Resolution:
    meeting = sitting.meeting
    day = meeting.day
    year = serial_year(day, april=sitting.rules.serial_year is SerialYear.APRIL)
    used = entry.session.scalars(
        select(Resolution.seq).where(
            Resolution.group_id == meeting.group_id, Resolution.year == year
        )
    ).all()
    seq = next_seq(used)
    serial = serial_text(group_of(entry.session, meeting.group_id).code, year, seq)
    resolution = Resolution(
        **entry.new(),
        group_id=meeting.group_id,
        meeting_id=meeting.id,
        motion_id=motion.id,
        year=year,
        seq=seq,
        serial=serial,
        decided_on=day,
        text=motion.words,
        search_text=fold(f"{serial} {motion.words}"),
        status=verdict(row.carried, valid=bool(row.valid)).value,
    )
    entry.session.add(resolution)
    entry.session.flush()
    return resolution
