"""Figures of meetings, tasks and groups for a period, and groups that no longer meet.

Right: MEETINGS_READ, and only of groups whose minutes she may read. Counts; nobody is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.breaches.models import RuleBreach
from governance.breaches.recording import still_open
from governance.constitution.in_force import rules_in_force
from governance.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    MinutesApproval,
    Motion,
    VoteCount,
)
from governance.roll import group_names, roll_on
from governance.rules.findings import Level
from governance.rules.statistics import (
    MeetingFact,
    Rate,
    TaskFact,
    attendance,
    dormant_since,
    follow_through,
    is_active,
    quorum_rate,
)
from governance.sights import Sights
from governance.statistics.sizes import SizeRow, groups_off_size
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.people.models import Group
from sr_board.store.uow import ReadFactory

__all__ = ["DormantRow", "Figures", "FiguresWanted", "StatisticsQueries", "quorate_of"]

_SAT = ("closed", "minuted", "approved")
_QUORUM_CODES = ("quorum_not_met", "quorum_lost")
_LONGEST_WITHIN = 120


@dataclass(frozen=True)
class FiguresWanted:
    """One group or all she may read, from `since` to `until` (both counted)."""

    since: date
    until: date
    group_id: str | None = None


@dataclass(frozen=True)
class Figures:
    """What happened in a period. `breaches`: how many of each code, for information left out.
    `active`: groups that count as active on the last day, of all that are not dissolved."""

    wanted: FiguresWanted
    group_name: str | None
    meetings: int
    put_off: int
    quorum: Rate
    attendance: Rate
    tasks: Rate
    decisions: int
    passed: int
    breaches: Mapping[str, int]
    answered: int
    active: Rate


@dataclass(frozen=True)
class DormantRow:
    """A group that has not met for so long that it may be asleep."""

    group_id: str
    group_name: str
    last_held: date
    since: date
    max_gap_days: int


class StatisticsQueries:
    """Figures for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def figures(self, wanted: FiguresWanted) -> Figures:
        """The figures of a period. Raises NotAllowed."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            groups = Sights(session, self._who).with_minutes()
            if wanted.group_id is not None:
                groups = tuple(group for group in groups if group == wanted.group_id)
            first = min(wanted.since, wanted.until - timedelta(days=_LONGEST_WITHIN))
            meetings = _meetings(session, groups, first, wanted.until)
            facts = _facts(session, meetings)
            held = [facts[m.id] for m in meetings if m.day >= wanted.since and not m.put_off]
            votes = _votes(session, [m.id for m in meetings if m.day >= wanted.since])
            breaches, answered = _breaches(session, groups, wanted)
            names = group_names(session, [wanted.group_id] if wanted.group_id else [])
            return Figures(
                wanted=wanted,
                group_name=names.get(wanted.group_id or ""),
                meetings=len(held),
                put_off=sum(m.put_off for m in meetings if m.day >= wanted.since),
                quorum=quorum_rate(held),
                attendance=attendance(held),
                tasks=follow_through(_tasks(session, groups), wanted.since, wanted.until),
                decisions=len(votes),
                passed=sum(carried for carried in votes),
                breaches=breaches,
                answered=answered,
                active=_active(session, groups, meetings, facts, wanted.until),
            )

    def dormant(self, today: date) -> tuple[DormantRow, ...]:
        """Groups to be proposed as dormant, for those who may change the state of a group."""
        require(self._who, Action.MEETINGS_READ)
        if not self._who.may(Action.GROUPS_WRITE):
            return ()
        with self._read() as session:
            groups = Sights(session, self._who).heads()
            rows = session.execute(
                select(Group.id, Group.name, func.max(Meeting.opened_at))
                .join(Meeting, Meeting.group_id == Group.id)
                .where(Group.id.in_(groups), Group.status == "active", Meeting.status.in_(_SAT))
                .group_by(Group.id, Group.name)
            ).all()
            found = (_dormant(session, *row, today=today) for row in rows)
            return tuple(sorted((row for row in found if row), key=lambda row: row.since))

    def off_size(self, today: date) -> tuple[SizeRow, ...]:
        """Groups with too many or too few members, for those who look after groups."""
        require(self._who, Action.MEETINGS_READ)
        if not self._who.may(Action.GROUPS_WRITE):
            return ()
        with self._read() as session:
            return groups_off_size(session, Sights(session, self._who).heads(), today)


def _dormant(
    session: Session, group_id: str, name: str, last: datetime | None, *, today: date
) -> DormantRow | None:
    if last is None:
        return None
    meeting = session.scalars(
        select(Meeting).where(Meeting.group_id == group_id, Meeting.opened_at == last)
    ).first()
    if meeting is None:
        return None
    frequency = rules_in_force(session, group_id, today).frequency(meeting.type)
    if frequency is None:
        return None
    since = dormant_since(meeting.day, frequency.max_gap_days, today)
    if since is None:
        return None
    return DormantRow(group_id, name, meeting.day, since, frequency.max_gap_days)


def _meetings(
    session: Session, groups: Sequence[str], since: date, until: date
) -> Sequence[Meeting]:
    # A day of slack on both sides: the day counts where the meeting was held, not in UTC.
    first = datetime.combine(since - timedelta(days=1), time(0), UTC)
    last = datetime.combine(until + timedelta(days=2), time(0), UTC)
    rows = session.scalars(
        select(Meeting).where(
            Meeting.group_id.in_(groups),
            Meeting.opened_at.is_not(None),
            Meeting.closed_at.is_not(None),
            Meeting.opened_at >= first,
            Meeting.opened_at < last,
        )
    )
    return [row for row in rows if since <= row.day <= until]


def _facts(session: Session, meetings: Sequence[Meeting]) -> dict[str, MeetingFact]:
    ids = [meeting.id for meeting in meetings]
    quorate = quorate_of(session, ids)
    approved = set(
        session.scalars(
            select(Minutes.meeting_id)
            .join(MinutesApproval, MinutesApproval.minutes_id == Minutes.id)
            .where(Minutes.meeting_id.in_(ids))
        )
    )
    there: dict[str, set[str]] = {}
    for meeting_id, person_id in session.execute(
        select(Attendance.meeting_id, Attendance.person_id).where(
            Attendance.meeting_id.in_(ids), Attendance.kind == "present"
        )
    ):
        if person_id is not None:
            there.setdefault(meeting_id, set()).add(person_id)
    rolls: dict[tuple[str, date], frozenset[str]] = {}
    made = {}
    for meeting in meetings:
        place = (meeting.group_id, meeting.day)
        if place not in rolls:
            rolls[place] = frozenset(line.person_id for line in roll_on(session, *place))
        roll = rolls[place]
        came = len(roll & there.get(meeting.id, set()))
        made[meeting.id] = MeetingFact(
            meeting.day, quorate[meeting.id], came, len(roll), meeting.id in approved
        )
    return made


def quorate_of(session: Session, ids: Sequence[str]) -> dict[str, bool | None]:
    """For each meeting: quorate at every vote and without a recorded lack at the opening; None
    without votes that were checked. Checks no rights: for queries of this area."""
    found: dict[str, bool | None] = dict.fromkeys(ids)
    votes = session.execute(
        select(AgendaItem.meeting_id, VoteCount.quorum_met)
        .join(Motion, Motion.item_id == AgendaItem.id)
        .join(VoteCount, VoteCount.motion_id == Motion.id)
        .where(AgendaItem.meeting_id.in_(ids), VoteCount.quorum_met.is_not(None))
    )
    for meeting_id, met in votes:
        found[meeting_id] = bool(met) and found[meeting_id] is not False
    short = session.scalars(
        select(RuleBreach.meeting_id).where(
            RuleBreach.meeting_id.in_(ids), RuleBreach.code.in_(_QUORUM_CODES)
        )
    )
    for broken in short:
        if broken is not None:
            found[broken] = False
    return found


def _votes(session: Session, meeting_ids: Sequence[str]) -> list[bool]:
    return list(
        session.scalars(
            select(VoteCount.carried)
            .join(Motion, Motion.id == VoteCount.motion_id)
            .join(AgendaItem, AgendaItem.id == Motion.item_id)
            .where(AgendaItem.meeting_id.in_(meeting_ids))
        )
    )


def _tasks(session: Session, groups: Sequence[str]) -> Iterable[TaskFact]:
    """Each task once: what was carried over counts as its newest line."""
    rows = session.execute(
        select(ActionItem.due, ActionItem.done_on).where(
            ActionItem.group_id.in_(groups),
            ActionItem.carried_away.is_(False),
            ActionItem.dropped_on.is_(None),
        )
    )
    return (TaskFact(due, done) for due, done in rows)


def _breaches(
    session: Session, groups: Sequence[str], wanted: FiguresWanted
) -> tuple[Mapping[str, int], int]:
    of_period = (
        RuleBreach.group_id.in_(groups),
        RuleBreach.level != Level.NOTE.value,
        RuleBreach.found_on >= wanted.since,
        RuleBreach.found_on <= wanted.until,
    )
    codes = Counter(session.scalars(select(RuleBreach.code).where(*of_period)))
    still = session.scalar(
        select(func.count()).select_from(RuleBreach).where(*of_period, still_open())
    )
    return dict(sorted(codes.items())), codes.total() - (still or 0)


def _active(
    session: Session,
    groups: Sequence[str],
    meetings: Sequence[Meeting],
    facts: Mapping[str, MeetingFact],
    on: date,
) -> Rate:
    rows = session.execute(
        select(Group.id, Group.kind, Group.status).where(
            Group.id.in_(groups), Group.status != "dissolved"
        )
    ).all()
    by_group: dict[str, list[MeetingFact]] = {}
    for meeting in meetings:
        by_group.setdefault(meeting.group_id, []).append(facts[meeting.id])
    active = sum(is_active(status, kind, by_group.get(ref, ()), on) for ref, kind, status in rows)
    return Rate(active, len(rows))
