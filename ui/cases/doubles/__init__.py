"""Two files that may be about one person: hints, side by side, joined, parted."""

from __future__ import annotations

from collections.abc import Callable

from ui.cases.board.work import BoardWork
from ui.cases.doubles.forms import ComparePage, JoinPage, PartPage
from ui.cases.doubles.pages import DoublesPage, PairsPage
from ui.cases.files.presenter import FilesPresenter
from ui.cases.part import place_of
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, FilesPresenter], Page]]


def places(work: BoardWork) -> list[Place]:
    """The places of this part; reached from a file's page and from the list of pairs."""
    shown = FilesPresenter(work)
    return [_place(line, shown) for line in _lines()]


def _place(line: _Line, shown: FilesPresenter) -> Place:
    key, word, page = line
    return place_of(key, "users", word, page, shown)


def _lines() -> list[_Line]:
    return [
        ("cases-doubles", lambda: say("The same person in another file"), DoublesPage),
        ("cases-pairs", lambda: say("Files that may be one person"), PairsPage),
        ("cases-compare", lambda: say("Compare two files"), ComparePage),
        ("cases-join", lambda: say("Two files side by side"), JoinPage),
        ("cases-part", lambda: say("Two persons after all"), PartPage),
    ]
