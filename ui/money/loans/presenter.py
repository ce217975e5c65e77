"""What the pages of loans show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finance.ledger.views import BooksSettings, GroupLine, ResolutionChoice
from finance.loans.desk import LoansDesk
from finance.loans.queries import may_see_overdue
from finance.loans.views import LoanCard, LoanRow, OverdueRow, ProductRow
from finance.loans.words import METHODS, PERIODS, RATES
from finance.rules.loans.products import Product
from sr_board import i18n
from sr_board.access.roles import Action
from ui.live import Text, say
from ui.money.chosen import chosen_of
from ui.money.ledger.work import LedgerWork
from ui.two_persons import SecondPersons

__all__ = [
    "Asking",
    "CardSeen",
    "LoansPresenter",
    "LoansSeen",
    "product_choices",
    "product_words",
    "terms_words",
]


@dataclass(frozen=True)
class LoansSeen:
    """The first page of loans."""

    groups: tuple[GroupLine, ...]
    group_id: str
    rows: tuple[LoanRow, ...]
    late: int
    may_prepare: bool
    may_see_late: bool


@dataclass(frozen=True)
class Asking:
    """What a request needs."""

    settings: BooksSettings
    products: tuple[ProductRow, ...]
    today: date


@dataclass(frozen=True)
class CardSeen:
    """A loan, and what a form on it needs."""

    card: LoanCard
    settings: BooksSettings
    resolutions: tuple[ResolutionChoice, ...]
    others: tuple[LoanRow, ...]
    today: date
    may_prepare: bool


class LoansPresenter:
    """Reads, and runs what is done."""

    def __init__(self, work: LedgerWork) -> None:
        self._work = work
        self.signing = SecondPersons(work)

    @property
    def desk(self) -> LoansDesk:
        """All services and queries of this part."""
        return self._work.money.loans

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    def may(self, action: Action) -> bool:
        """Whether she may do it."""
        return self._work.who.may(action)

    def loans(self, group_id: str, ended: bool) -> LoansSeen:
        """Loans of the group asked for, or of the one that was looked at last."""
        groups = self._work.money.ledger.reading.groups()
        group = chosen_of(self._work).among(groups, group_id)
        opened = any(each.group_id == group and each.opened for each in groups)
        rows = tuple(self.desk.found.loans(group, ended=ended)) if opened else ()
        sees = may_see_overdue(self._work.who)
        return LoansSeen(
            groups,
            group,
            rows,
            sum(1 for row in rows if row.days_late),
            opened and self.may(Action.MONEY_PREPARE),
            sees,
        )

    def asking(self, group_id: str) -> Asking:
        """What a request needs."""
        return Asking(
            self._work.money.ledger.reading.settings(group_id),
            tuple(self.desk.found.products(group_id)),
            self.today,
        )

    def card(self, loan_id: str) -> CardSeen:
        """One loan, with the books, resolutions and other loans of the member."""
        card = self.desk.found.card(loan_id)
        reading = self._work.money.ledger.reading
        other = self.desk.found.of_member(card.group_id, card.row.borrower.person_id)
        prepares = self.may(Action.MONEY_PREPARE)
        return CardSeen(
            card,
            reading.settings(card.group_id),
            reading.resolutions(card.group_id) if prepares else (),
            tuple(row for row in other if row.id != loan_id),
            self.today,
            prepares,
        )

    def products(self, group_id: str) -> tuple[ProductRow, ...]:
        """Terms in use."""
        return tuple(self.desk.found.products(group_id))

    def overdue(self, group_id: str) -> tuple[OverdueRow, ...]:
        """What is late."""
        return tuple(self.desk.found.overdue(group_id))


def terms_words(row: ProductRow) -> str:
    """A product in one line: rate, method, rhythm."""
    return _terms(row.product)


def product_words(name: str, product: Product) -> str:
    """Name and terms in one line."""
    return f"{name} · {_terms(product)}"


def _terms(product: Product) -> str:
    tr = i18n.current()
    period = str(product.period)
    rhythm = say(PERIODS[period]) if period in PERIODS else tr.digits(period)
    rate = say(RATES[product.rate_per.value], rate=tr.digits(product.rate))
    return " · ".join((rate, say(METHODS[product.method.value]), rhythm))


def product_choices(rows: Sequence[ProductRow]) -> list[tuple[object, Text]]:
    """Terms for a field."""
    return [(row.id, lambda row=row: f"{row.name} · {terms_words(row)}") for row in rows]
