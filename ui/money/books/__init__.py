"""The books of a group on the screen and on paper."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.money.books.page import BooksPage
from ui.money.books.presenter import BooksPresenter, BooksWork
from ui.registry import Place

__all__ = ["BooksWork", "places"]


def places(work: BooksWork) -> list[Place]:
    """The places of this part."""
    shown = BooksPresenter(work)
    return [
        Place(
            "money-books",
            "book",
            lambda: say("Books"),
            lambda desk: BooksPage(desk, shown),
            right=Action.MONEY_READ,
            in_rail=False,
            under="money",
        )
    ]
