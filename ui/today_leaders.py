"""What leaders give to Today: terms that end, hand-overs, the bank, petitions. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from governance.leadership.today import LeaderItem, LeaderWork
from governance.views import Urgency
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.i18n import N_
from ui.home import Waiting
from ui.live import Text, say, say_n
from ui.meetings.times import here_now
from ui.shapes import State

if TYPE_CHECKING:
    from governance.leadership.desk import LeadershipDesk
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock

    class LeadersWork(Protocol):
        """What these rows need of an open workplace."""

        @property
        def who(self) -> SignedIn: ...
        @property
        def clock(self) -> Clock: ...
        @property
        def leadership(self) -> LeadershipDesk: ...


__all__ = ["leader_rows"]

_STATE = {Urgency.OVERDUE: State.OVER, Urgency.DUE: State.DUE, Urgency.OK: State.OK}
_ICON = {
    LeaderWork.TERM_ENDS: "refresh",
    LeaderWork.TERM_OVER: "refresh",
    LeaderWork.BANK_TO_TELL: "cash",
    LeaderWork.BANK_TO_ANSWER: "cash",
    LeaderWork.HANDOVER: "key",
    LeaderWork.SEATS_TO_FILL: "armchair",
    LeaderWork.PETITION: "signature",
}
_AHEAD_DAYS = 30
"""A term that ends later than this does not stand on Today."""


def leader_rows(work: LeadersWork) -> Sequence[Waiting]:
    """What waits around leaders for this person, the most urgent first."""
    if not work.who.may(Action.LEADERS_READ):
        return ()
    today = here_now(work.clock).date()
    items = work.leadership.today.items(today)
    return [_row(item) for item in items if item.days >= -_AHEAD_DAYS]


def _row(item: LeaderItem) -> Waiting:
    return Waiting(
        fact=lambda: _fact(item),
        line=lambda: _line(item),
        icon=_ICON[item.kind],
        state=_STATE[item.urgency],
        state_words=_when(item),
        button=lambda: _button(item),
        go="leaders",
        place={"group": item.group_id, "work": item.kind.value, "id": item.subject_id},
    )


def _fact(item: LeaderItem) -> str:
    office, name = item.text, item.name
    if item.kind is LeaderWork.SEATS_TO_FILL:
        return say_n(
            "{n} seat of the community is to be filled",
            "{n} seats of the community are to be filled",
            item.count,
        )
    words = {
        LeaderWork.TERM_ENDS: N_("{office}: the term of {name} ends"),
        LeaderWork.TERM_OVER: N_("{office}: {name} holds over"),
        LeaderWork.BANK_TO_TELL: N_("The bank is to be told who signs now"),
        LeaderWork.BANK_TO_ANSWER: N_("The bank has not answered yet"),
        LeaderWork.HANDOVER: N_("{office}: hand-over from {name}"),
        LeaderWork.PETITION: N_("A petition about {office} waits"),
    }
    return say(words[item.kind], office=office, name=name)


def _line(item: LeaderItem) -> str:
    where = item.group_name
    if item.kind in (LeaderWork.BANK_TO_TELL, LeaderWork.BANK_TO_ANSWER) and item.text:
        return say("{group}, {account}", group=where, account=item.text)
    return where


def _when(item: LeaderItem) -> Text:
    day: date = item.day
    if item.kind is LeaderWork.BANK_TO_ANSWER:
        return lambda: say("told on {date}", date=i18n.current().date(day, "medium"))
    if item.days > 0:
        return lambda: say_n("{n} day over", "{n} days over", item.days)
    if item.days == 0:
        return lambda: say("today")
    return lambda: say("until {date}", date=i18n.current().date(day, "medium"))


def _button(item: LeaderItem) -> str:
    match item.kind:
        case LeaderWork.TERM_ENDS | LeaderWork.TERM_OVER | LeaderWork.SEATS_TO_FILL:
            return say("Who is next")
        case LeaderWork.BANK_TO_TELL | LeaderWork.BANK_TO_ANSWER:
            return say("Open the mandate")
        case LeaderWork.HANDOVER:
            return say("Hand over")
        case LeaderWork.PETITION:
            return say("Open the petition")
