"""Files that go from board to board: sealing, taking in, the board's own key."""

from __future__ import annotations

from collections.abc import Callable

from ui.cases.board.work import BoardWork
from ui.cases.boards.known_form import KnownPage
from ui.cases.boards.page import BoardsPage
from ui.cases.boards.presenter import BoardsPresenter
from ui.cases.boards.send_forms import AcceptedPage, SendPage
from ui.cases.part import place_of
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, BoardsPresenter], Page]]


def places(work: BoardWork) -> list[Place]:
    """The places of this part."""
    shown = BoardsPresenter(work)
    return [_place(line, shown) for line in _lines()]


def _place(line: _Line, shown: BoardsPresenter) -> Place:
    key, word, page = line
    return place_of(key, "send", word, page, shown)


def _lines() -> list[_Line]:
    return [
        ("cases-send", lambda: say("To another board"), SendPage),
        ("cases-send-accepted", lambda: say("The other board took it"), AcceptedPage),
        ("cases-board-known", lambda: say("Key of another board"), KnownPage),
        ("cases-boards", lambda: say("Other boards"), BoardsPage),
    ]
