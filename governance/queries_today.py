"""What waits for the signed-in person around meetings: the most urgent first.

Only what she may do herself: nobody is reminded of another office's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from governance.models import ActionItem, AgendaItem, Meeting, Minutes, Motion, VoteCount
from governance.roll import group_names
from governance.sights import Sights
from governance.views import TodayItem, TodayKind, Urgency
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.store.uow import ReadFactory

__all__ = ["AHEAD_DAYS", "TodayQueries"]

AHEAD_DAYS = 14
"""How far ahead a meeting or a task is shown."""
SIGN_WITHIN_DAYS = 7
"""Minutes unsigned longer than this are overdue on Home; no rule is broken by it."""

_RANK = {Urgency.OVERDUE: 0, Urgency.DUE: 1, Urgency.OK: 2}


class TodayQueries:
    """Home's list."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def today_items(self, today: date) -> tuple[TodayItem, ...]:
        """Meetings to hold or to finish, minutes to write, read and sign, tasks due."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            sights = Sights(session, self._who)
            items = list(self._to_hold(session, sights.heads(), today))
            if self._who.may(Action.MEETINGS_WRITE):
                items += _unfinished(session, sights.with_minutes(), today)
            if self._who.may(Action.ACTIONS_OWN):
                items += self._tasks(session, sights, today)
        return tuple(
            sorted(items, key=lambda i: (_RANK[i.urgency], i.day, i.at or _NIGHT, i.subject_id))
        )

    def _to_hold(self, session: Session, groups: Sequence[str], today: date) -> Iterable[TodayItem]:
        last = datetime.combine(today + timedelta(days=AHEAD_DAYS + 1), time(0), UTC)
        query = select(Meeting).where(
            Meeting.group_id.in_(groups),
            Meeting.status.in_(("draft", "noticed")),
            Meeting.planned_at < last,
        )
        if not self._who.may(Action.MEETINGS_WRITE):
            # Only who keeps the book can say what became of a meeting that has passed.
            start = datetime.combine(today - timedelta(days=1), time(0), UTC)
            query = query.where(Meeting.planned_at >= start)
        rows = session.scalars(query).all()
        names = group_names(session, {row.group_id for row in rows})
        for row in rows:
            days = (today - row.day).days
            urgency = Urgency.OK if days < 0 else Urgency.DUE if days == 0 else Urgency.OVERDUE
            yield _item(TodayKind.MEETING_TO_HOLD, row, names[row.group_id], days, urgency)

    def _tasks(self, session: Session, sights: Sights, today: date) -> Iterable[TodayItem]:
        mine = ActionItem.owner_id == self._who.person_id
        wanted = mine
        if self._who.may(Action.MEETINGS_WRITE):
            late = ActionItem.due < today
            wanted = or_(mine, ActionItem.group_id.in_(sights.with_minutes()) & late)
        rows = session.execute(
            select(ActionItem, Meeting)
            .join(Meeting, Meeting.id == ActionItem.meeting_id)
            .where(
                wanted,
                ActionItem.done_on.is_(None),
                ActionItem.dropped_on.is_(None),
                ActionItem.carried_away.is_(False),
                ActionItem.due <= today + timedelta(days=AHEAD_DAYS),
            )
        ).all()
        names = group_names(session, {row[0].group_id for row in rows})
        for action, meeting in rows:
            days = (today - action.due).days
            yield TodayItem(
                kind=TodayKind.ACTION_DUE,
                subject_id=action.id,
                meeting_id=meeting.id,
                group_id=action.group_id,
                group_name=names[action.group_id],
                number=meeting.number,
                type=meeting.type,
                day=action.due,
                at=None,
                offset_minutes=meeting.offset_minutes,
                place="",
                text=action.text,
                days=days,
                urgency=_urgency(days),
            )


_NIGHT = datetime.max.replace(tzinfo=UTC)


def _urgency(days: int) -> Urgency:
    if days > 0:
        return Urgency.OVERDUE
    return Urgency.DUE if days > -3 else Urgency.OK


def _unfinished(session: Session, groups: Sequence[str], today: date) -> list[TodayItem]:
    rows = session.execute(
        select(Meeting, Minutes.state)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.group_id.in_(groups), Meeting.status.in_(("open", "closed", "adjourned")))
    ).all()
    names = group_names(session, {row[0].group_id for row in rows})
    waiting = _waiting(session, [row[0].id for row in rows if row[0].status == "open"])
    items = []
    for meeting, state in rows:
        days = (today - meeting.day).days
        if meeting.status == "open":
            kind, urgency = TodayKind.MEETING_OPEN, Urgency.DUE
        else:
            kind = _minutes_kind(state)
            urgency = Urgency.OVERDUE if days > SIGN_WITHIN_DAYS else Urgency.DUE
        count = waiting.get(meeting.id, 0)
        items.append(_item(kind, meeting, names[meeting.group_id], days, urgency, count))
    return items


def _minutes_kind(state: str | None) -> TodayKind:
    if state is None:
        return TodayKind.MINUTES_TO_WRITE
    return TodayKind.MINUTES_TO_SIGN if state == "read_aloud" else TodayKind.MINUTES_TO_READ


def _waiting(session: Session, meeting_ids: Sequence[str]) -> dict[str, int]:
    return dict(
        session.execute(
            select(AgendaItem.meeting_id, func.count(Motion.id))
            .join(Motion, Motion.item_id == AgendaItem.id)
            .outerjoin(VoteCount, VoteCount.motion_id == Motion.id)
            .where(AgendaItem.meeting_id.in_(meeting_ids), VoteCount.id.is_(None))
            .group_by(AgendaItem.meeting_id)
        ).all()
    )


def _item(
    kind: TodayKind, row: Meeting, group_name: str, days: int, urgency: Urgency, waiting: int = 0
) -> TodayItem:
    return TodayItem(
        kind=kind,
        subject_id=row.id,
        meeting_id=row.id,
        group_id=row.group_id,
        group_name=group_name,
        number=row.number,
        type=row.type,
        day=row.day,
        at=row.planned_at,
        offset_minutes=row.offset_minutes,
        place=row.place,
        text="",
        days=days,
        urgency=urgency,
        waiting=waiting,
        noticed=row.status == "noticed",
    )
