"""What elections give to Today: the next step of each, for who may take it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from governance.elections.views import ElectionTodayItem, ElectionUrgency
from governance.elections.words import ACTS_OF_STEPS, STEPS
from sr_board import i18n
from sr_board.access.roles import Action
from ui.elections.work import ElectionsWork
from ui.home import Waiting
from ui.live import Text, say, say_n
from ui.meetings.times import here_now
from ui.shapes import State

__all__ = ["election_rows"]

_STATE = {
    ElectionUrgency.OVERDUE: State.OVER,
    ElectionUrgency.DUE: State.DUE,
    ElectionUrgency.OK: State.OK,
}


def election_rows(work: ElectionsWork) -> Sequence[Waiting]:
    """The next step of each election that waits for this person."""
    if not work.who.may(Action.ELECTIONS_WRITE):
        return ()
    today = here_now(work.clock).date()
    return [_row(item) for item in work.elections.reading.today_items(today)]


def _row(item: ElectionTodayItem) -> Waiting:
    return Waiting(
        fact=lambda: say(STEPS[item.next.step]),
        line=lambda: say("{title}, {group}", title=item.title, group=item.group_name),
        icon="checkbox",
        state=_STATE[item.urgency],
        state_words=_when(item),
        button=lambda: say(ACTS_OF_STEPS[item.next.step]),
        go="election",
        place={"id": item.election_id},
    )


def _when(item: ElectionTodayItem) -> Text:
    day = item.next.day
    if day is None or item.days == 0:
        return lambda: say("today")
    if item.days > 0:
        return lambda: say_n("{n} day over", "{n} days over", item.days)
    return lambda: say("until {date}", date=i18n.current().date(day, "medium"))
