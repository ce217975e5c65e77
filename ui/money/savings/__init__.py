"""Savings on the screen: what members saved, passbooks, interest, surplus, leaving, shares.

`places(work)` gives the places of this part.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text, say
from ui.money.savings.forms import LeavingPage, RulesPage, WithdrawPage
from ui.money.savings.overview import PassbookPage, SavingsPage
from ui.money.savings.presenter import SavingsPresenter
from ui.money.savings.share_out import ShareOutPage
from ui.money.savings.shares import BuySharesPage, OpenCyclePage, SharesPage
from ui.money.savings.sharing import InterestPage, SurplusPage
from ui.money.savings.work import SavingsWork
from ui.page import Page
from ui.registry import Place

__all__ = ["SavingsWork", "places"]

Line = tuple[str, Text, Callable[[Desk, SavingsPresenter], Page], Action]


def places(work: SavingsWork) -> list[Place]:
    """The places of this part; the money's first page is another part's."""
    shown = SavingsPresenter(work)
    return [_inner(line, shown) for line in _lines()]


def _inner(line: Line, shown: SavingsPresenter) -> Place:
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


def _lines() -> list[Line]:
    read, prepare = Action.MONEY_READ, Action.MONEY_PREPARE
    return [
        ("savings", lambda: say("Savings"), SavingsPage, read),
        ("passbook", lambda: say("Passbook"), PassbookPage, read),
        ("withdraw", lambda: say("Return savings"), WithdrawPage, prepare),
        ("savings-interest", lambda: say("Interest on savings"), InterestPage, prepare),
        ("surplus", lambda: say("Share the surplus"), SurplusPage, prepare),
        ("savings-rules", lambda: say("Rules of savings"), RulesPage, prepare),
        ("leaving", lambda: say("The last account"), LeavingPage, prepare),
        ("shares", lambda: say("Shares"), SharesPage, read),
        ("cycle", lambda: say("Begin a cycle"), OpenCyclePage, prepare),
        ("buy-shares", lambda: say("Record shares"), BuySharesPage, prepare),
        ("share-out", lambda: say("Share out"), ShareOutPage, prepare),
    ]
