"""Writing votes carried for others and interests declared. Used by the services only.

A slip is kept in any case, with the code of its refusal where the rules do not take it. Of an
interest only its kind is written.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from governance.breaches.recording import record_findings
from governance.checking import Sitting
from governance.entry import Entry, choice, minute
from governance.findings import record_on_vote, vote_findings
from governance.models import AgendaItem, Conflict, Meeting, Motion, Proxy, ProxyItem, VoteCount
from governance.rules.breaches import ObjectKind
from governance.rules.proxies import ProxyPaper, check_proxies, judge_proxies
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken

__all__ = ["ConflictKind", "declare", "receive_proxy", "revoke_proxy", "take_back"]


class ConflictKind(StrEnum):
    """What binds a person to a matter."""

    RELATION = "relation"
    PAYMENT = "payment"
    DISPUTE = "dispute"
    LANDLORD = "landlord"
    CASE_SUBJECT = "case_subject"
    OTHER = "other"


# Proxies


def receive_proxy(
    entry: Entry,
    meeting: Meeting,
    giver_id: str,
    holder_id: str,
    item_ids: Collection[str],
    received: datetime | None,
    scan_id: str | None = None,
) -> Proxy:
    """Keep a slip, judged by the rules of the day in the order of receipt.

    Raises NotFound, InputInvalid "proxy-to-herself", "time-in-future".
    """
    if giver_id == holder_id:
        raise InputInvalid("proxy-to-herself", field="holder_id")
    entry.check_persons((giver_id, holder_id))
    at = minute(received or entry.now)
    if at > entry.now:
        raise InputInvalid("time-in-future", field="received_at")
    sitting = Sitting(entry.session, meeting)
    if not frozenset(item_ids) <= {item.id for item in sitting.items}:
        raise NotFound("meeting-unknown", what="item")
    earlier = _standing(sitting, frozenset(item_ids))
    paper = ProxyPaper("", giver_id, holder_id)
    *_, verdict = judge_proxies(sitting.rules.proxy, [*earlier, paper], sitting.voters)
    last = select(func.max(Proxy.received_no)).where(Proxy.meeting_id == meeting.id)
    row = Proxy(
        **entry.new(),
        meeting_id=meeting.id,
        giver_id=giver_id,
        holder_id=holder_id,
        received_at=at,
        received_no=(entry.session.scalar(last) or 0) + 1,
        accepted=verdict.stands,
        refusal_code=(verdict.reason or verdict.code) or None,
        revoked_at=None,
        scan_id=scan_id,
    )
    entry.session.add(row)
    entry.session.flush()
    for item_id in dict.fromkeys(item_ids):
        entry.session.add(ProxyItem(**entry.new(), proxy_id=row.id, item_id=item_id))
    record_findings(
        entry,
        group_id=meeting.group_id,
        object_kind=ObjectKind.MEETING.value,
        object_id=meeting.id,
        rules=sitting.rules,
        findings=check_proxies(sitting.rules.proxy, (verdict,)),
        on=meeting.day,
        meeting_id=meeting.id,
    )
    return row


def _standing(sitting: Sitting, wanted: frozenset[str]) -> list[ProxyPaper]:
    """Slips that stand and speak for one of the same points."""
    rows = sitting.session.scalars(
        select(Proxy)
        .where(
            Proxy.meeting_id == sitting.meeting.id,
            Proxy.accepted.is_(True),
            Proxy.revoked_at.is_(None),
        )
        .order_by(Proxy.received_no)
    ).all()
    only = sitting.limits(row.id for row in rows)
    return [
        ProxyPaper(row.id, row.giver_id, row.holder_id)
        for row in rows
        if not wanted or row.id not in only or not wanted.isdisjoint(only[row.id])
    ]


def revoke_proxy(entry: Entry, proxy_id: str, at: datetime | None) -> Proxy:
    """The giver takes her slip back. Raises NotFound, RuleBroken "proxy-revoked"."""
    row = entry.session.get(Proxy, proxy_id)
    if row is None:
        raise NotFound("meeting-unknown", what="proxy")
    if row.revoked_at is not None:
        raise RuleBroken("proxy-revoked")
    row.revoked_at = minute(at or entry.now)
    return row


# Interests


def declare(
    entry: Entry,
    meeting: Meeting,
    item: AgendaItem,
    person_id: str,
    kind: str,
    at: datetime | None,
    *,
    left_room: bool,
) -> Conflict:
    """Keep that a person has an interest in a point; late when a vote under it is past.

    Raises NotFound, RuleBroken "conflict-already-declared".
    """
    entry.check_persons((person_id,))
    there = select(Conflict.id).where(Conflict.item_id == item.id, Conflict.person_id == person_id)
    if entry.session.scalars(there).first() is not None:
        raise RuleBroken("conflict-already-declared")
    sitting = Sitting(entry.session, meeting)
    moment = minute(at or entry.now)
    votes = [sitting.votes[m.id] for m in _voted(sitting, item)]
    past = [v for v in votes if v.taken_at is None or v.taken_at <= moment]
    voted = any(person_id in sitting.inside(v.taken_at) for v in past)
    row = Conflict(
        **entry.new(),
        item_id=item.id,
        person_id=person_id,
        kind=choice(ConflictKind, kind, "kind").value,
        declared_at=moment,
        left_room=left_room,
        voted=voted,
    )
    entry.session.add(row)
    entry.session.flush()
    if voted:
        _find_again(entry, sitting, item, past)
    return row


def _voted(sitting: Sitting, item: AgendaItem) -> list[Motion]:
    return [m for m in sitting.motions if m.item_id == item.id and m.id in sitting.votes]


def _find_again(
    entry: Entry, sitting: Sitting, item: AgendaItem, votes: Collection[VoteCount]
) -> None:
    by_motion = {vote.motion_id: vote for vote in votes}
    for motion in _voted(sitting, item):
        if motion.id in by_motion:
            row = by_motion[motion.id]
            record_on_vote(entry, sitting, row, vote_findings(sitting, motion, row))


def take_back(entry: Entry, conflict: Conflict, item: AgendaItem, meeting: Meeting) -> None:
    """A declaration was a slip. Raises RuleBroken "motion-already-voted" after a vote."""
    if _voted(Sitting(entry.session, meeting), item):
        raise RuleBroken("motion-already-voted")
    entry.session.delete(conflict)
