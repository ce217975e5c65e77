"""Sign: what will be recorded, the printed sheet, and after the recording its code."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from finance.sheet.views import SheetState
from sr_board import i18n
from ui.buttons import Button
from ui.cards import Card, Row
from ui.labels import Label, second, strong
from ui.live import Text, say, say_n
from ui.money.sheet.sitting import Sitting
from ui.money.sheet.step import Step
from ui.money.sheet.words import money
from ui.state import State

__all__ = ["SignStep"]

Fact = tuple[Text, Text, tuple[State, Text] | None]
_READY: tuple[State, Text] = (State.OK, lambda: say("ready"))


class SignStep(Step):
    """Step 9. The page connects `print`."""

    def __init__(self) -> None:
        super().__init__()
        self.confirmed = False
        self.code_card = Card(kind="strip:okfill")
        self.code_card.add(strong(lambda: say("The meeting is recorded and locked.")))
        self.code = Label("", "clock", "action")
        self.code_card.add(self.code)
        self.code_card.add(
            second(
                lambda: say(
                    "This code stands on the printed sheet. Paper and book prove each other."
                ),
                wrap=True,
            )
        )
        self.work.addWidget(self.code_card)
        self.card = Card(lambda: say("This will be recorded"), tight=True)
        self.work.addWidget(self.card)
        row = QHBoxLayout()
        self.print = Button(lambda: say("Print the sheet"), icon="printer")
        row.addWidget(self.print)
        row.addStretch(1)
        self.work.addLayout(row)
        self.work.addWidget(
            second(
                lambda: say(
                    "The members put their signature or thumb on the printed sheet. "
                    "Nothing can be changed afterwards; mistakes are corrected beside it."
                ),
                wrap=True,
            )
        )
        self.work.addStretch(1)

    def again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        closed = sitting.view.state is SheetState.CLOSED
        self.code_card.setVisible(closed)
        self.code.tell(sitting.view.code)
        if self.card.head is not None:
            self.card.head.tell(
                (lambda: say("This was recorded"))
                if closed
                else (lambda: say("This will be recorded"))
            )
        self.card.clear()
        for fact, line, state in self._lines(sitting):
            self.card.add_line()
            self.card.add(Row(fact, line, state=state))

    def _lines(self, sitting: Sitting) -> list[Fact]:
        found, count = sitting.totals(), sitting.count()
        lines: list[Fact] = [
            (
                lambda: say("The sheet: {amount} received", amount=money(found.received)),
                lambda: i18n.current().money_words(found.received),
                _READY,
            )
        ]
        lines += self._out(sitting)
        if count.amount:
            lines.append(
                (
                    lambda: say("Difference of the count: {amount}", amount=money(count.amount)),
                    sitting.content.reason,
                    (State.DUE, lambda: say("explained")),
                )
            )
        lines.append(
            (
                lambda: say("In the box: {amount}", amount=money(count.counted)),
                lambda: i18n.current().money_words(count.counted),
                _READY,
            )
        )
        return lines

    def _out(self, sitting: Sitting) -> list[Fact]:
        """Payments together, and each line of the bank."""
        content = sitting.content
        lines: list[Fact] = []
        if content.payments:
            sure = self.confirmed or not sitting.open
            lines.append(
                (
                    lambda: say_n(
                        "{n} payment: {amount}",
                        "{n} payments: {amount}",
                        len(content.payments),
                        amount=money(content.paid),
                    ),
                    lambda: i18n.current().money_words(content.paid),
                    _READY if sure else (State.DUE, lambda: say("waits for the second person")),
                )
            )
        for line in content.bank:
            lines.append(
                (
                    lambda line=line: say("Bank: {amount}", amount=money(abs(line.amount))),
                    lambda line=line: i18n.current().money_words(abs(line.amount)),
                    _READY,
                )
            )
        return lines
