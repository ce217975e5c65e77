"""Leaders on the screen: who holds what, whose turn it is, the bank, recall, hand-over.

`places(work)` gives the places of this area. Only "leaders" stands in the rail.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.leadership.bank import BankPage, BankStepPage, MandatePage
from ui.leadership.board import LeadersPage
from ui.leadership.handover import HandoverPage, HandoversPage
from ui.leadership.history import HistoryPage
from ui.leadership.presenter import LeadersPresenter
from ui.leadership.recall import AskPage, RecallsPage, RecallStepPage, VerifyPage
from ui.leadership.term_forms import BeginTermPage, EndTermPage
from ui.leadership.turn import TurnPage
from ui.leadership.turn_forms import LotPage, RetireLotPage, RetirePage, TakenPage, WillingPage
from ui.leadership.work import LeadersWork
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["LeadersWork", "places"]

Line = tuple[str, Text, Callable[[Desk, LeadersPresenter], Page], Action]


def places(work: LeadersWork) -> list[Place]:
    """The places of this area, the one of the rail first."""
    shown = LeadersPresenter(work)
    first = Place(
        "leaders",
        "id-badge-2",
        lambda: say("Leaders"),
        lambda desk: LeadersPage(desk, shown),
        right=Action.LEADERS_READ,
    )
    return [first, *(_inner(line, shown) for line in (*_offices(), *_rest()))]


def _inner(line: Line, shown: LeadersPresenter) -> Place:
    key, word, page, right = line
    return Place(
        f"leaders-{key}",
        "id-badge-2",
        word,
        lambda desk: page(desk, shown),
        right=right,
        in_rail=False,
        under="leaders",
    )


def _offices() -> list[Line]:
    read, write = Action.LEADERS_READ, Action.OFFICES_WRITE
    return [
        ("history", lambda: say("Who led before"), HistoryPage, read),
        ("begin", lambda: say("Begin a term"), BeginTermPage, write),
        ("end", lambda: say("End the term"), EndTermPage, write),
        ("turn", lambda: say("Whose turn is it"), TurnPage, read),
        ("taken", lambda: say("Record who was taken"), TakenPage, write),
        ("lot", lambda: say("Record the lot"), LotPage, write),
        ("willing", lambda: say("Does she wish to serve?"), WillingPage, write),
        ("retire", lambda: say("Record who retires"), RetirePage, write),
        ("retire-lot", lambda: say("Record the lot"), RetireLotPage, write),
    ]


def _rest() -> list[Line]:
    read = Action.LEADERS_READ
    return [
        ("bank", lambda: say("Who signs at the bank"), BankPage, read),
        ("mandate", lambda: say("New mandate"), MandatePage, Action.MANDATES_WRITE),
        ("bank-step", lambda: say("At the bank"), BankStepPage, Action.MANDATES_WRITE),
        ("recalls", lambda: say("Petitions to recall a leader"), RecallsPage, read),
        ("petition", lambda: say("A petition was handed in"), AskPage, Action.MEETINGS_WRITE),
        ("verify", lambda: say("Check the marks"), VerifyPage, Action.MEETINGS_WRITE),
        ("recall-step", lambda: say("Recall"), RecallStepPage, Action.MEETINGS_WRITE),
        ("handovers", lambda: say("Hand-overs"), HandoversPage, read),
        ("handover", lambda: say("Hand-over"), HandoverPage, Action.HANDOVER_WRITE),
    ]
