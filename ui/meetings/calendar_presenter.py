"""The calendar: a month of meetings, bodies that have to meet, meetings that come back. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from governance.commands_calendar import CallNext, PlanSeries, StopSeries
from governance.views_calendar import CalendarRow, CallByRow, SeriesRow
from governance.words import MEETING_TYPES
from sr_board import i18n
from sr_board.base.results import Done
from sr_board.people.rows import GroupRow
from ui.live import say, say_n
from ui.meetings.times import here_now
from ui.meetings.work import MeetingsWork
from ui.state import State

if TYPE_CHECKING:
    from ui.live import Text

__all__ = ["CalendarPresenter", "Month", "call_by_words", "series_words", "unit_choices"]


@dataclass(frozen=True)
class Month:
    """What the page shows of one month."""

    first: date
    today: date
    rows: tuple[CalendarRow, ...]
    call_by: tuple[CallByRow, ...]
    series: tuple[SeriesRow, ...]
    groups: tuple[GroupRow, ...]


class CalendarPresenter:
    """One month at a time."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    def today(self) -> date:
        """The day where the laptop stands."""
        return here_now(self._work.clock).date()

    def load(self, day: date) -> Month:
        """The month of a day."""
        ask, today = self._work.calendar, self.today()
        groups = tuple(g for g in self._work.people.groups() if g.status.value != "dissolved")
        return Month(
            day.replace(day=1),
            today,
            ask.month(day.year, day.month),
            ask.call_by(today),
            tuple(row for row in ask.series() if row.stopped_on is None),
            groups,
        )

    def call_next(self, series_id: str) -> Done:
        """Call the next meeting of a series."""
        return self._work.calendar_work.call_next(CallNext(series_id))

    def stop(self, series_id: str) -> Done:
        """It does not come back after today."""
        return self._work.calendar_work.stop_series(StopSeries(series_id, self.today()))

    def plan(
        self, group: str, type_: str, every: int, unit: str, since: date, at: time, place: str
    ) -> Done:
        """A meeting comes back from a day on; its weekday, and for months its week, are those of
        that day."""
        week = min((since.day - 1) // 7 + 1, 5) if unit != "week" else None
        return self._work.calendar_work.plan_series(
            PlanSeries(
                group,
                type_,
                unit,
                every,
                since.weekday(),
                f"{at.hour:02d}:{at.minute:02d}",
                since,
                place,
                week,
            )
        )


def unit_choices() -> list[tuple[object, Text]]:
    """Weeks, months, years."""
    return [
        ("week", lambda: say("weeks")),
        ("month", lambda: say("months")),
        ("year", lambda: say("years")),
    ]


def call_by_words(row: CallByRow) -> tuple[str, str, State]:
    """Who has to meet, until when, and how urgent it is."""
    tr = i18n.current()
    fact = say("{type}, {group}", type=say(MEETING_TYPES[row.type]), group=row.group_name)
    if row.article is not None:
        line = say(
            "Article {article}: to be held by {date}. Members are told by {tell}.",
            article=row.article,
            date=tr.date(row.call_by),
            tell=tr.date(row.tell_by),
        )
    else:
        line = say(
            "To be held by {date}. Members are told by {tell}.",
            date=tr.date(row.call_by),
            tell=tr.date(row.tell_by),
        )
    state = State.OVER if row.days < 0 else State.DUE if row.days <= 14 else State.OK
    return fact, line, state


def series_words(row: SeriesRow) -> tuple[str, str]:
    """What comes back, and when next."""
    tr = i18n.current()
    fact = say("{type}, {group}", type=say(MEETING_TYPES[row.type]), group=row.group_name)
    often = {
        "week": say_n("every week", "every {n} weeks", row.every),
        "month": say_n("every month", "every {n} months", row.every),
        "year": say_n("every year", "every {n} years", row.every),
    }[row.unit]
    if not row.coming:
        return fact, often
    following = tr.date(row.coming[0], "weekday")
    return fact, say("{often}; next on {date}", often=often, date=following)
