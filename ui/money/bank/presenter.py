"""What the pages of bank, lenders and funds show and do. No Qt; runs off the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from finance.bank.desk import BankDesk
from finance.bank.importing import BankFile, BankFileRow, Use, open_bank_file, read_rows
from finance.bank.queries_federation import BooksChoice
from finance.bank.views import (
    BankRow,
    DuesRegister,
    FundLine,
    LenderCard,
    LenderRow,
    MatchBoard,
    ReconciliationView,
    RuleLine,
)
from governance.leadership.decisions import Decided
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.dates import DateOrder
from ui.members.saving import read_bytes
from ui.money.bank.work import BankPagesWork
from ui.money.chosen import chosen_of
from ui.two_persons import SecondPersons

__all__ = ["BankPresenter", "Deciding", "DuesForm", "Funds", "Lender", "Lenders", "News"]


@dataclass(frozen=True)
class Deciding:
    """What a form of money that goes out needs."""

    banks: tuple[BankRow, ...]
    funds: tuple[FundLine, ...]
    resolutions: tuple[Decided, ...]
    today: date


@dataclass(frozen=True)
class News(Deciding):
    """What booking a line of the bank needs."""

    board: MatchBoard
    lenders: tuple[LenderRow, ...]


@dataclass(frozen=True)
class DuesForm(Deciding):
    """Dues that arrived."""

    register: DuesRegister


@dataclass(frozen=True)
class Lenders:
    """The register of a group's own loans."""

    rows: tuple[LenderRow, ...]
    may_write: bool


@dataclass(frozen=True)
class Lender(Deciding):
    """One loan of the group."""

    card: LenderCard


@dataclass(frozen=True)
class Funds:
    """Funds over the books' year."""

    rows: tuple[FundLine, ...]
    since: date
    until: date


class BankPresenter:
    """Reads, and runs what is done."""

    def __init__(self, work: BankPagesWork) -> None:
        self._work = work
        self.signing = SecondPersons(work)

    @property
    def desk(self) -> BankDesk:
        """All services and queries of this part."""
        return self._work.money.bank

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    def may_write(self) -> bool:
        """Whether she prepares entries."""
        return self._work.who.may(Action.MONEY_PREPARE)

    def choices(self) -> tuple[BooksChoice, ...]:
        """Groups whose books are open."""
        return tuple(one for one in self.desk.federation.choices() if one.has_books)

    def group_among(self, groups: tuple[BooksChoice, ...], wanted: str) -> str:
        """The group to show, the same on all pages of money."""
        return chosen_of(self._work).among(groups, wanted)

    def accounts(self, group: str) -> tuple[BankRow, ...]:
        """Bank accounts."""
        return self.desk.accounts.accounts(group)

    def deciding(self, group: str) -> Deciding:
        """Accounts, funds and resolutions to choose from."""
        return Deciding(
            self.accounts(group), self._funds(group), self._resolutions(group), self.today
        )

    def _funds(self, group: str) -> tuple[FundLine, ...]:
        rows = self.desk.funds.register(group, self.today, self.today)
        return tuple(row for row in rows if row.closed_on is None)

    def _resolutions(self, group: str) -> tuple[Decided, ...]:
        return self.desk.accounts.resolutions(group)

    def news(self, group: str, bank: str) -> News:
        """A line of the bank that is to be booked, and what it may be."""
        base = self.deciding(group)
        lenders = tuple(x for x in self.desk.lenders.register(group) if x.closed_on is None)
        return News(
            base.banks,
            base.funds,
            base.resolutions,
            base.today,
            self.desk.accounts.board(bank),
            lenders,
        )

    def statement(self, bank: str, as_of: date, balance: int | None) -> ReconciliationView:
        """The statement as it stands."""
        return self.desk.accounts.draft(bank, as_of, balance)

    def lenders(self, group: str) -> Lenders:
        """The register."""
        return Lenders(self.desk.lenders.register(group), self.may_write())

    def lender(self, lender: str) -> Lender:
        """One lender with all that its forms need."""
        card = self.desk.lenders.card(lender)
        base = self.deciding(card.group_id)
        return Lender(base.banks, base.funds, base.resolutions, base.today, card)

    def funds(self, group: str) -> Funds:
        """Funds from the begin of the books' year to today."""
        since, until = self.year(group)
        return Funds(self.desk.funds.register(group, since, until), since, until)

    def year(self, group: str) -> tuple[date, date]:
        """From the first day of the books' year to today."""
        return self.desk.funds.year(group), self.today

    def month(self) -> tuple[date, date]:
        """The last three months until today, where a bank book begins to be read."""
        first = (self.today.replace(day=1) - timedelta(days=62)).replace(day=1)
        return first, self.today

    def dues(self, group: str) -> DuesRegister:
        """Dues of the groups under this one, or its own where it stands under another and has
        none below."""
        below = self.desk.dues.register(group)
        return below if below.lines else self.desk.dues.of_group(group) or below

    def due_form(self, group: str) -> DuesForm:
        """What recording dues that arrived needs."""
        base = self.deciding(group)
        register = self.desk.dues.register(group)
        return DuesForm(base.banks, base.funds, base.resolutions, base.today, register)

    def rules(self, group: str) -> tuple[RuleLine, ...]:
        """Dated rules in the language of the screen."""
        return self.desk.funds.rules(group, i18n.current().code)

    # -- files of the bank ------------------------------------------------------------------

    def open_file(self, path: Path, bank: str) -> tuple[BankFile, dict[Use, str]]:
        """Read a file and the columns that were remembered for it."""
        data = read_bytes(path)
        return open_bank_file(data), self.desk.accounts.columns(bank)

    def rows(
        self, file: BankFile, columns: dict[Use, str], order: DateOrder | None
    ) -> tuple[BankFileRow, ...]:
        """Rows of a file as lines."""
        return read_rows(file, columns, today=self.today, order=order)
