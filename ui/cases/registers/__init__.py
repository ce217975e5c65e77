"""Registers of the board on the screen and on paper."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.cases.board.work import BoardWork
from ui.cases.registers.page import CaseRegistersPage
from ui.cases.registers.presenter import CaseRegistersPresenter
from ui.live import say
from ui.registry import Place

__all__ = ["places"]


def places(work: BoardWork) -> list[Place]:
    """The place of this part."""
    return [
        Place(
            "cases-registers",
            "table",
            lambda: say("Registers of the board"),
            lambda desk: CaseRegistersPage(desk, CaseRegistersPresenter(work)),
            right=Action.BOARD_READ,
            in_rail=False,
            under="cases",
        )
    ]
