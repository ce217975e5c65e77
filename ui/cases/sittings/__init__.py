"""Sittings of the board: called, opened, who is there, ended."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.cases.board.work import BoardWork
from ui.cases.sittings.call_form import CallPage
from ui.cases.sittings.list_page import SittingsPage
from ui.cases.sittings.presenter import SittingsPresenter
from ui.cases.sittings.sitting_page import SittingPage
from ui.live import say
from ui.registry import Place

__all__ = ["places"]


def places(work: BoardWork) -> list[Place]:
    """The places of this part."""
    shown = SittingsPresenter(work)
    return [
        Place(
            "cases-sittings",
            "calendar",
            lambda: say("Sittings"),
            lambda desk: SittingsPage(desk, shown),
            right=Action.BOARD_READ,
            in_rail=False,
            under="cases",
        ),
        Place(
            "cases-sitting",
            "calendar",
            lambda: say("Sitting"),
            lambda desk: SittingPage(desk, shown),
            right=Action.BOARD_READ,
            in_rail=False,
            under="cases",
        ),
        Place(
            "cases-sitting-call",
            "calendar",
            lambda: say("Call a sitting"),
            lambda desk: CallPage(desk, shown),
            right=Action.BOARD_WORK,
            in_rail=False,
            under="cases",
        ),
    ]
