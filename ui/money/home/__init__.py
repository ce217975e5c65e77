"""The first page of money."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.money.home.page import MoneyHomePage
from ui.money.home.presenter import HomeWork, MoneyHomePresenter
from ui.money.home.setting_up import SettingUpPage
from ui.registry import Place

__all__ = ["HomeWork", "places"]


def places(work: HomeWork) -> list[Place]:
    """The one place of money in the rail; who sets up and reads no books gets another page."""
    shown = MoneyHomePresenter(work)
    may = work.who.may
    if may(Action.MONEY_SETTINGS) and not may(Action.MONEY_READ):
        return [
            Place(
                "money",
                "cash",
                lambda: say("Money"),
                lambda desk: SettingUpPage(desk, shown),
                right=Action.MONEY_SETTINGS,
            )
        ]
    return [
        Place(
            "money",
            "cash",
            lambda: say("Money"),
            lambda desk: MoneyHomePage(desk, shown),
            right=Action.MONEY_READ,
        )
    ]
