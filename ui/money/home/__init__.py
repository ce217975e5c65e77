"""The first page of money."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.money.home.page import MoneyHomePage
from ui.money.home.presenter import HomeWork, MoneyHomePresenter
from ui.registry import Place

__all__ = ["HomeWork", "places"]


def places(work: HomeWork) -> list[Place]:
    """The one place of money in the rail."""
    shown = MoneyHomePresenter(work)
    return [
        Place(
            "money",
            "cash",
            lambda: say("Money"),
            lambda desk: MoneyHomePage(desk, shown),
            right=Action.MONEY_READ,
        )
    ]
