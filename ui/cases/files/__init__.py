"""Case files: the list, the intake, one file, and the steps on it."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.cases.board.work import BoardWork
from ui.cases.files.adult_forms import (
    ClosePage,
    HerWordPage,
    OutcomePage,
    TalkPage,
)
from ui.cases.files.age_page import AgePage, EvidencePage
from ui.cases.files.call_page import CallPage
from ui.cases.files.consent_page import ConsentPage
from ui.cases.files.file_page import FilePage
from ui.cases.files.forms import (
    ContactPage,
    FearPage,
    JourneyPage,
    MissedPage,
    OrderPage,
    ReceiptPage,
    ReportPage,
)
from ui.cases.files.intake_page import IntakePage
from ui.cases.files.list_page import FilesPage
from ui.cases.files.presenter import FilesPresenter
from ui.cases.files.reminding import reminders_of
from ui.cases.files.team_page import IdentityPage, TeamFormPage, TeamPage
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, FilesPresenter], Page], Action]


def places(work: BoardWork) -> list[Place]:
    """The places of this part; "Board cases" stands in the rail."""
    shown = FilesPresenter(work)
    front = Place(
        "cases",
        "folders",
        lambda: say("Board cases"),
        lambda desk: FilesPage(desk, shown),
        right=Action.CASES_WORK,
        remind=reminders_of(work),
    )
    return [front, *(_place(line, shown) for line in _lines())]


def _place(line: _Line, shown: FilesPresenter) -> Place:
    key, word, page, right = line
    return Place(
        key,
        "folders",
        word,
        lambda desk: page(desk, shown),
        right=right,
        in_rail=False,
        under="cases",
    )


def _lines() -> list[_Line]:
    write = Action.CASES_WORK
    return [
        ("cases-intake", lambda: say("Somebody was noticed"), IntakePage, Action.CASES_NOTICE),
        ("cases-file", lambda: say("Case file"), FilePage, write),
        ("cases-call", lambda: say("Whom to call"), CallPage, Action.CASES_NOTICE),
        ("cases-contact", lambda: say("First talk with her"), ContactPage, write),
        ("cases-fear", lambda: say("I fear a child is in danger"), FearPage, write),
        ("cases-journey", lambda: say("The journey"), JourneyPage, write),
        ("cases-report", lambda: say("A report was made"), ReportPage, write),
        ("cases-receipt", lambda: say("The receipt"), ReceiptPage, write),
        ("cases-missed", lambda: say("Why it was late"), MissedPage, write),
        ("cases-order", lambda: say("The authority's order"), OrderPage, write),
        ("cases-team", lambda: say("Who may open this file"), TeamPage, write),
        ("cases-team-name", lambda: say("Name the team"), TeamFormPage, write),
        ("cases-identity", lambda: say("Open who she is"), IdentityPage, write),
        ("cases-talk", lambda: say("A talk with her"), TalkPage, write),
        ("cases-her-word", lambda: say("She does not want this"), HerWordPage, write),
        ("cases-outcome", lambda: say("How it went"), OutcomePage, write),
        ("cases-consent", lambda: say("What she agrees to"), ConsentPage, write),
        ("cases-close", lambda: say("Close the file"), ClosePage, write),
        ("cases-age", lambda: say("Age"), AgePage, write),
        ("cases-evidence", lambda: say("Evidence of age"), EvidencePage, write),
    ]
