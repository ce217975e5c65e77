"""What every member has saved, and the passbook of one."""

from __future__ import annotations

from typing import Any

from finance.savings.views import PassbookLine, PassbookView
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.money.amounts import money
from ui.money.paper_row import PaperRow
from ui.money.persons import MemberLine
from ui.money.savings.papers import book_id
from ui.money.savings.parts import Figures, back_button, day, member_cell
from ui.money.savings.presenter import PERIODS, Savings, SavingsPresenter
from ui.page import Page
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["PassbookPage", "SavingsPage"]


def _amount(paise: int) -> str:
    return money(paise) if paise else "–"


def _saver_columns() -> list[Column]:
    return [
        Column("member", lambda: say("Member"), lambda row: member_cell(row.member)),
        Column(
            "compulsory",
            lambda: say("Savings"),
            lambda row: _amount(row.compulsory + row.shares),
            width=150,
            number=True,
        ),
        Column(
            "voluntary",
            lambda: say("Extra savings"),
            lambda row: _amount(row.voluntary),
            width=150,
            number=True,
        ),
        Column(
            "whole",
            lambda: say("Together"),
            lambda row: Cell(_amount(row.whole), bold=True),
            width=160,
            number=True,
        ),
        Column("book", "", lambda row: Cell(button=say("Passbook"), quiet=True), width=150),
    ]


