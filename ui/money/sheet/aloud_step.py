"""Read aloud: the totals of the meeting in large figures; the members remember them."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from finance.rules.sheet import Column
from ui.buttons import Button
from ui.cards import Card
from ui.labels import Label
from ui.live import say
from ui.money.sheet.recall_step import BigFigure
from ui.money.sheet.sitting import Sitting
from ui.money.sheet.step import Step
from ui.money.sheet.words import money

__all__ = ["AloudStep", "sentences"]


def sentences(sitting: Sitting) -> list[str]:
    """What is read to the room, sentence by sentence."""
    found, box, content = sitting.totals(), sitting.box(), sitting.content
    lines = [
        say("We were {here} of {all}.", here=sitting.here(), all=found.rows),
        say("In the box at the start: {amount}.", amount=money(box.opening)),
        say("Received today: {amount}.", amount=money(box.received)),
    ]
    told = (
        (Column.SAVINGS, say("Savings")),
        (Column.VOLUNTARY, say("Extra savings")),
        (Column.SHARES, say("Shares")),
        (Column.SOCIAL, say("Social fund")),
        (Column.PRINCIPAL, say("Loans paid back")),
        (Column.INTEREST, say("Interest")),
        (Column.FINE, say("Fines")),
        (Column.OTHER, say("Other")),
    )
    for column, word in told:
        if found.columns[column]:
            lines.append(say("{what}: {amount}.", what=word, amount=money(found.columns[column])))
    if box.paid:
        lines.append(say("Paid out: {amount}.", amount=money(box.paid)))
    for payment in content.payments:
        who = sitting.name(payment.payee_id) or payment.payee
        if who:
            lines.append(say("{what}: {amount}.", what=who, amount=money(payment.amount)))
    if box.to_bank:
        lines.append(say("Taken to the bank: {amount}.", amount=money(box.to_bank)))
    if box.from_bank:
        lines.append(say("Fetched from the bank: {amount}.", amount=money(box.from_bank)))
    lines.append(say("In the box now: {amount}.", amount=money(sitting.count().counted)))
    return lines


class AloudStep(Step):
    """Step 8."""

    def __init__(self) -> None:
        super().__init__()
        card = Card(lambda: say("Read this to the room"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        self.cash = BigFigure(lambda: say("In the box now"), "figure", "action")
        self.received = BigFigure(lambda: say("Received today"))
        self.paid = BigFigure(lambda: say("Paid out today"))
        self.savings = BigFigure(lambda: say("Savings of all members"))
        self.lent = BigFigure(lambda: say("Out on loan"))
        self.social = BigFigure(lambda: say("Social fund"))
        figures = (self.cash, self.received, self.savings, self.paid, self.lent, self.social)
        for place, figure in enumerate(figures):
            grid.addWidget(figure, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        card.add_line()
        self.text = Label("", "card", wrap=True)
        card.add(self.text)
        row = QHBoxLayout()
        self.large = Button(lambda: say("Show in large letters"), icon="volume")
        row.addWidget(self.large)
        row.addStretch(1)
        card.add(row)
        self.work.addWidget(card)
        self.work.addStretch(1)

    def again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        found, recall = sitting.totals(), sitting.view.recall
        columns, content = found.columns, sitting.content
        out = sum(p.amount for p in content.payments if p.account in ("2010", "2020"))
        saved = columns[Column.SAVINGS] + columns[Column.VOLUNTARY]
        help_out = sum(p.amount for p in content.payments if p.account == "2040")
        self.cash.show_amount(sitting.count().counted if content.pieces else sitting.box().must)
        self.received.show_amount(found.received)
        self.paid.show_amount(content.paid)
        self.savings.show_amount(recall.savings + saved - out)
        self.lent.show_amount(sitting.lent())
        self.social.show_amount(recall.social + columns[Column.SOCIAL] - help_out)
        self.social.setVisible(bool(recall.social) or sitting.view.mode == "vsla")
        self.text.tell(lambda: "  ".join(sentences(sitting)))
