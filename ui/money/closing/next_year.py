"""The balances with which the year after a closed one begins. Nothing is carried over by hand."""

from __future__ import annotations

from functools import partial

from finance.reports.queries_statements import StatementsView
from finance.reports.statement_rows import balance_sheet_rows
from sr_board import i18n
from ui.cards import Card
from ui.labels import second
from ui.live import say
from ui.money.amounts import money
from ui.money.closing.parts import FactLine

__all__ = ["NextYearCard"]


class NextYearCard(Card):
    """Hidden until a closed year is shown."""

    def __init__(self) -> None:
        super().__init__(lambda: say("So the next year begins"))
        self.hide()

    def show_balances(self, view: StatementsView | None) -> None:
        """Show what stands at the end of the year; None hides the card."""
        self.clear()
        self.setVisible(view is not None)
        if view is None:
            return
        self.add(
            second(
                lambda: say(
                    "Every balance goes on by itself; income and expenses begin at nothing."
                ),
                wrap=True,
            )
        )
        rows = balance_sheet_rows(view, i18n.current())
        for place, row in enumerate(rows):
            name = partial(_account, view, place)
            self.add(FactLine(name, partial(money, row.amount, always_paise=True)))
            if row.side == "total" and row is not rows[-1]:
                self.add_line()


def _account(view: StatementsView, place: int) -> str:
    return balance_sheet_rows(view, i18n.current())[place].account
