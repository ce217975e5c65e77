"""Reading the calendar: meetings of a month, who must meet by when, series and committees.

Right: MEETINGS_READ; shown are groups of whose meetings she may know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.calendar_days import called_days, moment_of, rhythm_of
from governance.checking import Sitting
from governance.models import Committee, CommitteeSeat, Meeting, MeetingSeries, Resolution
from governance.roll import group_names, names_of
from governance.rules.frequency import call_by, hold_by
from governance.rules.meetings import MeetingStatus
from governance.rules.notice import latest_telling
from governance.rules.requisition import asked_for
from governance.rules.series import clock_time, coming
from governance.sights import Sights
from governance.views_calendar import CalendarRow, CallByRow, CommitteeRow, SeriesRow
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["CalendarQueries"]

COMING = 6
"""How many next days of a series are shown."""
_MOST_IN_MONTH = 31
_HELD = ("open", "closed", "minuted", "approved")
_WAITING = ("draft", "noticed")


class CalendarQueries:
    """What is held, planned, or comes back."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def month(self, year: int, month: int, group_id: str | None = None) -> tuple[CalendarRow, ...]:
        """Meetings of a month, and days of series that nobody called yet, by time."""
        require(self._who, Action.MEETINGS_READ)
        first = date(year, month, 1)
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        with self._read() as session:
            groups = self._groups(session, group_id)
            names = group_names(session, groups)
            rows = [
                _meeting_row(row, names[row.group_id])
                for row in _between(session, groups, first, last)
            ]
            rows += self._uncalled(session, groups, first, last)
            committees = _committee_names(session, rows)
            return tuple(
                sorted(
                    (_with_committee(row, committees) for row in rows),
                    key=lambda row: (row.at, row.group_name, row.meeting_id or ""),
                )
            )

    def call_by(self, today: date, group_id: str | None = None) -> tuple[CallByRow, ...]:
        """Bodies that have to meet, by the last day: by how often they meet, because members asked
        for a meeting, or because one was put off."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            groups = self._groups(session, group_id)
            names = group_names(session, groups)
            found = [
                *_by_frequency(session, groups, today),
                *_by_request(session, groups),
                *_put_off(session, groups),
            ]
            rows = (_call_by_row(each, names, today) for each in found)
            return tuple(sorted(rows, key=lambda row: (row.call_by, row.group_name, row.type)))

    def series(self, group_id: str | None = None) -> tuple[SeriesRow, ...]:
        """Recurring meetings with their next days; stopped ones last."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            groups = self._groups(session, group_id)
            names = group_names(session, groups)
            rows = session.scalars(
                select(MeetingSeries)
                .where(MeetingSeries.group_id.in_(groups))
                .order_by(MeetingSeries.since, MeetingSeries.id)
            ).all()
            today = self._clock.today()
            shown = [_series_row(row, names[row.group_id], today) for row in rows]
            return tuple(sorted(shown, key=lambda r: (r.stopped_on is not None, r.group_name)))

    def committees(self, group_id: str | None = None) -> tuple[CommitteeRow, ...]:
        """Committees with those who sit on them now; closed ones last."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            groups = self._groups(session, group_id)
            names = group_names(session, groups)
            rows = session.execute(
                select(Committee, Resolution.serial)
                .outerjoin(Resolution, Resolution.id == Committee.resolution_id)
                .where(Committee.group_id.in_(groups))
                .order_by(Committee.closed_on.is_not(None), Committee.name, Committee.id)
            ).all()
            today = self._clock.today()
            return tuple(
                _committee_row(session, row, serial, names[row.group_id], today)
                for row, serial in rows
            )

    def _groups(self, session: Session, group_id: str | None) -> tuple[str, ...]:
        heads = Sights(session, self._who).heads()
        return heads if group_id is None else tuple(g for g in heads if g == group_id)

    def _uncalled(
        self, session: Session, groups: Sequence[str], first: date, last: date
    ) -> list[CalendarRow]:
        rows = session.scalars(
            select(MeetingSeries).where(
                MeetingSeries.group_id.in_(groups), MeetingSeries.since <= last
            )
        ).all()
        called = called_days(session, [row.id for row in rows])
        names = group_names(session, groups)
        offset, start = self._clock.offset_minutes(), max(first, self._clock.today())
        found = []
        for row in rows:
            known = called.get(row.id, frozenset())
            for day in coming(rhythm_of(row), start, _MOST_IN_MONTH):
                if day <= last and day not in known:
                    at = moment_of(day, clock_time(row.time), offset)
                    found.append(_uncalled_row(row, day, at, offset, names[row.group_id]))
        return found


def _between(session: Session, groups: Sequence[str], first: date, last: date) -> Iterator[Meeting]:
    rows = session.scalars(
        select(Meeting).where(
            Meeting.group_id.in_(groups),
            Meeting.planned_at >= datetime.combine(first - timedelta(days=1), time(0), UTC),
            Meeting.planned_at < datetime.combine(last + timedelta(days=2), time(0), UTC),
        )
    )
    return (row for row in rows if first <= row.day <= last)


def _meeting_row(row: Meeting, group_name: str) -> CalendarRow:
    return CalendarRow(
        day=row.day,
        at=row.opened_at or row.planned_at,
        offset_minutes=row.offset_minutes,
        group_id=row.group_id,
        group_name=group_name,
        type=row.type,
        place=row.place,
        meeting_id=row.id,
        number=row.number,
        status=row.status,
        series_id=row.series_id,
        committee_id=row.committee_id,
    )


def _uncalled_row(
    row: MeetingSeries, day: date, at: datetime, offset: int, group_name: str
) -> CalendarRow:
    return CalendarRow(
        day=day,
        at=at,
        offset_minutes=offset,
        group_id=row.group_id,
        group_name=group_name,
        type=row.type,
        place=row.place,
        series_id=row.id,
        committee_id=row.committee_id,
    )


def _committee_names(session: Session, rows: Iterable[CalendarRow]) -> dict[str, str]:
    wanted = {row.committee_id for row in rows if row.committee_id is not None}
    found = select(Committee.id, Committee.name).where(Committee.id.in_(wanted))
    return dict(session.execute(found).all())


def _with_committee(row: CalendarRow, names: dict[str, str]) -> CalendarRow:
    return replace(row, committee_name=names.get(row.committee_id or "", ""))


# Who has to meet


@dataclass(frozen=True)
class _Due:
    """A body that has to meet. `meeting` is the one planned, asked for, or put off."""

    group_id: str
    type: str
    why: str
    last: date | None
    by: date
    tell: date
    article: int | None
    meeting_id: str | None = None


def _call_by_row(due: _Due, names: Mapping[str, str], today: date) -> CallByRow:
    return CallByRow(
        group_id=due.group_id,
        group_name=names[due.group_id],
        type=due.type,
        why=due.why,
        last_held=due.last,
        call_by=due.by,
        tell_by=due.tell,
        days=(due.by - today).days,
        article=due.article,
        meeting_id=due.meeting_id,
    )


def _by_frequency(session: Session, groups: Sequence[str], today: date) -> Iterator[_Due]:
    """Bodies that have met and have no meeting planned in time."""
    last_of: dict[tuple[str, str], Meeting] = {}
    planned: dict[tuple[str, str], Meeting] = {}
    rows = session.scalars(
        select(Meeting)
        .where(Meeting.group_id.in_(groups), Meeting.committee_id.is_(None))
        .where(Meeting.put_off.is_(False))
        .order_by(Meeting.planned_at)
    )
    for row in rows:
        body = (row.group_id, row.type)
        if row.status in _HELD:
            last_of[body] = row
        elif row.status in _WAITING and row.day >= today:
            planned.setdefault(body, row)
    for body, row in last_of.items():
        rules = Sitting(session, row).rules
        rule = rules.frequency(row.type)
        if rule is None:
            continue
        due = hold_by(rule, row.day)
        waiting = planned.get(body)
        if waiting is not None and waiting.day <= due:
            continue
        article = rules.article_of(f"frequency.{row.type}")
        tell = call_by(rule, row.day, rules.notice(row.type))
        ref = None if waiting is None else waiting.id
        yield _Due(row.group_id, row.type, "frequency", row.day, due, tell, article, ref)


def _by_request(session: Session, groups: Sequence[str]) -> Iterator[_Due]:
    """Meetings that members asked for and that nobody was told of yet."""
    rows = session.scalars(
        select(Meeting).where(
            Meeting.group_id.in_(groups), Meeting.asked_by.is_not(None), Meeting.status == "draft"
        )
    )
    for row in rows:
        sitting = Sitting(session, row)
        if row.asked_on is None or row.asked_by is None:
            continue
        rule = sitting.rules.requisition(row.type)
        asked = asked_for(rule, len(sitting.voters), row.asked_by, row.asked_on)
        if asked.valid:
            article = sitting.rules.article_of(f"requisition.{row.type}")
            by = asked.summon_by
            yield _Due(row.group_id, row.type, "requisition", None, by, by, article, row.id)


def _put_off(session: Session, groups: Sequence[str]) -> Iterator[_Due]:
    """Meetings that were put off and not called again."""
    again = select(Meeting.adjourned_from).where(
        Meeting.adjourned_from.is_not(None), Meeting.status != MeetingStatus.CANCELLED.value
    )
    rows = session.scalars(
        select(Meeting).where(
            Meeting.group_id.in_(groups), Meeting.put_off.is_(True), Meeting.id.not_in(again)
        )
    )
    for row in rows:
        sitting = Sitting(session, row)
        rule = sitting.rules.frequency(row.type)
        last = row.day if rule is None else hold_by(rule, row.day)
        by = max(last, row.day)
        tell = latest_telling(sitting.notice_rule, datetime.combine(by, time(0))).date()
        article = sitting.rules.article_of(sitting.quorum_key)
        yield _Due(row.group_id, row.type, "put_off", row.day, by, tell, article, row.id)


# Series and committees


def _series_row(row: MeetingSeries, group_name: str, today: date) -> SeriesRow:
    return SeriesRow(
        id=row.id,
        group_id=row.group_id,
        group_name=group_name,
        type=row.type,
        unit=row.unit,
        every=row.every,
        weekday=row.weekday,
        week_of_month=row.week_of_month,
        time=row.time,
        place=row.place,
        since=row.since,
        stopped_on=row.stopped_on,
        committee_id=row.committee_id,
        coming=coming(rhythm_of(row), today, COMING),
    )


def _committee_row(
    session: Session, row: Committee, serial: str | None, group_name: str, today: date
) -> CommitteeRow:
    seats = session.scalars(
        select(CommitteeSeat.person_id).where(
            CommitteeSeat.committee_id == row.id,
            CommitteeSeat.since <= today,
            or_(CommitteeSeat.until.is_(None), CommitteeSeat.until > today),
        )
    ).all()
    names = names_of(session, row.group_id, seats)
    return CommitteeRow(
        id=row.id,
        group_id=row.group_id,
        group_name=group_name,
        kind=row.kind,
        name=row.name,
        mandate=row.mandate,
        formed_on=row.formed_on,
        closed_on=row.closed_on,
        members=tuple(sorted(names.values(), key=lambda p: (p.number or 0, p.name, p.id))),
        serial=serial,
    )
