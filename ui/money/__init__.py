"""Money on the screen: the books of a group, from the meeting's sheet to the year's statements.

`places(work)` gives the places of this area. Only "money" stands in the rail.
"""

from __future__ import annotations

from typing import Any

from sr_board.access.roles import Action
from ui.live import say
from ui.money import ledger
from ui.money.home import MoneyPage
from ui.money.ledger.presenter import LedgerPresenter
from ui.registry import Place

__all__ = ["places"]


def places(work: Any) -> list[Place]:
    """The places of this area, those of each part in the order of the work."""
    shown = LedgerPresenter(work)
    first = Place(
        "money",
        "cash",
        lambda: say("Money"),
        lambda desk: MoneyPage(desk, shown),
        right=Action.MONEY_READ,
    )
    return [first, *ledger.places(work)]
