"""What Today shows, without widgets: rows in words, the next meeting, and who came.

Each person gets only what she may see and do; the queries see to it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from governance.views import AttendanceBar, MeetingFilter, TodayItem, TodayKind, Urgency
from governance.words import MEETING_TYPES
from sr_board import i18n
from sr_board.access.roles import Action
from ui.charts import Bars
from ui.home import NextMeeting, Today, Waiting
from ui.live import Text, say, say_n
from ui.state import State
from ui.today.work import TodayWork

__all__ = ["TodayPresenter"]

_STATE = {Urgency.OK: State.OK, Urgency.DUE: State.DUE, Urgency.OVERDUE: State.OVER}
_ICON = {
    TodayKind.MEETING_TO_HOLD: "armchair",
    TodayKind.MEETING_OPEN: "armchair",
    TodayKind.MINUTES_TO_WRITE: "pencil",
    TodayKind.MINUTES_TO_READ: "volume",
    TodayKind.MINUTES_TO_SIGN: "signature",
    TodayKind.ACTION_DUE: "checkbox",
}
_BARS = 8


class TodayPresenter:
    """Answers Today's one question. `today()` runs off the screen."""

    def __init__(self, work: TodayWork) -> None:
        self._work = work

    def today(self) -> Today:
        """Everything Today shows now."""
        day = self._work.clock.today()
        items: tuple[TodayItem, ...] = ()
        bars: tuple[AttendanceBar, ...] = ()
        if self._work.who.may(Action.MEETINGS_READ):
            items = self._work.today.today_items(day)
            bars = self._bars(items)
        ahead = next(
            (i for i in items if i.kind is TodayKind.MEETING_TO_HOLD and i.days <= 0), None
        )
        waiting = [self._row(item) for item in items if item is not ahead]
        late = self._late_backup()
        if late is not None:
            waiting.append(late)
        waiting.sort(key=lambda row: _ORDER[row.state])
        return Today(
            lambda: _guidance(day, len(waiting)),
            tuple(waiting),
            self._next(ahead) if ahead is not None else None,
            _chart(bars) if len(bars) > 1 else None,
            self._first(),
        )

    def _bars(self, items: tuple[TodayItem, ...]) -> tuple[AttendanceBar, ...]:
        """The last meetings of the group that meets next, else of the group that met last."""
        group = next((i.group_id for i in items if i.kind is TodayKind.MEETING_TO_HOLD), "")
        if not group:
            newest = self._work.meetings.page(MeetingFilter(limit=1)).rows
            group = newest[0].group_id if newest else ""
        return self._work.meetings.attendance_bars(group, _BARS) if group else ()

    def _first(self) -> tuple[Text, str] | None:
        """What to offer on a day when nothing waits."""
        if self._work.who.may(Action.MEETINGS_WRITE):
            return (lambda: say("Call a meeting"), "meeting-call")
        if self._work.who.may(Action.PEOPLE_READ):
            return (lambda: say("Look at the members"), "members")
        return None

    # -- rows -----------------------------------------------------------------------------------

    def _row(self, item: TodayItem) -> Waiting:
        go, button = self._way(item)
        return Waiting(
            lambda: _fact(item),
            lambda: _line(item),
            _ICON[item.kind],
            _STATE[item.urgency],
            lambda: _days(item),
            button,
            go,
            {"id": item.meeting_id},
        )

    def _way(self, item: TodayItem) -> tuple[str, Text]:
        writes = self._work.who.may(Action.MEETINGS_WRITE)
        if item.kind is TodayKind.MEETING_TO_HOLD:
            if writes:
                return "meeting-prepare", lambda: say("Prepare the meeting")
            return "meeting-prepare", lambda: say("See the meeting")
        if item.kind is TodayKind.MEETING_OPEN:
            return "meeting", lambda: say("Finish the meeting")
        if item.kind is TodayKind.ACTION_DUE:
            return "minutes", lambda: say("See the meeting")
        return "minutes", lambda: say("Open the minutes")

    def _late_backup(self) -> Waiting | None:
        if not self._work.who.may(Action.BACKUP):
            return None
        last = self._work.keeping.last()
        if last is None or not last.late:
            return None
        days, made = last.days, last.made_at
        return Waiting(
            lambda: say("The backup is late"),
            lambda: say("The last one is of {day}.", day=made.date()),
            "archive",
            State.OVER,
            lambda: say_n("{n} day ago", "{n} days ago", days),
            lambda: say("Back up now"),
            "settings-backup",
        )

    def _next(self, item: TodayItem) -> NextMeeting:
        at = _local(item)
        go, button = self._way(item)
        told = (
            (State.OK, lambda: say("Members told"))
            if item.noticed
            else (State.NOT_YET, lambda: say("Members not told yet"))
        )
        return NextMeeting(
            lambda: i18n.current().time(at, "clock"),
            lambda: i18n.current().date(at.date(), "weekday"),
            item.place,
            lambda: _kind_and_group(item),
            told,
            button,
            go,
            {"id": item.meeting_id},
        )


