"""Bank: money taken to the bank or fetched from it, with the number of the slip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from finance.sheet.content import BankContent
from sr_board.base.errors import RuleBroken
from sr_board.base.ids import new_id
from ui.buttons import Button, ChoicePair
from ui.cards import Card, Row
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label
from ui.live import say
from ui.money.sheet.money_fields import SumField
from ui.money.sheet.step import Step
from ui.money.sheet.words import money
from ui.wording import words_for

__all__ = ["BankStep"]


class BankStep(Step):
    """Step 6."""

    def __init__(self) -> None:
        super().__init__()
        self.list = Card(lambda: say("To and from the bank"), tight=True)
        self.work.addWidget(self.list)
        self.card = Card(lambda: say("Does money go to the bank today?"))
        self.none = Label(
            lambda: say("The books have no bank account yet."), "body", "soft", wrap=True
        )
        self.card.add(self.none)
        self.way = ChoicePair(
            [
                ("to", lambda: say("Taken to the bank")),
                ("from", lambda: say("Fetched from the bank")),
            ],
            "to",
            name=lambda: say("Which way"),
        )
        self.card.add(self.way)
        self.bank = ChoiceField(lambda: say("Bank account"), key="bank_id")
        self.amount = SumField(lambda: say("Amount"))
        self.slip = LineField(lambda: say("Number of the slip"), key="slip", most=40)
        self.form = Form()
        self.form.add(self.bank, self.amount, self.slip)
        self.amount.follow = self._amount_entered
        self.card.add(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        self.add = Button(lambda: say("Add"), icon="plus", on=self.take)
        row.addWidget(self.add)
        self.card.add(row)
        self.form.end_at(self.add)
        self.work.addWidget(self.card)
        self.work.addStretch(1)

    def again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        banks = sitting.view.banks
        self.bank.set_choices(
            [(b.id, lambda b=b: f"{b.name}  ·  {money(b.balance)}") for b in banks]
        )
        if self.bank.value() is None and banks:
            self.bank.set_value(banks[0].id)
        self.none.setVisible(not banks)
        for part in (self.way, self.form, self.add):
            part.setVisible(bool(banks))
        self.card.setVisible(sitting.open)
        names = {bank.id: bank.name for bank in banks}
        self.list.clear()
        for line in sitting.content.bank:
            self.list.add_line()
            self.list.add(
                Row(
                    lambda line=line: money(abs(line.amount)),
                    lambda line=line: _line(line, names.get(line.bank_id, "")),
                    icon="building-bank",
                    button=(lambda: say("Take out"), lambda i=line.id: self._drop(i))
                    if sitting.open
                    else None,
                )
            )
        self.list.setVisible(bool(sitting.content.bank))

    def start(self) -> None:
        if self.sitting is not None and self.sitting.view.banks and self.sitting.open:
            self.amount.box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ended.emit()

    def _amount_entered(self) -> None:
        """Enter in an empty box: nothing goes to the bank today."""
        if self.amount.value().strip():
            self.slip.box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.ended.emit()

    def finish(self) -> bool:
        if self.amount.value().strip():
            self.take()
        return not self.amount.value().strip()

    def _drop(self, line_id: str) -> None:
        if self.sitting is not None:
            self.sitting.drop_bank(line_id)

    def take(self) -> None:
        """Add what is in the form."""
        sitting, bank = self.sitting, self.bank.value()
        amount = self.amount.check()
        if sitting is None or amount is None or bank is None:
            self.amount.box.setFocus()
            return
        if self.way.value() == "to" and amount > sitting.box().must:
            error = RuleBroken(
                "payment-above-cash", cash_paise=sitting.box().must, amount_paise=amount
            )
            self.amount.set_error(lambda: " ".join(words_for(error)))
            self.amount.box.setFocus()
            return
        signed = amount if self.way.value() == "to" else -amount
        slip = self.slip.value().strip()
        self.amount.set_value("")
        self.slip.set_value("")
        sitting.add_bank(BankContent(new_id(), str(bank), signed, slip))
        self.ended.emit()


def _line(line: BankContent, name: str) -> str:
    way = say("to {bank}", bank=name) if line.amount > 0 else say("from {bank}", bank=name)
    return way + (f"  ·  {say('slip {number}', number=line.slip)}" if line.slip else "")
