"""The meeting's collection sheet on the screen: the list of sheets, and one sheet."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.money.sheet.fines import FinesPage
from ui.money.sheet.page import SheetPage
from ui.money.sheet.presenter import SheetPresenter
from ui.money.sheet.start import SheetsPage
from ui.money.sheet.work import SheetWork
from ui.registry import Place

__all__ = ["places"]


def places(work: SheetWork) -> list[Place]:
    """The places of this part; all are reached from Money."""
    presenter = SheetPresenter(work)
    read = Action.MONEY_READ
    return [
        Place(
            "money-sheets",
            "cash",
            lambda: say("The meeting's money"),
            lambda desk: SheetsPage(desk, presenter),
            right=read,
            in_rail=False,
            under="money",
        ),
        Place(
            "money-sheet-fines",
            "cash",
            lambda: say("Fines of the meeting"),
            lambda desk: FinesPage(desk, presenter),
            right=Action.MONEY_PREPARE,
            in_rail=False,
            under="money",
        ),
        Place(
            "money-sheet",
            "cash",
            lambda: say("Collection"),
            lambda desk: SheetPage(desk, presenter),
            right=read,
            in_rail=False,
            under="money",
        ),
    ]