_ORDER = {State.OVER: 0, State.DUE: 1, State.OK: 2, State.NOT_YET: 3, State.AWAY: 4}


def _local(item: TodayItem) -> datetime:
    at = item.at or datetime.combine(item.day, datetime.min.time(), UTC)
    return at.astimezone(UTC) + timedelta(minutes=item.offset_minutes)


def _guidance(day: date, waiting: int) -> str:
    today = i18n.current().date(day, "weekday")
    if not waiting:
        return say("{day}.", day=today)
    return say_n(
        "{day}. {n} thing waits for you.", "{day}. {n} things wait for you.", waiting, day=today
    )


def _kind_and_group(item: TodayItem) -> str:
    kind = say(MEETING_TYPES.get(item.type, item.type))
    return say("{kind} of {group}", kind=kind, group=item.group_name)


def _fact(item: TodayItem) -> str:
    kind = say(MEETING_TYPES.get(item.type, item.type))
    words = {"kind": kind, "day": item.day}
    if item.kind is TodayKind.MEETING_TO_HOLD:
        return say("{kind} on {day}", **words)
    if item.kind is TodayKind.MEETING_OPEN:
        return say("{kind} of {day}", **words)
    if item.kind is TodayKind.ACTION_DUE:
        return item.text
    return say("Minutes of {day}", day=item.day)


def _line(item: TodayItem) -> str:
    group = item.group_name
    if item.kind is TodayKind.MEETING_TO_HOLD:
        if item.days > 0:
            return say("{group} · The day has passed. Say what became of it.", group=group)
        return say("{group} · {place}", group=group, place=item.place) if item.place else group
    if item.kind is TodayKind.MEETING_OPEN:
        if item.waiting:
            return say_n(
                "{group} · Still open: {n} motion has no vote.",
                "{group} · Still open: {n} motions have no vote.",
                item.waiting,
                group=group,
            )
        return say("{group} · Still open.", group=group)
    return {
        TodayKind.MINUTES_TO_WRITE: lambda: say("{group} · Not written yet.", group=group),
        TodayKind.MINUTES_TO_READ: lambda: say("{group} · Not read aloud yet.", group=group),
        TodayKind.MINUTES_TO_SIGN: lambda: say("{group} · Read aloud, not signed.", group=group),
        TodayKind.ACTION_DUE: lambda: say("{group} · A task from a meeting", group=group),
    }[item.kind]()


def _days(item: TodayItem) -> str:
    if item.days == 0:
        return say("today")
    if item.kind is TodayKind.ACTION_DUE and item.days > 0:
        return say_n("{n} day late", "{n} days late", item.days)
    if item.days > 0:
        return say_n("{n} day ago", "{n} days ago", item.days)
    return say_n("in {n} day", "in {n} days", -item.days)


def _chart(bars: tuple[AttendanceBar, ...]) -> Bars:
    average = round(sum(bar.present for bar in bars) / len(bars))
    roll = bars[-1].roll
    count = len(bars)
    return Bars(
        tuple(bar.present for bar in bars),
        lambda: say(
            "On average {average} of {roll} came to the last {count} meetings.",
            average=average,
            roll=roll,
            count=count,
        ),
    )
