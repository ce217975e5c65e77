"""Registers, figures, and rules that were not met. `places` registers the pages."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.registers.breaches_page import BreachesPage, OneBreachPage
from ui.registers.breaches_presenter import BreachesPresenter
from ui.registers.figures_page import FiguresPage
from ui.registers.presenter import FiguresPresenter, RegistersPresenter
from ui.registers.table_page import RegistersPage
from ui.registers.work import RegistersWork
from ui.registry import Place

__all__ = ["RegistersWork", "places"]


def places(work: RegistersWork) -> list[Place]:
    """The places of this area; all are reached from Papers or from Today."""
    return [
        Place(
            "registers",
            "table",
            lambda: say("Registers"),
            lambda desk: RegistersPage(desk, RegistersPresenter(work)),
            right=Action.PAPERS_READ,
            in_rail=False,
            under="papers",
        ),
        Place(
            "figures",
            "chart-bar",
            lambda: say("Figures"),
            lambda desk: FiguresPage(desk, FiguresPresenter(work)),
            right=Action.PAPERS_READ,
            in_rail=False,
            under="papers",
        ),
        Place(
            "breaches",
            "alert-triangle",
            lambda: say("Rules that were not met"),
            lambda desk: BreachesPage(desk, BreachesPresenter(work)),
            right=Action.BREACHES_READ,
            in_rail=False,
            under="constitution",
        ),
        Place(
            "breach",
            "alert-triangle",
            lambda: say("A rule that was not met"),
            lambda desk: OneBreachPage(desk, BreachesPresenter(work)),
            right=Action.BREACHES_READ,
            in_rail=False,
            under="constitution",
        ),
    ]
