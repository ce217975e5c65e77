"""Recall: the last balances in large figures. The members say them; then they are compared."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sr_board import i18n
from ui.cards import Card
from ui.labels import Label, second
from ui.live import Text, say
from ui.money.sheet.step import Step
from ui.money.sheet.words import money

__all__ = ["BigFigure", "RecallStep"]


class BigFigure(QWidget):
    """A word, an amount in large figures, and the same amount in words."""

    def __init__(self, word: Text, role: str = "clock", colour: str = "ink") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(Label(word, "body", "soft", wrap=True))
        self.amount = Label("", role, colour)
        self.words = second("", wrap=True)
        column.addWidget(self.amount)
        column.addWidget(self.words)

    def show_amount(self, paise: int) -> None:
        """Another amount."""
        self.amount.tell(lambda: money(paise))
        self.words.tell(lambda: i18n.current().money_words(paise))


class RecallStep(Step):
    """Step 1."""

    def __init__(self) -> None:
        super().__init__()
        card = Card(lambda: say("What did we have after the last meeting?"))
        self.when = Label("", "body", "soft", wrap=True)
        card.add(self.when)
        card.body.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        self.cash = BigFigure(lambda: say("In the cash box"), "figure", "action")
        self.bank = BigFigure(lambda: say("In the bank"))
        self.lent = BigFigure(lambda: say("Out on loan"))
        self.savings = BigFigure(lambda: say("Savings of all members"))
        self.social = BigFigure(lambda: say("Social fund"))
        for place, figure in enumerate(
            (self.cash, self.bank, self.lent, self.savings, self.social)
        ):
            grid.addWidget(figure, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        self.work.addWidget(card)
        self.work.addStretch(1)

    def again(self) -> None:
        if self.sitting is None:
            return
        view = self.sitting.view
        recall = view.recall
        if recall.last_on is None:
            self.when.tell(lambda: say("This is the first sheet. Open the box and compare."))
        else:
            day = recall.last_on
            self.when.tell(
                lambda: say(
                    "Read out at the meeting of {day}. The members say the figures from memory; "
                    "then open the box and compare.",
                    day=day,
                )
            )
        self.cash.show_amount(recall.cash)
        self.bank.show_amount(recall.bank)
        self.lent.show_amount(recall.lent)
        self.savings.show_amount(recall.savings)
        self.social.show_amount(recall.social)
        self.bank.setVisible(bool(view.banks))
        self.social.setVisible(bool(recall.social) or view.mode == "vsla")
