"""Pages of elections: the list, calling, each step, the count. `places` registers them."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.elections.after import AfterPage
from ui.elections.appointments import HelpersPage
from ui.elections.call import CallElectionPage
from ui.elections.count import CountPage
from ui.elections.election import ElectionPage
from ui.elections.listing import ElectionsPage
from ui.elections.nominations import NominationsPage
from ui.elections.presenter import ElectionPresenter
from ui.elections.roll import RollPage
from ui.elections.sheets import SheetsPage
from ui.elections.tie import TiePage
from ui.elections.work import ElectionsWork
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["ElectionsWork", "places"]


def places(work: ElectionsWork) -> list[Place]:
    """The places of elections: one in the rail, the others reached from it.

    Inner pages ask only for the right to read: the returning officer of an election may run it
    without any office; what she may not do the services refuse.
    """
    presenter = ElectionPresenter(work)

    def inner(key: str, word: Text, make: Callable[[Desk, ElectionPresenter], Page]) -> Place:
        return Place(
            key,
            "checkbox",
            word,
            lambda desk: make(desk, presenter),
            right=Action.ELECTIONS_READ,
            in_rail=False,
            under="elections",
        )

    first = Place(
        "elections",
        "checkbox",
        lambda: say("Elections"),
        lambda desk: ElectionsPage(desk, presenter),
        right=Action.ELECTIONS_READ,
    )
    return [
        first,
        inner("election", lambda: say("Election"), ElectionPage),
        inner("election-call", lambda: say("Call an election"), CallElectionPage),
        inner("election-helpers", lambda: say("Who runs the election"), HelpersPage),
        inner("election-nominations", lambda: say("Nominations"), NominationsPage),
        inner("election-roll", lambda: say("Roll"), RollPage),
        inner("election-sheets", lambda: say("Count sheets"), SheetsPage),
        inner("election-count", lambda: say("Count"), CountPage),
        inner("election-tie", lambda: say("Equal votes"), TiePage),
        inner("election-after", lambda: say("After the declaration"), AfterPage),
    ]