class SavingsPage(Page):
    """Members with what they saved."""

    listens = frozenset({"money", "savings"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Savings"),
            lambda: say("What every member has saved. Her passbook shows each line."),
        )
        self.presenter = presenter
        self._group = ""
        self.figures = Figures(
            lambda: say("Savings of all"),
            lambda: say("Extra savings"),
            lambda: say("The group's own surplus"),
            lambda: say("In the box"),
        )
        self.put(self.figures)
        self.model = PagedModel(_saver_columns())
        self.table = Table(self.model, row=56, name=say("Savings"))
        self.table.opened.connect(self.open_book)
        self.table.acted.connect(lambda row, _key: self.open_book(row))
        self.put(self.table, 1)
        self._buttons()

    def _buttons(self) -> None:
        desk = self.desk
        self.foot.helper(back_button(desk, "money", lambda: self._group, lambda: say("Money")))
        self._acts: list[Button] = []
        for words, place in (
            (lambda: say("Interest"), "money-savings-interest"),
            (lambda: say("Share the surplus"), "money-surplus"),
            (lambda: say("Rules"), "money-savings-rules"),
        ):
            self._acts.append(
                self.foot.helper(
                    Button(
                        words,
                        Kind.QUIET,
                        on=lambda place=place: desk.go(place, group=self._group),
                    )
                )
            )
        self.cards = self.foot.helper(
            Button(
                lambda: say("Passbook cards"),
                Kind.QUIET,
                icon="printer",
                on=lambda: desk.go("paper", kind="money-passbook-cards", id=self._group),
            )
        )
        self.shares = self.foot.helper(
            Button(
                lambda: say("Shares"),
                Kind.QUIET,
                on=lambda: desk.go("money-shares", group=self._group),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Return savings"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: desk.go("money-withdraw", group=self._group),
            )
        )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", place.get("id", self._group)))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.savings(group), self.show_savings)

    def show_savings(self, found: Savings) -> None:
        """Show sums and members."""
        view = found.view
        self.figures.show_amounts(
            view.compulsory + view.shares, view.voluntary or None, view.surplus, view.cash
        )
        self.model.show_rows(view.rows)
        self.table.set_foot(
            [
                say("Sum"),
                money(view.compulsory + view.shares),
                money(view.voluntary),
                money(view.compulsory + view.shares + view.voluntary),
                "",
            ]
        )
        for button in (*self._acts, self.main):
            button.setVisible(found.may)
        self.shares.setVisible(view.share_mode)

    def open_book(self, row: Any) -> None:
        """Open her passbook."""
        if row is not None:
            self.desk.go("money-passbook", group=self._group, id=row.member.member_id)


def _line_columns() -> list[Column]:
    def column(key: str, heading: Text, name: str, width: int = 96) -> Column:
        return Column(
            key, heading, lambda line: _cell(line, getattr(line.row, name)), width, number=True
        )

    return [
        Column("day", lambda: say("Day"), _day_cell),
        column("in", lambda: say("Saved"), "savings_in"),
        column("out", lambda: say("Returned"), "savings_out"),
        column("savings", lambda: say("Savings"), "savings_balance", 108),
        column("taken", lambda: say("Loan taken"), "loan_taken", 116),
        column("repaid", lambda: say("Loan repaid"), "loan_repaid", 116),
        column("loan", lambda: say("Loan left"), "loan_balance", 108),
        column("interest", lambda: say("Interest"), "interest", 76),
        column("fine", lambda: say("Fine"), "fine", 72),
    ]


def _cell(line: PassbookLine, paise: int) -> Cell:
    return Cell(_amount(paise), tone="soft" if line.row.struck else "ink")


def _day_cell(line: PassbookLine) -> Cell:
    state = ""
    if line.row.struck:
        state = say("struck out")
    elif line.row.correction:
        state = say("correction")
    return Cell(
        day(line.row.on_date), second=state, tone="soft" if line.row.struck else "ink", bold=True
    )


class PassbookPage(Page):
    """A member's book on the screen."""

    listens = frozenset({"money", "savings", "loans"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(desk, lambda: say("Passbook"))
        self.presenter = presenter
        self._group, self._member = "", ""
        self.period = ChoiceField("", list(PERIODS))
        self.period.set_value("all")
        self.period.changed.connect(self.refresh)
        self.beside_title.addWidget(self.period)
        self.retranslate()
        self.head = Card()
        self.put(self.head)
        numbers = PaperRow(
            (
                ("money-passbook-numbers", lambda: say("On paper with numbers only")),
                ("money-passbook-card-numbers", lambda: say("Card with numbers only")),
            ),
            self._print,
        )
        self.prints = numbers.buttons
        self.put(numbers)
        self.model = PagedModel(_line_columns())
        self.table = Table(self.model, row=50, name=say("Passbook"))
        self.table.opened.connect(self.open_voucher)
        self.put(self.table, 1)
        self.empty = Empty("book", lambda: say("Nothing is written in this book yet."))
        self.put(self.empty, 1)
        self.foot.helper(
            back_button(desk, "money-savings", lambda: self._group, lambda: say("Savings"))
        )
        self.leaving = self.foot.helper(
            Button(lambda: say("She leaves"), Kind.QUIET, on=lambda: self._go("money-leaving"))
        )
        self._papers()
        self.main = self.foot.set_main(
            Button(
                lambda: say("Return savings"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: self._go("money-withdraw"),
            )
        )

    def _papers(self) -> None:
        """Buttons for the printed page and the small card."""
        for kind, words in (
            ("money-passbook", lambda: say("Passbook on paper")),
            ("money-passbook-card", lambda: say("Small card")),
        ):
            self.prints[kind] = self.foot.helper(
                Button(words, Kind.QUIET, icon="printer", on=lambda kind=kind: self._print(kind))
            )

    def _print(self, kind: str) -> None:
        whole = book_id(self._group, self._member, str(self.period.value() or "all"))
        self.desk.go("paper", kind=kind, id=whole)

    def retranslate(self) -> None:
        """Names for readers."""
        self.period.box.setAccessibleName(say("Time"))

    def _go(self, place: str) -> None:
        self.desk.go(place, group=self._group, id=self._member)

    def arrive(self, **place: object) -> None:
        # From its paper it is asked for by the id of the paper: group and member.
        parts = str(place.get("id", self._member)).split(".")
        group, member = (parts[0], parts[1]) if len(parts) > 1 else ("", parts[0])
        self._group = str(place.get("group", group or self._group))
        self.empty.hide()  # until her book was read
        if member != self._member:
            self.period.set_value("all")
        self._member = member

    def refresh(self) -> None:
        group, member = self._group, self._member
        period = str(self.period.value() or "all")
        if group and member:
            self.read(lambda: self.presenter.passbook(group, member, period), self.show_book)

    def show_book(self, found: PassbookView) -> None:
        """Show who it is, both balances, and her lines, the last one in sight."""
        self.head.clear()
        member = found.member
        left = member.left_on
        below: Text = (lambda: say("left on {date}", date=day(left))) if left else ""
        self.head.add(MemberLine(member, below))
        figures = Figures(lambda: say("Savings"), lambda: say("Loan left"))
        figures.show_amounts(*found.standing)
        self.head.add(figures)
        self.model.show_rows(found.lines)
        self.table.setVisible(bool(found.lines))
        self.empty.setVisible(not found.lines)
        self.table.view.scrollToBottom()
        may = self.presenter.may and left is None
        self.main.setVisible(may)
        self.leaving.setVisible(may)

    def open_voucher(self, line: Any) -> None:
        """Open the entry of a line."""
        if line is not None:
            self.desk.go("money-voucher", group=self._group, id=line.entry_id)
