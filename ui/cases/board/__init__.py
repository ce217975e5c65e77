"""The board itself: seats and terms, duty, training, code of conduct."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.cases.board.code import CodePage
from ui.cases.board.constitute import ConstitutePage
from ui.cases.board.duty import DutyPage, OnDutyPage, TrainingPage
from ui.cases.board.handover_form import HandoverPage
from ui.cases.board.page import BoardPage
from ui.cases.board.presenter import BoardPresenter
from ui.cases.board.rules_form import RulesPage
from ui.cases.board.seat_forms import AlternatePage, AppointPage, EndPage, RenewPage, SeatPage
from ui.cases.board.work import BoardWork
from ui.cases.part import place_of
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, BoardPresenter], Page], Action]


def places(work: BoardWork) -> list[Place]:
    """The places of this part."""
    shown = BoardPresenter(work)
    return [_place(line, shown) for line in _lines()]


def _place(line: _Line, shown: BoardPresenter) -> Place:
    key, word, page, right = line
    return place_of(key, "users", word, page, shown, right)


def _lines() -> list[_Line]:
    read, write = Action.BOARD_READ, Action.BOARD_WORK
    return [
        ("cases-board", lambda: say("The board"), BoardPage, read),
        ("cases-code", lambda: say("Code of conduct"), CodePage, read),
        ("cases-board-duty", lambda: say("Duty and training"), DutyPage, read),
        ("cases-board-new", lambda: say("Constitute the board"), ConstitutePage, write),
        ("cases-board-rules", lambda: say("What its constitution asks"), RulesPage, write),
        ("cases-board-seat", lambda: say("Add a seat"), SeatPage, write),
        ("cases-board-appoint", lambda: say("Fill the seat"), AppointPage, write),
        ("cases-board-alternate", lambda: say("An alternate"), AlternatePage, write),
        ("cases-board-renew", lambda: say("A new term"), RenewPage, write),
        ("cases-board-end", lambda: say("She leaves the board"), EndPage, write),
        (
            "cases-board-handover",
            lambda: say("Hand over an office of the board"),
            HandoverPage,
            write,
        ),
        ("cases-board-on-duty", lambda: say("Put somebody on duty"), OnDutyPage, write),
        ("cases-board-training", lambda: say("Note a training"), TrainingPage, write),
    ]
