"""Pages of leaders: who holds what, turns, the bank, hand-overs, petitions. `places` registers."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.leadership.bank import BankPage
from ui.leadership.board import LeadersPage
from ui.leadership.handover import HandoverPage
from ui.leadership.history import HistoryPage
from ui.leadership.lot import LotPage
from ui.leadership.petition import PetitionPage
from ui.leadership.presenter import LeadersPresenter
from ui.leadership.terms import EndPage, SeatPage
from ui.leadership.turn import TurnPage
from ui.leadership.work import LeadersWork
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["LeadersWork", "places"]


def places(work: LeadersWork) -> list[Place]:
    """The places of leaders: one in the rail, the others reached from it."""
    presenter = LeadersPresenter(work)

    def inner(
        key: str, word: Text, make: Callable[[Desk, LeadersPresenter], Page], right: Action
    ) -> Place:
        return Place(
            key,
            "refresh",
            word,
            lambda desk: make(desk, presenter),
            right=right,
            in_rail=False,
            under="leaders",
        )

    read, write = Action.LEADERS_READ, Action.OFFICES_WRITE
    return [
        Place(
            "leaders",
            "refresh",
            lambda: say("Leaders"),
            lambda desk: LeadersPage(desk, presenter),
            right=read,
        ),
        inner("leader-seat", lambda: say("Someone takes an office"), SeatPage, write),
        inner("leader-end", lambda: say("Her term ends"), EndPage, write),
        inner("leader-turn", lambda: say("Whose turn is it?"), TurnPage, read),
        inner("leader-lot", lambda: say("Write down the lot"), LotPage, write),
        inner("leader-bank", lambda: say("Who signs at the bank"), BankPage, read),
        inner("leader-handover", lambda: say("Hand over"), HandoverPage, Action.HANDOVER_WRITE),
        inner("leader-petition", lambda: say("Petition to remove a leader"), PetitionPage, read),
        inner("leader-history", lambda: say("Earlier leaders"), HistoryPage, read),
    ]
