"""The bank book: every movement of an account, with the mark of what the bank has too."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from finance.bank.views import BankBook, BankBookRow
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.fields_time import DateField
from ui.labels import Label
from ui.live import own_digits, say
from ui.money.amounts import money
from ui.money.bank.parts import back_to, bank_words, day
from ui.money.bank.presenter import BankPresenter
from ui.money.ledger.parts import about_words
from ui.page import Page
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["BankBookPage"]


class BankBookPage(Page):
    """One account over a time."""

    listens = frozenset({"money", "bank"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(desk, lambda: say("Bank book"))
        self.presenter = presenter
        self._group, self._bank = "", ""
        self.since = DateField(lambda: say("From"), key="since")
        self.until = DateField(lambda: say("To"), key="until")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.since)
        line.addWidget(self.until)
        line.addWidget(Button(lambda: say("Show"), Kind.QUIET, on=self.refresh))
        self.sums = Label("", "body", wrap=True)
        line.addWidget(self.sums, 1)
        self.put(line)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=54, name=say("Bank book"))
        self.table.opened.connect(self._open)
        self.put(self.table, 1)
        self.foot.helper(
            back_to(desk, lambda: say("Bank"), "money-bank", lambda: {"group": self._group})
        )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        bank = str(place.get("bank", self._bank))
        if bank != self._bank or self.since.day() is None:
            self._bank = bank
            since, until = self.presenter.month()
            self.since.set_day(since)
            self.until.set_day(until)

    def refresh(self) -> None:
        since, until, bank = self.since.day(), self.until.day(), self._bank
        if bank and since is not None and until is not None:
            self.read(lambda: self.presenter.desk.accounts.book(bank, since, until), self.show_book)

    def show_book(self, book: BankBook) -> None:
        """Show the rows and the balances at both ends."""
        self.set_title(lambda: say("Bank book"), lambda: bank_words(book.account))
        self.model.show_rows(book.rows)
        self.sums.tell(
            lambda: say(
                "At the beginning {opening}, at the end {closing}",
                opening=money(book.opening),
                closing=money(book.closing),
            )
        )

    def _open(self, row: BankBookRow) -> None:
        self.desk.go("money-voucher", id=row.entry_id, group=self._group)


def _when(row: BankBookRow) -> Cell:
    return Cell(day(row.on_date), own_digits(row.voucher_no))


def _amount(paise: int) -> str:
    return money(paise) if paise else ""


def _particulars(row: BankBookRow) -> Cell:
    parts = []
    if row.interest:
        parts.append(say("interest {amount}", amount=money(row.interest)))
    if row.charges:
        parts.append(say("charges {amount}", amount=money(row.charges)))
    about = about_words(row.kind, row.particulars)
    return Cell(about, second=" · ".join(parts), wrap=True)


def _mark(row: BankBookRow) -> Cell:
    if row.reconciled:
        return Cell(say("at the bank"), state=State.OK)
    return Cell(say("not yet"), state=State.NOT_YET)


def _columns() -> list[Column]:
    return [
        Column(
            "day",
            lambda: say("Date"),
            lambda row: Cell(day(row.on_date), own_digits(row.voucher_no)),
            136,
        ),
        Column("what", lambda: say("Particulars"), _particulars),
        Column("in", lambda: say("Deposit"), lambda row: _amount(row.deposit), 130, number=True),
        Column(
            "out", lambda: say("Withdrawal"), lambda row: _amount(row.withdrawal), 130, number=True
        ),
        Column("balance", lambda: say("Balance"), lambda row: money(row.balance), 140, number=True),
        Column("mark", lambda: say("Bank"), _mark, 150),
    ]
