"""Support of the person of a file: plan, letters, what was told, who she is."""

from __future__ import annotations

from collections.abc import Callable

from ui.cases.board.work import BoardWork
from ui.cases.files.presenter import FilesPresenter
from ui.cases.part import place_of
from ui.cases.support.approve_page import ApprovePage
from ui.cases.support.letters_page import AnswerPage, LetterPage, LettersPage
from ui.cases.support.papers_page import FilePapersPage
from ui.cases.support.plan_forms import (
    FollowedUpPage,
    FollowUpsPage,
    NeedDonePage,
    NeedPage,
    TaskPage,
)
from ui.cases.support.plan_page import PlanPage
from ui.cases.support.sealed_paper import OwnFilePage, sealed_page
from ui.cases.support.sealed_report import report_page
from ui.cases.support.told_page import AskedPage, TellPage, ToldPage
from ui.cases.support.who_forms import ReachPage, WhoPage
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, str, Text, Callable[[Desk, FilesPresenter], Page]]


def places(work: BoardWork) -> list[Place]:
    """The places of this part; all are reached from a file's page."""
    shown = FilesPresenter(work)
    sealed: list[_Line] = [
        ("cases-sealed-paper", "lock", lambda: say("A paper with her name"), sealed_page(work)),
        (
            "cases-sealed-report",
            "lock",
            lambda: say("Report with the child's name"),
            report_page(work),
        ),
    ]
    return [_place(line, shown) for line in (*_lines(), *sealed)]


def _place(line: _Line, shown: FilesPresenter) -> Place:
    key, icon, word, page = line
    return place_of(key, icon, word, page, shown)


def _lines() -> list[_Line]:
    return [
        ("cases-plan", "list", lambda: say("Plan and follow-ups"), PlanPage),
        ("cases-need", "list", lambda: say("A step of the plan"), NeedPage),
        ("cases-need-done", "list", lambda: say("A step is done"), NeedDonePage),
        ("cases-task", "list", lambda: say("Something to do"), TaskPage),
        ("cases-follow-ups", "calendar", lambda: say("Plan follow-ups"), FollowUpsPage),
        ("cases-followed-up", "calendar", lambda: say("How she is"), FollowedUpPage),
        ("cases-letters", "mail", lambda: say("Letters to services"), LettersPage),
        ("cases-letter", "mail", lambda: say("A letter to a service"), LetterPage),
        ("cases-letter-answer", "mail", lambda: say("The answer"), AnswerPage),
        ("cases-told", "eye-off", lambda: say("What was told outside"), ToldPage),
        ("cases-asked", "message", lambda: say("Somebody asked"), AskedPage),
        ("cases-tell", "send", lambda: say("It was told"), TellPage),
        ("cases-papers", "printer", lambda: say("Papers of this file"), FilePapersPage),
        ("cases-own-file", "volume", lambda: say("Her own file, read aloud"), OwnFilePage),
        ("cases-paper-approve", "lock", lambda: say("A paper waits for you"), ApprovePage),
        ("cases-who", "key", lambda: say("Write down who she is"), WhoPage),
        ("cases-reach", "phone", lambda: say("How she may be reached"), ReachPage),
    ]
