"""Builds the record of a meeting from its rows. Reads only; knows no right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.agenda_copy import agenda_from
from governance.breaches.models import BreachAnswer, RuleBreach
from governance.electorate import voters_of
from governance.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Committee,
    Conflict,
    Meeting,
    Minutes,
    Motion,
    Notice,
    Proxy,
    ProxyItem,
    Resolution,
    VoteCount,
)
from governance.record import (
    ActionLine,
    BreachLine,
    ConflictLine,
    GuestLine,
    ItemLine,
    MeetingRecord,
    MotionLine,
    NoticeLine,
    PersonLine,
    PresentLine,
    ProxyLine,
    StayLine,
    VoteLine,
)
from governance.roll import RollLine, group_of, names_of
from governance.rules.breaches import AnswerKind, ObjectKind
from governance.rules.resolutions import ResolutionStatus

__all__ = ["ABSENT_NAMED_MOST", "load_record"]

ABSENT_NAMED_MOST = 60
"""A small group reads out who was not there; of a large general meeting only the number is kept."""

Naming = Mapping[str, PersonLine]


def load_record(session: Session, meeting: Meeting) -> MeetingRecord:
    """All that is recorded of `meeting` now, in the order of the paper."""
    rows = _Rows(session, meeting)
    roll = voters_of(session, meeting)
    names = names_of(session, meeting.group_id, rows.person_ids(line.person_id for line in roll))
    group = group_of(session, meeting.group_id)
    voting = frozenset(line.person_id for line in roll)
    present = _present(rows.attendance, names, voting)
    apologies = _apologies(rows.attendance, names)
    told = {line.person.id for line in present} | {person.id for person in apologies}
    return MeetingRecord(
        meeting_id=meeting.id,
        group_id=meeting.group_id,
        group_name=group.name,
        group_kind=group.kind,
        number=meeting.number,
        year=meeting.year,
        type=meeting.type,
        planned_at=meeting.planned_at,
        offset_minutes=meeting.offset_minutes,
        place=meeting.place,
        adjourned=meeting.put_off,
        called_by=_one(names, meeting.called_by),
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        chair=_one(names, meeting.chair_id),
        roll=len(roll),
        notices=tuple(_notice(each) for each in rows.notices),
        present=present,
        apologies=apologies,
        absent=_absent(roll, told, names),
        guests=_guests(rows.attendance),
        opening=rows.minutes.opening if rows.minutes else "",
        items=tuple(_item(item, rows, names) for item in rows.items),
        closing=rows.minutes.closing if rows.minutes else "",
        actions=_actions(rows, names),
        committee=_committee(session, meeting),
        **_checked(session, rows, names),
    )


def _checked(session: Session, rows: _Rows, names: Naming) -> dict[str, Any]:
    """What the meeting was checked against, and what it lacked."""
    meeting = rows.meeting
    return {
        "asked_by": meeting.asked_by,
        "asked_on": meeting.asked_on,
        "urgent_reason": meeting.urgent_reason or "",
        "proxies": _proxies(rows, names),
        "breaches": _breaches(session, rows),
        "put_off_on": _put_off_on(session, meeting),
    }


class _Rows:
    """The rows of one meeting, each table read once."""

    def __init__(self, session: Session, meeting: Meeting) -> None:
        self.meeting = meeting
        of = meeting.id
        self.notices = session.scalars(
            select(Notice).where(Notice.meeting_id == of).order_by(Notice.sent_at, Notice.id)
        ).all()
        self.attendance = session.scalars(
            select(Attendance)
            .where(Attendance.meeting_id == of)
            .order_by(Attendance.came_at, Attendance.id)
        ).all()
        self.items = session.scalars(
            select(AgendaItem).where(AgendaItem.meeting_id == of).order_by(AgendaItem.no)
        ).all()
        found = session.scalars(
            select(Motion).where(Motion.item_id.in_([i.id for i in self.items])).order_by(Motion.no)
        ).all()
        self.motions: defaultdict[str, list[Motion]] = defaultdict(list)
        for motion in found:
            self.motions[motion.item_id].append(motion)
        ids = [motion.id for motion in found]
        votes = session.scalars(select(VoteCount).where(VoteCount.motion_id.in_(ids)))
        self.votes = {vote.motion_id: vote for vote in votes}
        serials = session.scalars(select(Resolution).where(Resolution.motion_id.in_(ids)))
        self.resolutions = {row.motion_id: row for row in serials}
        self.actions = session.scalars(
            select(ActionItem).where(ActionItem.meeting_id == of).order_by(ActionItem.no)
        ).all()
        self.minutes = session.scalars(
            select(Minutes).where(Minutes.meeting_id == of)
        ).one_or_none()
        self._read_interests(session)

    def _read_interests(self, session: Session) -> None:
        of, own = self.meeting.id, [item.id for item in self.items]
        self.conflicts = session.scalars(
            select(Conflict)
            .where(Conflict.item_id.in_(own))
            .order_by(Conflict.declared_at, Conflict.id)
        ).all()
        self.proxies = session.scalars(
            select(Proxy).where(Proxy.meeting_id == of).order_by(Proxy.received_no)
        ).all()
        self.proxy_items = session.scalars(
            select(ProxyItem).where(ProxyItem.proxy_id.in_([row.id for row in self.proxies]))
        ).all()

    def person_ids(self, more: Iterable[str]) -> frozenset[str]:
        """Everybody who is named anywhere in the record."""
        ids: set[str | None] = {self.meeting.chair_id, self.meeting.called_by, *more}
        ids.update(row.person_id for row in self.attendance)
        ids.update(row.owner_id for row in self.actions)
        ids.update(row.person_id for row in self.conflicts)
        for slip in self.proxies:
            ids.update((slip.giver_id, slip.holder_id))
        for motions in self.motions.values():
            for motion in motions:
                ids.update((motion.proposer_id, motion.seconder_id))
        return frozenset(each for each in ids if each is not None)


def _one(names: Naming, person_id: str | None) -> PersonLine | None:
    return None if person_id is None else names[person_id]


def _by_number(person: PersonLine) -> tuple[bool, int, str, str]:
    return (person.number is None, person.number or 0, person.name, person.id)


def _sorted(persons: Iterable[PersonLine]) -> tuple[PersonLine, ...]:
    return tuple(sorted(persons, key=_by_number))


def _present(
    rows: Iterable[Attendance], names: Naming, voting: frozenset[str]
) -> tuple[PresentLine, ...]:
    stays: defaultdict[str, list[StayLine]] = defaultdict(list)
    marks: dict[str, str] = {}
    for row in rows:
        if row.kind == "present" and row.person_id and row.came_at:
            stays[row.person_id].append(StayLine(row.came_at, row.left_at))
            marks.setdefault(row.person_id, row.mark)
    lines = (
        PresentLine(names[person], person in voting, marks[person], tuple(found))
        for person, found in stays.items()
    )
    return tuple(sorted(lines, key=lambda line: (not line.voting, *_by_number(line.person))))


def _apologies(rows: Iterable[Attendance], names: Naming) -> tuple[PersonLine, ...]:
    return _sorted(names[r.person_id] for r in rows if r.kind == "apology" and r.person_id)


def _absent(
    roll: Sequence[RollLine], told: Collection[str], names: Naming
) -> tuple[PersonLine, ...]:
    missing = [line.person_id for line in roll if line.person_id not in told]
    if len(missing) > ABSENT_NAMED_MOST:
        return ()
    return _sorted(names[person] for person in missing)


def _guests(rows: Iterable[Attendance]) -> tuple[GuestLine, ...]:
    lines = (GuestLine(r.guest_name or "", r.came_at) for r in rows if r.kind == "guest")
    return tuple(sorted(lines, key=lambda line: (str(line.came or ""), line.name)))


def _item(item: AgendaItem, rows: _Rows, names: Naming) -> ItemLine:
    return ItemLine(
        id=item.id,
        no=item.no,
        title=item.title,
        kind=item.kind,
        text=item.text,
        outcome=item.outcome,
        done=item.done,
        motions=tuple(_motion(motion, rows, names) for motion in rows.motions[item.id]),
        conflicts=tuple(
            ConflictLine(names[row.person_id], row.kind, row.left_room, row.voted)
            for row in sorted(
                rows.conflicts, key=lambda row: (row.declared_at, names[row.person_id].name)
            )
            if row.item_id == item.id
        ),
        at=item.at,
        source=item.source or "",
        source_id=item.source_id or "",
    )


def _motion(motion: Motion, rows: _Rows, names: Naming) -> MotionLine:
    vote = rows.votes.get(motion.id)
    resolution = rows.resolutions.get(motion.id)
    return MotionLine(
        id=motion.id,
        no=motion.no,
        text=motion.text,
        decision_kind=motion.decision_kind,
        proposer=_one(names, motion.proposer_id),
        seconder=_one(names, motion.seconder_id),
        vote=None if vote is None else _vote(vote),
        resolution_id=None if resolution is None else resolution.id,
        serial=None if resolution is None else resolution.serial,
        status=None if resolution is None else _verdict(resolution),
        amends=_number_of(motion.amends_id, rows.motions[motion.item_id]),
        amended_text=motion.amended_text,
        withdrawn=motion.withdrawn_at is not None,
    )


def _number_of(motion_id: str | None, motions: Iterable[Motion]) -> int | None:
    return next((each.no for each in motions if each.id == motion_id), None)


def _verdict(row: Resolution) -> str:
    # What is done with a decision later (ratified, carried out, taken back) is no part of these
    # minutes.
    if row.ratified_by is not None:
        return ResolutionStatus.VOID.value
    later = (ResolutionStatus.CARRIED_OUT, ResolutionStatus.RESCINDED)
    return ResolutionStatus.PASSED.value if row.status in later else row.status


def _vote(row: VoteCount) -> VoteLine:
    return VoteLine(
        method=row.method,
        taken_at=row.taken_at,
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        votes_abstain=row.votes_abstain,
        present_then=row.present_then,
        roll_then=row.roll_then,
        majority_num=row.majority_num,
        majority_den=row.majority_den,
        majority_base=row.majority_base,
        majority_strict=row.majority_strict,
        carried=row.carried,
        conflicted=row.conflicted,
        proxies=row.proxies,
        counted=row.counted,
        quorum_needed=row.quorum_needed,
        quorum_base=row.quorum_base,
        quorum_met=row.quorum_met,
        quorum_article=row.quorum_article,
        valid=row.valid,
        void_code=row.void_code,
        chair_cast=row.chair_cast,
        majority_article=row.majority_article,
    )


def _notice(row: Notice) -> NoticeLine:
    agenda = tuple(title for _, title in agenda_from(row.agenda_copy))
    changes = row.text_of_changes or ""
    return NoticeLine(row.sent_at, row.channel, row.told, row.proof, agenda, changes)


def _committee(session: Session, meeting: Meeting) -> str:
    if meeting.committee_id is None:
        return ""
    return session.get_one(Committee, meeting.committee_id).name


def _put_off_on(session: Session, meeting: Meeting) -> date | None:
    if meeting.adjourned_from is None:
        return None
    return session.get_one(Meeting, meeting.adjourned_from).day


def _proxies(rows: _Rows, names: Naming) -> tuple[ProxyLine, ...]:
    numbers = {item.id: item.no for item in rows.items}
    return tuple(
        ProxyLine(
            names[row.giver_id],
            names[row.holder_id],
            row.accepted,
            row.refusal_code,
            tuple(sorted(numbers[p.item_id] for p in rows.proxy_items if p.proxy_id == row.id)),
        )
        for row in rows.proxies
    )


def _breaches(session: Session, rows: _Rows) -> tuple[BreachLine, ...]:
    """What was found on this meeting and its votes and still stands; mended ones are left out."""
    motion_of = {vote.id: motion_id for motion_id, vote in rows.votes.items()}
    graver = select(RuleBreach.raises).where(RuleBreach.raises.is_not(None))
    mended = select(BreachAnswer.breach_id).where(BreachAnswer.kind == AnswerKind.MENDED.value)
    found = session.scalars(
        select(RuleBreach)
        .where(
            RuleBreach.meeting_id == rows.meeting.id,
            RuleBreach.id.not_in(graver),
            RuleBreach.id.not_in(mended),
        )
        .order_by(RuleBreach.recorded_at, RuleBreach.rule_key, RuleBreach.code, RuleBreach.id)
    )
    return tuple(
        BreachLine(
            row.rule_key,
            row.code,
            row.level,
            row.article,
            row.facts,
            row.mend_by,
            motion_of.get(row.object_id),
        )
        for row in found
        if row.object_kind in (ObjectKind.MEETING, ObjectKind.VOTE)
    )


def _actions(rows: _Rows, names: Naming) -> tuple[ActionLine, ...]:
    numbers = {item.id: item.no for item in rows.items}
    return tuple(
        ActionLine(
            id=row.id,
            no=row.no,
            text=row.text,
            owner=names[row.owner_id],
            due=row.due,
            item_no=None if row.item_id is None else numbers[row.item_id],
            carries=row.carries,
        )
        for row in rows.actions
    )
