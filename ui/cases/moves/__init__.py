"""Steps on a file that change where it stands, and the dangers noted on it."""

from __future__ import annotations

from collections.abc import Callable

from ui.cases.board.work import BoardWork
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.backdated_form import BackdatedPage
from ui.cases.moves.concern_form import ConcernMovedPage
from ui.cases.moves.forms import (
    AdultReviewPage,
    ClearFlagPage,
    DangerPage,
    HerRequestPage,
    KindPage,
    ReopenPage,
    RiskPage,
    TestOrderedPage,
    WillingPage,
)
from ui.cases.moves.signed_forms import AdultOrderPage, LostPage, OutOfScopePage, ScreenPage
from ui.cases.part import place_of
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, FilesPresenter], Page]]


def places(work: BoardWork) -> list[Place]:
    """The places of this part; all are reached from a file's page."""
    shown = FilesPresenter(work)
    return [_place(line, shown) for line in _lines()]


def _place(line: _Line, shown: FilesPresenter) -> Place:
    key, word, page = line
    return place_of(key, "folders", word, page, shown)


def _lines() -> list[_Line]:
    return [
        ("cases-kind", lambda: say("Question 1"), KindPage),
        ("cases-screen", lambda: say("Two trained screeners begin"), ScreenPage),
        ("cases-adult", lambda: say("She is heard as an adult"), AdultReviewPage),
        ("cases-willing", lambda: say("Willing, and left in peace"), WillingPage),
        ("cases-hear-again", lambda: say("She asks to be heard again"), HerRequestPage),
        ("cases-lost", lambda: say("Contact is lost"), LostPage),
        ("cases-scope", lambda: say("Not for the board"), OutOfScopePage),
        ("cases-reopen", lambda: say("Open the file again"), ReopenPage),
        ("cases-adult-order", lambda: say("The authority found an adult"), AdultOrderPage),
        ("cases-test", lambda: say("The authority ordered a test"), TestOrderedPage),
        ("cases-risk", lambda: say("How near is harm"), RiskPage),
        ("cases-danger", lambda: say("A danger"), DangerPage),
        ("cases-backdated", lambda: say("Entered late"), BackdatedPage),
        ("cases-concern-moved", lambda: say("A concern on the wrong file"), ConcernMovedPage),
        ("cases-danger-over", lambda: say("A danger is over"), ClearFlagPage),
    ]
