"""Acts of two before the board can sit."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.cases.board.work import BoardWork
from ui.cases.decision.presenter import DecisionsPresenter
from ui.cases.emergency.page import EmergenciesPage, EmergencyForm
from ui.live import say
from ui.registry import Place

__all__ = ["places"]


def places(work: BoardWork) -> list[Place]:
    """The places of this part."""
    shown = DecisionsPresenter(work)
    return [
        Place(
            "cases-emergencies",
            "clock",
            lambda: say("Done at once"),
            lambda desk: EmergenciesPage(desk, shown),
            right=Action.BOARD_READ,
            in_rail=False,
            under="cases",
        ),
        Place(
            "cases-emergency-new",
            "clock",
            lambda: say("Write down an act"),
            lambda desk: EmergencyForm(desk, shown),
            right=Action.CASES_WORK,
            in_rail=False,
            under="cases",
        ),
    ]
