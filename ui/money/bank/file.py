"""Lines from the bank's own file: choose it, name the columns once, look, take them over."""

from __future__ import annotations

from pathlib import Path

from finance.bank.commands import AddBankLines, NewLine, RememberColumns
from finance.bank.importing import (
    BankFile,
    BankFileRow,
    Use,
    guessed_columns,
    is_ambiguous,
)
from sr_board.base.dates import DateOrder
from sr_board.base.results import Done
from sr_board.i18n import N_
from sr_board.wording import WORDS
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import say, say_n
from ui.members.saving import ask_open_path
from ui.money.amounts import money
from ui.money.bank.parts import Choices, back_to, count, day
from ui.money.bank.presenter import BankPresenter
from ui.notices import Notice
from ui.page import Page
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["BankFilePage"]

_USES = {
    Use.DATE: N_("Date"),
    Use.TEXT: N_("Particulars"),
    Use.NUMBER: N_("Slip or cheque number"),
    Use.IN: N_("Money in"),
    Use.OUT: N_("Money out"),
    Use.AMOUNT: N_("Amount (one column)"),
    Use.SIDE: N_("In or out (Dr/Cr)"),
    Use.BALANCE: N_("Balance"),
}


class BankFilePage(Page):
    """Read, look, take over."""

    scrolls = False

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Lines from a file"),
            lambda: say("A CSV or spreadsheet file from the bank. Nothing leaves this computer."),
        )
        self.presenter = presenter
        self._group, self._bank = "", ""
        self._file: BankFile | None = None
        self._rows: tuple[BankFileRow, ...] = ()
        self.form = Form()
        self.uses = {use: ChoiceField(lambda u=use: say(_USES[u]), key=use.value) for use in Use}
        self.form.add_columns(*self.uses.values(), columns=4)
        self.order = ChoiceField(lambda: say("In 03/04/2026 the day is"), key="order")
        self.form.add(self.order)
        self.columns = Card()
        self.columns.add(self.form)
        self.put(self.columns)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=54, name=say("Rows of the file"))
        self.put(self.table, 1)
        self.none = Empty(
            "file-spreadsheet", lambda: say("Choose a file. Its rows are shown before any counts.")
        )
        self.put(self.none, 1)
        for field in (*self.uses.values(), self.order):
            field.changed.connect(self._look)
        self._make_foot()
        self._reset()

    def _make_foot(self) -> None:
        self.foot.helper(
            back_to(self.desk, lambda: say("Bank"), "money-bank", lambda: {"group": self._group})
        )
        self.choose = self.foot.beside(
            Button(lambda: say("Choose the file"), icon="file-spreadsheet", on=self.choose_file)
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Take the lines over"), Kind.MAIN, key="Ctrl+Return", on=self.take)
        )

    def _reset(self) -> None:
        self._file, self._rows = None, ()
        self.columns.hide()
        self.table.hide()
        self.none.show()
        self.main.setEnabled(False)

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        bank = str(place.get("bank", self._bank))
        if bank != self._bank:
            self._bank = bank
            self._reset()
        self.notices.clear()

    def choose_file(self) -> None:
        """Ask which file, then read it."""
        path = ask_open_path(self)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file and look at it, off the screen."""
        bank = self._bank
        self.notices.clear()
        self.read(
            lambda: self.presenter.open_file(path, bank),
            lambda found: self.show_file(*found),
            words=lambda: say("Reading the file"),
        )

    def show_file(self, file: BankFile, remembered: dict[Use, str]) -> None:
        """Show the columns as they were named the last time, or as they are guessed."""
        self._file = file
        known = {use: h for use, h in remembered.items() if h in file.headings}
        chosen = known or guessed_columns(file.headings)
        offered: Choices = [("", "–"), *((h, h) for h in dict.fromkeys(file.headings) if h)]
        for use, field in self.uses.items():
            field.set_choices(offered)
            field.set_value(chosen.get(use, ""))
        self.order.set_choices(
            [
                (DateOrder.DAY_FIRST, lambda: say("3, in April")),
                (DateOrder.MONTH_FIRST, lambda: say("4, in March")),
            ]
        )
        self.order.set_value(DateOrder.DAY_FIRST)
        self.order.setVisible(is_ambiguous(file, self._named(), self.presenter.today))
        self.columns.show()
        self.none.hide()
        self.table.show()
        self._look()

    def _named(self) -> dict[Use, str]:
        return {use: str(f.value()) for use, f in self.uses.items() if f.value()}

    def _look(self) -> None:
        file = self._file
        if file is None:
            return
        columns = self._named()
        order = self.order.value() if not self.order.isHidden() else None
        wanted = DateOrder(order) if isinstance(order, str) else None
        self.read(lambda: self.presenter.rows(file, columns, wanted), self.show_rows)

    def show_rows(self, rows: tuple[BankFileRow, ...]) -> None:
        """Show each row as the line it makes."""
        self._rows = rows
        self.model.show_rows(rows)
        good = [row for row in rows if row.line is not None]
        self.main.setEnabled(bool(good))
        bad = len(rows) - len(good)
        self.notices.clear()
        hidden = self._file.hidden_rows if self._file is not None else 0
        if hidden:
            self.notices.show_notice(
                Notice(
                    "guard",
                    lambda: say_n(
                        "{n} row is hidden in this sheet; it was read too.",
                        "{n} rows are hidden in this sheet; they were read too.",
                        hidden,
                    ),
                    lambda: say("Look whether they belong to the account."),
                ),
                "hidden",
            )
        if bad:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say_n(
                        "{n} row is no line of the bank and is left out",
                        "{n} rows are no lines of the bank and are left out",
                        bad,
                    ),
                ),
                "bad",
            )

    def _lines(self) -> tuple[NewLine, ...]:
        return tuple(row.line for row in self._rows if row.line is not None)

    def take(self) -> None:
        """Remember the columns and take the lines over."""
        bank, lines = self._bank, self._lines()
        columns = tuple((use.value, heading) for use, heading in self._named().items())
        work = self.presenter.desk.work

        def act() -> Done:
            work.remember_columns(RememberColumns(bank, columns))
            return work.add_lines(AddBankLines(bank, lines, imported=True))

        self.write(act, self._taken)

    def _taken(self, _done: Done) -> None:
        self._reset()
        self.desk.go("money-bank-match", group=self._group, bank=self._bank)


def _state(row: BankFileRow) -> Cell:
    if row.line is not None:
        return Cell(say("a line"), state=State.OK)
    words = WORDS.get(row.wrong)
    return Cell(say(words.what) if words is not None else say("not read"), state=State.AWAY)


def _columns() -> list[Column]:
    return [
        Column("n", lambda: say("Row"), lambda row: count(row.row_no), 70, number=True),
        Column("day", lambda: say("Date"), _day, 130),
        Column("text", lambda: say("Particulars"), _text),
        Column("amount", lambda: say("Amount"), _amount, 140, number=True),
        Column("balance", lambda: say("Balance"), _balance, 140, number=True),
        Column("state", lambda: say("State"), _state, 260),
    ]


def _day(row: BankFileRow) -> str:
    return day(row.line.on_date) if row.line is not None else ""


def _text(row: BankFileRow) -> Cell:
    return Cell(row.line.text, second=row.line.number) if row.line is not None else Cell()


def _amount(row: BankFileRow) -> str:
    return money(row.line.amount) if row.line is not None else ""


def _balance(row: BankFileRow) -> str:
    line = row.line
    return "" if line is None or line.balance is None else money(line.balance)
