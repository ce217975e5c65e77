"""Grading sheets and ratios of a group."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.money.closing.presenter import ReportsPresenter
from ui.money.closing.work import ReportsWork
from ui.money.grading.grading_page import GradingPage
from ui.money.grading.ratios_page import RatiosPage
from ui.money.grading.sheet_page import GradingSheetPage
from ui.registry import Place

__all__ = ["places"]


def places(work: ReportsWork) -> list[Place]:
    """The places of this part."""
    shown = ReportsPresenter(work)
    return [
        Place(
            "money-grading",
            "checks",
            lambda: say("Grading"),
            lambda desk: GradingPage(desk, shown),
            right=Action.MONEY_READ,
            in_rail=False,
            under="money",
        ),
        Place(
            "money-grading-sheet",
            "pencil",
            lambda: say("Write the grading sheet"),
            lambda desk: GradingSheetPage(desk, shown),
            right=Action.MONEY_SETTINGS,
            in_rail=False,
            under="money",
        ),
        Place(
            "money-ratios",
            "chart-bar",
            lambda: say("Ratios"),
            lambda desk: RatiosPage(desk, shown),
            right=Action.MONEY_READ,
            in_rail=False,
            under="money",
        ),
    ]
