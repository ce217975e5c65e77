"""What terms mean: the first instalments of a sample loan, beside the form that sets them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from finance.rules.loans.schedules import Row, Schedule
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from ui import theme
from ui.cards import Card
from ui.fields import NumberField
from ui.form import Form
from ui.labels import Label, second
from ui.live import say, say_n
from ui.money.amounts import AmountField, money
from ui.notices import NoticeStack
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["Example"]

SAMPLE, INSTALMENTS, SHOWN = 6000_00, 10, 6


class Example(Card):
    """A sample loan: amount and instalments to try, first rows, total interest.

    `asked` tells that another sample is wanted.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(lambda: say("An example"))
        self.plan: Schedule | None = None
        self.amount = AmountField(lambda: say("A loan of"), key="sample", words=False)
        self.count = NumberField(lambda: say("Instalments"), key="sample_n", digits=4)
        self.amount.set_amount(SAMPLE)
        self.count.set_value(i18n.current().digits(str(INSTALMENTS)))
        self.form = Form()
        self.form.add(self.amount, self.count)
        self.add(self.form)
        self.whole = Label("", "card", wrap=True)
        self.add(self.whole)
        self.model = PagedModel(
            [
                Column("n", lambda: say("No."), lambda r: i18n.current().integer(r.n), 60, True),
                Column("total", lambda: say("To pay"), _total, 96, True),
                Column("principal", lambda: say("Loan part"), _cell("principal"), 96, True),
                Column("interest", lambda: say("Interest"), _cell("interest"), 84, True),
                Column("balance", lambda: say("Left"), _cell("balance"), 96, True),
            ]
        )
        self.table = Table(self.model, row=34, name="example")
        self.add(self.table)
        self.more = second("", wrap=True)
        self.add(self.more)
        self.notices = NoticeStack()
        self.add(self.notices)
        for field in (self.amount, self.count):
            field.line.textChanged.connect(lambda _t: self.asked.emit())

    def show_plan(self, plan: Schedule) -> None:
        """Show the first rows and what all of it costs."""
        self.plan = plan
        self.notices.clear()
        rows = plan.rows[:SHOWN]
        self.model.show_rows(rows)
        self.table.setMinimumHeight(theme.px(34 * (len(rows) + 1) + 16))
        self.whole.tell(
            lambda: say_n(
                "{n} instalment, {interest} interest in all",
                "{n} instalments, {interest} interest in all",
                len(plan.rows),
                interest=money(plan.interest),
            )
        )
        rest = len(plan.rows) - len(rows)
        self.more.tell(
            lambda: (
                say_n(
                    "{n} more instalment follows; together {total}.",
                    "{n} more instalments follow; together {total}.",
                    rest,
                    total=money(plan.total),
                )
                if rest
                else say("Together {total}.", total=money(plan.total))
            )
        )
        for part in (self.table, self.whole, self.more):
            part.show()

    def show_refused(self, error: SRBoardError | None) -> None:
        """No example can be reckoned; the error says why, None while something is missing."""
        self.plan = None
        self.notices.clear()
        for part in (self.table, self.whole, self.more):
            part.hide()
        if error is not None:
            self.notices.show_error(error)


def _cell(name: str) -> Callable[[Row], Cell]:
    return lambda row: Cell(money(getattr(row, name)))


def _total(row: Row) -> Cell:
    return Cell(money(row.total), bold=True)
