"""Pages of meetings: the list, calling, the sitting, the minutes. `places` registers them."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text, say
from ui.meetings.calendar_page import CalendarPage
from ui.meetings.calendar_presenter import CalendarPresenter
from ui.meetings.call import CallPage
from ui.meetings.call_presenter import CallPresenter
from ui.meetings.close import ClosePage
from ui.meetings.committees import CommitteesPage
from ui.meetings.committees_presenter import CommitteesPresenter
from ui.meetings.decisions import DecisionsPage
from ui.meetings.decisions_presenter import DecisionsPresenter
from ui.meetings.editor import EditorPage
from ui.meetings.editor_presenter import EditorPresenter
from ui.meetings.finished import FinishedPage
from ui.meetings.finished_presenter import FinishedPresenter
from ui.meetings.list_presenter import ListPresenter
from ui.meetings.listing import MeetingsPage
from ui.meetings.minutes_page import MinutesPage
from ui.meetings.minutes_presenter import MinutesPresenter
from ui.meetings.prepare import PreparePage
from ui.meetings.reading import ReadingPage
from ui.meetings.signing import SigningPage
from ui.meetings.work import MeetingsWork
from ui.page import Page
from ui.registry import Place

__all__ = ["MeetingsWork", "places"]


def places(work: MeetingsWork) -> list[Place]:
    """The places of meetings: one in the rail, the others reached from it."""
    first = Place(
        "meetings",
        "armchair",
        lambda: say("Meetings"),
        lambda desk: MeetingsPage(desk, ListPresenter(work)),
        right=Action.MEETINGS_READ,
    )
    return [first, *_before(work), *_sitting(work), *_minutes(work), *_lists(work)]


def _lists(work: MeetingsWork) -> list[Place]:
    return [
        _inner(
            "decisions",
            lambda: say("Decisions"),
            lambda desk: DecisionsPage(desk, DecisionsPresenter(work)),
            Action.MEETINGS_READ,
        ),
        _inner(
            "calendar",
            lambda: say("Calendar"),
            lambda desk: CalendarPage(desk, CalendarPresenter(work)),
            Action.MEETINGS_READ,
        ),
        _inner(
            "committees",
            lambda: say("Committees"),
            lambda desk: CommitteesPage(desk, CommitteesPresenter(work)),
            Action.MEETINGS_READ,
        ),
    ]


def _inner(key: str, word: Text, make: Callable[[Desk], Page], right: Action) -> Place:
    return Place(key, "armchair", word, make, right=right, in_rail=False, under="meetings")


def _before(work: MeetingsWork) -> list[Place]:
    return [
        _inner(
            "meeting-call",
            lambda: say("Call a meeting"),
            lambda desk: CallPage(desk, CallPresenter(work)),
            Action.MEETINGS_WRITE,
        ),
        _inner(
            "meeting-finished",
            lambda: say("Write down a finished meeting"),
            lambda desk: FinishedPage(desk, FinishedPresenter(work)),
            Action.MEETINGS_WRITE,
        ),
        _inner(
            "meeting-prepare",
            lambda: say("Prepare the meeting"),
            lambda desk: PreparePage(desk, CallPresenter(work)),
            Action.MEETINGS_READ,
        ),
    ]


def _sitting(work: MeetingsWork) -> list[Place]:
    return [
        _inner(
            "meeting",
            lambda: say("Minutes"),
            lambda desk: EditorPage(desk, EditorPresenter(work)),
            Action.MEETINGS_READ,
        ),
        _inner(
            "meeting-close",
            lambda: say("Close the meeting"),
            lambda desk: ClosePage(desk, EditorPresenter(work)),
            Action.MEETINGS_WRITE,
        ),
    ]


def _minutes(work: MeetingsWork) -> list[Place]:
    return [
        _inner(
            "minutes",
            lambda: say("Minutes"),
            lambda desk: MinutesPage(desk, MinutesPresenter(work)),
            Action.MEETINGS_READ,
        ),
        _inner(
            "minutes-read",
            lambda: say("Read aloud"),
            lambda desk: ReadingPage(desk, MinutesPresenter(work)),
            Action.MINUTES_SIGN,
        ),
        _inner(
            "minutes-sign",
            lambda: say("Sign the minutes"),
            lambda desk: SigningPage(desk, MinutesPresenter(work)),
            Action.MINUTES_SIGN,
        ),
    ]
