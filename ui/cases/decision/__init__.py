"""Points of sittings, decisions, briefs."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.cases.board.work import BoardWork
from ui.cases.decision.forms import AddPointPage, DraftPage, NotePage, SignPage, VotePage
from ui.cases.decision.of_file_page import FileBoardPage
from ui.cases.decision.point_page import PointPage
from ui.cases.decision.presenter import DecisionsPresenter
from ui.cases.decision.read_pages import BriefsPage, DecisionPage
from ui.cases.decision.recuse_form import RecusePage
from ui.cases.part import place_of
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, DecisionsPresenter], Page], Action]


def places(work: BoardWork) -> list[Place]:
    """The places of this part."""
    shown = DecisionsPresenter(work)
    return [_place(line, shown) for line in _lines()]


def _place(line: _Line, shown: DecisionsPresenter) -> Place:
    key, word, page, right = line
    return place_of(key, "gavel", word, page, shown, right)


def _lines() -> list[_Line]:
    read, write = Action.BOARD_READ, Action.BOARD_WORK
    return [
        ("cases-point", lambda: say("Before the board"), PointPage, read),
        ("cases-file-board", lambda: say("The board on this file"), FileBoardPage, read),
        ("cases-point-add", lambda: say("Put a file before the sitting"), AddPointPage, write),
        ("cases-point-note", lambda: say("Note of a counsellor or doctor"), NotePage, write),
        ("cases-decision-draft", lambda: say("Write a decision"), DraftPage, write),
        ("cases-decision-vote", lambda: say("Votes"), VotePage, write),
        ("cases-decision-sign", lambda: say("Sign the decision"), SignPage, write),
        ("cases-decision", lambda: say("Decision of the board"), DecisionPage, read),
        ("cases-recuse", lambda: say("I take no part in this"), RecusePage, write),
        ("cases-briefs", lambda: say("Briefs for you"), BriefsPage, read),
    ]
