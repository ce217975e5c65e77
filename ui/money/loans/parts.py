"""Parts that the pages of loans share: a loan as a row, its dots, a plan as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finance.loans.views import Dot, LoanRow, PlanView
from finance.loans.words import LIMITS, STATES
from finance.rules.loans.schedules import Row
from sr_board import i18n
from ui import theme
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.labels import Label, second, strong
from ui.live import Text, say, say_n
from ui.money.amounts import money
from ui.money.persons import member_words
from ui.notices import Notice
from ui.state import DotRow, State, StateMark
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table
from ui.tiles import SymbolTile

__all__ = ["LoanLine", "PlanTable", "day", "dots", "dots_words", "limit_notices", "loan_state"]

_DOTS = {
    "paid": State.OK,
    "part": State.DUE,
    "due": State.DUE,
    "late": State.OVER,
    "coming": State.NOT_YET,
}
_STATES = {
    "applied": State.NOT_YET,
    "sanctioned": State.DUE,
    "running": State.OK,
    "closed": State.AWAY,
    "replaced": State.AWAY,
    "refused": State.AWAY,
    "written_off": State.OVER,
}


def day(value: object) -> str:
    """A date in the language in force; a dash for none."""
    return "–" if value is None else i18n.current().date(value, "medium")  # type: ignore[arg-type]


def loan_state(row: LoanRow) -> tuple[State, Text]:
    """Shape and word of a loan: how many days late, or where it stands."""
    if row.days_late:
        late = row.days_late
        return State.OVER, lambda: say_n("{n} day late", "{n} days late", late)
    return _STATES[row.state], lambda: say(STATES[row.state])


def dots_words(shown: Sequence[Dot]) -> str:
    """The dots as a sentence."""
    paid = sum(1 for dot in shown if dot.state == "paid")
    return say("{paid} of {all} instalments are paid", paid=paid, all=len(shown))


def dots(shown: Sequence[Dot]) -> DotRow:
    """One shape for each instalment."""
    row = DotRow()
    row.show_states([_DOTS[dot.state] for dot in shown], name=lambda: dots_words(shown))
    return row


class LoanLine(QWidget):
    """One loan as a row: who, what is left, dots, what comes next, and the way to its card."""

    def __init__(self, row: LoanRow, act: Callable[[], object]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 10, 16, 10)
        line.setSpacing(14)
        line.addWidget(SymbolTile(f"{row.borrower.symbol}/{row.borrower.hue}", 44))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(strong(lambda: member_words(row.borrower), wrap=True))
        words.addWidget(second(lambda: _next(row), wrap=True))
        if row.dots:
            words.addWidget(dots(row.dots))
        line.addLayout(words, 10)
        line.addWidget(StateMark(*loan_state(row)))
        self.left = Label(
            lambda: money(row.left if row.given_on else row.amount), "card", right=True
        )
        self.left.setMinimumWidth(theme.px(110))
        line.addWidget(self.left)
        button = Button(lambda: say("Open"), Kind.QUIET, on=act)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


def _next(row: LoanRow) -> str:
    if row.next_due is not None:
        return say(
            "Loan {number} · next {amount} on {date}",
            number=row.number,
            amount=money(row.next_amount),
            date=day(row.next_due),
        )
    if row.given_on is None:
        return say("Loan {number} · asked {date}", number=row.number, date=day(row.asked_on))
    return say("Loan {number} · of {amount}", number=row.number, amount=money(row.amount))


class PlanTable(Card):
    """A schedule as a table, with its sums below."""

    def __init__(self, heading: Text) -> None:
        super().__init__(heading, tight=True)
        columns = [
            Column("n", lambda: say("No."), lambda r: i18n.current().integer(r.n), 60, True),
            Column("due", lambda: say("Due on"), lambda r: day(r.due)),
            Column("principal", lambda: say("Loan part"), _money("principal"), 116, True),
            Column("interest", lambda: say("Interest"), _money("interest"), 100, True),
            Column("total", lambda: say("To pay"), _total, 116, True),
            Column("balance", lambda: say("Left"), _money("balance"), 120, True),
        ]
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=36, name="plan")
        self.add(self.table, 1)
        self.setVisible(False)

    def show_plan(self, rows: Sequence[Row]) -> None:
        """Show these rows; hidden when there are none."""
        self.model.show_rows(rows)
        sums = [sum(getattr(row, name) for row in rows) for name in ("principal", "interest")]
        self.table.set_foot(["", say("All"), money(sums[0]), money(sums[1]), money(sum(sums)), ""])
        self.table.setMinimumHeight(theme.px(36 * min(len(rows), 9) + 96))
        self.setVisible(bool(rows))


def _money(name: str) -> Callable[[Row], Cell]:
    return lambda row: Cell(money(getattr(row, name)))


def _total(row: Row) -> Cell:
    return Cell(money(row.total), bold=True)


def limit_notices(plan: PlanView, amount: int) -> list[Notice]:
    """What is unusual about a loan that is looked at: bounds, rate, money in the box."""
    found = [
        Notice(
            "due",
            lambda bound=bound: say(
                LIMITS[bound.key],
                limit=bound.limit,
                asked=bound.asked,
                limit_paise=bound.limit,
            ),
            lambda: say("The meeting may decide for more; the resolution must say so."),
        )
        for bound in plan.passed
    ]
    if plan.high_rate:
        found.append(
            Notice(
                "due",
                lambda: say("The rate is outside what is usual."),
                lambda: say("Two or three per cent a month are usual."),
            )
        )
    if amount > plan.cash:
        found.append(
            Notice(
                "due",
                lambda: say(
                    "The box has {cash}. The loan is {amount}.",
                    cash=money(plan.cash),
                    amount=money(amount),
                ),
            )
        )
    return found
