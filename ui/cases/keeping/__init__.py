"""Law, services, dates of erasure, returns, breaches of data."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.cases.board.work import BoardWork
from ui.cases.keeping.breaches import BreachesPage, BreachNotePage, BreachToldPage
from ui.cases.keeping.erasure import EndHoldPage, ErasurePage, HoldPage
from ui.cases.keeping.hub import KeepingPage
from ui.cases.keeping.laptop_clock import LaptopClockPage
from ui.cases.keeping.law_choice import LawChoicePage
from ui.cases.keeping.law_page import LawEditPage, LawPage
from ui.cases.keeping.presenter import KeepingPresenter
from ui.cases.keeping.returns import ReturnsPage
from ui.cases.keeping.services import ServicePage, ServicesPage
from ui.cases.keeping.share_set import CaseShares
from ui.cases.keeping.shares import IdentityInSharesPage, MakeSharesPage, SharesPage
from ui.cases.keeping.trend import FigurePage, TrendPage
from ui.cases.part import place_of
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place
from ui.shares.shown import ShareShown

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, KeepingPresenter], Page], Action]


def places(work: BoardWork) -> list[Place]:
    """The places of this part."""
    shown = KeepingPresenter(work)
    return [*(_place(line, shown) for line in _lines()), *_shares(work)]


def _place(line: _Line, shown: KeepingPresenter) -> Place:
    key, word, page, right = line
    return place_of(key, "book", word, page, shown, right)


def _lines() -> list[_Line]:
    read, write = Action.CASES_NOTICE, Action.CASES_WORK
    return [
        ("cases-keeping", lambda: say("Law and keeping"), KeepingPage, read),
        ("cases-services", lambda: say("Services"), ServicesPage, read),
        ("cases-service", lambda: say("A service"), ServicePage, write),
        ("cases-law", lambda: say("The law"), LawPage, read),
        ("cases-law-edit", lambda: say("Check and change the law"), LawEditPage, write),
        ("cases-law-choose", lambda: say("Which law holds"), LawChoicePage, write),
        ("cases-erasure", lambda: say("Dates of erasure"), ErasurePage, write),
        ("cases-hold", lambda: say("An order stops erasure"), HoldPage, write),
        ("cases-hold-end", lambda: say("The order is over"), EndHoldPage, write),
        ("cases-laptop-clock", lambda: say("The laptop's clock"), LaptopClockPage, write),
        ("cases-returns", lambda: say("Return of the board"), ReturnsPage, write),
        ("cases-trend", lambda: say("Over the years"), TrendPage, write),
        ("cases-figure", lambda: say("A published figure"), FigurePage, write),
        ("cases-breaches", lambda: say("Breaches of data"), BreachesPage, read),
        ("cases-breach", lambda: say("A breach of data"), BreachNotePage, read),
        ("cases-breach-told", lambda: say("Who was told"), BreachToldPage, write),
    ]


def _shares(work: BoardWork) -> list[Place]:
    """The pages of the paper shares."""
    held = CaseShares(work)
    return [
        place_of(
            "cases-shares",
            "book",
            lambda: say("Paper shares of the case files"),
            SharesPage,
            held,
        ),
        place_of("cases-shares-make", "book", lambda: say("Make new shares"), MakeSharesPage, held),
        place_of("cases-share-shown", "book", lambda: say("A share"), ShareShown, held),
        place_of(
            "cases-shares-identity",
            "book",
            lambda: say("Who she is, in the shares"),
            IdentityInSharesPage,
            held,
        ),
    ]
