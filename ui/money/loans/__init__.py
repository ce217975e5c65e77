"""Loans to members on the screen: from the request to the last instalment.

`places(work)` gives the places of this part.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text, say
from ui.money.ledger.work import LedgerWork
from ui.money.loans.asking import AskPage, DecidePage
from ui.money.loans.card import LoanCardPage
from ui.money.loans.changes import ReplanPage, WaivePage, WriteOffPage
from ui.money.loans.lists import LoansPage, OverduePage
from ui.money.loans.paying import PayOutPage, RecoverPage, RepayPage, SettlePage, TopUpPage
from ui.money.loans.presenter import LoansPresenter
from ui.money.loans.terms import TermsPage
from ui.money.loans.terms_form import NewTermsPage
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

Line = tuple[str, Text, Callable[[Desk, LoansPresenter], Page], Action | None]


def places(work: LedgerWork) -> list[Place]:
    """The places of this part."""
    shown = LoansPresenter(work)
    return [_inner(line, shown) for line in (*_lists(), *_acts())]


def _inner(line: Line, shown: LoansPresenter) -> Place:
    key, word, page, right = line
    return Place(
        f"money-{key}",
        "cash",
        word,
        lambda desk: page(desk, shown),
        right=right,
        in_rail=False,
        under="money",
    )


def _lists() -> list[Line]:
    read, settings = Action.MONEY_READ, Action.MONEY_SETTINGS
    return [
        ("loans", lambda: say("Loans to members"), LoansPage, read),
        ("loan", lambda: say("Loan card"), LoanCardPage, read),
        ("loans-late", lambda: say("What is late"), OverduePage, read),
        ("loan-terms", lambda: say("Terms of loans"), TermsPage, None),
        ("loan-terms-new", lambda: say("New terms"), NewTermsPage, settings),
    ]


def _acts() -> list[Line]:
    prepare = Action.MONEY_PREPARE
    return [
        ("loan-ask", lambda: say("A member asks for a loan"), AskPage, prepare),
        ("loan-decide", lambda: say("What the meeting decides"), DecidePage, prepare),
        ("loan-pay", lambda: say("Pay it out"), PayOutPage, prepare),
        ("loan-topup", lambda: say("It sets off an older loan"), TopUpPage, prepare),
        ("loan-repay", lambda: say("She pays"), RepayPage, prepare),
        ("loan-settle", lambda: say("Repay the whole loan"), SettlePage, prepare),
        ("loan-replan", lambda: say("A new plan"), ReplanPage, prepare),
        ("loan-waive", lambda: say("Forgive interest or a fine"), WaivePage, prepare),
        ("loan-writeoff", lambda: say("Write it off"), WriteOffPage, prepare),
        ("loan-recover", lambda: say("Money came in"), RecoverPage, prepare),
    ]
