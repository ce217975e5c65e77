"""Bank, loans to the group, funds, schemes and member groups on the screen.

`places(work)` gives the places of this part.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text, say
from ui.money.bank.accounts import BankPage, StandingPage
from ui.money.bank.book import BankBookPage
from ui.money.bank.dues import DueInPage, DuesPage
from ui.money.bank.federation import FederationPage
from ui.money.bank.file import BankFilePage
from ui.money.bank.funds import FederationPayPage, FundsPage, GrantPage, TransferPage
from ui.money.bank.lender_forms import BorrowPage, ChargePage, LenderInPage, PayLenderPage
from ui.money.bank.lender_plan import ReplanLenderPage
from ui.money.bank.lenders import LenderPage, LendersPage
from ui.money.bank.lines import DropPage, LinesPage
from ui.money.bank.match import MatchPage
from ui.money.bank.news import NewsPage
from ui.money.bank.presenter import BankPresenter
from ui.money.bank.reconcile import ReconcilePage
from ui.money.bank.schemes import RulePage, RulesPage
from ui.money.bank.work import BankPagesWork
from ui.page import Page
from ui.registry import Place

__all__ = ["BankPagesWork", "places"]

Line = tuple[str, Text, Callable[[Desk, BankPresenter], Page], Action]


def places(work: BankPagesWork) -> list[Place]:
    """The places of this part; the money's first page is another part's."""
    shown = BankPresenter(work)
    return [_inner(line, shown) for line in (*_bank(), *_lenders(), *_funds())]


def _inner(line: Line, shown: BankPresenter) -> Place:
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


def _bank() -> list[Line]:
    read, prepare = Action.MONEY_READ, Action.MONEY_PREPARE
    return [
        ("bank", lambda: say("Bank"), BankPage, read),
        ("bank-book", lambda: say("Bank book"), BankBookPage, read),
        ("bank-lines", lambda: say("Lines of the bank"), LinesPage, prepare),
        ("bank-drop", lambda: say("A line written by mistake"), DropPage, prepare),
        ("bank-file", lambda: say("Lines from a file"), BankFilePage, prepare),
        ("bank-match", lambda: say("Match"), MatchPage, read),
        ("bank-news", lambda: say("Book a line of the bank"), NewsPage, prepare),
        (
            "bank-standing",
            lambda: say("Standing resolution for the bank"),
            StandingPage,
            prepare,
        ),
        ("bank-reconcile", lambda: say("Reconcile the bank"), ReconcilePage, read),
    ]


def _lenders() -> list[Line]:
    read, prepare = Action.MONEY_READ, Action.MONEY_PREPARE
    return [
        ("lenders", lambda: say("Loans to the group"), LendersPage, read),
        ("lender", lambda: say("Loan to the group"), LenderPage, read),
        ("borrow", lambda: say("A new loan to the group"), BorrowPage, prepare),
        ("lender-in", lambda: say("Money arrived"), LenderInPage, prepare),
        ("lender-pay", lambda: say("Pay the lender"), PayLenderPage, prepare),
        (
            "lender-plan",
            lambda: say("The lender changed its plan"),
            ReplanLenderPage,
            prepare,
        ),
        ("lender-charge", lambda: say("The bank charged interest"), ChargePage, prepare),
    ]


def _funds() -> list[Line]:
    read, prepare = Action.MONEY_READ, Action.MONEY_PREPARE
    return [
        ("funds", lambda: say("Funds"), FundsPage, read),
        ("fund-transfer", lambda: say("Move money between funds"), TransferPage, prepare),
        ("grant", lambda: say("A grant arrived"), GrantPage, prepare),
        ("rules", lambda: say("Amounts and rates of schemes"), RulesPage, read),
        ("rule", lambda: say("Our own row"), RulePage, prepare),
        ("federation", lambda: say("Member groups"), FederationPage, read),
        ("dues", lambda: say("Dues to the federation"), DuesPage, read),
        ("due-in", lambda: say("Dues arrived"), DueInPage, prepare),
        ("federation-pay", lambda: say("Pay the federation"), FederationPayPage, prepare),
    ]
