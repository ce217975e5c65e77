"""Taking over a paper book on the screen. `places(work)` gives the places of this part."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text, say
from ui.money.opening.done import OpeningDonePage, TakeBackPage
from ui.money.opening.from_file import FromFilePage
from ui.money.opening.page import OpeningPage
from ui.money.opening.presenter import OpeningPresenter
from ui.money.opening.work import OpeningWork
from ui.page import Page
from ui.registry import Place

__all__ = ["OpeningWork", "places"]

Line = tuple[str, Text, Callable[[Desk, OpeningPresenter], Page], Action]


def places(work: OpeningWork) -> list[Place]:
    """The places of this part; the money's first page is another part's."""
    shown = OpeningPresenter(work)
    prepare, read = Action.MONEY_PREPARE, Action.MONEY_READ
    lines: list[Line] = [
        ("opening", lambda: say("Take over the paper book"), OpeningPage, prepare),
        ("opening-file", lambda: say("Paper book from a file"), FromFilePage, prepare),
        ("opening-done", lambda: say("The paper book is taken over"), OpeningDonePage, read),
        ("opening-back", lambda: say("Take the paper book back"), TakeBackPage, prepare),
    ]
    return [_inner(line, shown) for line in lines]


def _inner(line: Line, shown: OpeningPresenter) -> Place:
    key, word, page, right = line
    return Place(
        f"money-{key}",
        "cash",
        word,
        lambda desk: page(desk, shown),
        right=right,
        in_rail=False,
        under="money",
    )
