"""What meetings give to Today: rows that wait, the next meeting, the chart of who came. No Qt.

`waiting_rows`, `next_meeting` and `attendance` turn frozen rows into what the page shows; `today`
puts them together for a person, and other areas may add their own rows to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from governance.views import (
    AttendanceBar,
    MeetingFilter,
    MeetingRow,
    TodayItem,
    TodayKind,
    Urgency,
)
from governance.views_calendar import CallByRow
from governance.views_checks import QuorumCheck
from governance.words import MEETING_TYPES
from sr_board import i18n
from sr_board.access.roles import Action
from ui.charts import Bars
from ui.home import NextMeeting, Today, Waiting
from ui.live import Text, say, say_n
from ui.meetings.calendar_presenter import call_by_words
from ui.meetings.times import clock_words, day_words, here_now
from ui.meetings.work import MeetingsWork
from ui.shapes import State

__all__ = ["attendance", "guidance", "next_meeting", "today", "waiting_row", "waiting_rows"]

LAST = 8
"""How many meetings the chart shows."""
_STATE = {Urgency.OVERDUE: State.OVER, Urgency.DUE: State.DUE, Urgency.OK: State.OK}
_RANK = {State.OVER: 0, State.DUE: 1}
_PAGE = {
    TodayKind.MEETING_TO_HOLD: "meeting-prepare",
    TodayKind.MEETING_OPEN: "meeting",
    TodayKind.MINUTES_TO_WRITE: "minutes",
    TodayKind.MINUTES_TO_READ: "minutes",
    TodayKind.MINUTES_TO_SIGN: "minutes-sign",
    TodayKind.ACTION_DUE: "minutes",
}
_ICON = {
    TodayKind.MEETING_TO_HOLD: "armchair",
    TodayKind.MEETING_OPEN: "armchair",
    TodayKind.MINUTES_TO_WRITE: "pencil",
    TodayKind.MINUTES_TO_READ: "volume",
    TodayKind.MINUTES_TO_SIGN: "signature",
    TodayKind.ACTION_DUE: "checkbox",
}


def today(work: MeetingsWork, more: Callable[[], Sequence[Waiting]] = tuple) -> Callable[[], Today]:
    """The presenter of Today for the signed-in person. `more` gives rows of other areas, which
    stand behind those of the same urgency. Runs off the screen."""

    def ask() -> Today:
        day = here_now(work.clock).date()
        may_read = work.who.may(Action.MEETINGS_READ)
        items = work.today.today_items(day) if may_read else ()
        coming = next((i for i in _by_day(items) if _is_coming(i)), None)
        rows = [*waiting_rows([i for i in items if i is not coming]), *_rules(work, day), *more()]
        rows.sort(key=lambda row: _RANK.get(row.state, 2))
        bars: Bars | None = None
        roll = 0
        if may_read:
            group = coming.group_id if coming else _busiest(work)
            found = work.meetings.attendance_bars(group, LAST) if group else ()
            bars = attendance(found)
            roll = found[-1].roll if found else 0
        may_write = work.who.may(Action.MEETINGS_WRITE)
        quorum = None
        if coming is not None:
            quorum = work.checks.meeting(coming.meeting_id).quorum
        return Today(
            guidance(day, len(rows)),
            tuple(rows),
            next_meeting(coming, roll, quorum) if coming else None,
            bars,
            (lambda: say("Call a meeting"), "meeting-call") if may_write else None,
        )

    return ask


_UNAPPROVED = 3
_SOON = 30
"""Days ahead in which a meeting that has to be held is shown."""


def _rules(work: MeetingsWork, day: date) -> list[Waiting]:
    """What the rules wait for: meetings to be held, minutes to approve."""
    rows: list[Waiting] = []
    if work.who.may(Action.MEETINGS_WRITE):
        due = [row for row in work.calendar.call_by(day) if row.days <= _SOON]
        rows += [_call_by(row) for row in due if row.meeting_id is None]
        signed = work.meetings.page(MeetingFilter(status="minuted", limit=_UNAPPROVED)).rows
        rows += [_to_approve(row) for row in signed]
    return rows


def _call_by(row: CallByRow) -> Waiting:
    fact, line, state = call_by_words(row)

    def until() -> str:
        if row.days < 0:
            return say_n("{n} day late", "{n} days late", -row.days)
        return say_n("{n} day left", "{n} days left", row.days) if row.days else say("today")

    return Waiting(
        fact=fact,
        line=line,
        icon="calendar",
        state=state,
        state_words=until,
        button=lambda: say("Call a meeting"),
        go="meeting-call",
    )


def _to_approve(row: MeetingRow) -> Waiting:
    return Waiting(
        fact=lambda: say("Minutes of {date}", date=day_words(row.planned_at, row.offset_minutes)),
        line=lambda: say("{group}. Signed. The next meeting approves them.", group=row.group_name),
        icon="check",
        state=State.OK,
        state_words=lambda: say("signed"),
        button=lambda: say("Open minutes"),
        go="minutes",
        place={"id": row.id},
    )


def _busiest(work: MeetingsWork) -> str | None:
    rows = work.meetings.page().rows
    return next((row.group_id for row in rows if row.closed_at is not None), None)


def _by_day(items: Sequence[TodayItem]) -> list[TodayItem]:
    return sorted(items, key=lambda i: (i.day, i.subject_id))


def _is_coming(item: TodayItem) -> bool:
    return item.kind is TodayKind.MEETING_TO_HOLD and item.days <= 0


def guidance(day: date, waiting: int) -> Text:
    """The line below the heading: the day, and how many things wait."""

    def words() -> str:
        shown = i18n.current().date(day, "weekday")
        if not waiting:
            return say("{date}. Nothing waits for you.", date=shown)
        return say_n(
            "{date}. One thing waits for you.",
            "{date}. {n} things wait for you. The most urgent stands first.",
            waiting,
            date=shown,
        )

    return words


def waiting_rows(items: Sequence[TodayItem]) -> tuple[Waiting, ...]:
    """All rows, in the order given."""
    return tuple(waiting_row(item) for item in items)


def waiting_row(item: TodayItem) -> Waiting:
    """One thing that waits, as a row."""
    return Waiting(
        fact=lambda: _fact(item),
        line=lambda: _line(item),
        icon=_ICON[item.kind],
        state=_STATE[item.urgency],
        state_words=lambda: _state_words(item),
        button=lambda: _button(item),
        go=_PAGE[item.kind],
        place={"id": item.meeting_id},
    )


def _day(item: TodayItem) -> str:
    return i18n.current().date(item.day)


def _fact(item: TodayItem) -> str:
    if item.kind is TodayKind.ACTION_DUE:
        return item.text
    if item.kind in (TodayKind.MEETING_TO_HOLD, TodayKind.MEETING_OPEN):
        return say("{type} of {date}", type=say(MEETING_TYPES[item.type]), date=_day(item))
    return say("Minutes of {date}", date=_day(item))


def _line(item: TodayItem) -> str:
    group = item.group_name
    if item.kind is TodayKind.MEETING_OPEN:
        if item.waiting:
            return say_n(
                "{group}. Still open: {n} motion has no vote.",
                "{group}. Still open: {n} motions have no vote.",
                item.waiting,
                group=group,
            )
        return say("{group}. Still open.", group=group)
    words = {
        TodayKind.MINUTES_TO_WRITE: say("{group}. Closed. Not drawn up yet.", group=group),
        TodayKind.MINUTES_TO_READ: say("{group}. Drawn up. Not read aloud yet.", group=group),
        TodayKind.MINUTES_TO_SIGN: say(
            "{group}. Read aloud. The chair has not signed yet.", group=group
        ),
        TodayKind.ACTION_DUE: say(
            "{group}. Agreed in meeting {number}.", group=group, number=item.number
        ),
    }
    if item.kind is TodayKind.MEETING_TO_HOLD:
        if item.days > 0:
            return say("{group}. Was it held? Write it down, or cancel it.", group=group)
        return group
    return words[item.kind]


def _state_words(item: TodayItem) -> str:
    days = item.days
    if item.kind is TodayKind.ACTION_DUE or item.kind is TodayKind.MEETING_TO_HOLD:
        if days > 0:
            return say_n("{n} day late", "{n} days late", days)
        if days == 0:
            return say("today")
        return say_n("{n} day left", "{n} days left", -days)
    if days <= 0:
        return say("today")
    return say_n("open for {n} day", "open for {n} days", days)


def _button(item: TodayItem) -> str:
    return {
        TodayKind.MEETING_TO_HOLD: say("Prepare the meeting"),
        TodayKind.MEETING_OPEN: say("Finish meeting"),
        TodayKind.MINUTES_TO_WRITE: say("Draw up minutes"),
        TodayKind.MINUTES_TO_READ: say("Open minutes"),
        TodayKind.MINUTES_TO_SIGN: say("Sign minutes"),
        TodayKind.ACTION_DUE: say("Open minutes"),
    }[item.kind]


def next_meeting(item: TodayItem, roll: int = 0, quorum: QuorumCheck | None = None) -> NextMeeting:
    """The card of the next meeting. `roll`: members with a vote, 0 when not known. `quorum`: how
    many of how many must be present."""
    noticed = item.noticed
    words: Text = (
        (lambda: say("members told")) if noticed else (lambda: say("members not told yet"))
    )

    def who() -> str:
        if quorum is not None and quorum.base:
            return say_n(
                "{n} member  ·  {needed} must be present",
                "{n} members  ·  {needed} must be present",
                quorum.base,
                needed=quorum.needed,
            )
        if not roll:
            return item.group_name
        return say_n(
            "{group}  ·  {n} member", "{group}  ·  {n} members", roll, group=item.group_name
        )

    return NextMeeting(
        time=lambda: clock_words(item.at, item.offset_minutes),
        day=lambda: i18n.current().date(item.day, "weekday"),
        room=item.place,
        who=who,
        notice=(State.OK if noticed else State.DUE, words),
        button=lambda: say("Prepare the meeting"),
        go="meeting-prepare",
        place={"id": item.meeting_id},
    )


def attendance(bars: Sequence[AttendanceBar]) -> Bars | None:
    """The chart of who came; None for fewer than two meetings, which show no course."""
    if len(bars) < 2:
        return None
    came = sum(bar.present for bar in bars)
    # Rounded to the nearest whole person; half a person counts as one.
    average = (2 * came + len(bars)) // (2 * len(bars))
    roll, count = bars[-1].roll, len(bars)
    return Bars(
        tuple(bar.present for bar in bars),
        lambda: say(
            "On average {average} of {roll} came to the last {count} meetings.",
            average=average,
            roll=roll,
            count=count,
        ),
    )
