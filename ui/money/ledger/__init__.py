"""The books' core on the screen: open the books, money in and out, entries, what waits, locks.

`places(work)` gives the places of this part.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text, say
from ui.money.ledger.correct import CancelPage, CorrectPage
from ui.money.ledger.entries import EntriesPage
from ui.money.ledger.locks import LocksPage, UnlockPage
from ui.money.ledger.move import MoneyMovePage
from ui.money.ledger.open_books import ChangeBooksPage, OpenBooksPage
from ui.money.ledger.pay import MoneyInPage, MoneyOutPage
from ui.money.ledger.pictures import PicturesPage
from ui.money.ledger.presenter import LedgerPresenter
from ui.money.ledger.settings import AddAccountPage, AddBankPage, AddFundPage, BooksSettingsPage
from ui.money.ledger.voucher import VoucherPage
from ui.money.ledger.waiting import WaitingPage
from ui.money.ledger.work import LedgerWork
from ui.page import Page
from ui.registry import Place

__all__ = ["LedgerWork", "places"]

Line = tuple[str, Text, Callable[[Desk, LedgerPresenter], Page], Action | None]


def places(work: LedgerWork) -> list[Place]:
    """The places of this part; the money's first page is another part's."""
    shown = LedgerPresenter(work)
    return [_inner(line, shown) for line in (*_everyday(), *_books())]


def _inner(line: Line, shown: LedgerPresenter) -> Place:
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


def _everyday() -> list[Line]:
    read, prepare = Action.MONEY_READ, Action.MONEY_PREPARE
    return [
        ("in", lambda: say("Money in"), MoneyInPage, prepare),
        ("out", lambda: say("Money out"), MoneyOutPage, prepare),
        ("move", lambda: say("Between box and bank"), MoneyMovePage, prepare),
        ("entries", lambda: say("What was recorded"), EntriesPage, read),
        ("voucher", lambda: say("Voucher"), VoucherPage, read),
        ("pictures", lambda: say("Pictures of the voucher"), PicturesPage, read),
        ("cancel", lambda: say("Cancel an entry"), CancelPage, prepare),
        ("correct", lambda: say("Correct an entry"), CorrectPage, prepare),
        ("waiting", lambda: say("What waits for whom"), WaitingPage, read),
    ]


def _books() -> list[Line]:
    read = Action.MONEY_READ
    return [
        ("locks", lambda: say("Locked months and years"), LocksPage, read),
        ("unlock", lambda: say("Open a lock"), UnlockPage, Action.MONEY_UNLOCK),
        ("open", lambda: say("Open the books"), OpenBooksPage, None),
        ("change", lambda: say("Settings of the books"), ChangeBooksPage, None),
        ("settings", lambda: say("Accounts, funds, bank"), BooksSettingsPage, None),
        ("fund", lambda: say("New fund"), AddFundPage, None),
        ("account", lambda: say("New account"), AddAccountPage, None),
        ("bank-account", lambda: say("New bank account"), AddBankPage, None),
    ]
